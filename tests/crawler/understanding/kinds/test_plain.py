"""Stories that are plainly told, and what takes a closer look."""

import pytest

from crawler.understanding import understand

_PARAGRAPH = "The harbour board met for six hours on Tuesday and in the end agreed to keep the old lighthouse lit. "
_TYPED = '<meta property="og:type" content="article">'
_STORY = "".join(f"<p>{_PARAGRAPH * 3}It was vote number {at}.</p>" for at in range(8))
_DECLARED = (
    '<meta property="og:type" content="article"><meta property="article:published_time" content="2026-03-04T10:00:00Z">'
)


def _page(body: str, declared: str = _DECLARED, title: str = "Board keeps the lighthouse lit") -> bytes:
    return (
        f'<html lang="en"><head><title>{title}</title>{declared}</head>'
        f"<body><main><h1>{title}</h1>{body}</main></body></html>"
    ).encode()


def test_a_long_declared_and_dated_text_is_a_story_without_further_signs() -> None:
    seen = understand(_page(_STORY), "https://news.example/harbour/board-keeps-lighthouse-lit")

    assert seen.kind == "article"
    assert seen.evidence["kind"]["declared"] is True
    assert seen.evidence["kind"]["words"] >= 300


@pytest.mark.parametrize(
    ("declared", "url"),
    [
        pytest.param('<meta name="author" content="Ines Corvale">', "https://news.example/harbour/board", id="signed"),
        pytest.param("", "https://news.example/2026/03/04/board-keeps-lighthouse-lit", id="dated by its address"),
    ],
)
def test_a_text_that_is_called_an_article_is_one_when_it_is_dated_or_signed(declared: str, url: str) -> None:
    assert understand(_page(_STORY, _TYPED + declared), url).evidence["kind"]["declared"] is True


@pytest.mark.parametrize(
    ("page", "url"),
    [
        pytest.param(_page(_STORY, ""), "https://news.example/harbour/board-keeps-lighthouse-lit", id="undeclared"),
        pytest.param(_page(_STORY, _TYPED), "https://news.example/harbour/board", id="neither dated nor signed"),
        pytest.param(_page(_STORY), "https://news.example/", id="front page"),
        pytest.param(_page(_STORY), "https://news.example/tag/harbour", id="tag"),
        pytest.param(_page(_STORY, title="404 ships"), "https://news.example/harbour/a-b-c", id="number of an error"),
        pytest.param(_page(f"<p>{_PARAGRAPH}</p>"), "https://news.example/harbour/a-b-c", id="short"),
    ],
)
def test_what_is_less_plain_is_looked_at_closely(page: bytes, url: str) -> None:
    assert "declared" not in understand(page, url).evidence["kind"]


def test_an_answer_that_is_no_success_is_looked_at_closely() -> None:
    seen = understand(_page(_STORY), "https://news.example/harbour/a-b-c", status=404)

    assert "declared" not in seen.evidence["kind"]


def test_a_live_blog_stays_one_however_plainly_it_is_told() -> None:
    live = _DECLARED + '<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "x"}</script>'

    assert understand(_page(_STORY, live), "https://news.example/harbour/vote").kind == "live_blog"


def test_a_challenge_that_a_service_declares_in_its_headers_is_no_story() -> None:
    seen = understand(_page(_STORY), "https://news.example/harbour/a-b-c", {"cf-mitigated": "challenge"})

    assert seen.kind == "challenge"
