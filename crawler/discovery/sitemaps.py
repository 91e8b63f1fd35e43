"""Sitemaps: URL sets, news sitemaps with their titles and dates, indexes, plain text; gzip undone within bounds.

Owns what a sitemap is and what it says of articles. Pure: reads bytes, fetches nothing. Formats: sitemaps.org 0.9,
Google News sitemap 0.9.
"""

import io
import re
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime

from lxml import etree

from archive import clock
from crawler.items import Entry

MAX_BYTES = 50 * 1024 * 1024  # sitemaps.org: 50 MB uncompressed
MAX_URLS = 50_000
_ROOT = re.compile(rb"<(?:\w+:)?(urlset|sitemapindex)[\s>]", re.I)


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What a sitemap lists: pages, or (an index) further sitemaps with the time of their last change."""

    entries: tuple[Entry, ...] = ()
    children: tuple[tuple[str, datetime | None], ...] = ()
    news: bool = False
    problem: str = ""

    def newest(self, count: int) -> tuple[Entry, ...]:
        """At most `count` entries, those that changed last first where the sitemap says when."""
        if len(self.entries) <= count:
            return self.entries
        earliest = datetime(1, 1, 1, tzinfo=UTC)
        dated = [one for one in self.entries if one.updated_at or one.published_at]
        if not dated:
            return self.entries[:count]
        return tuple(
            sorted(dated, key=lambda one: one.updated_at or one.published_at or earliest, reverse=True)[:count]
        )


def looks_like_sitemap(body: bytes) -> bool:
    """Whether `body` begins as a sitemap or an index does."""
    return bool(_ROOT.search(unzip(body, 65536)[:8192].replace(b"\0", b"")))


def unzip(body: bytes, limit: int = MAX_BYTES) -> bytes:
    """`body` with gzip undone, at most `limit` bytes of it; other bodies as they are."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        return zlib.decompressobj(wbits=31).decompress(body, limit)
    except zlib.error:
        return b""


def read_sitemap(body: bytes, url: str) -> Sitemap:
    """The sitemap in `body`, found at `url`. Never raises: what cannot be read is said in `problem`."""
    data = unzip(body)
    if not looks_like_sitemap(data):
        return _plain_text(data)
    entries: list[Entry] = []
    children: list[tuple[str, datetime | None]] = []
    news, problem = False, ""
    try:
        parser = etree.iterparse(
            io.BytesIO(data), events=("end",), recover=True, no_network=True, resolve_entities=False, load_dtd=False
        )
        for _, element in parser:
            name = _local(element)
            if name not in ("url", "sitemap"):
                continue
            found = _fields(element)
            place = found.get("loc", "")
            if place.startswith(("http://", "https://")):
                if name == "sitemap":
                    children.append((place, _moment(found.get("lastmod"))))
                else:
                    news = news or "publication_date" in found
                    entries.append(_entry(place, found, len(entries) + 1))
            element.clear()
            above = element.getparent()
            while above is not None and (before := element.getprevious()) is not None:
                above.remove(before)
            if len(entries) >= MAX_URLS or len(children) >= MAX_URLS:
                break
    except (etree.XMLSyntaxError, ValueError) as error:
        problem = f"broken XML ({error})"
    return Sitemap(tuple(entries), tuple(children), news, "" if entries or children else problem)


def _plain_text(data: bytes) -> Sitemap:
    lines = data[:MAX_BYTES].decode("utf-8", "replace").split()[:MAX_URLS]
    if lines and all(line.startswith(("http://", "https://")) for line in lines[:50]):
        urls = [line for line in lines if line.startswith(("http://", "https://"))]
        return Sitemap(tuple(Entry(url, position=index) for index, url in enumerate(urls, 1)))
    return Sitemap(problem="not a sitemap")


def _local(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _fields(element: etree._Element) -> dict[str, str]:
    """The texts below a <url> or <sitemap>, by local name; the first of a name counts."""
    found: dict[str, str] = {}
    for below in element.iterdescendants():
        name = _local(below)
        if name and below.text and name not in found and "image" not in str(below.tag):
            found[name] = below.text.strip()
    return found


def _entry(url: str, found: dict[str, str], position: int) -> Entry:
    printed = found.get("publication_date")
    return Entry(
        url,
        " ".join(found["title"].split()) if found.get("title") else None,
        _moment(printed),
        printed,
        position,
        None,
        _moment(found.get("lastmod")),
    )


def _moment(text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        return clock.parse(text.replace("Z", "+00:00") if text.endswith("Z") else text)
    except (ValueError, OverflowError):
        return None
