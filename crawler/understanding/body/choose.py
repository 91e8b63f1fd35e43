"""From judged blocks to the body's blocks.

Owns the decisions that look at more than one block, or at a block's form alone: never nothing, no clock times, no links
below the end. Must not know how a single block is judged.
"""

import re
from collections.abc import Sequence

from crawler.understanding.spelling import letters

_ENOUGH = 250  # characters under which more is taken
_STEP = 0.7
_CLOCK = re.compile(r"\d{1,2}\s?[:.h]\s?\d{2}(?:\s?(?:[ap]\.?m\.?|uhr|h))?(?:\s?[A-Z]{2,4})?", re.IGNORECASE)
_EMPTY = re.compile(rf"\s*(?:{_CLOCK.pattern}|\+\d{{1,3}}|[\u200b-\u200f\u2060\ufeff\s]*)\s*", re.IGNORECASE)
_STAMP = 16
_COUNT = re.compile(r"\d(?:[\d.,]*\d)?\s?[KkMm]?\+?")  # of shares, of readers
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_HEADS = ("h1", "h2", "h3", "div", "span")
_LINE = 80  # characters of a line that only gives a day, a place, a name
_BELOW = 3  # blocks from a story's first among which its byline may stand
_BESIDE_NAMES = 20  # letters that a byline has besides the authors' names: "Von ... und ..., Berlin"
_TITLE = 15  # characters of a link that says where it leads
_STOPS = '.!?…。！？"”»“'
_DAY = re.compile(
    r"\b\d{1,2}\W{1,3}(?:\d{1,2}|[^\W\d_]{3,12})\W{1,3}(?:19|20)\d\d\b|\b(?:19|20)\d\d-\d\d-\d\d\b|\d月\s?\d\d?日"
)


def choose(lengths: Sequence[int], blocks: Sequence[int], odds: Sequence[float], threshold: float) -> list[int]:
    """The blocks at or above the threshold; where they are nearly nothing, those at or above lower and lower ones."""
    chosen = [b for b, o in zip(blocks, odds, strict=True) if o >= threshold]
    lowest = threshold - 5.0
    while sum(lengths[b] for b in chosen) < _ENOUGH and threshold > lowest:
        threshold -= _STEP
        chosen = [b for b, o in zip(blocks, odds, strict=True) if o >= threshold]
    return chosen


def begun(
    texts: Sequence[str], tags: Sequence[str], chosen: Sequence[int], titles: Sequence[str], authors: Sequence[str] = ()
) -> list[int]:
    """The chosen blocks from the story's first on: without its headline, and lines above it of days, names, counts; nor
    a byline below its standfirst.

    `titles` are what the page calls the story, each possibly "".
    """
    at, called = 0, {letters(title) for title in titles if title}
    while at < len(chosen):
        text = texts[chosen[at]]
        headline = tags[at] == "h1" or (tags[at] in _HEADS and letters(text) in called)
        count = tags[at] not in _HEADINGS and _COUNT.fullmatch(text)
        if not headline and not count and not is_told(text, authors):
            break
        at += 1
    kept = list(chosen[at:] or chosen)
    below = next((n for n, b in enumerate(kept[1:_BELOW], 1) if _is_byline(texts[b], authors)), 0)
    over = below + 1
    while below and over < min(len(kept), below + _BELOW) and is_told(texts[kept[over]], authors):
        over += 1
    return kept[:below] + kept[over:] if below else kept


def is_told(line: str, authors: Sequence[str]) -> bool:
    """Whether a line above a story only gives a day, or names."""
    return _is_byline(line, authors) or (_is_line(line) and _DAY.search(line) is not None)


def _is_byline(line: str, authors: Sequence[str]) -> bool:
    return _is_line(line) and only_names(line, authors, _BESIDE_NAMES)


def _is_line(text: str) -> bool:
    return len(text) < _LINE and text[-1:] not in _STOPS


def only_names(line: str, authors: Sequence[str], beside: int) -> bool:
    """Whether a line names authors, and has at most so many letters beside them."""
    rest = line
    for name in authors:
        rest = rest.replace(name, "")
    return rest != line and sum(map(str.isalpha, rest)) <= beside


def ended(texts: Sequence[str], linked: Sequence[int], chosen: Sequence[int]) -> list[int]:
    """The chosen blocks to the story's last: what stands below it and is nothing but links leads to other pages."""
    end = len(chosen)
    while end > 1:
        length = len(texts[chosen[end - 1]])
        if length < _TITLE or linked[chosen[end - 1]] * 10 < length * 9:
            break
        end -= 1
    return list(chosen[:end])


def tidied(texts: Sequence[str], chosen: Sequence[int]) -> list[int]:
    """The chosen blocks without those that are a clock time and nothing else (the stamps of a live blog's posts), or
    only characters that nobody sees.
    """
    kept = [b for b in chosen if len(texts[b]) > _STAMP or not _EMPTY.fullmatch(texts[b])]
    return kept or list(chosen)
