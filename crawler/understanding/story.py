"""An article page's parts put together as an `Article`, with a site's rules where there are any.

Owns which source each field comes from in the end. Must not know how the sources are read.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from crawler.items import Article
from crawler.understanding.body import Body
from crawler.understanding.dates.published import page_dates
from crawler.understanding.dates.reader import PageReader
from crawler.understanding.document import Document
from crawler.understanding.listings.boxes import Box
from crawler.understanding.metadata.read import Metadata, read_language
from crawler.understanding.metadata.wordcount import count_words
from crawler.understanding.rules import SiteRules, ruled_paragraphs, ruled_texts


def article_of(
    doc: Document,
    meta: Metadata,
    read: Body,
    reader: PageReader,
    words: int,
    kind: str,
    rules: SiteRules | None,
    boxes: Sequence[Box] = (),
) -> Article:
    """The article of a page whose body was read; `words` are those of its text, `boxes` hold other stories."""
    text = read.text
    language, language_source = read_language(doc, meta.graph, text)
    if language and language not in reader.languages:
        reader = replace(reader, languages=(language, *reader.languages))
    apart = [(box.first_run, box.last_run) for box in boxes]
    dates = page_dates(doc, meta.graph, reader, apart=apart, headline=meta.headline)
    sources = {**meta.sources, "text": read.witness}
    for name, source in (
        ("language", language_source),
        ("published_at", dates.published_source),
        ("modified_at", dates.modified_source),
    ):
        if source:
            sources[name] = source
    ruled = _ruled(doc, rules, reader) if rules is not None else {}
    article = Article(
        title=meta.title,
        text=text,
        subtitle=meta.subtitle,
        authors=meta.authors,
        agencies=meta.agencies,
        published_at=reader.instant(dates.published),
        published_precision=dates.precision,
        modified_at=reader.instant(dates.modified),
        language=language,
        section=meta.section,
        image=meta.image,
        canonical_url=meta.canonical_url,
        word_count=count_words(str(ruled["text"])) if "text" in ruled else words,
        paywalled=kind == "paywall",
        sources={**sources, **dict.fromkeys(ruled, "rule")},
    )
    return replace(article, **ruled) if ruled else article


def _ruled(doc: Document, rules: SiteRules, reader: PageReader) -> dict[str, Any]:
    """The fields that the site's rules say, where their selectors match."""
    html = doc.decoded.text
    found: dict[str, Any] = {}
    if rules.body:
        paragraphs = ruled_paragraphs(html, rules.body)
        if paragraphs:
            found["text"] = "\n\n".join(paragraphs)
    for name, selector in (("title", rules.title), ("subtitle", rules.subtitle)):
        texts = ruled_texts(html, selector) if selector else []
        if texts:
            found[name] = texts[0]
    if rules.authors:
        names = ruled_texts(html, rules.authors)
        if names:
            found["authors"] = tuple(dict.fromkeys(names))
    if rules.published:
        moments = [reader(text) for text in ruled_texts(html, rules.published)]
        moment = next((one for one in moments if one is not None), None)
        if moment is not None:
            found["published_at"] = reader.instant(moment)
            found["published_precision"] = moment.precision
    if rules.language:
        found["language"] = rules.language
    return found
