"""When to look again: dense in an article's first day, a long tail after; listings by their own rate.

Owns the intervals. Pure: facts in, plan out.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0

# (age from, interval): up to the next age, an article is visited at this interval.
_STEPS = (
    (0.0, 20 * MINUTE),
    (1 * HOUR, 30 * MINUTE),
    (3 * HOUR, HOUR),
    (10 * HOUR, 4 * HOUR),
    (1 * DAY, 12 * HOUR),
    (3 * DAY, 2 * DAY),
    (10 * DAY, 7 * DAY),
    (30 * DAY, 30 * DAY),
    (180 * DAY, 90 * DAY),
    (365 * DAY, 180 * DAY),
)
LISTING_SHORTEST, LISTING_LONGEST, LISTING_FIRST = 10 * MINUTE, DAY, 30 * MINUTE
RETRY_FIRST, RETRY_LONGEST = 10 * MINUTE, 7 * DAY


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an article or a listing just after a visit. `outcome` is the visit's."""

    what: Literal["article", "listing"]
    now: datetime
    outcome: str
    published_at: datetime | None = None
    first_seen_at: datetime | None = None
    last_changed_at: datetime | None = None
    failures: int = 0
    interval_s: float | None = None
    new_entries: int = 0
    entries: int = 0
    retry_after_s: float | None = None
    every_s: float | None = None
    witness: bool = False  # a listing that only repeats others


@dataclass(frozen=True, slots=True)
class Plan:
    """When to look again (None: never), and why. `interval_s` is what a listing keeps as its rhythm."""

    at: datetime | None
    reason: str
    interval_s: float | None = None


def next_check(facts: Facts) -> Plan:
    """The plan that follows from `facts`."""
    if facts.retry_after_s is not None:
        return _after(facts, facts.retry_after_s, "the host asked to wait")
    if facts.outcome in ("failed", "unreadable", "challenge", "refused", "consent"):
        wait = min(RETRY_FIRST * 3**facts.failures, RETRY_LONGEST)
        wait = max(wait, DAY) if facts.outcome == "refused" else wait
        return _after(facts, wait, f"{facts.outcome}, {facts.failures + 1} in a row")
    if facts.what == "listing":
        return _listing(facts)
    if facts.outcome in ("gone", "soft_gone", "moved"):
        return _after(facts, 30 * DAY, f"{facts.outcome}: looked at once in a while")
    if facts.outcome == "not_article":
        return Plan(None, "not an article")
    return _article(facts)


def _listing(facts: Facts) -> Plan:
    if facts.every_s is not None and not facts.witness:
        return _after(facts, facts.every_s, "as configured", facts.every_s)
    interval = facts.interval_s or LISTING_FIRST
    if facts.entries and facts.new_entries * 3 > facts.entries:
        interval /= 2
    elif not facts.new_entries:
        interval *= 1.5
    interval = min(max(interval, DAY if facts.witness else LISTING_SHORTEST), LISTING_LONGEST)
    return _after(facts, interval, f"{facts.new_entries} of {facts.entries} entries were new", interval)


def _article(facts: Facts) -> Plan:
    start = facts.published_at or facts.first_seen_at or facts.now
    if facts.first_seen_at is not None and start > facts.now:
        start = facts.first_seen_at
    age = max(0.0, (facts.now - start).total_seconds())
    interval = next(step for since, step in reversed(_STEPS) if age >= since)
    reason = f"{_span(age)} old"
    if facts.last_changed_at is not None and (facts.now - facts.last_changed_at).total_seconds() < 3 * DAY:
        interval = max(min(interval / 2, DAY), 20 * MINUTE)
        reason += ", edited lately"
    return _after(facts, interval, reason)


def _after(facts: Facts, seconds: float, reason: str, interval: float | None = None) -> Plan:
    return Plan(facts.now + timedelta(seconds=seconds), f"{reason}: again in {_span(seconds)}", interval)


def _span(seconds: float) -> str:
    for unit, name in ((DAY, "d"), (HOUR, "h"), (MINUTE, "min")):
        if seconds >= 2 * unit or (seconds >= unit and unit != MINUTE):
            return f"{seconds / unit:.0f} {name}"
    return f"{seconds / MINUTE:.0f} min"
