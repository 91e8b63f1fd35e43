"""Pages that only scripts fill: run in a browser that can reach nothing by itself."""

import json

import pytest

from crawler.fetching.browser import missing
from tests.crawler.crawls.conftest import SENTENCES, Desk, Town, feed

PATH = "/2026/03/quay-story"
NEEDS_BROWSER = pytest.mark.skipif(bool(missing()), reason=missing())


def _shell(town: Town, script: str) -> None:
    """A page without text; its script fills it from /api/story."""
    paragraphs = [f"{sentence} So says the report." for sentence in SENTENCES]
    data = {"title": "The quay is closed", "paragraphs": paragraphs}
    town.pages["/api/story"] = (200, {"Content-Type": "application/json"}, json.dumps(data).encode())
    town.pages["/app.js"] = (200, {"Content-Type": "text/javascript"}, script.encode())
    town.pages[PATH] = (
        b"<!doctype html><html lang=en><head><meta charset=utf-8><title>Quay Gazette</title></head>"
        b'<body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div>'
        b'<script src="/app.js"></script></body></html>'
    )


FILL = """
fetch('/api/story').then(answer => answer.json()).then(story => {
  const article = document.createElement('article');
  const headline = document.createElement('h1');
  headline.textContent = story.title;
  article.append(headline);
  for (const text of story.paragraphs) {
    const p = document.createElement('p'); p.textContent = text; article.append(p);
  }
  document.getElementById('root').append(article);
  document.title = story.title;
});
"""


def _crawl(town: Town, desk: Desk, more: str = "") -> tuple[str, dict[str, object]]:
    """The outcome and the evidence of the visit to the story."""
    town.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed([PATH], town.base))
    desk.configure(f'[[site]]\nname = "quay"\nhome = "{town.base}/"\nlistings = ["{town.base}/feed"]\n{more}')
    desk.run("crawl")
    return desk.visits()[PATH.lstrip("/")]


@NEEDS_BROWSER
def test_a_page_that_scripts_fill_is_read(town: Town, desk: Desk) -> None:
    _shell(town, FILL)
    outcome, evidence = _crawl(town, desk)
    assert outcome == "new"
    assert evidence["rendered"] == {"requests": 2, "refused": 0}
    (row,) = desk.rows("SELECT title, text FROM revisions")
    assert row["title"] == "The quay is closed"
    assert all(sentence in row["text"] for sentence in SENTENCES)
    assert town.asked().count(PATH) == 1


@NEEDS_BROWSER
def test_scripts_reach_only_what_the_crawl_may(town: Town, desk: Desk) -> None:
    other = Town().open("127.0.0.2")
    try:
        reach = f"fetch('{other.base}/secret').catch(() => 0); new Image().src = '{other.base}/pixel';"
        post = "fetch('/api/vote', {method: 'POST', body: '1'}).catch(() => 0); fetch('/kept/out').catch(() => 0);"
        socket = f"try {{ new WebSocket('{other.base.replace('http', 'ws')}/socket') }} catch (e) {{}}"
        town.pages["/robots.txt"] = b"User-agent: *\nDisallow: /kept/"
        _shell(town, reach + post + socket + FILL)
        outcome, evidence = _crawl(town, desk)
        assert outcome == "new"
        assert evidence["rendered"] == {"requests": 4, "refused": 2}
        assert other.asked() == []
        assert not {"/api/vote", "/kept/out"} & set(town.asked())
    finally:
        other.close()


@NEEDS_BROWSER
def test_a_site_may_be_left_without_a_browser(town: Town, desk: Desk) -> None:
    _shell(town, FILL)
    outcome, evidence = _crawl(town, desk, "browser = false\n")
    assert outcome not in ("new", "changed")
    assert evidence["not_rendered"] == "browser = false"
    assert "/api/story" not in town.asked()


def test_without_a_browser_the_visit_says_what_to_install(
    town: Town, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    _shell(town, FILL)
    desk.environment["PATH"] = str(desk.folder)
    outcome, evidence = _crawl(town, desk)
    assert outcome not in ("new", "changed")
    assert "newstrail[browser]" in str(evidence["not_rendered"])
