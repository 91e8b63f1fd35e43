"""A budget of requests becomes an effort at which it lasts."""

from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.schedule.hazard import Past
from crawler.schedule.rations import LEAST, Group, affordable, allowance, visits_a_day

GROUPS = st.lists(
    st.builds(
        Group,
        st.integers(1, 500),
        st.builds(Past, st.floats(0.1, 9000), st.integers(0, 6), st.none(), st.floats(0.2, 4)),
    ),
    max_size=12,
)


@settings(max_examples=80, deadline=None)
@given(GROUPS, st.floats(0, 20_000), st.floats(0.2, 4))
def test_the_effort_is_the_greatest_that_the_visits_allow(groups: list[Group], visits: float, most: float) -> None:
    effort = affordable(groups, visits, most)
    assert LEAST * most <= effort <= most
    fits = visits_a_day(groups, effort) <= visits
    assert fits or effort <= LEAST * most * 1.0001
    if fits and effort < most:
        assert visits_a_day(groups, min(most, effort * 1.001)) >= visits * 0.999


def test_a_young_article_is_due_for_more_visits_than_an_old_one() -> None:
    young, old = (visits_a_day([Group(1, Past(age))], 1.0) for age in (2.0, 2000.0))
    assert young >= 24
    assert old < 0.1


def test_what_is_left_of_a_day_is_spent_until_its_end_and_not_faster_than_in_an_hour() -> None:
    assert allowance(240, 0, 24.0) == 240
    assert allowance(240, 120, 6.0) == 480
    assert allowance(240, 120, 0.1) == 120 * 24
    assert allowance(240, 240, 12.0) == 0
    assert allowance(240, 0, 24.0, others=100) == 140
    assert allowance(240, 0, 24.0, others=500) == 0
