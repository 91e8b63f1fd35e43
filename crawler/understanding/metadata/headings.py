"""The headings of a page that may be its headline, each as the text of its box that says the title.

Owns which headings are asked: not the site's name, not the last crumb of a trail, and an h2 or h3 only where no h1 says
what the page calls itself. Must not know how a headline is chosen among witnesses (see `title`).
"""

import re
from collections.abc import Sequence

from crawler.understanding.document import Document
from crawler.understanding.metadata.text import plain
from crawler.understanding.metadata.title import fold, letters, related, words_of

_MOST = 8  # h1 that are looked at
_LESSER = 40  # h2 among which the headline is looked for
_SHORT = 12  # characters; shorter parts of a heading say nothing
_TRAIL = 5  # elements around a heading of which one may be a trail of crumbs
_ENDS_THERE = re.compile(r"[ .!?]*[-|»·•/]| ::? ")  # what follows is a site's name; a colon would end a kicker
_KICKER = re.compile(
    r"kicker|overline|topline|pre-?title|prefix|eyebrow|dachzeile|spitzmarke|rubri[ck]|category|topic|badge|\blabel|\bflag|volanta|antetitulo|surtitre",
    re.I,
)
_BADGE = re.compile(
    r"badge|\blabel|\bflag|share|print|read(?:ing)?-?time|duration|comment-?count|\bicon|bookmark", re.I
)
_READING = re.compile(r"\d{1,3}[ -]?(?:min|мин|phút|dk\b|分)[^\W\d_]*\.?(?:[ -][^\W\d_]+){0,2}$", re.I)
_CRUMB = re.compile(r"crumb", re.I)


def headings(doc: Document, declared: Sequence[str]) -> list[tuple[int, str]]:
    """(element, text) of the headings that may be the headline, in page order; `declared` are titles of the page.

    They are the h1, without those that only lead home. Where the page declares titles and no h1 outside a trail of
    crumbs says one, an h2 or h3 that does comes first.
    """
    known = [fold(one) for one in declared if one]
    found = [(one, spoken(doc, one, declared, known)) for one in first_headings(doc) if not _leads_home(doc, one)]
    standing = [one for one in found if not _in_trail(doc, one[0])]
    words = [words_of(one) for one in known]
    if not known or any(related(text, words) for _, text in standing):
        return standing or found
    lesser = _lesser(doc, declared, known)
    return [*lesser, *standing] if lesser else standing or found


def _lesser(doc: Document, declared: Sequence[str], known: Sequence[str]) -> list[tuple[int, str]]:
    """The first h2 or h3 that says one of the titles."""
    for tag in ("h2", "h3"):
        for element in first_headings(doc, _LESSER, tag):
            text = spoken(doc, element, declared, known)
            if len(text) >= _SHORT and _says(fold(text), known):
                return [(element, text)]
    return []


def spoken(doc: Document, element: int, declared: Sequence[str], known: Sequence[str]) -> str:
    """The heading's text; where it also holds a kicker or a line below in boxes of their own, without these.

    What goes and what stays is told by the `declared` titles, folded in `known`: one that has the words of all boxes
    is the text itself; else it is the longest beginning or end of the boxes that one of them begins or ends with.
    """
    whole = plain(doc.text_of(element))
    first, last = doc.text_from[element], doc.text_to[element]
    if last - first < 2 or last - first > 20:
        return whole
    bare = _unmarked(doc, element, whole)
    if bare is not whole and fold(bare) in known:
        return bare  # other titles of the page may well repeat the kicker
    if fold(whole) in known:
        return whole
    same = letters(whole)
    joined = next((one for one in declared if letters(one) == same), None)
    if joined is not None:
        return joined  # boxes that are joined by a colon or dash where the page declares its title
    parts = []
    for cut in range(first + 1, last):
        for one in ("".join(doc.texts[first:cut]), "".join(doc.texts[cut:last])):
            text = plain(one).strip(" –—|/-")
            if _SHORT <= len(text) < len(whole) and _says(fold(text), known):
                parts.append(text)
    return max(parts, key=len, default="") or bare


def _unmarked(doc: Document, element: int, whole: str) -> str:
    """The heading's text without a first or last box that is marked as a kicker or a badge, or tells a reading time."""
    first, last = doc.text_from[element], doc.text_to[element]
    if _is_marked(doc, first, element, _KICKER):
        first += 1
    if _is_marked(doc, last - 1, element, _BADGE) or _READING.match(doc.texts[last - 1].strip()):
        last -= 1
    if last - first == doc.text_to[element] - doc.text_from[element]:
        return whole
    text = plain("".join(doc.texts[first:last])).strip(" –—|/:-")
    return text if len(text) >= _SHORT else whole


def _is_marked(doc: Document, run: int, heading: int, words: re.Pattern[str]) -> bool:
    """Whether the box in a heading that holds a text run, and not all of the heading, is marked with such words."""
    box = doc.owners[run]
    marked = box > heading and bool(doc.attrs[box]) and words.search(doc.attrs[box]) is not None
    return marked and doc.text_of(box) != doc.text_of(heading)


def _says(text: str, known: Sequence[str]) -> bool:
    """Whether one of the titles is `text`, or begins or ends with it as a part of its own."""
    size = len(text)
    for one in known:
        if one == text:
            return True
        if one.startswith(text) and _ENDS_THERE.match(one, size):
            return True
        if one.endswith(text) and not one[:-size].rstrip()[-1:].isalnum():
            return True
    return False


def _in_trail(doc: Document, element: int) -> bool:
    """Whether the heading is the last crumb of a trail, a label for search engines."""
    for _ in range(_TRAIL):
        if element < 0:
            return False
        if "rumb" in doc.attrs[element] and _CRUMB.search(doc.attrs[element]):
            return True
        element = doc.parents[element]
    return False


def _leads_home(doc: Document, element: int) -> bool:
    """Whether the heading is a link to the home page: the site's name or logo."""
    if "a" not in doc.tags[element + 1 : doc.ends[element]] and (element == 0 or doc.tags[doc.parents[element]] != "a"):
        return False
    for link in (*range(element + 1, doc.ends[element]), doc.parents[element]):
        if doc.tags[link] == "a" and "href" in doc.attrs[link]:
            address = doc.href(link)
            return bool(address) and address.split("#", 1)[0].count("/") <= 3 and address.rstrip("/").count("/") <= 2
    return False


def first_headings(doc: Document, most: int = _MOST, tag: str = "h1") -> list[int]:
    """The first h1 elements of the page, or those of another `tag`."""
    return list(doc.tagged(tag)[:most])
