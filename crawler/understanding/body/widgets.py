"""What stands in a small box of its own amid a story or below it and wants something done: forms for letters by mail,
polls, gifts, players, cards of other stories, and lines that lead to the paper's channels.

Owns where such boxes are looked for, and that a form, a call, what is pressed, a player's name or a sole link tells
them. Must not know how a block is judged otherwise.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from crawler.understanding.body.calls import CALL, is_call, is_call_amid, is_pressed
from crawler.understanding.body.sheet import Sheet, Sign

_RARE, _BOX = 2, 400  # blocks of a kind of place that is no part of the story's; characters of an element of its own
_FORM = 600  # characters of one that holds a form
_TITLE = 2  # spaces in a title at least
_SEVERAL = 2  # buttons in one
_LINE = 160  # of a line that leads to a channel
_BOXES = ("div", "aside", "section", "form")
_ITEMS = ("li", "td", "th", "dd", "blockquote", "figure")
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_STYLED = ("b", "strong", "em", "i", "u", "a")
_PLAYER = re.compile(
    r'(?:class|id)="[^"]*\b(?:[a-z]+[-_])?(?:video|audio|media|podcast|music|jw|sound|youtube)[-_]?player', re.I
)
_UNASKED = re.compile(r'type="(?:hidden|checkbox|button|submit|image|reset)"')
_CHANNEL = re.compile(
    r"newsletter|subscri|sign-?up|/abo\b|donat|/support|member|whatsapp\.com|//t\.me/|telegram|facebook\.com|threads\.net"
    r"|instagram\.com|youtube\.com|news\.google|tiktok\.com|bsky\.app|linkedin\.com|//(?:www\.)?(?:twitter|x)\.com/[^/]+/?$"
)


def find_widgets(sheet: Sheet, chosen: Sequence[int]) -> set[int]:
    """The chosen blocks that belong to such boxes, or lead to such a channel; the first is never one."""
    doc, lengths, boxes, parents = sheet.doc, sheet.lengths, sheet.doc.block_box, sheet.doc.parents
    around: dict[int, int] = {}
    for b in chosen:
        box = parents[boxes[b]]
        around[box] = around.get(box, 0) + lengths[b]
    usual = max(around, key=around.__getitem__)
    signs = dict(zip(sheet.blocks, sheet.signs, strict=True))
    counts = Counter([signs[b] for b in chosen])
    common = frozenset(sign for sign, count in counts.items() if count > _RARE) | {
        signs[max(chosen, key=lengths.__getitem__)]
    }
    found = _in_forms(sheet, chosen, usual, [b for b in chosen if signs[b] in common])
    for b in chosen[1:]:
        if lengths[b] > CALL or b in found:
            continue
        if b != chosen[-1] and _calls(sheet, b):
            found.add(b)
        elif signs[b] not in common and (parents[boxes[b]] != usual or doc.tags[boxes[b]] in _BOXES):
            found.update(_asking(sheet, b, signs, common))
    return found - {chosen[0]}


def _asking(sheet: Sheet, b: int, signs: Mapping[int, Sign], common: Collection[Sign]) -> list[int]:
    """The judged blocks in the small element around one, where that holds a call or what is pressed; else none."""
    doc = sheet.doc
    box = doc.block_box[b]
    if doc.tags[box] not in _BOXES:
        box = doc.parents[box]
    if box <= 0 or doc.tags[box] in _ITEMS or sheet.container(box)[0] > _BOX:
        return []
    mine = range(*doc.blocks_of(box))
    if any(signs.get(one) in common for one in mine):
        return []
    asks = any(is_call(sheet.texts[one]) or _is_pressed(sheet, one) for one in mine)
    asks = asks or sum(doc.tags[doc.block_box[one]] == "button" for one in mine) >= _SEVERAL or _is_card(sheet, box)
    asks = asks or _PLAYER.search(doc.attrs[box]) is not None
    return [one for one in mine if one in signs] if asks else []


def _is_card(sheet: Sheet, box: int) -> bool:
    """Whether an element shows one other page of the site: all its links lead there, and one is a line of its own."""
    doc = sheet.doc
    links = doc.links[bisect_left(doc.links, box) : bisect_left(doc.links, doc.ends[box])]
    targets = {doc.href(link).partition("#")[0] for link in links} - {""}
    if len(targets) != 1:
        return False
    there, here = targets.pop(), doc.url.partition("#")[0]
    if there == here or there.split("/")[:3] != here.split("/")[:3]:
        return False
    alone = (b for b in range(*doc.blocks_of(box)) if sheet.linked[b] * 10 >= 9 * sheet.lengths[b])
    return any(sheet.texts[b].count(" ") >= _TITLE for b in alone)


def _is_pressed(sheet: Sheet, b: int) -> bool:
    """Whether a block is what is pressed to do as a call says."""
    text = sheet.texts[b]
    alone = sheet.doc.tags[sheet.doc.block_box[b]] == "button" or sheet.linked[b] * 10 >= 9 * len(text)
    return alone and is_pressed(text)


def _in_forms(sheet: Sheet, chosen: Sequence[int], story: int, usual: Sequence[int]) -> set[int]:
    """The chosen blocks behind the first that stand with a form, or a field to fill in, in a small element that is not
    the story's and holds none of the `usual` blocks.
    """
    doc = sheet.doc
    first, last = doc.block_box[chosen[0]], doc.ends[doc.block_box[chosen[-1]]] + _FORM
    fields = [one for one in doc.tagged("input") if first < one < last and not _UNASKED.search(doc.attrs[one])]
    found: set[int] = set()
    for element in (*fields, *(one for one in doc.tagged("form") if first < one < last)):
        around = element if doc.tags[element] == "form" else doc.parents[element]
        start = end = 0
        while around > 0 and not around <= story < doc.ends[around] and sheet.container(around)[0] <= _FORM:
            first_in, last_in = doc.blocks_of(around)
            if bisect_left(usual, last_in) > bisect_left(usual, first_in):
                break
            start, end, around = first_in, last_in, doc.parents[around]
        if start > chosen[0]:
            found.update(chosen[bisect_left(chosen, start) : bisect_left(chosen, end)])
    return found


def _calls(sheet: Sheet, b: int) -> bool:
    """Whether a line amid the story is a call, by its words alone or by where it leads too."""
    doc, text, linked = sheet.doc, sheet.texts[b], sheet.linked[b] > 0
    first, last = doc.block_from[b], doc.block_to[b]
    apart = doc.tags[doc.owners[first]] in _STYLED and all(
        doc.tags[doc.owners[run]] in _STYLED or doc.texts[run].isspace() for run in range(first + 1, last)
    )
    if not linked and not apart and len(text) > _LINE:
        return False
    tag = doc.tags[doc.block_box[b]]
    if tag not in _ITEMS and tag not in _HEADINGS and is_call_amid(text, linked, apart):
        return True
    if not linked or len(text) > _LINE:
        return False
    links = {doc.text_links[run] for run in range(first, last)} - {-1}
    return any(_CHANNEL.search(doc.href(link).lower()) for link in links) and is_call(text)
