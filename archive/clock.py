"""The one clock: every module that needs the present asks here.

Owns how instants are told, written and read. Must not know who asks.
The environment's NEWSTRAIL_NOW (an ISO 8601 instant) sets the clock when the program first asks; it ticks on from
there.
"""

import os
import time
from datetime import UTC, datetime, timedelta

_offset: timedelta | None = None


def now() -> datetime:
    """The present as an aware UTC datetime, shifted so that it began at NEWSTRAIL_NOW where that is set.

    Raises ValueError when NEWSTRAIL_NOW is not an ISO 8601 instant.
    """
    global _offset
    if _offset is None:
        wanted = os.environ.get("NEWSTRAIL_NOW")
        _offset = parse(wanted) - datetime.now(UTC) if wanted else timedelta()
    return datetime.now(UTC) + _offset


def set_now(instant: datetime | None) -> None:
    """Move the clock: it goes on from `instant`, or from NEWSTRAIL_NOW (or real time) again when that is None."""
    global _offset
    _offset = None if instant is None else instant - datetime.now(UTC)


def stamp(instant: datetime | None = None) -> str:
    """`instant` (default: now) as UTC ISO 8601 text with milliseconds: `2026-11-22T09:01:00.123Z` sorts as it reads."""
    at = (instant or now()).astimezone(UTC)
    return at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"


def parse(text: str) -> datetime:
    """An aware datetime from ISO 8601 text; text without an offset is read as UTC. Raises ValueError otherwise."""
    at = datetime.fromisoformat(text.strip())
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def monotonic() -> float:
    """Seconds that only grow, for measuring how long something took."""
    return time.monotonic()
