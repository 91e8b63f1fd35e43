"""What is wrong with a site is told once, and of what it is wrong with."""

from datetime import datetime, timedelta

import pytest

from archive import Archive, EntrySeen, ListingKind, Observation, clock, health
from tests.archive.conftest import START, Paper


def _poll(paper: Paper, path: str, at: datetime, stories: int) -> None:
    archive: Archive = paper.archive
    url = f"https://harbour.example/{path}"
    archive.record(
        Observation(
            url=url,
            fetched_at=at,
            site_id=paper.site,
            listing_id=archive.ensure_listing(paper.site, url, ListingKind.PAGE),
            status=200,
            kind="listing",
            entries=tuple(
                EntrySeen(f"https://harbour.example/{number}", f"Story {number}", None, None, number)
                for number in range(stories)
            ),
            extractor="test/1",
        )
    )


@pytest.mark.parametrize(
    ("later", "told"),
    [
        ({}, ["site silent: nothing new on any of its 2 listings since 2026-03-02"]),
        ({"news": 9}, ["listing silent: https://harbour.example/sport: nothing new since 2026-03-02"]),
        ({"news": 9, "sport": 9}, []),
    ],
)
def test_listings_without_news_are_named_unless_all_are(paper: Paper, later: dict[str, int], told: list[str]) -> None:
    for path in ("news", "sport"):
        _poll(paper, path, START, 5)
        _poll(paper, path, START + timedelta(hours=6), 7)
        _poll(paper, path, START + timedelta(days=20), later.get(path, 7))
    clock.set_now(START + timedelta(days=20, hours=1))
    found = health.troubles(paper.archive.db.conn)
    clock.set_now(None)
    assert [f"{one.cause}: {one.says}" for one in found] == told
