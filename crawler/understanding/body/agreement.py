"""What blocks say of each other: odds corrected once all of a page's are known.

Owns the pull of blocks in the same kind of place on each other, of paragraphs on the headings above them and on what
stands amid them, of questions on answers, of a list on its items, and of the description on a standfirst. Must not know
how a single block is judged.
"""

from collections.abc import Collection, Sequence
from math import copysign

from crawler.understanding.body.features import STANDFIRST, likeness_to
from crawler.understanding.body.sheet import LONG, Sheet, Sign

_PULL = 0.3  # how much the others of a block's kind count
_MOST = 4.0  # log odds beyond which a block counts no more for the others
_PROSE, _SURE = 100, 2.5  # characters and log odds of the paragraph that a standfirst stands above
_HEADINGS = ("h2", "h3", "h4")
_DOUBTED = -2.5  # log odds of a heading from which the paragraphs beside it may be heard
_ALIKE, _SOON = 2, 3  # headings of the same names at least; blocks behind one until its paragraph
_EVEN = -0.3  # log odds from which a block is taken
_ASKED, _ASKING = "?？؟", frozenset((*_HEADINGS, "button", "summary", "dt"))  # how a question ends, and what holds it
_NEARLY, _LIKED = -2.0, 0.5  # log odds of a paragraph that may be taken with others, and of those on the mean
_LIKE = 0.7  # of it that the description says
_LEAD = 2.0  # log odds that speak for a standfirst


def agreed(sheet: Sheet, odds: Sequence[float]) -> list[float]:
    """The judged blocks' log odds, drawn to the mean of those in places of the same names: all items of a list are the
    story's, or none is.
    """
    sums: dict[Sign, float] = {}
    counts: dict[Sign, int] = {}
    for sign, one in zip(sheet.signs, odds, strict=True):
        held = one if -_MOST <= one <= _MOST else copysign(_MOST, one)
        sums[sign] = sums.get(sign, 0.0) + held
        counts[sign] = counts.get(sign, 0) + 1
    pulls = {sign: _PULL * total / counts[sign] for sign, total in sums.items()}
    found = [(1 - _PULL) * one + pulls[sign] for sign, one in zip(sheet.signs, odds, strict=True)]
    for at, one in enumerate(found[1:-1], 1):
        if _DOUBTED < one < _LEAD and _is_between(sheet, at, found):
            found[at] = _LEAD
    _lift_answers(sheet, found)
    _lift_headings(sheet, found)
    _lift_items(sheet, found)
    _lift_paragraphs(sheet, found, {sign for sign, total in sums.items() if total >= _LIKED * counts[sign]})
    return found


def _lift_headings(sheet: Sheet, odds: list[float]) -> None:
    """Take headings of the same names for the story's when nearly all of them head sure paragraphs; so of buttons that
    open what they head.
    """
    groups: dict[Sign, list[int]] = {}
    for at, (b, sign) in enumerate(zip(sheet.blocks, sheet.signs, strict=True)):
        if (sign[0] in _HEADINGS or sign[0] == "button") and sheet.linked[b] * 3 < sheet.lengths[b]:
            groups.setdefault(sign, []).append(at)
    for mine in groups.values():
        if len(mine) >= _ALIKE and min([odds[at] for at in mine]) < _LEAD:
            heads = [at for at in mine if _is_head(sheet, at, odds)]
            if len(heads) * 5 >= len(mine) * 4:
                for at in heads:
                    odds[at] = max(odds[at], _LEAD)


def _lift_answers(sheet: Sheet, odds: list[float]) -> None:
    """Take questions and what stands below them, when there are several of the same names and hardly a link in them."""
    blocks, signs, linked = sheet.blocks, sheet.signs, sheet.linked
    pairs: dict[tuple[Sign, Sign], list[int]] = {}
    for at in range(len(odds) - 1):
        if signs[at][0] not in _ASKING or sheet.texts[blocks[at]][-1] not in _ASKED or linked[blocks[at]]:
            continue
        answer = blocks[at + 1]
        if signs[at + 1][0] not in _HEADINGS and linked[answer] * 3 < sheet.lengths[answer]:
            pairs.setdefault((signs[at], signs[at + 1]), []).append(at)
    for mine in pairs.values():
        if len(mine) >= _ALIKE and min([odds[at + 1] for at in mine]) > _NEARLY:
            for at in mine:
                odds[at], odds[at + 1] = max(odds[at], 0.0), max(odds[at + 1], 0.0)


def _is_head(sheet: Sheet, at: int, odds: Sequence[float]) -> bool:
    """Whether the next of the judged blocks that is no short line, such as a name, is a sure paragraph."""
    for near in range(at + 1, min(at + 1 + _SOON, len(odds))):
        if sheet.signs[near][0] in (*_HEADINGS, sheet.signs[at][0]):
            return False
        if sheet.lengths[sheet.blocks[near]] >= STANDFIRST:
            return odds[near] > _SURE
    return False


def _lift_items(sheet: Sheet, odds: list[float]) -> None:
    """Take all items of a list of which most are taken, unless there are links among them."""
    tags, parents = sheet.doc.tags, sheet.doc.parents
    lists: dict[int, list[int]] = {}
    for at, b in enumerate(sheet.blocks):
        box = sheet.doc.block_box[b]
        item = box if tags[box] == "li" else parents[box]
        if item > 0 and tags[item] == "li":
            lists.setdefault(parents[item], []).append(at)
    for mine in lists.values():
        held = [max(-_MOST, min(_MOST, odds[at])) for at in mine]
        if min(held) >= _EVEN or sum(held) < _EVEN * len(held):
            continue
        if not any(sheet.linked[b] * 3 >= sheet.lengths[b] for b in (sheet.blocks[at] for at in mine)):
            for at in mine:
                odds[at] = max(odds[at], 0.0)


def _lift_paragraphs(sheet: Sheet, odds: list[float], liked: Collection[Sign]) -> None:
    """Take paragraphs that were nearly taken and stand amid sure ones, where others are `liked` in places so named."""
    lengths, blocks = sheet.lengths, sheet.blocks
    sure = [at for at, one in enumerate(odds) if one > _SURE and lengths[blocks[at]] >= LONG]
    for at in range(sure[0], sure[-1]) if sure else ():
        sign, b = sheet.signs[at], blocks[at]
        if _NEARLY < odds[at] < _EVEN and sign[0] in ("p", "div") and sign in liked and lengths[b] >= LONG:
            odds[at] = 0.0 if sheet.linked[b] * 5 < lengths[b] else odds[at]


def _is_between(sheet: Sheet, at: int, odds: Sequence[float]) -> bool:
    """Whether a judged block is a heading without a link that stands between two sure paragraphs in their element."""
    doc, b = sheet.doc, sheet.blocks[at]
    if odds[at - 1] < _SURE or odds[at + 1] < _SURE or sheet.blocks[at - 1] + 1 != b or sheet.blocks[at + 1] != b + 1:
        return False
    boxes, parents = doc.block_box, doc.parents
    if doc.tags[boxes[b]] not in _HEADINGS or sheet.linked[b] * 3 >= sheet.lengths[b]:
        return False
    return parents[boxes[b - 1]] == parents[boxes[b]] == parents[boxes[b + 1]]


def introduced(sheet: Sheet, odds: Sequence[float], description: str) -> list[float]:
    """The log odds, higher for what stands above the first sure paragraph and says what the page's description does: it
    is the standfirst, which most hold for the story's beginning.
    """
    found = list(odds)
    if not description:
        return found
    like = None
    for at, (b, one) in enumerate(zip(sheet.blocks, odds, strict=True)):
        length = sheet.lengths[b]
        if one > _SURE and length > _PROSE:
            return found
        if length >= STANDFIRST and sheet.linked[b] * 3 < length:
            like = like or likeness_to(description)
            found[at] += _LEAD * (like(sheet.texts[b]) >= _LIKE)
    return list(odds)
