"""What `newstrail` is asked for on the command line, and cannot do: said before anything is made or visited."""

import json
import shlex
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from archive import Archive
from crawler.config import Config
from crawler.timetable import crontab, systemd
from tests.crawler.crawls.conftest import Desk, Town, feed, story


class TestNothingIsMade:
    """A command that cannot do anything leaves the folder as it was."""

    @pytest.mark.parametrize("words", [("watch", "--rounds", "1"), ("crawl",)], ids=" ".join)
    def test_without_a_site(self, desk: Desk, words: tuple[str, ...]) -> None:
        done = desk.run(*words, expect=2)
        assert "newstrail add URL" in done.stderr
        assert list(desk.folder.iterdir()) == []

    @pytest.mark.parametrize("address", ["ftp://quay.example/", "file:///etc/passwd", "https://", "mailto://x"])
    def test_for_an_address_that_no_crawl_visits(self, desk: Desk, address: str) -> None:
        done = desk.run("crawl", address, expect=2)
        assert "http://" in done.stderr
        assert list(desk.folder.iterdir()) == []

    def test_for_an_address_without_a_scheme(self, desk: Desk) -> None:
        assert "https://quay.example/latest" in desk.run("crawl", "quay.example/latest", expect=1).stderr
        assert list(desk.folder.iterdir()) == []


class TestLabels:
    """A label that is none is said to be none, instead of finding nothing."""

    @pytest.mark.parametrize("command", ["log", "feed"])
    def test_a_slip_is_named(self, desk: Desk, command: str) -> None:
        Archive(desk.folder / "newstrail.db").close()
        assert "headline" in desk.run(command, "--label", "headlines", expect=2).stderr
        assert "figure_changed" in desk.run(command, "--label", "xyz", expect=2).stderr
        desk.run(command, "--label", "figure-changed")


class TestReextract:
    """`newstrail reextract` says one thing when there is nothing to do."""

    def test_nothing_to_do(self, desk: Desk) -> None:
        Archive(desk.folder / "newstrail.db").close()
        done = desk.run("reextract")
        assert done.stderr.splitlines() == ["Everything was read by the present code already."]
        assert json.loads(desk.run("reextract", "--json").stdout)["articles"] == 0


def _hang_up(at: BaseHTTPRequestHandler) -> None:
    at.close_connection = True


def _stop_short(at: BaseHTTPRequestHandler) -> None:
    at.send_response(200)
    at.send_header("Content-Type", "text/html")
    at.send_header("Content-Length", "5000")
    at.end_headers()
    at.wfile.write(b"<h1>Half")
    at.close_connection = True


@pytest.mark.parametrize("answer", [_hang_up, _stop_short])
def test_why_a_page_failed_is_told_in_words(
    town: Town,
    desk: Desk,
    answer: Callable[[BaseHTTPRequestHandler], None],
) -> None:
    paths = [f"/2026/story-{number}" for number in range(4)]
    town.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed(paths, town.base))
    town.pages.update(dict.fromkeys(paths, answer))
    desk.configure(f'[[site]]\nname = "quay"\nhome = "{town.base}/"\nlistings = ["{town.base}/feed"]\n')
    desk.run("crawl", expect=12)
    for row in desk.rows("SELECT outcome, evidence FROM fetches WHERE article_id IS NOT NULL"):
        assert row["outcome"] == "failed"
        reason = json.loads(row["evidence"])["reason"]
        assert "connection" in reason.lower()
        assert "twisted" not in reason
        assert "<" not in reason
    [found] = [one for one in json.loads(desk.run("doctor", "--json").stdout) if one["about"] == "quay"]
    assert "the newest: " in found["what"]
    assert found["do"]


class TestTheWatchSpeaks:
    """Whoever starts a watch sees that it lives, and when it begins."""

    def test_it_says_when_something_is_due(self, town: Town, desk: Desk) -> None:
        paths = ["/2026/one", "/2026/two"]
        town.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed(paths, town.base))
        town.pages.update({path: story(f"Story {path}") for path in paths})
        desk.configure(f'[[site]]\nname = "quay"\nhome = "{town.base}/"\nlistings = ["{town.base}/feed"]\n')
        first = desk.run("watch", "--rounds", "1")
        assert first.stderr.startswith("Watching 1 site of newstrail.toml.\n")
        process = desk.start("watch")
        assert process.stderr is not None
        try:
            assert "Nothing is due before 20" in process.stderr.readline()
        finally:
            process.terminate()
            process.communicate(timeout=30)


class TestUnits:
    """Units of a folder with an awkward name."""

    FOLDER = Path("/srv/my news/100% $HOME")

    def test_systemd(self) -> None:
        unit = systemd(self.FOLDER / "a.db", self.FOLDER / "newstrail.toml")["newstrail.service"]
        lines = dict(line.split("=", 1) for line in unit.splitlines() if "=" in line)
        assert lines["WorkingDirectory"] == "/srv/my news/100%% $HOME"
        assert lines["ReadWritePaths"] == '"/srv/my news/100%% $HOME"'
        words = [word.replace("%%", "%").replace("$$", "$") for word in shlex.split(lines["ExecStart"])]
        assert str(self.FOLDER / "a.db") in words
        assert words[-3:] == ["watch", "--health", str(self.FOLDER / "newstrail.health")]
        assert lines["ExecStart"].count("%") == 2 * lines["ExecStart"].count("%%")

    def test_cron(self) -> None:
        line = crontab(self.FOLDER / "a.db", self.FOLDER / "newstrail.toml").splitlines()[-1]
        assert "%" not in line.replace("\\%", "")
        words = shlex.split(line.replace("\\%", "%").split(" ", 5)[5])
        assert words[:2] == ["cd", str(self.FOLDER)]
        assert str(self.FOLDER / "a.db") in words


def test_a_configuration_that_cannot_be_written_leaves_nothing_behind(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    from crawler.config import Site
    from crawler.config.writing import write_site

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_site(desk.folder / "newstrail.toml", Site("quay", "https://quay.example/"))
    assert list(desk.folder.iterdir()) == []
    assert Config().sites == ()


def test_a_crawl_with_nothing_due_says_when_something_is(town: Town, desk: Desk) -> None:
    paths = ["/2026/one", "/2026/two"]
    town.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed(paths, town.base))
    town.pages.update({path: story(f"Story {path}") for path in paths})
    desk.configure(f'[[site]]\nname = "quay"\nhome = "{town.base}/"\nlistings = ["{town.base}/feed"]\n')
    assert "Nothing was due" not in desk.run("crawl").stderr
    told = desk.run("crawl").stderr
    due = desk.rows(
        "SELECT min(next_check_at) AS at FROM (SELECT next_check_at FROM articles UNION SELECT next_check_at"
        " FROM listings)"
    )[0]["at"]
    assert f"Nothing was due; the next visit is due at {due[:16].replace('T', ' ')} UTC." in told


def test_an_address_that_is_a_slip_does_not_come_back(town: Town, desk: Desk) -> None:
    town.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed(["/2026/one"], town.base))
    town.pages["/2026/one"] = story("One")
    desk.configure(f'[[site]]\nname = "quay"\nhome = "{town.base}/"\nlistings = ["{town.base}/feed"]\n')
    done = desk.run("crawl", "http://slip.invalid/2026/two", expect=12)
    assert "slip.invalid is left out of later runs until it is asked for again" in done.stderr
    desk.environment["NEWSTRAIL_NOW"] = (datetime.now(UTC) + timedelta(days=3)).isoformat()
    assert json.loads(desk.run("crawl", "--json").stdout)["pages"] == 2
    assert desk.rows("SELECT count(*) AS n FROM fetches WHERE url LIKE '%slip%'") == [{"n": 1}]
    for number, words in enumerate((("slip.invalid", "--all"), ("--all",)), 2):
        desk.run("crawl", *words, expect=12)
        asked = desk.rows("SELECT count(*) AS n FROM fetches WHERE url LIKE '%slip.invalid/2026/two'")
        assert asked == [{"n": number}]


def test_a_site_once_read_by_its_address_comes_back_though_it_fails(town: Town, desk: Desk) -> None:
    desk.configure()
    town.pages["/2026/one"] = story("One")
    desk.run("crawl", f"{town.base}/2026/one")
    town.pages["/2026/one"] = (503, {"Retry-After": "0"}, b"down")
    assert "left out" not in desk.run("crawl", "--all", expect=12).stderr
    town.pages["/2026/one"] = story("One")
    desk.environment["NEWSTRAIL_NOW"] = f"{datetime.now(UTC) + timedelta(hours=1):%Y-%m-%dT%H:%M:%SZ}"  # no longer busy
    assert json.loads(desk.run("crawl", "--all", "--json").stdout)["pages"] >= 1


class TestAdd:
    """`newstrail add` on sites of other kinds."""

    def test_a_home_page_that_cannot_be_had(self, town: Town, desk: Desk) -> None:
        desk.configure()
        before = sorted(desk.folder.iterdir())
        done = desk.run("add", f"{town.base}/", "--yes", expect=1)
        assert f"{town.base}/ could not be read" in done.stderr
        assert "answered 404" in done.stderr
        assert "Nothing to show" not in done.stderr
        assert sorted(desk.folder.iterdir()) == before

    def test_a_hub_is_named(self, town: Town, desk: Desk) -> None:
        paths = [f"/2026/story-{number}" for number in range(4)]
        town.pages.update({path: story(f"Story {path}") for path in paths})
        town.pages["/"] = b'<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><p>Quay'
        told = feed(paths, town.base).replace(
            b"<title>Quay</title>",
            b"<title>Quay</title><atom:link "
            b'xmlns:atom="http://www.w3.org/2005/Atom" rel="hub" href="https://hub.example/"/>',
        )
        town.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, told)
        desk.configure()
        assert "hub" in desk.run("add", f"{town.base}/", "--yes").stdout
        [offer] = [
            one
            for one in json.loads(desk.run("add", f"{town.base}/", "--yes", "--json").stdout)["offers"]
            if one["kind"] == "feed"
        ]
        assert offer["hub"] == "https://hub.example/"


class TestAnotherDomain:
    """A home page that leads to another domain: the site's stories are there."""

    @pytest.fixture
    def moved(self, town: Town) -> Iterator[Town]:
        """The town's home page leads to this paper, which stands at another address."""
        paper = Town().open()
        paths = [f"/2026/story-{number}" for number in range(4)]
        paper.pages.update({path: story(f"Story {path}") for path in paths})
        paper.pages["/"] = b'<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><p>Quay'
        paper.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed(paths, paper.base))
        town.pages["/"] = (301, {"Location": f"{paper.base}/"}, b"")
        yield paper
        paper.close()

    def test_add_takes_the_new_home(self, town: Town, desk: Desk, moved: Town) -> None:
        desk.configure()
        done = desk.run("add", f"{town.base}/", "--yes", "--name", "quay")
        assert f"{town.base}/ leads to {moved.base}/" in done.stderr
        assert f'home = "{moved.base}/"' in (desk.folder / "newstrail.toml").read_text()
        assert json.loads(desk.run("crawl", "--json").stdout)["new_articles"] == 4

    def test_crawl_follows_and_remembers(self, town: Town, desk: Desk, moved: Town) -> None:
        desk.configure()
        desk.run("crawl", f"{town.base}/")
        assert len(desk.rows("SELECT 1 FROM articles WHERE status = 'live'")) == 4
        moved.pages["/2026/late"] = story("Late")
        moved.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed(["/2026/late"], moved.base))
        desk.run("crawl", "--all")
        assert len(desk.rows("SELECT 1 FROM articles WHERE status = 'live'")) == 5


def test_pages_that_were_broken_before_make_no_failed_site(town: Town, desk: Desk) -> None:
    paths = ["/2026/whole", "/2026/broken"]
    town.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed(paths, town.base))
    town.pages[paths[0]] = story("Whole")
    town.pages[paths[1]] = _hang_up
    desk.configure(f'[[site]]\nname = "quay"\nhome = "{town.base}/"\nlistings = ["{town.base}/feed"]\n')
    desk.environment["NEWSTRAIL_NOW"] = "2026-03-10T09:00:00Z"
    desk.run("crawl")
    desk.environment["NEWSTRAIL_NOW"] = "2026-03-10T09:12:00Z"  # the broken page alone is due
    asked = len(town.asked("/feed"))
    assert "1 error" in desk.run("crawl").stderr
    assert len(town.asked("/feed")) == asked
    desk.run("crawl", f"{town.base}{paths[1]}", expect=12)
    town.pages["/feed"] = _hang_up
    desk.environment["NEWSTRAIL_NOW"] = "2026-03-11T09:00:00Z"
    desk.run("crawl", expect=12)


def test_what_a_page_was_that_was_asked_for_by_name_is_told(town: Town, desk: Desk) -> None:
    town.pages["/2026/there"] = story("There")
    desk.configure()
    told = desk.run("crawl", f"{town.base}/2026/there", f"{town.base}/2026/not-there").stderr
    assert f"No article was read at {town.base}/2026/not-there: gone, answered 404." in told
    assert "/2026/there:" not in told


def test_pages_behind_a_wall_are_not_passed_over(town: Town, desk: Desk) -> None:
    paths = ["/2026/open", "/2026/shut"]
    town.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed(paths, town.base))
    town.pages[paths[0]] = story("Open")
    town.pages[paths[1]] = (403, {"cf-mitigated": "challenge"}, b"<title>Just a moment...</title>")
    desk.configure(f'[[site]]\nname = "quay"\nhome = "{town.base}/"\nlistings = ["{town.base}/feed"]\n')
    assert "No text was to be had of 1 page: 1 challenge." in desk.run("crawl").stderr
    town.pages[paths[1]] = story("Shut no more")
    assert "No text was to be had" not in desk.run("crawl", "--all").stderr
