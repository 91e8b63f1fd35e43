"""Listings that talk much and stories that stand among lists are told apart, in every tongue, at any address."""

import hashlib

import pytest

from crawler.understanding import understand

from .corpus.lookalikes import LISTINGS, STORIES, STORY
from .corpus.odd_pages import LISTINGS as MORE_LISTINGS
from .corpus.odd_pages import TEXTS
from .corpus.tongues import TONGUES

HOST = "https://brant.example"
DIGEST = "cb82d69b547f6b5f99bbc464de47c278f7eb7c1f2cd9e857885a028ad1e4765a"


def test_the_pages_are_the_ones_that_were_told_apart() -> None:
    makers = [make for make, _ in (*LISTINGS.values(), *MORE_LISTINGS.values(), *TEXTS.values())]
    pages = [make(tongue) for make in (*makers, *STORIES.values()) for tongue in TONGUES]
    assert len(pages) >= 400
    assert hashlib.sha256("\n".join(pages).encode()).hexdigest() == DIGEST


@pytest.mark.parametrize("name", LISTINGS)
def test_listings_are_no_stories(name: str) -> None:
    make, path = LISTINGS[name]
    for tongue in TONGUES:
        seen = understand(make(tongue).encode(), HOST + path)
        assert seen.kind == "listing", (tongue.code, seen.evidence)
        assert seen.article is None
        assert len(seen.entries) == (7 if name == "blog" else 12), tongue.code


@pytest.mark.parametrize("name", LISTINGS)
def test_listings_are_no_stories_where_the_address_says_nothing(name: str) -> None:
    for tongue in TONGUES:
        seen = understand(LISTINGS[name][0](tongue).encode(), f"{HOST}/a/4711")
        assert seen.kind == "listing", (tongue.code, seen.evidence)


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("path", [STORY, "/a/4711", "/stories/ferry"], ids=["headline", "number", "word"])
def test_stories_are_no_listings(name: str, path: str) -> None:
    for tongue in TONGUES:
        seen = understand(STORIES[name](tongue).encode(), HOST + path)
        assert seen.kind == "article", (tongue.code, seen.evidence)
        assert seen.article is not None
        assert seen.article.title == tongue.title
        assert tongue.paragraphs[0][:60] in seen.article.text, tongue.code


@pytest.mark.parametrize("name", MORE_LISTINGS)
def test_what_lists_goods_days_and_answers_is_a_listing(name: str) -> None:
    make, path = MORE_LISTINGS[name]
    for tongue in TONGUES:
        seen = understand(make(tongue).encode(), HOST + path)
        assert seen.kind == "listing", (tongue.code, seen.evidence)
        assert len(seen.entries) >= 10


@pytest.mark.parametrize("name", TEXTS)
def test_texts_of_any_making_are_texts(name: str) -> None:
    make, path = TEXTS[name]
    for tongue in TONGUES:
        seen = understand(make(tongue).encode(), HOST + path)
        assert seen.kind == "article", (tongue.code, seen.evidence)
        assert seen.article is not None
        assert seen.article.title == tongue.title


def test_a_listing_that_may_be_a_story_is_given_with_what_its_text_says() -> None:
    text = (
        "The harbour board keeps this list for captains who come to the quay for the first time and know nobody here. "
    )
    rows = "".join(
        f'<div class="card"><h3><a href="/berths/{at}">Berth number {at} of the harbour</a></h3>'
        f"<p>Deep enough for {at + 2} boats at any tide, with water and light on the quay.</p></div>"
        for at in range(14)
    )
    page = f"<title>Berths | Quay</title><h1>Berths</h1><p>{text * 2}</p><p>{text * 3}</p>{rows}"
    seen = understand(page.encode(), f"{HOST}/guide/berths-of-the-harbour")
    assert (seen.kind, seen.story, seen.evidence["kind"]["doubt"]) == ("listing", None, True)
    assert len(seen.entries) == 14
    assert seen.article is not None
    assert text.strip() in seen.article.text


def test_what_is_surely_a_listing_is_given_no_article() -> None:
    for tongue in TONGUES:
        seen = understand(LISTINGS["tag"][0](tongue).encode(), f"{HOST}/tag/alder-quay")
        assert (seen.kind, seen.article) == ("listing", None), (tongue.code, seen.evidence)
