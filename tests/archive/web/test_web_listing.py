"""What a listing showed at each visit, though the archive keeps only the moves."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import Archive, ListingKind, Observation, clock
from archive.model import EntrySeen
from archive.web.standings import standings

HOME = "https://ferry.example/"
# What the home page shows at each visit; a number is the status of a visit that read nothing.
VISITS: list[list[str] | int] = [["ferry", "fog", "fire"], ["tram", "ferry", "fog"], 304, 503, ["tram", "fog", "ferry"]]


@pytest.fixture
async def listed(tmp_path: Path, open_archive: Any) -> AsyncIterator[Any]:
    """A browser before an archive of these visits."""
    path = tmp_path / "paper.db"
    with Archive(path) as archive:
        site = archive.ensure_site("ferry", HOME)
        listing = archive.ensure_listing(site, HOME, ListingKind.PAGE)
        for number, what in enumerate(VISITS):
            known = what if isinstance(what, list) else []
            archive.record(
                Observation(
                    url=HOME,
                    fetched_at=clock.now() - timedelta(hours=9 - number),
                    site_id=site,
                    listing_id=listing,
                    status=what if isinstance(what, int) else 200,
                    problem="failed" if what == 503 else None,
                    kind="listing" if known else None,
                    entries=tuple(
                        EntrySeen(url=f"{HOME}{name}", title=name, position=place)
                        for place, name in enumerate(known, 1)
                    ),
                )
            )
    async for one in open_archive(path):
        yield one


async def test_a_listing_shows_what_stood_still_beside_what_moved(listed: Any) -> None:
    found = await listed.json("listing/1.json")
    shown = [[entry["title"] for entry in visit["entries"]] for visit in found["visits"]]
    assert shown == [["ferry", "fog", "fire"], ["tram", "ferry", "fog"], ["tram", "ferry", "fog"], [], VISITS[-1]]
    assert [entry["title"] for entry in found["latest"]["entries"]] == VISITS[-1]
    assert {track["title"]: track["seen"] for track in found["tracks"]} == {"ferry": 4, "fog": 4, "fire": 1, "tram": 3}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from("abcdefg"), unique=True, max_size=5), min_size=1, max_size=8))
def test_the_replay_of_the_moves_gives_what_each_visit_saw(fronts: list[list[str]]) -> None:
    visits = [
        {"id": number, "fetched_at": f"2026-03-12T{number:02}", "listed": 1, "unmoved": 0}
        for number in range(len(fronts))
    ]
    last_seen = {name: f"2026-03-12T{at:02}" for at, front in enumerate(fronts) for name in front}
    stood: dict[str, int] = {}
    moves = []
    for at, front in enumerate(fronts):
        back = {name for name in front if at and name not in fronts[at - 1]}
        for place, name in enumerate(front, 1):
            # One that comes back to its old place makes no row: it is not known then that it had been away.
            if stood.get(name) != place or name in back:
                moves.append(
                    {
                        "fetch_id": at,
                        "entry_id": name,
                        "position": place,
                        "title": name,
                        "last_seen_at": last_seen[name],
                    }
                )
            stood[name] = place
    seen = standings(visits, moves, 12)
    for front, column in zip(fronts, seen, strict=True):
        there = {place["position"]: place["title"] for place in column}
        assert there.items() >= dict(enumerate(front, 1)).items()
        assert len(set(there.values())) == len(there)
    assert [place["title"] for place in seen[-1]] == fronts[-1]
