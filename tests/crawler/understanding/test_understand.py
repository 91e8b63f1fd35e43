"""The whole room: what a page gives is the story and nothing else, and only the story moves it."""

import gzip
from datetime import UTC, datetime

import pytest

from crawler.understanding import EXTRACTOR, RuleError, SiteRules, understand

URL = "https://brant.example/2026/01/ferry.html"
HEADERS = {"content-type": "text/html; charset=utf-8", "date": "Sat, 10 Jan 2026 08:00:00 GMT"}
STORY = (
    "The ferry between Brant and Alder Quay will sail again from Monday, eleven years after the pier was closed.",
    "Mayor Ines Corvale said the council had bought a used vessel and would pay for its repair over three years.",
    "Fishermen had asked for a later first sailing, because the channel is narrow and they leave before dawn.",
    "Tickets will cost two crowns for adults; children and bicycles travel free until the end of the summer.",
)


def page(top: str = "", inside: str = "", bottom: str = "", story: tuple[str, ...] = STORY) -> bytes:
    text = "".join(f"<p>{one}</p>" for one in story)
    return (
        f'<html lang="en"><head><title>Ferry returns - Brant Courier</title></head><body>{top}<div id="main">'
        f"<h1>Ferry returns</h1><div class='byline'>By Mara Holt, 9 January 2026</div><div class='story'>{text}{inside}"
        f"</div></div>{bottom}</body></html>"
    ).encode()


def text_of(body: bytes) -> str:
    seen = understand(body, URL, HEADERS)
    assert seen.article is not None, seen
    return seen.article.text


def test_a_story_is_read_whole_and_alone() -> None:
    seen = understand(page(), URL, HEADERS, datetime(2026, 1, 10, 9, tzinfo=UTC))
    assert seen.kind == "article"
    assert seen.article is not None
    assert seen.article.text == "\n\n".join(STORY)
    assert seen.article.title == "Ferry returns"
    assert seen.article.authors == ("Mara Holt",)
    assert seen.article.published_at is not None
    assert seen.article.published_at.date().isoformat() == "2026-01-09"
    assert seen.article.published_precision == "day"
    assert seen.evidence["body"]["confidence"] > 0.5
    assert EXTRACTOR.startswith("newstrail/")


FURNITURE = {
    "cookie note": '<div class="cookie-notice"><p>We use cookies to improve this site.</p><button>Fine</button></div>',
    "related": '<div class="related"><h3>Related</h3><ul><li><a href="/a">Mill sold at last to town</a></li></ul></div>',
    "counter": '<div class="share"><span>312 shares</span> <span>14 comments</span></div>',
    "advert": '<div class="ad"><p>Advertisement</p><a href="https://ads.example">Boots at half the price</a></div>',
    "latest": '<section class="latest"><h2>Latest news</h2>'
    + "".join(f'<p><a href="/n/{i}">Council meets for the {i}th time</a> 0{i}.Jan.2026</p>' for i in range(1, 9))
    + "</section>",
}


@pytest.mark.parametrize("name", FURNITURE)
def test_text_is_the_same_to_the_byte_when_only_furniture_changes(name: str) -> None:
    box = FURNITURE[name]
    assert text_of(page(top=box)) == text_of(page(bottom=box)) == text_of(page(inside=box)) == "\n\n".join(STORY)


@pytest.mark.parametrize("wrap", ["{}", "<div>{}</div>", "<ul>{}</ul>"])
def test_latest_stories_glued_to_the_last_sentence_are_entries(wrap: str) -> None:
    item = '<li><a href="/g/{0}">The use of crane number {0} is in doubt</a>0{1}.Jan.2026</li>'
    if "ul" not in wrap:
        item = '<a href="/g/{0}">The use of crane number {0} is in doubt</a> 0{1}.Jan.2026 '
    items = wrap.format("".join(item.format(i, 9 - i % 9) for i in range(10)))
    last = f'<div>The pier, he said, is "vital for our national defense."<b>Latest news</b>{items}</div>09.Jan.2026'
    seen = understand(page(inside=last), URL, HEADERS)
    assert seen.article is not None
    assert seen.article.text == "\n\n".join((*STORY, 'The pier, he said, is "vital for our national defense."'))
    assert len(seen.entries) == 10
    assert {entry.published_text for entry in seen.entries} <= {f"0{d}.Jan.2026" for d in range(1, 10)}


def test_reading_twice_gives_the_same() -> None:
    assert understand(page(), URL, HEADERS) == understand(page(), URL, HEADERS)


def test_rules_remove_and_replace() -> None:
    body = page(inside='<p class="note">Our yearly book of tides is out now and costs nine crowns in every shop.</p>')
    rules = SiteRules(remove=(".note",), title="title", authors=".byline", published=".byline")
    seen = understand(body, URL, HEADERS, rules=rules)
    assert seen.article is not None
    assert "book of tides" not in seen.article.text
    assert seen.article.title == "Ferry returns - Brant Courier"
    assert seen.article.sources["title"] == "rule"
    ruled = understand(body, URL, HEADERS, rules=SiteRules(body=".note"))
    assert ruled.article is not None
    assert ruled.article.text.startswith("Our yearly book of tides")


def test_a_rule_that_is_no_selector_is_named() -> None:
    with pytest.raises(RuleError, match=r"p\[\["):
        understand(page(), URL, HEADERS, rules=SiteRules(remove=("p[[",)))


def test_the_text_in_json_ld_rescues_an_empty_page() -> None:
    told = "\\n\\n".join(STORY)
    script = (
        f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"F","articleBody":"{told}"}}</script>'
    )
    seen = understand(page(top=script, story=("Loading",)), URL, HEADERS)
    assert seen.article is not None
    assert seen.article.text == "\n\n".join(STORY)
    assert seen.evidence["body"]["witness"] == "json-ld"


def test_bytes_that_are_no_page_are_not_read() -> None:
    assert understand(b"%PDF-1.7 ...", URL, {"content-type": "application/pdf"}).kind == "not_html"
    assert understand(gzip.compress(b"x" * 100), URL, {}).kind == "not_html"


@pytest.mark.parametrize(
    "body", [b"", b"\0" * 1000, b"<", b"<html>", b"<div>" * 30_000 + b"text", b"\xff\xfe\xfd", b"<a href='http://['>x"]
)
def test_no_page_raises(body: bytes) -> None:
    assert understand(body, "https://brant.example/x", {"content-type": "text/html"}).article is None


def test_a_page_over_its_budget_is_unreadable_with_the_reason() -> None:
    seen = understand(b"<p>" + b"x" * 20_000_001, URL, {"content-type": "text/html"})
    assert seen.kind == "error"
    assert seen.evidence["problem"] == "unreadable"
    assert "20,000,000" in seen.evidence["reason"]


def test_a_byline_is_no_paragraph() -> None:
    page = (
        b"<h1>Ferry sails again</h1><p class=byline>By Nora Lund</p><p>The ferry to the islands sails again from Monday,"
        b" the harbour office said after a winter of repairs.</p><p>Tickets cost what they did.</p>"
    )
    article = understand(page, "https://courier.example/2026/03/12/ferry").article
    assert article is not None
    assert article.authors == ("Nora Lund",)
    assert article.text.startswith("The ferry to the islands")
