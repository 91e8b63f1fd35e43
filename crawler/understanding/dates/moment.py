"""A date as it was read: an instant or a day, how exact it is, and the words it was read from.

Owns the value only. Must not know how dates are written or where on a page they stand.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Literal

_FAR_EAST = timedelta(hours=14)
Precision = Literal["second", "minute", "day", "week", "month", "year"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time read from text.

    `value` is aware when the text names a zone (or the date is relative to an aware moment), else naive. What is
    finer than `precision` is filled in, not read: midnight for a day. `text` is what was read; `start` and `end` are
    its place in the normalised text. `relative` is True for "2 hours ago".
    """

    value: datetime
    precision: Precision
    text: str = ""
    start: int = 0
    end: int = 0
    relative: bool = False

    @property
    def timed(self) -> bool:
        """Whether the time of day was read."""
        return self.precision in ("second", "minute")

    @property
    def exact(self) -> bool:
        """Whether the day was read, or more: not only the week, the month or the year."""
        return self.precision in ("day", "minute", "second")

    def placed(self, zone: tzinfo = UTC) -> "Moment":
        """The same moment as an aware one: a naive value is read in `zone`, a day begins at midnight."""
        value = self.value if self.value.tzinfo is not None else self.value.replace(tzinfo=zone)
        if not self.timed:
            value = value.replace(hour=0, minute=0, second=0, microsecond=0)
        return self if value is self.value else replace(self, value=value)

    def steady(self) -> "Moment":
        """The same moment as far as it stays the same at every visit: of "2 hours ago" only the day does."""
        return replace(self, precision="day") if self.relative and self.timed else self

    def after(self, limit: datetime | None, tolerance: timedelta) -> bool:
        """Whether it lies later than the aware `limit` by more than `tolerance`; a day only when all of it does."""
        if limit is None:
            return False
        value = self.value if self.value.tzinfo else self.value.replace(tzinfo=UTC)
        # A day begins up to 14 hours earlier by UTC in the zones east of it.
        slack = tolerance if self.timed and self.value.tzinfo else max(tolerance, _FAR_EAST)
        try:
            return value > limit + slack
        except OverflowError:
            return True
