"""Hours and cron expressions on the clocks of a time zone, daylight saving included."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.schedule.hours import is_open, next_open
from crawler.schedule.listings import next_time

ZONE = "Europe/Vienna"


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_hours_are_those_of_the_zone() -> None:
    assert is_open(_utc("2026-01-10T05:30"), "06:00-23:00", ZONE)
    assert not is_open(_utc("2026-01-10T05:30"), "06:00-23:00")
    assert not is_open(_utc("2026-01-10T22:00"), "06:00-23:00", ZONE)


def test_hours_may_go_past_midnight() -> None:
    for text, expected in (("21:59", False), ("22:00", True), ("00:30", True), ("05:59", True), ("06:00", False)):
        assert is_open(_utc(f"2026-01-10T{text}"), "22:00-06:00") is expected


def test_the_next_open_moment_is_right_on_the_day_the_clocks_change() -> None:
    # On 29 March 2026 Vienna goes from 02:00 to 03:00: a span from 02:30 begins at 03:00 by the clock, 01:00 UTC.
    assert next_open(_utc("2026-03-29T00:10"), "02:30-05:00", ZONE) == _utc("2026-03-29T01:00")
    assert next_open(_utc("2026-03-30T00:10"), "02:30-05:00", ZONE) == _utc("2026-03-30T00:30")


def test_cron_keeps_to_the_clock_over_the_change() -> None:
    at = _utc("2026-03-27T12:00")
    times = []
    for _ in range(4):
        at = next_time("0 6 * * *", at, ZONE)
        times.append(at)
    assert [one.hour for one in times] == [5, 4, 4, 4]
    assert [one.day for one in times] == [28, 29, 30, 31]


@given(st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)), st.integers(0, 23), st.integers(0, 23))
@settings(max_examples=60, deadline=None)
def test_the_next_open_moment_is_open_and_at_most_two_days_away(at: datetime, start: int, end: int) -> None:
    hours = f"{start:02d}:00-{end:02d}:30"
    moment = at.replace(tzinfo=UTC)
    found = next_open(moment, hours, ZONE)
    assert is_open(found, hours, ZONE)
    assert timedelta(0) <= found - moment <= timedelta(days=2)
