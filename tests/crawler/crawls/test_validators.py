"""A host that says 304 whatever it shows is found out, and asked in full from then on; an honest one costs little."""

from http.server import BaseHTTPRequestHandler

from archive import Archive
from tests.crawler.crawls.conftest import Desk, Town, feed, prose, story

PATHS = [f"/2026/03/story-{number}" for number in range(8)]


class Paper:
    """Stories with ETags; a `liar` answers every conditional request with 304."""

    def __init__(self, town: Town, *, liar: bool) -> None:
        self.town, self.liar = town, liar
        self.state = 0
        self.sent: list[int] = []
        for path in PATHS:
            town.pages[path] = self.answer
        town.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed(PATHS, town.base))

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        body = story(f"The quay {handler.path[-1]}, state {self.state}", body=prose(f"state {self.state}"))
        tag = f'"{self.state}"'
        asked = handler.headers.get("If-None-Match")
        same = asked is not None and (self.liar or asked == tag)
        self.sent.append(304 if same else 200)
        handler.send_response(304 if same else 200)
        handler.send_header("ETag", asked if same and self.liar else tag)
        if not same:
            handler.send_header("Content-Type", "text/html; charset=utf-8")
            handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        if not same:
            handler.wfile.write(body)

    def revisit(self, desk: Desk, hour: int) -> None:
        """All articles are due again, and visited."""
        desk.environment["NEWSTRAIL_NOW"] = f"2026-03-10T{hour:02d}:00:00Z"
        if (desk.folder / "newstrail.db").exists():
            with Archive(desk.folder / "newstrail.db") as archive:
                archive.db.execute("UPDATE articles SET next_check_at = '2026-03-10T00:00:00.000Z'")
        desk.run("crawl")


def _configure(town: Town, desk: Desk) -> None:
    desk.configure(f'[[site]]\nname = "quay"\nhome = "{town.base}/"\nlistings = ["{town.base}/feed"]\n')


def _learned(desk: Desk) -> str:
    return str(desk.rows("SELECT host FROM sites")[0]["host"])


def test_a_liar_is_found_out_and_its_changes_are_seen(town: Town, desk: Desk) -> None:
    paper = Paper(town, liar=True)
    _configure(town, desk)
    hour = 8
    while hour == 8 or "full requests only" not in _learned(desk):
        assert hour < 24, _learned(desk)
        paper.state = hour
        paper.revisit(desk, hour)
        hour += 1
    before = len(paper.sent)
    paper.state = 99
    paper.revisit(desk, hour)
    assert paper.sent[before:] == [200] * len(PATHS)
    assert {one["title"][-8:] for one in desk.rows("SELECT title FROM articles")} == {"state 99"}


def test_an_honest_host_is_asked_whether_it_changed(town: Town, desk: Desk) -> None:
    paper = Paper(town, liar=False)
    _configure(town, desk)
    for hour in range(8, 12):
        paper.state = hour
        paper.revisit(desk, hour)
    before = len(paper.sent)
    paper.revisit(desk, 12)
    late = paper.sent[before:]
    assert late.count(304) > len(late) / 2
    assert "full requests only" not in _learned(desk)


def test_a_304_that_nobody_asked_for_says_nothing(town: Town, desk: Desk) -> None:
    town.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed(PATHS[:2], town.base))
    town.pages.update({path: story(f"The quay is closed at {path[-1]}") for path in PATHS[:2]})
    _configure(town, desk)
    desk.run("crawl")
    seen = desk.rows("SELECT last_seen_at FROM revisions WHERE article_id = 1")
    town.pages[PATHS[0]] = (304, {}, b"")
    desk.run("crawl", "--all")
    outcome, evidence = desk.visits()[PATHS[0][1:]]
    assert (outcome, evidence["reason"]) == (
        "unreadable",
        "it says 304, not modified, where the whole page was asked for",
    )
    assert desk.rows("SELECT last_seen_at FROM revisions WHERE article_id = 1") == seen
