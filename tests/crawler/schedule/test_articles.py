"""What the schedule of articles promises."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.schedule.articles import LONGEST_H, age_hours, gap_hours, reason
from crawler.schedule.hazard import Past, site_rate

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_an_article_that_never_changes_costs_at_most_40_visits_in_a_month_and_50_in_a_year() -> None:
    age, visits, worst_early = 0.0, [], 0.0
    while age < 365 * 24:
        gap = gap_hours(Past(age))
        if age < 10:
            worst_early = max(worst_early, gap)
        age += gap
        visits.append(age)
    assert worst_early <= 1.0
    assert sum(at <= 30 * 24 for at in visits) <= 40
    assert sum(at <= 365 * 24 for at in visits) <= 50
    assert visits[-1] - visits[-2] < LONGEST_H


@given(
    st.floats(0, 9000),
    st.integers(0, 20),
    st.one_of(st.none(), st.floats(0, 500)),
    st.floats(0.1, 8),
    st.floats(0.1, 30),
)
@settings(max_examples=100, deadline=None)
def test_more_edits_a_livelier_site_and_more_effort_never_make_the_wait_longer(
    age: float, edits: int, since: float | None, rate: float, effort: float
) -> None:
    known = Past(age, edits, since, rate)
    gap = gap_hours(known, effort)
    assert 0 < gap <= LONGEST_H
    assert gap_hours(Past(age, edits + 1, since, rate), effort) <= gap
    assert gap_hours(Past(age, edits, since, rate * 2), effort) <= gap
    assert gap_hours(known, effort * 2) <= gap
    assert gap_hours(Past(age, edits, 0.0, rate), effort) <= gap


def test_right_after_an_edit_the_next_look_is_soon_however_old_the_article() -> None:
    assert gap_hours(Past(2000.0, 1, 0.0)) < 0.5
    assert gap_hours(Past(2000.0, 1, 48.0)) > 12


def test_a_site_is_judged_by_its_own_past_but_not_by_two_stories() -> None:
    assert site_rate(1, 0.2) < 1.5
    assert site_rate(60, 20) > 2.5
    assert site_rate(0, 20) < 0.2


@pytest.mark.parametrize(
    ("published", "seen", "hours"),
    [
        (NOW - timedelta(hours=5), NOW, 5),
        (None, NOW - timedelta(hours=2), 2),
        (NOW + timedelta(days=2), NOW - timedelta(hours=1), 1),
        (None, None, 0),
    ],
)
def test_age_counts_from_publication_where_the_page_tells_it(
    published: datetime | None, seen: datetime | None, hours: float
) -> None:
    assert age_hours(NOW, published, seen) == hours


def test_the_reason_says_what_decided() -> None:
    text = reason(Past(5.0, 2, 0.5, 3.0))
    assert "5 h old" in text
    assert "2 edits seen" in text
    assert "the last 30 min ago" in text
    assert "3.0 times" in text
