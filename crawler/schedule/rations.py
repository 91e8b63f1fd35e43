"""How often articles can be visited on a budget of requests a day.

Owns the arithmetic from a budget to an effort. Pure. A budget that is spent as visits fall due is gone before the day
is over, and what is published in the evening goes unseen; visits made rarer for all articles in the same measure keep
every gap at the same number of expected edits, which is where a given number of visits catches the most.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from crawler.schedule.articles import gap_hours
from crawler.schedule.hazard import Past

LEAST = 1 / 64  # of the usual effort
STEPS = 20  # of halving the interval in which the effort is looked for
SHORTEST_REST_H = 1.0  # of a day: what is left of a budget is not spent faster than within this


@dataclass(frozen=True, slots=True)
class Group:
    """So many articles that have about the same past."""

    articles: int
    past: Past


def visits_a_day(groups: Sequence[Group], effort: float) -> float:
    """How many visits a day these articles are due for, at their present ages."""
    return sum(group.articles * 24 / gap_hours(group.past, effort) for group in groups)


def affordable(groups: Sequence[Group], visits: float, most: float) -> float:
    """The greatest effort up to `most` at which the articles are due for no more than `visits` a day; `LEAST` times
    `most` where even that is more."""
    if visits_a_day(groups, most) <= visits:
        return most
    low, high = LEAST * most, most
    for _ in range(STEPS):
        middle = (low * high) ** 0.5
        low, high = (middle, high) if visits_a_day(groups, middle) <= visits else (low, middle)
    return low


def allowance(budget: int, spent: int, hours_left: float, others: float = 0.0) -> float:
    """Visits of articles a day that what is left of a day's budget allows; `others` are those of listings a day."""
    return max(0.0, (budget - spent) * 24 / max(hours_left, SHORTEST_REST_H) - others)
