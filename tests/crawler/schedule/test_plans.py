"""When to look again: dense at first, a long tail after, and never in the past."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.schedule import Facts, next_check
from crawler.schedule.forecast import Ahead, visits_ahead
from crawler.schedule.listings import next_time
from crawler.schedule.retries import as_it_stands

NOW = datetime(2026, 3, 12, 8, 0, tzinfo=UTC)
OUTCOMES = ["new", "changed", "unchanged", "not_modified", "gone", "failed", "refused", "paywall", "moved", "empty"]


def _wait(**facts: object) -> timedelta:
    plan = next_check(Facts(now=NOW, **facts))  # type: ignore[arg-type]
    assert plan.at is not None
    return plan.at - NOW


def test_the_older_an_article_the_longer_the_wait() -> None:
    ages = [timedelta(0), timedelta(hours=5), timedelta(days=2), timedelta(days=20), timedelta(days=400)]
    waits = [_wait(what="article", outcome="unchanged", published_at=NOW - age) for age in ages]
    assert waits == sorted(waits)
    assert waits[0] <= timedelta(minutes=30)
    assert waits[-1] >= timedelta(days=90)


def test_an_article_that_was_just_edited_is_looked_at_sooner() -> None:
    old = NOW - timedelta(days=20)
    calm = _wait(what="article", outcome="unchanged", published_at=old)
    assert _wait(what="article", outcome="changed", published_at=old, last_changed_at=NOW, edits=1) < calm


def test_failures_are_met_with_growing_patience() -> None:
    waits = [_wait(what="article", outcome="failed", failures=count) for count in range(5)]
    assert waits == sorted(set(waits))


def test_a_page_that_is_gone_is_looked_for_soon_at_first_and_ever_more_seldom() -> None:
    away = [timedelta(hours=5), timedelta(days=1), timedelta(days=4), timedelta(days=16), timedelta(days=300)]
    waits = [_wait(what="article", outcome="gone", last_seen_at=NOW - time) for time in away]
    assert waits == [timedelta(days=days) for days in (1, 1, 4, 16, 30)]
    assert _wait(what="article", outcome="gone") == timedelta(days=30)


def test_the_visits_foretold_begin_with_the_one_that_is_planned() -> None:
    for outcome, failures in (("unchanged", 0), ("gone", 0), ("failed", 2), ("not_article", 0)):
        known = Facts(
            "article",
            NOW,
            "unchanged",
            NOW - timedelta(days=9),
            last_seen_at=NOW - timedelta(days=2),
            failures=failures,
        )
        planned = next_check(replace(known, outcome=outcome))
        recorded = replace(known, failures=failures + (outcome == "failed"))
        ahead = visits_ahead(as_it_stands(recorded, outcome), 3)
        assert [(one.at, one.reason) for one in ahead][:1] == [(planned.at, planned.reason)] * (planned.at is not None)
        assert len({one.reason for one in ahead}) == len(ahead)


def test_the_plan_that_stands_comes_first_whatever_would_be_planned_today() -> None:
    known = Facts("article", NOW, "unchanged", NOW - timedelta(days=9))
    standing = Ahead(NOW + timedelta(hours=7), "as it was judged then")
    ahead = visits_ahead(known, 3, planned=standing)
    assert ahead[0] == standing
    assert ahead[1:] == visits_ahead(replace(known, now=standing.at), 2)


def test_a_host_that_names_a_time_is_taken_at_its_word() -> None:
    assert _wait(what="article", outcome="failed", retry_after_s=1234.0) == timedelta(seconds=1234)


def test_a_lively_listing_is_read_more_often_than_a_quiet_one() -> None:
    def interval(new: int) -> float:
        before, rhythm = NOW - timedelta(hours=48), None
        for hour in range(48):
            at = before + timedelta(hours=hour + 1)
            polled = before + timedelta(hours=hour)
            plan = next_check(
                Facts("listing", at, "changed", entries=20, new_entries=new, rhythm=rhythm, last_checked_at=polled)
            )
            rhythm = plan.rhythm
        assert plan.interval_s is not None
        return plan.interval_s

    assert 600 <= interval(6) < 700 < interval(1) < interval(0) == 6 * 3600


def test_a_listing_on_which_nothing_was_known_is_read_again_at_once() -> None:
    facts = Facts("listing", NOW, "changed", entries=20, new_entries=20, last_checked_at=NOW - timedelta(hours=1))
    plan = next_check(facts)
    assert plan.at == NOW + timedelta(minutes=5)
    assert "nothing on it was known" in plan.reason


def test_a_cron_time_is_kept_in_its_zone_through_the_change_of_clocks() -> None:
    before = datetime(2026, 3, 28, 12, tzinfo=UTC)  # clocks in Berlin go forward on the 29th at 02:00
    times = []
    for _ in range(3):
        before = next_time("0 6 * * *", before, "Europe/Berlin")
        times.append(before)
    assert [time.hour for time in times] == [4, 4, 4]
    assert next_time("0 6 * * *", datetime(2026, 3, 27, 12, tzinfo=UTC), "Europe/Berlin").hour == 5
    skipped = next_time("30 2 * * *", datetime(2026, 3, 28, 12, tzinfo=UTC), "Europe/Berlin")
    assert skipped > datetime(2026, 3, 29, 0, 59, tzinfo=UTC)
    twice = [next_time("30 2 * * *", datetime(2026, 10, 24, 12, tzinfo=UTC), "Europe/Berlin")]
    twice.append(next_time("30 2 * * *", twice[0], "Europe/Berlin"))
    assert (twice[1] - twice[0]) > timedelta(hours=20)


def test_what_is_no_cron_expression_is_refused() -> None:
    with pytest.raises(ValueError, match="no cron expression"):
        next_time("every morning", NOW)


def test_a_configured_rhythm_is_kept() -> None:
    assert _wait(what="listing", outcome="changed", entries=9, new_entries=9, every_s=900) == timedelta(minutes=15)


def test_what_is_no_article_is_not_looked_at_again() -> None:
    assert next_check(Facts("article", NOW, "not_article")).at is None


@given(
    st.sampled_from(["article", "listing"]),
    st.sampled_from(OUTCOMES),
    st.integers(-3, 4000),
    st.integers(0, 30),
    st.integers(0, 50),
)
@settings(max_examples=100, deadline=None)
def test_a_plan_is_always_ahead_and_says_why(what: str, outcome: str, days: int, failures: int, entries: int) -> None:
    published = NOW - timedelta(days=days)
    plan = next_check(
        Facts(what, NOW, outcome, published, NOW, failures=failures, entries=entries, new_entries=entries // 2)  # type: ignore[arg-type]
    )
    assert plan.reason
    assert plan.at is None or plan.at >= NOW + timedelta(minutes=5)
