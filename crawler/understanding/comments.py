"""Readers' comments below a story: where on a page they are.

Owns what tells them: what is written above them, the controls to answer them, the names of what holds them, and that
they follow a story. Must not know what the story says, nor how comments are taken out of the page.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import add
from typing import TYPE_CHECKING

from crawler.understanding.metadata.wordlists import read_lists
from crawler.understanding.spelling import WIDE, extent

if TYPE_CHECKING:
    from crawler.understanding.document import Document

_LISTS = read_lists(__package__, "comments.txt")
_HEADINGS, _CONTROLS = frozenset(_LISTS["headings"]), frozenset(_LISTS["controls"])
_NAMES = frozenset(_LISTS["names"])
_SIGNS = _HEADINGS | _CONTROLS
_LONGEST = max(map(len, _SIGNS)) + 12
_MAYBE = re.compile("omment|oment|isqus|eacties|orumlar|alkback|eplies|ozzaszol|iskuse")  # of all names, in any case
_TRIM = "0123456789()[]{}:：.,…•·|/-–—+#►▼▾»› \n\t\xa0"  # around what a heading or a control says
_NAMED = re.compile(r'(?:class|id)="([^"]*)"')
_WORD = re.compile(r"[a-z]+|[A-Z][a-z]*")
_STAMP = re.compile(r"\d\d?[:.h]\d\d|\d[./-]\d\d?[./-]\d|(?:19|20)\d\d|\d+\s*[^\W\d]{1,12}")
_LINE = 60  # characters of a line that says who wrote, and when
PROSE = 60  # characters of a paragraph
_PARTS = frozenset(("hr", "a", "img"))  # that may stand between comments
_MUCH = 3  # times the most paragraphs side by side before them that comments may have so
STORY = 150  # characters of paragraphs that a page with comments has before them

Range = tuple[int, int]  # from and to: of elements side by side, of blocks


def find_comments(doc: "Document") -> list[int]:
    """The elements that hold readers' comments and nothing of the story, in page order; none where no story comes
    before them, as on the pages of a forum.
    """
    headings, controls, paragraphs = _looked_through(doc)
    named = _named(doc, paragraphs)
    if not headings and len(controls) < 2 and not named:
        return []
    sizes = [0] * len(doc.block_texts)
    for block in paragraphs:
        sizes[block] = extent(doc.block_texts[block])
    prose = [0, *accumulate(sizes)]
    likely = [
        one for one in (*_headed(doc, headings, controls), *_answered(doc, controls)) if not _tells(doc, one, sizes)
    ]
    found: list[int] = []
    end = 0
    for first, last in sorted({*named, *likely}, key=lambda one: (one[0], -one[1])):
        if first >= end and _follows(doc, (first, last), prose, controls):
            found += _siblings(doc, first, last)
            end = last
    return found


def _looked_through(doc: "Document") -> tuple[list[int], list[int], list[int]]:
    """The blocks that may stand above comments, those that answer one, and the paragraphs."""
    headings, controls, paragraphs = [], [], []
    for block, (text, linked) in enumerate(zip(doc.block_texts, doc.block_linked, strict=True)):
        size = len(text)
        if size <= _LONGEST and (said := text.strip(_TRIM).lower()) in _SIGNS:
            if said in _CONTROLS:
                controls.append(block)
            if said in _HEADINGS and not linked:
                headings.append(block)
        elif size >= PROSE // WIDE and linked * 5 < size * 2 and (size >= PROSE or extent(text) >= PROSE):
            paragraphs.append(block)
    return headings, controls, paragraphs


def _named(doc: "Document", paragraphs: Sequence[int]) -> list[Range]:
    """The elements around paragraphs whose class or id says that they hold comments."""
    attrs, parents, boxes = doc.attrs, doc.parents, doc.block_box
    seen: set[int] = set()
    found = []
    for block in paragraphs:
        element = boxes[block]
        while element > 0 and element not in seen:
            seen.add(element)
            if _MAYBE.search(attrs[element]) and _is_named(attrs[element]):
                found.append((element, doc.ends[element]))
            element = parents[element]
    return found


def _is_named(raw: str) -> bool:
    """Whether a word of an element's class or id, or two side by side ("comment-list"), are such a name."""
    for value in _NAMED.findall(raw):
        words = [word.lower() for word in _WORD.findall(value[:300])]
        if not _NAMES.isdisjoint(words) or not _NAMES.isdisjoint(map(add, words, words[1:])):
            return True
    return False


def _blocks(doc: "Document", within: Range) -> Range:
    """The blocks that begin in a range of elements."""
    return doc.blocks_of(within[0])[0], doc.blocks_of(_siblings(doc, *within)[-1])[1]


def _siblings(doc: "Document", first: int, last: int) -> list[int]:
    """The elements side by side that a range is made of."""
    found = []
    while first < last:
        found.append(first)
        first = doc.ends[first]
    return found


def _headed(doc: "Document", headings: Sequence[int], controls: Sequence[int]) -> Iterator[Range]:
    """The outermost element that begins with each heading, or that heading and what is answered behind it."""
    for block in headings:
        element, first = doc.block_box[block], doc.block_from[block]
        if doc.text_from[element] != first:
            continue
        while element > 0 and doc.text_from[doc.parents[element]] == first:
            element = doc.parents[element]
        if element <= 0:
            continue
        if doc.text_to[element] > doc.block_to[block]:
            yield element, doc.ends[element]
        else:
            yield from _answered_among(doc, doc.ends[element], doc.ends[doc.parents[element]], controls, element)


def _answered(doc: "Document", controls: Sequence[int]) -> Iterator[Range]:
    """The element around all controls that answer comments, or its children from the first such to the last."""
    if len(controls) < 2:
        return
    first, last = doc.block_box[controls[0]], doc.block_box[controls[-1]]
    while first >= 0 and doc.ends[first] <= last:
        first = doc.parents[first]
    if first >= 0:
        yield first, doc.ends[first]
        yield from _answered_among(doc, first + 1, doc.ends[first], controls)


def _answered_among(
    doc: "Document", first: int, last: int, controls: Sequence[int], since: int | None = None
) -> Iterator[Range]:
    """The siblings from the first (or from `since`) to the last that holds a control, when all between are alike."""
    siblings = _siblings(doc, first, last)
    answered = [one for one in siblings if _held(controls, _blocks(doc, (one, doc.ends[one])))]
    if not answered:
        return
    alike = {doc.tags[one] for one in answered} | _PARTS
    if all(doc.tags[one] in alike for one in siblings if answered[0] <= one <= answered[-1]):
        yield answered[0] if since is None else since, doc.ends[answered[-1]]


def _held(blocks: Sequence[int], within: Range) -> bool:
    """Whether any of the sorted blocks lies within a range of them."""
    return bisect_left(blocks, within[1]) > bisect_left(blocks, within[0])


def _tells(doc: "Document", within: Range, sizes: Sequence[int]) -> bool:
    """Whether elements hold a story: its headline, or far more paragraphs side by side than stand so before them."""
    if "h1" in doc.tags[within[0] : within[1]]:
        return True
    first, last = _blocks(doc, within)
    together: dict[int, int] = {}
    before = 0
    for block in range(last):
        if block == first:
            before, together = max(together.values(), default=0), {}
        if sizes[block]:
            around = doc.parents[doc.block_box[block]]
            together[around] = together.get(around, 0) + sizes[block]
    return max(together.values(), default=0) > _MUCH * before


def _follows(doc: "Document", within: Range, prose: Sequence[int], controls: Sequence[int]) -> bool:
    """Whether elements come after a story and hold what somebody wrote and when."""
    first, last = _blocks(doc, within)
    before, behind = prose[first], prose[-1] - prose[last]
    if last - first < 2 or before < STORY or behind > before:
        return False
    if _held(controls, (first, last)):
        return True
    if prose[first] == prose[last]:
        return False
    dated = "time" in doc.tags[within[0] : within[1]]
    return dated or any(len(text) <= _LINE and _STAMP.search(text) for text in doc.block_texts[first:last])
