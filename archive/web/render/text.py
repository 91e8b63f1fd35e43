"""Scraped text, times, sizes and addresses as they may stand in a page.

Owns the template filters. Must not know pages. Every scraped string passes `scraped`: it is escaped, kept in its own
direction, and characters that hide or reorder text are spelled out.
"""

import json
import math
import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from archive import clock

# Controls but tab and newline, zero-width and direction-changing characters (UAX #9), tags, lone surrogates.
_ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f\ud800-\udfff]"
)
_PATTERNS = {
    "minute": "%-d %b %Y, %H:%M UTC",
    "day": "%-d %b %Y",
    "second": "%-d %b %Y, %H:%M:%S UTC",
    "date": "%A, %-d %B %Y",
    "hour": "%H:%M UTC",
}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


def _spelled(match: re.Match[str]) -> str:
    code = ord(match.group())
    name = unicodedata.name(match.group(), "control character").lower()
    return f'<span class="odd" title="{name}">U+{code:04X}</span>'


def visible(text: object) -> Markup:
    """`text` escaped, its odd characters spelled out; "" for None."""
    return Markup(_ODD.sub(_spelled, str(escape("" if text is None else str(text)))))  # noqa: S704 (escaped)


def scraped(text: object, empty: str = "—") -> Markup:
    """`text` as one isolated run of its own direction; `empty` when there is none."""
    if text is None or text == "":
        return Markup('<span class="none">{}</span>').format(empty)
    return Markup('<bdi dir="auto">{}</bdi>').format(visible(text))


def language(tag: object) -> Markup:
    """` lang="..."` for a well-formed language tag (BCP 47), else nothing."""
    good = isinstance(tag, str) and _LANGUAGE.fullmatch(tag.replace("_", "-"))
    return Markup(' lang="{}"').format(str(tag).replace("_", "-")) if good else Markup("")


def is_web(url: object) -> bool:
    """Whether `url` may stand in an href: http or https with a host, and no character that a browser would drop."""
    if not isinstance(url, str) or not url.isprintable() or " " in url or "\\" in url or _ODD.search(url):
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def outside(url: object, label: object = None) -> Markup:
    """A link that leaves for the web, with no referrer; plain text when the address is not one of the web."""
    shown = visible(label if label is not None else url)
    if not is_web(url):
        return Markup('<bdi dir="ltr">{}</bdi>').format(shown)
    return Markup('<a href="{}" rel="noreferrer noopener nofollow external"><bdi dir="auto">{}</bdi></a>').format(
        url, shown
    )


def when(stamp: object, form: str = "minute") -> Markup:
    """A `<time>` for an ISO 8601 instant: "22 Nov 2026, 09:01 UTC"; `form` is "minute", "day", "second", "date"
    ("Sunday, 22 November 2026") or "hour" ("09:01 UTC": the date stands above it)."""
    try:
        return Markup('<time datetime="{}" data-form="{}">{}</time>').format(stamp, form, plain_when(stamp, form))
    except ValueError:
        return scraped(stamp)


def plain_when(stamp: object, form: str = "minute") -> str:
    """An ISO 8601 instant in words, as in `when`. Raises ValueError."""
    at = clock.parse(str(stamp))
    return at.strftime(_PATTERNS.get(form, _PATTERNS["minute"]).replace("%-d", str(at.day)))


def span(seconds: float | None) -> str:
    """A length of time in two units at most: "47 min", "3 h 20 min", "5 d"; "" for None."""
    if seconds is None:
        return ""
    sign, rest = ("−" if seconds < 0 else ""), int(abs(seconds))
    days, hours, minutes = rest // 86400, rest % 86400 // 3600, rest % 3600 // 60
    if days >= 60:
        return f"{sign}{days // 30} months" if days < 730 else f"{sign}{days // 365} years"
    if days:
        return f"{sign}{days} d {hours} h" if hours and days < 7 else f"{sign}{days} d"
    if hours:
        return f"{sign}{hours} h {minutes} min" if minutes else f"{sign}{hours} h"
    return f"{sign}{minutes} min" if minutes else f"{sign}{rest} s"


def after(least: float, most: float) -> str:
    """How long after something: between `least` and `most` seconds, in one unit, rounded outwards: "3 to 5 h after",
    "within 20 min of"."""
    unit, name = (60, "min") if most < 5400 else (3600, "h") if most < 172800 else (86400, "days")
    low, high = int(least // unit), max(1, math.ceil(most / unit))
    name = "day" if name == "days" and high == 1 else name
    return f"within {high} {name} of" if low <= 0 else f"{low} to {high} {name} after"


def between(earlier: object, later: object) -> float | None:
    """Seconds from one ISO 8601 instant to another; None when either is missing."""
    try:
        return (clock.parse(str(later)) - clock.parse(str(earlier))) / timedelta(seconds=1)
    except ValueError:
        return None


def ago(stamp: object) -> str:
    """How long ago an instant was: "3 h 20 min ago"."""
    seconds = between(stamp, clock.stamp())
    return "" if seconds is None else f"{span(seconds)} ago" if seconds >= 0 else f"in {span(-seconds)}"


def size(count: object) -> str:
    """Bytes in the unit that fits: "17.2 kB"; "" for what is not a number."""
    if not isinstance(count, int | float):
        return ""
    value = float(count)
    for unit in ("B", "kB", "MB", "GB"):
        if value < 1000 or unit == "GB":
            return f"{value:.0f} {unit}" if unit == "B" or value >= 100 else f"{value:.1f} {unit}"
        value /= 1000
    raise AssertionError


def number(value: object) -> str:
    """A count with thin spaces between thousands, a fraction with two digits; "" for None."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "" if value is None else str(value)
    return f"{value:,}".replace(",", "\u202f") if isinstance(value, int) else f"{value:.2f}"


def words(name: object) -> str:
    """A code name as words: "not_modified" is "not modified"."""
    return str(name).replace("_", " ")


_FIELDS = {
    "title": "headline",
    "authors": "byline",
    "published_at": "date",
    "modified_at": "date of update",
    "url": "address",
}


def fields(names: Sequence[str]) -> str:
    """Names of fields as a phrase: "headline, byline and text"."""
    shown = [_FIELDS.get(str(name), words(name)) for name in names]
    return " and ".join(part for part in (", ".join(shown[:-1]), shown[-1]) if part) if shown else ""


def pretty(value: object) -> Markup:
    """A JSON value, indented, visible."""
    return visible(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def quoted(text: object) -> Markup:
    """`text` with what stands between backticks as code."""
    parts = str(text).split("`")
    if len(parts) % 2 == 0:
        return visible(text)
    shown = [
        Markup("<code>{}</code>").format(visible(part)) if at % 2 else visible(part) for at, part in enumerate(parts)
    ]
    return Markup("").join(shown)


def direction(text: object) -> Markup:
    """` dir="rtl"` or ` dir="ltr"`, by the first letter with a direction (UAX #9, P2 and P3)."""
    return Markup(' dir="{}"').format("rtl" if runs_leftwards(str(text)) else "ltr")


def runs_leftwards(text: str) -> bool:
    """Whether the first letter of `text` that has a direction runs from right to left."""
    return next((way for way in map(unicodedata.bidirectional, text) if way in ("L", "R", "AL")), "L") != "L"


FILTERS: dict[str, Callable[..., Any]] = {
    "after": after,
    "ago": ago,
    "direction": direction,
    "quoted": quoted,
    "fields": fields,
    "language": language,
    "number": number,
    "outside": outside,
    "pretty": pretty,
    "scraped": scraped,
    "size": size,
    "span": span,
    "visible": visible,
    "when": when,
    "words": words,
}
