"""Printed dates read as the papers mean them."""

from datetime import UTC, datetime, timedelta

import pytest

from crawler.newsroom import dates

AT = datetime(2026, 1, 9, 14, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (dates.dotted, "09.Jan.2026"),
        (dates.short, "9 Jan 2026"),
        (dates.long, "Friday, 9 January 2026"),
        (dates.byline, "9 January 2026, 2.05pm"),
        (dates.zahlen, "09.01.2026"),
        (dates.lang, "9. Januar 2026"),
        (dates.wochentag, "Freitag, 9. Januar 2026"),
        (dates.uhrzeit, "9. Januar 2026, 14:05 Uhr"),
    ],
)
def test_forms(form: object, text: str) -> None:
    assert form(AT) == text  # type: ignore[operator]


@pytest.mark.parametrize(
    ("minutes", "english", "german"),
    [
        (0, "0 minutes ago", "vor 0 Minuten"),
        (1, "1 minute ago", "vor 1 Minute"),
        (59, "59 minutes ago", "vor 59 Minuten"),
        (60, "1 hour ago", "vor 1 Stunde"),
        (125, "2 hours ago", "vor 2 Stunden"),
        (24 * 60, "9 Jan 2026", "09.01.2026"),
    ],
)
def test_relative_forms(minutes: int, english: str, german: str) -> None:
    now = AT + timedelta(minutes=minutes)
    assert (dates.ago(AT, now), dates.vor(AT, now)) == (english, german)
