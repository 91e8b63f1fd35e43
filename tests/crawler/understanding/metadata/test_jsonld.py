"""JSON-LD as publishers write it, whole and broken, is read; nothing makes the reader fail or stall."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.understanding.document import Document
from crawler.understanding.metadata.graph import read_graph
from crawler.understanding.metadata.jsonld import MAX_DEPTH, read_values

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)


@given(PLAIN)
@settings(max_examples=80, deadline=None)
def test_sound_json_comes_back_as_it_was(value):
    assert read_values(json.dumps(value)) == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"headline": "Otters return",}', [{"headline": "Otters return"}]),
        ('{"a": [1, 2, ], }', [{"a": [1, 2]}]),
        ('{"a": "first line\nsecond\tline"}', [{"a": "first line\nsecond\tline"}]),
        ('<!-- {"a": 1} -->', [{"a": 1}]),
        ('//<![CDATA[\n{"a": 1}\n//]]>', [{"a": 1}]),
        ('/* <![CDATA[ */ {"a": 1,} /* ]]> */', [{"a": 1}]),
        ('{"a": 1};', [{"a": 1}]),
        ('{"a": 1} {"b": 2}', [{"a": 1}, {"b": 2}]),
        ('{"a": 1},\n{"b": 2}', [{"a": 1}, {"b": 2}]),
        ("{&quot;a&quot;: &quot;b&quot;}", [{"a": "b"}]),
        ('{"a": "she said "no" and left", "b": "c"}', [{"a": 'she said "no" and left', "b": "c"}]),
        ('{"a": "x" "b": "y"}', [{"a": "x", "b": "y"}]),
        ('{"a": [{"b": 1}{"c": 2}] /* note */, // more\n "d": 3}', [{"a": [{"b": 1}, {"c": 2}], "d": 3}]),
        ("{'a': 'b'}", [{"a": "b"}]),
        ('{"a": "cut off in the mid', [{"a": "cut off in the mid"}]),
        ('{"a": {"b": [1, {"c": "d"', [{"a": {"b": [1, {"c": "d"}]}}]),
        ('{"a": "don\\\'t", "u": "\\u00e9", }', [{"a": "don't", "u": "é"}]),
        ("{a: true, b: undefined, c: 1.5,}", [{"a": True, "b": None, "c": 1.5}]),
        ("\ufeff \n", []),
        ("window.x = 1", []),
    ],
)
def test_broken_json_is_mended(text, expected):
    assert read_values(text) == expected


@given(st.text(alphabet="{}[]\":,\\/*\n aé1'", max_size=120))
@settings(max_examples=100, deadline=None)
def test_no_text_makes_the_reader_fail(text):
    assert isinstance(read_values(text), list)


@pytest.mark.parametrize("unit", ["[", '{"a":', '{"a":[', '"', '{"a" ', "\\", "/*", '" "', "&quot;{"])
@pytest.mark.timeout(60)  # what takes more than linear time runs into it
def test_hostile_texts_are_read_in_linear_time(unit):
    assert isinstance(read_values(unit * (300_000 // len(unit))), list)


def test_what_is_nested_too_deep_is_dropped():
    values = read_values('{"a":' * 5000 + "1,}")
    depth = 0
    while values and isinstance(values[0], dict):
        values = list(values[0].values())
        depth += 1
    assert 0 < depth <= MAX_DEPTH + 2


def script(value):
    return json.dumps(value)


STORY = {"@type": "NewsArticle", "headline": "Ferry stays in port", "url": "https://bote.example/n/ferry-17"}


@pytest.mark.parametrize(
    "value",
    [
        STORY,
        [STORY],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Der Bote"}, STORY]},
        {"@type": "WebPage", "mainEntity": STORY},
        {"@type": ["NewsArticle", "ReportageNewsArticle"], **{k: v for k, v in STORY.items() if k != "@type"}},
        {"@type": "https://schema.org/NewsArticle", "headline": "Ferry stays in port"},
    ],
)
def test_the_article_is_found_wherever_it_lies(value):
    graph = read_graph([script(value)], "https://bote.example/n/ferry-17")
    assert graph.text("headline") == "Ferry stays in port"
    assert graph.articles == 1


def test_an_article_of_the_pages_own_address_wins():
    other = {**STORY, "headline": "Another story", "url": "https://bote.example/n/other-2", "author": "X"}
    graph = read_graph([script([other, STORY])], "https://bote.example/n/ferry-17?from=home")
    assert graph.text("headline") == "Ferry stays in port"


def test_articles_in_a_list_are_counted_and_are_not_the_page():
    listed = {
        "@type": "ItemList",
        "itemListElement": [{"@type": "ListItem", "item": {**STORY, "url": f"/n/{n}"}} for n in range(7)],
    }
    graph = read_graph([script(listed)], "https://bote.example/")
    assert graph.article is None
    assert graph.listed == 7
    assert "itemlist" in graph.types


def test_updates_of_a_live_blog_are_not_the_page():
    live = {
        "@type": "LiveBlogPosting",
        "headline": "Storm: live",
        "liveBlogUpdate": [{"@type": "BlogPosting", "headline": "Harbour shut"}],
    }
    graph = read_graph([script(live)])
    assert graph.text("headline") == "Storm: live"


def test_references_lead_to_their_node():
    value = {"@graph": [{**STORY, "author": {"@id": "#ada"}}, {"@type": "Person", "@id": "#ada", "name": "Ada Berg"}]}
    graph = read_graph([script(value)])
    assert [one["name"] for one in graph.each(graph.article["author"])] == ["Ada Berg"]


TITLED = Document.parse(
    b"<title>Ferry returns to Alder Quay on Monday | Bote</title>", "https://bote.example/n/ferry-17"
)
OTHER = {"@type": "NewsArticle", "headline": "Cannery closes after forty winters", "author": {"name": "Tove Brandt"}}


@pytest.mark.parametrize(
    "other",
    [
        OTHER,
        {**OTHER, "url": "https://bote.example/n/cannery-9"},
        {"@type": "Review", "name": "Dry raincoat", "author": {"name": "Tove Brandt"}},
        {"@type": "ClaimReview", "url": "https://facts.example/1", "author": {"name": "Facts"}},
    ],
)
def test_another_story_is_not_the_pages(other) -> None:
    graph = read_graph([script(other)], "https://bote.example/n/ferry-17", TITLED)
    assert graph.article is None
    mine = {"@type": "Article", "headline": "Ferry returns to Alder Quay"}
    assert (
        read_graph([script([other, mine])], "https://bote.example/n/ferry-17", TITLED).text("headline")
        == mine["headline"]
    )


@pytest.mark.parametrize(
    "mine",
    [
        {"@type": "NewsArticle", "headline": "Eleven winters later", "url": "https://bote.example/n/ferry-17"},
        {"@type": "NewsArticle", "headline": "Ferry returns to Alder Quay", "url": "https://m.bote.example/f17"},
        {"@type": "NewsArticle", "headline": "Back"},
        {"@type": "NewsArticle", "datePublished": "2026-05-12"},
    ],
)
def test_a_story_with_the_pages_address_or_words_is_its_own(mine) -> None:
    assert read_graph([script(mine)], "https://bote.example/n/ferry-17", TITLED).article is not None
