"""Further stories below a page's own: whole ones, as pages have them that never end when a reader scrolls.

Owns what tells them: they stand apart from the page's own story, have a headline of their own, and are built as it is
or say that they have a page of their own, or who wrote them when. Must not know what the stories say, nor how they are
taken out of the page.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, compress
from typing import TYPE_CHECKING

from crawler.understanding.headline import titled_heading
from crawler.understanding.metadata.wordlists import read_lists
from crawler.understanding.spelling import letters

if TYPE_CHECKING:
    from crawler.understanding.document import Document

_HEADINGS = frozenset(("h1", "h2", "h3"))
_CLASS = re.compile(r'class="\s*([^\s"\d]*)')
_ARTICLE = re.compile(r'itemtype="[^"]*schema\.org/[A-Za-z]*(?:Article|Posting)"')
_QUERY = re.compile("[?#]")
_LEAST = 10  # letters of a headline
_PARAGRAPH = 60  # characters
_SEVERAL = 2  # paragraphs of a story; a teaser has one
_STORY = 250  # characters of the paragraphs of a story
_OWN = 200  # of the page's own, above one that is built otherwise
_SERIES = 3  # posts of a live story at least, or parts of one
_SHARE, _SHARE_OF_ONE = 4, 10  # times the page's own that others may be; a list is longer than what introduces it
_NEAR = 9  # blocks from a headline to the second paragraph
_ABOVE = 3  # short lines above a headline
_ADDRESS = re.compile(r'data-(?:[a-z]+-)*(?:url|href|permalink|canonical|link|path)="([^"]+)"')
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SIGNED = re.compile(r'rel="author"|(?:class|itemprop)="[^"]*(?:author|byline)')
_BY = tuple(f"{word} " for word in read_lists("crawler.understanding.metadata", "vocabulary.txt")["alone"])


def find_further(doc: "Document") -> list[int]:
    """The elements that hold further stories, in page order; none on a page whose own headline cannot be told, nor on a
    live one.
    """
    heads = sorted([*doc.tagged("h1"), *doc.tagged("h2")])
    prose = _Prose(doc)
    candidates = _candidates(doc, heads, prose)
    few = len(doc.tagged("h1")) < 2 and len(doc.tagged("article")) < 2
    if few and all(heading == heads[0] for heading, _ in candidates):  # nothing lies below the page's own headline
        return []
    headline = _headline(doc)
    if headline <= 0 or any("LiveBlogPosting" in raw for raw in doc.head.json_ld):
        return []
    return _built_alike(doc, headline, prose) or _apart(doc, headline, candidates, prose)


class _Prose:
    """The characters of each of a page's blocks that is a paragraph, 0 for the others."""

    def __init__(self, doc: "Document") -> None:
        self.doc = doc
        pairs = zip(map(len, doc.block_texts), doc.block_linked, strict=True)
        self.sizes = [size if size >= _PARAGRAPH and linked * 5 < size * 2 else 0 for size, linked in pairs]
        self.until = [0, *accumulate(self.sizes)]

    def of(self, element: int) -> int:
        """Of the paragraphs in an element."""
        first, last = self.doc.blocks_of(element)
        return self.until[last] - self.until[first]

    def paragraphs(self, first: int, last: int) -> int:
        """How many paragraphs there are among these blocks."""
        return sum(map(bool, self.sizes[first:last]))

    def first_in(self) -> dict[int, int]:
        """Of each element that paragraphs are children of, the first one's block."""
        parents, boxes = self.doc.parents, self.doc.block_box
        found: dict[int, int] = {}
        for b in compress(range(len(boxes)), self.sizes):
            found.setdefault(parents[boxes[b]], b)
        return found


def without_declarations(doc: "Document", elements: Sequence[int]) -> list[str]:
    """The page's JSON-LD without the scripts that declare further stories and not its own."""
    raws = doc.head.json_ld
    headings = (next(doc.elements(*_HEADINGS, inside=one), one) for one in elements)
    theirs = [said for one in headings if len(said := letters(doc.text_of(one))) >= _LEAST]
    own = letters(doc.text_of(_headline(doc)))
    flat = map(letters, raws)
    return [raw for raw, low in zip(raws, flat, strict=True) if own in low or not any(said in low for said in theirs)]


def _built_alike(doc: "Document", headline: int, prose: _Prose) -> list[int]:
    """The stories beside the page's own that are built as it is."""
    around = [headline, *doc.ancestors(headline)][:-1]
    told = next((one for one in doc.tagged("article") if one > headline and prose.of(one) >= _STORY), None)
    for element in around if told is None else [*around, told]:
        if prose.of(element) >= _STORY:
            found = [one for one in _alike_behind(doc, element) if _is_story(doc, one, prose)]
            if found:
                return found
    return []


def _candidates(doc: "Document", heads: Sequence[int], prose: _Prose) -> list[tuple[int, int]]:
    """Of the headings those right above several paragraphs, in an element of their own with them, and that element."""
    found = []
    for heading in heads:
        b = bisect_left(doc.block_from, doc.text_from[heading])
        if prose.paragraphs(b + 1, b + _NEAR) >= _SEVERAL:
            element = _outermost(doc, heading, b)
            if element != heading:
                found.append((heading, element))
    return found


def _outermost(doc: "Document", heading: int, b: int) -> int:
    """The outermost element that begins with a heading, or a few short lines above it."""
    element = heading
    while doc.parents[element] > 0:
        around = doc.parents[element]
        first = bisect_left(doc.block_from, doc.text_from[around])
        if first < b - _ABOVE or any(len(doc.block_texts[one]) >= _PARAGRAPH for one in range(first, b)):
            break
        element = around
    return element


def _apart(doc: "Document", headline: int, candidates: Sequence[tuple[int, int]], prose: _Prose) -> list[int]:
    """The stories that stand apart from the page's own, which is no shorter than a good part of them."""
    below = sorted((one for one in candidates if one[1] > headline), key=lambda one: one[1])
    if not below:
        return []
    found: list[int] = []
    total = 0
    until, own = prose.until, bisect_left(doc.block_from, doc.text_from[headline])
    likely = {*doc.ancestors(headline), *(element for _, element in candidates)}
    alike, told = Counter(_place(doc, one) for one in likely), prose.first_in()
    for heading, element in below:
        first, last = doc.blocks_of(element)
        size = until[last] - until[first]
        if (
            (found and element < doc.ends[found[-1]])
            or until[first] - until[own] < _OWN
            or size < _STORY
            or told.get(doc.parents[element], first) < first  # right below paragraphs, as a part of their story
            or not _is_another(doc, heading, element, doc.text_of(headline), alike[_place(doc, element)], prose)
        ):
            continue
        found.append(element)
        total += size
    before = until[doc.blocks_of(found[0])[0]] - until[own] if found else 0
    return found if before * (_SHARE if len(found) > 1 else _SHARE_OF_ONE) >= total else []


def _is_another(doc: "Document", heading: int, element: int, title: str, alike: int, prose: _Prose) -> bool:
    """Whether an element is the story of another page: it says where that is, or who wrote it when. So many are `alike`
    side by side: those of a live story's posts.
    """
    said = letters(doc.text_of(heading))
    if len(said) < _LEAST or said == letters(title):
        return False
    own = _QUERY.split(doc.url, maxsplit=1)[0].rstrip("/")
    chain = [one for one in (heading, *doc.ancestors(heading)) if one >= element]
    leads = [*doc.elements("a", inside=heading), *(one for one in chain if doc.tags[one] == "a")]
    if any(doc.attr(one, "href").startswith("#") or doc.href(one).startswith(own) for one in leads):
        return False  # a part of the page
    linked = any(_is_page(doc.href(one), own) for one in leads)
    named = [doc.resolve(match[1]) for one in chain for match in _ADDRESS.finditer(doc.attrs[one])]
    if any(_is_page(to, own) for to in named) or _in_json(doc, said):
        return True
    first, last = doc.blocks_of(element)
    told = next((b for b in range(first, last) if prose.sizes[b]), last)
    over = doc.block_box[told] if told < last else doc.ends[element]
    dated = "time" in doc.tags[element:over] or any(_YEAR.search(text) for text in doc.block_texts[first:told])
    signed = any(_SIGNED.search(raw) for raw in doc.attrs[element:over]) or any(
        text.lower().startswith(_BY) for text in doc.block_texts[first:told]
    )
    whole = doc.tags[heading] == "h1" or any(doc.tags[one] == "article" for one in chain)
    if linked:
        return dated or signed or whole
    return dated and (signed or doc.tags[heading] == "h1") and alike < _SERIES


def _is_page(to: str, own: str) -> bool:
    """Whether an address is that of another page of the site."""
    return to.startswith(own[: own.find("/", 8) + 1] or own) and not to.startswith(own)


def _in_json(doc: "Document", headline: str) -> bool:
    """Whether the page declares an article of that headline."""
    return any('"headline"' in raw and headline in _letters(raw) for raw in doc.head.json_ld)


@lru_cache(maxsize=16)  # asked for each headline of a page
def _letters(raw: str) -> str:
    return letters(raw)


def _headline(doc: "Document") -> int:
    """The heading that a title of the page tells, or the first of a page that calls itself an article; -1 for none."""
    for tag in ("h1", "h2"):
        told = titled_heading(doc, tag)
        if told >= 0:
            return told
    heads = doc.tagged("h1")
    return heads[0] if heads and doc.head.first("og:type").lower() == "article" else -1


def _form(doc: "Document", element: int) -> tuple[str, str]:
    named = _CLASS.search(doc.attrs[element])
    return doc.tags[element], named[1] if named else ""


def _place(doc: "Document", element: int) -> tuple[int, tuple[str, str]]:
    """What elements that are built alike, side by side, have in common."""
    return doc.parents[element], _form(doc, element)


def _alike_behind(doc: "Document", element: int) -> Iterator[int]:
    """The siblings behind an element that are built as it is."""
    form, last = _form(doc, element), doc.ends[doc.parents[element]]
    sibling = doc.ends[element]
    while sibling < last:
        if _form(doc, sibling) == form:
            yield sibling
        sibling = doc.ends[sibling]


def _is_story(doc: "Document", element: int, prose: _Prose) -> bool:
    """Whether an element has a headline of its own, that of another page, and a story's worth of paragraphs."""
    headings = doc.elements(*_HEADINGS, inside=element)
    heading = next((one for one in headings if len(letters(doc.text_of(one))) >= _LEAST), -1)
    if heading < 0 or prose.paragraphs(*doc.blocks_of(element)) < _SEVERAL or prose.of(element) < _STORY:
        return False
    if _ARTICLE.search(doc.attrs[element]):
        return True
    if doc.tags[element] != "article":
        return doc.tags[heading] == "h1" and "time" in doc.tags[element : doc.ends[element]]
    own = _QUERY.split(doc.url, maxsplit=1)[0].rstrip("/")
    links = (doc.href(one) for one in doc.elements("a", inside=heading))
    return doc.tags[heading] == "h1" or any(to and not to.startswith(own) for to in links)
