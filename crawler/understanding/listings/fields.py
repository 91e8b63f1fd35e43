"""A record's fields: which of its texts is the title, which the date, which the summary.

Owns the choice, made once for all records of a group by where a text stands in them. Must not know how groups are
judged or pages parsed.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from crawler.understanding.document import Document
from crawler.understanding.listings.dating import Dating
from crawler.understanding.listings.groups import Forms, Group
from crawler.understanding.listings.headers import says_published
from crawler.understanding.listings.record import HEADINGS, Place, Reader, Record, in_heading, lines_in, words_in

_MORE = re.compile(
    r"^\W*(?:read|more|continue|full|view|see|open|download|pdf|mehr|weiter|lire|leer|leggi|lees|läs|les|czytaj|více|"
    r"číst|читать|далее|подробнее|devam|続き|全文|more info|details?|learn more|watch|listen|html?|link)\b.{0,24}$",
    re.I,
)
_FILE = re.compile(r"^[\w-]+\.(?:pdf|mp[34]|docx?|html?)$", re.I)
_BOLD = frozenset(("b", "strong"))
_LETTER = re.compile(r"[^\W\d_]")
_FOUR_DIGITS = re.compile(r"(?:19|20|25)\d\d")
_LONGEST_TITLE = 200
_DIGITS = re.compile(r"\d+")
_ALIKE = 4  # texts of one form from which they may be numbers ("2026 Slip 01443")
_WORDY = 0.6  # the share of letters from which they are none
_SAMPLE = 40  # records that the places are learned from


@dataclass(slots=True)
class _Column:
    """All lines that stand in one place of a group's records."""

    texts: list[str] = field(default_factory=list)
    dated: int = 0
    full: int = 0  # dates with a year of four digits
    heading: bool = False
    linked: int = 0
    order: int = 0
    box: int = -1  # the element of the first of them


class Fields:
    """Reads the records of groups on one page."""

    def __init__(self, doc: Document, forms: Forms, reader: Reader) -> None:
        self.doc, self.forms = doc, forms
        self.dating = Dating(doc, forms, reader)

    def quick(self, group: Group) -> list[Record]:
        """The records of a group, each address once, with the links' own texts for titles and no summaries."""
        found: dict[str, Record] = {}
        for at, blocks in enumerate(self._blocks(group)):
            link = group.links[at]
            record = Record(group.urls[at], root=group.roots[at], own=True)
            record.title = self._title_of(link)
            record.heading = self._headed(link)
            self.dating.date(group, at, record, blocks, None)
            found.setdefault(record.url, record)
        records = list(found.values())
        if group.flat:
            self.dating.dates_before(group, records)
        return records

    def records(self, group: Group) -> list[Record]:
        """The records of a group, each address once, with all that can be told of them."""
        rows = self._blocks(group)
        columns = self._columns(rows)
        title_place = self._title_place(group, columns)
        date_place = self._date_place(columns, min(len(rows), _SAMPLE))
        found: dict[str, Record] = {}
        for at, blocks in enumerate(rows):
            record = self._record(group, at, blocks, title_place)
            self.dating.date(group, at, record, blocks, date_place)
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
            self.dating.dates_before(group, records)
        return records

    def _blocks(self, group: Group) -> list[tuple[int, int]]:
        starts = self.doc.block_from
        return [(bisect_left(starts, first), bisect_left(starts, last)) for first, last in group.spans]

    def _columns(self, rows: Sequence[tuple[int, int]]) -> dict[Place, _Column]:
        doc = self.doc
        columns: dict[Place, _Column] = {}
        for low, high in rows[:_SAMPLE]:
            for block, line, place in lines_in(doc, self.forms, low, high):
                column = columns.get(place)
                if column is None:
                    box = doc.block_box[block]
                    column = columns[place] = _Column(order=len(columns), heading=in_heading(doc, box), box=box)
                column.texts.append(line)
                column.linked += doc.block_linked[block] * 3 > len(doc.block_texts[block]) * 2
                if self.dating.date_in(line) is not None:
                    column.dated += 1
                    column.full += _FOUR_DIGITS.search(line) is not None
        return columns

    def _title_place(self, group: Group, columns: Mapping[Place, _Column]) -> Place | None:
        """The place of the titles, or None when the links' own texts are the titles."""
        doc = self.doc
        own = [doc.text_of(link) for link in group.links[:_SAMPLE]]
        best, best_score = None, _title_score(own, heading=in_heading(doc, group.links[0]), linked=True) + 0.6
        for place, column in columns.items():
            share = len(column.texts) / len(own)
            if share < 0.5 or column.dated * 2 > len(column.texts):
                continue
            linked = column.linked * 2 > len(column.texts)
            score = _title_score(column.texts, heading=column.heading, linked=linked)
            score += min(share, 1.0) - 1 - 0.05 * column.order
            if score > best_score:
                best, best_score = place, score
        return best

    def _date_place(self, columns: Mapping[Place, _Column], records: int) -> Place | None:
        """Where most records have a date: full dates before short ones (which may be numbers of files), then those of a
        column whose header speaks of publication, then the first.
        """
        dated = [place for place, column in columns.items() if 2 * column.dated >= max(1, records)]
        best, best_key = None, (False, False, 0.0, 0)
        for place in dated:
            column = columns[place]
            published = len(dated) > 1 and says_published(self.doc, column.box)
            share = round(column.dated / max(1, records), 1)
            key = (column.full / column.dated > 0.5, published, share, -column.order)
            if best is None or key > best_key:
                best, best_key = place, key
        return best

    def _record(self, group: Group, at: int, blocks: tuple[int, int], title_place: Place | None) -> Record:
        doc = self.doc
        link = group.links[at]
        record = Record(group.urls[at], root=group.roots[at])
        own = doc.text_of(link)
        record.heading = self._headed(link)
        record.title = own if title_place is not None else self._title_of(link)
        longest = ""
        for block, line, place in lines_in(doc, self.forms, *blocks):
            if place == title_place:
                record.title = line
                record.heading = record.heading or in_heading(doc, doc.block_box[block])
            elif len(line) > len(longest):
                longest = line
        if _MORE.match(record.title) and title_place is not None:
            record.title = longest[:_LONGEST_TITLE]
        record.own = record.title == own or record.title in own
        if words_in(longest) >= 6 and record.title not in longest[: len(record.title) + 2]:
            record.summary = longest
        return record

    def _headed(self, link: int) -> bool:
        doc = self.doc
        return in_heading(doc, link) or any(doc.tags[e] in HEADINGS for e in range(link + 1, doc.ends[link]))

    def _title_of(self, link: int) -> str:
        """A link's text; of a link that is a whole card its heading, or the first block of some words."""
        doc = self.doc
        if doc.ends[link] - link > 2:
            for element in range(link + 1, doc.ends[link]):
                if doc.tags[element] in HEADINGS:
                    return doc.text_of(element) or doc.text_of(link)
            low = bisect_left(doc.block_from, doc.text_from[link])
            high = bisect_left(doc.block_from, doc.text_to[link])
            if high - low > 1:
                for block in range(low, high):
                    text = doc.block_texts[block]
                    if words_in(text) >= 3 and self.dating.date_in(text) is None:
                        return text.replace("\n", " ")
            elif (part := self._part_of(link)) is not None:
                return part
        return doc.text_of(link)

    def _part_of(self, link: int) -> str | None:
        """The title among the parts of a link that also holds a date or a summary, all of them inline; None for others.

        It is the part in bold, or the first of some words where another is a date.
        """
        doc = self.doc
        parts, element = [], link + 1
        while element < doc.ends[link]:
            if doc.text_to[element] > doc.text_from[element]:
                parts.append(element)
            element = doc.ends[element]
        runs = range(doc.text_from[link], doc.text_to[link])
        if len(parts) < 2 or any(doc.owners[run] == link and not doc.texts[run].isspace() for run in runs):
            return None
        texts = [doc.text_of(part) for part in parts]
        bold = [
            text for part, text in zip(parts, texts, strict=True) if doc.tags[part] in _BOLD and words_in(text) >= 3
        ]
        if bold:
            return bold[0]
        dates = [self.dating.date_in(text) is not None for text in texts]
        told = (text for text, date in zip(texts, dates, strict=True) if not date and words_in(text) >= 3)
        return next(told, None) if any(dates) else None


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


def _title_score(texts: Sequence[str], *, heading: bool, linked: bool) -> float:
    """How much texts look like the titles of a list: different ones, of some words, with letters."""
    if not texts:
        return -9.0
    label, remark = shared_ends(texts)
    texts = [text[len(label) : len(text) - len(remark)] for text in texts]
    words = sorted(words_in(text) for text in texts)
    middle = words[len(words) // 2]
    different = len(set(texts)) / len(texts)
    sample = "".join(texts[:20])
    letters = len(_LETTER.findall(sample)) / max(1, len(sample))
    more = sum(_MORE.match(text) is not None or _FILE.match(text) is not None for text in texts) / len(texts)
    numbers = len({_DIGITS.sub("0", text) for text in texts}) * _ALIKE < len(texts) and letters < _WORDY
    score = min(middle, 8) / 4 - max(0, middle - 22) / 10
    score += 2.0 * different + 2.0 * letters - 3.0 * more
    score += (1.5 if heading else 0.0) - (1.5 if numbers else 0.0)
    return score + (0.4 if linked else 0.0)
