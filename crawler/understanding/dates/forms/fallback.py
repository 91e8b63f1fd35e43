"""dateparser as the last resort, for languages and wordings that have no table here.

Owns the gate and the cache before it: a miss of dateparser costs tens of milliseconds. Must not be called for text
that was not already taken for a date (a `<time>` element, a date class, a caller's word).
"""

import re
import warnings
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any, cast

from crawler.understanding.dates.moment import Moment, Precision

_WORD = re.compile(r"[^\W_]")
_ISSUE = re.compile(r"\d,? ?\(\d{1,3}\)")  # "9 (11), 2008" is a volume's, no day
_LONGEST = 60
_PRECISIONS: Mapping[str, Precision] = {
    "time": "minute",
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
}


def plausible(text: str) -> bool:
    """Whether it is worth asking: short, with letters or digits, not a sentence, not the number of an issue."""
    short = 2 <= len(text) <= _LONGEST and text.count(" ") <= 9
    return short and _WORD.search(text) is not None and _ISSUE.search(text) is None


@lru_cache(maxsize=4096)
def ask(text: str, languages: tuple[str, ...], order: str | None, base: datetime | None, prefer: str) -> Moment | None:
    """What dateparser reads in `text`, or None. Relative dates are read against `base`."""
    if not plausible(text):
        return None
    from dateparser.date import DateDataParser  # loading it costs more than reading most pages

    settings: dict[str, Any] = {"PREFER_DATES_FROM": {"past": "past", "future": "future"}.get(prefer, "current_period")}
    settings["RETURN_TIME_AS_PERIOD"] = True
    if order:
        settings["DATE_ORDER"] = order
    if base is not None:
        settings["RELATIVE_BASE"] = base.replace(tzinfo=None)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            parser = DateDataParser(languages=list(languages) or None, settings=settings, try_previous_locales=False)
        except ValueError:
            try:  # unknown to dateparser as a language: a locale, or nothing
                parser = DateDataParser(locales=list(languages), settings=settings, try_previous_locales=False)
            except ValueError:
                return None
        try:
            data = parser.get_date_data(text)
        except (ValueError, OverflowError, TypeError, RecursionError):
            return None
    value = cast(datetime | None, data.date_obj)
    if value is None:
        return None
    return Moment(value, _PRECISIONS.get(data.period, "day"), text, 0, len(text), False)
