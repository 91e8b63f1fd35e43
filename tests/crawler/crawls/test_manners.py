"""How a crawl behaves towards a host, read from the host's own log."""

import time
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from tests.crawler.crawls.conftest import Desk, Town, feed, story


def _site(town: Town, desk: Desk, paths: list[str], *, delay: float = 0) -> None:
    for path in paths:
        town.pages.setdefault(path, story(f"About {path}"))
    town.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed(paths, town.base))
    site = f'[[site]]\nname = "quay"\nhome = "{town.base}/"\nlistings = ["{town.base}/feed"]\n'
    desk.configure(site, delay=delay)


def _gaps(town: Town) -> list[float]:
    times = [at for at, _, _ in town.log]
    return [later - earlier for earlier, later in pairwise(times)]


def test_robots_is_asked_first_and_its_delay_is_kept(town: Town, desk: Desk) -> None:
    town.pages["/robots.txt"] = b"User-agent: *\nCrawl-delay: 0.4\nDisallow: /closed\n"
    _site(town, desk, ["/open/1", "/open/2", "/closed/3"])
    desk.run("crawl", "quay")
    assert town.asked()[0] == "/robots.txt"
    assert town.asked("/closed/3") == []
    assert min(_gaps(town)[1:]) >= 0.38
    assert desk.visits()["closed/3"][0] == "refused"


def test_the_configured_delay_is_kept_between_all_requests(town: Town, desk: Desk) -> None:
    town.pages["/from"] = (301, {"Location": "/to"}, b"")
    town.pages["/to"] = story("Here it is")
    _site(town, desk, ["/a", "/from", "/b"], delay=0.3)
    desk.run("crawl", "quay")
    assert len(town.asked()) == 6
    gaps = _gaps(town)
    assert sum(gaps) >= 5 * 0.3 - 0.15  # a busy server may note its first request late, and only that shortens the sum
    assert sorted(gaps)[len(gaps) // 2] >= 0.28
    assert min(gaps) > 0.1


def test_a_host_that_asks_for_a_moment_gets_it(town: Town, desk: Desk) -> None:
    answers = iter([(429, {"Retry-After": "1"}, b"slow down"), (200, {}, story("Later"))])
    town.pages["/busy"] = lambda handler: _answer(handler, *next(answers))
    _site(town, desk, ["/busy", "/calm"])
    desk.run("crawl", "quay")
    assert {row["outcome"] for row in desk.rows("SELECT outcome FROM fetches")} == {"new"}
    refused, _ = (at for at, path, _ in town.log if path == "/busy")
    assert min(at - refused for at, _, _ in town.log if at > refused) >= 0.95


def test_a_host_that_asks_for_an_hour_is_left_alone_for_an_hour(town: Town, desk: Desk) -> None:
    paths = [f"/page/{number}" for number in range(8)]
    town.pages[paths[2]] = (503, {"Retry-After": "3600"}, b"later")
    _site(town, desk, paths)
    began = time.monotonic()
    desk.run("crawl", "quay")
    assert time.monotonic() - began < 15
    assert len(town.asked()) < len(paths)
    last = town.asked()[-1]
    assert last in (paths[2], paths[3])
    waiting = desk.rows("SELECT count(*) AS n FROM articles WHERE status = 'pending' AND schedule_reason LIKE '%wait%'")
    assert waiting[0]["n"] >= 4
    asked = len(town.asked())
    for again in (["quay"], ["--all"], [town.base + paths[0]]):
        told = desk.run("crawl", *again).stderr
    assert len(town.asked()) == asked
    assert "The host of quay asked for silence: it is left alone for 60 minutes." in told
    # What was under way when the host asked for silence is not due before it is over either.
    soon = desk.rows(
        "SELECT url FROM articles WHERE next_check_at < strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '+3000 seconds')"
    )
    assert soon == []
    desk.environment["NEWSTRAIL_NOW"] = f"{datetime.now(UTC) + timedelta(hours=2):%Y-%m-%dT%H:%M:%SZ}"
    town.pages[paths[2]] = story(f"About {paths[2]}")
    desk.run("crawl", "quay")
    assert len(desk.rows("SELECT 1 FROM revisions")) == len(paths)


def test_an_answer_without_a_body_is_none(town: Town, desk: Desk) -> None:
    _site(town, desk, ["/page/1", "/page/2"])
    desk.run("crawl", "quay")
    town.pages["/feed"] = town.pages["/page/1"] = (200, {}, b"")
    assert "the answer is empty" in desk.run("crawl", "quay", "--all", expect=12).stderr
    visits = desk.visits()
    assert {path: visits[path][0] for path in ("feed", "page/1", "page/2")} == {
        **dict.fromkeys(("feed", "page/1"), "unreadable"),
        "page/2": "unchanged",
    }


def _answer(handler: object, status: int, headers: dict[str, str], body: bytes) -> None:
    handler.send_response(status)  # type: ignore[attr-defined]
    for name, value in headers.items():
        handler.send_header(name, value)  # type: ignore[attr-defined]
    handler.send_header("Content-Length", str(len(body)))  # type: ignore[attr-defined]
    handler.end_headers()  # type: ignore[attr-defined]
    handler.wfile.write(body)  # type: ignore[attr-defined]


def test_a_robots_txt_that_fails_forbids_all_and_costs_one_request(town: Town, desk: Desk) -> None:
    _site(town, desk, ["/page/1"])
    town.pages["/more"] = town.pages["/feed"]
    text = (desk.folder / "newstrail.toml").read_text()
    (desk.folder / "newstrail.toml").write_text(text.replace('/feed"]', f'/feed", "{town.base}/more"]'))
    town.pages["/robots.txt"] = (503, {}, b"busy")
    began = time.monotonic()
    done = desk.run("crawl", "quay", expect=12)
    assert time.monotonic() - began < 8, "no waiting for a host of which nothing may be asked"
    assert "robots.txt answered 503" in done.stderr
    assert town.asked() == ["/robots.txt"]
    assert {row["outcome"] for row in desk.rows("SELECT outcome FROM fetches")} == {"refused"}


def test_a_reservation_in_the_file_of_the_origin_is_respected_if_asked(town: Town, desk: Desk) -> None:
    paths = ["/2026/one", "/2026/two", "/press/three"]
    town.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed(paths, town.base))
    town.pages.update({path: story(f"Story {path}") for path in paths})
    file = "/.well-known/tdmrep.json"
    town.pages[file] = (200, {"Content-Type": "application/json"}, b'[{"location": "/2026/", "tdm-reservation": 1}]')
    site = f'[[site]]\nname = "quay"\nhome = "{town.base}/"\nlistings = ["{town.base}/feed"]\n'
    desk.configure(site)
    desk.run("crawl")
    assert town.asked(file) == []
    assert len(desk.rows("SELECT 1 FROM revisions")) == 3

    (desk.folder / "newstrail.db").unlink()
    desk.configure(site + "tdm = true\n")
    desk.run("crawl")
    assert len(town.asked(file)) == 1
    visits = desk.visits()
    assert {visits[path[1:]][0] for path in paths[:2]} == {"refused"}
    assert "tdmrep.json for /2026/" in visits["2026/one"][1]["reason"]
    assert visits["press/three"][0] == "new"


def test_a_host_that_says_soon_for_ever_is_left_alone(town: Town, desk: Desk) -> None:
    paths = [f"/page/{number}" for number in range(8)]
    town.pages.update(dict.fromkeys(paths, (503, {"Retry-After": "0"}, b"down")))
    _site(town, desk, paths)
    told = desk.run("crawl", "quay", expect=12).stderr
    assert len(town.asked()) <= 2 + 4  # robots.txt, the feed, and a page's three tries; one more may be on its way
    assert "asked for silence: it is left alone for 40 seconds" in told
    assert "answered 503" in told
    [due] = desk.rows(
        "SELECT min(next_check_at) > strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '+20 seconds') AS n FROM articles"
    )
    assert due["n"] == 1
    assert "answered 503" in desk.run("doctor").stdout or len(desk.rows("SELECT 1 FROM fetches")) < 4
