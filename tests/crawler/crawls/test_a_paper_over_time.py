"""A paper is crawled again and again: what is recorded is what the paper did, whatever happened to the crawler."""

import signal
import time

from tests.crawler.crawls.conftest import SENTENCES, Desk, Town, feed, prose, story


def _paper(town: Town, desk: Desk, articles: int, *, delay: float = 0) -> list[str]:
    """A site "quay" with a feed of so many articles, configured; returns their paths."""
    paths = [f"/2026/03/story-{number}" for number in range(articles)]
    for path in paths:
        town.pages[path] = story(f"The quay, part {path[-2:]}")
    town.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed(paths, town.base))
    site = f'[[site]]\nname = "quay"\nhome = "{town.base}/"\nlistings = ["{town.base}/feed"]\n'
    desk.configure(site, delay=delay)
    return paths


def test_only_edits_become_changes(town: Town, desk: Desk) -> None:
    paths = _paper(town, desk, 6)
    desk.run("crawl", "quay")
    desk.run("crawl", "--all")
    assert desk.rows("SELECT count(*) AS n FROM articles WHERE status = 'live'") == [{"n": 6}]
    assert desk.rows("SELECT count(*) AS n FROM revisions") == [{"n": 6}]
    assert desk.rows("SELECT * FROM changes") == []
    desk.environment["NEWSTRAIL_NOW"] = "2099-01-01T00:00:00Z"
    desk.run("crawl")
    visits = desk.rows("SELECT outcome, evidence FROM fetches WHERE article_id NOTNULL AND run_id = 3")
    assert [row["outcome"] for row in visits] == ["unchanged"] * 6
    assert all("same_bytes" in row["evidence"] for row in visits)

    town.pages[paths[1]] = story("The quay, part -1: it is worse")
    shorter = (*SENTENCES[:3], *SENTENCES[4:])
    title = f"The quay, part {paths[2][-2:]}"
    town.pages[paths[2]] = story(title, body=prose(title, shorter))
    desk.run("crawl", "--all")
    changes = desk.rows(
        "SELECT a.url, c.kind, c.fields FROM changes c JOIN articles a ON a.id = c.article_id ORDER BY 1"
    )
    assert [(row["url"], row["kind"]) for row in changes] == [
        (town.base + paths[1], "edited"),
        (town.base + paths[2], "edited"),
    ]
    assert '"title"' in changes[0]["fields"]
    assert changes[1]["fields"] == '["text"]'


def test_a_killed_crawl_goes_on_where_it_was(town: Town, desk: Desk) -> None:
    paths = _paper(town, desk, 40)
    running = desk.start("crawl", "quay")
    while len(town.asked()) < 20:
        assert running.poll() is None
        time.sleep(0.01)
    running.kill()
    running.communicate()
    kept = {row["url"] for row in desk.rows("SELECT url FROM fetches WHERE article_id IS NOT NULL")}
    desk.run("crawl", "quay")
    rows = desk.rows("SELECT a.url, a.status, a.revision_count, count(f.id) AS visits FROM articles a"
                     " LEFT JOIN fetches f ON f.article_id = a.id GROUP BY a.id")  # fmt: skip
    assert {row["url"] for row in rows} == {town.base + path for path in paths}
    assert {(row["status"], row["revision_count"], row["visits"]) for row in rows} == {("live", 1, 1)}
    assert kept <= {row["url"] for row in rows}
    assert [row["status"] for row in desk.rows("SELECT status FROM runs ORDER BY id")] == ["interrupted", "finished"]
    assert desk.rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]


def test_ctrl_c_finishes_what_is_under_way_and_the_next_run_does_the_rest(town: Town, desk: Desk) -> None:
    paths = _paper(town, desk, 12, delay=0.15)
    running = desk.start("crawl", "quay")
    while len(town.asked()) < 6:
        assert running.poll() is None
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    _, talk = running.communicate(timeout=30)
    assert running.returncode == 11, talk
    asked = len(town.asked()) - len(town.asked("/robots.txt"))
    assert asked < len(paths)
    assert desk.rows("SELECT count(*) AS n FROM fetches") == [{"n": asked}]
    desk.run("crawl", "quay")
    assert all(len(town.asked(path)) == 1 for path in paths)
    assert [row["status"] for row in desk.rows("SELECT status FROM runs ORDER BY id")] == ["interrupted", "finished"]


def test_a_second_run_of_the_same_site_is_refused_and_a_second_ctrl_c_stops_at_once(town: Town, desk: Desk) -> None:
    _paper(town, desk, 30, delay=1.0)
    running = desk.start("crawl", "quay")
    while len(town.asked()) < 2:
        assert running.poll() is None
        time.sleep(0.01)
    refused = desk.run("crawl", "quay", expect=7)
    assert "is being crawled by run 1" in refused.stderr
    running.send_signal(signal.SIGINT)
    time.sleep(0.2)
    running.send_signal(signal.SIGINT)
    began = time.monotonic()
    running.communicate(timeout=30)
    assert time.monotonic() - began < 15, "not the 20 seconds that what is in flight may take"
    assert running.returncode == 11


def test_a_page_that_did_not_change_costs_a_304(town: Town, desk: Desk) -> None:
    paths = _paper(town, desk, 8)
    for number, path in enumerate(paths):
        page = town.pages[path]
        assert isinstance(page, bytes)
        town.pages[path] = (200, {"ETag": f'"{number}"', "Last-Modified": "Tue, 10 Mar 2026 08:30:00 GMT"}, page)
    desk.run("crawl", "quay")
    for path in paths:
        town.pages[path] = (304, {}, b"")
    town.log.clear()
    desk.environment["NEWSTRAIL_NOW"] = "2099-01-01T00:00:00Z"
    desk.run("crawl", "quay")
    conditional = {path: headers for _, path, headers in town.log if "if-none-match" in headers}
    assert len(conditional) >= 2
    assert all(headers["if-modified-since"].startswith("Tue, 10 Mar") for headers in conditional.values())
    assert all(headers["if-none-match"] == f'"{paths.index(path)}"' for path, headers in conditional.items())
    assert desk.rows("SELECT count(*) AS n FROM fetches WHERE outcome = 'not_modified'") == [{"n": len(conditional)}]
    assert desk.rows("SELECT count(*) AS n FROM revisions") == [{"n": 8}]


def test_a_full_disk_ends_the_run_and_space_lets_it_go_on(town: Town, desk: Desk) -> None:
    _paper(town, desk, 2)
    desk.run("crawl", "quay")
    paths = _paper(town, desk, 40)
    limited = desk.run_limited(128, "crawl", "--all")
    assert limited.returncode == 3, limited.stderr
    assert "disk" in limited.stderr
    assert desk.rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    desk.run("crawl", "--all")
    rows = desk.rows("SELECT url FROM articles WHERE status = 'live' AND revision_count = 1")
    assert {row["url"] for row in rows} == {town.base + path for path in paths}


def test_a_new_rule_for_reading_is_no_edit(town: Town, desk: Desk) -> None:
    paths = _paper(town, desk, 2)
    body = prose("the quay").replace("<p>Boats", '<p class="note">Boats')
    town.pages[paths[0]] = story("The quay, with a note", body=body)
    desk.run("crawl", "quay")
    before = desk.rows("SELECT id, text FROM revisions ORDER BY article_id")
    assert "Boats that carry coal" in before[0]["text"]
    config = (desk.folder / "newstrail.toml").read_text()
    (desk.folder / "newstrail.toml").write_text(config + 'remove = [".note"]\n')
    desk.run("crawl", "--all")
    after = desk.rows("SELECT id, text FROM revisions ORDER BY article_id")
    assert [row["id"] for row in after] == [row["id"] for row in before]
    assert "Boats that carry coal" not in after[0]["text"]
    assert desk.rows("SELECT * FROM changes") == []
    town.pages[paths[0]] = story("The quay, with a note", body=body.replace("forty thousand", "sixty thousand"))
    desk.run("crawl", "--all")
    assert [row["kind"] for row in desk.rows("SELECT kind FROM changes")] == ["edited"]
