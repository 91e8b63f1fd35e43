"""Feeds: RSS 0.9 to 2.0, RDF, Atom and JSON Feed, read into entries.

Owns what a feed is and what it says of articles. Pure: reads bytes, fetches nothing. XML forms: feedparser.
"""

import html
import io
import json
import re
from calendar import timegm
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin

from archive import clock
from crawler.items import Entry

MAX_ENTRIES = 2000
_XML = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf)[\s>]", re.I)
_TAG = re.compile(r"<[^>]{0,2000}>")


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed lists, newest as it stands there; `problem` says why nothing could be read."""

    entries: tuple[Entry, ...] = ()
    title: str | None = None
    home: str | None = None
    hub: str | None = None
    next_page: str | None = None
    problem: str = ""


def looks_like_feed(body: bytes) -> bool:
    """Whether `body` begins as one of the feed formats does."""
    start = body[:2048].lstrip(b"\xef\xbb\xbf \t\r\n\0")
    if start.startswith(b"{"):
        return b"jsonfeed.org/version" in start or (b'"items"' in body[:65536] and b'"version"' in start)
    if not start.startswith(b"<") and b"<\0" not in start[:8] and b"\0<" not in start[:8]:
        return False
    return bool(_XML.search(start.replace(b"\0", b"")))


def read_feed(body: bytes, url: str) -> Feed:
    """The feed in `body`, which was found at `url`. Never raises: what cannot be read is said in `problem`."""
    if body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _json_feed(body, url)
    import feedparser

    try:
        parsed = feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:
        return Feed(problem=f"the feed cannot be read ({type(error).__name__}: {error})")
    about = parsed.get("feed", {})
    entries = tuple(_entries(_from_xml(one, url) for one in parsed.get("entries", ())[:MAX_ENTRIES]))
    links = {link.get("rel"): link.get("href") for link in about.get("links", ()) if link.get("href")}
    problem = ""
    if not entries and not parsed.get("version"):
        problem = f"not a feed ({parsed.get('bozo_exception', 'no known root element')})"
    return Feed(
        entries,
        _plain(about.get("title")),
        _joined(url, about.get("link")),
        links.get("hub"),
        _joined(url, links.get("next")),
        problem,
    )


def _entries(found: Iterable[Entry | None]) -> Iterable[Entry]:
    seen: set[str] = set()
    for entry in found:
        if entry is None or entry.url in seen:
            continue
        seen.add(entry.url)
        yield Entry(
            entry.url, entry.title, entry.published_at, entry.published_text, len(seen), entry.summary, entry.updated_at
        )


def _from_xml(one: dict[str, Any], url: str) -> Entry | None:
    link = one.get("link") or next(
        (link.get("href") for link in one.get("links", ()) if link.get("rel", "alternate") == "alternate"), None
    )
    identifier = one.get("id")
    if not link and isinstance(identifier, str) and identifier.startswith(("http://", "https://")):
        link = identifier
    if not link:
        return None
    # Looked up as in a plain dict: feedparser's own look-up takes the one date for the other, and warns of it.
    published, updated = dict.get(one, "published_parsed"), dict.get(one, "updated_parsed")
    printed = dict.get(one, "published") or dict.get(one, "updated")
    return _entry(
        url, link, one.get("title"), _moment(published or updated), printed, one.get("summary"), _moment(updated)
    )


def _entry(
    base: str,
    link: str,
    title: Any,
    published: datetime | None,
    printed: Any,
    summary: Any,
    updated: datetime | None,
) -> Entry | None:
    target = _joined(base, link)
    if target is None or not target.startswith(("http://", "https://")):
        return None
    return Entry(
        target,
        _plain(title),
        published,
        str(printed).strip()[:200] if printed else None,
        None,
        (_plain(summary) or "")[:1000] or None,
        updated,
    )


def _joined(base: str, link: Any) -> str | None:
    """The absolute address of a link, or None where there is none, or one that is no address."""
    try:
        return urljoin(base, link.strip()) if isinstance(link, str) and link else None
    except ValueError:
        return None


def _moment(parts: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(timegm(parts), UTC) if parts else None
    except (ValueError, OverflowError, OSError, TypeError):
        return None


def _plain(text: Any) -> str | None:
    if not isinstance(text, str):
        return None
    words = " ".join(html.unescape(_TAG.sub(" ", html.unescape(text[:20000]))).split())
    return words or None


def _json_feed(body: bytes, url: str) -> Feed:
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        return Feed(problem=f"not JSON ({error})")
    items = data.get("items") if isinstance(data, dict) else None
    if not isinstance(items, list):
        return Feed(problem="JSON, but not a JSON Feed (no items)")
    found = (_from_json(one, url) for one in items[:MAX_ENTRIES] if isinstance(one, dict))
    hubs = data.get("hubs")
    hub = hubs[0].get("url") if isinstance(hubs, list) and hubs and isinstance(hubs[0], dict) else None
    return Feed(
        tuple(_entries(found)),
        _plain(data.get("title")),
        data.get("home_page_url") if isinstance(data.get("home_page_url"), str) else None,
        hub if isinstance(hub, str) else None,
        _joined(url, data.get("next_url")),
    )


def _from_json(one: Mapping[str, Any], url: str) -> Entry | None:
    link = one.get("url") or one.get("external_url") or one.get("id")
    if not isinstance(link, str):
        return None
    printed = one.get("date_published")
    summary = one.get("summary") or one.get("content_text")
    return _entry(url, link, one.get("title"), _iso(printed), printed, summary, _iso(one.get("date_modified")))


def _iso(value: Any) -> datetime | None:
    try:
        return clock.parse(value) if isinstance(value, str) else None
    except (ValueError, OverflowError):
        return None
