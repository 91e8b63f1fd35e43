"""Find the section of a publication that a story stands in.

Owns which declarations are asked, and the trail of crumbs on the page. Must not know other fields.
"""

import re

from crawler.understanding.document import Document
from crawler.understanding.metadata.graph import Graph, Node, types_of
from crawler.understanding.metadata.marks import Marks
from crawler.understanding.metadata.text import clean, plain
from crawler.understanding.metadata.title import fold, related, words_of

_MARKED = re.compile(r"articleSection|[ \"_-]bread-?crumbs?(?:[\"_ -]|$)|[ \"]crumbs?[\"_ -]", re.I)
_LONGEST = 40  # characters of a section's name
_CRUMBS = 8
_ROOT = 3  # slashes of the address of a home page, its language, or a section of the site


def section_of(doc: Document, graph: Graph, title: str | None, marks: Marks) -> tuple[str | None, str | None]:
    """(section, where it was read): as declared, else the last crumb before the page itself; or (None, None)."""
    if graph.article:
        for one in graph.each(graph.article.get("articleSection")):
            name = clean(one.get("name") if isinstance(one, dict) else one, 120)
            if name:
                return name, "json-ld"
    for name in (
        "article:section",
        "cxenseparse:section",
        "parsely-section",
        "articlesection",
        "section",
        "category",
        "sailthru.section",
    ):
        value = clean(doc.head.first(name), 120)
        if value and not value.startswith("http"):
            return value, "meta"
    trail = next((node for node in graph.top if "breadcrumblist" in types_of(node)), None)
    names = _trail(graph, trail) if trail is not None else []
    if len(names) == 2 and title and not related(names[1], [words_of(title)]):
        return names[1], "breadcrumb"  # the trail ends above the page
    if len(names) > 2:
        return names[-2], "breadcrumb"
    return _printed(doc, title, marks)


def _trail(graph: Graph, trail: Node) -> list[str]:
    names = []
    for one in graph.each(trail.get("itemListElement")):
        if isinstance(one, dict):
            item = graph.resolve(one.get("item"))
            name = clean(one.get("name") or (item.get("name") if isinstance(item, dict) else ""), 120)
            if name:
                names.append(name)
    return names


def _printed(doc: Document, title: str | None, marks: Marks) -> tuple[str | None, str | None]:
    """The section that an element is marked as, or the last crumb of a trail from home before the page itself."""
    for element in marks.elements_with("rumb", "rticleSection"):
        raw = doc.attrs[element]
        if not _MARKED.search(raw):
            continue
        if "articleSection" in raw:
            name = doc.attr(element, "content") or plain(doc.text_of(element))
            return (clean(name, 120), "microdata") if 1 < len(name) <= 120 else (None, None)
        links = [one for one in doc.elements("a", inside=element) if doc.text_to[one] > doc.text_from[one]]
        if not 2 <= len(links) <= _CRUMBS or doc.href(links[0]).rstrip("/").count("/") > _ROOT:
            continue  # a trail begins at home, which is often a picture, or with a section
        names = [(plain(doc.text_of(one)), doc.href(one).split("#", 1)[0]) for one in links[1:]]
        own = fold(title or "")
        inner = [
            name
            for name, there in names
            if 1 < len(name) <= _LONGEST and name[0].isalnum() and there != doc.url and fold(name) != own
        ]
        if inner:
            return inner[-1], "breadcrumb"
    return None, None
