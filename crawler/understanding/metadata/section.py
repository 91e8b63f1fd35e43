"""Find the section of a publication that a story stands in.

Owns which declarations are asked, and the trail of crumbs on the page. Must not know other fields.
"""

import re

from crawler.understanding.document import Document
from crawler.understanding.metadata.graph import Graph, Node, types_of
from crawler.understanding.metadata.marks import Marks
from crawler.understanding.metadata.text import clean, plain
from crawler.understanding.metadata.title import IDLE, fold, related, words_of

_MARKED = re.compile(r"articleSection|[ \"_-](?:(?:bread-?)?crumbs?|arbo|(?:fil-?)?d?-?ariane)(?:[\"_ -]|$)", re.I)
_LABEL = re.compile(
    r"(?!.*(?:menu|nav))(?:.*(?:section(?!s)|secci[oó]|category|rubri[ck]|ressort|rovat|kategor|sekc|eyebrow|overline|"
    r"kicker|primary-tag|article-tag))",
    re.I,
)
_LONGEST = 40  # characters of a section's name
_CRUMBS = 8
_WORDY = 3  # spaces of a crumb that is the page's own where its title begins so
_CATEGORIES = 5  # of one page; more are those of other stories
# What links say that lead back to a list, or to what has no section.
_BACK = {"back", "zurück", "retour", "volver", "voltar", "indietro", "terug", "tilbage", "tillbaka", "wstecz"}
_NO_SECTION = IDLE | _BACK | {"uncategorized", "allgemein"}
_FRENCH = ("ariane", "arbo")  # what trails are also called
_NEAR = 6  # text runs between a headline and the label of its section
_ROOT = 3  # slashes of the address of a home page, its language, or a section of the site


def section_of(
    doc: Document, graph: Graph, title: str | None, marks: Marks, headline: int
) -> tuple[str | None, str | None]:
    """(section, where it was read): as declared, else the last crumb before the page itself, else what a label by the
    headline leads to; or (None, None).
    """
    if graph.article:
        for one in graph.each(graph.article.get("articleSection")):
            name = clean(one.get("name") if isinstance(one, dict) else one, 120)
            if name:
                return name, "json-ld"
    for name in (
        "article:section",
        "og:article:section",
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
    own = fold(title or "")
    shown = _crumb(doc, own) or _printed(doc, own, marks)
    return shown or _labelled(doc, headline, own) or _filed(doc, marks, own) or (None, None)


def _trail(graph: Graph, trail: Node) -> list[str]:
    names = []
    for one in graph.each(trail.get("itemListElement")):
        if isinstance(one, dict):
            item = graph.resolve(one.get("item"))
            name = clean(one.get("name") or (item.get("name") if isinstance(item, dict) else ""), 120)
            if name:
                names.append(name)
    return names


def _crumb(doc: Document, own: str) -> tuple[str, str] | None:
    """The last section in the menu that is a trail to the page."""
    titled, found = fold(doc.head.title), ""
    for href, text in doc.head.trail:
        name = _told(doc, text, doc.resolve(href), own)
        low = fold(name)
        back = not name or low in _NO_SECTION or low.split()[0] in _BACK
        if not back and not (low.count(" ") >= _WORDY and titled.startswith(low)):
            found = name
    return (found, "breadcrumb") if found else None


def _printed(doc: Document, own: str, marks: Marks) -> tuple[str, str] | None:
    """The section that an element is marked as, or the last crumb of a trail from home before the page itself."""
    french = _FRENCH if doc.head.language[:2].lower() == "fr" else ()
    for element in marks.elements_with("rumb", "rticleSection", *french):
        raw = doc.attrs[element]
        if not _MARKED.search(raw):
            continue
        if "articleSection" in raw:
            name = doc.attr(element, "content") or plain(doc.text_of(element))
            return (clean(name, 120), "microdata") if 1 < len(name) <= 120 else None
        links = [one for one in doc.elements("a", inside=element) if doc.text_to[one] > doc.text_from[one]]
        if not 1 <= len(links) <= _CRUMBS or doc.href(links[0]).rstrip("/").count("/") > _ROOT:
            continue  # a trail begins at home, which is often a picture, or with a section
        names = [name for one in (links[1:] or links) if (name := _name(doc, one, own))]
        if names and (len(links) > 1 or fold(names[0]) not in _NO_SECTION):
            return names[-1], "breadcrumb"
    return None


def _labelled(doc: Document, headline: int, own: str) -> tuple[str, str] | None:
    """What a link by the headline says that leads to a folder in which the page lies, or to its category."""
    if headline < 0:
        return None
    first, last = doc.text_from[headline] - _NEAR, doc.text_to[headline] + _NEAR
    here = doc.url.split("?", 1)[0]
    found = ""
    for link in doc.links:
        if doc.text_from[link] >= last:
            break
        if doc.text_from[link] < first or headline <= link < doc.ends[headline] or not (name := _name(doc, link, own)):
            continue
        there = doc.href(link).rstrip("/")
        before = doc.text_from[link] < doc.text_from[headline]
        if (
            "category" in doc.attr(link, "rel")
            or (here.startswith(f"{there}/") and there.count("/") > 2)
            or (before and _LABEL.match(f"{doc.attr(link, 'class')} {doc.attr(doc.parents[link], 'class')}"))
        ):
            found = found if fold(name) in _NO_SECTION else name
            if not before:
                break
    return (found, "label") if found else None


def _filed(doc: Document, marks: Marks, own: str) -> tuple[str, str] | None:
    """The first of the few categories under which a blog says that it files the page."""
    links = [one for one in marks.elements_with('rel="category') if doc.tags[one] == "a"]
    names = [name for one in links[:_CATEGORIES] if fold(name := _name(doc, one, own)) not in ("", *_NO_SECTION)]
    return (names[0], "label") if names and len(links) <= _CATEGORIES else None


def _name(doc: Document, link: int, own: str) -> str:
    """The name of the section that a link leads to, or "" of one to the home page or the page itself."""
    return _told(doc, plain(doc.text_of(link)), doc.href(link), own)


def _told(doc: Document, name: str, to: str, own: str) -> str:
    there = to.split("#", 1)[0]
    told = 1 < len(name) <= _LONGEST and name[0].isalnum() and not name.isdigit() and fold(name) != own
    return name if told and there != doc.url and there.rstrip("/").count("/") > 2 else ""
