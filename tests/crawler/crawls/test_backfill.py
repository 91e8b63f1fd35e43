"""A backfill walks listings and sitemaps into the past: as far as asked, once, and on where it was stopped."""

from datetime import datetime, timedelta

from archive import Archive
from crawler.newsroom import Newsroom
from tests.crawler.crawls.conftest import Desk, Town, story

NOW = "2026-03-12T08:00:00Z"


def _courier(newsroom: Newsroom, desk: Desk, listing: str, more: str = "") -> None:
    desk.configure(
        f'[[site]]\nname = "courier"\nhome = "{newsroom.url()}"\nlistings = ["{newsroom.url(path=listing)}"]\n{more}'
    )
    desk.environment["NEWSTRAIL_NOW"] = NOW


def _older(newsroom: Newsroom, since: datetime) -> set[str]:
    """URLs of the courier's stories that were published since then."""
    stories = newsroom.stories("courier")
    return {newsroom.story_url(one) for one in stories if one.published_at and one.published_at >= since}


def _known(desk: Desk) -> set[str]:
    return {row["url"] for row in desk.rows("SELECT url FROM articles")}


def _archive(town: Town, pages: int, each: int = 4) -> None:
    """A town paper whose listing has so many pages, a day's stories on each; page 1 is the newest."""
    for page in range(1, pages + 1):
        day = datetime(2026, 3, 11) - timedelta(days=page)
        rows = []
        for number in range(each):
            path = f"/{day:%Y/%m/%d}/story-{page}-{number}"
            text = story(f"The quay on day {page}, part {number}")
            town.pages[path] = text.replace(b"2026-03-10T09:30:00", f"{day:%Y-%m-%d}T09:30:00".encode())
            rows.append(
                f'<article><h2><a href="{path}">The quay on day {page}, part {number}</a></h2>'
                f'<time datetime="{day:%Y-%m-%d}T09:30:00Z">{day:%d %B %Y}</time>'
                f"<p>What was found below the water line on that day.</p></article>"
            )
        further = f'<nav><a rel="next" href="/latest?page={page + 1}">Older stories</a></nav>' if page < pages else ""
        html = f"<!doctype html><html lang=en><title>Latest | Quay Gazette</title><main>{''.join(rows)}{further}</main>"
        town.pages["/latest" if page == 1 else f"/latest?page={page}"] = html.encode()


def _quay(town: Town, desk: Desk) -> None:
    desk.configure(
        f'[[site]]\nname = "quay"\nhome = "{town.base}/"\nlistings = ["{town.base}/latest"]\npages = 1\n'
        'articles = ["/20\\\\d\\\\d/"]\n'
    )
    desk.environment["NEWSTRAIL_NOW"] = NOW


def test_it_reads_the_pages_of_a_listing_back_to_the_date_and_not_further(town: Town, desk: Desk) -> None:
    _archive(town, 10)
    _quay(town, desk)
    desk.run("crawl", "quay")
    assert len(_known(desk)) == 4
    desk.run("crawl", "quay", "--backfill", "--since", "2026-03-06")
    days = {url.split("/20", 1)[1][:8] for url in _known(desk)}
    assert days == {"26/03/10", "26/03/09", "26/03/08", "26/03/07", "26/03/06"}
    assert "/latest?page=8" not in town.asked()
    assert desk.rows("SELECT count(*) AS n FROM articles WHERE status <> 'live'") == [{"n": 0}]
    assert desk.rows("SELECT substr(backfilled_to, 1, 10) AS day FROM listings") == [{"day": "2026-03-06"}]
    assert desk.rows("SELECT * FROM listing_pages") == []


def test_asked_again_it_stops_where_what_is_known_begins(town: Town, desk: Desk) -> None:
    _archive(town, 6)
    _quay(town, desk)
    desk.run("crawl", "quay", "--backfill", "--since", "2026-03-07")
    before = len(town.asked())
    desk.run("crawl", "quay", "--backfill", "--since", "2026-03-07")
    again = [path for path in town.asked()[before:] if path.startswith("/latest")]
    assert again == ["/latest"]
    desk.run("crawl", "quay", "--backfill", "--since", "2026-03-01")
    assert len(_known(desk)) == 24


def test_stopped_half_way_the_next_run_goes_on_there(town: Town, desk: Desk) -> None:
    _archive(town, 8)
    _quay(town, desk)
    desk.run("crawl", "quay", "--backfill", "--since", "2026-01-01", "--limit", "8")
    walked = {path for path in town.asked() if path.startswith("/latest?")}
    assert 1 <= len(walked) < 7
    assert desk.rows("SELECT count(*) AS n FROM listing_pages WHERE since NOTNULL") == [{"n": 1}]
    before = len(town.asked())
    desk.environment["NEWSTRAIL_NOW"] = "2026-03-12T08:10:00Z"
    desk.run("crawl", "quay")
    assert len(_known(desk)) == 32
    later = [path for path in town.asked()[before:] if path.startswith("/latest?")]
    assert len(later) == len(set(later))
    assert not walked & set(later)


def test_it_reads_all_children_of_a_sitemap_that_may_hold_something(newsroom: Newsroom, desk: Desk) -> None:
    _courier(newsroom, desk, "/rss.xml")
    newsroom.burst(30, over=timedelta(days=20))
    since = datetime.fromisoformat(NOW) - timedelta(days=10)
    desk.run("crawl", "courier", "--backfill", "--since", "10d")
    assert _older(newsroom, since) <= _known(desk)
    with Archive(desk.folder / "newstrail.db", readonly=True) as archive:
        assert {row["role"] for row in archive.db.query("SELECT role FROM listings WHERE kind LIKE '%sitemap'")}


def test_the_two_options_go_together(desk: Desk) -> None:
    desk.configure()
    assert "go together" in desk.run("crawl", "--backfill", expect=2).stderr
    assert "go together" in desk.run("crawl", "--since", "3d", expect=2).stderr
