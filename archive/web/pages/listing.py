"""Listing: what a home page, a feed or another listing showed over time, position by position.

Owns the page's values. Must not know HTML.
"""

from sqlite3 import Connection
from typing import Any

from archive import clock
from archive.web.asked import Asked, NoAnswer, as_integer
from archive.web.queries import headlines as queries

DEEPEST = 12


def answer(conn: Connection, asked: Asked) -> dict[str, Any]:
    """The page's values: `columns` are visits, oldest first, each with its `entries` by position. NoAnswer
    if unknown.
    """
    number = as_integer(asked.name)
    listing = queries.listing(conn, number) if number is not None else None
    if listing is None:
        raise NoAnswer(f"There is no listing {asked.name!r}.")
    visits = queries.visits(conn, listing["id"], asked.integer("before"))
    places = queries.places(conn, visits[0]["id"], visits[-1]["id"], listing["id"], DEEPEST) if visits else []
    by_visit: dict[int, list[dict[str, Any]]] = {}
    tracks: dict[int, dict[str, Any]] = {}
    for place in places:
        by_visit.setdefault(place["fetch_id"], []).append(place)
        track = tracks.setdefault(
            place["entry_id"],
            {
                "title": place["title"],
                "article_id": place["article_id"],
                "url": place["url"],
                "seen": 0,
                "best": DEEPEST,
            },
        )
        track["seen"] += 1
        track["best"] = min(track["best"], place["position"])
        if place["title"] != track["title"]:
            earlier = track.setdefault("titles", [])
            if track["title"] not in earlier:
                earlier.append(track["title"])
            track["title"] = place["title"]
    shown = [visit | {"entries": by_visit.get(visit["id"], [])} for visit in visits]
    return {
        "title": f"What {listing['site']} showed",
        "now": clock.stamp(),
        "listing": {key: listing[key] for key in ("id", "url", "kind", "role", "site", "active", "last_checked_at")},
        "visits": shown,
        "places": places,
        "tracks": sorted(tracks.values(), key=lambda track: (track["best"], -track["seen"]))[:40],
        "latest": next((visit for visit in reversed(shown) if visit["entries"]), None),
        "older": asked.again(f"listing/{listing['id']}", before=visits[0]["id"])
        if len(visits) == queries.VISITS
        else None,
    }
