"""The next poll of a listing: before more new stories are expected than its overlap with the last poll can bear.

Owns the rule and its bounds. Pure. Two polls have to share an entry to prove that nothing was missed, so a poll comes
when a third of the listing is expected to be new, and sooner to see stories young.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from cronsim import CronSim

from crawler.schedule.plan import Facts, Plan, after, span
from crawler.schedule.rhythm import Rhythm

FRESH = 1.0  # a poll for so many expected new stories, ...
OVERLAP = 1 / 3  # ... or for this share of what the listing shows, if that is less
SHORTEST, LONGEST = timedelta(minutes=10), timedelta(hours=6)
HURRIED = timedelta(minutes=5)  # after a poll that shared nothing with the one before
WITNESS = timedelta(days=1)  # a listing that only repeats others


def next_poll(facts: Facts) -> Plan:
    """The plan that follows from a poll that could be read."""
    rhythm = Rhythm.from_json(facts.rhythm)
    since = facts.last_checked_at
    if since is not None:
        rhythm = rhythm.observe(since, facts.now, facts.new_entries)
    kept = rhythm.to_json()
    if facts.witness:
        return after(facts, WITNESS.total_seconds(), "it only repeats other listings", rhythm=kept, keep=True)
    if facts.at is not None:
        at = next_time(facts.at, facts.now, facts.time_zone)
        wait = (at - facts.now).total_seconds()
        return Plan(at, f"configured at {facts.at!r}: again in {span(wait)}", wait, kept)
    if facts.every_s is not None:
        return after(facts, facts.every_s, "as configured", rhythm=kept, keep=True)
    told = f"{facts.new_entries} of {facts.entries} entries were new, {rhythm.mean():.2g} an hour are expected"
    if since is not None and facts.entries and facts.new_entries >= facts.entries:
        return after(facts, HURRIED.total_seconds(), f"nothing on it was known: {told}", rhythm=kept, keep=True)
    wanted = min(FRESH, facts.entries * OVERLAP) if facts.entries else FRESH
    ahead = max(rhythm.until_expected(facts.now, wanted, LONGEST), SHORTEST)
    return after(facts, ahead.total_seconds(), told, rhythm=kept, keep=True)


def next_time(expression: str, now: datetime, time_zone: str | None = None) -> datetime:
    """The next time of a cron expression after `now`, read in `time_zone` (IANA name; UTC), in `now`'s own zone.

    Where clocks are put forward a time that does not exist moves to the next one that does; where they are put back it
    comes once. Raises ValueError for an expression that is none.
    """
    local = now.astimezone(ZoneInfo(time_zone or "UTC"))
    try:
        return next(CronSim(expression, local)).astimezone(now.tzinfo)
    except StopIteration as error:
        raise ValueError(f"{expression!r} names no time that ever comes") from error
    except Exception as error:
        raise ValueError(f"{expression!r} is no cron expression: {error}") from error
