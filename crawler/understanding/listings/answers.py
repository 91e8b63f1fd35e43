"""Listings that answer with data in place of a page: stories in JSON, pieces of HTML inside, the address to go on at.

Such are what "load more" asks for, and the REST answers of content systems. Owns how an answer is taken apart. Must not
know what names data have for the parts of a story (see `state`), nor how pieces of HTML are read.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import msgspec

from crawler.items import Entry
from crawler.understanding.dates.reader import PageReader
from crawler.understanding.decode import decode
from crawler.understanding.document import Document
from crawler.understanding.listings.entries import entries_of, listing_records
from crawler.understanding.listings.hydrated import is_flat, put_together
from crawler.understanding.listings.numbers import page_number, turned
from crawler.understanding.listings.pagination import leading_on, next_page
from crawler.understanding.listings.record import Reader, Record, count_dated, words_in
from crawler.understanding.listings.state import inner_values, lists_of
from crawler.understanding.tame import OverBudget

_MOST = 500  # entries
_SIZE = 20_000_000  # bytes of an answer that are too many
_PIECES = 2_000_000  # characters of its pieces of HTML that are read
_WORDS = 3  # of the middle one of titles without days
_DEEP = 4  # mappings within one another that are asked for the way on
_PIECE = re.compile(r"<a\s[^>]{0,400}?href", re.I)
_NEXT = frozenset(("next", "nextpage", "nextpageurl", "nexturl", "nextlink", "nexthref", "loadmore", "loadmoreurl"))
_GOES_ON = frozenset(("hasmore", "hasnext", "hasnextpage", "hasmorepages", "hasmoreitems", "moreavailable"))
_LINK = re.compile(r"<([^<>]+)>((?:\s*;[^,;<]+)*)")
_IS_NEXT = re.compile(r";\s*rel=\"?(?:[^\";]*\s)?next[\s\";]?", re.I)


def read_answer(
    body: bytes, url: str, headers: Mapping[str, str], reader_of: Callable[[Document], PageReader]
) -> tuple[tuple[Entry, ...], str | None]:
    """The entries that an answer in JSON lists, and the address at which it goes on; nothing where it lists none.

    `headers` have their names in lower case; `reader_of` gives the reader of the dates of what is found.
    """
    data = _data_of(body, headers)
    if not isinstance(data, dict | list):
        return (), None
    doc = Document.parse(b"", url)
    reader = replace(reader_of(doc), guess_year=True)
    records, following = _told(doc, data, reader), _way_on(doc, data, headers)
    if not records and (html := _page_of(data)):
        try:
            doc = Document.parse(html.encode("utf-8", "replace"), url, {"content-type": "text/html; charset=utf-8"})
        except OverBudget:
            return (), None
        reader = replace(reader_of(doc), guess_year=True)
        records, following = listing_records(doc, reader), following or next_page(doc)
    return entries_of(records, reader), following if records else None


def _data_of(body: bytes, headers: Mapping[str, str]) -> Any:
    """What an answer in JSON holds; None when it is none, or too large."""
    if len(body) > _SIZE:
        return None
    try:
        data = msgspec.json.decode(body.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError):
        try:
            data = msgspec.json.decode(decode(body, headers).text)
        except (ValueError, RecursionError):
            return None
    return put_together(data) if is_flat(data) else data


def _told(doc: Document, data: Any, reader: Reader) -> list[Record]:
    """The stories that data list, each address once: those of the list that has most of them, and most days."""
    lists = lists_of(doc, [data], reader, least=1)
    best = max(lists, key=lambda records: (count_dated(records), len(records)), default=[])
    if not count_dated(best) * 2 > len(best):
        words = sorted(words_in(record.title) for record in best)
        if not words or words[len(words) // 2] < _WORDS:
            return []
    return list({record.url: record for record in reversed(best)}.values())[::-1][:_MOST]


def _page_of(data: Any) -> str:
    """The pieces of HTML in data as one page, or "" when there are none."""
    pieces: list[str] = []
    left = _PIECES
    for values in inner_values(data):
        for value in values:
            if isinstance(value, str) and _PIECE.search(value, 0, left):
                pieces.append(value[:left])
                left -= len(pieces[-1])
        if left <= 0:
            break
    return "<!doctype html><html><body><main>" + "\n".join(pieces) + "</main></body></html>" if pieces else ""


def _way_on(doc: Document, data: Any, headers: Mapping[str, str]) -> str | None:
    """The address at which the listing goes on, on the same host: as the answer's Link header (RFC 8288) or its data
    name it, or counted on where they say that there is more."""
    return leading_on(doc.url, _named(doc, data, headers.get("link", "")))


def _named(doc: Document, data: Any, header: str) -> Iterator[str]:
    for link in _LINK.finditer(header):
        if _IS_NEXT.search(link[2]):
            yield doc.resolve(link[1])
    number = page_number(doc.url)
    for key, value in _settings(data, _DEEP):
        name = key.lower().replace("_", "").replace("-", "")
        if name in _NEXT:
            address = value.get("href") or value.get("url") if isinstance(value, Mapping) else value
            if isinstance(address, str) and address.startswith(("/", "?", "http")):
                yield doc.resolve(address)
            elif number is not None and address == number + 1:
                yield turned(doc.url)
        elif name in _GOES_ON and value is True:
            yield turned(doc.url)


def _settings(data: Any, depth: int) -> Iterator[tuple[str, Any]]:
    """The keys and values of mappings within one another, outer ones first; what stands in lists tells of one story."""
    waiting: Sequence[Any] = [data]
    for _ in range(depth):
        mappings = [one for one in waiting if isinstance(one, Mapping)]
        for mapping in mappings:
            yield from mapping.items()
        waiting = [value for mapping in mappings for value in mapping.values()]
