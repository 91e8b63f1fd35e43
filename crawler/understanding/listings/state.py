"""Entries in the state that a page hands to its scripts: `__NEXT_DATA__`, `Fusion.contentCache`, `__INITIAL_STATE__`.

Owns how stories are told in such data, whatever its makers call them. Must not know the visible page, nor what the page
declares for others to read (see `structured`).
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from crawler.understanding.dates.moment import Moment
from crawler.understanding.document import Document
from crawler.understanding.listings.hydrated import is_flat, put_together
from crawler.understanding.listings.record import Reader, Record, count_dated
from crawler.understanding.metadata.text import clean
from crawler.understanding.url_parts import site_of

_ADDRESSES = (
    "canonical_url",
    "canonicalUrl",
    "canonicalURL",
    "website_url",
    "websiteUrl",
    "webUrl",
    "articleUrl",
    "fullUrl",
    "pageUrl",
    "shareUrl",
    "url",
    "href",
    "link",
    "permalink",
    "path",
    "uri",
    "relativeUrl",
    "slug",
)
_TITLES = ("headline", "headlines", "title", "displayTitle", "hed", "heading", "name")
_DATES = (
    "published",
    "publishedat",
    "publisheddate",
    "publishdate",
    "publicationdate",
    "datepublished",
    "publishedon",
    "publisheddatetime",
    "publishedtime",
    "publishtime",
    "firstpublished",
    "firstpublishedat",
    "firstpublishdate",
    "displaydate",
    "pubdate",
    "postdate",
    "postedat",
    "releasedate",
    "date",
    "datetime",
    "createdat",
    "created",
    "timestamp",
)
_SUMMARIES = ("description", "excerpt", "summary", "standfirst", "dek", "lead", "teaser", "subheadline")
_INSIDE = ("basic", "rendered", "default", "main", "text", "iso", "url", "href", "path", "value")  # a value's own value
_WRAPPERS = ("node", "attributes", "content", "article", "story", "data", "item", "fields")
_NAMES = ("STATE", "State", "globalContent", "contentCache", "__NUXT__", "__DATA__", "_PROPS__", "_CACHE__")
_ASSIGNED = re.compile(r"\w*[\"'\]]*\s*=\s*(?P<parse>JSON\.parse\()?(?=[{\[\"])")
_LEAST = 3
_MOST = 500  # entries
_STATES = 12  # places of a name that are looked at
_NODES = 200_000  # values of a page's states that are looked at
_LONGEST = 400  # characters of a title


def stated_records(doc: Document, reader: Reader) -> list[Record]:
    """The dated stories in the lists of a page's states, in their order, each address once."""
    found: dict[str, Record] = {}
    for records in lists_of(doc, _states(doc), reader):
        if len(records) >= _LEAST and count_dated(records) * 2 > len(records):
            for record in records:
                found.setdefault(record.url, record)
        if len(found) > _MOST:
            break
    return list(found.values())[:_MOST]


def lists_of(doc: Document, states: Iterable[Any], reader: Reader, least: int = _LEAST) -> Iterator[list[Record]]:
    """What the lists of at least so many items in some states tell of pages of the site, outer lists first."""
    site = site_of(doc.url)
    nodes = 0
    for state in states:
        for many in _lists(state, least):
            nodes += len(many)
            if nodes > _NODES:
                return
            records = [record for one in many if (record := _record(doc, one, reader)) is not None]
            yield [record for record in records if site in record.url]


def _states(doc: Document) -> Iterator[Any]:
    """What scripts of type JSON hold, and what others assign in one piece."""
    for _, raw in doc.head.json_state:
        try:
            state = msgspec.json.decode(raw)
        except (ValueError, RecursionError):
            continue
        yield put_together(state) if is_flat(state) else state
    text, decoder = doc.decoded.text, json.JSONDecoder()
    end = 0
    for match in sorted(_assignments(text), key=lambda match: match.start()):
        if match.start() < end:  # inside of what was read already
            continue
        try:
            value, end = decoder.raw_decode(text, match.end())
            yield json.loads(value) if match["parse"] and isinstance(value, str) else value
        except (ValueError, RecursionError):
            continue


def _assignments(text: str) -> Iterator[re.Match[str]]:
    """The places where a state is assigned; looked for by names, as an expression for all takes ten times as long."""
    for name in _NAMES:
        at = -1
        for _ in range(_STATES):
            at = text.find(name, at + 1)
            if at < 0:
                break
            match = _ASSIGNED.match(text, at)
            if match:
                yield match


def _lists(state: Any, least: int) -> Iterator[Sequence[Any]]:
    """All lists in a state, outer ones first; of mappings from keys to alike values the values."""
    for inner in inner_values(state):
        if sum(isinstance(one, Mapping) for one in inner) >= least:
            yield inner


def inner_values(state: Any) -> Iterator[list[Any]]:
    """The values of every list and mapping in a state, outer ones first, as far as a state may go."""
    waiting = [state]
    for _ in range(_NODES):
        if not waiting:
            return
        value = waiting.pop()
        if isinstance(value, Mapping):
            inner = list(value.values())
        elif isinstance(value, list):
            inner = value
        else:
            continue
        yield inner
        waiting.extend(reversed(inner))


def _record(doc: Document, item: Any, reader: Reader) -> Record | None:
    for _ in range(2):
        if not isinstance(item, Mapping):
            return None
        inner = next((item[key] for key in _WRAPPERS if isinstance(item.get(key), Mapping)), None)
        if inner is None or _first(item, _TITLES):
            break
        item = {**item, **inner}
    if not isinstance(item, Mapping):
        return None
    title = clean(_first(item, _TITLES))
    address = _first(item, _ADDRESSES, address=True) or _first(_on_first_site(item), _ADDRESSES, address=True)
    if not title or not address or len(title) > _LONGEST:
        return None
    url = doc.resolve(address)
    if not url or url.split("#")[0] == doc.url.split("#")[0]:
        return None
    moment, printed = _date(item, reader)
    return Record(url, title, moment, printed, clean(_first(item, _SUMMARIES)))


def _own(value: Any) -> Any:
    """A value, or the text that a mapping in its place holds ({"rendered": "..."})."""
    if not isinstance(value, Mapping):
        return value
    return next((value[name] for name in _INSIDE if isinstance(value.get(name), str)), None)


def _on_first_site(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a story that several sites share has of its own on the first ({"websites": {"name": {...}}})."""
    sites = item.get("websites")
    own = next(iter(sites.values()), None) if isinstance(sites, Mapping) else None
    return own if isinstance(own, Mapping) else {}


def _first(item: Mapping[str, Any], keys: Sequence[str], *, address: bool = False) -> str:
    """The first text among the item's values of these keys, or ""."""
    for key in keys:
        value = _own(item.get(key))
        if isinstance(value, str) and value and (not address or value.startswith(("/", "http"))):
            return value
    return ""


def _date(item: Mapping[str, Any], reader: Reader) -> tuple[Moment | None, str]:
    values = {key.lower().replace("_", "").replace("-", ""): value for key, value in item.items()}
    for key in _DATES:
        value = _own(values.get(key))
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str) and 6 <= len(value) <= 40 and (moment := reader(value)) is not None:
            return moment, value
    return None, ""
