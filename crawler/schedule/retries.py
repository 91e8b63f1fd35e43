"""The next visit after one that brought nothing: patience that grows, and the host's own word.

Owns the waits. Pure.
"""

from crawler.schedule.plan import Facts, Plan, after

FIRST_S, FACTOR, LONGEST_S = 600.0, 3.0, 7 * 86400.0
REFUSED_S = 86400.0  # robots.txt, or a policy: what forbids today may allow tomorrow
GONE_S = 30 * 86400.0
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
        return after(facts, GONE_S, f"{facts.outcome}: looked at once in a while")
    if facts.what == "article" and facts.outcome == "not_article":
        return Plan(None, "not an article")
    return None
