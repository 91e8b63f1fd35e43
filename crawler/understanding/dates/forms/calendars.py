"""Years and days of other calendars as Gregorian ones: Buddhist, Japanese eras, Minguo, Persian, Islamic, Nepali.

Owns the arithmetic and the month names of these calendars. Must not know text beyond those names. The Persian
leap rule is the 33-year cycle (exact for 1244 to 1531); the Islamic one the 30-year arithmetic cycle, which can
differ from a sighted month by a day; the Nepali months begin as the Surya Siddhanta has it, one in a hundred of the
printed ones a day apart.
"""

import math
from datetime import date, timedelta
from functools import lru_cache

_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
_PERSIAN = (  # in Persian, in Dari, in Pashto
    "فروردین فروردين حمل وری|اردیبهشت ارديبهشت ثور غویی|خرداد جوزا غبرګولی|تیر تير سرطان چنګاښ|مرداد امرداد اسد زمری|"
    "شهریور شهريور سنبله وږی|مهر میزان تله|آبان ابان عقرب لړم|آذر قوس لیندۍ|دی دي جدی مرغومی|بهمن دلو سلواغه|اسفند حوت "
    "کب"
)
_ETHIOPIAN = "መስከረም|ጥቅምት|ኅዳር ህዳር|ታኅሣሥ ታህሳስ ታኅሳስ|ጥር|የካቲት|መጋቢት|ሚያዝያ ሚያዚያ|ግንቦት|ሰኔ|ሐምሌ ሀምሌ|ነሐሴ ነሀሴ|ጳጉሜ ጳጉሜን"
_ISLAMIC = (
    "محرم المحرم|صفر|ربيع‌الأول ربيع-الأول|ربيع‌الآخر ربيع‌الثاني|جمادى‌الأولى|جمادى‌الآخرة جمادى‌الثانية|رجب|شعبان|"
    "رمضان|شوال|ذو‌القعدة ذي‌القعدة|ذو‌الحجة ذي‌الحجة"
)
_SAMBAT = (
    "बैशाख वैशाख baisakh|जेठ जेष्ठ ज्येष्ठ jestha jeth|असार आषाढ ashadh asar|साउन श्रावण shrawan saun|भदौ भाद्र bhadra bhadau|"
    "असोज आश्विन ashwin asoj|कात्तिक कार्तिक kartik|मंसिर मङ्सिर मार्ग mangsir|पुस पुष पौष poush push|माघ magh|फागुन "
    "फाल्गुन falgun phalgun fagun|चैत चैत्र chaitra chait"
)
PERSIAN_MONTHS = {form: n for n, forms in enumerate(_PERSIAN.split("|"), 1) for form in forms.split()}
ISLAMIC_MONTHS = {form: n for n, forms in enumerate(_ISLAMIC.split("|"), 1) for form in forms.split()}
ETHIOPIAN_MONTHS = {form: n for n, forms in enumerate(_ETHIOPIAN.split("|"), 1) for form in forms.split()}
SAMBAT_MONTHS = {form: n for n, forms in enumerate(_SAMBAT.split("|"), 1) for form in forms.split()}
# Of the Surya Siddhanta: days of a sidereal year and from one greatest distance of the sun to the next, and where in
# that round the first day of the Kali age, the ordinal _KALI, stood.
_SIDEREAL, _ANOMALISTIC, _KALI = 1577917828 / 4320000, 1577917828000 / (4320000000 - 387), -1132959
_ROUND = 1955880000 * (4320000000 - 387) % 4320000000 / 4320000000
_MIDNIGHT = 0.0265  # days by which midnight is earlier in Nepal than on the meridian of Ujjain


def gregorian_year(year: int, *, digits: int, era: str = "", thai: bool = False) -> int:
    """The Gregorian year for a year as printed.

    `digits` is how many were printed: two are read as 1970 to 2069 (in Thai as Buddhist, 25xx). Buddhist years
    (2400 to 2700) are known by their size.
    """
    if era in _ERAS:
        return year + _ERAS[era]
    if digits <= 2:
        if thai:
            return 2500 + year - 543
        return year + (1900 if year >= 70 else 2000)
    if 2400 <= year <= 2700:
        return year - 543
    return year


def persian(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a day of the Persian (solar Hijri) calendar, or None when there is no such day."""
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1200 <= year <= 1600):
        return None
    if month > 6 and day > 30:
        return None
    # Days from 1 Farvardin 1201 (21 March 1822), with leap years at fixed places of each 33-year cycle.
    days = sum(366 if y % 33 in (1, 5, 9, 13, 17, 22, 26, 30) else 365 for y in range(1201, year))
    days -= 366 if year == 1200 else 0
    days += (month - 1) * 31 if month <= 7 else 186 + (month - 7) * 30
    return date(1822, 3, 21) + timedelta(days=days + day - 1)


def islamic(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a day of the arithmetic Islamic calendar, or None when there is no such day."""
    if not (1 <= month <= 12 and 1 <= day <= 30 and 1200 <= year <= 1600):
        return None
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2 + day - 1
    return date(622, 7, 19) + timedelta(days=days)


def ethiopian(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a day of the Ethiopian calendar, or None when there is no such day.

    Years of 365 days, each fourth of 366, from 29 August 8 of the Julian calendar.
    """
    if not (1 <= month <= 13 and 1 <= day <= (30 if month < 13 else 5 + (year % 4 == 3)) and 1200 <= year <= 2200):
        return None
    return date.fromordinal(2796 + 365 * (year - 1) + year // 4 + 30 * (month - 1) + day - 1)


def sambat(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a day of the Nepali calendar (Bikram Sambat), or None when there is no such day."""
    if not (2040 <= year <= 2150 and 1 <= month <= 12 and 1 <= day <= 32):
        return None
    first, behind = _sambat_month(year, month), _sambat_month(year + month // 12, month % 12 + 1)
    return date.fromordinal(first + day - 1) if first + day <= behind else None


@lru_cache(maxsize=64)
def _sambat_month(year: int, month: int) -> int:
    """The ordinal of the day on which the sun enters the sign of a month, by the Surya Siddhanta.

    A day ends at midnight; for the tenth month at dusk before, for the fourth at dawn behind.
    """
    days = (year + 3044 + (month - 1) / 12) * _SIDEREAL
    for _ in range(5):
        sine = math.sin(2 * math.pi * (days / _ANOMALISTIC + _ROUND))
        ahead = math.asin(sine * (14 / 360) * (1 - abs(sine) / 42)) / (2 * math.pi)
        sign = (days / _SIDEREAL - ahead - (month - 1) / 12 + 0.5) % 1 - 0.5
        days -= sign * _SIDEREAL
    return _KALI + math.floor(days + _MIDNIGHT + {4: -0.25, 10: 0.25}.get(month, 0.0))
