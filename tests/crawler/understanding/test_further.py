"""A page that goes on with further stories is read as its first alone."""

import pytest

from crawler.understanding import understand
from crawler.understanding.document import Document

URL = "https://courier.example/2026/03/pier"
PIER = [
    "The council of Brant has put off the new pier by a year, because the steel now costs twice what it did last spring.",
    "Its chair, Ada Lindqvist, told the meeting on Monday that the town would not borrow for it.",
    "The ministry, which pays for half of the works, has until June to say whether the money can wait.",
]
FERRY = [
    "The ferry to Velm took up service at noon, a day after the worst storm in ten years had closed the harbour.",
    "Its master said that the swell outside the mole would be felt until Thursday, and that cars would wait.",
    "Forty passengers who had spent the night in the school hall were the first to board.",
]


def story(headline: str, byline: str, paragraphs: list[str], kind: str = "class='story s1'") -> str:
    told = "".join(f"<p>{one}</p>" for one in paragraphs)
    return f"<article {kind}>{headline}<p class='byline'>By {byline}</p><time>9 March 2026</time>{told}</article>"


def page(*parts: str) -> bytes:
    return (
        '<html lang="en"><head><title>Pier put off by a year | Courier</title><meta property="og:type" content="article">'
        f"</head><body><main>{''.join(parts)}</main><footer>Courier of Brant</footer></body></html>"
    ).encode()


@pytest.mark.parametrize(
    "below",
    [
        story("<h1>Ferry sails again</h1>", "Bram Holt", FERRY),
        story("<h2><a href='/2026/03/ferry'>Ferry sails again</a></h2>", "Bram Holt", FERRY, "class='story s2'"),
        story("<h1>Ferry sails again</h1>", "Bram Holt", FERRY) + story("<h1>Cannery to close</h1>", "Bo Ek", FERRY),
    ],
)
def test_the_first_story_is_read_alone(below: str) -> None:
    first = story("<h1>Pier put off by a year</h1>", "Emil Sund", PIER)
    alone, seen = understand(page(first), URL), understand(page(first, below), URL)
    assert alone.article
    assert alone.article.text.split("\n\n") == PIER
    assert seen.article == alone.article
    assert seen.evidence["apart"] >= len(FERRY)


def test_a_headline_outside_its_article_is_the_firsts_too() -> None:
    first = story("", "Emil Sund", PIER)
    second = story("<h2><a href='/2026/03/ferry'>Ferry sails again</a></h2>", "Bram Holt", FERRY)
    seen = understand(page("<header><h1>Pier put off by a year</h1></header>", first, second), URL)
    assert seen.article
    assert seen.article.text.split("\n\n") == PIER


@pytest.mark.parametrize(
    "below",
    [
        # the posts of a live story have no pages of their own
        story("<h2>Vote put off</h2>", "Emil Sund", PIER) + story("<h2>Chair speaks</h2>", "Emil Sund", FERRY),
        story("<h2><a href='/2026/03/pier?post=1'>Vote put off</a></h2>", "Emil Sund", PIER),
        # teasers are entries
        "".join(
            story(f"<h2><a href='/{at}'>Ferry sails again</a></h2>", "Bram Holt", [one]) for at, one in enumerate(FERRY)
        ),
        # the parts of a story that has a headline for each
        "".join(
            f"<section class='story'><h1>The ferry and the mole</h1><p>{one}</p><p>{one}</p><p>{one}</p></section>"
            for one in FERRY
        ),
    ],
)
def test_what_belongs_to_the_page_stays(below: str) -> None:
    doc = Document.parse(page(story("<h1>Pier put off by a year</h1>", "Emil Sund", PIER), below), URL)
    assert doc.apart == 0


def test_the_front_of_a_blog_keeps_its_stories() -> None:
    parts = [story(f"<h2><a href='/{at}'>Ferry sails again</a></h2>", "Bram Holt", FERRY) for at in range(3)]
    html = (
        page(*parts)
        .replace(b"Pier put off by a year | Courier", b"Courier")
        .replace(b'content="article"', b'content="website"')
    )
    assert Document.parse(html, "https://courier.example/").apart == 0
