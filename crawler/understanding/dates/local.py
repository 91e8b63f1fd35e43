"""The offset in which an instant is to be told: that in which it falls on the day that its page shows.

Owns the choice of the offset. Must not know where on a page the days stand.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, timedelta, timezone

from crawler.understanding.dates.moment import Moment
from crawler.understanding.dates.reader import PageReader

# Offsets in which local days are looked for when a page's day and its UTC instant differ.
_OFFSETS = (-300, -480, -180, 60, 120, 180, 330, 480, 540, 600, 720, -600)


def localised(moment: Moment, reader: PageReader, shown: Sequence[Moment], days: Sequence[date]) -> Moment:
    """An aware `moment` in another offset, the instant as it was.

    One with an offset keeps it. One in UTC is told in the site's zone where that is known, else in the offset in which
    one of the moments `shown` tells the same instant, else in one in which it falls on one of the `days`.
    """
    if moment.value.utcoffset():
        return moment
    if reader.zone is not UTC:
        return replace(moment, value=moment.value.astimezone(reader.zone))
    for one in shown:
        if one.timed and one.value.utcoffset() and abs((one.value - moment.value).total_seconds()) < 60:
            return replace(moment, value=moment.value.astimezone(one.value.tzinfo))
    if not days:
        return _whole_day(moment, reader)
    if moment.value.date() in days:
        return moment
    for minutes in _OFFSETS:
        there = moment.value.astimezone(timezone(timedelta(minutes=minutes)))
        if there.date() in days:
            return replace(moment, value=there)
    return moment


def _whole_day(moment: Moment, reader: PageReader) -> Moment:
    """A UTC instant that is midnight where the page was made is the day that begins there."""
    if moment.value.minute or moment.value.second or not moment.value.hour:
        return moment
    there = moment.value.astimezone(reader.home) if reader.home is not None else moment.value
    return moment if there.hour else replace(moment, value=there)
