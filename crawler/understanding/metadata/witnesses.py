"""Collect what may be the headline from a parsed page.

Owns which declarations and elements are asked. Must not know how a headline is chosen among them (see `title`).
"""

from crawler.understanding.document import Document
from crawler.understanding.metadata.graph import Graph
from crawler.understanding.metadata.text import clean
from crawler.understanding.metadata.title import TitleWitnesses

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
    headings = first_headings(doc)
    marked = next((one for one in headings if "headline" in doc.attr(one, "itemprop")), None)
    return TitleWitnesses(
        headline=graph.text("headline") or graph.text("name"),
        og=clean(head.first("og:title")),
        twitter=clean(head.first("twitter:title")),
        meta=clean(head.first(*_META)),
        microdata=clean(doc.text_of(marked)) if marked is not None else "",
        document=clean(head.title),
        h1=tuple(clean(doc.text_of(one)) for one in headings),
        sites=sites,
    )


def first_headings(doc: Document, most: int = 8) -> list[int]:
    """The first h1 elements of the page."""
    found: list[int] = []
    try:
        while len(found) < most:
            found.append(doc.tags.index("h1", found[-1] + 1 if found else 0))
    except ValueError:
        pass
    return found
