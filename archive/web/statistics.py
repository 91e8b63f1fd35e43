"""Rates, heat and calendars from tallies.

Owns the arithmetic. Must not know SQL or HTML. A cell without visits is None: not observed is not zero.
"""

import math
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from archive import clock
from archive.web.queries.sites import GOOD

WEEKDAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
# First hours of the bands of age; the last one has no end.
BANDS = (0, 1, 2, 3, 6, 12, 24, 48, 96, 168)


def rate(events: int, trials: int) -> dict[str, Any]:
    """Events in 100 trials with its 95 % interval (Wilson score, 1927); None where there was no trial."""
    if trials <= 0:
        return {"events": events, "trials": trials, "rate": None, "low": None, "high": None}
    z, share = 1.96, min(1.0, events / trials)
    middle = (share + z * z / (2 * trials)) / (1 + z * z / trials)
    half = z / (1 + z * z / trials) * math.sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials))
    low, high = max(0.0, middle - half), min(1.0, middle + half)
    return {"events": events, "trials": trials, "rate": 100 * share, "low": 100 * low, "high": 100 * high}


def band(hours: int) -> int:
    """The index in BANDS of an age in hours."""
    return max(index for index, first in enumerate(BANDS) if hours >= first)


def band_name(index: int) -> str:
    """The hours of a band, for people: "3–6 h"."""
    first = BANDS[index]
    if index + 1 == len(BANDS):
        return f"{first // 24} d and more"
    last = BANDS[index + 1]
    return f"{first}–{last} h" if last <= 24 else f"{first // 24}–{last // 24} d"


def heat(ages: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """`bands` and `rows` of cells {weekday, band, visits, edits, rate}: edits in 100 visits that could have
    seen one.
    """
    cells = {(day, index): [0, 0] for day in range(7) for index in range(len(BANDS))}
    for one in ages:
        cell = cells[one["weekday"], band(one["hours"])]
        cell[0] += one["visits"]
        cell[1] += one["edits"]
    rows = []
    for day in (1, 2, 3, 4, 5, 6, 0):
        row = []
        for index in range(len(BANDS)):
            visits, edits = cells[day, index]
            each = 100 * edits / visits if visits else None
            row.append({"band": band_name(index), "visits": visits, "edits": edits, "rate": each})
        rows.append({"weekday": WEEKDAYS[day], "cells": row})
    return {"bands": [band_name(index) for index in range(len(BANDS))], "rows": rows}


def strip(days: Sequence[dict[str, Any]], length: int) -> list[dict[str, Any]]:
    """One row for each of the last `length` days, oldest first: visits, failures, changed, new, bytes."""
    today = clock.now().date()
    empty = {"visits": 0, "failures": 0, "changed": 0, "new": 0, "bytes": 0}
    found = {str(today - timedelta(days=back)): dict(empty) for back in range(length - 1, -1, -1)}
    for one in days:
        day = found.get(one["day"])
        if day is None:
            continue
        day["visits"] += one["visits"]
        day["bytes"] += one["bytes"]
        if one["outcome"] not in GOOD:
            day["failures"] += one["visits"]
        if one["outcome"] in ("changed", "new"):
            day[one["outcome"]] += one["visits"]
    return [{"day": day, **counts} for day, counts in found.items()]
