"""A page that might as well be a listing is a story at first sight where a listing announced it as one."""

import sqlite3
from contextlib import closing

from tests.crawler.crawls.conftest import Desk, Town

TEXT = "The harbour board keeps this list for captains who come to the quay for the first time and know nobody here. "


def berths(text: str = TEXT) -> bytes:
    """A text above many things that have pages of their own."""
    cards = "".join(
        f'<div class="card"><h3><a href="/berths/{at}">Berth number {at} of the harbour</a></h3>'
        f"<p>Deep enough for {at + 2} boats at any tide, with water and light on the quay.</p></div>"
        for at in range(14)
    )
    body = f"<h1>Berths</h1><p>{text * 2}</p><p>{text * 3}</p>{cards}"
    return f"<!doctype html><html><title>Berths | Quay</title>{body}</html>".encode()


def rss(base: str, titles: dict[str, str]) -> bytes:
    items = "".join(
        f"<item><title>{title}</title><link>{base}{path}</link><pubDate>Tue, 10 Mar 2026 08:30:00 GMT</pubDate></item>"
        for path, title in titles.items()
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Quay</title>{items}</channel></rss>'.encode()


def test_what_a_feed_announces_under_its_headline_is_a_story(town: Town, desk: Desk) -> None:
    announced, other = "/guide/berths-of-the-quay", "/guide/where-to-moor"
    titles = {announced: "Berths", other: "Ice in the basin"}
    town.pages = {"/robots.txt": (404, {}, b"no"), announced: berths(), other: berths()}
    town.pages["/feed"] = rss(town.base, titles)
    desk.configure(f'[[site]]\nname = "quay"\nhome = "{town.base}/"\nlistings = ["{town.base}/feed"]\n')
    desk.run("crawl")
    visits = desk.visits()
    assert {path: visits[path[1:]][0] for path in titles} == {announced: "new", other: "not_article"}
    evidence = visits[announced[1:]][1]
    assert evidence["announced_by"] == f"{town.base}/feed"
    assert evidence["as"] == titles[announced]
    assert evidence["kind"]["doubt"] is True
    rows = desk.rows("SELECT title, text FROM revisions")
    assert [row["title"] for row in rows] == [titles[announced]]
    assert TEXT.strip() in rows[0]["text"]

    town.pages[announced] = berths(TEXT.replace("captains", "pilots"))
    desk.run("crawl", "--all")
    assert [row["kind"] for row in desk.rows("SELECT kind FROM changes")] == ["edited"]
    desk.run("crawl", "--all")
    assert len(desk.rows("SELECT kind FROM changes")) == 1

    with closing(sqlite3.connect(desk.folder / "newstrail.db")) as db, db:
        db.execute("UPDATE revisions SET text = 'As an older program read it.', extractor = 'older/1' WHERE number = 1")
    db.close()
    desk.run("reextract", "--processes", "1")
    assert TEXT.strip() in desk.rows("SELECT text FROM revisions WHERE number = 1")[0]["text"]
