"""The visits that lie ahead of an article to which nothing happens.

Owns the projection. Pure. Must not know where the facts come from.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from crawler.schedule import next_check
from crawler.schedule.plan import Facts
from crawler.schedule.retries import TROUBLES


@dataclass(frozen=True, slots=True)
class Ahead:
    """A visit to come, and why then."""

    at: datetime
    reason: str


def visits_ahead(facts: Facts, count: int = 10, *, planned: Ahead | None = None) -> list[Ahead]:
    """The next visits if each goes as the last one did (`facts.outcome`), after the one that is `planned` already; the
    first may lie in the past when it is overdue. None of them when it is never visited again by itself."""
    ahead: list[Ahead] = []
    if planned is not None:
        ahead.append(planned)
        facts = _after(facts, planned.at)
    while len(ahead) < count:
        plan = next_check(facts)
        if plan.at is None:
            break
        ahead.append(Ahead(plan.at, plan.reason))
        facts = _after(facts, plan.at)
    return ahead


def _after(facts: Facts, at: datetime) -> Facts:
    return replace(facts, now=at, failures=facts.failures + (facts.outcome in TROUBLES))
