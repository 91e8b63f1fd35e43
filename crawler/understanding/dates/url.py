"""The day that an article's address names: /2026/01/09/, /20260109-title, /news/2026-01-09.

Owns the forms of such addresses. It is a witness only: addresses also carry days of events and of moves.
"""

import re
from datetime import datetime
from urllib.parse import unquote, urlsplit

from crawler.understanding.archived import original_url
from crawler.understanding.dates.moment import Moment, Precision

_PARTS = re.compile(r"(?<![\d.])((?:19|20)\d\d)([/_.-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_SHORT = re.compile(r"(?<!\d)((?:19|20)\d\d)/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])(?=[/-]|$)")
_REVERSED = re.compile(r"(?<!\d)(0[1-9]|[12]\d|3[01])([/_.-])(0[1-9]|1[0-2])\2((?:19|20)\d\d)(?!\d)")
_NAMED = re.compile(
    r"/((?:19|20)\d\d)[/-](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[/-](0?[1-9]|[12]\d|3[01])(?=[/_-]|$)",
    re.I,
)
_MONTH = re.compile(r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2])(?=/|$)")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"


def date_in_url(url: str) -> Moment | None:
    """The day (precision "day") or the month that the path of `url` names, naive, or None."""
    try:
        parts = urlsplit(original_url(url))
        path = unquote(parts.path)
    except ValueError:
        return None
    if not any(c.isdecimal() for c in path):
        return None
    for form, order in ((_PARTS, (1, 3, 4)), (_SHORT, (1, 2, 3)), (_REVERSED, (4, 3, 1))):
        match = form.search(path)
        if match:
            found = _moment([int(match[n]) for n in order], "day", match[0])
            if found is not None:
                return found
    match = _NAMED.search(path)
    if match:
        month = _MONTHS.split().index(match[2].lower()) + 1
        return _moment([int(match[1]), month, int(match[3])], "day", match[0])
    match = _MONTH.search(path)
    return _moment([int(match[1]), int(match[2]), 1], "month", match[0]) if match else None


def _moment(day: list[int], precision: Precision, text: str) -> Moment | None:
    try:
        return Moment(datetime(day[0], day[1], day[2]), precision, text)  # noqa: DTZ001
    except ValueError:
        return None
