"""Dates that stand above records: a heading with the day of those below it, a date before each title of a flat list.

Owns which dates head records, and which records they date. Must not know how a date text is read.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from crawler.understanding.dates.moment import Moment
from crawler.understanding.listings.dating import Dating
from crawler.understanding.listings.groups import Group
from crawler.understanding.listings.record import HEADINGS, Record, count_dated

_CLOSING = " :.–—-"  # what may stand behind a date at the end of a heading
_LONGEST = 90  # characters of such a heading
_BOLD = ("b", "strong", "u", "font", "big")
_WHOLE = ("html", "body", "main")
_ISSUED = re.compile(
    r"\b(?:filed|issued|released|decided|published|rendered|handed down|veröffentlicht|publiées?)\b", re.I
)
_CLOCK = re.compile(r"\W*\d{1,2}[:.h]\d\d\D{0,5}$")
_CLOCKED = 1.25  # links that may come on a time of day
_BESIDE = 20  # characters that may stand beside such a date: the day of the week


def dates_before(dating: Dating, group: Group, records: Sequence[Record]) -> None:
    """Where a flat list puts each date before its title, move every date one record on."""
    doc = dating.doc
    if records[-1].moment is not None or count_dated(records) < len(records) - 1:
        return
    start, top = group.spans[0][0], doc.text_from[group.parent]
    block = bisect_right(doc.block_from, start) - 1
    runs = range(max(top, doc.block_from[block]), start) if block >= 0 else range(0)
    text = " ".join("".join(doc.texts[run] for run in runs if doc.text_links[run] < 0).split())
    if not text and block > 0 and doc.block_from[block - 1] >= top:
        text = doc.block_texts[block - 1]
    moment = dating.date_in(text) if text else None
    if moment is None:
        return
    printed = moment.text
    for record in records:
        moment, record.moment = record.moment, moment
        printed, record.printed = record.printed, printed


def dates_above(dating: Dating, group: Group, records: Sequence[Record], *, several: bool = False) -> bool:
    """Give records the date of the heading above them ("9 January 2026"); whether that was done.

    So are records dated that have no dates of their own. With `several`, and whatever dates they have, those of a
    list that begins with such a heading, has at least one more, and ends with a record: read as part of a record,
    each date would be that of the record above it.
    """
    dated = count_dated(records)
    if dated * 3 > len(records) * 2 and not several:
        return False
    doc = dating.doc
    links = dict(zip(group.roots, group.links, strict=True))
    heads = _headings(dating, group, min(doc.text_from[record.root] for record in records))
    if several:
        if len(heads) < 2 or not (
            heads[0][0] <= doc.text_from[group.links[0]] and heads[-1][0] < doc.text_from[group.links[-1]]
        ):
            return False
    elif (
        not heads or (dated and dated > len(heads) + 1) or (len(heads) == 1 and not _heads(dating, group, heads[0][0]))
    ):
        return False
    if any(_behind(dating, group, head) for head, _ in heads):
        return False
    starts = [start for start, _ in heads]
    for record in records:
        at = bisect_right(starts, doc.text_from[links[record.root]]) - 1
        if at >= 0:  # a date found in the record is then the heading of the next ones
            record.moment = heads[at][1]
            record.printed = heads[at][1].text
            record.inherited = True
    return True


def _headings(dating: Dating, group: Group, first: int) -> list[tuple[int, Moment]]:
    """The dates that stand alone in a group or right above it, with their runs; its text begins at `first`."""
    doc = dating.doc
    own = frozenset(group.links)
    low = max(0, bisect_right(doc.block_from, doc.text_from[group.parent]) - 4)
    high = bisect_left(doc.block_from, doc.text_to[group.parent])
    heads: list[tuple[int, Moment]] = []
    worded: list[tuple[int, Moment, str]] = []  # "Opinions filed on 9 January 2026", with the words
    for block in range(low, high):
        text = doc.block_texts[block]
        if doc.block_to[block] <= first and doc.tags[doc.block_box[block]] in HEADINGS and not dating.date_in(text):
            heads.clear()  # another heading stands between a date above it and the list
            worded.clear()
            continue
        if own.intersection(doc.text_links[doc.block_from[block] : doc.block_to[block]]):
            heads += _lone_lines(dating, block) if "\n" in text else []
            continue
        bare = text.rstrip(_CLOSING)
        moment = dating.date_in(text)
        if moment is None and bare[-1:].isdecimal() and len(text) <= _LONGEST:
            moment = dating.date_in(bare.rpartition(" ")[2])  # "Published in the journal of 2/6/26:"
        if moment is None:
            continue
        headed = doc.tags[doc.block_box[block]] in HEADINGS
        if len(text) - len(moment.text) < _BESIDE or (headed and _ticks(dating, group)):
            heads.append((doc.block_from[block], moment))
        elif bare.endswith(moment.text):
            worded.append((doc.block_from[block], moment, bare.removesuffix(moment.text)))
    alike = len({words.split(" ", 1)[0] for _, _, words in worded}) == 1
    if len(heads) < 2 and alike and (len(worded) > 1 or _ISSUED.search(worded[0][2])):
        return [(run, moment) for run, moment, _ in worded]
    return heads


def _lone_lines(dating: Dating, block: int) -> list[tuple[int, Moment]]:
    """The dates in bold that are whole lines of a block, with their runs."""
    doc = dating.doc
    found = []
    first, last = doc.block_from[block], doc.block_to[block]
    for run in range(first, last - 1):
        line = doc.texts[run].strip()
        if not line or doc.text_links[run] >= 0 or doc.tags[doc.owners[run]] not in _BOLD:
            continue
        begins = run == first or doc.texts[run].startswith("\v") or doc.texts[run - 1].endswith("\v")
        if not begins or not doc.texts[run + 1].startswith("\v"):
            continue
        moment = dating.date_in(line)
        if moment is not None and len(line) - len(moment.text) < _BESIDE:
            found.append((run, moment))
    return found


def _ticks(dating: Dating, group: Group) -> bool:
    """Whether the links of a group come with a time of day: then a heading with a day in it says which."""
    runs = range(dating.doc.text_from[group.parent], dating.doc.text_to[group.parent])
    clocks = sum(_CLOCK.match(dating.doc.texts[run]) is not None for run in runs)
    return clocks * _CLOCKED > len(group.links)


def _heads(dating: Dating, group: Group, run: int) -> bool:
    """Whether a lone date heads the list: as a heading, or as the list's first item. Others date the page."""
    doc = dating.doc
    box = doc.block_box[bisect_right(doc.block_from, run) - 1]
    within = doc.tags[group.parent] not in _WHOLE and run >= doc.text_from[group.parent]
    right_above = run < doc.text_from[group.roots[0]] and _ticks(dating, group)
    return within or right_above or any(doc.tags[element] in HEADINGS for element in (box, doc.parents[box]))


def _behind(dating: Dating, group: Group, run: int) -> bool:
    """Whether a text run stands in a record's element behind its link."""
    starts = dating.doc.text_from
    at = bisect_right(group.links, run, key=starts.__getitem__) - 1
    return at >= 0 and starts[group.links[at]] < run < dating.doc.text_to[group.roots[at]]
