"""What makes a page a story that may be one or a listing: it told it before, or a listing announced it so."""

from dataclasses import replace
from typing import Any

import pytest

from archive import Content, clock
from crawler.items import Article, Page, Understanding
from crawler.visits.announced import in_doubt, why_a_story

TEXT = "The mill at the quay was sold this morning for forty crowns, the harbour office said, to a baker of rye bread."
MILL = Understanding("listing", Article("The mill at the quay is sold", TEXT))
URL = "https://quay.example/a/mill.html"


def entry(title: str, kind: str = "page", day: str | None = None) -> dict[str, Any]:
    return {"url": "https://quay.example/latest", "kind": kind, "title": title, "day": day}


def test_doubt_is_only_about_pages_that_were_read_and_have_a_text() -> None:
    page = Page(URL, URL, clock.now(), 200, body=b"<p>")
    assert in_doubt(page, MILL)
    assert not in_doubt(page, Understanding("listing"))
    assert not in_doubt(page, replace(MILL, kind="media"))
    assert not in_doubt(replace(page, status=404), MILL)
    assert not in_doubt(replace(page, problem="unreadable"), MILL)


def test_what_told_the_story_before_tells_it_still() -> None:
    told = replace(MILL, article=Article("The mill", TEXT + " He opens it in May."))
    assert why_a_story(told, Content(title="The mill", text=TEXT), []) == {"told_before": True}
    ferries = replace(MILL, article=Article("Ferries", "Ferries to Alder, fares and hours of the week; all boats."))
    assert why_a_story(ferries, Content(title="The mill", text=TEXT), []) is None


@pytest.mark.parametrize(
    ("announced", "expected"),
    [
        (entry("The mill at the quay is sold"), True),  # a headline, as long as one
        (entry("Mill at the quay is sold to a baker", "feed"), True),  # its words, put otherwise
        (entry("The mill at the quay is sold", "news_sitemap"), True),
        (entry("The mill is sold", day="10 March 2026"), True),  # short, but of a day
        (entry("The mill is sold"), False),  # short as a section's name
        (entry("All that the harbour office said on Monday", "feed"), False),  # another story's
    ],
)
def test_a_listing_s_entry_says_that_it_is_a_story(announced: dict[str, Any], expected: bool) -> None:
    others = [entry("Where the ice has gone from the basin this week", "feed")]
    why = why_a_story(MILL, None, [*others, announced])
    assert (why is not None) == expected
    if why is not None:
        assert why == {"announced_by": announced["url"], "as": announced["title"]}


def test_headlines_of_scripts_without_spaces_are_long_by_their_characters() -> None:
    seen = replace(MILL, article=Article("港の水車小屋が四十クローネで売却される", TEXT))
    assert why_a_story(seen, None, [entry("港の水車小屋が四十クローネで売却される")]) is not None
    short = replace(MILL, article=Article("港のニュース", TEXT))
    assert why_a_story(short, None, [entry("港のニュース")]) is None
