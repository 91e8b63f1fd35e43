"""The order of day and month in a site's numeric dates: learned from those that can be read in one way only.

Owns the counting and the default by language and country. Must not know pages.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from crawler.understanding.dates.forms.numeric import Order

_DATE = re.compile(r"(?<![\d.:/-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d:])")
_LIKELY = re.compile(r"[./-]\d\d?[./-]\d\d")  # begins with a set of characters, so that it is found quickly
_LONGEST = 100  # characters of the texts looked at
_MONTH_FIRST = frozenset(("en", "en-us", "en-ph", "fil", "tl", "es-us", "es-pr"))
_YEAR_FIRST = frozenset(("zh", "ja", "ko", "hu", "lt", "mn", "eu", "yue", "sv"))
_MONTH_FIRST_COUNTRIES = ("us", "ph", "pr", "gu", "io", "co", "ai", "tv", "me")  # the last are used as generic ones


def votes(texts: Iterable[str]) -> Counter[Order]:
    """How many of the texts hold a numeric date that only the one order allows."""
    found: Counter[Order] = Counter()
    joined = "\n".join([text for text in texts if 6 <= len(text) <= _LONGEST])
    for likely in _LIKELY.finditer(joined):
        at = likely.start()
        date = _DATE.match(joined, max(0, at - 2)) or _DATE.match(joined, max(0, at - 1))
        if date is None or date.start(2) != at:
            continue
        one, two = int(date[1]), int(date[3])
        if 12 < one <= 31 and 1 <= two <= 12:
            found["DMY"] += 1
        elif 12 < two <= 31 and 1 <= one <= 12:
            found["MDY"] += 1
    return found


def learned(texts: Iterable[str]) -> Order | None:
    """The order that the texts show, when at least nine of ten agree; None without evidence."""
    found = votes(texts)
    if not found:
        return None
    (order, count) = found.most_common(1)[0]
    return order if count * 10 >= sum(found.values()) * 9 else None


def default_order(languages: Sequence[str], host: str = "") -> Order:
    """The order to be expected in the first of `languages` and on `host`.

    English alone means the United States, except under a country's domain.
    """
    end = host.rsplit(".", 1)[-1].lower()
    for code in languages:
        low = code.lower().replace("_", "-")
        if low == "en" and len(end) == 2 and end not in _MONTH_FIRST_COUNTRIES:
            return "DMY"
        if low in _MONTH_FIRST:
            return "MDY"
        return "YMD" if low.split("-")[0] in _YEAR_FIRST else "DMY"
    return "MDY" if end in ("gov", "mil", "edu", "us") else "DMY"
