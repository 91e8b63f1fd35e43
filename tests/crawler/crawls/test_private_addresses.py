"""A person whose own server is refused is told why and how, and the corrected command works at once."""

import tomllib

import pytest

from tests.crawler.crawls.conftest import Desk, Town, feed, story


@pytest.fixture
def paper(town: Town) -> Town:
    """A paper on loopback with a feed of six stories."""
    paths = [f"/2026/03/story-{number}" for number in range(6)]
    for path in paths:
        town.pages[path] = story(f"The quay, part {path[-1]}")
    town.pages["/feed.xml"] = (200, {"Content-Type": "application/rss+xml"}, feed(paths, town.base))
    home = b'<html><head><title>Quay</title><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head>'
    town.pages["/"] = home + b"<body><h1>Quay</h1></body></html>"
    return town


def test_a_refused_crawl_is_explained_and_works_once_it_is_allowed(paper: Town, desk: Desk) -> None:
    address = paper.base.removeprefix("http://")
    done = desk.run("crawl", f"{paper.base}/", f"{paper.base}/2026/03/story-1", expect=12)
    assert "is not a public address" in done.stderr
    assert f"--allow-private {address}" in done.stderr
    assert paper.log == []
    told = desk.run("doctor")
    assert "private address" in told.stdout + told.stderr
    assert "robots" not in told.stdout + told.stderr
    desk.run("crawl", f"{paper.base}/", "--allow-private", address, "--delay", "0")
    assert desk.rows("SELECT count(*) AS n FROM articles WHERE status = 'live'") == [{"n": 6}]


def test_understand_and_add_say_what_to_allow(paper: Town, desk: Desk) -> None:
    address = paper.base.removeprefix("http://")
    for command in (["understand", f"{paper.base}/"], ["add", f"{paper.base}/", "--yes"]):
        done = desk.run(*command, expect=1)
        assert "is not a public address" in done.stderr
        assert f"--allow-private {address}" in done.stderr
    assert paper.log == []


def test_what_add_was_allowed_to_reach_is_written_down(paper: Town, desk: Desk) -> None:
    address = paper.base.removeprefix("http://")
    desk.run("add", f"{paper.base}/", "--yes", "--delay", "0", "--allow-private", address)
    written = tomllib.loads((desk.folder / "newstrail.toml").read_text())
    assert written["crawl"]["allow_private"] == [address]
    desk.run("crawl", "--delay", "0")
    assert desk.rows("SELECT count(*) AS n FROM articles WHERE status = 'live'") == [{"n": 6}]
