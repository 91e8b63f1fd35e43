"""The ladder from text to a date: ISO, RFC 822, digits, month names, relative, and dateparser last.

Owns the order of the steps and how a date and a time of day become one value. Must not know pages. Nothing here
refuses the future or fills in a zone: whoever knows the page does.
"""

import calendar
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Literal

from crawler.understanding.dates.forms import fallback
from crawler.understanding.dates.forms.clock import TimeOfDay, dotted_after, times_in
from crawler.understanding.dates.forms.named import named
from crawler.understanding.dates.forms.numeric import (
    Order,
    Parts,
    basic,
    han,
    iso,
    of_the_republic,
    three_numbers,
    two_numbers,
)
from crawler.understanding.dates.forms.plain import plain
from crawler.understanding.dates.forms.relative import relative
from crawler.understanding.dates.moment import Moment, Precision
from crawler.understanding.dates.order import default_order
from crawler.understanding.dates.words.months import LANGUAGES
from crawler.understanding.dates.words.weekdays import weekday_of

Prefer = Literal["past", "period", "future"]
_LONGEST = 300
_EPOCH = re.compile(r"^(1\d{9}|[1-2]\d{12}|-\d{9,10}(?:\d{3}){0,2})$")
_PRINTED = re.compile(r"(?:19|20)\d\d")  # a year, which relative texts have not
_DIGIT = re.compile(r"\d")
_DOTTED_END = re.compile(r"(?<![\d.])\d\d\.\d\d(?: uhr)?$", re.I)
_SIX = re.compile(r"^(\d\d)(\d\d)(\d\d)$")
_TAIWAN = frozenset(("zh-tw", "zh-hant", "zh-hant-tw", "zh_tw"))  # in lower case, as pages' languages come
_KNOWN = frozenset(LANGUAGES) | {"no", "nn", "zh", "ja", "ko"}


def read(
    text: str,
    *,
    base: datetime | None = None,
    languages: Sequence[str] = (),
    order: Order | None = None,
    prefer: Prefer = "past",
    last_resort: bool = True,
) -> Moment | None:
    """The date that `text` gives, or None.

    `base` is the moment of reading (the response's Date header): relative dates and missing years are read against it,
    and without it relative dates are None. `languages` are the page's, `order` that of its numeric dates (default: by
    language). `prefer` says which year a date without one means: the last such day ("past"), the base's year ("period")
    or the next. dateparser is asked last, and only with `last_resort`.
    """
    return _read(text, base, tuple(languages), order, prefer, last_resort)


@lru_cache(maxsize=8192)
def _read(
    text: str, base: datetime | None, languages: tuple[str, ...], order: Order | None, prefer: Prefer, last_resort: bool
) -> Moment | None:
    words = plain(text)
    if words.startswith("/Date("):  # an instant as older web services write it
        words = words[6:].rstrip(")/")
    if not words or len(words) > _LONGEST:
        return None
    strange = bool(languages) and not any(code.split("-")[0] in _KNOWN for code in languages)
    if strange and last_resort:
        found = iso(words) or fallback.ask(words, languages, order, base, prefer)
        if found is not None:
            return found
    found = _climb(words, base, languages, order, prefer)
    if found is None and last_resort and order is not None:
        found = _six(words, order)
    if found is None and last_resort and not strange:
        found = fallback.ask(words, languages, order, base, prefer)
    return found


def _climb(
    words: str, base: datetime | None, languages: tuple[str, ...], order: Order | None, prefer: Prefer
) -> Moment | None:
    if _DIGIT.search(words):
        if _EPOCH.match(words):
            return _epoch(words)
        found = iso(words)
        if found is not None and (found.timed or ":" not in words):
            return found
        if base is not None and not _PRINTED.search(words):
            found = relative(words, base, ahead=prefer == "future")
            if found is not None:
                return found
        times = times_in(words) if len(words) > 3 else []
        parts = _parts(words, times, languages, order or default_order(languages))
        if parts is not None:
            return _joined(words, parts, times, base, prefer)
        found = basic(words)
        if found is not None:
            return found
    else:
        times = times_in(words)
    if base is None:
        return None
    return _told(words, times, base, prefer)


def _parts(words: str, times: Sequence[TimeOfDay], languages: Sequence[str], order: Order) -> Parts | None:
    return (
        (of_the_republic(words) if _TAIWAN.intersection(languages) else None)
        or three_numbers(words, order)
        or han(words)
        or named(words, languages, [(time.start, time.end) for time in times])
        or two_numbers(words, order)
        or _year_alone(words)
        or _month_alone(words)
    )


def _month_alone(words: str) -> Parts | None:
    match = re.match(r"^(\d{1,2}) ?[月월]$", words)
    return Parts(None, int(match[1]), None, 0, len(words)) if match and 1 <= int(match[1]) <= 12 else None


def _year_alone(words: str) -> Parts | None:
    match = re.match(r"^([12]\d{3})(?: ?(?:г|р|год)\.?)?$", words)
    return Parts(int(match[1]), None, None, match.start(), match.end()) if match else None


def _epoch(words: str) -> Moment:
    """Seconds since 1970, or thousandths or millionths of them; negative before."""
    digits = len(words.lstrip("-"))
    seconds = int(words) / (1000 if digits in (12, 13) else 1_000_000 if digits > 13 else 1)
    return Moment(datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds), "second", words, 0, len(words))


def _six(words: str, order: Order) -> Moment | None:
    """Six digits alone, pairs in the `order` that the caller is sure of."""
    match = _SIX.match(words)
    if match is None:
        return None
    placed = dict(zip(order, (int(one) for one in match.groups()), strict=True))
    value = _day(placed["Y"] + (2000 if placed["Y"] < 70 else 1900), placed["M"], placed["D"], exact=True)
    return Moment(value, "day", words, 0, len(words)) if value is not None else None


def _joined(
    words: str, parts: Parts, times: Sequence[TimeOfDay], base: datetime | None, prefer: Prefer
) -> Moment | None:
    """The date and the time of day nearest to it as one moment."""
    # "Aug 05 12:00:00 2015" holds its time; digits of a date taken for a time have no colon.
    outside = [t for t in times if t.end <= parts.start or t.start >= parts.end or ":" in words[t.start : t.end]]
    time = min(outside, key=lambda t: _gap(t, parts), default=None)
    if time is None and parts.day is not None and parts.end < len(words):
        time = dotted_after(words, parts.end)
    if parts.year is None and base is None:
        return None
    now = base or datetime(2000, 1, 1)  # noqa: DTZ001 - only fills what is missing
    year = parts.year if parts.year is not None else now.year
    month = parts.month or now.month
    day = parts.day or now.day
    precision: Precision = "day" if parts.day else "month" if parts.month else "year"
    value = _day(year, month, day, exact=parts.day is not None)
    if parts.year is None:
        value = _in_year(value, year, month, day, now, prefer)
    elif prefer == "past" and year >= now.year + 2 and base is not None and not _printed(year, words):
        # Two digits that would lie in the future mean the century before.
        value = _day(year - 100, month, day, exact=True)
    if value is None:
        return None
    start, end = parts.start, parts.end
    if time is not None and precision == "day":
        value = value.replace(hour=time.hour, minute=time.minute, second=time.second, tzinfo=time.zone)
        precision = time.precision
        start, end = min(start, time.start), max(end, time.end)
    return Moment(value, precision, words[start:end], start, end)


def _printed(year: int, words: str) -> bool:
    return str(year) in words or str(year + 543) in words


def _gap(time: TimeOfDay, parts: Parts) -> int:
    # A time behind the date belongs to it sooner than one before it.
    return time.start - parts.end if time.start >= parts.end else parts.start - time.end + 3


def _day(year: int, month: int, day: int, *, exact: bool) -> datetime | None:
    try:
        last = calendar.monthrange(year, month)[1]
        return datetime(year, month, day if exact else min(day, last))  # noqa: DTZ001
    except ValueError:
        return None


def _in_year(value: datetime | None, year: int, month: int, day: int, now: datetime, prefer: Prefer) -> datetime | None:
    """A day whose year was not given, in the year that `prefer` means (29 February moves to a leap year)."""
    today = now.replace(tzinfo=None)
    step = -1 if prefer == "past" else 1
    for _ in range(9):
        if value is not None:
            late = value > today + timedelta(days=2)
            early = value.date() < today.date()
            if not ((prefer == "past" and late) or (prefer == "future" and early)):
                return value
        year += step
        value = _day(year, month, day, exact=True) if 1 <= year <= 9999 else None
    return value


def _told(words: str, times: Sequence[TimeOfDay], base: datetime, prefer: Prefer) -> Moment | None:
    """A date told from `base`: relative, a weekday, or a time of day alone."""
    if not times and _DOTTED_END.search(words):  # "idag 10.05"
        last = dotted_after(words, words.rindex(".") - 2)
        times = (last,) if last is not None else ()
    found = relative(words, base, times, ahead=prefer == "future")
    if found is None:
        rest = words
        for time in times:
            rest = rest.replace(words[time.start : time.end], " ")
        weekday = weekday_of(rest)
        if weekday is not None:
            ahead = (weekday - base.weekday()) % 7
            days = (ahead or 7) if prefer == "future" else ahead - 7 if ahead else 0
            found = Moment(base + timedelta(days=days), "day", words, 0, len(words), True)
        elif times and not rest.strip(" ,.|-–()"):
            found = _today(words, times[0], base, prefer)
    if found is None:
        return None
    if times and found.precision not in ("minute", "second"):
        time = times[0]
        zone = time.zone or found.value.tzinfo
        value = found.value.replace(hour=time.hour, minute=time.minute, second=time.second, microsecond=0, tzinfo=zone)
        return replace(found, value=value, precision=time.precision, relative=False)
    return found


def _today(words: str, time: TimeOfDay, base: datetime, prefer: Prefer) -> Moment:
    """A time of day alone: today, or the day before or after where that is what `prefer` means."""
    there = base.astimezone(time.zone) if time.zone and base.tzinfo else base
    value = there.replace(hour=time.hour, minute=time.minute, second=time.second, microsecond=0)
    if prefer == "past" and value > there:
        value -= timedelta(days=1)
    elif prefer == "future" and value < there:
        value += timedelta(days=1)
    if time.zone is not None:
        value = value.replace(tzinfo=time.zone)
    return Moment(value, time.precision, words, 0, len(words), True)
