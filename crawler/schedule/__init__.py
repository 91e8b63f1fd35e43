"""When to look again, and why. Pure: facts in, plan out.

hazard     how likely an article is edited now
articles   the next visit to one
rhythm     when a listing shows new stories
listings   its next poll
retries    what follows a visit that brought nothing
"""

from crawler.schedule.articles import next_visit
from crawler.schedule.listings import next_poll
from crawler.schedule.plan import Facts, Plan
from crawler.schedule.retries import after_trouble

__all__ = ["Facts", "Plan", "next_check"]


def next_check(facts: Facts) -> Plan:
    """The plan that follows from `facts`; it always lies ahead of `facts.now`, or is never."""
    trouble = after_trouble(facts)
    if trouble is not None:
        return trouble
    return next_poll(facts) if facts.what == "listing" else next_visit(facts)
