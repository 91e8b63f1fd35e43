"""Listings that answer in JSON: what "load more" asks for, and the REST answers of content systems."""

import json
from datetime import UTC, datetime

import pytest

from crawler.understanding import understand

from .pages import DAYS, TITLES, address, rows

NOW = datetime(2026, 1, 21, 15, 30, tzinfo=UTC)
HERE = "https://bay.example/api/more?page=2"
URLS = ["https://bay.example" + address(n) for n in range(len(TITLES))]
PLAIN = [
    {
        "id": n,
        "headline": title,
        "url": address(n),
        "publishedAt": f"2026-01-{DAYS[n]:02d}T07:00:00Z",
        "teaser": "It rained.",
    }
    for n, title in enumerate(TITLES)
]
REST = [
    {
        "id": 70 + n,
        "date": f"2026-01-{DAYS[n]:02d}T09:15:00",
        "modified": "2026-01-20T10:00:00",
        "slug": "the-story",
        "link": URLS[n],
        "title": {"rendered": title.replace("The ", "The&nbsp;")},
        "content": {"rendered": f'<p>Long text with <a href="/elsewhere/{n}">a link to somewhere else</a>.</p>'},
        "excerpt": {"rendered": "<p>It rained.</p>\n"},
        "categories": [3, 4],
        "_links": {"self": [{"href": f"https://bay.example/wp-json/wp/v2/posts/{70 + n}"}]},
    }
    for n, title in enumerate(TITLES)
]
CARDS = rows(
    "<article><h3><a href='{url}'>{title}</a></h3><time datetime='{iso}'>{date}</time><p>It rained.</p></article>"
)


def read(data, url=HERE, **headers):
    body = data if isinstance(data, bytes) else json.dumps(data).encode()
    return understand(body, url, {"content-type": "application/json", **headers}, NOW)


ANSWERS = {
    "list": PLAIN,
    "rest": REST,
    "under a key": {
        "status": "ok",
        "total": 412,
        "data": {"items": PLAIN, "tags": [{"name": "Bay", "url": "/tags/bay"}] * 3},
    },
    "wrapped": {"data": {"list": {"edges": [{"cursor": "x", "node": one} for one in PLAIN]}}},
    "html": {"success": True, "html": CARDS},
    "html in a page": {"data": {"page": 2, "posts_html": CARDS}, "found": 10},
    "a piece each": [card + "</article>" for card in CARDS.split("</article>") if card],
    "a piece in each": {
        "posts": [{"id": n, "render": card + "</article>"} for n, card in enumerate(CARDS.split("</article>"))]
    },
}


@pytest.mark.parametrize("form", ANSWERS)
def test_stories_in_json_are_entries(form):
    seen = read(ANSWERS[form])
    assert (seen.kind, seen.article) == ("not_html", None)
    assert [(entry.url, entry.title, entry.published_at.day) for entry in seen.entries] == list(
        zip(URLS, TITLES, DAYS, strict=True)
    )
    assert [entry.position for entry in seen.entries] == list(range(1, 11))


@pytest.mark.parametrize("form", ["list", "rest", "wrapped"])
def test_summaries_in_json(form):
    assert {entry.summary for entry in read(ANSWERS[form]).entries} == {"It rained."}


@pytest.mark.parametrize(
    "kind", ["text/html; charset=UTF-8", "text/plain", "application/vnd.api+json", "application/json"]
)
@pytest.mark.parametrize("form", ["list", "html"])
def test_json_is_known_whatever_the_server_calls_it(form, kind):
    assert len(read(ANSWERS[form], **{"content-type": kind}).entries) == 10


def test_two_stories_on_a_last_page():
    assert [entry.url for entry in read(REST[:2]).entries] == URLS[:2]


def test_json_in_another_encoding_and_behind_a_mark():
    assert len(read(json.dumps(PLAIN).encode("utf-16")).entries) in (0, 10)
    assert len(read(b"\xef\xbb\xbf" + json.dumps(PLAIN).encode()).entries) == 10
    latin = json.dumps([{**one, "headline": "Förbi " + one["headline"]} for one in PLAIN], ensure_ascii=False).encode(
        "latin-1"
    )
    assert (
        read(latin, **{"content-type": "application/json; charset=iso-8859-1"}).entries[0].title == "Förbi " + TITLES[0]
    )


@pytest.mark.parametrize(
    ("more", "headers"),
    [
        ({"next": "/api/more?page=3"}, {}),
        ({"next_page_url": "https://bay.example/api/more?page=3"}, {}),
        ({"links": {"self": HERE, "next": {"href": "?page=3"}}}, {}),
        ({"pagination": {"nextPage": 3, "total": 41}}, {}),
        ({"meta": {"has_more": True}}, {}),
        ({}, {"link": '<https://bay.example/api/more?page=1>; rel="prev", </api/more?page=3>; rel="next"'}),
        ({"html": CARDS + "<a class='next' href='/api/more?page=3'>Older stories</a>", "items": []}, {}),
    ],
)
def test_the_way_on(more, headers):
    data = {"items": PLAIN, **more}
    assert read(data, **headers).next_page == "https://bay.example/api/more?page=3"


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"next": None},
        {"next": "https://elsewhere.example/3"},
        {"next": HERE},
        {"has_more": False},
        {"next": 0},
        {"next": "javascript:go()"},
    ],
)
def test_no_way_on(more):
    assert read({"items": PLAIN, **more}).next_page is None


@pytest.mark.parametrize(
    "data",
    [
        {"menu": [{"title": word, "url": f"/{word}"} for word in ("News", "Sport", "Culture")]},
        {"error": {"code": 404, "message": "No such page", "url": "/x"}},
        [],
        "text",
        7,
        None,
        [1, 2, 3],
        {"items": [{**one, "url": "https://elsewhere.example/" + str(one["id"])} for one in PLAIN]},
        {"items": [{**one, "url": "javascript:alert(1)"} for one in PLAIN]},
        {"title": "The old mill", "body": "<p>It burned down.</p>", "url": "/old-mill"},
    ],
)
def test_data_that_lists_no_stories(data):
    seen = read(data)
    assert (seen.kind, seen.entries, seen.next_page) == ("not_html", (), None)


@pytest.mark.parametrize(
    "body",
    [
        b"{" * 100_000,
        b"[" * 100_000 + b"]" * 100_000,
        b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
        b'{"items": [' + b'{"title": "x y z", "url": "/1"},' * 50_000 + b"{}]}",
        b'{"html": "' + b"<a href=x>" * 200_000 + b'"}',
        b'{"html": ["' + b'","'.join([b"<a href=x>"] * 100_000) + b'"]}',
        b'{"title": {"rendered": {"rendered": "\xff\xfe"}}}',
        b'{"next": ' + b"9" * 4000 + b"}",
        b'[{"url": "http://[", "title": "One two three four"}]',
    ],
)  # fmt: skip
def test_hostile_answers_do_no_harm(body):
    assert read(body).kind == "not_html"


def test_pages_that_begin_with_a_brace_are_pages():
    page = f"<html><body><main>{CARDS}</main></body></html>"
    assert understand(("{% page %}" + page).encode(), HERE, {"content-type": "text/html"}, NOW).kind == "listing"
