"""A record's fields: which of its texts is the title, which the date, which the summary.

Owns the choice, made once for all records of a group by where a text stands in them. Must not know how groups are
judged or pages parsed.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from crawler.understanding.dates.moment import Moment
from crawler.understanding.dates.visible import DATED
from crawler.understanding.document import Document
from crawler.understanding.listings.groups import Forms, Group

Reader = Callable[[str], Moment | None]
Place = tuple[int, int]

_ATTRIBUTE = re.compile(
    r'\b(?:datetime|data-[\w-]*(?:date|time|publish|stamp)[\w-]*|title(?==" ?20\d\d-))="([^"]{6,40})"'
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_MORE = re.compile(
    r"^\W*(?:read|more|continue|full|view|see|open|download|pdf|mehr|weiter|lire|leer|leggi|lees|läs|les|czytaj|více|číst|"
    r"читать|далее|подробнее|devam|続き|全文|more info|details?|learn more|watch|listen|html?|link)\b.{0,24}$",
    re.I,
)
_FILE = re.compile(r"^[\w-]+\.(?:pdf|mp[34]|docx?|html?)$", re.I)
_LETTER = re.compile(r"[^\W\d_]")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff]")
_DATE_TEXT = 90  # characters: longer texts are summaries, whose dates are not the record's
_EXACT = ("day", "minute", "second")


@dataclass(slots=True)
class Record:
    """One record as read: the link's address, its texts, its date as printed and as read."""

    url: str
    title: str = ""
    moment: Moment | None = None
    printed: str = ""
    summary: str = ""
    root: int = 0
    blocks: tuple[int, int] = (0, 0)
    heading: bool = False
    own: bool = False  # the link's own text is the title


@dataclass(slots=True)
class _Column:
    """All texts that stand in one place of a group's records."""

    texts: list[str] = field(default_factory=list)
    records: set[int] = field(default_factory=set)
    dated: int = 0
    heading: bool = False
    linked: int = 0
    order: int = 0


def words_in(text: str) -> int:
    """How many words a text has; in scripts without spaces two characters count as one."""
    return len(text.split()) + len(_UNSPACED.findall(text)) // 2


class Fields:
    """Reads the records of groups on one page."""

    def __init__(self, doc: Document, forms: Forms, reader: Reader) -> None:
        self.doc, self.forms, self.reader = doc, forms, reader
        self._dated: list[tuple[int, str]] | None = None
        self._read: dict[str, Moment | None] = {}

    def records(self, group: Group) -> list[Record]:
        """The records of a group, each address once."""
        doc = self.doc
        starts = doc.block_from
        rows = []
        for at, (first, last) in enumerate(group.spans):
            low = bisect_left(starts, first)
            high = bisect_left(starts, last)
            rows.append((at, low, high))
        columns = self._columns(rows)
        title_form = self._title_column(group, columns)
        found: dict[str, Record] = {}
        for at, low, high in rows:
            record = self._record(group, at, low, high, title_form)
            known = found.get(record.url)
            if known is None:
                found[record.url] = record
            elif len(record.title) > len(known.title) and not known.heading:
                known.title = record.title
        records = list(found.values())
        label, remark = shared_ends([record.title for record in records])
        for record in records:
            record.title = record.title[len(label) : len(record.title) - len(remark)].strip() or record.title
        if group.flat:
            self._dates_before(group, records)
        return records

    # -- titles

    def _places(self, low: int, high: int) -> Iterator[tuple[int, str, Place]]:
        """The lines of a record's blocks with their places in it: the form, and the how manieth line of that form."""
        counts: dict[int, int] = {}
        for block in range(low, min(high, low + 16)):
            form = self.forms.of(self.doc.block_box[block])
            for line in self.doc.block_texts[block].split("\n"):
                if line:
                    counts[form] = counts.get(form, -1) + 1
                    yield block, line, (form, counts[form])

    def _columns(self, rows: Sequence[tuple[int, int, int]]) -> dict[Place, _Column]:
        doc = self.doc
        columns: dict[Place, _Column] = {}
        for at, low, high in rows[:60]:
            for block, line, place in self._places(low, high):
                box = doc.block_box[block]
                column = columns.setdefault(place, _Column(order=len(columns)))
                column.records.add(at)
                column.texts.append(line)
                column.heading = column.heading or self._in_heading(box)
                column.linked += doc.block_linked[block] * 3 > len(doc.block_texts[block]) * 2
                column.dated += self._date_in(line) is not None
        return columns

    def _in_heading(self, element: int) -> bool:
        for _ in range(4):
            if element < 0:
                return False
            if self.doc.tags[element] in _HEADINGS:
                return True
            element = self.doc.parents[element]
        return False

    def _title_column(self, group: Group, columns: dict[Place, _Column]) -> Place | None:
        """The form of the blocks that hold the titles, or None when the links' own texts are the titles."""
        doc = self.doc
        own = [doc.text_of(link) for link in group.links]
        own_score = _title_score(own, len(own), heading=self._in_heading(group.links[0]), linked=True) + 0.6
        best, best_score = None, own_score
        for form, column in columns.items():
            share = len(column.records) / len(group.links[:60])
            if share < 0.6 or column.dated * 2 > len(column.texts):
                continue
            linked = column.linked * 2 > len(column.texts)
            score = _title_score(column.texts, len(column.records), heading=column.heading, linked=linked)
            score += share - 1 - 0.05 * column.order
            if score > best_score:
                best, best_score = form, score
        return best

    def _record(self, group: Group, at: int, low: int, high: int, title_form: Place | None) -> Record:
        doc = self.doc
        link = group.links[at]
        record = Record(group.urls[at], root=group.roots[at], blocks=(low, max(high, low + 1)))
        own = doc.text_of(link)
        record.heading = self._in_heading(link) or any(
            doc.tags[e] in _HEADINGS for e in range(link + 1, doc.ends[link])
        )
        title = own
        if title_form is not None:
            for block, line, place in self._places(low, high):
                if place == title_form:
                    title = line
                    record.heading = record.heading or self._in_heading(doc.block_box[block])
                    break
        elif doc.ends[link] - link > 2:
            title = self._heading_in(link) or own
        record.title = title
        record.own = title == own or title in own
        self._date(group, record, at, low, high)
        record.summary = self._summary(record, low, high)
        return record

    def _heading_in(self, link: int) -> str:
        """The heading inside a link that is a whole card, or its longest block, or ""."""
        doc = self.doc
        for element in range(link + 1, doc.ends[link]):
            if doc.tags[element] in _HEADINGS:
                return doc.text_of(element)
        low = bisect_left(doc.block_from, doc.text_from[link])
        high = bisect_left(doc.block_from, doc.text_to[link])
        if high - low < 2:
            return ""
        texts = [doc.block_texts[block] for block in range(low, high)]
        titles = [text for text in texts if words_in(text) >= 3 and self._date_in(text) is None]
        return titles[0].replace("\n", " ") if titles else ""

    def _summary(self, record: Record, low: int, high: int) -> str:
        best = ""
        for block in range(low, high):
            text = self.doc.block_texts[block]
            if len(text) > len(best) and words_in(text) >= 6 and text != record.title:
                best = text
        return best.replace("\n", " ") if best and record.title not in best[: len(record.title) + 2] else ""

    # -- dates

    def _date_in(self, text: str) -> Moment | None:
        if len(text) > _DATE_TEXT or text.isdecimal() or not DATED.search(text):
            return None
        if text not in self._read:
            moment = self.reader(text)
            self._read[text] = moment if moment is not None and moment.precision in _EXACT else None
        return self._read[text]

    def _attributes(self) -> list[tuple[int, str]]:
        """The elements that carry a date in an attribute, in page order."""
        if self._dated is None:
            self._dated = []
            for element, raw in enumerate(self.doc.attrs):
                if raw and ("date" in raw or "time" in raw or "publish" in raw or 'title="20' in raw):
                    match = _ATTRIBUTE.search(raw)
                    if match:
                        self._dated.append((element, match[1]))
        return self._dated

    def _date(self, group: Group, record: Record, at: int, low: int, high: int) -> None:
        """Set the record's date from an attribute inside it, else from its texts outside the title."""
        doc = self.doc
        dated = self._attributes()
        first, last = group.spans[at]
        root = group.roots[at]
        if dated:
            start = bisect_left(dated, (root, ""))
            while start < len(dated) and dated[start][0] < len(doc.tags):
                element, value = dated[start]
                if doc.text_from[element] >= last and element >= doc.ends[root]:
                    break
                moment = self.reader(value)
                if moment is not None and moment.precision in _EXACT:
                    record.moment, record.printed = moment, doc.text_of(element)[:_DATE_TEXT] or value
                    return
                start += 1
        for block in range(low, high):
            text = doc.block_texts[block]
            if text.replace("\n", " ") == record.title:
                continue
            for line in text.split("\n"):
                moment = self._date_in(line)
                if moment is not None:
                    record.moment, record.printed = moment, moment.text
                    return
        self._date_in_runs(record, group.links[at], first, last)

    def _date_in_runs(self, record: Record, link: int, first: int, last: int) -> None:
        """A date that shares its block with the title: read the text around the link, what follows it first."""
        doc = self.doc
        for low, high in ((doc.text_to[link], last), (first, doc.text_from[link])):
            runs = [doc.texts[run].strip() for run in range(low, min(high, low + 12)) if doc.text_links[run] < 0]
            for text in (*runs, " ".join(runs)[:_DATE_TEXT]):
                moment = self._date_in(text) if text else None
                if moment is not None:
                    record.moment, record.printed = moment, moment.text
                    return

    def _dates_before(self, group: Group, records: Sequence[Record]) -> None:
        """Where a flat list puts each date before its title, move every date one record on."""
        doc = self.doc
        first = group.spans[0][0]
        low = doc.text_from[group.parent]
        block = bisect_left(doc.block_from, first) - 1
        if block < 0 or doc.block_from[block] < low or records[-1].moment is not None:
            return
        if sum(record.moment is not None for record in records) < len(records) - 1:
            return
        text = doc.block_texts[block]
        moment = self._date_in(text)
        if moment is None:
            return
        printed = moment.text
        for record in records:
            moment, record.moment = record.moment, moment
            printed, record.printed = record.printed, printed


def _shared(one: str, other: str) -> str:
    """What two texts begin with alike."""
    size = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[:size]


def shared_ends(texts: Sequence[str]) -> tuple[str, str]:
    """A label ("Title: ") and a remark (" (opens in a new window)") that begin and end all of at least three texts."""
    if len(texts) < 3:
        return "", ""
    label = _shared(min(texts), max(texts))
    cut = max(label.rfind(": "), label.rfind("： "), label.rfind(" - ") + 1)
    label = label[: cut + 2] if cut > 0 else ""
    turned = [text[::-1] for text in texts]
    remark = _shared(min(turned), max(turned))[::-1]
    cut = remark.find(" (")
    remark = remark[cut:] if cut >= 0 and remark.endswith(")") else ""
    return label, remark


def _title_score(texts: Sequence[str], records: int, *, heading: bool, linked: bool) -> float:
    """How much texts look like the titles of a list: different ones, of some words, with letters."""
    if not texts:
        return -9.0
    label, remark = shared_ends(texts)
    texts = [text[len(label) : len(text) - len(remark)] for text in texts]
    words = sorted(words_in(text) for text in texts)
    middle = words[len(words) // 2]
    different = len(set(texts)) / len(texts)
    letters = sum(len(_LETTER.findall(text)) for text in texts[:30]) / max(1, sum(len(t) for t in texts[:30]))
    more = sum(_MORE.match(text) is not None or _FILE.match(text) is not None for text in texts) / len(texts)
    score = min(middle, 8) / 4 - max(0, middle - 22) / 10
    score += 2.0 * different + 2.0 * letters - 3.0 * more
    score += 1.5 if heading else 0.0
    score += 0.4 if linked else 0.0
    return score
