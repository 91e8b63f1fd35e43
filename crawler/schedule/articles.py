"""The next visit to an article: the more likely an edit, the sooner.

Owns the rule and its bounds. Pure. For a rate that falls with age, the visits that lose the fewest versions lie so that
each gap holds the same expected number of edits: the gap is `EFFORT_GAP` over the relative rate.
"""

from datetime import datetime

from crawler.schedule.hazard import Past, multiplier, relative_rate
from crawler.schedule.plan import Facts, Plan, after, span

EFFORT_GAP = 0.18  # expected edits between two visits, in units of `hazard.BEGUN`, at effort 1
SHORTEST_H = 1 / 4
DENSE_UNTIL_H, DENSE_GAP_H = 10.0, 1.0  # headline edits that matter fall in the first ten hours
LONGEST_H = 120 * 24.0


def next_visit(facts: Facts) -> Plan:
    """The plan that follows from a visit that could be read."""
    past = past_of(facts)
    return after(facts, gap_hours(past, facts.effort) * 3600, reason(past))


def past_of(facts: Facts) -> Past:
    """The article's past, as the hazard model takes it."""
    since = None
    if facts.last_changed_at is not None and facts.edits:
        since = max(0.0, (facts.now - facts.last_changed_at).total_seconds() / 3600)
    age = age_hours(facts.now, facts.published_at, facts.first_seen_at)
    return Past(age, facts.edits, since, facts.site_rate)


def gap_hours(past: Past, effort: float = 1.0) -> float:
    """Hours until the next visit. `effort` 2 visits about twice as often; at 1, no gap of the first ten hours exceeds
    one hour, and an article that never changes is visited at most 40 times in 30 days and 50 times in a year."""
    gap = EFFORT_GAP / (effort * relative_rate(past))
    if past.age_h < DENSE_UNTIL_H:
        gap = min(gap, DENSE_GAP_H / min(1.0, effort))
    return min(max(gap, SHORTEST_H / max(1.0, effort)), LONGEST_H)


def reason(past: Past) -> str:
    """Why the next visit comes when it comes, in words."""
    parts = [f"{span(past.age_h * 3600)} old"]
    if past.edits:
        parts.append(f"{past.edits} edit{'s' if past.edits > 1 else ''} seen")
    if past.since_edit_h is not None and past.since_edit_h < 24:
        parts.append(f"the last {span(past.since_edit_h * 3600)} ago")
    if not 0.8 < past.site_rate < 1.25:
        parts.append(f"its site edits {past.site_rate:.1f} times as much as others")
    parts.append(f"{multiplier(past):.1f} times the average rate for its age")
    return ", ".join(parts)


def age_hours(now: datetime, published_at: datetime | None, first_seen_at: datetime | None) -> float:
    """The article's age; first sight counts where the page gives no date, or one that lies in the future."""
    known = [at for at in (published_at, first_seen_at) if at is not None and at <= now]
    start = published_at if published_at is not None and published_at <= now else (known[0] if known else now)
    return max(0.0, (now - start).total_seconds() / 3600)
