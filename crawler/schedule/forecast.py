"""The visits that lie ahead of an article that does not change.

Owns the projection. Pure. Must not know where the facts come from.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from crawler.schedule.articles import next_visit
from crawler.schedule.plan import Facts


@dataclass(frozen=True, slots=True)
class Ahead:
    """A visit to come, and why then."""

    at: datetime
    reason: str


def visits_ahead(facts: Facts, count: int = 10) -> list[Ahead]:
    """The next visits if each finds the article as it was; the first may lie in the past when it is overdue."""
    ahead: list[Ahead] = []
    while len(ahead) < count:
        plan = next_visit(facts)
        if plan.at is None:
            break
        ahead.append(Ahead(plan.at, plan.reason))
        facts = replace(facts, now=plan.at)
    return ahead
