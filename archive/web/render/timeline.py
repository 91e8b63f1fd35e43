"""The timeline of an article as a picture: visits as ticks, revisions as stretches, changes as bars by size,
disappearance hatched, what nobody looked at left open.

Owns the geometry; the template draws it as SVG, beside a table of the same. Must not know SQL.
"""

import math
from collections.abc import Sequence
from typing import Any

from archive.web.render.text import between, span

WIDTH, LEFT, RIGHT = 1000.0, 10.0, 10.0
BASE, TALLEST = 70.0, 48.0  # where the band of states lies, and how high a bar rises above it
_MARKS = (3600, 3 * 3600, 12 * 3600, 86400, 3 * 86400, 7 * 86400, 30 * 86400, 90 * 86400, 365 * 86400, 1825 * 86400)
_ROOM = 70.0  # what the counts beside a bar need
_QUIET = ("unchanged", "not_modified")
_SEEN = ("new", "changed", "moved", *_QUIET)


class Scale:
    """Seconds since the start to a place on the line: early hours are wide, late weeks narrow (square root)."""

    def __init__(self, start: str, end: str) -> None:
        self.start = start
        self.length = max(between(start, end) or 0.0, 60.0)

    def at(self, stamp: str) -> float:
        """The place of an instant."""
        return self.place(between(self.start, stamp) or 0.0)

    def place(self, seconds: float) -> float:
        """The place of what lies so many seconds after the start."""
        share = math.sqrt(min(max(seconds / self.length, 0.0), 1.0))
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)


def timeline(
    article: dict[str, Any],
    revisions: Sequence[dict[str, Any]],
    changes: Sequence[dict[str, Any]],
    visits: Sequence[dict[str, Any]],
) -> dict[str, Any] | None:
    """`stretches` {number, x, width}, `open` (between two states: nobody saw which) {x, width}, `gone` {x, width},
    `bars` {x, up, down, from, to, kind, label, amount, roomy}, `ticks` {x, outcome, quality}, `marks` {x, label}; None
    without a visit.
    """
    times = [revision["first_seen_at"] for revision in revisions] + [visit["fetched_at"] for visit in visits]
    if not times:
        return None
    ends = times + [revision["last_seen_at"] for revision in revisions] + [change["not_after"] for change in changes]
    scale = Scale(min(times), max(ends))
    published = article.get("published_at")
    return {
        "stretches": [
            {"number": one["number"], **_stretch(scale, *seen), "title": one["title"]}
            for one in revisions
            for seen in _times_shown(one, changes)
        ],
        "open": [
            _stretch(scale, change["not_before"], change["not_after"])
            for change in changes
            if change["kind"] != "moved" and change["not_before"] < change["not_after"]
        ],
        "gone": _gone(scale, changes, max(ends)),
        "bars": _bars(scale, changes),
        "ticks": [_tick(scale, visit) for visit in visits],
        "marks": marks(scale),
        "published": scale.at(published) if published and published > scale.start else None,
        "start": scale.start,
        "end": max(ends),
    }


def marks(scale: Scale) -> list[dict[str, Any]]:
    """Where on the line an hour, a day, a week ... lie: {x, label}, seven at most."""
    return [
        {"x": scale.place(seconds), "label": span(seconds)}
        for seconds in _MARKS
        if seconds < scale.length * 0.97 and scale.place(seconds) > LEFT + 45
    ][-7:]


def _stretch(scale: Scale, first: str, last: str) -> dict[str, float]:
    x = scale.at(first)
    return {"x": x, "width": round(max(scale.at(last) - x, 4.0), 1)}


def _times_shown(revision: dict[str, Any], changes: Sequence[dict[str, Any]]) -> list[tuple[str, str]]:
    # A revision that was left and came back stands on the line twice.
    shown: list[tuple[str, str]] = []
    begin: str | None = revision["first_seen_at"]
    for change in changes:
        left = change.get("from_revision") == revision["number"] and change["kind"] not in ("returned", "moved")
        if left and begin is not None:
            shown.append((begin, max(begin, change["not_before"])))
            begin = None
        if change.get("to_revision") == revision["number"] and begin is None:
            begin = change["not_after"]
    if begin is not None:
        shown.append((begin, max(begin, revision["last_seen_at"])))
    return shown


def _gone(scale: Scale, changes: Sequence[dict[str, Any]], end: str) -> list[dict[str, float]]:
    stretches: list[dict[str, float]] = []
    since: str | None = None
    for change in changes:
        if change["kind"] == "disappeared":
            since = change["not_after"]
        elif change["kind"] == "returned" and since is not None:
            stretches.append(_stretch(scale, since, change["not_before"]))
            since = None
    if since is not None:
        stretches.append(_stretch(scale, since, end))
    return stretches


def _bars(scale: Scale, changes: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    most = max((max(change["words_added"], change["words_removed"]) for change in changes), default=0) or 1

    def height(count: int) -> float:
        return round(TALLEST * math.sqrt(count / most), 1) if count else 0.0

    bars = [
        {
            "x": scale.at(change["not_after"]),
            "up": height(change["words_added"]),
            "down": height(change["words_removed"]),
            "from": change.get("from_revision"),
            "to": change.get("to_revision"),
            "kind": change["kind"],
            "label": f"{change['kind']}: +{change['words_added']} −{change['words_removed']} words",
            "amount": f"+{change['words_added']} −{change['words_removed']}",
        }
        for change in changes
    ]
    ends = [*(bar["x"] for bar in bars), WIDTH][1:]
    for bar, end in zip(bars, ends, strict=True):
        bar["roomy"] = bool(bar["up"] or bar["down"]) and end - bar["x"] > _ROOM
    return bars


def _tick(scale: Scale, visit: dict[str, Any]) -> dict[str, Any]:
    outcome = visit["outcome"]
    quality = "quiet" if outcome in _QUIET else "seen" if outcome in _SEEN else "gone" if "gone" in outcome else "bad"
    return {"x": scale.at(visit["fetched_at"]), "outcome": outcome, "quality": quality}
