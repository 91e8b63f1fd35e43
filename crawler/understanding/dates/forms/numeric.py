"""Dates in digits: ISO 8601, 20260109, 09.01.2026, 1/9/26, 2026年1月9日, 9月1日.

Owns these forms and the choice between day and month by a given order. Must not know where an order comes from.
Every reader returns (year or None, month, day or None, start, end) or None; calendars are settled here.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Literal

from crawler.understanding.dates.forms.calendars import gregorian_year, islamic, persian
from crawler.understanding.dates.moment import Moment
from crawler.understanding.dates.words.zones import ZONE, zone_of

Order = Literal["DMY", "MDY", "YMD", "YDM", "DYM", "MYD"]


@dataclass(frozen=True, slots=True)
class Parts:
    """The year, month and day that a text gives (None where it does not), with their place in it."""

    year: int | None
    month: int | None
    day: int | None
    start: int
    end: int


_ISO = re.compile(
    r"(?<!\d)([12]\d{3})-(\d\d)-(\d\d)(?:[T ]\s?(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?"
    r"\s?(Z|[+-]\d\d(?::?\d\d)?|[+-]\d:\d\d)?)?(?!\d)"
)
_ZONE_BEHIND = re.compile(rf" ?\(?({ZONE})")
_BASIC = re.compile(
    r"(?<!\d)([12]\d{3})([01]\d)([0-3]\d)(?:T?([0-2]\d)([0-5]\d)([0-5]\d)?(?:\.\d+)?(Z|[+-]\d{4})?)?(?!\d)"
)
_THREE = re.compile(r"(?<![\d./])(?<!\d:)(\d{1,4})( ?[./·-] ?)(\d{1,2})( ?[./·-] ?)(\d{4}|\d{1,2})(?![\d:])(?!\.\d)")
_TWO = re.compile(r"^\W{0,2}(\d{1,2}) ?[./-] ?(\d{1,2})\.?(?=$|[] ,|)(])")
_MONTH_YEAR = re.compile(r"^(?:(0?[1-9]|1[0-2])[/.-]([12]\d{3})|([12]\d{3})[/.-](0?[1-9]|1[0-2]))$")
_HAN = re.compile(
    r"(?:(?P<era>令和|平成|昭和|民國|民国) ?)?(?P<y>\d{1,4}|元) ?(?:年|년) ?"
    r"(?:(?P<m>\d{1,2}) ?(?:月|월) ?(?:(?P<d>\d{1,2}) ?(?:日|일|号|號)?)?)?"
)
_REPUBLIC = re.compile(r"\D{0,8}(1[0-2]\d)[./-](\d\d?)[./-](\d\d?)(?![\d./-])")
_HAN_DAY = re.compile(r"(?<!\d)(\d{1,2}) ?(?:月|월) ?(\d{1,2}) ?(?:日|일|号|號)")


def iso(text: str) -> Moment | None:
    """The first ISO 8601 date in the plain `text`, with its time and offset where it has them, or None."""
    match = _ISO.search(text)
    if match is None:
        return None
    year, month, day, hour, minute, second, fraction, zone = match.groups()
    try:
        value = datetime(  # noqa: DTZ001 - naive where the text is
            int(year),
            int(month),
            int(day),
            int(hour or 0) % 24,
            int(minute or 0),
            min(int(second or 0), 59),
            int((fraction or "0")[:6].ljust(6, "0")),
        )
    except ValueError:
        return None
    if 2400 <= value.year <= 2700:
        value = value.replace(year=value.year - 543)
    end = match.end()
    if zone and hour:
        value = value.replace(tzinfo=_offset(zone))
    elif hour and end < len(text):
        behind = _ZONE_BEHIND.match(text, end)
        if behind is not None:  # "2026-01-09 10:05 CET"
            value, end = value.replace(tzinfo=zone_of(behind[1])), behind.end()
    precision: Literal["second", "minute", "day"] = "second" if second else "minute" if hour else "day"
    return Moment(value, precision, text[match.start() : end], match.start(), end)


def _offset(zone: str) -> timezone:
    if zone == "Z":
        return UTC
    if zone[2] == ":":
        zone = f"{zone[0]}0{zone[1:]}"
    minutes = int(zone[1:3]) * 60 + int(zone[-2:] if len(zone) > 3 else 0)
    if minutes == 0 or minutes >= 24 * 60:
        return UTC
    return timezone(timedelta(minutes=-minutes if zone[0] == "-" else minutes))


def basic(text: str) -> Moment | None:
    """The first ISO 8601 basic date (20260109, 20260109T100500Z) in the plain `text`, or None."""
    match = _BASIC.search(text)
    if match is None:
        return None
    try:
        value = datetime(  # noqa: DTZ001
            int(match[1]), int(match[2]), int(match[3]), int(match[4] or 0), int(match[5] or 0), int(match[6] or 0)
        )
    except ValueError:
        return None
    if match[7]:
        value = value.replace(tzinfo=_offset(match[7]))
    precision: Literal["second", "minute", "day"] = "second" if match[6] else "minute" if match[4] else "day"
    return Moment(value, precision, match[0], match.start(), match.end())


def arrange(
    first: tuple[int, int], second: tuple[int, int], third: tuple[int, int], order: Order
) -> tuple[int, int, int] | None:
    """(year, month, day) from three (number, digits printed) in the given order, or in the only one possible."""
    orders: list[Order] = [order, "DMY", "MDY"] if order[0] != "Y" else [order, "YMD", "DMY", "MDY"]
    if first[1] == 4:
        orders = ["YDM", "YMD"] if order == "YDM" else ["YMD", "YDM"]
    elif third[1] == 4:
        orders = [order] if order in ("DMY", "MDY") else ["DMY"]
        orders += ["DMY", "MDY"]
    elif first[0] > 31:
        orders = ["YMD"]
    for tried in orders:
        placed = dict(zip(tried, (first, second, third), strict=True))
        if placed["Y"][1] == 1 or placed["Y"][1] == 3:
            continue
        year = gregorian_year(placed["Y"][0], digits=placed["Y"][1])
        month, day = placed["M"][0], placed["D"][0]
        if 1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year <= 2400:
            return year, month, day
    return None


def three_numbers(text: str, order: Order) -> Parts | None:
    """The first date of three numbers in the plain `text`, told apart by `order` where they must be."""
    for match in _THREE.finditer(text):
        first, left, second, right, third = match.groups()
        if left.strip() != right.strip() or (left.strip() == "" and len(first) < 4):
            continue
        numbers = tuple(map(int, (first, second, third)))
        if 1200 < numbers[0] < 1500 or 1200 < numbers[2] < 1500:
            other = _other_calendar(numbers, text[match.end() :])
            if other:
                return Parts(other.year, other.month, other.day, match.start(), match.end())
            continue
        # With dots the day comes first wherever dates are written so.
        asked: Order = "DMY" if left.strip() == "." and order == "MDY" else order
        sizes = [(number, len(digits)) for number, digits in zip(numbers, (first, second, third), strict=True)]
        arranged = arrange(sizes[0], sizes[1], sizes[2], asked)
        if arranged:
            return Parts(*arranged, match.start(), match.end())
    return None


def of_the_republic(text: str) -> Parts | None:
    """A date of Taiwan that begins the plain `text` with three digits for the year since 1911 ("115/05/04")."""
    match = _REPUBLIC.match(text)
    if match is None or not (1 <= int(match[2]) <= 12 and 1 <= int(match[3]) <= 31):
        return None
    return Parts(int(match[1]) + 1911, int(match[2]), int(match[3]), match.start(1), match.end(3))


def _other_calendar(numbers: tuple[int, ...], behind: str) -> date | None:
    year, day = (numbers[0], numbers[2]) if numbers[0] > 31 else (numbers[2], numbers[0])
    if behind.lstrip().startswith("ه") or year > 1420:
        return islamic(year, numbers[1], day)
    return persian(year, numbers[1], day)


def two_numbers(text: str, order: Order) -> Parts | None:
    """Day and month without a year ("12/24", "24.12.") that begin the plain `text`, or month and year ("03/2026")."""
    whole = _MONTH_YEAR.match(text)
    if whole:
        return Parts(int(whole[2] or whole[3]), int(whole[1] or whole[4]), None, 0, len(text))
    match = _TWO.match(text)
    if match is None:
        return None
    first, second = int(match[1]), int(match[2])
    # Who puts the year first puts the month before the day, with dots too.
    monthly = order == "YMD" or (order == "MDY" and "." not in match[0][:-1])
    month, day = (first, second) if monthly else (second, first)
    if month > 12:
        month, day = day, month
    return Parts(None, month, day, match.start(), match.end()) if 1 <= month <= 12 and 1 <= day <= 31 else None


def han(text: str) -> Parts | None:
    """The first date with 年月日 (or 년 월 일) in the plain `text`; eras are read; the year may be missing."""
    for match in _HAN.finditer(text):
        if match["m"] is None and len(match["y"]) != 4:
            continue
        if len(match["y"]) in (1, 3) and not match["era"]:
            continue
        era = match["era"] or ""
        year = gregorian_year(
            1 if match["y"] == "元" else int(match["y"]), digits=4 if era else len(match["y"]), era=era
        )
        month = int(match["m"]) if match["m"] else None
        day = int(match["d"]) if match["d"] else None
        if (month is None or 1 <= month <= 12) and (day is None or 1 <= day <= 31):
            return Parts(year, month, day, match.start(), match.end())
    found = _HAN_DAY.search(text)
    if found and 1 <= int(found[1]) <= 12 and 1 <= int(found[2]) <= 31:
        return Parts(None, int(found[1]), int(found[2]), found.start(), found.end())
    return None
