"""Listing: what a home page, a feed or another listing showed over time, position by position.

Owns the page's values. Must not know HTML.
"""

from sqlite3 import Connection
from typing import Any

from archive import clock
from archive.web.asked import Asked, NoAnswer, as_integer
from archive.web.queries import headlines as queries
from archive.web.standings import standings

DEEPEST = 12


def answer(conn: Connection, asked: Asked) -> dict[str, Any]:
    """The page's values: `visits`, oldest first, each with its `entries` by place; `places`, all of them in
    one; `tracks`, one for each article. NoAnswer if unknown.
    """
    number = as_integer(asked.name)
    listing = queries.listing(conn, number) if number is not None else None
    if listing is None:
        raise NoAnswer(f"There is no listing {asked.name!r}.")
    visits = queries.visits(conn, listing["id"], asked.integer("before"))
    moves = queries.moves(conn, listing["id"], visits[-1]["id"]) if visits else []
    stood = standings(visits, moves, DEEPEST)
    places = [place for column in stood for place in column]
    shown = [visit | {"entries": column} for visit, column in zip(visits, stood, strict=True)]
    return {
        "title": f"What {listing['site']} showed",
        "now": clock.stamp(),
        "listing": {key: listing[key] for key in ("id", "url", "kind", "role", "site", "active", "last_checked_at")},
        "visits": shown,
        "places": places,
        "tracks": _tracks(places),
        "latest": next((visit for visit in reversed(shown) if visit["entries"]), None),
        "older": asked.again(f"listing/{listing['id']}", before=visits[0]["id"])
        if len(visits) == queries.VISITS
        else None,
    }


def _tracks(places: list[dict[str, Any]]) -> list[dict[str, Any]]:
    tracks: dict[int, dict[str, Any]] = {}
    for place in places:
        new = {key: place[key] for key in ("title", "article_id", "url")} | {"seen": 0, "best": DEEPEST, "titles": []}
        track = tracks.setdefault(place["entry_id"], new)
        track["seen"] += 1
        track["best"] = min(track["best"], place["position"])
        if place["title"] != track["title"]:
            if track["title"] not in track["titles"]:
                track["titles"].append(track["title"])
            track["title"] = place["title"]
    return sorted(tracks.values(), key=lambda track: (track["best"], -track["seen"]))[:40]
