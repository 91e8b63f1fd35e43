"""Dates told from a moment: 2 hours ago, vor 3 Stunden, вчера 10:30, il y a 2 jours, 2小时前, Monday.

Owns how units, markers and day words combine. Must not know the words, nor where the moment comes from.
"""

import calendar
import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from crawler.understanding.dates.forms.clock import TimeOfDay
from crawler.understanding.dates.forms.plain import plain
from crawler.understanding.dates.moment import Moment, Precision
from crawler.understanding.dates.words.relative import (
    DAYS,
    DUALS,
    FILLERS,
    FUTURE,
    HAN_NUMBERS,
    NOW,
    NUMBERS,
    PAST,
    SINCE,
    UNITS,
    Unit,
    unit_of,
)

_TOKEN = re.compile(r"\d+(?:[.,]\d+)?|[^\s\d.,:;/()\[\]|<>+_@\"“”«»·•–—-]+")
# "in", but only right before a number: elsewhere "one", "year" or nothing.
_BEFORE_NUMBERS = frozenset(("en", "o", "an", "sa"))
_PAST_BEGINS = ("il y a ", "il ya ")
_PAST_ENDS = ("前", "전", "ที่แล้ว", "ก่อน", *SINCE)
_AROUND = {"för": ("sedan", "sen"), "for": ("siden", "sidan")}  # "for 3 timer siden"
_ELIDED = re.compile(r"\b(un|d)['’](?=[^\W\d])")  # "un'ora", "d'une"
_HOURS = frozenset(("година", "години", "годин", "годину"))  # in Ukrainian; years in its southern relatives
_LONGEST = 20  # words; longer texts are sentences


def relative(text: str, base: datetime, times: Sequence[TimeOfDay] = (), *, ahead: bool = False) -> Moment | None:
    """The moment that the plain `text`, all of it, tells relative to `base`; None when it holds other words.

    Without "in" or its like a distance lies in the past (with `ahead` in the future). `times` are the times of day in
    the text.
    """
    for time in times:
        text = text[: time.start] + " " * (time.end - time.start) + text[time.end :]
    low = text.lower().strip(" .,;:!-–—|·•()").replace("from now", "in")
    if low in NOW:
        return Moment(base, "minute", text, 0, len(text), True)
    day = _day_word(low)
    if day is not None:
        value = base + timedelta(days=day)
        return Moment(value, "day", text, 0, len(text), True)
    return _distance(low, text, base, ahead)


def says_past(text: str) -> bool:
    """Whether a relative text names its direction ("ago", "yesterday"): "6 min" alone may be how long reading takes."""
    low = plain(text).lower()
    if any(word in PAST or word in DAYS for word in _TOKEN.findall(low)):
        return True
    return low in NOW or low.startswith(_PAST_BEGINS) or low.endswith(_PAST_ENDS) or _day_word(low) is not None


def _day_word(low: str) -> int | None:
    if low in DAYS:
        return DAYS[low]
    # "today at", "yesterday," before a time: the day word with at most two filling words around it.
    words = [w.rstrip(".") for w in re.split(r"[ ,]+", low) if w]
    while words and words[-1] in FILLERS:
        words.pop()
        if " ".join(words) in DAYS:
            return DAYS[" ".join(words)]
    words = [w for w in words if w not in FILLERS]
    if not words or len(words) > 3:
        return None
    return DAYS.get(" ".join(words))


def _distance(low: str, text: str, base: datetime, future: bool) -> Moment | None:
    tokens = _ordered(_TOKEN.findall(_ELIDED.sub(r"\1 ", low)))
    if not 0 < len(tokens) <= _LONGEST:
        return None
    steps: list[tuple[float, Unit]] = []
    number: float | None = None
    back = low.startswith(_PAST_BEGINS) or low.endswith(SINCE)
    ahead = low.startswith("+") or "+ " in low
    for at, word in enumerate(tokens):
        if word[0].isdecimal():
            if number is not None:
                return None
            number = float(word.replace(",", "."))
            continue
        behind = tokens[at + 1] if at + 1 < len(tokens) else ""
        if number is None and word in NUMBERS and unit_of(behind)[0] is not None:
            number = NUMBERS[word]
            continue
        if word in _BEFORE_NUMBERS and behind[:1].isdecimal():
            ahead = True
            continue
        if word in DUALS:
            steps.append((2.0, DUALS[word]))
            continue
        if number is None and word[0] in HAN_NUMBERS and unit_of(word[1:])[0] is not None:
            number, word = HAN_NUMBERS[word[0]], word[1:]
        unit, rest = ("hour", "") if word in _HOURS and "тому" in tokens else unit_of(word)
        if unit is not None and (number is not None or word not in FILLERS):
            if number is None and not (steps or back or ahead or word in UNITS):
                return None
            if (unit == "year" and number is not None and number >= 1000) or (word in "年月日" and number):
                return None  # a calendar's year, month or day, no distance
            steps.append((1.0 if number is None else number, unit))
            number = None
            if not rest:
                continue
            word = rest
        if word in PAST:
            back = True
        elif word in FUTURE:
            ahead = True
        elif word not in FILLERS and word not in NOW:
            return None
    if not steps or number is not None or (not back and not any(t[0].isdecimal() for t in tokens) and not ahead):
        return None
    value = moved(base, steps, 1 if (ahead or future) and not back else -1)
    if value is None:
        return None
    return Moment(value, _precision(steps), text, 0, len(text), True)


def _ordered(tokens: list[str]) -> list[str]:
    """The words without a frame around them, and the number before its unit ("saa 3 zilizopita")."""
    if len(tokens) > 2 and tokens[-1] in _AROUND.get(tokens[0], ()):
        return tokens[1:]
    if len(tokens) == 3 and tokens[1].isdecimal() and tokens[0] in UNITS and tokens[2] in PAST:
        return [tokens[1], tokens[0], tokens[2]]
    return tokens


def _precision(steps: Sequence[tuple[float, Unit]]) -> Precision:
    names = {unit for _, unit in steps}
    for fine in ("second", "minute"):
        if fine in names:
            return fine
    if "hour" in names:
        return "minute"
    for coarse in ("day", "week", "month"):
        if coarse in names:
            return coarse
    return "year"


def moved(base: datetime, steps: Sequence[tuple[float, Unit]], sign: int) -> datetime | None:
    """`base` moved by the steps; months and years are calendar steps. None beyond the years 1 to 9999."""
    months = sum(n * (12 if unit == "year" else 1) for n, unit in steps if unit in ("year", "month"))
    whole = int(months)
    try:
        total = base.year * 12 + base.month - 1 + sign * whole
        year, month = divmod(total, 12)
        value = base.replace(year=year, month=month + 1, day=min(base.day, calendar.monthrange(year, month + 1)[1]))
        length = {"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0, "week": 604800.0}
        seconds = sum(n * length[unit] for n, unit in steps if unit in length) + (months - whole) * 30 * 86400
        return value + sign * timedelta(seconds=seconds)
    except (ValueError, OverflowError):
        return None
