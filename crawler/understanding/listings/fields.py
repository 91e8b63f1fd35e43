"""A record's fields: which of its texts is the title, which the date, which the summary.

Owns the choice, made once for all records of a group by where a text stands in them. Must not know how groups are
judged or pages parsed.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from crawler.understanding.dates.moment import Moment
from crawler.understanding.document import Document
from crawler.understanding.listings.above import dates_before
from crawler.understanding.listings.beside import Beside, titles_beside
from crawler.understanding.listings.columns import Column, columns_of, date_place
from crawler.understanding.listings.dating import Dating, without_date
from crawler.understanding.listings.ends import SEAMS, bare_titles, without_file
from crawler.understanding.listings.forms import Forms
from crawler.understanding.listings.groups import Group, label_of
from crawler.understanding.listings.paid import paid_records
from crawler.understanding.listings.parts import attribute_titles, part_titles
from crawler.understanding.listings.record import (
    HEADINGS,
    Line,
    Place,
    Reader,
    Record,
    count_dated,
    in_heading,
    lines_in,
    words_in,
)
from crawler.understanding.listings.shown import linked_part, shown_text, whole_title
from crawler.understanding.listings.summaries import summarise
from crawler.understanding.listings.titles import SAYS_MORE, no_titles, title_score

_FOUR_DIGITS = re.compile(r"(?:19|20|25)\d\d")
_LONGEST_TITLE = 200
_FIRST = 3
_NEARLY = 0.8  # of a list's titles that must begin or end with a date before it is taken out
_ENDS = 2
_WORD = re.compile(r"[^\W\d_]+")
_CITED = 3.0  # what texts cost as titles that cite only
_BEHIND = 1.0  # and what texts cost as titles that stand behind links which are headlines
_NOTHING = "PDF"  # stands for the text of a link that has none
_CUT = ("...", "…")
_SAMPLE = 40  # records that the places are learned from


class Fields:
    """Reads the records of groups on one page."""

    def __init__(self, doc: Document, forms: Forms, reader: Reader) -> None:
        self.doc, self.forms = doc, forms
        self.dating = Dating(doc, reader)
        self._parted: dict[int, str] = {}

    def quick(self, group: Group, *, dated: bool = False) -> list[Record]:
        """The records of a group, each address once, with the links' own texts for titles and no summaries.

        Where the first ones have no dates, none of the others is asked for its own unless `dated` says that some do.
        """
        found: dict[str, Record] = {}
        self._take_apart(group)
        for at, blocks in enumerate(self._blocks(group)):
            link = group.links[at]
            record = Record(group.urls[at], root=group.roots[at], own=True)
            record.title = self._title_of(link) or label_of(self.doc, link)
            record.heading = self._headed(link)
            if dated or at < _FIRST:
                self.dating.date(group, at, record, lines_in(self.doc, None, *blocks), None)
                dated = dated or record.moment is not None
            found.setdefault(record.url, record)
        records = list(found.values())
        if group.flat:
            dates_before(self.dating, group, records)
        return records

    def records(self, group: Group) -> list[Record]:
        """The records of a group, each address once, with all that can be told of them."""
        rows = [list(lines_in(self.doc, self.forms, *blocks)) for blocks in self._blocks(group)]
        columns = columns_of(self.doc, self.dating, rows)
        self._take_apart(group)
        title_place = self._title_place(group, columns)
        texts = columns[title_place].texts if title_place is not None else []
        links = list(map(self.doc.text_of, group.links[:_SAMPLE])) if texts else []
        same = frozenset(text for many in (texts, links) for text, count in Counter(many).items() if count > 1)
        # A place that holds the links too, or that some records of a flat list lack, is no place of titles.
        inline = bool(links and links[0]) and (links[0] in texts[0] or (group.flat and len(texts) < len(links)))
        beside = self._titles_beside(group) if title_place is None or inline else []
        dated_at = date_place(self.doc, columns, min(len(rows), _SAMPLE))
        paid = paid_records(self.doc, group, rows)
        found: dict[str, Record] = {}
        told: list[tuple[Record, list[Line]]] = []
        for at, lines in enumerate(rows):
            if at in paid:
                continue
            record = self._record(group, at, lines, title_place, same)
            if beside and beside[at][0]:
                record.title, record.moment = beside[at]
                record.printed = record.moment.text if record.moment else ""
                record.own = False
            if record.moment is None:
                self.dating.date(group, at, record, lines, dated_at)
            known = found.get(record.url)
            if known is None:
                found[record.url] = record
                told.append((record, lines))
            elif len(record.title) > len(known.title) and not known.heading:
                known.title = record.title
        records = list(found.values())
        summarise(self.doc, self.dating, columns, told)
        if group.flat:
            dates_before(self.dating, group, records)
        self.dating.date_today(told)
        if count_dated(records) == 0:
            self._dates_said(group, records, rows)
        for record in records:
            record.title = without_file(record.title)
        for _ in range(_ENDS):  # behind a number may stand a date, and behind it another number
            self._dates_in_titles(records)
            titles = [record.title for record in records]
            bare = bare_titles(titles)
            if bare == titles:
                break
            for record, title in zip(records, bare, strict=True):
                record.title = title
        return records

    def _dates_said(self, group: Group, records: Sequence[Record], rows: Sequence[Sequence[Line]]) -> None:
        """Where no record has a date of its own, take those that the sentences of nearly all say ("filed May 4")."""
        said: dict[str, Moment] = {}
        for url, lines in zip(group.urls, rows, strict=True):
            moment = next(filter(None, (self.dating.date_said(line) for _, line, _ in lines)), None)
            if moment is not None:
                said.setdefault(url, moment)
        if len(said) >= max(_FIRST, _NEARLY * len(records)):
            for record in records:
                record.moment = said.get(record.url)
                record.printed = record.moment.text if record.moment else ""

    def _take_apart(self, group: Group) -> None:
        """Learn the titles of links that have them in a part of their text, or in an attribute."""
        links = group.links
        self._parted = part_titles(self.doc, self.dating, links) or attribute_titles(self.doc, links)

    def _dates_in_titles(self, records: Sequence[Record]) -> None:
        """Where nearly all titles begin or end with a date, take it out of them; it dates those that have no other."""
        if not any(self.dating.date_at(record.title) for record in records[:_FIRST]):
            return
        dates = [self.dating.date_at(record.title) for record in records]
        if len(records) < _FIRST or sum(date is not None for date in dates) < _NEARLY * len(records):
            return
        for record, date in zip(records, dates, strict=True):
            if date is not None:
                rest = without_date(record.title, date)
                record.title = rest.strip(SEAMS).rstrip(" ([").lstrip(")] ") or record.title
                if record.moment is None:
                    record.moment, record.printed = date, date.text

    def _titles_beside(self, group: Group) -> list[Beside]:
        """The titles that stand beside the links of a list, where these are files, numbers, "PDF" or pictures."""
        texts = [self.doc.text_of(link) or label_of(self.doc, link) or _NOTHING for link in group.links]
        if len(texts) < _FIRST or (no_titles(texts) <= 0.5 and len(set(texts)) * 2 >= len(texts)):
            return []
        beside = titles_beside(self.doc, self.dating, group)
        return beside if sum(bool(text) for text, _ in beside) * 2 > len(beside) else []

    def _blocks(self, group: Group) -> list[tuple[int, int]]:
        starts = self.doc.block_from
        return [(bisect_left(starts, first), bisect_left(starts, last)) for first, last in group.spans]

    def _title_place(self, group: Group, columns: Mapping[Place, Column]) -> Place | None:
        """The place of the titles, or None when the links' own texts are the titles."""
        doc = self.doc
        own = [self._parted.get(link) or doc.text_of(link) or label_of(doc, link) for link in group.links[:_SAMPLE]]
        if (inner := self._inner_place(group, columns)) is not None:
            return inner
        # Where links say nothing, a line with a date may be the title too.
        unnamed = no_titles(own) > 0.5 or len(set(own)) * 2 < len(own)
        best, best_score = None, title_score(own, heading=in_heading(doc, group.links[0]), linked=True) + 0.6
        if self._cites(own):
            best_score -= _CITED
        named = not any(doc.text_of(link) for link in group.links[:_FIRST])
        behind = False  # the links' own place
        headlines = len(set(own)) == len(own) and no_titles(own) == 0 and sorted(map(words_in, own))[len(own) // 2] >= 3
        level = ""  # of the first headings: those below them are none of titles
        for place, column in columns.items():
            share = len(column.texts) / len(own)
            if named and column.heading and column.texts[0] in own[0] and _told_in(column.texts, own):
                return place  # "Read the post The mill" names a link beside the heading "The mill"
            worded = unnamed and column.bare * 2 <= len(column.texts) and own[0] not in column.texts[0]
            if share < 0.5 or (column.dated * 2 > len(column.texts) and not worded):
                continue
            linked = column.linked * 2 > len(column.texts)
            tag = doc.tags[column.box] if column.heading else ""
            level = level or (tag if share > _NEARLY and len(set(column.texts)) == len(column.texts) else "")
            score = title_score(column.texts, heading=column.heading and tag <= level, linked=linked)
            score += min(share, 1.0) - 1 - 0.05 * column.order
            score -= _BEHIND if behind and not column.heading else 0.0
            behind = behind or (headlines and own[0] in column.texts[0])
            if score > best_score:
                best, best_score = place, score
        return best

    def _cites(self, texts: Sequence[str]) -> bool:
        """Whether most texts are a day and a number with hardly a word beside: "Judgment of 6 May 2026, 2 A 56/25"."""
        cited = 0
        for text in texts:
            moment = self.dating.date_in(text)
            rest = text.replace(moment.text, "", 1) if moment is not None else ""
            cited += any(map(str.isdecimal, rest)) and len(_WORD.findall(rest)) <= _FIRST
        return cited * 2 > len(texts)

    def _inner_place(self, group: Group, columns: Mapping[Place, Column]) -> Place | None:
        """Of links that are whole cards without headings the place of the first texts that look like titles."""
        doc = self.doc
        links = group.links[:_SAMPLE]
        cards = sum(
            bisect_left(doc.block_from, doc.text_to[link]) - bisect_left(doc.block_from, doc.text_from[link]) > 1
            and not self._headed(link)
            for link in links
        )
        if cards * 2 <= len(links):
            return None
        for place, column in columns.items():
            count = len(column.texts)
            if min(count, column.linked, len(set(column.texts))) < _NEARLY * len(links) or column.dated * 2 > count:
                continue
            words = sorted(map(words_in, column.texts))
            if words[count // 2] >= 3 and no_titles(column.texts) <= 0.5:
                return place
        return None

    def _record(
        self, group: Group, at: int, lines: Sequence[Line], title_place: Place | None, same: Collection[str]
    ) -> Record:
        """One record; `same` are texts that several records have for titles or links."""
        doc = self.doc
        link = group.links[at]
        record = Record(group.urls[at], root=group.roots[at])
        own = doc.text_of(link) or label_of(doc, link)
        record.heading = self._headed(link)
        record.title = own if title_place is not None else self._title_of(link) or own
        longest = ""
        for block, line, place in lines:
            if place == title_place:
                line = linked_part(doc, block, link) or line
                record.title = line.removeprefix(own).removesuffix(own).strip(SEAMS) or line if own in same else line
                record.heading = record.heading or in_heading(doc, doc.block_box[block])
            elif len(line) > len(longest):
                longest = line
        if record.title in same and SAYS_MORE.match(record.title):
            record.title = longest[:_LONGEST_TITLE]
        if record.title.endswith(_CUT):
            record.title = whole_title(doc, link, record.root, record.title)
        record.own = bool(doc.text_of(link)) and (record.title == own or record.title in own)
        return record

    def _headed(self, link: int) -> bool:
        doc = self.doc
        return in_heading(doc, link) or any(doc.tags[e] in HEADINGS for e in range(link + 1, doc.ends[link]))

    def _title_of(self, link: int) -> str:
        """A link's text; of a link that is a whole card its heading, or the first block of some words."""
        doc = self.doc
        if link in self._parted:
            return self._parted[link]
        if doc.ends[link] - link > 2:
            for element in range(link + 1, doc.ends[link]):
                if doc.tags[element] in HEADINGS:
                    return shown_text(doc, element) or doc.text_of(link)
            low = bisect_left(doc.block_from, doc.text_from[link])
            high = bisect_left(doc.block_from, doc.text_to[link])
            if high - low > 1:
                for block in range(low, high):
                    text = doc.block_texts[block]
                    if words_in(text) >= 3 and self.dating.date_in(text) is None:
                        return text.replace("\n", " ")
        return shown_text(doc, link)


def _told_in(texts: Sequence[str], labels: Sequence[str]) -> bool:
    """Whether each text is most of the label in its place."""
    return len(texts) == len(labels) and all(
        text in label and len(text) * 2 > len(label) for text, label in zip(texts, labels, strict=True)
    )
