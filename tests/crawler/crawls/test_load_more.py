"""Listings whose further stories a script would load: the crawl asks for the data itself, and follows what it names."""

import json

import pytest

from tests.crawler.crawls.conftest import Desk, Town, story


def _stories(town: Town, count: int) -> list[str]:
    paths = [f"/2026/03/story-{number}" for number in range(count)]
    for path in paths:
        town.pages[path] = story(f"The quay, part {path[-2:]}")
    return paths


def _card(path: str) -> str:
    return (
        f'<article><h2><a href="{path}">The quay, part {path[-2:]}, and what became of it since</a></h2>'
        "<time datetime='2026-03-10T09:00:00Z'>10 March</time></article>"
    )


def _live(desk: Desk) -> list[str]:
    return sorted(row["url"] for row in desk.rows("SELECT url FROM articles WHERE status = 'live'"))


def _answer(data: object, **headers: str) -> tuple[int, dict[str, str], bytes]:
    return 200, {"Content-Type": "application/json", **headers}, json.dumps(data).encode()


def _told(path: str, town: Town) -> dict[str, object]:
    return {"headline": f"The quay, part {path[-2:]}", "url": path, "publishedAt": "2026-03-10T09:00:00Z", "id": path}


@pytest.mark.parametrize("inside", ["records", "html"])
def test_what_load_more_answers_in_json_is_read(town: Town, desk: Desk, inside: str) -> None:
    paths = _stories(town, 12)
    shown, second, third = paths[:5], paths[5:10], paths[10:]
    town.pages["/latest"] = (
        "<!doctype html><html><head><title>Latest</title></head><body><main><h1>Latest news</h1>"
        f"{''.join(map(_card, shown))}<button class='load-more' data-url='/api/more?page=2'>Load more</button></main></body></html>"
    ).encode()
    for number, part in ((2, second), (3, third)):
        answer: dict[str, object] = (
            {"items": [_told(path, town) for path in part]}
            if inside == "records"
            else {"html": "".join(map(_card, part))}
        )
        town.pages[f"/api/more?page={number}"] = _answer({**answer, "has_more": number == 2})
    desk.configure(
        f'[[site]]\nname = "quay"\nhome = "{town.base}/"\nlistings = ["{town.base}/latest"]\npages = 5\n', delay=0
    )
    desk.run("crawl", "quay")
    assert _live(desk) == sorted(town.base + path for path in paths)
    assert town.asked().count("/api/more?page=3") == 1
    assert not [path for path in town.asked() if path.endswith("page=4")]


def test_a_listing_may_be_a_rest_answer(town: Town, desk: Desk) -> None:
    paths = _stories(town, 6)
    posts = [
        {
            "id": number,
            "date": "2026-03-10T09:00:00",
            "link": town.base + path,
            "title": {"rendered": f"The quay&#8217;s part {number}"},
            "excerpt": {"rendered": "<p>The report is out.</p>"},
        }
        for number, path in enumerate(paths)
    ]
    here, further = "/wp-json/wp/v2/posts", "/wp-json/wp/v2/posts?page=2"
    town.pages[here] = _answer(posts[:4], Link=f'<{town.base}{further}>; rel="next"')
    town.pages[further] = _answer(posts[4:])
    desk.configure(
        f'[[site]]\nname = "quay"\nhome = "{town.base}/"\nlistings = ["{town.base}{here}"]\npages = 3\n', delay=0
    )
    desk.run("crawl", "quay")
    assert _live(desk) == sorted(town.base + path for path in paths)
    entries = desk.rows("SELECT title, position FROM entries WHERE listing_id IS NOT NULL ORDER BY position LIMIT 1")
    assert entries[0]["title"] == "The quay’s part 0"
