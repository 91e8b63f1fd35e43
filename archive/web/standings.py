"""What stood where in a listing at each visit, replayed from the moves that the archive keeps.

Owns the replay: `sightings` holds a row only where an entry came to stand elsewhere than before, so that what a visit
showed is the sum of the moves up to it. Pure. Must not know SQL or HTML.
"""

from collections.abc import Iterable, Sequence
from typing import Any


def standings(
    visits: Sequence[dict[str, Any]], moves: Iterable[dict[str, Any]], deepest: int
) -> list[list[dict[str, Any]]]:
    """For each of `visits` (oldest first; `id`, `fetched_at`, `listed`: it was read, `unmoved`: it had not been
    modified) what it showed down to place `deepest`, by place.

    `moves` are sightings in order of visits, those before the first visit too: `fetch_id`, `entry_id`, `position`
    (None: on a later page, or without a place), `title`, `last_seen_at` of the entry. What is given back is, for each
    place, the move that led to it, with the visit's `fetch_id` and `seen_at`, and `stay`: 1, and one more each time
    that the entry had been away: another one took its place, or it was last seen before the visit.
    """
    replay = _Replay()
    waiting = list(moves)
    shown: list[list[dict[str, Any]]] = []
    for visit in visits:
        due = 0
        while due < len(waiting) and waiting[due]["fetch_id"] <= visit["id"]:
            due += 1
        replay.take(waiting[:due])
        del waiting[:due]
        if visit["listed"]:
            replay.leave(visit["fetched_at"])
        shown.append(replay.seen_at(visit, deepest) if visit["listed"] or visit["unmoved"] else [])
    return shown


class _Replay:
    def __init__(self) -> None:
        self.by_place: dict[int, dict[str, Any]] = {}
        self.place_of: dict[int, int] = {}
        self.stays: dict[int, int] = {}

    def take(self, moves: Sequence[dict[str, Any]]) -> None:
        start = 0
        while start < len(moves):
            end = start
            while end < len(moves) and moves[end]["fetch_id"] == moves[start]["fetch_id"]:
                end += 1
            self._visit(moves[start:end])
            start = end

    def _visit(self, moves: Sequence[dict[str, Any]]) -> None:
        for move in moves:
            if move["entry_id"] not in self.place_of:
                self.stays[move["entry_id"]] = self.stays.get(move["entry_id"], 0) + 1
            self._remove(move["entry_id"])
        for move in moves:
            if move["position"] is None:
                continue
            other = self.by_place.get(move["position"])
            if other is not None:
                self._remove(other["entry_id"])
            self.by_place[move["position"]] = move
            self.place_of[move["entry_id"]] = move["position"]

    def _remove(self, entry: int) -> None:
        place = self.place_of.pop(entry, None)
        if place is not None:
            del self.by_place[place]

    def leave(self, now: str) -> None:
        for move in [one for one in self.by_place.values() if one["last_seen_at"] < now]:
            self._remove(move["entry_id"])

    def seen_at(self, visit: dict[str, Any], deepest: int) -> list[dict[str, Any]]:
        places = sorted(place for place in self.by_place if place <= deepest)
        moves = [self.by_place[place] for place in places]
        at = {"fetch_id": visit["id"], "seen_at": visit["fetched_at"]}
        return [{**move, **at, "stay": self.stays[move["entry_id"]]} for move in moves]
