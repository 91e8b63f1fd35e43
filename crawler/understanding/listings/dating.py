"""The dates of records: from attributes, from the place where the group's dates stand, from the text around the link.

Owns where a record's date is looked for. Must not know how a date text is read.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from crawler.understanding.dates.moment import Moment
from crawler.understanding.dates.phrases import SAYS_CHANGED, SAYS_WRITTEN, may_be_dated
from crawler.understanding.document import Document
from crawler.understanding.listings.groups import Group
from crawler.understanding.listings.record import Line, Place, Reader, Record
from crawler.understanding.spelling import lowered

_ATTRIBUTE = re.compile(
    r"(?:d(?<=\bd)a(?:tetime|ta-[\w-]*(?:date|time|publish|stamp)[\w-]*)"
    r"|t(?<=\bt)itle(?==\" ?(?:20\d\d-|\d{1,2}[./]\d{1,2}[./]20\d\d)))=\"([^\"]{6,40})\""
)
_LONGEST = 90  # characters: longer texts are summaries, whose dates are not the record's
_LABEL = 48  # characters of a text that labels a date, the date with it
_HEADING = 40  # characters of a date that heads the records below it
_SEAM = re.compile(r" [–—|-] |: ")
# what introduces a date at the end of a text: " (filed ", ", decided on ", " - Date: "
_LABELLED = re.compile(
    r"(?: ?[(\[（][^()\[\]]{0,24}|(?:,|;| [-–—|]) ?(?:\w+ )?"
    r"(?:filed|issued|decided|released|published|entered|dated?|posted|argued|delivered|vom|du|de|del|z dnia)"
    r"(?: on)?:?) ?$",
    re.I,
)
_SAYS = re.compile(
    r"\b(?:filed|issued|decided|released|published|publication|posted|dated?|entered|vom|veröffentlicht(?: am)?|"
    r"publiée? le|pubblicat[oa] il|publicad[oa] (?:el|em))\b:?(?= )",
    re.I,
)
_PACKED = re.compile(r"\bdate\W{1,3}(\d\d)(\d\d)((?:19|20)\d\d)$", re.I)  # "Opinion Date: 02112026"
_SAID = 4  # such words of a text that are looked at
_CLOSE = 6  # characters that may stand between one and its date
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{4,40})[)\]]\W?$")
_CLOSING = ")]. "
_PAIR = re.compile(r"(\d{1,2})([./-])(\d{1,2})")
_DAY_AND_MONTH = re.compile(r"[\[(（]?(\d\d[/-]\d\d|\d{1,2}\.\d{1,2}\.)[\])）]?")  # alone: "22/11", "[11-20]", "3.11."
_SHORTEST = 7  # characters of that
_PADDED = 2  # digits of a day or a month that is no figure
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d$")
_PARTS = 8  # text runs of a link that are looked at


def says_changed(text: str) -> bool:
    """Whether a short text speaks of a change ("Updated:") and not of publication too."""
    if len(text) > _LABEL:
        return False
    low = lowered(text)
    return SAYS_CHANGED.search(low) is not None and SAYS_WRITTEN.search(low) is None


def _titled(raw: str) -> bool:
    """Whether attributes have a title that begins with a digit."""
    at = raw.find('title="') + 7
    return at >= 7 and raw[at : at + 1].isdecimal()


def without_date(text: str, moment: Moment) -> str:
    """A text without the date that `Dating.date_at` found at its beginning or end."""
    if text.startswith(moment.text):
        return text[len(moment.text) :]
    return _LABELLED.sub("", text[: text.rfind(moment.text)])


def _is_figure(text: str, moment: Moment) -> bool:
    """Whether a day and month without a year may as well be a figure ("4.5 (120 reviews)", "1.3 MB", "3-2")."""
    pair = _PAIR.fullmatch(moment.text)
    if pair is None or (len(pair[1]) == len(pair[3]) == _PADDED):
        return False
    return pair[2] != "/" or len(text.strip()) > len(moment.text)


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
        packed = _PACKED.search(text) if text[-4:].isdecimal() else None
        plain = "/".join(packed.groups()) if packed is not None else text
        pair = _DAY_AND_MONTH.fullmatch(text) if len(text) <= _SHORTEST else None
        plain = pair[1] if pair is not None else plain
        worth = pair is not None or (not text.isdecimal() and may_be_dated(plain))
        moment = self._read_labelled(plain) if worth else None
        if moment is not None and (not moment.exact or _is_figure(text, moment)):
            moment = None
        self._read[text] = moment
        return self._read[text]

    def _read_labelled(self, text: str) -> Moment | None:
        """The date of a text, or of what stands behind a word for publication ("Veröffentlicht gestern, 19:30")."""
        moment = self.reader(text)
        if moment is None:
            low = lowered(text)
            label = SAYS_WRITTEN.match(low) or SAYS_CHANGED.match(low)
            if label is not None:
                text = text[label.end() :].partition(" ")[2]
                moment = self.reader(text)
        if moment is not None and "  " in moment.text:  # a time of day beside a relative day was blanked
            moment = replace(moment, text=text[moment.start : moment.start + len(moment.text)].strip())
        return moment

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

    def date_said(self, text: str) -> Moment | None:
        """The date that a sentence in a longer text says behind a word for publication, or None."""
        if len(text) <= _LONGEST:
            return None
        for match in islice(_SAYS.finditer(text), _SAID):
            moment = self.date_in(text[match.end() : match.end() + _HEADING].rpartition(" ")[0])
            if moment is not None and moment.start <= _CLOSE:
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

    def date_today(self, told: Sequence[tuple[Record, Sequence[Line]]]) -> None:
        """Date those records with which a list begins by today where they have a time of day alone in the place in
        which the others have a day."""
        dated = next((at for at, (record, _) in enumerate(told) if record.moment is not None), 0)
        for record, lines in told[:dated]:
            place = next((place for _, line, place in lines if _CLOCK.match(line)), None)
            if place is None or not any(where == place and self.date_in(line) for _, line, where in told[dated][1]):
                return
            clock = next(line for _, line, where in lines if where == place)
            record.moment, record.printed = self.reader(f"today {clock}"), clock

    def _in_lines(self, record: Record, lines: Iterable[Line], place: Place | None) -> Moment | None:
        """The date in the record's lines: the one in the group's place, else the first."""
        other: Moment | None = None
        for _, line, where in lines:
            # "... from May" and "04.Jan.2026" may be glued
            rest = line.removeprefix(record.title).removesuffix(record.title).strip()
            closed = _BRACKETS.search(rest) if rest[-1:] in ")]" else None
            moment = self.date_in(closed[1]) if closed else None
            moment = moment or (self.date_in(rest) if rest else None)
            if moment is None and rest and rest != line and line.startswith(record.title):
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
            if raw and ("date" in raw or "time" in raw or "publish" in raw or _titled(raw)):
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
        if match is None or moment is None or not moment.exact:
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
