"""A page that is gone under status 200, in words that no list of phrases knows: the site's own answer tells."""

import json
from datetime import timedelta
from typing import Any

from archive import clock
from crawler.cli.rehearsal import configuration
from crawler.newsroom import Newsroom
from tests.crawler.crawls.conftest import Desk, Town, feed, prose, story

HOME = b"""<!doctype html><html><head><title>Quay Gazette</title></head><body><header>Quay Gazette</header><main>
<h1>Quay Gazette</h1><h2><a href="/2026/03/quay">The quay is closed until the ice has gone</a></h2></main>
<footer>Printed in Quay by the brothers Lindqvist</footer></body></html>"""


def nothing(path: str) -> bytes:
    """What the site shows where nothing is."""
    return f"""<!doctype html><html><head><title>A blank berth | Quay Gazette</title></head><body>
<header>Quay Gazette</header><main><h1>A blank berth</h1><p>The cat sleeps where you look for {path}, and will not be
moved by anyone.</p><p>Would you like the tide tables, or the list of ships expected this evening?</p></main>
<footer>Printed in Quay by the brothers Lindqvist</footer></body></html>""".encode()


class Soft(dict[str, Any]):
    """Pages of a site that answers 200 everywhere."""

    def get(self, path: str, default: Any = None) -> Any:
        return super().get(path) or nothing(path)


def _paper(town: Town, desk: Desk) -> list[str]:
    paths = [f"/2026/03/{name}" for name in ("quay", "market", "mill", "school")]
    town.pages = Soft({path: story(f"The {path[9:]} and what became of it") for path in paths})
    town.pages |= {"/": HOME, "/robots.txt": (404, {}, b"no"), "/feed": feed(paths, town.base)}
    desk.configure(f'[[site]]\nname = "quay"\nhome = "{town.base}/"\nlistings = ["{town.base}/feed"]\n')
    desk.run("crawl")
    return paths


def test_what_the_site_shows_for_anything_is_no_edit(town: Town, desk: Desk) -> None:
    paths = _paper(town, desk)
    del town.pages[paths[0]], town.pages[paths[1]]
    town.pages[paths[2]] = story(
        "The mill is sold", body=prose("nothing that was said before", ("Sold, all of it.",) * 5)
    )
    before = len(town.log)
    desk.run("crawl", "--all")
    visits = desk.visits()
    assert {path: visits[path[1:]][0] for path in paths} == dict(
        zip(paths, ("soft_gone", "soft_gone", "changed", "unchanged"), strict=True)
    )
    evidence = visits[paths[0][1:]][1]
    assert evidence["same_as_absent"] == "text"
    assert evidence["absent_status"] == 200
    asked = [path for _, path, _ in town.log[before:]]
    assert sum(path.startswith("/2026/03/") and path not in paths for path in asked) == 1, "one probe a run"
    desk.run("crawl", "--all")
    assert [row["kind"] for row in desk.rows("SELECT kind FROM changes ORDER BY id")] == [
        "edited", "disappeared", "disappeared",
    ]  # fmt: skip


def test_a_site_that_says_the_same_everywhere_has_lost_nothing(town: Town, desk: Desk) -> None:
    paths = _paper(town, desk)
    town.pages = Soft({"/robots.txt": (404, {}, b"no")})
    desk.run("crawl", "--all")
    desk.run("crawl", "--all")
    assert "soft_gone" not in {outcome for outcome, _ in desk.visits().values()}
    assert desk.rows("SELECT kind FROM changes WHERE kind = 'disappeared'") == []
    assert desk.rows("SELECT count(*) AS n FROM articles WHERE status = 'live'") == [{"n": len(paths)}]


def test_a_page_may_lead_where_every_lost_address_leads(town: Town, desk: Desk) -> None:
    paths = _paper(town, desk)
    town.pages["/lost"] = nothing("it")
    plain = dict(town.pages)
    del plain[paths[0]]

    class Leading(Soft):
        def get(self, path: str, default: Any = None) -> Any:
            return dict.get(self, path) or (302, {"Location": "/lost"}, b"")

    town.pages = Leading(plain)
    desk.run("crawl", "--all")
    outcome, evidence = desk.visits()[paths[0][1:]]
    assert (outcome, evidence["same_as_absent"]) == ("soft_gone", "redirect")


def test_the_newsroom_s_soft_404_is_a_disappearance(desk: Desk, moved_clock: object) -> None:
    with Newsroom() as newsroom:
        (desk.folder / "newstrail.toml").write_text(configuration(newsroom), encoding="utf-8")
        desk.environment["NEWSTRAIL_NOW"] = clock.stamp()
        desk.run("crawl", "courier")
        slug = newsroom.stories("courier")[0].slug
        address = newsroom.story_url(slug)
        newsroom.trouble("courier", "soft_404")
        newsroom.delete(slug)
        for _ in range(2):
            newsroom.advance(timedelta(hours=6))
            desk.environment["NEWSTRAIL_NOW"] = clock.stamp()
            desk.run("crawl", address)
    rows = desk.rows("SELECT outcome, evidence FROM fetches WHERE url = ? ORDER BY id", address)
    assert [row["outcome"] for row in rows] == ["new", "soft_gone", "soft_gone"]
    assert all(json.loads(row["evidence"]) for row in rows)
    assert [row["kind"] for row in desk.rows("SELECT kind FROM changes")] == ["disappeared"]
