"""Rules for publication dates: when two of them say the same.

Owns those rules. Must not know how dates are found on a page. The same instant written in another zone is
equal already.
"""

from dataclasses import dataclass
from datetime import timedelta

from archive.model import Content


@dataclass(frozen=True, slots=True)
class DateRule:
    """Names and numbers one kind of difference between publication dates."""

    name: str
    version: int
    hides: str


PRECISION = DateRule("date_precision", 1, "the same date told more, or less, precisely (day, minute, second)")
_GRAIN = {"day": timedelta(days=1), "minute": timedelta(minutes=1), "second": timedelta(seconds=1)}


def hiding(before: Content, after: Content) -> tuple[DateRule, ...] | None:
    """The rules that hide the difference of two publication dates: none for the same instant, None when it
    is an edit.
    """
    old, new = before.published_at, after.published_at
    if old == new:
        return ()
    if old is None or new is None:
        return None
    kinds = {before.published_precision, after.published_precision}
    if "day" in kinds and kinds != {"day"}:
        coarse, fine = (old, new) if before.published_precision == "day" else (new, old)
        zones = (fine.tzinfo, coarse.tzinfo)
        same = any(fine.astimezone(zone).date() == coarse.date() for zone in zones)
        return (PRECISION,) if same else None
    if "day" not in kinds and old.replace(second=0, microsecond=0) == new.replace(second=0, microsecond=0):
        # One of them was cut to the minute, or both to the second.
        whole = old.second == new.second or 0 in (old.second, new.second)
        return (PRECISION,) if whole else None
    return None
