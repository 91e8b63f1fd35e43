"""What interrupts a story between two paragraphs: labels of advertisements and what they label, lines to other stories,
what only a screen reader says.

Owns how those are told by what they say, in many languages (`interludes.txt`), and by where their links lead. Must not
know how a block is judged otherwise.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from crawler.understanding.body.sheet import Sheet
from crawler.understanding.document import Document
from crawler.understanding.metadata.wordlists import read_lists
from crawler.understanding.spelling import lowered
from crawler.understanding.url_parts import host_of

_LISTS = read_lists(__package__, "interludes.txt")
_ADVERT = frozenset(_LISTS["advert"])
_READ_ALSO = frozenset(_LISTS["read_also"])
_LONGEST = max(len(one) for one in _ADVERT | _READ_ALSO) + 4
_STARTS = frozenset(one[:3] for one in _ADVERT | _READ_ALSO)  # which few blocks have
_OF_TWO = frozenset(one for one in _ADVERT | _READ_ALSO if len(one) == 2)
_SHORT = 220  # characters of a line that leads elsewhere, or of an advertisement
_BOX = 500  # characters of an advertisement; larger ones were never closed and hold the story
_ODD = 160  # characters of a box's text that interrupts paragraphs
_ODD_WORDS = 4
_QUOTES = "\"“”„«»‘’'‚「『"
_ADVERT_NAME = re.compile(
    r"(?:class|id)=\"(?:[^\"]* )?(?:ads?|advert|advertisement|ad[-_](?:slot|box|container|wrapper|unit|text)|adslot"
    r"|adbox|werbung|anzeige|publicit[eé]|pubblicita|publicidad|publicidade"
    r"|reklam[ae]?|inzerce|mainos|hirdetes|sponsored)[ \"]"
)  # in lower case
_LABEL = 60  # characters of what only a screen reader says
_UNSEEN = re.compile(r'class="[^"]*\b(?:visually-?hidden|sr-?only|screen-?reader-text)\b', re.I)
_OF_LISTS = ("li", "dt", "dd")
_LINKED = (*_OF_LISTS, "p", "div", "h3", "h4", "h5")
_HEADINGS = ("h2", "h3", "h4", "h5")
_STORY = 200  # characters of a story at least
_TRIM = " \t\n:：.…-–—|/»«›→>▶►•*·()[]【】！!\xa0\"'"
_BREAK = re.compile(r"[:：\n|»›→>▶►【】\s](?:(?<=[:：\n|»›→>▶►【】])|[-–—]\s)")


def without_interludes(sheet: Sheet, chosen: Sequence[int]) -> list[int]:
    """The chosen blocks that interrupt no story; all of them where that leaves none."""
    if not chosen:
        return []
    story, main = _story_box(sheet, chosen), _story_tag(sheet, chosen)
    labelled = {*_labelled(sheet, chosen, story), *_headed(sheet, chosen, story)}
    common = Counter([_form(sheet.doc, b) for b in chosen]) if main == "p" else Counter[tuple[str, str]]()
    named: dict[int, bool] = {}  # whether an element is named as an advertisement's
    kept = [
        b
        for b in chosen
        if b not in labelled
        and not (len(sheet.texts[b]) <= _LABEL and _UNSEEN.search(sheet.doc.attrs[sheet.doc.block_box[b]]))
        and not _leads_elsewhere(sheet, b)
        and not (len(sheet.texts[b]) <= _SHORT and _named_advert(sheet, b, story, named))
        and not (chosen[0] < b < chosen[-1] and len(sheet.texts[b]) <= _SHORT and _leads_abroad(sheet, b))
        and not (main == "p" and chosen[0] < b < chosen[-1] and common[_form(sheet.doc, b)] <= 2 and _is_odd(sheet, b))
    ]
    return kept or list(chosen)


def _form(doc: Document, b: int) -> tuple[str, str]:
    box = doc.block_box[b]
    return doc.tags[box], doc.attrs[box]


def _named_advert(sheet: Sheet, b: int, story: int, named: dict[int, bool]) -> bool:
    """Whether a small element around the block, inside the story's, is named as an advertisement's; fills `named`."""
    attrs, parents = sheet.doc.attrs, sheet.doc.parents
    element = sheet.doc.block_box[b]
    while element > max(story, 0):
        found = named.get(element)
        if found is None:
            found = named[element] = bool(attrs[element]) and _ADVERT_NAME.search(attrs[element].lower()) is not None
        if found:
            return sheet.container(element)[0] <= _BOX
        element = parents[element]
    return False


def _leads_abroad(sheet: Sheet, b: int) -> bool:
    """Whether a paragraph is nothing but a link to another site."""
    doc = sheet.doc
    words = sheet.texts[b].count(" ") + 1
    if (
        words < _ODD_WORDS
        or sheet.linked[b] * 10 < 9 * len(sheet.texts[b])
        or doc.tags[doc.block_box[b]] not in ("p", "div", "aside")
    ):
        return False
    link = next((doc.text_links[t] for t in range(doc.block_from[b], doc.block_to[b]) if doc.text_links[t] >= 0), -1)
    there, here = (host_of(address) for address in (doc.href(link) if link >= 0 else "", doc.url))
    return bool(there and here) and there.split(".")[-2:] != here.split(".")[-2:]


def _is_odd(sheet: Sheet, b: int) -> bool:
    """Whether a block among paragraphs is none, nor a quotation, a question or a heading: a few words in a bare box."""
    text = sheet.texts[b]
    if sheet.doc.tags[sheet.doc.block_box[b]] not in ("div", "aside") or not text.count(" ") + 1 >= _ODD_WORDS:
        return False
    return len(text) <= _ODD and text[0] not in _QUOTES and text[-1] not in "?:"


def _labelled(sheet: Sheet, chosen: Sequence[int], story: int) -> Collection[int]:
    """The blocks that are, or begin with, the label of an advertisement, and those in a box of its own with one."""
    doc = sheet.doc
    found: set[int] = set()
    for b in range(max(0, chosen[0] - 2), chosen[-1] + 1):
        text = sheet.texts[b]
        if len(text) > _SHORT:
            continue
        head, alone = _beginning(doc, b, text)
        if head in _READ_ALSO and alone:
            found.update(_boxed(sheet, b, story))
            found.update(_listed(sheet, b))
        if head not in _ADVERT or (not alone and doc.tags[doc.block_box[b]] in _OF_LISTS):
            continue
        found.add(b)
        if alone:
            found.update(_boxed(sheet, b, story))
    return found


def _boxed(sheet: Sheet, b: int, story: int) -> Iterator[int]:
    """The next blocks in a box that begins with a label's, when the box is not the story's own."""
    doc = sheet.doc
    box = doc.block_box[b]
    if box >= 0 and doc.text_to[box] <= doc.block_to[b]:  # it holds nothing else
        box = doc.parents[box]
    if box <= 0 or box <= story < doc.ends[box] or doc.blocks_of(box)[0] != b:
        return
    for near in range(b + 1, min(b + 4, len(sheet.texts))):
        if doc.block_from[near] < doc.text_to[box] and len(sheet.texts[near]) <= _SHORT:
            yield near


def _headed(sheet: Sheet, chosen: Sequence[int], story: int) -> Collection[int]:
    """The chosen blocks under a heading that announces other stories, in a box with it that is not the story's own;
    none where nearly nothing else was chosen.
    """
    doc = sheet.doc
    found: set[int] = set()
    for b in range(chosen[0] + 1, chosen[-1]):
        if doc.tags[doc.block_box[b]] not in _HEADINGS or len(sheet.texts[b]) > _LONGEST:
            continue
        head, alone = _beginning(doc, b, sheet.texts[b])
        if alone and head in _READ_ALSO:
            box = doc.parents[doc.block_box[b]]
            while box > 0 and doc.text_to[box] <= doc.block_to[b]:  # it holds nothing else
                box = doc.parents[box]
            if box > 0 and not box <= story < doc.ends[box]:
                found.update(one for one in chosen if one > b and doc.block_from[one] < doc.text_to[box])
    left = sum(sheet.lengths[b] for b in chosen if b not in found)
    return found if left >= _STORY else ()


def _listed(sheet: Sheet, b: int) -> Iterator[int]:
    """The items or lines right behind a label that are nothing but links."""
    doc = sheet.doc
    for near in range(b + 1, min(b + 12, len(sheet.texts))):
        bare = sheet.linked[near] * 10 >= 9 * sheet.lengths[near]
        if not bare or sheet.lengths[near] > _SHORT or doc.tags[doc.block_box[near]] not in _LINKED:
            return
        yield near


def _story_box(sheet: Sheet, chosen: Sequence[int]) -> int:
    """The element around most of the chosen text."""
    sizes: dict[int, int] = {}
    for b in chosen:
        box = sheet.doc.block_box[b]
        around = sheet.doc.parents[box] if box >= 0 else -1
        sizes[around] = sizes.get(around, 0) + sheet.lengths[b]
    return max(sizes, key=lambda box: sizes[box], default=-1)


def _story_tag(sheet: Sheet, chosen: Sequence[int]) -> str:
    """The tag of most of the chosen text."""
    sizes: dict[str, int] = {}
    for b in chosen:
        tag = sheet.doc.tags[sheet.doc.block_box[b]]
        sizes[tag] = sizes.get(tag, 0) + sheet.lengths[b]
    return max(sizes, key=lambda tag: sizes[tag], default="")


def _beginning(doc: Document, b: int, text: str) -> tuple[str, bool]:
    """The label that a block may begin with, and whether it is all of the block.

    It ends at a colon, a line break, a bar or an arrow, or where the block's first element does.
    """
    start = lowered(text.lstrip(_TRIM)[:3])
    if start[:3] not in _STARTS and start[:2] not in _OF_TWO:
        return "", False
    low = lowered(text)
    whole = low.strip(_TRIM)
    if len(whole) <= _LONGEST and (whole in _ADVERT or whole in _READ_ALSO):
        return whole, True
    first, last = doc.block_from[b], doc.block_to[b]
    run = doc.texts[first].strip()
    if last - first > 1 and run and len(run) <= _LONGEST and doc.owners[first] != doc.block_box[b]:
        first_words = lowered(run).strip(_TRIM)
        if first_words in _ADVERT or first_words in _READ_ALSO:
            return first_words, False
    begun = low.lstrip(_TRIM)
    match = _BREAK.search(begun, 0, _LONGEST)
    if match:
        return begun[: match.start()].strip(_TRIM), False
    return "", False


def _leads_elsewhere(sheet: Sheet, b: int) -> bool:
    """Whether a block sends the reader to another story and says nothing of this one."""
    text, linked = sheet.texts[b], sheet.linked[b]
    if len(text) > _SHORT:
        return False
    if not linked:
        return len(text) <= 2 * _LONGEST and lowered(text).strip(_TRIM) in _READ_ALSO
    head, alone = _beginning(sheet.doc, b, text)
    if head in _READ_ALSO:
        return alone or linked * 2 > len(text) - len(head)
    return _before_link(sheet.doc, b) in _READ_ALSO and linked * 2 > len(text)


def _before_link(doc: Document, b: int) -> str:
    """The text of a block before its first link."""
    found = ""
    for run in range(doc.block_from[b], doc.block_to[b]):
        if doc.text_links[run] >= 0 or len(found) > _LONGEST:
            break
        found += doc.texts[run]
    return lowered(found).strip(_TRIM)
