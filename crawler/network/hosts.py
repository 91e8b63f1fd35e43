"""Hosts, as politeness and sites count them: by registrable domain, or by address.

Owns that one question. Must not know requests or settings. Domains: the Public Suffix List (publicsuffix.org).
"""

import re
from collections.abc import Collection
from functools import lru_cache
from itertools import chain, count
from urllib.parse import urlsplit

from crawler.network.addresses import RefusedAddress, read_host


@lru_cache(maxsize=1)
def _suffixes() -> object:
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList()


@lru_cache(maxsize=8192)
def registrable(host: str) -> str:
    """The registrable domain of `host` ("a.news.example" -> "news.example"); an address or a local name is its own."""
    host = host.lower().removesuffix(".")
    try:
        if ":" in host or read_host(host) is not None:
            return host
    except RefusedAddress:
        return host
    return str(_suffixes().privatesuffix(host) or host)  # type: ignore[attr-defined]


def slot(url: str) -> str:
    """Whom a request to `url` burdens: the registrable domain, or address and port where the host is an address."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    name = registrable(host)
    if "." not in name or ":" in name or (name == host and re.fullmatch(r"[\d.]+", name)):
        try:
            return f"{name}:{parts.port}" if parts.port else name
        except ValueError:
            return name
    return name


def origin(url: str) -> str:
    """Scheme, host and port of `url`: what a robots.txt speaks for (RFC 9309, 2.3)."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}"


def same_publisher(one: str, other: str) -> bool:
    """Whether two URLs lie under one registrable domain (or on one address and port)."""
    return slot(one) == slot(other)


def site_name(url: str, taken: Collection[str] = ()) -> str:
    """A name for the site at `url`, made of its host; with the port, or a number, when that name is taken."""
    parts = urlsplit(url)
    host = (parts.hostname or "site").removeprefix("www.")
    name = re.sub(r"[^a-z0-9._-]+", "-", host.lower()).strip("-._") or "site"
    try:
        port = parts.port
    except ValueError:
        port = None
    names = chain((name,), (f"{name}-{port}",) if port else (), (f"{name}-{number}" for number in count(2)))
    return next(one for one in names if one not in taken)
