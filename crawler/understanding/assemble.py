"""From a page's bytes to an `Understanding`: each part of the room is asked in its turn.

Owns the order of the parts and what is handed from one to the next. Must not know how any of them works.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from crawler.items import Article, Understanding
from crawler.understanding.body import Body, given_of, read_body
from crawler.understanding.decode import decode
from crawler.understanding.document import Document
from crawler.understanding.memory import SiteMemory
from crawler.understanding.metadata.read import Metadata, read_language, read_metadata
from crawler.understanding.metadata.wordcount import count_words
from crawler.understanding.rules import SiteRules, without
from crawler.understanding.tame import OverBudget

EXTRACTOR = "newstrail/1"


def understand(
    body: bytes,
    url: str,
    headers: Mapping[str, str] | None = None,
    fetched_at: datetime | None = None,
    memory: SiteMemory | None = None,
    rules: SiteRules | None = None,
) -> Understanding:
    """What a page is and says. `headers` have their names in lower case; `memory` and `rules` are the site's.

    Never raises for a page, whatever its bytes: one that is past the budget is of kind "error" with "unreadable" in its
    evidence. Raises RuleError for a selector that cannot be read.
    """
    headers = headers or {}
    try:
        doc = _parse(body, url, headers, rules)
    except OverBudget as over:
        return Understanding("error", evidence={"problem": "unreadable", "reason": str(over)})
    meta = read_metadata(doc)
    read = read_body(doc, given_of(doc), memory.is_furniture if memory else None)
    return Understanding(
        kind="article" if read.paragraphs else "shell",
        article=_article(doc, meta, read) if read.paragraphs else None,
        evidence=_evidence(doc, read),
        blocks=read.blocks,
        feeds=_feeds(doc),
    )


def _parse(body: bytes, url: str, headers: Mapping[str, str], rules: SiteRules | None) -> Document:
    if rules is None or not rules.remove:
        return Document.parse(body, url, headers)
    decoded = decode(body, headers)
    return Document.of_text(replace(decoded, text=without(decoded.text, rules.remove), raw=None), url)


def _article(doc: Document, meta: Metadata, read: Body) -> Article:
    text = read.text
    language, language_source = read_language(doc, meta.graph, text)
    sources = dict(meta.sources) | {"text": read.witness}
    if language_source:
        sources["language"] = language_source
    return Article(
        title=meta.title,
        text=text,
        subtitle=meta.subtitle,
        authors=meta.authors,
        agencies=meta.agencies,
        language=language,
        section=meta.section,
        image=meta.image,
        canonical_url=meta.canonical_url,
        word_count=count_words(text),
        sources=sources,
    )


def _evidence(doc: Document, read: Body) -> dict[str, Any]:
    evidence: dict[str, Any] = {
        "encoding": [doc.decoded.encoding, doc.decoded.source],
        "body": {
            "witness": read.witness,
            "confidence": read.confidence,
            "blocks": len(read.chosen),
            "judged": len(read.judged),
        },
    }
    if read.dropped:
        evidence["body"]["repeated"] = [text[:80] for text in read.dropped[:10]]
    if doc.swallowed:
        evidence["swallowed"] = doc.swallowed
    return evidence


def _feeds(doc: Document) -> tuple[str, ...]:
    found = []
    for link in doc.head.links:
        if "alternate" in link.get("rel", "").lower() and link.get("type", "").lower().partition(";")[0] in _FEED_TYPES:
            found.append(doc.resolve(link.get("href", "")))
    return tuple(dict.fromkeys(filter(None, found)))


_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/json")
