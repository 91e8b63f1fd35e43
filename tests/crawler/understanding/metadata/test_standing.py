"""Names that stand with another story, or far from the page's own, are not those of its authors."""

import pytest

from crawler.understanding.document import Document
from crawler.understanding.metadata.read import read_metadata

PROSE = (
    "<p>The ferry between Brant and Alder Quay will sail again from Monday, eleven years after the pier was shut.</p>"
)
STORY = f"<article><h1>Ferry back on Monday</h1>{PROSE * 6}{{foot}}</article>"
FOOTER = (
    "<div>Brant Bote, 3 Quay Street, Brant. All rights are with the publishers of the paper and of its offices.</div>"
)
LINK = '<a href="/n/9">Cannery closes after forty winters</a>'


def authors(foot: str = "", below: str = "", above: str = "", middle: str = "") -> tuple[str, ...]:
    story = STORY.format(foot=foot).replace(PROSE * 3, PROSE * 3 + middle, 1)
    html = f"<title>Ferry back on Monday</title><body>{above}{story}{FOOTER}{below}"
    return read_metadata(Document.parse(html.encode(), "https://bote.example/n/ferry-17")).authors


@pytest.mark.parametrize(
    "card",
    [
        f"<div><h4>{LINK}</h4><span>by Tove Brandt</span></div>",
        '<div><a href="/n/9"><h4>Cannery closes after forty winters</h4><p>By Tove Brandt</p></a></div>',
        f'<div><span class="author">Tove Brandt</span><h4>{LINK}</h4></div>',
        f'<div><h4>{LINK}</h4><span>by <a href="/author/tove" rel="author">Tove Brandt</a></span></div>',
        f'<div><h3>Opinion</h3><div><a href="/author/tove"><b>Tove Brandt</b></a>{LINK}</div></div>',
    ],
)
@pytest.mark.parametrize("place", ["below", "above", "middle", "foot"])
def test_the_author_of_a_card_is_that_of_the_card(card: str, place: str) -> None:
    assert authors(**{place: card}) == ()


@pytest.mark.parametrize(
    "line",
    [
        '<div><a href="/authors/tove-brandt">Tove Brandt</a></div>',
        "<div><p>Posted by Tove Brandt on 1 May 2026</p><p>What a long time that was.</p></div>",
        "<div>by Tove Brandt</div>",
        "<div>Author: Brant Media</div>",
    ],
)
def test_a_line_outside_the_story_is_none_of_its_bylines(line: str) -> None:
    assert authors(below=line) == ()


@pytest.mark.parametrize(
    "line",
    [
        '<div><a href="/authors/tove-brandt">Tove Brandt</a></div>',
        "<div>by Tove Brandt</div>",
        "<p>Author: Tove Brandt</p>",
        f'<div><a href="/authors/tove-brandt">Tove Brandt</a></div><div><h4>More</h4>{LINK}</div>',
    ],
)
def test_a_story_may_be_signed_at_its_foot(line: str) -> None:
    assert authors(foot=line) == ("Tove Brandt",)


def test_whoever_is_said_to_have_written_may_be_far_off() -> None:
    assert authors(below="<div>Written by Tove Brandt</div>") == ("Tove Brandt",)


@pytest.mark.parametrize(
    "foot",
    [
        '<footer class="entry-footer"><span class="byline">by <a class="url fn n" href="/u/3">Tove Brandt</a></span></footer>',
        '<footer><div class="Reporter"><span class="Reporter__name">Tove Brandt</span><span>Reporter</span></div></footer>',
    ],
)
def test_the_footer_of_the_article_may_name_its_author(foot: str) -> None:
    assert authors(foot=foot) == ("Tove Brandt",)
    assert authors(below=foot) == ()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<p><b>OLD PIER STAYS SHUT</b></p>", ()),
        ('<p style="text-align:right"><strong>Tove Brandt</strong></p>', ("Tove Brandt",)),
        (
            "<p><span>Alder Quay</span>. The ferry, out of use since 12.05.2015, will cross the bay again for all.</p>",
            (),
        ),
    ],
)
def test_a_line_in_bold_is_a_heading_or_a_signature_by_where_it_stands(line: str, expected: tuple[str, ...]) -> None:
    short = "<p>The first boat sails at six.</p>" if expected else ""
    rest = PROSE if not expected else ""
    html = (
        f"<title>Ferry back on Monday</title><body><h1>Ferry back on Monday</h1>{PROSE * 2}{short}{line}{rest}{FOOTER}"
    )
    assert read_metadata(Document.parse(html.encode(), "https://bote.example/n/ferry-17")).authors == expected
