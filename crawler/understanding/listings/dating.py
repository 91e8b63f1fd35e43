"""The dates of records: from attributes, from the place where the group's dates stand, from the text around the link.

Owns where a record's date is looked for. Must not know how a date text is read.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from crawler.understanding.dates.moment import Moment
from crawler.understanding.dates.phrases import SAYS_CHANGED, SAYS_WRITTEN, lowered, may_be_dated
from crawler.understanding.document import Document
from crawler.understanding.listings.groups import Group
from crawler.understanding.listings.record import HEADINGS, Line, Place, Reader, Record

_ATTRIBUTE = re.compile(
    r'(?:d(?<=\bd)a(?:tetime|ta-[\w-]*(?:date|time|publish|stamp)[\w-]*)|t(?<=\bt)itle(?==" ?20\d\d-))="([^"]{6,40})"'
)
_LONGEST = 90  # characters: longer texts are summaries, whose dates are not the record's
_LABEL = 48  # characters of a text that labels a date, the date with it
_HEADING = 40  # characters of a date that heads the records below it
_SEAM = re.compile(r" [–—|-] |: ")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{4,40})[)\]]\W?$")
_WHOLE = ("html", "body", "main")
_CLOCK = re.compile(r"\W*\d{1,2}[:.h]\d\d\D{0,5}$")
_CLOCKED = 1.25  # links that may come on a time of day
_CLOSING = ")]. "
_BESIDE = 20  # characters that may stand beside such a date: the day of the week
_PARTS = 8  # text runs of a link that are looked at
_EXACT = ("day", "minute", "second")


def says_changed(text: str) -> bool:
    """Whether a short text speaks of a change ("Updated:") and not of publication too."""
    if len(text) > _LABEL:
        return False
    low = lowered(text)
    return SAYS_CHANGED.search(low) is not None and SAYS_WRITTEN.search(low) is None


def without_date(text: str, moment: Moment) -> str:
    """A text without the date that `Dating.date_at` found at its beginning or end."""
    if text.startswith(moment.text):
        return text[len(moment.text) :]
    return text[: text.rfind(moment.text)]


class Dating:
    """Dates the records of one page's groups; every text is read once."""

    def __init__(self, doc: Document, reader: Reader) -> None:
        self.doc, self.reader = doc, reader
        self._read: dict[str, Moment | None] = {}
        self._attributes: dict[int, tuple[Moment, str] | None] = {}

    def date_in(self, text: str) -> Moment | None:
        """The date that a short text gives, or None."""
        if len(text) > _LONGEST:
            return None
        if text in self._read:  # groups that compete cut the page into the same records
            return self._read[text]
        moment = self.reader(text) if not text.isdecimal() and may_be_dated(text) else None
        self._read[text] = moment if moment is not None and moment.precision in _EXACT else None
        return self._read[text]

    def date_at(self, text: str) -> Moment | None:
        """The date that a text of any length begins or ends with, or None; its `text` is how it stands there."""
        seam, brackets = _SEAM.search(text), _BRACKETS.search(text)
        pieces = [brackets[1] if brackets else "", text[: seam.start()] if seam and seam.start() <= _HEADING else ""]
        if len(text) <= _HEADING:
            pieces.append(text)
        else:
            pieces += [text[:_HEADING].rpartition(" ")[0], text[-_HEADING:].partition(" ")[2]]
        for piece in filter(None, pieces):
            moment = self.date_in(piece)
            if moment is not None and (text.startswith(moment.text) or text.rstrip(_CLOSING).endswith(moment.text)):
                return moment
        return None

    def date(self, group: Group, at: int, record: Record, lines: Iterable[Line], place: Place | None) -> None:
        """Set the date of the group's record number `at`, whose lines are given; `place` is where its dates stand."""
        first, last = group.spans[at]
        if self._in_attributes(record, group.roots[at], last):
            return
        if group.flat and self._around_link(record, group.links[at], first, last):
            return
        moment = self._in_lines(record, lines, place)
        if moment is not None:
            record.moment, record.printed = moment, moment.text
            return
        if group.flat or not self._around_link(record, group.links[at], first, last):
            self._within_link(record, group.links[at])

    def _in_lines(self, record: Record, lines: Iterable[Line], place: Place | None) -> Moment | None:
        """The date in the record's lines: the one in the group's place, else the first."""
        other: Moment | None = None
        for _, line, where in lines:
            rest = line.removeprefix(record.title).strip()  # "... from May" and "04.Jan.2026" may be glued
            moment = self.date_in(rest) if rest else None
            if moment is None and rest and rest != line:
                moment = self.date_in(line)
            if moment is not None and (place is None or where == place) and not says_changed(line):
                return moment
            other = other or moment
        return other

    def _in_attributes(self, record: Record, root: int, last: int) -> bool:
        """Take the first date in an attribute of an element of the record; that of a change only where it is alone."""
        doc = self.doc
        attrs, starts = doc.attrs, doc.text_from
        end = doc.ends[root]
        changed: tuple[Moment, str] | None = None
        for element in range(root, len(attrs)):
            if element >= end and starts[element] >= last:
                break
            raw = attrs[element]
            if raw and ("date" in raw or "time" in raw or "publish" in raw or 'title="20' in raw):
                if element not in self._attributes:
                    self._attributes[element] = self._attribute_date(element)
                found = self._attributes[element]
                if found is not None and self._is_change(element):
                    changed = changed or found
                elif found is not None:
                    record.moment, record.printed = found
                    return True
        if changed is not None:
            record.moment, record.printed = changed
        return changed is not None

    def _is_change(self, element: int) -> bool:
        """Whether an element's attributes, its text or the label before it say that its date is that of a change."""
        raw = self.doc.attrs[element]
        if "odified" in raw or "pdated" in raw:
            return True
        run = self.doc.text_from[element]
        before = next((text for at in range(run - 1, max(-1, run - 3), -1) if (text := self.doc.texts[at].strip())), "")
        return says_changed(self.doc.text_of(element)[:_HEADING]) or says_changed(before[: _LABEL + 1])

    def _attribute_date(self, element: int) -> tuple[Moment, str] | None:
        """The date in an attribute of an element, and how the page prints it."""
        match = _ATTRIBUTE.search(self.doc.attrs[element])
        moment = self.reader(match[1]) if match else None
        if match is None or moment is None or moment.precision not in _EXACT:
            return None
        return moment, self.doc.text_of(element)[:_LONGEST] or match[1]

    def _around_link(self, record: Record, link: int, first: int, last: int) -> bool:
        """A date that shares its block with the title: read the text around the link, what follows it first."""
        doc = self.doc
        for low, high in ((doc.text_to[link], last), (first, doc.text_from[link])):
            runs = [doc.texts[run].strip() for run in range(low, min(high, low + 12)) if doc.text_links[run] < 0]
            if not runs:
                continue
            lines = [line if len(line) <= _LONGEST else line[:_HEADING] for run in runs for line in run.split("\v")]
            for text in (*lines, " ".join(lines)[:_LONGEST]):
                moment = self.date_in(text) if text else None
                if moment is not None:
                    record.moment, record.printed = moment, moment.text
                    return True
        return False

    def _within_link(self, record: Record, link: int) -> None:
        """A date that is a part of the link, in one line with its title."""
        doc = self.doc
        first, last = doc.text_from[link], doc.text_to[link]
        for run in range(first, min(last, first + _PARTS)) if last - first > 1 else ():
            text = doc.texts[run].strip()
            moment = self.date_in(text) if 0 < len(text) <= _HEADING else None
            if moment is not None:
                record.moment, record.printed = moment, moment.text
                return

    def dates_before(self, group: Group, records: Sequence[Record]) -> None:
        """Where a flat list puts each date before its title, move every date one record on."""
        doc = self.doc
        if records[-1].moment is not None or sum(r.moment is not None for r in records) < len(records) - 1:
            return
        start, top = group.spans[0][0], doc.text_from[group.parent]
        block = bisect_right(doc.block_from, start) - 1
        runs = range(max(top, doc.block_from[block]), start) if block >= 0 else range(0)
        text = " ".join("".join(doc.texts[run] for run in runs if doc.text_links[run] < 0).split())
        if not text and block > 0 and doc.block_from[block - 1] >= top:
            text = doc.block_texts[block - 1]
        moment = self.date_in(text) if text else None
        if moment is None:
            return
        printed = moment.text
        for record in records:
            moment, record.moment = record.moment, moment
            printed, record.printed = record.printed, printed

    def dates_above(self, group: Group, records: Sequence[Record], *, several: bool = False) -> bool:
        """Give records the date of the heading above them ("9 January 2026"); whether that was done.

        So are records dated that have no dates of their own. With `several`, and whatever dates they have, those of a
        list that begins with such a heading, has at least one more, and ends with a record: read as part of a record,
        each date would be that of the record above it.
        """
        dated = sum(record.moment is not None for record in records)
        if dated * 3 > len(records) * 2 and not several:
            return False
        doc = self.doc
        links = dict(zip(group.roots, group.links, strict=True))
        heads = self._headings(group, min(doc.text_from[record.root] for record in records))
        if several:
            if len(heads) < 2 or not (
                heads[0][0] <= doc.text_from[group.links[0]] and heads[-1][0] < doc.text_from[group.links[-1]]
            ):
                return False
            if any(self._behind(group, head) for head, _ in heads):
                return False
        elif (
            not heads or (dated and dated > len(heads) + 1) or (len(heads) == 1 and not self._heads(group, heads[0][0]))
        ):
            return False
        starts = [start for start, _ in heads]
        for record in records:
            at = bisect_right(starts, doc.text_from[links[record.root]]) - 1
            if at >= 0:  # a date found in the record is then the heading of the next ones
                record.moment = heads[at][1]
                record.printed = heads[at][1].text
                record.inherited = True
        return True

    def _headings(self, group: Group, first: int) -> list[tuple[int, Moment]]:
        """The dates that stand alone in a group or right above it, with their runs; its text begins at `first`."""
        doc = self.doc
        own = frozenset(group.links)
        low = max(0, bisect_right(doc.block_from, doc.text_from[group.parent]) - 4)
        high = bisect_left(doc.block_from, doc.text_to[group.parent])
        heads: list[tuple[int, Moment]] = []
        for block in range(low, high):
            text = doc.block_texts[block]
            if doc.block_to[block] <= first and doc.tags[doc.block_box[block]] in HEADINGS and not self.date_in(text):
                heads.clear()  # another heading stands between a date above it and the list
                continue
            if own.intersection(doc.text_links[doc.block_from[block] : doc.block_to[block]]):
                continue
            if not (moment := self.date_in(text)):
                continue
            if len(text) - len(moment.text) < _BESIDE or (
                doc.tags[doc.block_box[block]] in HEADINGS and self._ticks(group)
            ):
                heads.append((doc.block_from[block], moment))
        return heads

    def _ticks(self, group: Group) -> bool:
        """Whether the links of a group come with a time of day: then a heading with a day in it says which."""
        runs = range(self.doc.text_from[group.parent], self.doc.text_to[group.parent])
        clocks = sum(_CLOCK.match(self.doc.texts[run]) is not None for run in runs)
        return clocks * _CLOCKED > len(group.links)

    def _heads(self, group: Group, run: int) -> bool:
        """Whether a lone date heads the list: as a heading, or as the list's first item. Others date the page."""
        doc = self.doc
        box = doc.block_box[bisect_right(doc.block_from, run) - 1]
        within = doc.tags[group.parent] not in _WHOLE and run >= doc.text_from[group.parent]
        return within or any(doc.tags[element] in HEADINGS for element in (box, doc.parents[box]))

    def _behind(self, group: Group, run: int) -> bool:
        """Whether a text run stands in a record's element behind its link."""
        starts = self.doc.text_from
        at = bisect_right(group.links, run, key=starts.__getitem__) - 1
        return at >= 0 and starts[group.links[at]] < run < self.doc.text_to[group.roots[at]]
