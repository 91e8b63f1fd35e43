"""What the crawl's reader makes of the newsroom: every story to the letter, every listing, every wall."""

from datetime import timedelta
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from crawler.items import Understanding
from crawler.newsroom import Newsroom, Story
from crawler.understanding import understand


def seen(newsroom: Newsroom, url: str) -> Understanding:
    """The page at `url`, understood without knowing its site."""
    try:
        with urlopen(url) as answer:
            body, headers = answer.read(), answer.headers
    except HTTPError as error:
        body, headers = error.read(), error.headers
    return understand(body, url, {name.lower(): value for name, value in headers.items()}, newsroom.now())


def body_of(text: str, story: Story) -> str:
    """The text without the standfirst that some pages print above it."""
    return text.removeprefix(f"{story.subtitle}\n\n")


def test_every_story_to_the_letter_at_every_request(newsroom: Newsroom) -> None:
    texts: dict[str, str] = {}
    for _ in range(3):
        for story in newsroom.stories():
            if story.slug.startswith("brief-"):
                continue
            article = seen(newsroom, newsroom.story_url(story)).article
            assert article is not None, story.slug
            assert body_of(article.text, story) == "\n\n".join(story.paragraphs)
            assert article.text == texts.setdefault(story.slug, article.text)  # whatever stands around it
            assert (article.title, article.subtitle) == (story.title, story.subtitle)
            assert article.authors == tuple(name for name in story.authors if name != "dpr")  # which is an agency
            assert article.published_at == story.published_at
        newsroom.burst(2)
        newsroom.advance(timedelta(minutes=1))


def test_the_glued_box_gives_ten_entries_with_title_and_day(newsroom: Newsroom) -> None:
    page = seen(newsroom, newsroom.story_url("harbour-defence-budget"))
    others = [story for story in newsroom.stories("courier") if story.slug != "harbour-defence-budget"][:10]
    dotted = [entry for entry in page.entries if entry.published_text and "." in entry.published_text]
    assert [(entry.url, entry.title) for entry in dotted] == [(newsroom.story_url(one), one.title) for one in others]
    assert [entry.published_at and entry.published_at.date() for entry in dotted] == [
        one.published_at and one.published_at.date() for one in others
    ]


@pytest.mark.parametrize(
    ("paper", "path", "count"),
    [
        ("courier", "/", 17),
        ("courier", "/latest", 12),
        ("courier", "/section/city", 5),
        ("anzeiger", "/", 14),
        ("anzeiger", "/aktuell/", 12),
        ("anzeiger", "/lokales/", 3),
    ],
)
def test_listings_show_their_stories_with_their_days(newsroom: Newsroom, paper: str, path: str, count: int) -> None:
    page = seen(newsroom, newsroom.url(paper, path))
    assert page.kind == "listing"
    stories = {newsroom.story_url(story): story for story in newsroom.stories(paper)}
    dated = {entry.url: entry for entry in page.entries if entry.published_at and entry.url in stories}
    assert len(dated) >= count
    for url, entry in dated.items():
        story = stories[url]
        assert entry.title == story.title
        assert entry.published_at is not None
        assert story.published_at is not None
        assert abs(entry.published_at - story.published_at) <= timedelta(hours=25), (entry, story.published_at)


def test_listings_lead_to_their_next_page(newsroom: Newsroom) -> None:
    assert seen(newsroom, newsroom.url("courier", "/latest")).next_page == newsroom.url("courier", "/latest?page=2")
    onward = seen(newsroom, newsroom.url("anzeiger", "/aktuell/")).next_page
    assert onward == newsroom.url("anzeiger", "/aktuell/seite-2.html")


@pytest.mark.parametrize(
    ("trouble", "kinds"),
    [
        ("consent", {"consent"}),
        ("challenge", {"challenge"}),
        ("login", {"login"}),
        ("unavailable", {"error"}),
        ("paywall", {"paywall", "article"}),
    ],
)
@pytest.mark.parametrize("slug", ["library-fines", "freibad-sanierung"])
def test_walls_are_told_apart(newsroom: Newsroom, slug: str, trouble: str, kinds: set[str]) -> None:
    newsroom.trouble(slug, trouble)  # type: ignore[arg-type]
    page = seen(newsroom, newsroom.story_url(slug))
    assert page.kind in kinds
    if trouble == "paywall":
        assert page.article is not None
        assert page.article.paywalled


@pytest.mark.parametrize("paper", ["courier", "anzeiger"])
def test_a_page_that_is_not_there_is_no_article(newsroom: Newsroom, paper: str) -> None:
    newsroom.trouble(paper, "soft_404")  # type: ignore[arg-type]
    assert seen(newsroom, newsroom.url(paper, "/2026/03/01/nothing-1234.html")).kind == "soft_404"
