"""Favourites beside a listing: they are not its entries, and no date that stands above them is theirs."""

from datetime import UTC, datetime

import pytest

from crawler.understanding import understand

NEWS = ("Council buys old mill for a crown", "Storm closes the coast road again", "School bell rings after repair")
READ = (
    "Fire in barn was set on purpose",
    "Mayor plants the hundredth tree",
    "Choir sings in the empty swimming hall",
    "Town clock is late once more",
    "Goat walks into the town hall twice",
    "Snow falls in the middle of May",
)
MAIN = {
    "articles": '<article><h2><a href="{url}">{title}</a></h2><time datetime="2026-01-{day:02}">x</time></article>',
    "boxes": '<div class="i"><div><a href="{url}">{title}</a></div><div>{day:02}.01.2026</div></div>',
    "date first": '<div class="row"><span>{day:02}.01.2026</span><a href="{url}">{title}</a></div>',
}
RAIL = {
    "ordered": "<li>{link}</li>",
    "numbered": '<div class="r"><span>{number}</span>{link}</div>',
    "headed": '<div class="r"><h4>{link}</h4></div>',
}
HEADS = ("Most read", "Popular", "Meistgelesen", "Les plus lus", "Lo más leído", "Самое читаемое", "الأكثر قراءة")


def _url(title: str) -> str:
    return f"/2026/01/{title.lower().replace(' ', '-')}.html"


def page(count: int, main: str, rail: str, head: str, first: bool) -> bytes:
    stories = "".join(
        MAIN[main].format(url=_url(title), title=title, day=9 - at) for at, title in enumerate(NEWS[:count])
    )
    links = "".join(
        RAIL[rail].format(link=f'<a href="{_url(title)}">{title}</a>', number=at) for at, title in enumerate(READ, 1)
    )
    beside = f"<div><h3>{head}</h3>{f'<ol>{links}</ol>' if rail == 'ordered' else links}</div>"
    own = f'<main><h1>Latest news</h1>{stories}<div class="pager"><a href="?page=2">2</a></div></main>'
    return (
        '<html lang="en"><head><title>Latest news - Courier</title></head><body><nav><a href="/">Home</a></nav>'
        f"<p>Saturday, 10 January 2026</p>{beside + own if first else own + beside}</body></html>"
    ).encode()


@pytest.mark.parametrize("main", MAIN)
@pytest.mark.parametrize("rail", RAIL)
@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_short_listing_has_its_own_entries_only(count: int, main: str, rail: str) -> None:
    for at, head in enumerate(HEADS):
        seen = understand(
            page(count, main, rail, head, at % 2 == 0),
            "https://brant.example/latest?page=3",
            {},
            datetime(2026, 1, 10, 9, tzinfo=UTC),
        )
        assert seen.kind == "listing"
        assert [entry.title for entry in seen.entries] == list(NEWS[:count]), head
        days = [entry.published_at.day if entry.published_at else None for entry in seen.entries]
        assert days == [9 - at for at in range(count)]


def test_a_page_of_favourites_lists_them_without_the_day_of_the_masthead() -> None:
    links = "".join(f'<li><a href="{_url(title)}">{title}</a></li>' for title in READ)
    body = (
        '<html lang="en"><head><title>Most read - Courier</title></head><body><p>Saturday, 10 January 2026</p>'
        f"<main><h1>Most read</h1><ol>{links}</ol></main></body></html>"
    )
    seen = understand(body.encode(), "https://brant.example/most-read", {}, datetime(2026, 1, 10, 9, tzinfo=UTC))
    assert [entry.title for entry in seen.entries] == list(READ)
    assert all(entry.published_at is None for entry in seen.entries)


def test_a_day_that_heads_the_list_itself_is_that_of_its_entries() -> None:
    days = "".join(
        f"<h3>{day} January 2026</h3><ul>"
        + "".join(f'<li><a href="{_url(title)}">{title}</a></li>' for title in titles)
        + "</ul>"
        for day, titles in ((9, NEWS), (8, READ))
    )
    body = f'<html lang="en"><head><title>Archive - Courier</title></head><body><main><h1>Archive</h1>{days}</main></body></html>'
    seen = understand(body.encode(), "https://brant.example/archive", {}, datetime(2026, 1, 10, 9, tzinfo=UTC))
    assert [entry.published_at.day if entry.published_at else None for entry in seen.entries] == [9] * 3 + [8] * 6


def test_a_long_list_is_the_page_s_own_though_it_is_sorted_by_favour() -> None:
    homes = "".join(
        f'<div class="home"><a href="/homes/{n}-harbour-road-brant">{n} Harbour Road, Brant</a><span>{n} rooms</span></div>'
        for n in range(40)
    )
    guides = "".join(f'<li><a href="/guides/how-to-buy-{n}">How to buy a house in {n} steps</a></li>' for n in range(4))
    html = (
        f"<html><body><h1>Homes</h1><div>Popular</div><div>{homes}</div><h2>Guides</h2><ul>{guides}</ul></body></html>"
    )
    seen = understand(html.encode(), "https://brant.example/homes")
    assert seen.kind == "listing"
    assert sum("/homes/" in entry.url for entry in seen.entries) == 40
