"""Read all that a page declares about its article, each field with where it was read.

Owns `Metadata` and the order in which sources are asked. Must not know the body, dates, or what kind of page it is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from crawler.understanding.document import Document
from crawler.understanding.headline import find_headline
from crawler.understanding.metadata.authors import choose_authors
from crawler.understanding.metadata.bylines import Byline, find_bylines
from crawler.understanding.metadata.datelines import dateline_bylines
from crawler.understanding.metadata.graph import Graph, read_graph
from crawler.understanding.metadata.headings import first_headings
from crawler.understanding.metadata.image import image_of
from crawler.understanding.metadata.language import language_of
from crawler.understanding.metadata.lone import lone_bylines
from crawler.understanding.metadata.marks import Marks
from crawler.understanding.metadata.section import section_of
from crawler.understanding.metadata.sites import site_names
from crawler.understanding.metadata.spoken import labelled_bylines, spoken_bylines
from crawler.understanding.metadata.standing import Standing
from crawler.understanding.metadata.subtitle import choose_subtitle
from crawler.understanding.metadata.text import plain
from crawler.understanding.metadata.title import choose_title, fold
from crawler.understanding.metadata.witnesses import title_witnesses

_HEADLINE = 12  # characters of a title that can be known again within a heading


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of its article; None is "unknown".

    `headline` is the element that holds the title, or -1. `free` is the page's own word on whether all of the text can
    be read without paying (`isAccessibleForFree`), None when it does not say. `sites` are names of the publication.
    """

    title: str | None = None
    subtitle: str | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    section: str | None = None
    image: str | None = None
    canonical_url: str | None = None
    free: bool | None = None
    headline: int = -1
    sites: tuple[str, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    graph: Graph = field(default_factory=Graph)


def read_metadata(doc: Document) -> Metadata:
    """All fields but the language, which needs the body's text (see `read_language`)."""
    graph = read_graph(doc.head.json_ld, doc.url, doc)
    sites = site_names(doc.head, graph, doc.url)
    seen = title_witnesses(doc, graph, sites)
    title, title_source = choose_title(seen)
    headline = _headline_element(doc, title, seen.heading)
    marks = Marks(doc)
    named = choose_authors(graph, doc.head, sites, lambda: _bylines(doc, headline, marks))
    subtitle, subtitle_source = choose_subtitle(doc, graph, headline, title)
    section, section_source = section_of(doc, graph, title, marks, headline)
    image, image_source = image_of(doc, graph, headline)
    canonical, canonical_source = _canonical(doc, graph)
    sources = {
        "title": title_source,
        "subtitle": subtitle_source,
        "authors": named.source,
        "section": section_source,
        "image": image_source,
        "canonical_url": canonical_source,
    }
    return Metadata(
        title=title,
        subtitle=subtitle,
        authors=named.authors,
        agencies=named.agencies,
        section=section,
        image=image,
        canonical_url=canonical,
        free=_free(graph),
        headline=headline,
        sites=sites,
        sources={name: source for name, source in sources.items() if source},
        graph=graph,
    )


def read_language(doc: Document, graph: Graph, text: str) -> tuple[str | None, str | None]:
    """(language, source) of a page whose body is `text`."""
    head = doc.head
    declared = [
        ("json-ld", graph.text("inLanguage") or None),
        ("html", head.language or None),
        ("og", head.first("og:locale") or None),
        ("meta", head.first("content-language", "language", "dc.language", "dcterms.language") or None),
    ]
    return language_of(text, declared)


def _bylines(doc: Document, headline: int, marks: Marks) -> Iterator[Byline]:
    standing = Standing(doc, headline)
    yield from find_bylines(doc, standing, marks)
    yield from spoken_bylines(doc, standing)
    yield from lone_bylines(doc, standing)
    yield from labelled_bylines(doc, standing)
    yield from dateline_bylines(doc, standing)


def _headline_element(doc: Document, title: str | None, heading: int) -> int:
    """The h1 that says the title; else the block that does; else the h2 that holds it; else what the page's titles tell
    (see `headline`); else `heading`, which says another title of the page, or -1.
    """
    if title:
        wanted = fold(title)
        for element in first_headings(doc):
            if wanted in fold(plain(doc.text_of(element))):
                return element
        for block, text in enumerate(doc.block_texts):
            if len(text) == len(title) and text == title:
                return doc.block_box[block]
        for element in first_headings(doc, tag="h2"):
            if len(title) >= _HEADLINE and wanted in fold(plain(doc.text_of(element))):
                return element
    found = find_headline(doc)
    return found if found >= 0 else heading


def _canonical(doc: Document, graph: Graph) -> tuple[str | None, str | None]:
    for link in doc.head.links:
        if "canonical" in link.get("rel", "").lower().split():
            address = doc.resolve(link.get("href", ""))
            if address and urlsplit(address).netloc:
                return address, "link"
    address = doc.resolve(doc.head.first("og:url")) if doc.head.first("og:url") else ""
    if address:
        return address, "og"
    address = doc.resolve(graph.text("url")) if graph.text("url") else ""
    return (address, "json-ld") if address else (None, None)


def _free(graph: Graph) -> bool | None:
    """What `isAccessibleForFree` says, in whatever spelling."""
    for node in (graph.article, *graph.top):
        value = node.get("isAccessibleForFree") if node else None
        if isinstance(value, list):
            value = value[0] if value else None
        if isinstance(value, bool):
            return value
        if isinstance(value, str):
            word = value.rsplit("/", 1)[-1].strip().lower()
            if word in ("true", "yes", "1", "false", "no", "0"):
                return word in ("true", "yes", "1")
    return None
