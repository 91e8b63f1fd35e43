"""Collect what may be the headline from a parsed page.

Owns which declarations and elements are asked. Must not know how a headline is chosen among them (see `title`).
"""

from crawler.understanding.document import Document
from crawler.understanding.metadata.graph import NEWS_TYPES, Graph
from crawler.understanding.metadata.headings import headings
from crawler.understanding.metadata.text import clean, plain
from crawler.understanding.metadata.title import TitleWitnesses
from crawler.understanding.spelling import extent

_TOP = 40  # blocks of a page in which its headline is printed
_LINE = 20  # characters of one
_META = (
    "parsely-title",
    "sailthru.title",
    "cxenseparse:title",
    "mrf:title",
    "citation_title",
    "dc.title",
    "dcterms.title",
    "dc:title",
    "headline",
    "title",
)


def title_witnesses(doc: Document, graph: Graph, sites: tuple[str, ...]) -> TitleWitnesses:
    """The texts of the page that may be its headline."""
    head = doc.head
    headline = graph.text("headline") or graph.text("name")
    og, twitter, document = clean(head.first("og:title")), clean(head.first("twitter:title")), plain(head.title)
    found = headings(doc, (og, headline, twitter, document, graph.text("alternativeHeadline")))
    lines = tuple(text for _, text in found) or _printed(doc, document)
    marked = next((one for one, _ in found if "headline" in doc.attr(one, "itemprop")), None)
    return TitleWitnesses(
        headline=headline,
        og=og,
        twitter=twitter,
        meta=clean(head.first(*_META)),
        microdata=plain(doc.text_of(marked)) if marked is not None else "",
        document=document,
        h1=lines,
        sites=sites,
        news=bool(graph.types & NEWS_TYPES),
        heading=found[0][0] if found else -1,
    )


def _printed(doc: Document, document: str) -> tuple[str, ...]:
    """The first line near the top of a page without headings that one end of its `document` title says too."""
    for text, linked in zip(doc.block_texts[:_TOP], doc.block_linked, strict=False):
        if linked * 2 > len(text):
            continue  # home
        for line in text.split("\n") if len(text) > len(document) else (text,):
            if extent(line) >= _LINE and line != document and (document.endswith(line) or document.startswith(line)):
                return (line,)
    return ()
