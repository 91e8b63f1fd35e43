"""What is set beside a story's words to be looked at: captions of its pictures, and quotes pulled out of it.

Owns how those are told by what stands next to them. Must not know how a block is judged otherwise.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from crawler.understanding.body.sheet import Sheet
from crawler.understanding.document import Document
from crawler.understanding.spelling import extent, letters

_LONGEST = 300  # characters of a caption, or of a quote that is pulled out
_SAID, _PULLED = 8, 40  # characters of a caption that its picture says too, and of a quote that is told twice
_NAMED = re.compile(
    r"(?:im(?:a?ge?)s?|photos?|pic(?:ture)?s?|fotos?)[-_]?(?:desc|cap|sign|text|info|note|credit|alt)|[ \"_-]caption|"
    r"[ \"_-]gallery[ \"_-]",
    re.I,
)
_QUOTED = frozenset(("blockquote", "aside", "figure"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_MOST = 40  # quotes of a page that are looked at
_STEPS = 4  # elements around a pulled quote in which it is one


def without_displays(sheet: Sheet, chosen: Sequence[int]) -> list[int]:
    """The chosen blocks that are no captions and no quotes of what the others say; all where that leaves none."""
    found = {*_captions(sheet, chosen), *_pulled(sheet, chosen)}
    return [b for b in chosen if b not in found] or list(chosen)


def _captions(sheet: Sheet, chosen: Sequence[int]) -> list[int]:
    """Blocks right behind or before a picture that are named as its caption, or say what it says of itself."""
    doc = sheet.doc
    images = doc.tagged("img")
    places = [doc.text_from[one] for one in images]
    found = []
    for b in chosen if images else ():
        if sheet.lengths[b] > _LONGEST or doc.tags[doc.block_box[b]] in _HEADINGS:
            continue
        at = bisect_left(places, doc.block_from[b])
        if at == len(places) or places[at] > doc.block_to[b]:
            continue
        text, named = sheet.texts[b], _NAMED.search(doc.attrs[doc.block_box[b]]) is not None
        while at < len(places) and places[at] <= doc.block_to[b]:
            if named or (extent(text) >= _SAID and letters(doc.attr(images[at], "alt")) == letters(text)):
                found.append(b)
                break
            at += 1
    return found


def _pulled(sheet: Sheet, chosen: Sequence[int]) -> list[int]:
    """Quotes whose words another block says among others."""
    doc = sheet.doc
    found: list[int] = []
    said: list[str] = []
    told, looked_at = "", 0
    known: dict[tuple[int, int], bool] = {}
    for b in chosen:
        if sheet.lengths[b] > _LONGEST or not _is_quoted(doc, doc.block_box[b], _STEPS, known):
            continue
        if extent(sheet.texts[b]) < _PULLED:
            continue
        said = said or [letters(sheet.texts[one]) for one in chosen]
        told, mine = told or "\n".join(said), letters(sheet.texts[b])
        if told.count(mine) > said.count(mine):
            found.append(b)
        looked_at += 1
        if looked_at == _MOST:
            break
    return found


def _is_quoted(doc: Document, element: int, steps: int, known: dict[tuple[int, int], bool]) -> bool:
    """Whether an element or one of those around it, `steps` in all, is for quotes or is named so; noted in `known`, as
    many blocks stand in one.
    """
    if element < 0 or not steps:
        return False
    if doc.tags[element] in _QUOTED or "pull" in doc.attrs[element]:
        return True
    around = doc.parents[element], steps - 1
    if around not in known:
        known[around] = _is_quoted(doc, *around, known)
    return known[around]
