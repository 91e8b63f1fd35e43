"""Which URLs may name the same article, judged from the URLs alone.

Owns the comparison of hosts and paths. Must not know pages, tables or the network; the URLs come canonical already.
"""

import re
from functools import lru_cache
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

from archive.model import Relation

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

_AMP = re.compile(r"(^|[/.?&=])amp([/.&=]|$)|[?&](outputtype|output)=amp", re.I)
_PRINT = re.compile(r"(^|[/.?&=])print(able|er)?([/.&=]|$)", re.I)
_HOME = re.compile(r"^(/(index|home|default)(\.\w+)?|/[a-z]{2}([-_][a-z]{2})?)?/?$", re.I)


def _split(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError:  # "http://[": no address at all, so it lies nowhere and leads nowhere
        return SplitResult("", "", url, "", "")


def host(url: str) -> str:
    """The host and explicit port of `url`, in lower case, without "www."; "" when there is none."""
    return _split(url).netloc.rpartition("@")[2].lower().removeprefix("www.")


def is_web(url: str) -> bool:
    """Whether `url` is an address on the web that a page can lie at."""
    return _split(url).scheme in ("http", "https") and bool(host(url))


@lru_cache(maxsize=4096)
def domain(netloc: str) -> str:
    """The registrable domain of a host (publicsuffix.org); an address, a local name, a host with a port is its own."""
    name = netloc.partition(":")[0]
    if netloc != name or "." not in name:
        return netloc
    try:
        ip_address(name)
        return netloc
    except ValueError:
        pass
    return _suffixes().privatesuffix(name) or name


@lru_cache(maxsize=1)
def _suffixes() -> "PublicSuffixList":
    from publicsuffixlist import PublicSuffixList  # reads a long list: only when two hosts differ

    return PublicSuffixList()


def same_site(one: str, other: str) -> bool:
    """Whether two URLs lie under one registrable domain (or are on the very same host and port)."""
    a, b = host(one), host(other)
    return bool(a) and (a == b or domain(a) == domain(b))


def is_home(url: str) -> bool:
    """Whether `url` is a site's front page (also of a language edition, `/en/`) rather than a page in it."""
    parts = _split(url)
    return bool(_HOME.match(parts.path)) and not parts.query


def loose(url: str) -> str:
    """`url` without scheme, "www.", trailing slash and fragment: what may differ without the page having moved."""
    parts = _split(url)
    query = f"?{parts.query}" if parts.query else ""
    return host(url) + (parts.path.rstrip("/") or "/") + query


def relation(url: str) -> Relation:
    """What a second URL of an article looks like: its AMP form, its print form, or just another name."""
    rest = url.partition("://")[2]
    if _AMP.search(rest):
        return Relation.AMP
    if _PRINT.search(rest):
        return Relation.PRINT
    return Relation.ALIAS
