"""When to look again, and why. Pure: facts in, plan out."""

from crawler.schedule.ladder import Facts, Plan, next_check

__all__ = ["Facts", "Plan", "next_check"]
