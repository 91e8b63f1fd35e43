"""Which URLs are a site's stories, when a site counts as failed, and which sites a run takes."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from archive import Archive, Observation, clock
from archive.errors import NotFound
from crawler.config import Config, CrawlConfig, Site
from crawler.session.session import Session
from crawler.session.sites import SiteAtWork

HOME = "https://www.quay.example/"


def _at_work(**keys: object) -> SiteAtWork:
    return SiteAtWork(1, Site("quay", HOME, **keys), CrawlConfig())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.quay.example/2026/ice", True),
        ("http://live.quay.example/ice", True),
        ("https://other.example/2026/ice", False),
        ("https://www.quay.example/", False),
        ("https://www.quay.example/photo.JPG", False),
        ("https://www.quay.example/?p=7", True),
        ("mailto:desk@quay.example", False),
    ],
)
def test_stories_are_pages_of_the_site_s_own_domain(url: str, expected: bool) -> None:
    assert _at_work().owns(url) is expected


def test_patterns_and_further_hosts_are_kept_to() -> None:
    site = _at_work(articles=(r"/20\d\d/",), exclude=("/video/",), hosts=("quay-news.example",))
    assert site.owns(HOME + "2026/ice")
    assert site.owns("https://quay-news.example/2026/ice")
    assert not site.owns(HOME + "about")
    assert not site.owns(HOME + "2026/video/ice")


def test_a_site_has_failed_when_no_listing_or_nothing_could_be_read() -> None:
    site = _at_work()
    assert not site.failed
    site.outcomes.update(failed=3)
    assert site.failed
    site.outcomes.update(gone=1)
    assert not site.failed
    site.listing_outcomes.update(refused=1)
    assert site.failed
    site.listing_outcomes.update(not_modified=1)
    assert not site.failed


def _taken(path: Path, config: Config) -> list[str]:
    session = Session.open(path, config)
    session.take_all()
    names = [session.sites[number].site.name for number in session.whole]
    session.close("finished")
    return names


def test_a_site_taken_out_of_the_file_is_left_alone_and_one_crawled_by_url_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    quay, dune = Site("quay", HOME), Site("dune", "https://dune.example/")
    assert _taken(path, Config(sites=(quay, dune))) == ["quay", "dune"]
    session = Session.open(path, Config(sites=(quay,)))
    session.take_url("https://valley.example/story")
    assert session.unread[0][0] == "https://valley.example/story"
    session.close("finished")
    assert _taken(path, Config(sites=(quay,))) == ["quay", "valley.example"]


def test_outside_its_hours_a_site_is_taken_only_by_name(tmp_path: Path, moved_clock: datetime) -> None:
    config = Config(sites=(Site("quay", HOME, hours="20:00-22:00"), Site("dune", "https://dune.example/")))
    assert _taken(tmp_path / "a.db", config) == ["dune"]
    clock.set_now(datetime(2026, 3, 12, 21, 0, tzinfo=UTC))
    assert _taken(tmp_path / "a.db", config) == ["quay", "dune"]


def test_a_name_that_is_not_known_says_which_are(tmp_path: Path) -> None:
    session = Session.open(tmp_path / "a.db", Config(sites=(Site("quay", HOME),)))
    with pytest.raises(NotFound, match="quay"):
        session.take_name("quai")
    session.close("failed")


def test_a_budget_counts_the_visits_of_the_day(tmp_path: Path, moved_clock: datetime) -> None:
    session = Session.open(tmp_path / "a.db", Config(sites=(Site("quay", HOME, budget=2),)))
    number = session.take_name("quay")
    site = session.sites[number]
    for count in range(2):
        assert session.has_budget(site)
        seen = Observation(HOME + str(count), clock.now(), number, problem="failed")
        session.archive.record(seen)
    assert not session.has_budget(site)
    clock.set_now(datetime(2026, 3, 13, 0, 1, tzinfo=UTC))
    assert session.has_budget(site)
    session.close("finished")


def test_where_a_budget_is_short_all_articles_are_visited_more_rarely(tmp_path: Path, moved_clock: datetime) -> None:
    path = tmp_path / "a.db"
    with Archive(path) as archive:
        quay, pier = archive.ensure_site("quay", HOME), archive.ensure_site("pier", "https://pier.example/")
        for number in range(60):
            for site in (quay, pier):
                article = archive.ensure_article(site, f"https://{site}.example/2026/{number}")
                born = clock.now() - timedelta(hours=number)
                archive.db.execute(
                    "UPDATE articles SET status = 'live', first_seen_at = ? WHERE id = ?", (clock.stamp(born), article)
                )
    efforts = {}
    for budget in (None, 100_000, 200, 50):
        sites = (Site("quay", HOME, budget=budget, effort=2.0), Site("pier", "https://pier.example/"))
        session = Session.open(path, Config(sites=sites))
        session.take_name("quay")
        session.take_name("pier")
        session.start("crawl")
        efforts[budget] = session.sites[quay].effort
        assert session.sites[pier].effort == 1.0
        session.close("finished")
    assert efforts[None] == efforts[100_000] == 2.0
    assert 2.0 > efforts[200] > efforts[50] > 0
    both = Config(crawl=CrawlConfig(budget=200), sites=(Site("quay", HOME), Site("pier", "https://pier.example/")))
    session = Session.open(path, both)
    session.take_name("quay")
    session.start("crawl")
    assert session.sites[quay].effort < 1.0
    session.close("finished")
