"""A listing is polled when new stories are likely."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.schedule.rhythm import Rhythm

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)


def _learned(days: int = 14) -> Rhythm:
    """A desk that publishes six stories an hour from 8 to 18, none at night, polled hourly."""
    rhythm, at = Rhythm(), MONDAY
    for _ in range(days * 24):
        until = at + timedelta(hours=1)
        rhythm = rhythm.observe(at, until, 6 if 8 <= at.hour < 18 else 0)
        at = until
    return rhythm


def test_the_hours_of_the_desk_are_learned() -> None:
    rhythm = _learned()
    assert 5 < rhythm.rate(10) < 6.5
    assert rhythm.rate(3) < 0.3


def test_the_wait_is_short_by_day_and_long_by_night() -> None:
    rhythm, next_day = _learned(), MONDAY + timedelta(days=15)
    by_day = rhythm.until_expected(next_day.replace(hour=10), 2, timedelta(hours=12))
    by_night = rhythm.until_expected(next_day.replace(hour=20), 2, timedelta(hours=14))
    assert by_day < timedelta(minutes=30)
    assert by_night > timedelta(hours=7)


def test_a_new_desk_changes_the_rhythm_within_weeks() -> None:
    rhythm, at = _learned(), MONDAY + timedelta(days=14)
    for _ in range(28 * 24):
        rhythm = rhythm.observe(at, at + timedelta(hours=1), 4 if at.hour >= 20 else 0)
        at += timedelta(hours=1)
    assert rhythm.rate(21) > 2.0 > rhythm.rate(10)


@given(
    st.lists(st.tuples(st.integers(1, 3000), st.integers(0, 40)), max_size=30),
    st.floats(0.1, 50),
    st.integers(1, 48),
)
@settings(max_examples=80, deadline=None)
def test_waits_are_bounded_and_rates_never_negative(polls: list[tuple[int, int]], entries: float, hours: int) -> None:
    rhythm, at = Rhythm(), MONDAY
    for minutes, new in polls:
        rhythm = rhythm.observe(at, at + timedelta(minutes=minutes), new)
        at += timedelta(minutes=minutes)
    most = timedelta(hours=hours)
    assert timedelta() < rhythm.until_expected(at, entries, most) <= most
    assert all(rhythm.rate(hour) > 0 for hour in range(24))


def test_a_rhythm_survives_json() -> None:
    rhythm = _learned(3)
    again = Rhythm.from_json(rhythm.to_json())
    assert again.at == rhythm.at
    assert all(abs(a - b) < 0.001 for a, b in zip(again.seen, rhythm.seen, strict=True))
    assert Rhythm.from_json("nonsense") == Rhythm.from_json(None) == Rhythm()
