"""What the values of newstrail.toml may be: one check and one sentence a key.

Owns the rules behind the types. Must not know files or tables.
"""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from archive.errors import ConfigError
from archive.model import ChangeKind
from crawler.network.addresses import Allowance

NAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?\Z")
_DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*(s|m|h|d|w)\Z")
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}
_HOURS = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)-([01]?\d|2[0-4]):([0-5]\d)\Z")

ALLOWED = {
    "contact": 'contact is text for the User-Agent: "mailto:desk@example.org" or "https://example.org/about".',
    "delay": "delay is a number of seconds, 0 or more.",
    "concurrency": "concurrency is a whole number from 1 to 256.",
    "allow_private": 'allow_private is a list of ADDRESS, ADDRESS/BITS or ADDRESS:PORT, as in ["127.0.0.1:8000"].',
    "timeout": "timeout is a number of seconds, 1 or more.",
    "budget": "budget is a number of requests a day, 1 or more.",
    "noarchive": "noarchive is true (respect it) or false.",
    "tdm": "tdm is true (respect the reservation) or false.",
    "time_zone": 'time_zone is a name of the time zone database, as in "Europe/Vienna".',
    "hours": 'hours is a span of the day, as in "06:00-23:00".',
    "name": "name is lower-case letters, digits, dots, hyphens and underscores, at most 64.",
    "home": 'home is the http or https address of the site, as in "https://news.example/".',
    "listings": "listings is a list of http or https addresses.",
    "articles": 'articles is a list of regular expressions, as in ["/20\\\\d\\\\d/"].',
    "exclude": "exclude is a list of regular expressions.",
    "hosts": 'hosts is a list of host names, as in ["m.news.example"].',
    "remove": 'remove is a list of CSS selectors, as in [".related"].',
    "body": 'body is a CSS selector, as in "div.story".',
    "title": "title is a CSS selector.",
    "subtitle": "subtitle is a CSS selector.",
    "authors": "authors is a CSS selector.",
    "published": "published is a CSS selector.",
    "language": 'language is a code, as in "de".',
    "pages": "pages is a whole number from 1 to 100.",
    "every": 'every is a span of time, as in "15m", "2h" or "1d".',
    "at": 'at is a cron expression of five fields, as in "0 6 * * *".',
    "browser": "browser is true (run pages that only scripts fill, if Chromium is there) or false.",
    "effort": "effort is a number from 0.1 to 20: 2 visits articles about twice as often, 0.5 half as often.",
    "confirm": "confirm is true (a second visit must see a change too) or false; by default in watch only.",
    "url": 'url is where changes are sent: "https://..." (webhook) or an address of apprise, as in "mailto://...".',
    "url_env": "url_env is the name of the environment variable that holds the url.",
    "secret_env": "secret_env is the name of the environment variable that holds the key by which webhooks are signed.",
    "sites": "sites is a list of names of sites: only their changes.",
    "labels": 'labels is a list of labels: only edits that have one of them, as in ["headline", "silent"].',
    "kinds": 'kinds is a list of kinds: only such changes, as in ["edited", "disappeared"].',
    "least": "least is a number from 0 to 1, the smallest magnitude of an edit that is told.",
    "keep_copies": "keep_copies is true or false.",
}


def problem(key: str, value: Any) -> str:
    """What is wrong with `value` for `key` beyond its type; "" when nothing is. None is never wrong."""
    check = _CHECKS.get(key)
    if check is None or value is None:
        return ""
    for one in value if isinstance(value, tuple) else (value,):
        try:
            check(one)
        except (ValueError, ConfigError) as error:
            return str(error).splitlines()[0].rstrip(".")
    return ""


def seconds(text: str) -> float:
    """The length of "15m", "90s", "2h", "1d" or "1w" in seconds. Raises ValueError."""
    match = _DURATION.match(text.strip())
    if not match or not float(match[1]):
        raise ValueError(f"{text!r} is not a span of time")
    return timedelta(seconds=float(match[1]) * _UNITS[match[2]]).total_seconds()


def minutes_of_day(text: str) -> tuple[int, int]:
    """ "22:00-06:00" as minutes since midnight, from and to (to may be smaller: past midnight). Raises ValueError."""
    match = _HOURS.match(text.replace(" ", ""))
    if not match:
        raise ValueError(f"{text!r} is not a span of hours")
    start, end = int(match[1]) * 60 + int(match[2]), int(match[3]) * 60 + int(match[4])
    if start == end or end > 1440:
        raise ValueError(f"{text!r} is not a span of hours")
    return start, end


def _at_least(lowest: float, highest: float = float("inf")) -> Callable[[float], None]:
    def check(value: float) -> None:
        if not lowest <= value <= highest:
            raise ValueError("out of range")

    return check


def _url(value: str) -> None:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"\s", value):
        raise ValueError("not an http address")


def _name(value: str) -> None:
    if not NAME.match(value):
        raise ValueError("not a name")


def _regex(value: str) -> None:
    try:
        re.compile(value)
    except re.error as error:
        raise ValueError(f"not a regular expression ({error})") from None


def _css(value: str) -> None:
    import soupsieve

    try:
        soupsieve.compile(value)
    except (soupsieve.SelectorSyntaxError, NotImplementedError) as error:
        raise ValueError(f"not a CSS selector ({str(error).splitlines()[0]})") from None


def _zone(value: str) -> None:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, OSError, ValueError):
        raise ValueError("no such time zone") from None


def _cron(value: str) -> None:
    from datetime import UTC, datetime

    from cronsim import CronSim, CronSimError

    try:
        next(CronSim(value, datetime(2026, 1, 1, tzinfo=UTC)))
    except (CronSimError, StopIteration) as error:
        raise ValueError(f"not a cron expression ({error})") from None


def _receiver(value: str) -> None:
    if "://" not in value or re.search(r"\s", value):
        raise ValueError("not an address")


def _variable(value: str) -> None:
    if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", value):
        raise ValueError("not a name of a variable")


def _kind(value: str) -> None:
    if value not in list(ChangeKind):
        raise ValueError(f"the kinds are {', '.join(ChangeKind)}")


def _clean(value: str) -> None:
    if not value.isprintable() or len(value) > 200:
        raise ValueError("holds characters that a header cannot")


_CHECKS: dict[str, Callable[[Any], Any]] = {
    "contact": _clean,
    "delay": _at_least(0, 86400),
    "concurrency": _at_least(1, 256),
    "allow_private": Allowance.parse,
    "timeout": _at_least(1, 3600),
    "budget": _at_least(1),
    "effort": _at_least(0.1, 20),
    "url": _receiver,
    "url_env": _variable,
    "secret_env": _variable,
    "kinds": _kind,
    "least": _at_least(0, 1),
    "time_zone": _zone,
    "hours": minutes_of_day,
    "name": _name,
    "home": _url,
    "listings": _url,
    "articles": _regex,
    "exclude": _regex,
    "remove": _css,
    "body": _css,
    "title": _css,
    "subtitle": _css,
    "authors": _css,
    "published": _css,
    "pages": _at_least(1, 100),
    "every": seconds,
    "at": _cron,
}
