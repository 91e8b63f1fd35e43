"""The entries of a listing page, chosen among the lists that the page has.

Owns which lists belong to the listing, and how records become entries. Must not know how lists are found.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from crawler.items import Entry
from crawler.understanding.dates.reader import PageReader
from crawler.understanding.dates.url import date_in_url
from crawler.understanding.document import Document
from crawler.understanding.listings import judge
from crawler.understanding.listings.find import FoundList, find_lists
from crawler.understanding.listings.lone import lone_records, without_strays
from crawler.understanding.listings.prose import in_prose
from crawler.understanding.listings.rails import is_rail, told_records
from crawler.understanding.listings.record import Reader, Record, count_dated, words_in
from crawler.understanding.listings.state import stated_records
from crawler.understanding.listings.structured import declared_records
from crawler.understanding.metadata.graph import Graph

_YEAR = re.compile(r"^(?:19|20)\d\d$")
_GOOD = 3.0  # from this score on a list is one of news
_LEAST = 2.0
_FEW = 3  # records of a page's own lists under which shorter lists are looked for
_FAIR = 4.0  # under this score a page's best list may be one beside two stories
_BETTER = 2.0  # by so much those must look better
_WORDS = 3  # of a title
_FURNITURE = 2.5  # cost of a place in menus
_BARELY = 1.0  # the best list of a page is taken from here on


def read_listing(doc: Document, graph: Graph, reader: PageReader) -> tuple[Entry, ...]:
    """The entries of a listing page in page order, each address once (see `listing_records`)."""
    return entries_of(listing_records(doc, replace(reader, guess_year=True), graph), reader)


def entries_of(records: Iterable[Record], reader: PageReader) -> tuple[Entry, ...]:
    """Records as entries, positions counted from 1."""
    return tuple(
        Entry(
            url=record.url,
            title=record.title or None,
            published_at=reader.instant(record.moment),
            published_text=record.printed or None,
            position=position,
            summary=record.summary or None,
        )
        for position, record in enumerate(records, 1)
    )


def listing_records(doc: Document, reader: Reader, graph: Graph | None = None) -> list[Record]:
    """The records of the page's lists of articles, in page order, each address once.

    Lists that the page declares in JSON-LD (`graph`) give the dates that the visible ones lack, and stand in for them
    when a page shows none (its entries are made by scripts); so does the state that it hands to its scripts. Where the
    page tells no date at all, the days in the addresses are taken.
    """
    records = _listed_or_declared(doc, reader, graph)
    if not count_dated(records):
        for record in records:
            day = date_in_url(record.url)
            if day is not None and day.precision == "day":
                record.moment = reader(day.value.date().isoformat())  # None when it cannot be
    return records


def _listed_or_declared(doc: Document, reader: Reader, graph: Graph | None) -> list[Record]:
    records = _visible(doc, reader)
    declared = declared_records(doc, graph, reader) if graph is not None else []
    if len(declared) > 2 * len(records):
        return declared
    _complete(records, declared)
    if count_dated(records) * 2 > len(records) >= _FEW:
        return records
    stated = stated_records(doc, reader)
    urls = {record.url for record in stated}
    if len(stated) > 2 * len(records) and (len(records) < _FEW or not any(record.url in urls for record in records)):
        return stated
    _complete(records, stated)
    return records


def _complete(records: Iterable[Record], others: Iterable[Record]) -> None:
    """Give undated records the dates that others of their addresses have."""
    known = {record.url: record for record in others}
    for record in records:
        other = known.get(record.url)
        if other is not None and record.moment is None:
            record.moment, record.printed = other.moment, other.printed


def _visible(doc: Document, reader: Reader) -> list[Record]:
    records, rails = _listed(doc, reader)
    # A story that stands alone may well be among the most read too; what is only there is left out.
    lone = [
        record
        for record in lone_records(doc, reader, records)
        if not any(root <= record.root < doc.ends[root] for root in rails)
    ]
    found: dict[str, Record] = {}
    for record in sorted([*records, *lone], key=lambda record: record.root):
        if _YEAR.match(record.title):  # a link into the archive
            continue
        known = found.get(record.url)
        if known is None:
            found[record.url] = record
        elif known.moment is None and record.moment is not None:
            record.title = known.title if len(known.title) > len(record.title) else record.title
            found[record.url] = record
    return list(found.values())


def _listed(doc: Document, reader: Reader) -> tuple[list[Record], list[int]]:
    """The records of the page's own lists; those of rails ("most read") only where nothing else is there.

    With them come the elements of the records that were left to rails.
    """
    lists = find_lists(doc, reader)
    best = lists[0].score if lists else 0.0
    if best < _FAIR and (pairs := _pairs(doc, reader, max(best + _BETTER, _LEAST))):
        return pairs, []
    if best < _BARELY:  # a listing of one story
        short = [record for one in find_lists(doc, reader, least=1) for record in told_records(doc, one)]
        return [record for record in short if record.moment is not None], []
    rails = [one for one in lists if is_rail(doc, one)]
    if not rails:
        return [record for one in _chosen(doc, lists) for record in without_strays(one.records)], []
    for rail in rails:
        for record in rail.records:
            if record.inherited:
                record.moment, record.printed = None, ""
    own = [one for one in lists if one not in rails]
    chosen = [record for one in _chosen(doc, own) for record in without_strays(one.records)]
    railed = {record.url for one in rails for record in one.records}
    few = [] if len(chosen) >= _FEW else [one for one in find_lists(doc, reader, least=1) if not is_rail(doc, one)]
    known = railed | {record.url for record in chosen}
    chosen += [r for one in few for r in told_records(doc, one) if r.url not in known]
    if not chosen:
        return [record for one in _chosen(doc, lists) for record in one.records], []
    return chosen, [record.root for one in rails for record in one.records]


def _pairs(doc: Document, reader: Reader, score: float) -> list[Record]:
    """The records of the lists of two dated stories, in no menu, that look at least as good as `score`."""
    pairs = [one for one in find_lists(doc, reader, least=2) if one.score >= score and len(one.records) == 2]
    return [
        record
        for one in pairs
        if all(record.moment is not None and words_in(record.title) >= _WORDS for record in one.records)
        and judge.place_cost(doc, one.group.links[0]) < _FURNITURE
        for record in one.records
    ]


def _chosen(doc: Document, lists: Sequence[FoundList]) -> list[FoundList]:
    lists = [one for one in lists if count_dated(one.records) or not in_prose(doc, one.group.links, amid=True)]
    if not lists:
        return []
    best = lists[0]
    if best.score < _LEAST:
        return [best] if best.score >= _BARELY else []
    share = best.score * 0.6
    least = max(_LEAST, min(_GOOD, share))
    # Boxes beside the list ("most read") must look as good as the list itself.
    return [
        one for one in lists if one.score >= (max(least, share) if judge.place_cost(doc, one.group.links[0]) else least)
    ]
