"""The watch as a process: it runs what falls due, hears signals, and leaves nothing half done."""

import json
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from archive import Archive
from crawler.config import Config, CrawlConfig, Site
from crawler.timetable import next_round
from tests.crawler.crawls.conftest import Desk, Town, feed, story

NOW = datetime(2026, 3, 10, 3, 0, tzinfo=UTC)


def _site(town: Town, name: str, stories: int, more: str = "") -> str:
    """A site of the town with its own feed; its table for newstrail.toml."""
    paths = [f"/{name}/2026/story-{number}" for number in range(stories)]
    for path in paths:
        town.pages[path] = story(f"{name.title()}, part {path[-1]}")
    town.pages[f"/{name}/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed(paths, town.base))
    listing = f'listings = ["{town.base}/{name}/feed"]\narticles = ["/{name}/"]\n'
    return f'[[site]]\nname = "{name}"\nhome = "{town.base}/{name}"\n{listing}{more}\n'


def _until(true: Callable[[], object], process: "subprocess.Popen[str]", seconds: float = 40) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


@pytest.fixture
def watching(desk: Desk) -> Iterator[Callable[..., "subprocess.Popen[str]"]]:
    """Starts `newstrail watch`; ended after the test."""
    started = []

    def start(*words: str) -> "subprocess.Popen[str]":
        started.append(desk.start("watch", *words))
        return started[-1]

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
            process.communicate()


def _rows(desk: Desk, query: str) -> list[dict[str, object]]:
    return desk.rows(query) if (desk.folder / "newstrail.db").exists() else []


def test_it_hears_of_new_sites_keeps_a_good_configuration_and_ends_clean(
    town: Town, desk: Desk, watching: Callable[..., "subprocess.Popen[str]"]
) -> None:
    quay = _site(town, "quay", 3)
    desk.configure(quay)
    process = watching("--health", "health.json")
    health = desk.folder / "health.json"
    _until(lambda: health.exists() and json.loads(health.read_text())["rounds"] >= 1, process)
    assert desk.run("watch", "--check-health", "--health", "health.json").returncode == 0
    assert len(desk.rows("SELECT 1 FROM articles WHERE status = 'live'")) == 3

    desk.configure(quay + "[[site]]\nname = 7\n")
    process.send_signal(signal.SIGHUP)
    time.sleep(0.5)
    desk.configure(quay + _site(town, "pier", 2))
    process.send_signal(signal.SIGHUP)
    found = "SELECT 1 FROM articles a JOIN sites s ON s.id = a.site_id WHERE s.name = 'pier' AND a.status = 'live'"
    _until(lambda: len(_rows(desk, found)) == 2, process)

    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    _, talk = process.communicate(timeout=40)
    assert process.returncode == 11, talk
    assert time.monotonic() - began < 30
    assert "kept as it was" in talk
    assert "line" in talk
    asked = [path for path in town.asked() if path != "/robots.txt"]
    assert desk.rows("SELECT count(*) AS n FROM fetches") == [{"n": len(asked)}]
    assert desk.rows("SELECT count(*) AS n FROM leases") == [{"n": 0}]
    assert {row["status"] for row in desk.rows("SELECT status FROM runs")} <= {"finished", "interrupted"}


def test_a_stop_waits_for_the_page_that_is_under_way(
    town: Town, desk: Desk, watching: Callable[..., "subprocess.Popen[str]"]
) -> None:
    desk.configure(_site(town, "quay", 5))
    body = town.pages["/quay/2026/story-0"]
    assert isinstance(body, bytes)

    def slowly(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(2)
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html; charset=utf-8")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    for number in range(5):
        town.pages[f"/quay/2026/story-{number}"] = slowly
    process = watching()
    _until(lambda: any("story" in path for path in town.asked()), process)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=40)
    assert process.returncode == 11
    asked = [path for path in town.asked() if "story" in path]
    assert len(asked) < 5
    kept = desk.rows("SELECT outcome FROM fetches WHERE article_id NOTNULL")
    assert [row["outcome"] for row in kept] == ["new"] * len(asked)


def test_a_killed_watch_leaves_its_work_to_the_next(
    town: Town, desk: Desk, watching: Callable[..., "subprocess.Popen[str]"]
) -> None:
    desk.configure(_site(town, "quay", 9), delay=0.2)
    process = watching()
    _until(lambda: len(town.asked()) > 5, process)
    process.kill()
    process.communicate()
    assert desk.rows("SELECT count(*) AS n FROM leases") == [{"n": 1}]
    desk.run("watch", "--rounds", "1")
    assert desk.rows("SELECT count(*) AS n FROM articles WHERE status = 'live'") == [{"n": 9}]
    assert [row["status"] for row in desk.rows("SELECT status FROM runs ORDER BY id")] == ["interrupted", "finished"]


def _known(tmp_path: Path) -> Archive:
    """An archive with a site "quay" of which a listing is due since long."""
    archive = Archive(tmp_path / "a.db")
    number = archive.ensure_site("quay", "http://quay.test/")
    archive.db.execute(
        "INSERT INTO listings (site_id, url, kind, added_at, next_check_at)"
        " VALUES (?, 'http://quay.test/feed', 'feed', '2026-03-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z')",
        [number],
    )
    return archive


def _config(**values: object) -> Config:
    return Config(sites=(Site("quay", "http://quay.test/", **values),))  # type: ignore[arg-type]


def test_a_site_waits_for_its_hours(tmp_path: Path) -> None:
    with _known(tmp_path) as archive:
        db = archive.db.conn
        assert next_round(db, _config(), NOW) == NOW
        assert next_round(db, _config(hours="06:00-23:00"), NOW) == NOW.replace(hour=6)
        vienna = _config(hours="06:00-23:00", time_zone="Europe/Vienna")
        assert next_round(db, vienna, NOW) == NOW.replace(hour=5)
        assert next_round(db, _config(hours="22:00-04:00"), NOW) == NOW


def test_a_site_whose_budget_is_spent_waits_for_the_next_day(tmp_path: Path) -> None:
    with _known(tmp_path) as archive:
        archive.db.execute("INSERT INTO visit_days VALUES (1, '2026-03-10', 'unchanged', 10, 0)")
        db = archive.db.conn
        midnight = datetime(2026, 3, 11, tzinfo=UTC)
        assert next_round(db, _config(budget=11), NOW) == NOW
        assert next_round(db, _config(budget=10), NOW) == midnight
        assert next_round(db, Config(crawl=CrawlConfig(budget=10), sites=_config().sites), NOW) == midnight
        assert next_round(db, _config(budget=10), NOW + timedelta(days=1)) == NOW + timedelta(days=1)


def test_a_site_that_is_configured_no_more_is_not_waited_for(tmp_path: Path) -> None:
    with _known(tmp_path) as archive:
        archive.db.execute("UPDATE sites SET config = '{\"configured\": true}'")
        assert next_round(archive.db.conn, Config(), NOW) is None
        assert next_round(archive.db.conn, _config(), NOW) == NOW


def test_a_watch_outside_all_hours_asks_nobody(
    town: Town, desk: Desk, watching: Callable[..., "subprocess.Popen[str]"]
) -> None:
    desk.configure(_site(town, "quay", 2, 'hours = "06:00-23:00"'))
    desk.environment["NEWSTRAIL_NOW"] = "2026-03-10T03:00:00Z"
    process = watching("--health", "health.json")
    _until((desk.folder / "health.json").exists, process)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=40)
    assert town.asked() == []
    assert desk.rows("SELECT count(*) AS n FROM runs") == [{"n": 0}]


def test_no_more_is_asked_in_a_day_than_the_budget(town: Town, desk: Desk) -> None:
    desk.configure(_site(town, "quay", 9, "budget = 4") + _site(town, "pier", 2))
    desk.environment["NEWSTRAIL_NOW"] = "2026-03-10T09:00:00Z"
    desk.run("watch", "--rounds", "1")
    visits = "SELECT count(*) AS n FROM fetches f JOIN sites s ON s.id = f.site_id WHERE s.name = 'quay'"
    assert desk.rows(visits) == [{"n": 4}]
    desk.environment["NEWSTRAIL_NOW"] = "2026-03-11T00:01:00Z"
    desk.run("watch", "--rounds", "1")
    assert desk.rows(visits) == [{"n": 8}]
    assert desk.rows("SELECT count(*) AS n FROM articles WHERE url LIKE '%/pier/%' AND status = 'live'") == [{"n": 2}]


def test_signals_that_come_while_it_starts_again_wait_for_it(
    town: Town, desk: Desk, watching: Callable[..., "subprocess.Popen[str]"]
) -> None:
    quay = _site(town, "quay", 1)
    desk.configure(quay)
    process = watching("--health", "health.json")
    health = desk.folder / "health.json"
    _until(health.exists, process)
    desk.configure(quay, timeout=11)
    process.send_signal(signal.SIGHUP)
    assert process.stderr is not None
    assert any("starting again" in line for line in iter(process.stderr.readline, ""))
    for _ in range(5):  # anywhere between the end of the old and the listening of the new
        process.send_signal(signal.SIGHUP)
        time.sleep(0.05)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=40)
    assert process.returncode == 11
