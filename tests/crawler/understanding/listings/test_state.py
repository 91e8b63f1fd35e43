"""Listings that scripts draw, or whose days stand only in what the page hands to its scripts."""

import json

import pytest

from crawler.understanding import understand

from .pages import DAYS, TITLES, address, rows
from .test_listing import NOW, listing

STORIES = [
    {"id": n, "title": title, "url": address(n), "publishedAt": f"2026-01-{DAYS[n]:02d}T07:00:00Z"}
    for n, title in enumerate(TITLES)
]
MENU = [{"title": word, "url": f"/{word.lower()}"} for word in ("News", "Sport", "Culture", "Weather")]
ARC = [
    {"headlines": {"basic": title}, "canonical_url": address(n), "display_date": f"2026-01-{DAYS[n]:02d}T11:20:00.000Z"}
    for n, title in enumerate(TITLES)
]
NODES = [
    {"node": {"headline": title, "link": {"href": address(n)}, "date": 1767225600 + 86400 * (DAYS[n] - 1)}}
    for n, title in enumerate(TITLES)
]
CACHE = {f"Article:{n}": {"__typename": "Article", **story} for n, story in enumerate(STORIES)}


SHARED = [
    {
        "headlines": {"basic": title},
        "websites": {"bay": {"website_url": address(n)}},
        "display_date": f"2026-01-{DAYS[n]:02d}",
    }
    for n, title in enumerate(TITLES)
]


def script(text, kind=""):
    return f"<script{kind}>{text}</script>"


def as_data(state):
    return script(json.dumps(state), " id='__NEXT_DATA__' type='application/json'")


def flat(stories):
    """The stories as one list in which numbers stand for places."""
    values = [["Reactive", 1], {"data": 2}, []]
    for story in stories:
        values[2].append(len(values))
        values.append({key: len(values) + 1 + n for n, key in enumerate(story)})
        values.extend(story.values())
    return values


STATES = {
    "flat": script(json.dumps(flat(STORIES)), " type='application/json' id='__NUXT_DATA__'"),
    "props": as_data({"props": {"pageProps": {"menu": MENU, "articles": STORIES}}}),
    "wrapped": as_data({"data": {"edges": NODES}, "menu": MENU}),
    "by key": as_data({"ROOT_QUERY": {"menu": MENU}, **CACHE}),
    "assigned": script(f"window.__INITIAL_STATE__ = {json.dumps({'menu': MENU, 'list': STORIES})};"),
    "as a text": script(f"window.__PRELOADED_STATE__ = JSON.parse({json.dumps(json.dumps({'list': STORIES}))});"),
    "of several sites": script(f"Fusion.globalContent={json.dumps({'content_elements': SHARED})};"),
    "cached": script(f"Fusion.contentCache={json.dumps({'feed': {'{}': {'data': {'content_elements': ARC}}}})};x=1"),
}


@pytest.mark.parametrize("state", STATES)
def test_a_list_that_scripts_draw_is_read_from_their_state(state):
    entries = listing(f"<div id='app'></div>{STATES[state]}")
    assert [entry.url for entry in entries] == [f"https://bay.example{address(n)}" for n in range(10)]
    assert tuple(entry.title for entry in entries) == TITLES
    assert [entry.published_at.day for entry in entries] == list(DAYS)


@pytest.mark.parametrize("state", STATES)
def test_undated_records_have_the_days_of_the_state(state):
    seen = rows("<div><a href='{url}'><h3>{title}</h3></a></div>")
    entries = listing(f"<div>{seen}</div>{STATES[state]}")
    assert tuple(entry.title for entry in entries) == TITLES
    assert [entry.published_at.day for entry in entries] == list(DAYS)


@pytest.mark.parametrize("state", STATES)
def test_a_page_that_is_all_scripts_is_a_listing_where_its_state_lists_stories(state):
    html = f"<html lang='en'><head><title>Latest</title></head><body><div id='app'></div>{STATES[state]}</body></html>"
    seen = understand(html.encode(), "https://bay.example/latest", {}, NOW)
    assert seen.kind == "listing"
    assert tuple(entry.title for entry in seen.entries) == TITLES


def test_a_story_that_is_all_scripts_is_none_whatever_its_state_lists():
    html = f"<html lang='en'><head><title>Fog</title><meta property='og:type' content='article'></head><body><div id='root'></div><script src='/a.js'></script>{STATES['props']}</body></html>"
    assert understand(html.encode(), "https://bay.example/news/1000-fog-in-the-bay", {}, NOW).kind == "shell"


def test_a_state_does_not_add_to_a_list_that_is_there():
    seen = rows("<div><a href='{url}'><h3>{title}</h3></a></div>", TITLES[:4])
    assert len(listing(f"<div>{seen}</div>{STATES['props']}")) == 4


@pytest.mark.parametrize(
    "state",
    [
        as_data({"menu": MENU}),
        as_data({"stories": [{"title": "Fog", "url": f"https://other.example/{n}", "date": "2026-01-09"} for n in range(5)]}),
        script("window.__INITIAL_STATE__ = {list: [1, 2"),
        script('window.__INITIAL_STATE__ = {"list": [' + "[" * 5000),
        script('State = "' + "State = " * 3000),
    ],
)  # fmt: skip
def test_what_tells_of_no_stories_gives_none(state):
    assert listing(f"<div id='app'></div>{state}") == ()


def test_a_ticker_has_the_day_of_its_heading():
    ticks = "".join(
        f"<div><span>{18 - n}:{10 + n}</span> <a href='{address(n)}'>{TITLES[n]}</a></div>" for n in range(8)
    )
    entries = listing(f"<h1>What happens in the bay on Friday, 9 January 2026</h1><div>{ticks}</div>")
    assert [entry.published_at.day for entry in entries] == [9] * 8
    plain = "".join(f"<div><a href='{address(n)}'>{TITLES[n]}</a></div>" for n in range(8))
    entries = listing(f"<h1>What to remember of Friday, 9 January 2026</h1><div>{plain}</div>")
    assert [entry.published_at for entry in entries] == [None] * 8


def test_the_day_of_the_page_is_no_day_of_its_records():
    plain = "".join(f"<div><a href='{address(n)}'>{TITLES[n]}</a></div>" for n in range(8))
    for day in ("<p>Saturday, 10 January 2026</p>", "<div>Last updated on 10 January 2026</div>"):
        assert [entry.published_at for entry in listing(f"{day}<div>{plain}</div>")] == [None] * 8
