"""On the newsroom: what robots.txt forbids is never asked for, and a burst of stories is found whole."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from archive import clock
from crawler.cli.rehearsal import configuration
from crawler.newsroom import Newsroom, Settings

NEWSTRAIL = [sys.executable, "-P", "-m", "crawler.cli"]


def crawl(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """`newstrail crawl` in `folder`, by the newsroom's clock."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NEWSTRAIL_")}
    return subprocess.run(
        [*NEWSTRAIL, "crawl", *arguments],
        cwd=folder,
        env=kept | {"NEWSTRAIL_NOW": clock.stamp()},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def configured(folder: Path, newsroom: Newsroom, **replaced: str) -> None:
    """Write a newstrail.toml for the newsroom, with some words of it replaced."""
    text = configuration(newsroom)
    for old, new in replaced.items():
        assert old in text
        text = text.replace(old, new)
    (folder / "newstrail.toml").write_text(text, encoding="utf-8")


def asked(folder: Path, query: str) -> list[tuple[object, ...]]:
    """Rows of the archive in `folder`."""
    with closing(sqlite3.connect(folder / "newstrail.db")) as connection:
        return connection.execute(query).fetchall()


def test_what_robots_forbids_is_never_asked_for(tmp_path: Path, moved_clock: object) -> None:
    with Newsroom(settings=Settings(disallow=("/sport/", "/section/sport", "/2026/03/1*chess"))) as newsroom:
        configured(tmp_path, newsroom)
        done = crawl(tmp_path, "anzeiger", "courier")
        paths = {one.path for one in newsroom.log.all()}
        assert done.returncode == 0, done.stderr
    assert "/robots.txt" in paths
    assert not [
        path for path in paths if path.startswith(("/sport/", "/section/sport", "/search", "/suche", "/druck/"))
    ]
    refused = asked(tmp_path, "SELECT count(*) FROM fetches WHERE outcome = 'refused' AND url LIKE '%/sport/%'")
    assert refused == [(2,)]
    assert {one.user_agent for one in newsroom.log.all()} != {""}
    assert all("newstrail" in one.user_agent for one in newsroom.log.all())


def test_a_burst_that_overruns_the_feed_is_found_whole(tmp_path: Path, newsroom: Newsroom) -> None:
    paper = "anzeiger"
    configured(tmp_path, newsroom)
    assert crawl(tmp_path, paper).returncode == 0
    newsroom.advance(timedelta(hours=3))
    burst = newsroom.burst(30, paper=paper, over=timedelta(hours=2))
    done = crawl(tmp_path, paper, "--all")
    assert done.returncode == 0, done.stderr
    known = {url for (url,) in asked(tmp_path, "SELECT url FROM articles WHERE status = 'live'")}
    assert [story.slug for story in burst if newsroom.story_url(story) not in known] == []


def test_without_a_sitemap_deeper_pages_close_the_gap(tmp_path: Path, newsroom: Newsroom) -> None:
    home = newsroom.url("courier")
    configured(tmp_path, newsroom, **{f', "{home}sitemap.xml"': "", 'name = "courier"': 'name = "courier"\npages = 8'})
    assert crawl(tmp_path, "courier").returncode == 0
    newsroom.advance(timedelta(hours=3))
    burst = newsroom.burst(30, paper="courier", over=timedelta(hours=2))
    assert crawl(tmp_path, "courier").returncode == 0
    known = {url for (url,) in asked(tmp_path, "SELECT url FROM articles WHERE status = 'live'")}
    assert [story.slug for story in burst if newsroom.story_url(story) not in known] == []


def test_two_hundred_stories_between_two_polls_open_a_gap_that_pages_and_other_listings_close(
    tmp_path: Path, newsroom: Newsroom
) -> None:
    home = newsroom.url("courier")
    others = f'"{home}", "{home}latest", "{home}feed.xml", "{home}sitemap.xml"'
    configured(tmp_path, newsroom, **{others: f'"{home}feed.xml", "{home}latest"'})
    assert crawl(tmp_path, "courier").returncode == 0
    newsroom.advance(timedelta(hours=3))
    burst = newsroom.burst(200, paper="courier", over=timedelta(hours=2))
    assert crawl(tmp_path, "courier").returncode == 0
    gaps = asked(tmp_path, "SELECT listing, closed_by FROM possible_gaps ORDER BY listing")
    assert gaps == [(f"{home}feed.xml", f"{home}latest"), (f"{home}latest", "further page")]
    known = {url for (url,) in asked(tmp_path, "SELECT url FROM articles WHERE status = 'live'")}
    assert [story.slug for story in burst if newsroom.story_url(story) not in known] == []


def test_what_a_burst_hides_is_said(tmp_path: Path, newsroom: Newsroom) -> None:
    home = newsroom.url("courier")
    others = f'"{home}", "{home}latest", "{home}feed.xml", "{home}sitemap.xml"'
    configured(tmp_path, newsroom, **{others: f'"{home}feed.xml"'})
    assert crawl(tmp_path, "courier").returncode == 0
    newsroom.advance(timedelta(hours=3))
    newsroom.burst(25, paper="courier", over=timedelta(hours=2))
    assert crawl(tmp_path, "courier").returncode == 0
    (gap,) = asked(tmp_path, "SELECT listing, gap_from < gap_to, closed_at FROM possible_gaps")
    assert gap == (f"{home}feed.xml", 1, None)
