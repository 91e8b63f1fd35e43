"""A listing that fails for weeks is polled no more, another one stands in for it, and the last one is never given up."""

from datetime import timedelta
from pathlib import Path

import pytest

from archive import Archive, EntrySeen, ListingKind, Observation, clock
from archive.ledger.polls import DEAD

T0 = clock.parse("2026-03-02T08:00:00Z")


@pytest.fixture
def store(tmp_path: Path):
    with Archive(tmp_path / "a.db") as opened:
        yield opened


def _poll(
    store: Archive, site: int, listing: int, url: str, day: int, status: int = 200, problem: str | None = None
) -> None:
    entries = (EntrySeen(f"https://paper.example/{day}", f"Story {day}", position=1),) if status == 200 else ()
    store.record(
        Observation(
            url=url,
            fetched_at=T0 + timedelta(days=day),
            site_id=site,
            listing_id=listing,
            status=None if problem else status,
            problem=problem,
            kind="listing",
            entries=entries,
        )
    )


def _listings(store: Archive) -> dict[str, tuple[int, str, str | None]]:
    rows = store.db.query("SELECT url, active, role, retired_reason FROM listings ORDER BY id")
    return {row["url"].rpartition("/")[2]: (row["active"], row["role"], row["retired_reason"]) for row in rows}


def test_a_dead_feed_is_retired_and_a_witness_takes_its_place(store: Archive) -> None:
    site = store.ensure_site("paper", "https://paper.example/")
    feed = store.ensure_listing(site, "https://paper.example/feed", ListingKind.FEED)
    page = store.ensure_listing(site, "https://paper.example/latest", ListingKind.PAGE, role="witness")
    _poll(store, site, page, "https://paper.example/latest", 0)
    for day in range(1, DEAD):
        _poll(store, site, feed, "https://paper.example/feed", day, status=404)
    assert _listings(store)["feed"][0] == 1
    _poll(store, site, feed, "https://paper.example/feed", DEAD, status=404)
    assert _listings(store) == {
        "feed": (0, "primary", f"dead: {DEAD} polls in a row failed"),
        "latest": (1, "stand_in", None),
    }
    store.follow_listings(site, ["https://paper.example/feed"])
    assert _listings(store)["latest"] == (1, "stand_in", None)


def test_the_last_listing_and_one_that_robots_forbid_are_never_given_up(store: Archive) -> None:
    site = store.ensure_site("paper", "https://paper.example/")
    feed = store.ensure_listing(site, "https://paper.example/feed", ListingKind.FEED)
    for day in range(DEAD + 3):
        _poll(store, site, feed, "https://paper.example/feed", day, problem="failed")
    assert _listings(store)["feed"][0] == 1
    page = store.ensure_listing(site, "https://paper.example/latest", ListingKind.PAGE)
    _poll(store, site, feed, "https://paper.example/feed", 40)
    for day in range(50, 50 + DEAD + 3):
        _poll(store, site, page, "https://paper.example/latest", day, problem="refused")
    assert _listings(store)["latest"][0] == 1
