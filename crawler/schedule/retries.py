"""The next visit after one that brought nothing: patience that grows, and the host's own word.

Owns the waits. Pure.
"""

from dataclasses import replace

from crawler.schedule.plan import Facts, Plan, after

FIRST_S, FACTOR, LONGEST_S = 600.0, 3.0, 7 * 86400.0
REFUSED_S = 86400.0  # robots.txt, or a policy: what forbids today may allow tomorrow
GONE_LEAST_S, GONE_S = 86400.0, 30 * 86400.0
TROUBLES = frozenset({"failed", "unreadable", "challenge", "refused", "consent", "empty"})
GONE = frozenset({"gone", "soft_gone", "moved"})


def after_trouble(facts: Facts) -> Plan | None:
    """The plan when the visit brought nothing to read; None when it did."""
    if facts.retry_after_s is not None:
        return after(facts, facts.retry_after_s, "the host asked to wait")
    if facts.outcome in TROUBLES:
        wait = min(FIRST_S * FACTOR ** min(facts.failures, 20), LONGEST_S)
        wait = max(wait, REFUSED_S) if facts.outcome == "refused" else wait
        return after(facts, wait, f"{facts.outcome}, {facts.failures + 1} in a row")
    if facts.what == "article" and facts.outcome in GONE:
        # What was taken down by mistake, or to be mended, is back within days; the longer it is away, the less likely.
        away = (facts.now - facts.last_seen_at).total_seconds() if facts.last_seen_at is not None else GONE_S
        wait = min(max(away, GONE_LEAST_S), GONE_S)
        return after(facts, wait, f"{facts.outcome}: looked at once in a while")
    if facts.what == "article" and facts.outcome == "not_article":
        return Plan(None, "not an article")
    return None


def as_it_stands(facts: Facts, outcome: str | None) -> Facts:
    """`facts` of an article between two visits, of which the last had that `outcome`: what brought nothing is still to
    be waited for, whatever else is known."""
    if outcome in TROUBLES:
        return replace(facts, outcome=outcome, failures=max(facts.failures - 1, 0))
    return replace(facts, outcome=outcome) if outcome in GONE or outcome == "not_article" else facts
