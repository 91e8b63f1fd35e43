"""What a site tells its visitors beside any story: windows that ask to agree to cookies, labels of advertisements.

Owns how those are told by their words, in many languages (`notices.txt`), and by where they stand. Must not know what
the story says, nor who reads a page's blocks.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from crawler.understanding.metadata.wordlists import read_lists
from crawler.understanding.spelling import extent

if TYPE_CHECKING:
    from crawler.understanding.document import Document

_LISTS = read_lists(__package__, "notices.txt")
_ANSWERS, _COOKIES, _TERMS = frozenset(_LISTS["answers"]), _LISTS["cookies"], _LISTS["terms"]
_ADVERTS = frozenset(read_lists(f"{__package__}.body", "interludes.txt")["advert"])
_DRESSED = ("{}", "{}:", "[{}]", "({})", "- {} -", "-- {} --", "– {} –", "— {} —", "* {} *")  # as labels are
_LABELS = _ANSWERS.union(form.format(one) for one in _ADVERTS for form in _DRESSED)
_LONGEST = max(map(len, _ANSWERS)) + 6
_TRIM = " \t\n:：.…-–—|/»«›→>▶►×✕✖•*·()[]【】!！\xa0"
_LABEL = max(map(len, _LABELS))
_MARK, _CAPITALS = "ookie", "OOKIE"  # of most languages' word for them
_PROSE = 60
_WINDOW = 5000  # characters of a window
_MOSTLY = 0.6  # of a window's prose that speaks of cookies
_TERMS_LEAST, _TERMS_ALONE = 2, 3
_OUTER = 4  # elements of a window from its outermost on that may say that it lies above the page
_ADVERT_BOX = 600  # characters of a box that holds an advertisement and its label
_ITEMS = frozenset(("li", "td", "th", "dt", "dd"))
_FLOATS = re.compile(r'role="(?:alert)?dialog"|aria-modal="true"|position:\s*fixed')


def find_notices(doc: "Document") -> list[int]:
    """The blocks that are such notices, in page order; none of a page that is little else."""
    texts = doc.block_texts
    said = [(b, low) for b, text in enumerate(texts) if len(text) <= _LABEL and (low := text.lower()) in _LABELS]
    seeds = [b for b, text in enumerate(texts) if _MARK in text or _CAPITALS in text]
    if not said and not seeds:
        return []
    answers = [b for b, low in said if low in _ANSWERS]
    found = {b for b, low in said if low not in _ANSWERS and _is_lone_label(doc, b)}
    if answers or seeds:
        for first, last in _windows(doc, sorted({*answers, *seeds})):
            found.update(range(first, last))
    return sorted(found)


def _is_lone_label(doc: "Document", b: int) -> bool:
    """Whether the label of an advertisement stands by itself: what it labels is not text, or not beside it."""
    box = doc.block_box[b]
    first, last = doc.block_from[b], doc.block_to[b]
    while box > 0 and doc.text_from[box] >= first and doc.text_to[box] <= last:  # it holds nothing else
        if doc.tags[box] in _ITEMS:
            return False
        box = doc.parents[box]
    start, end = doc.blocks_of(box) if box > 0 else (0, len(doc.block_texts))
    return start < b or sum(map(len, doc.block_texts[start:end])) > _ADVERT_BOX


def _windows(doc: "Document", seeds: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The blocks (from, to) of each window that asks to agree to cookies."""
    end = 0
    seen: set[int] = set()
    known: dict[int, bool | None] = {}
    for b in seeds:
        if b < end:
            continue
        element = _window(doc, b, known)
        if element <= 0 or element in seen:
            continue
        seen.add(element)
        first, last = doc.blocks_of(element)
        if _asks(doc, element) and 2 * _sizes(doc, first, last) < _sizes(doc, 0, len(doc.block_texts)):
            end = last
            yield first, last


def _window(doc: "Document", b: int, known: dict[int, bool | None]) -> int:
    """The outermost element around a block whose prose is mostly about cookies; -1 for none.

    What `_speaks` tells of an element is noted in `known`, as many blocks of a page may stand in one.
    """
    element, found = doc.block_box[b], -1
    while element > 0:
        if element not in known:
            known[element] = _speaks(doc, element)
        speaks = known[element]
        if speaks is None:
            break
        if speaks:
            found = element
        element = doc.parents[element]
    return found


def _speaks(doc: "Document", element: int) -> bool | None:
    """Whether an element speaks of cookies by their name; None for one that is no window of them."""
    heads = doc.tagged("h1")
    if bisect_left(heads, doc.ends[element]) > bisect_left(heads, element):
        return None
    first, last = doc.blocks_of(element)
    if last - first > _WINDOW:  # each block has a character at least
        return None
    texts = doc.block_texts[first:last]
    if sum(map(len, texts)) > _WINDOW:
        return None
    prose = [text for text in texts if extent(text) >= _PROSE]
    about = sum(len(text) for text in prose if _is_about(text))
    if about < _MOSTLY * sum(map(len, prose)):
        return None
    return any(word in text.lower() for text in prose for word in _COOKIES)


def _asks(doc: "Document", element: int) -> bool:
    """Whether an element has something to press that answers, or lies above the page, and says what for."""
    first, last = doc.blocks_of(element)
    low = " ".join(doc.block_texts[first:last]).lower()
    if sum(term in low for term in _TERMS) < _TERMS_LEAST:
        return False
    runs = doc.texts[doc.text_from[element] : doc.text_to[element]]
    if any(len(run) <= _LONGEST and run.strip(_TRIM).lower() in _ANSWERS for run in runs):
        return True
    return any(map(_FLOATS.search, doc.attrs[element : element + _OUTER]))


@lru_cache(maxsize=256)  # asked for each element around a text
def _is_about(text: str) -> bool:
    """Whether a paragraph speaks of cookies, or of so much that goes with them."""
    low = text.lower()
    return any(word in low for word in _COOKIES) or sum(term in low for term in _TERMS) >= _TERMS_ALONE


def _sizes(doc: "Document", first: int, last: int) -> int:
    return sum(map(extent, doc.block_texts[first:last]))
