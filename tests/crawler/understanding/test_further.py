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


TOLD = "".join(f"<p>{one}</p>" for one in FERRY)
LINKED = "<a href='/2026/03/ferry'>Ferry sails again</a>"
DECLARED = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "%s", "author": {"@type": "Person",'
    ' "name": "%s"}}</script>'
)


@pytest.mark.parametrize(
    "below",
    [
        f"<section class='next'><header><h2>{LINKED}</h2><p>By Bram Holt</p></header><div>{TOLD}</div></section>",
        f"<article id='p8'><h1>Ferry sails again</h1><div>Bram Holt, 10 March 2026</div>{TOLD}</article>",
        f"<div class='css-9'><div><h1>Ferry sails again</h1><div>10.3.2026</div></div><div>{TOLD}</div></div>",
        f"<div data-url='/2026/03/ferry'><h2>Ferry sails again</h2>{TOLD}</div>",
        f"<div>{DECLARED % ('Ferry sails again', 'Bram Holt')}<h2>Ferry sails again</h2><p>Bram Holt</p>{TOLD}</div>",
        f"<section><span>Up next</span><h2>Ferry sails again</h2><p>By Bram Holt, 10 March 2026</p>{TOLD}</section>",
        f"<section><span>Weiter</span><h2>Ferry sails again</h2><p>Von Bram Holt</p><time>10:05</time>{TOLD}</section>",
        f"<div><a href='/2026/03/ferry'><h2>Ferry sails again</h2></a><time>10 March</time>{TOLD}</div>",
    ],
)
@pytest.mark.parametrize("own", ["<article>{}</article>", "<div class='css-1'><div class='css-2'>{}</div></div>"])
def test_a_story_that_is_built_otherwise_is_not_read_with_the_first(below: str, own: str) -> None:
    told = "".join(f"<p>{one}</p>" for one in PIER)
    first = DECLARED % ("Pier put off by a year", "Emil Sund") + "<h1>Pier put off by a year</h1>" + own.format(told)
    alone, seen = understand(page(first), URL), understand(page(first, below), URL)
    assert alone.article
    assert alone.article.text.split("\n\n") == PIER
    assert seen.article == alone.article
    assert seen.kind == alone.kind


@pytest.mark.parametrize(
    "below",
    [
        # parts of the story, beside its paragraphs or in boxes of their own
        f"<section><h2>How the ferry fares</h2>{TOLD}</section><section><h2>What comes next</h2>{TOLD}</section>",
        f"<div class='facts'><h2>How the ferry fares</h2><p>First told on 2 May 2019</p>{TOLD}</div>",
        f"<section><h2><a href='#ferry'>How the ferry fares</a></h2><p>By Emil Sund, 10 March 2026</p>{TOLD}</section>",
        # an interview in two parts, and a list of what is on
        f"<section><h2>“Nobody asked us”</h2><p>Bram Holt: {FERRY[0]}</p><p>Emil Sund: {FERRY[1]}</p></section>",
        "".join(f"<section><h2>Day {at}</h2><time>{at} March 2026</time>{TOLD}</section>" for at in range(10, 14)),
        "".join(f"<div><h2><a href='/inns/{at}'>The inn at quay {at}</a></h2>{TOLD}</div>" for at in range(1, 9)),
    ],
)
def test_parts_of_a_story_are_no_further_stories(below: str) -> None:
    told = "".join(f"<p>{one}</p>" for one in PIER)
    doc = Document.parse(page(f"<h1>Pier put off by a year</h1><div>{told}{below}</div>"), URL)
    assert doc.apart == 0
    doc = Document.parse(page(f"<h1>Pier put off by a year</h1><div>{told}</div>", below), URL)
    assert doc.apart == 0


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
