"""What a schedule is asked and what it answers.

Owns the two values. Must not know how one follows from the other.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an article or a listing just after a visit. `outcome` is the visit's.

    Of an article: its dates, when it was last there to be read (`last_seen_at`), `edits` seen, its site's multiplier
    (`hazard.site_rate`), `effort` (2: twice the visits).
    Of a listing: how many entries it showed and how many were new, `rhythm` (JSON, `rhythm.Rhythm`), when it was
    `last_checked_at`, whether it is a `witness` (only repeats others), and what is configured: `every_s`, or `at` (a
    cron expression) in `time_zone`.
    """

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
    witness: bool = False
    edits: int = 0
    site_rate: float = 1.0
    effort: float = 1.0
    rhythm: str | None = None
    last_checked_at: datetime | None = None
    at: str | None = None
    time_zone: str | None = None
    last_seen_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """When to look again (None: never), and why. `interval_s` and `rhythm` are what a listing keeps."""

    at: datetime | None
    reason: str
    interval_s: float | None = None
    rhythm: str | None = None


def after(facts: Facts, seconds: float, reason: str, *, rhythm: str | None = None, keep: bool = False) -> Plan:
    """A plan so many seconds from now. `keep`: the seconds are the listing's interval."""
    at = facts.now + timedelta(seconds=seconds)
    return Plan(at, f"{reason}: again in {span(seconds)}", seconds if keep else None, rhythm)


def span(seconds: float) -> str:
    """A length of time in the largest unit of which there are at least two: "36 h", "12 d", "20 min"."""
    for unit, name in ((86400, "d"), (3600, "h")):
        if seconds >= 2 * unit:
            return f"{seconds / unit:.0f} {name}"
    return f"{seconds / 60:.0f} min"
