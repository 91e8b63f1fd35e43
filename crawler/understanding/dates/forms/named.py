"""Dates with a month's name in any language: 9 January 2026, Jan. 9, 2026 m. sausio 9 d., 5 tháng 3 2026.

Owns how a day and a year are looked for around the name. Must not know the names themselves.
"""

import re
from collections.abc import Sequence

from crawler.understanding.dates.forms.calendars import (
    ETHIOPIAN_MONTHS,
    ISLAMIC_MONTHS,
    PERSIAN_MONTHS,
    SAMBAT_MONTHS,
    ethiopian,
    gregorian_year,
    islamic,
    persian,
    sambat,
)
from crawler.understanding.dates.forms.numeric import Parts
from crawler.understanding.dates.words.months import NAMES, month_of

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_TOKEN = re.compile(rf"\d+|[{_UNSPACED}]+(?:\.[{_UNSPACED}]+)*|[^\s\d.,:;/()\[\]|<>+_@\"“”«»·•–—-]+|[^\s]")
# Words that may stand between a month's name and its day or year. The dot, comma and dash are among them.
_FILLING = (
    ". , - – — / | ' ( de del of the d' st nd rd th º ª ° er ème re e ta ta' an ik a à il den d t o m г р рік "
    "року года г. god gada m. п й го е ย. ที่ พ.ศ ค.ศ พศ พุทธศักราช ngày năm شे ই শে লা রা ঠা ա թ թ. წ წლის "
    "წ. वीं lea a. tahun 일 日 ko eko do ال من عام سنة לחודש ב של am vom dne dnia på i en in ad u w v у в сар сарын оны "
    "د کال ی یی ê watan ga oṣù ọdún ng bisha kun ቀን ዓ.ም මස ရက် ရက်နေ့ жылдын жылғы жыл ж йил yil yılı i- солы"
)
_BETWEEN = frozenset(_FILLING.split())
_DAY_OF = frozenset({"Dydd", "dydd", "ddydd"})  # Welsh: Mars is the god of a day and of a month
_VIETNAMESE = frozenset({"tháng", "thg", "th"})
_NUMERALS = "I II III IV V VI VII VIII IX X XI XII"
_ROMAN = {r: n for n, r in enumerate(_NUMERALS.split(), 1)}
_PERSIAN_DAYS = {
    form: number
    for number, forms in enumerate(
        [
            "یکم",
            "اول",
            "دوم",
            "سوم",
            "چهارم",
            "پنجم",
            "ششم",
            "هفتم",
            "هشتم",
            "نهم",
            "دهم",
            "یازدهم",
            "دوازدهم",
            "سیزدهم",
            "چهاردهم",
            "پانزدهم",
            "شانزدهم",
            "هفدهم",
            "هجدهم",
            "نوزدهم",
            "بیستم",
            "بیست و یکم",
            "بیست و دوم",
            "بیست و سوم",
            "بیست و چهارم",
            "بیست و پنجم",
            "بیست و ششم",
            "بیست و هفتم",
            "بیست و هشتم",
            "بیست و نهم",
            "سی ام",
            "سی و یکم",
        ]
    )
    for form in forms.split("|")
}
_PERSIAN_DAY = re.compile("(" + "|".join(sorted(_PERSIAN_DAYS, key=len, reverse=True)) + ")\\s*$")


def named(text: str, languages: Sequence[str] = (), taken: Sequence[tuple[int, int]] = ()) -> Parts | None:
    """The first date around a month's name in the plain `text`.

    A name alone is no date. `taken` are the places of times of day, whose digits are no days. Year or day may be None.
    """
    if not any(c.isalpha() for c in text):
        return None
    tokens = [m for m in _TOKEN.finditer(text) if not any(a <= m.start() < b for a, b in taken)]
    for at in range(len(tokens)):
        month, reach = _month(tokens, at, languages)
        if month is None:
            continue
        found = _around(text, tokens, at, reach, month)
        if found is not None:
            return found
    return None


def _month(tokens: list["re.Match[str]"], at: int, languages: Sequence[str]) -> tuple[int | None, int]:
    """The month that the token names and the index of the last token used for it."""
    word = tokens[at][0]
    low = word.lower().strip("'׳॰")
    if low in NAMES:
        month = None if at and tokens[at - 1][0] in _DAY_OF else month_of(low, languages)
        if month is not None or low not in ETHIOPIAN_MONTHS:
            return month, _twice(tokens, at, month, languages)
    if low in _VIETNAMESE and at + 1 < len(tokens) and tokens[at + 1][0].isdecimal():
        number = int(tokens[at + 1][0])
        return (number if 1 <= number <= 12 else None), at + 1
    if word in _ROMAN and 0 < at < len(tokens) - 1:
        before, behind = tokens[at - 1][0], tokens[at + 1][0]
        if (before.isdecimal() or before in ".-/ ") and (behind.isdecimal() or behind in ".-/"):
            return _ROMAN[word], at
    if low in PERSIAN_MONTHS:
        return 100 + PERSIAN_MONTHS[low], at
    if low in ISLAMIC_MONTHS:
        return 200 + ISLAMIC_MONTHS[low], at
    if low in ETHIOPIAN_MONTHS:
        return 300 + ETHIOPIAN_MONTHS[low], at
    if low in SAMBAT_MONTHS:
        return 400 + SAMBAT_MONTHS[low], at
    # A suffix glued on by a hyphen-less case ending ("Ocak'ta", "urtarrilaren") is listed; an apostrophe cuts here.
    if "'" in low:
        stem = low.split("'")[-1] if low.startswith(("d'", "l'")) else low.split("'")[0]
        if stem in NAMES:
            return month_of(stem, languages), at
    return None, at


def _twice(tokens: list["re.Match[str]"], at: int, month: int | None, languages: Sequence[str]) -> int:
    """The index of the last token where a month is told by both of its names: "نيسان / أبريل", "Nisan (April)"."""
    if at + 2 >= len(tokens) or tokens[at + 1][0] not in "/(":
        return at
    other = tokens[at + 2][0].lower()
    if other not in NAMES or month_of(other, languages) != month:
        return at
    return at + 3 if tokens[at + 3 : at + 4] and tokens[at + 3][0] == ")" else at + 2


def _near(tokens: list["re.Match[str]"], at: int, step: int) -> int | None:
    """The index of the next number in one direction, past at most four tokens that may stand between."""
    for _ in range(5):
        at += step
        if not 0 <= at < len(tokens):
            return None
        word = tokens[at][0]
        if word.isdecimal():
            return at
        if word.lower() not in _BETWEEN:
            return None
    return None


def _day_and_year(tokens: list["re.Match[str]"], right: int | None) -> bool:
    """Whether a day and a four-digit year follow the name, so that a number before it is none of the date's."""
    if right is None or len(tokens[right][0]) > 2 or not 1 <= int(tokens[right][0]) <= 31:
        return False
    behind = _near(tokens, right, 1)
    return behind is not None and len(tokens[behind][0]) == 4


def _around(text: str, tokens: list["re.Match[str]"], at: int, reach: int, month: int) -> Parts | None:
    left, right = _near(tokens, at, -1), _near(tokens, reach, 1)
    thai = "\u0e00" <= tokens[at][0][0] <= "\u0e7f"
    year = day = None
    last = 32 if month > 400 else 31  # of Nepali months
    used = [at, reach]
    if left is not None:
        number, digits = int(tokens[left][0]), len(tokens[left][0])
        if digits in (1, 2, 4) and _day_and_year(tokens, right):
            pass  # the number of a file: "No. 23-3959, February 6, 2026"
        elif digits == 4:
            year = number
            used.append(left)
        elif digits <= 2 and 1 <= number <= last:
            day = number
            used.append(left)
    if right is not None:
        number, digits = int(tokens[right][0]), len(tokens[right][0])
        if day is None and digits <= 2 and 1 <= number <= last:
            day = number
            used.append(right)
            if year is None:
                behind = _near(tokens, right, 1)
                if behind is not None and len(tokens[behind][0]) == 4:
                    year = int(tokens[behind][0])
                    used.append(behind)
        elif year is None and (digits == 4 or (digits == 2 and day is not None)):
            year = gregorian_year(number, digits=digits, thai=thai and month < 100) if month < 100 else number
            used.append(right)
    if month > 100:
        day = day or _persian_day(text[: tokens[at].start()])
        return _other(month, year, day, tokens, used)
    if year is None and day is None:
        return None
    if year is None and left is not None and day == int(tokens[left][0]):
        before = _near(tokens, left, -1)
        if before is not None and len(tokens[before][0]) == 4:
            year = int(tokens[before][0])
            used.append(before)
    if year is not None and 2400 <= year <= 2700:
        year -= 543
    if year is not None and not 1000 <= year <= 2400:
        return None
    return Parts(year, month, day, tokens[min(used)].start(), tokens[max(used)].end())


def _persian_day(before: str) -> int | None:
    match = _PERSIAN_DAY.search(before)
    # "first" has two forms, so the counting is one off from the second on.
    return max(1, _PERSIAN_DAYS[match[1]]) if match else None


def _other(
    month: int, year: int | None, day: int | None, tokens: list["re.Match[str]"], used: list[int]
) -> Parts | None:
    if year is None or day is None:
        return None
    if year < 100:
        year += 1400 if year < 70 else 1300
    found = (persian, islamic, ethiopian, sambat)[month // 100 - 1](year, month % 100, day)
    if found is None:
        return None
    return Parts(found.year, found.month, found.day, tokens[min(used)].start(), tokens[max(used)].end())
