"""Collect what may be the headline from a parsed page.

Owns which declarations and elements are asked. Must not know how a headline is chosen among them (see `title`).
"""

from crawler.understanding.document import Document
from crawler.understanding.metadata.graph import NEWS_TYPES, Graph
from crawler.understanding.metadata.text import clean, plain
from crawler.understanding.metadata.title import TitleWitnesses, fold

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
    headings = [one for one in first_headings(doc) if not _leads_home(doc, one)]
    marked = next((one for one in headings if "headline" in doc.attr(one, "itemprop")), None)
    headline = graph.text("headline") or graph.text("name")
    og = clean(head.first("og:title"))
    known = {fold(one) for one in (headline, og) if one}
    return TitleWitnesses(
        headline=headline,
        og=og,
        twitter=clean(head.first("twitter:title")),
        meta=clean(head.first(*_META)),
        microdata=plain(doc.text_of(marked)) if marked is not None else "",
        document=plain(head.title),
        h1=tuple(_heading_text(doc, one, known) for one in headings),
        sites=sites,
        news=bool(graph.types & NEWS_TYPES),
    )


def _heading_text(doc: Document, element: int, known: set[str]) -> str:
    """The heading's text; where it also holds a kicker or a subline in a box of its own, the box that is known."""
    runs = doc.texts[doc.text_from[element] : doc.text_to[element]]
    if len(runs) > 1:
        for run in runs:
            text = plain(run)
            if len(text) > 12 and fold(text) in known:
                return text
    return plain(doc.text_of(element))


def _leads_home(doc: Document, element: int) -> bool:
    """Whether the heading is a link to the home page: the site's name or logo."""
    if "a" not in doc.tags[element + 1 : doc.ends[element]] and (element == 0 or doc.tags[doc.parents[element]] != "a"):
        return False
    for link in (*range(element + 1, doc.ends[element]), doc.parents[element]):
        if doc.tags[link] == "a" and "href" in doc.attrs[link]:
            address = doc.href(link)
            return bool(address) and address.split("#", 1)[0].count("/") <= 3 and address.rstrip("/").count("/") <= 2
    return False


def first_headings(doc: Document, most: int = 8) -> list[int]:
    """The first h1 elements of the page."""
    found: list[int] = []
    try:
        while len(found) < most:
            found.append(doc.tags.index("h1", found[-1] + 1 if found else 0))
    except ValueError:
        pass
    return found
