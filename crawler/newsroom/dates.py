"""The ways in which the two newspapers print a date.

Owns the forms, in English and German. Must not know where on a page they stand. Instants come in aware; the zone that
they are printed in is the caller's.
"""

from datetime import datetime

ENGLISH = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
GERMAN = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WOCHENTAGE = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")


def dotted(at: datetime) -> str:
    """`09.Jan.2026`"""
    return f"{at.day:02d}.{ENGLISH[at.month - 1][:3]}.{at.year}"


def short(at: datetime) -> str:
    """`14 Jan 2026`"""
    return f"{at.day} {ENGLISH[at.month - 1][:3]} {at.year}"


def long(at: datetime) -> str:
    """`Wednesday, 14 January 2026`"""
    return f"{WEEKDAYS[at.weekday()]}, {at.day} {ENGLISH[at.month - 1]} {at.year}"


def byline(at: datetime) -> str:
    """`14 January 2026, 9.05am`"""
    half = "am" if at.hour < 12 else "pm"
    return f"{at.day} {ENGLISH[at.month - 1]} {at.year}, {at.hour % 12 or 12}.{at.minute:02d}{half}"


def ago(at: datetime, now: datetime) -> str:
    """`2 hours ago` within a day, `14 Jan 2026` after it."""
    minutes = max(0, int((now - at).total_seconds() // 60))
    if minutes < 60:
        return "1 minute ago" if minutes == 1 else f"{minutes} minutes ago"
    if minutes < 24 * 60:
        return "1 hour ago" if minutes < 120 else f"{minutes // 60} hours ago"
    return short(at)


def zahlen(at: datetime) -> str:
    """`09.01.2026`"""
    return f"{at.day:02d}.{at.month:02d}.{at.year}"


def lang(at: datetime) -> str:
    """`9. Januar 2026`"""
    return f"{at.day}. {GERMAN[at.month - 1]} {at.year}"


def wochentag(at: datetime) -> str:
    """`Freitag, 9. Januar 2026`"""
    return f"{WOCHENTAGE[at.weekday()]}, {lang(at)}"


def uhrzeit(at: datetime) -> str:
    """`9. Januar 2026, 14:05 Uhr`"""
    return f"{lang(at)}, {at.hour:02d}:{at.minute:02d} Uhr"


def vor(at: datetime, now: datetime) -> str:
    """`vor 3 Stunden` within a day, `09.01.2026` after it."""
    minutes = max(0, int((now - at).total_seconds() // 60))
    if minutes < 60:
        return "vor 1 Minute" if minutes == 1 else f"vor {minutes} Minuten"
    if minutes < 24 * 60:
        return "vor 1 Stunde" if minutes < 120 else f"vor {minutes // 60} Stunden"
    return zahlen(at)
