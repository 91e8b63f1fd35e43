"""What a crawl plans is what the schedule explains, and listings' own signs of an edit are heeded."""

import json
from dataclasses import replace
from datetime import datetime, timedelta

from archive import Archive, EntrySeen, ListingKind, Observation
from crawler.config import CrawlConfig, Site
from crawler.session import pasts
from crawler.session.sites import SiteAtWork
from tests.crawler.crawls.conftest import Desk, Town, feed, prose, story


def test_the_plan_of_an_edited_article_is_the_one_that_is_explained(town: Town, desk: Desk) -> None:
    path = "/2026/03/quay-story"
    town.pages[path] = story("The quay is closed")
    town.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed([path], town.base))
    desk.configure(f'[[site]]\nname = "quay"\nhome = "{town.base}/"\nlistings = ["{town.base}/feed"]\n')
    desk.environment["NEWSTRAIL_NOW"] = "2026-03-10T09:00:00Z"
    desk.run("crawl")
    town.pages[path] = story("The quay is open", body=prose("another matter"))
    desk.environment["NEWSTRAIL_NOW"] = "2026-03-10T12:00:00Z"
    desk.run("crawl", "--all")
    told = json.loads(desk.run("schedule", "--explain", "quay-story", "--json").stdout)
    assert "1 edit seen" in told["reason"]
    assert told["if_unchanged"][0]["at"] == told["next"]
    assert told["if_unchanged"][0]["why"] == told["reason"]
    assert told["next"] > "2026-03-10T12:00"


def test_a_listing_keeps_its_rhythm_over_runs(town: Town, desk: Desk) -> None:
    paths = [f"/2026/03/story-{number}" for number in range(8)]
    for path in paths:
        town.pages[path] = story(f"Story {path[-1]}")
    desk.configure(f'[[site]]\nname = "quay"\nhome = "{town.base}/"\nlistings = ["{town.base}/feed"]\n')
    for number, hour in ((4, "08"), (6, "09"), (8, "10")):
        town.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed(paths[:number], town.base))
        desk.environment["NEWSTRAIL_NOW"] = f"2026-03-10T{hour}:00:00Z"
        desk.run("crawl", "--all")
    row = desk.rows("SELECT rhythm, interval_s FROM listings")[0]
    rhythm = json.loads(row["rhythm"])
    assert 1.5 < rhythm["seen"][8] < 2.5
    assert 1.5 < rhythm["seen"][9] < 2.5
    assert sum(rhythm["watched"]) > 1.9
    assert row["interval_s"] < 6 * 3600


def _poll(archive: Archive, site: int, listing: int, at: datetime, entries: list[EntrySeen]) -> None:
    archive.record(
        Observation(
            "http://quay.test/feed",
            at,
            site,
            listing_id=listing,
            status=200,
            kind="listing",
            entries=tuple(entries),
        )
    )


def _paper(archive: Archive, now: datetime, count: int) -> tuple[int, int, list[EntrySeen]]:
    """A site whose articles were all visited at `now` and are not due for a week."""
    site = archive.ensure_site("quay", "http://quay.test/")
    listing = archive.ensure_listing(site, "http://quay.test/feed", ListingKind.FEED)
    shown = [EntrySeen(f"http://quay.test/{n}", f"Story {n}", position=n, updated_at=now) for n in range(count)]
    for entry in shown:
        number = archive.ensure_article(site, entry.url)
        archive.db.execute("UPDATE articles SET status = 'live', last_checked_at = ? WHERE id = ?",
                           [now.strftime("%Y-%m-%dT%H:%M:%S.000Z"), number])  # fmt: skip
        archive.plan(article_id=number, at=now + timedelta(days=7), reason="by age")
    _poll(archive, site, listing, now, shown)
    return site, listing, shown


def test_a_changed_title_or_date_in_a_listing_makes_the_article_due(tmp_path: object, moved_clock: datetime) -> None:
    with Archive(f"{tmp_path}/a.db") as archive:
        site, listing, shown = _paper(archive, moved_clock, 10)
        later = moved_clock + timedelta(hours=1)
        shown[3] = replace(shown[3], title="Story 3, corrected")
        shown[5] = replace(shown[5], updated_at=later)
        _poll(archive, site, listing, later, shown)
        due = {one.url: one.reason for one in archive.due(now=later) if one.article_id}
        assert due == {
            "http://quay.test/3": "its title was changed in a listing",
            "http://quay.test/5": "a listing says that it was updated",
        }


def test_dates_that_all_move_at_every_poll_tell_nothing(tmp_path: object, moved_clock: datetime) -> None:
    with Archive(f"{tmp_path}/a.db") as archive:
        site, listing, shown = _paper(archive, moved_clock, 10)
        later = moved_clock + timedelta(hours=1)
        _poll(archive, site, listing, later, [replace(one, updated_at=later) for one in shown])
        assert [one for one in archive.due(now=later) if one.article_id] == []


def test_a_site_that_edits_much_has_a_higher_rate(tmp_path: object, moved_clock: datetime) -> None:
    with Archive(f"{tmp_path}/a.db") as archive:
        site, _, _ = _paper(archive, moved_clock, 40)
        archive.db.execute(
            "UPDATE articles SET revision_count = 1, published_at = '2026-03-11T08:00:00.000Z',"
            " first_seen_at = '2026-03-11T08:00:00.000Z'"
        )
        fresh = archive.ensure_site("new", "http://new.test/")
        assert pasts.site_rate_of(archive.db.conn, fresh, moved_clock) == 1.0
        quiet = pasts.site_rate_of(archive.db.conn, site, moved_clock)
        archive.db.execute(
            "INSERT INTO changes (article_id, kind, not_before, not_after, detected_at)"
            " SELECT id, 'edited', '2026-03-11T10:00:00.000Z', '2026-03-11T11:00:00.000Z', '2026-03-11T11:00:00.000Z'"
            " FROM articles"
        )
        archive.db.execute(
            "INSERT INTO changes (article_id, kind, not_before, not_after, detected_at)"
            " SELECT id, 'edited', '2026-03-11T11:00:00.000Z', '2026-03-11T11:30:00.000Z', '2026-03-11T11:30:00.000Z'"
            " FROM articles"
        )
        lively = pasts.site_rate_of(archive.db.conn, site, moved_clock)
        assert quiet < 0.4
        assert 2 < lively < 8, "the second edit of a burst counts with the first"


def test_effort_is_the_site_s_own_or_that_of_all() -> None:
    crawl = CrawlConfig(effort=0.5)
    assert SiteAtWork(1, Site("a", "http://a.test/"), crawl).effort == 0.5
    assert SiteAtWork(1, Site("a", "http://a.test/", effort=3.0), crawl).effort == 3.0
