"""A short story that runs on into its "Latest news" box in one element: the story is the text, the box its entries."""

from datetime import UTC, datetime

import pytest

from crawler.understanding import understand

STORY = (
    "The ferry between Brant and Alder Quay will sail again from Monday.",
    "Mayor Ines Corvale said the council had bought a used vessel and would pay for its repair over three years.",
    "Fishermen had asked for a later first sailing, because the channel is narrow and they leave before dawn.",
)
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
)
ITEMS = ("{0}{1}", "{0} {1} ", "{0} {1}<br>", "<li>{0}{1}</li>", "<p>{0} {1}</p>", "<div>{0}<span>{1}</span></div>")
DAYS = {"byline": "<div>By Mara Holt, 9 January 2026</div>", "line": "<div>09.Jan.2026</div>", "none": ""}


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("item", ITEMS)
@pytest.mark.parametrize("heading", ["<b>Latest news</b>", "<h3>Latest news</h3>", "<span>Latest news</span>"])
@pytest.mark.parametrize("story", [STORY[:2], STORY])
def test_a_short_story_and_its_box_in_one_element(story: tuple[str, ...], heading: str, item: str, day: str) -> None:
    text = "".join(f"<p>{one}</p>" for one in story)
    links = "".join(
        item.format(f'<a href="/n/{at}/{title.lower().replace(" ", "-")}">{title}</a>', f"{9 - at % 9:02}.Jan.2026")
        for at, title in enumerate(TITLES)
    )
    page = (
        '<html lang="en"><head><title>Ferry returns to Brant - Courier</title></head><body><nav><a href="/">Home</a></nav>'
        f"<div><h1>Ferry returns to Brant</h1>{DAYS[day]}<div>{text}{heading}{links}09.Jan.2026</div></div></body></html>"
    )
    seen = understand(
        page.encode(), "https://brant.example/2026/ferry-returns", {}, datetime(2026, 1, 10, 9, tzinfo=UTC)
    )
    assert seen.kind == "article"
    assert seen.article is not None
    assert seen.article.text == "\n\n".join(story)
    assert [entry.title for entry in seen.entries] == list(TITLES)
    days = [entry.published_at.date().isoformat() if entry.published_at else "" for entry in seen.entries]
    assert days == [f"2026-01-{9 - at % 9:02}" for at in range(10)]
