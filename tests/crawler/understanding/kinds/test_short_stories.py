"""Short stories above many others: a page's own headline, day and first paragraph make it a story, or its teaser."""

from datetime import UTC, datetime

import pytest

from crawler.understanding import understand

TITLES = (
    "Council buys old mill for a crown",
    "Storm closes the coast road again",
    "School bell rings after long repair",
    "Harbour fees stay as they are",
    "Baker wins prize for rye bread",
    "Library opens on Sundays from May",
    "Two swans return to castle pond",
    "Bus line nine gets a new stop",
    "Fire in barn was set on purpose",
    "Mayor plants the hundredth tree",
    "Choir sings in the empty swimming hall",
    "Town clock is late once more",
)
LEAD = "The ferry between Brant and Alder Quay will sail again from Monday, eleven years after its pier was closed."
MORE = "Mayor Ines Corvale said the council had bought a used vessel and would pay for its repair over three years."
OFFER = (
    '<div class="offer"><h2>Keep reading</h2><p>Already a subscriber? Log in. Subscribe to continue reading.</p>'
    "<button>Subscribe</button></div>"
)


def _path(title: str) -> str:
    return f"/2026/01/{title.lower().replace(' ', '-')}.html"


AREAS = {
    "cards": "".join(
        f'<div class="card"><a href="{_path(t)}"><img src="x"><h3>{t}</h3></a><p>{t} and what it means here.</p></div>'
        for t in TITLES
    ),
    "dated cards": "".join(
        f'<div class="card"><h3><a href="{_path(t)}">{t}</a></h3><time datetime="2026-01-0{i % 9 + 1}">0{i % 9 + 1}.01.2026'
        f"</time><p>{t} and what it means.</p></div>"
        for i, t in enumerate(TITLES)
    ),
    "links": "<ul>" + "".join(f'<li><a href="{_path(t)}">{t}</a></li>' for t in TITLES) + "</ul>",
}
DAYS = {
    "byline": '<p class="byline">By Mara Holt, 9 January 2026</p>',
    "line": "<p>9 January 2026</p>",
    "time": '<time datetime="2026-01-09">9 January</time>',
}


def kind_of(story: str, area: str, url: str = "https://brant.example/2026/01/ferry-returns.html") -> str:
    page = (
        "<html lang='en'><head><title>Ferry returns to Brant - Courier</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<div><h1>Ferry returns to Brant</h1>{story}</div><div><h2>More stories</h2>{area}</div></body></html>"
    )
    return understand(page.encode(), url, {}, datetime(2026, 1, 10, tzinfo=UTC), status=200).kind


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("day", DAYS)
def test_a_short_story_above_many_others_is_an_article(area: str, day: str) -> None:
    for text in (f"<p>{LEAD}</p>", f"<p>{LEAD}</p><p>{MORE}</p>"):
        for url in ("https://brant.example/2026/01/ferry-returns.html", "https://brant.example/news/12345"):
            assert kind_of(DAYS[day] + text, AREAS[area], url) == "article"


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("day", ["", *DAYS.values()])
def test_a_teaser_that_an_offer_follows_is_a_paywall(area: str, day: str) -> None:
    assert kind_of(f"{day}<p>{LEAD}</p>{OFFER}", AREAS[area]) == "paywall"


def test_a_section_with_a_heading_and_an_introduction_stays_a_listing() -> None:
    page = (
        "<html lang='en'><head><title>Coast and harbour - Courier</title></head><body><main><h1>Coast and harbour</h1>"
        "<p>All that the Courier writes of ships, fish, piers and the people who live with them, since its first day.</p>"
        f"{AREAS['dated cards']}</main></body></html>"
    )
    assert understand(page.encode(), "https://brant.example/coast/", {}).kind == "listing"
