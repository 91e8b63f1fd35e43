"""The lists of a page: its groups of records, each record claimed by one group only.

Owns the contest between groups that cut the page into the same records (a card's image, headline, author and "read
more" links), and the search for dates beside records. Must not know which lists a caller wants.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, pairwise

from crawler.understanding.document import Document
from crawler.understanding.listings import judge
from crawler.understanding.listings.above import dates_above
from crawler.understanding.listings.addresses import of_one_site
from crawler.understanding.listings.cutting import cut
from crawler.understanding.listings.fields import Fields
from crawler.understanding.listings.forms import Forms
from crawler.understanding.listings.groups import Group, groups_of, text_or_name
from crawler.understanding.listings.record import Reader, Record, count_dated, words_in
from crawler.understanding.listings.titles import no_titles

_MENU = 2.5  # cost of a place from which on it is one of menus
_BOXED = 1.5  # and of one that two marks say is beside a story, when its links are no menu's
_HEADLINE, _SENTENCE = 3, 5  # words of a headline, and of one that no menu has
_SAMPLE = 12
_SHORTEST = 12  # characters of a headline


@dataclass(slots=True)
class FoundList:
    """One list of records; `score` is `judge.score` of it."""

    score: float
    group: Group
    records: list[Record]


def find_lists(doc: Document, reader: Reader, *, least: int = 3, quick: bool = False) -> list[FoundList]:
    """The lists of a page, best first; no text of the page belongs to two of them.

    With `quick`, only those whose link texts are headlines, which stand outside menus and lead to pages of the site;
    they are read without summaries.
    """
    forms = Forms(doc)
    fields = Fields(doc, forms, reader)
    found = []
    costs: dict[int, float] = {}

    def worth(links: list[int]) -> bool:
        if not _headlines(doc, links, _HEADLINE):
            return False
        cost = judge.place_cost(doc, links[0])
        if cost == judge.BESIDE:  # there boxes stand
            cost = 0.0
        if cost == _MENU and _headlines(doc, links, _SENTENCE):
            cost = _BOXED
        costs[links[0]] = cost
        return cost < _MENU

    groups = groups_of(doc, forms, least, _SHORTEST, worth) if quick else groups_of(doc, forms, least)
    for group in groups:
        if quick and not of_one_site(doc.url, group.urls):
            continue
        cut(doc, group)
        if quick:
            records = fields.quick(group)
        else:
            records = fields.records(group)
            if group.flat or not _dated(records):
                headed = dates_above(fields.dating, group, records, several=True)
                if not headed and not _dated(records):
                    records = _widened(doc, group, fields, records)
                    dates_above(fields.dating, group, records)
        found.append(FoundList(judge.score(doc, group, records, costs.get(group.links[0])), group, records))
    if len(found) > 1:
        claims = _claims(doc, fields, found)
        found.sort(key=lambda one: -claims[one.group.links[0]])
    taken = bytearray(len(doc.texts) + 1)
    kept = []
    for one in found:
        _drop_taken(one, taken)
        if len(one.records) < least:
            continue
        for first, last in one.group.spans:
            taken[first:last] = b"\x01" * (last - first)
        kept.append(one)
    kept.sort(key=lambda one: -one.score)
    return kept


def _claims(doc: Document, fields: Fields, found: Sequence[FoundList]) -> dict[int, float]:
    """How much each list, by its first link, is the one that its records are taken from.

    Of two that lead to the same stories, it is the first that has headlines: behind the title stands the summary.
    """
    claims: dict[int, float] = {}
    alike: dict[tuple[str, ...], FoundList] = {}
    for one in sorted(found, key=lambda one: one.group.links[0]):
        claims[one.group.links[0]] = claim = one.score + judge.claim(doc, one.group, one.records)
        urls = tuple(record.url for record in one.records)
        first = alike.setdefault(urls, one)
        if first is one or not one.records:
            continue
        titles = [record.title for record in first.records[:_SAMPLE]]
        headings = sum(record.heading for record in first.records) >= sum(record.heading for record in one.records)
        if headings and first.records[0].own and _titles(fields, titles):
            start = first.group.links[0]
            claims[start] = max(claims[start], claim)
        else:
            alike[urls] = one
    return claims


def _titles(fields: Fields, texts: Sequence[str]) -> bool:
    """Whether texts are all different, mostly headlines, and no dates."""
    long = sum(words_in(text) >= _HEADLINE for text in texts) * 2 > len(texts)
    return long and len(set(texts)) == len(texts) and no_titles(texts) == 0 and fields.dating.date_in(texts[0]) is None


def _drop_taken(one: FoundList, taken: bytearray) -> None:
    """Take the records out of a list whose text belongs to a better one."""
    group = one.group
    # A picture without a text is where the text behind it is.
    wide = [(first, max(last, first + 1)) for first, last in group.spans]
    free = [taken[first:last].count(1) * 3 <= last - first for first, last in wide]
    if all(free):
        return
    urls = {url for url, keep in zip(group.urls, free, strict=True) if keep}
    roots = {root for root, keep in zip(group.roots, free, strict=True) if keep}
    one.records = [record for record in one.records if record.url in urls and record.root in roots]
    group.links = list(compress(group.links, free))
    group.urls = list(compress(group.urls, free))
    group.roots = list(compress(group.roots, free))
    group.spans = list(compress(group.spans, free))


def _headlines(doc: Document, links: list[int], least: int) -> bool:
    """Whether more than half of the links have a text of `least` words and more."""
    long = sum(words_in(text_or_name(doc, link)) >= least for link in links[:_SAMPLE])
    return long * 2 > len(links[:_SAMPLE])


def _dated(records: Sequence[Record]) -> bool:
    return count_dated(records) * 2 > len(records)


def _widened(doc: Document, group: Group, fields: Fields, records: list[Record]) -> list[Record]:
    """The records read again with the text up to the next record, where that gives most of them a date.

    So are lists read whose title and date stand in rows or boxes beside one another.
    """
    if group.flat or len({doc.parents[root] for root in group.roots}) > 1 + len(group.roots) // 4:
        return records
    before = group.spans
    wide = [
        (first, max(last, behind)) if behind - last <= 40 else (first, last)
        for (first, last), (behind, _) in pairwise([*before, (before[-1][1] + 12, 0)])
    ]
    if wide == before:
        return records
    end = doc.text_to[group.parent]
    group.spans = [(first, min(last, max(end, old[1]))) for (first, last), old in zip(wide, before, strict=True)]
    group.flat = True
    read = fields.records(group)
    if _dated(read):
        return read
    group.spans, group.flat = before, False
    return records
