"""Times of day: when a site may be visited.

Owns the reading of `hours` in a time zone, daylight saving included. Pure.
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from crawler.config.values import minutes_of_day

MINUTE = timedelta(minutes=1)


def is_open(at: datetime, hours: str | None, zone: str | None = None) -> bool:
    """Whether `at` lies in `hours` ("22:00-06:00" goes past midnight) on the clocks of `zone` (default UTC)."""
    if hours is None:
        return True
    start, end = minutes_of_day(hours)
    local = at.astimezone(ZoneInfo(zone) if zone else UTC)
    minute = local.hour * 60 + local.minute
    return start <= minute < end if start < end else minute >= start or minute < end


def next_open(at: datetime, hours: str | None, zone: str | None = None) -> datetime:
    """The first moment from `at` on that lies in the span."""
    if hours is None or is_open(at, hours, zone):
        return at
    # Minute by minute over what clocks show, so that days of 23 and 25 hours come out right.
    moment = at.astimezone(UTC).replace(second=0, microsecond=0)
    for _ in range(2 * 1440):
        moment += MINUTE
        if is_open(moment, hours, zone):
            return moment
    return at
