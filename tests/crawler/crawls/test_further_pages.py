"""The pages on which a listing goes on are read, in this run or, whatever ended it, in the next; each article once."""

import time

from tests.crawler.crawls.conftest import Desk, Town, story


def _paged(town: Town, desk: Desk, pages: int, *, each: int = 5, delay: float = 0.0) -> list[str]:
    """A site whose front page goes on for so many pages of links; returns the stories' paths."""
    paths = [f"/2026/03/story-{number}" for number in range(pages * each)]
    for path in paths:
        town.pages[path] = story(f"The quay, part {path[-2:]}")
    for page in range(pages):
        shown = paths[page * each : (page + 1) * each]
        links = "".join(
            f'<article><h2><a href="{path}">The quay, part {path[-2:]}, and what became of it since</a></h2>'
            f"<time datetime='2026-03-10T0{position}:00:00Z'>10 March</time><p>The report is out.</p></article>"
            for position, path in enumerate(shown)
        )
        on = f'<link rel="next" href="/latest?page={page + 2}">' if page + 1 < pages else ""
        body = f"<!doctype html><html><head><title>Latest</title>{on}</head><body><main><h1>Latest news</h1>{links}</main></body></html>"
        town.pages["/latest" if page == 0 else f"/latest?page={page + 1}"] = body.encode()
    desk.configure(
        f'[[site]]\nname = "quay"\nhome = "{town.base}/"\nlistings = ["{town.base}/latest"]\npages = {pages}\n',
        delay=delay,
    )
    return paths


def _live(desk: Desk) -> list[str]:
    return sorted(row["url"] for row in desk.rows("SELECT url FROM articles WHERE status = 'live'"))


def test_pages_that_a_killed_run_did_not_read_are_read_by_the_next(town: Town, desk: Desk) -> None:
    paths = _paged(town, desk, 4, delay=0.25)
    running = desk.start("crawl", "quay")
    while len(town.asked()) < 3:
        assert running.poll() is None
        time.sleep(0.01)
    deadline = time.monotonic() + 20
    while not desk.rows("SELECT 1 FROM fetches") and time.monotonic() < deadline:
        time.sleep(0.02)
    running.kill()
    running.communicate()
    before = town.asked()
    assert "/latest?page=4" not in before
    desk.run("crawl", "quay", "--delay", "0")
    assert _live(desk) == sorted(town.base + path for path in paths)
    assert town.asked().count("/latest") <= 2
    assert desk.rows("SELECT max(revision_count) AS n FROM articles") == [{"n": 1}]
    assert desk.rows("SELECT * FROM listing_pages") == []


def test_a_limit_leaves_the_further_pages_to_the_next_runs(town: Town, desk: Desk) -> None:
    paths = _paged(town, desk, 3, each=4)
    for _ in range(4):
        desk.run("crawl", "quay", "--limit", "1")
    assert [path for path in town.asked() if path.startswith("/latest")] == [
        "/latest", "/latest?page=2", "/latest?page=3",
    ]  # fmt: skip
    desk.run("crawl", "quay")
    assert _live(desk) == sorted(town.base + path for path in paths)


def test_a_further_page_that_fails_is_tried_again(town: Town, desk: Desk) -> None:
    paths = _paged(town, desk, 2, each=3)
    second = town.pages["/latest?page=2"]
    town.pages["/latest?page=2"] = (500, {}, b"broken")
    desk.environment["NEWSTRAIL_NOW"] = "2026-03-10T12:00:00Z"
    desk.run("crawl", "quay")
    assert len(_live(desk)) == 3
    desk.run("crawl", "quay")
    assert town.asked().count("/latest?page=2") == 1, "not before some minutes have gone"
    town.pages["/latest?page=2"] = second
    desk.environment["NEWSTRAIL_NOW"] = "2026-03-10T12:25:00Z"
    desk.run("crawl", "quay")
    assert _live(desk) == sorted(town.base + path for path in paths)
    assert desk.rows("SELECT * FROM listing_pages") == []
