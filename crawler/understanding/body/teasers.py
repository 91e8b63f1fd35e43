"""Other stories shown with their beginnings at a story's head or foot: each starts with a link to its own page.

Owns what tells them from the parts of a story that links head too, such as the entries of a ranking: those stand amid
its text, or are most of it. Must not know how a block is judged otherwise.
"""

import re
from collections.abc import Iterator, Sequence

from crawler.understanding.body.sheet import Sheet
from crawler.understanding.document import Document

_RECORDS = frozenset(("li", "article", "div", "section", "tr", "dl", "dd"))
_LEAST = 3  # alike, side by side
_WORDS = 3  # of a title
_STORY = 200  # characters before and behind that make a place one amid the story
_MOST = 2  # times the rest that teasers may be; more is what the page is about
_BLANKS = 20  # text runs at most without a word before a title
_CLASS = re.compile(r'class="([^"]*)"')
_COUNTERS = re.compile(r"[\d_-]+")


def without_teasers(sheet: Sheet, chosen: Sequence[int]) -> list[int]:
    """The chosen blocks that belong to no such list of teasers; all of them where nearly nothing else was chosen."""
    kept = list(chosen)
    for records in _lists(sheet, chosen):
        mine = _blocks(sheet.doc, records).intersection(kept)
        rest = [b for b in kept if b not in mine]
        if not mine or not rest:
            continue
        lengths = sheet.lengths
        before = sum(lengths[b] for b in rest if b < min(mine))
        behind = sum(lengths[b] for b in rest if b > max(mine))
        if min(before, behind) < _STORY and sum(lengths[b] for b in mine) < _MOST * (before + behind):
            kept = rest
    return kept


def _blocks(doc: Document, records: Sequence[int]) -> set[int]:
    found: set[int] = set()
    for element in records:
        found.update(range(*doc.blocks_of(element)))
    return found


def _lists(sheet: Sheet, chosen: Sequence[int]) -> Iterator[list[int]]:
    """The elements side by side and alike around chosen blocks, nearly all of which start with a link of their own."""
    doc, seen = sheet.doc, set(sheet.trail)
    done: set[tuple[int, str]] = set()
    for b in chosen:
        element = doc.block_box[b]
        while element > 0 and element not in seen:
            seen.add(element)
            parent = doc.parents[element]
            if doc.tags[element] in _RECORDS and _target(doc, element) and (parent, _form(doc, element)) not in done:
                done.add((parent, _form(doc, element)))
                alike = [one for one in _children(doc, parent) if _form(doc, one) == _form(doc, element)]
                targets = {_target(doc, one) for one in alike} - {""}
                if len(alike) >= _LEAST and len(targets) * 5 >= len(alike) * 4:
                    yield alike
            element = parent


def _children(doc: Document, parent: int) -> Iterator[int]:
    element = parent + 1
    while element < doc.ends[parent]:
        yield element
        element = doc.ends[element]


def _form(doc: Document, element: int) -> str:
    named = _CLASS.search(doc.attrs[element])
    return f"{doc.tags[element]} {_COUNTERS.sub('', named[1])[:30] if named else ''}"


def _target(doc: Document, element: int) -> str:
    """The address that an element's first words lead to, when they are a title and not all of it; else ""."""
    first, last = doc.text_from[element], doc.text_to[element]
    first = next((t for t in range(first, min(first + _BLANKS, last)) if not doc.texts[t].isspace()), last)
    if last - first < 2 or doc.text_links[first] < 0 or doc.text_of(doc.text_links[first]).count(" ") + 1 < _WORDS:
        return ""
    there = doc.href(doc.text_links[first])
    return "" if there.split("#")[0] == doc.url.split("#")[0] else there
