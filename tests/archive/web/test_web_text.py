"""Scraped text stands in a page as text: escaped, odd characters shown, addresses of the web only."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import escape

from archive.announce.documents import Entry, Feed, atom, json_feed
from archive.web.render import text as rendered
from archive.web.render.marks import marks
from archive.web.render.telling import telling
from archive.web.render.text import fields, is_web, language, number, outside, scraped, size, span, visible, when
from archive.web.statistics import rate


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<b>", "&lt;b&gt;"),
        ("\"'", "&#34;&#39;"),
        ("a\u202eb", '<span class="odd" title="right-to-left override">U+202E</span>'),
        ("\x1b[2J", "U+001B"),
        ("\u2066x\u2069", "U+2066"),
        ("\ud800", "U+D800"),
    ],
)
def test_odd_text_is_shown_not_obeyed(text: str, shown: str) -> None:
    assert shown in visible(text)


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_plain_text_is_only_escaped(text: str) -> None:
    shown = visible(text)
    assert "<script" not in shown
    if text.isprintable() and not any("\u200b" <= one <= "\u206f" for one in text) and "\ufeff" not in text:
        assert shown == escape(text)


def test_a_scraped_string_keeps_its_own_direction() -> None:
    assert scraped("خبر") == '<bdi dir="auto">خبر</bdi>'
    assert "—" in scraped(None)


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://harbour.example/a?b=c", True),
        ("http://harbour.example/", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("java\tscript:alert(1)", False),
        ("\x01javascript:alert(1)", False),
        ("data:text/html,<script>", False),
        ("vbscript:x", False),
        ("//harbour.example/", False),
        ("https:\\\\harbour.example", False),
        ("https://", False),
        ("http://[bad", False),
        ("https://harbour.example/\u202egpj", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_become_links(url: str | None, good: bool) -> None:
    assert is_web(url) is good
    assert ("<a " in outside(url)) is good


@pytest.mark.parametrize(
    ("tag", "good"),
    [("en", True), ("zh-Hant-TW", True), ("de_CH", True), ('x" onload="', False), ("", False), (None, False)],
)
def test_a_language_is_well_formed_or_left_out(tag: str | None, good: bool) -> None:
    assert bool(language(tag)) is good


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(30, "30 s"), (125, "2 min"), (3 * 3600 + 60, "3 h 1 min"), (2 * 86400, "2 d"), (-60, "−1 min"), (None, "")],
)
def test_a_span_has_two_units_at_most(seconds: float | None, shown: str) -> None:
    assert span(seconds) == shown


def test_sizes_counts_and_times_are_for_people() -> None:
    assert size(17_200) == "17.2 kB"
    assert size(None) == ""
    assert number(1234567) == "1\u202f234\u202f567"
    assert 'datetime="2026-03-02T09:00:00.000Z"' in when("2026-03-02T09:00:00.000Z")
    assert "2 Mar 2026, 09:00 UTC" in when("2026-03-02T09:00:00.000Z")
    assert "&lt;i&gt;" in when("<i>")
    assert fields(["title", "text"]) == "headline and text"


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_marks_hold_both_sides_whole(before: str, after: str) -> None:
    runs = marks(before, after)
    assert "".join(text for kind, text in runs if kind != "added") == before
    assert "".join(text for kind, text in runs if kind != "removed") == after


def test_marks_cut_scripts_without_spaces_by_character() -> None:
    assert marks("港の橋が閉鎖", "港の橋が再開") == [["same", "港の橋が"], ["removed", "閉鎖"], ["added", "再開"]]


@settings(max_examples=60, deadline=None)
@given(st.text(), st.text())
def test_feeds_hold_any_text(title: str, summary: str) -> None:
    import json
    import xml.etree.ElementTree as ET

    feed = Feed(
        title,
        "http://localhost/x",
        "2026-03-02T09:00:00.000Z",
        [Entry("tag:x,1:1", title, summary, "http://localhost/1", "2026-03-02T09:00:00.000Z")],
    )
    ET.fromstring(atom(feed)[0].encode("utf-8"))
    text = json_feed(feed)[0]
    assert "<" not in text
    json.loads(text)


def test_a_rate_without_looks_is_unknown_and_with_few_is_wide() -> None:
    assert rate(0, 0)["rate"] is None
    few, many = rate(2, 10), rate(200, 1000)
    assert few["high"] - few["low"] > many["high"] - many["low"]
    assert few["low"] < 20 < few["high"]


def test_a_time_after_something_is_rounded_outwards_so_that_it_holds_the_true_one() -> None:
    assert rendered.after(26_000.0, 39_700.0) == "7 to 12 h after"
    assert rendered.after(0.0, 1_150.0) == "within 20 min of"
    assert rendered.after(180_000.0, 250_000.0) == "2 to 3 days after"


def test_commands_in_a_message_become_code_and_the_rest_stays_text() -> None:
    assert rendered.quoted("Ask `newstrail log`, not <b>") == "Ask <code>newstrail log</code>, not &lt;b&gt;"
    assert rendered.quoted("a ` alone") == "a ` alone"


def test_a_card_tells_what_took_the_place_of_what_before_it_names_kinds() -> None:
    evidence = {"typo": "teh → the", "figure_changed": "2,3 → 3,2", "paragraph_removed": "The pool stays shut."}
    told = telling(["figure_changed", "paragraph_removed", "typo"], evidence)
    assert [one["label"] for one in told] == ["figure_changed", "paragraph_removed"]
    assert told[0]["runs"] == [["removed", "2,3"], ["added", "3,2"]]
    assert told[1]["runs"] == [["removed", "The pool stays shut."]]
    assert telling(["typo"], {"typo": ". → ,"}) == []
    exchange = "it was, as it were, some fun for the cr… → it was, as if it were, some fun for the…"
    quoted = telling(["quote_changed"], {"quote_changed": exchange})[0]["runs"]
    assert [run for run in quoted if run[0] != "same"] == [["added", " if"]]
    assert quoted[-1] == ["same", "…"]
    assert telling(["wording"], {"wording": "→ only new words"})[0]["runs"] == [["added", "only new words"]]
