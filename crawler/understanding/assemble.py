"""From a page's bytes to an `Understanding`: each part of the room is asked in its turn.

Owns the order of the parts and what is handed from one to the next. Must not know how any of them works.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any

from crawler.items import Entry, Understanding
from crawler.understanding.body import Body, given_of, read_body
from crawler.understanding.dates.reader import PageReader
from crawler.understanding.decode import decode
from crawler.understanding.document import Document
from crawler.understanding.doubt import may_be_a_story
from crawler.understanding.kinds import Verdict, gather, kind_of, not_html, plain_story
from crawler.understanding.listings.answers import read_answer
from crawler.understanding.listings.boxes import Box, find_boxes
from crawler.understanding.listings.entries import entries_of, listing_records
from crawler.understanding.listings.pagination import next_page
from crawler.understanding.listings.record import Record
from crawler.understanding.memory import SiteMemory
from crawler.understanding.metadata.read import Metadata, read_metadata
from crawler.understanding.metadata.wordcount import count_words
from crawler.understanding.rules import SiteRules, without
from crawler.understanding.story import article_of
from crawler.understanding.surroundings import reader_of
from crawler.understanding.tame import OverBudget
from crawler.understanding.whole import cut_off

EXTRACTOR = "newstrail/5"

_STORIES = ("article", "live_blog", "media", "paywall")
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/json")


def understand(
    body: bytes,
    url: str,
    headers: Mapping[str, str] | None = None,
    fetched_at: datetime | None = None,
    memory: SiteMemory | None = None,
    rules: SiteRules | None = None,
    *,
    status: int | None = None,
) -> Understanding:
    """What a page is and says. `headers` have their names in lower case; `memory` and `rules` are the site's.

    A page past the budget is of kind "error", with "unreadable" and the reason in its evidence. Raises RuleError for a
    selector that cannot be read, and nothing for a page.
    """
    headers = headers or {}
    refused = not_html(body, headers)
    if refused is not None:
        if "json" not in refused["type"]:
            return Understanding("not_html", evidence=refused)
        entries, further = read_answer(
            body, url, headers, lambda empty: reader_of(empty, headers, fetched_at, memory, rules)
        )
        return Understanding("not_html", entries=entries, evidence=refused, next_page=further)
    try:
        doc = _parse(body, url, headers, rules)
    except OverBudget as over:
        return Understanding("error", evidence={"problem": "unreadable", "reason": str(over)})
    reader = reader_of(doc, headers, fetched_at, memory, rules)
    meta = read_metadata(doc)
    boxes = find_boxes(doc, reader)
    read = read_body(doc, replace(given_of(doc), authors=meta.authors, headline=meta.title or ""), memory, boxes)
    words = count_words(read.text)
    records = [record for box in boxes for record in box.records]
    verdict, listed = _verdict(doc, meta, read, words, status, headers, boxes, reader)
    if verdict.kind == "listing":
        records = listed
    story = (verdict.kind in _STORIES or "doubt" in verdict.evidence) and bool(read.paragraphs)
    return Understanding(
        kind=verdict.kind,
        article=article_of(doc, meta, read, reader, words, verdict.kind, rules, boxes) if story else None,
        entries=_entries(doc, records, reader),
        evidence=_evidence(doc, read, verdict, reader),
        blocks=read.blocks,
        next_page=next_page(doc) if verdict.kind == "listing" else None,
        feeds=_feeds(doc),
    )


def _verdict(
    doc: Document,
    meta: Metadata,
    read: Body,
    words: int,
    status: int | None,
    headers: Mapping[str, str],
    boxes: Sequence[Box],
    reader: PageReader,
) -> tuple[Verdict, list[Record]]:
    """The page's kind, and the records of one that is a listing. "doubt" in the evidence: it may be a story, too."""
    told = plain_story(doc, meta, status=status, headers=headers, body_words=words, chosen=read.chosen)
    if told is not None:
        return Verdict("article", told), []
    signals = gather(
        doc,
        meta,
        status=status,
        headers=headers,
        body_words=words,
        chosen=read.chosen,
        records=sum(len(box.records) for box in boxes),
        boxes=boxes,
    )
    listed = cache(lambda: listing_records(doc, replace(reader, guess_year=True), meta.graph))
    verdict = kind_of(signals, lambda: (len(listed()), sum(record.moment is not None for record in listed())))
    if verdict.kind != "listing":
        return verdict, []
    chance = verdict.evidence["listing_probability"]
    if may_be_a_story(doc, read.chosen, signals, chance, listed()):
        verdict = replace(verdict, evidence={**verdict.evidence, "doubt": True})
    return verdict, listed()


def _parse(body: bytes, url: str, headers: Mapping[str, str], rules: SiteRules | None) -> Document:
    if rules is None or not rules.remove:
        return Document.parse(body, url, headers)
    decoded = decode(body, headers)
    return Document.of_text(replace(decoded, text=without(decoded.text, rules.remove), raw=None), url)


def _entries(doc: Document, records: Sequence[Record], reader: PageReader) -> tuple[Entry, ...]:
    """The records as entries, each address once, the page's own left out."""
    once: dict[str, Record] = {}
    for record in records:
        if record.url and record.url != doc.url:
            once.setdefault(record.url, record)
    return entries_of(once.values(), reader)


def _evidence(doc: Document, read: Body, verdict: Verdict, reader: PageReader) -> dict[str, Any]:
    evidence: dict[str, Any] = {
        "kind": verdict.evidence,
        "encoding": [doc.decoded.encoding, doc.decoded.source],
        "body": {"witness": read.witness, "confidence": read.confidence, "blocks": len(read.chosen)},
    }
    if read.dropped:
        evidence["body"]["repeated"] = [text[:80] for text in read.dropped[:10]]
    if verdict.listing:
        evidence["listing"] = verdict.listing
    cut = cut_off(doc.decoded.text) if verdict.kind in _STORIES else None
    if cut:
        evidence["truncated"] = cut
    if doc.apart:
        evidence["apart"] = doc.apart
    if doc.swallowed:
        evidence["swallowed"] = doc.swallowed
    if reader.shown:
        evidence["habits"] = {"day_order": reader.shown}
    return evidence


def _feeds(doc: Document) -> tuple[str, ...]:
    found = []
    for link in doc.head.links:
        if "alternate" in link.get("rel", "").lower() and link.get("type", "").lower().partition(";")[0] in _FEED_TYPES:
            found.append(doc.resolve(link.get("href", "")))
    return tuple(dict.fromkeys(filter(None, found)))
