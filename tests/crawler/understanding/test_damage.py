"""A page that is broken, cut off or hostile is read as far as it goes: nothing in it makes the reader fail."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.understanding import understand

from .corpus.layouts import LAYOUTS
from .corpus.tongues import TONGUES

PAGES = [layout(tongue)[0].encode() for layout in LAYOUTS.values() for tongue in TONGUES]
NOISE = (
    "<",
    ">",
    '"',
    "'",
    "&",
    "\x00",
    "<!--",
    "-->",
    "<p>",
    "</p>",
    "</a>",
    "<script>",
    "</script>",
    "<table>",
    "<td>",
    "<h1>",
    "</div>",
    "<nav>",
    "<template>",
    "<svg>",
    "<select>",
    "<textarea>",
    "\u200f",
    "http://[x",
    "//[",
    "2026-13-45T99",
    "[[[[",
    "{{",
    "\ufffd",
    "%",
    "javascript:",
    "999999999999999999999999999999",
    '"datePublished":1e999,',
    '{"@type":"NewsArticle","author":',
    "<a href='",
    "<time datetime='",
    "<base href='http://[x'>",
    "<link rel=canonical href='http://[x'>",
    "<meta property='og:url' content='http://[x'>",
    "<meta property='article:published_time' content='0000-00-00'>",
)
DAMAGE = st.lists(
    st.tuples(
        st.floats(0, 1), st.sampled_from(("cut", "double", "noise", "bytes", "attribute")), st.integers(0, 10**6)
    ),
    min_size=1,
    max_size=20,
)


def damaged(page: bytes, damage: list[tuple[float, str, int]]) -> bytes:
    for where, how, number in damage:
        at = int(where * len(page))
        end = at + number % 400
        noise = NOISE[number % len(NOISE)].encode()
        if how == "cut":
            page = page[:at] + page[end:]
        elif how == "double":
            page = page[:end] + page[at:]
        elif how == "noise":
            page = page[:at] + noise + page[at:]
        elif how == "bytes":
            page = page[:at] + number.to_bytes(4, "little") + page[at:]
        else:
            start = page.find(b'="', at) + 2
            page = page[:start] + noise + page[page.find(b'"', start) :]
    return page


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(PAGES), DAMAGE, st.sampled_from(("https://brant.example/2026/x", "", "http://[x", "no address")))
def test_no_damage_makes_a_page_unreadable(page: bytes, damage: list[tuple[float, str, int]], url: str) -> None:
    seen = understand(damaged(page, damage), url, {"date": "nonsense"}, datetime(2026, 3, 10, tzinfo=UTC))
    assert seen.article is None or seen.article.text


def test_an_address_that_is_none_is_no_canonical_url() -> None:
    story = (
        "<p>The ferry to the islands sails again from Monday, the harbour office said after a winter of repairs.</p>"
    )
    page = f"<link rel=canonical href='http://[x'><h1>The ferry sails again</h1><article>{story * 4}</article>"
    seen = understand(page.encode(), "https://brant.example/2026/ferry")
    assert seen.article is not None
    assert seen.article.canonical_url is None
