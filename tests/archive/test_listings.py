"""Listings: their entries over time, and what a listing may have dropped between two polls."""

from datetime import timedelta
from typing import Any

import pytest

from archive import EntrySeen, ListingKind, Observation, Outcome
from tests.archive.conftest import START, Paper, content

LATEST = "https://harbour.example/latest"


class Listing:
    """One listing of the paper."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.id = paper.archive.ensure_listing(paper.site, LATEST, ListingKind.PAGE)

    def poll(self, hours: float, *numbers: int, url: str = LATEST, **fields: Any) -> Any:
        entries = tuple(
            EntrySeen(f"https://harbour.example/s{n}", f"Story {n}", published_text="02.Mar.2026", position=place)
            for place, n in enumerate(numbers)
        )
        seen = Observation(
            url=url,
            fetched_at=START + timedelta(hours=hours),
            site_id=self.paper.site,
            listing_id=self.id,
            status=fields.pop("status", 200),
            kind=fields.pop("kind", "listing"),
            entries=fields.pop("entries", entries),
            **fields,
        )
        return self.paper.archive.record(seen)

    def gaps(self) -> list[dict[str, Any]]:
        return list(self.paper.archive.db["gaps"].rows)


@pytest.fixture
def listing(paper: Paper) -> Listing:
    return Listing(paper)


def test_outcomes_of_a_listing(listing: Listing) -> None:
    assert listing.poll(0, 3, 2, 1).outcome is Outcome.NEW
    assert listing.poll(1, 3, 2, 1).outcome is Outcome.UNCHANGED
    recorded = listing.poll(2, 4, 3, 2)
    assert (recorded.outcome, recorded.new_entries, recorded.entries) == (Outcome.CHANGED, 1, 3)
    assert listing.poll(3, status=304, kind=None).outcome is Outcome.NOT_MODIFIED
    assert listing.poll(4, status=500, kind="error").outcome is Outcome.FAILED
    assert listing.poll(5, status=404, kind="error").outcome is Outcome.GONE
    assert listing.poll(6).outcome is Outcome.EMPTY
    assert listing.paper.archive.db["listings"].get(1)["failures"] == 3


def test_entries_are_kept_once_with_first_and_last_sight(listing: Listing) -> None:
    listing.poll(0, 2, 1)
    listing.poll(5, 3, 2)
    rows = {row["url"][-2:]: row for row in listing.paper.archive.db["entries"].rows}
    assert rows["s2"]["first_seen_at"] == "2026-03-02T09:00:00.000Z"
    assert rows["s2"]["last_seen_at"] == "2026-03-02T14:00:00.000Z"
    assert rows["s2"]["position"] == 1
    assert rows["s1"]["last_seen_at"] == "2026-03-02T09:00:00.000Z"
    assert rows["s1"]["published_text"] == "02.Mar.2026"


def test_a_sighting_is_written_only_when_place_or_headline_changed(listing: Listing) -> None:
    listing.poll(0, 1)
    listing.poll(1, 1)
    listing.poll(2, 2, 1)
    listing.poll(3, entries=(EntrySeen("https://harbour.example/s1", "Story 1, rewritten", position=1),))
    seen = list(listing.paper.archive.db.query("SELECT seen_at, position, title FROM sightings WHERE entry_id = 1"))
    assert [row["position"] for row in seen] == [0, 1, 1]
    assert seen[-1]["title"] == "Story 1, rewritten"


def test_places_in_a_sitemap_are_not_followed(paper: Paper) -> None:
    sitemap = Listing(paper)
    sitemap.id = paper.archive.ensure_listing(paper.site, "https://harbour.example/map.xml", ListingKind.SITEMAP)
    sitemap.poll(0, 1, 2, 3, url="https://harbour.example/map.xml")
    sitemap.poll(1, 0, 1, 2, 3, url="https://harbour.example/map.xml")
    assert paper.archive.db["sightings"].count == 4


def test_an_entry_leads_to_its_article_whichever_came_first(listing: Listing) -> None:
    archive = listing.paper.archive
    early = archive.ensure_article(listing.paper.site, "https://harbour.example/s1")
    listing.poll(0, 2, 1)
    late = archive.ensure_article(listing.paper.site, "https://harbour.example/s2")
    found = {row["url"][-2:]: row["article_id"] for row in archive.db["entries"].rows}
    assert found == {"s1": early, "s2": late}


def test_the_same_url_twice_on_a_listing_is_one_entry(listing: Listing) -> None:
    assert listing.poll(0, 1, 1, 2).entries == 2


def test_two_polls_that_do_not_meet_leave_a_gap(listing: Listing) -> None:
    listing.poll(0, 3, 2, 1)
    listing.poll(1, 5, 4, 3)
    assert listing.gaps() == []
    listing.poll(9, 20, 19, 18)
    (gap,) = listing.gaps()
    assert (gap["gap_from"], gap["gap_to"]) == ("2026-03-02T10:00:00.000Z", "2026-03-02T18:00:00.000Z")
    assert gap["closed_at"] is None
    assert [row["hours"] for row in listing.paper.archive.db.query("SELECT hours FROM possible_gaps")] == [8.0]


def test_a_304_counts_as_a_poll(listing: Listing) -> None:
    listing.poll(0, 3, 2, 1)
    listing.poll(5, status=304, kind=None)
    listing.poll(6, 3, 2, 1)
    assert listing.gaps() == []


def test_a_failed_poll_is_no_poll(listing: Listing) -> None:
    listing.poll(0, 3, 2, 1)
    listing.poll(1, status=503, kind="error")
    listing.poll(2, 9, 8, 3)
    assert listing.gaps() == []


def test_a_further_page_closes_the_gap_and_never_opens_one(listing: Listing) -> None:
    listing.poll(0, 3, 2, 1)
    listing.poll(0.01, -1, -2, url=LATEST + "?page=2")
    listing.poll(1, 3, 2, 1)
    assert listing.gaps() == []
    listing.poll(9, 9, 8, 7)
    listing.poll(9.01, 6, 5, 4, url=LATEST + "?page=2")
    assert listing.gaps()[0]["closed_at"] is None
    listing.poll(9.02, 3, 2, 1, url=LATEST + "?page=3")
    assert listing.gaps()[0]["closed_by"] == "further page"
    assert {row["listing_id"] for row in listing.paper.archive.db["entries"].rows} == {listing.id}


def test_a_further_page_may_carry_the_listings_own_address(listing: Listing) -> None:
    listing.poll(0, 9, 8)
    listing.poll(0.01, 7, 6, evidence={"page": 2})
    listing.poll(1, 9, 8)
    assert listing.gaps() == []
    assert listing.paper.archive.db["listings"].get(1)["last_checked_at"] == "2026-03-02T10:00:00.000Z"


def test_a_gap_can_be_closed_by_another_source(listing: Listing) -> None:
    listing.poll(0, 1)
    listing.poll(9, 9)
    assert listing.paper.archive.close_gaps(listing.id, "sitemap", START + timedelta(hours=10)) == 1
    assert listing.gaps()[0]["closed_by"] == "sitemap"


def test_a_box_on_a_story_is_entries_and_no_edit(paper: Paper) -> None:
    box = (EntrySeen("https://harbour.example/x", "The Use of Tugs", position=0),)
    other = (EntrySeen("https://harbour.example/y", "The Use of Barges", position=0),)
    assert paper.visit(0, content(), entries=box).new_entries == 1
    assert paper.visit(1, content(), entries=other).outcome is Outcome.UNCHANGED
    rows = list(paper.archive.db["entries"].rows)
    assert [(row["listing_id"], row["page_article_id"], row["article_id"]) for row in rows] == [(None, 1, None)] * 2
    assert len(articles_due(paper)) == 1
    assert paper.archive.db["sightings"].count == 0


def articles_due(paper: Paper) -> list[int | None]:
    return [item.article_id for item in paper.archive.due(now=START + timedelta(days=9))]
