"""A text that only introduces what stands below it makes no story, nor do several stories that stand whole."""

import pytest

from crawler.understanding import understand

HOST = "https://bote.example"
MENU = "<nav><ul><li><a href='/sport'>Sport</a></li><li><a href='/arts'>Arts</a></li></ul></nav>"
TEXT = (
    "The old bridge over the sound has been closed to lorries since August, when two of its piers were found cracked. "
    "The county wants to mend it by the spring; the town would rather have a new one, and neither has the money. "
)


def kind(markup: str, path: str) -> str:
    page = f"<!doctype html><html><head><title>The bridge | Bote</title></head><body>{MENU}{markup}</body></html>"
    return understand(page.encode(), HOST + path).kind


def rows(count: int) -> str:
    return "".join(
        f"<div class='row'><a href='/n/bridge-{at}'>What the council said of pier number {at}</a>"
        f"<time>{20 - at} November 2026</time></div>"
        for at in range(count)
    )


def test_an_introduced_topic_is_a_listing_and_a_story_with_a_box_is_none() -> None:
    text = f"<p>{TEXT}</p><p>{TEXT}</p>"
    assert kind(f"<h1>The bridge</h1>{text}{rows(12)}", "/topics/bridge") == "listing"
    headline = "<h1>The bridge over the sound will stay closed until spring</h1>"
    assert kind(f"{headline}{text}{text}{rows(12)}", "/local/bridge-over-the-sound-stays-closed") == "article"


@pytest.mark.parametrize("path", ["/", "/blog/"])
@pytest.mark.parametrize("posts", [2, 3])
def test_a_blog_that_shows_its_posts_whole_is_a_listing(path: str, posts: int) -> None:
    shown = "".join(
        f"<div class='post'><h2><a href='/blog/post-{at}'>What I saw from the ferry, part {at}</a></h2>"
        f"<p class='day'>{20 - at} November 2026</p>{f'<p>{TEXT}</p>' * 5}</div>"
        for at in range(posts)
    )
    assert kind(f"<h1>The ferry</h1>{shown}", path) == "listing"


def test_texts_that_all_lead_elsewhere_to_learn_more_are_no_story() -> None:
    items = "".join(
        f"<p>The fund of pilot number {at} pays for the schooling of two children from the islands every year.</p>"
        f"<p><a href='https://fund{at}.example/'>Learn More</a></p>"
        for at in range(10)
    )
    page = f"<h1>List of funds for pupils from the islands</h1><p>{TEXT}</p><p>{TEXT}</p>{items}"
    assert kind(page, "/funds") == "listing"


def test_pictures_with_captions_are_a_gallery_whatever_their_captions_add_up_to() -> None:
    shown = "".join(
        f"<figure><img src='/{at}.jpg'><figcaption>{at}/18 The bridge from the north, in the snow of January. Photo: Tolk"
        "</figcaption></figure>"
        for at in range(1, 19)
    )
    page = f"<title>The bridge in eighteen pictures | Bote</title><h1>The bridge in eighteen pictures</h1>{shown}"
    assert understand(page.encode(), f"{HOST}/galleries/the-bridge").kind == "media"


@pytest.mark.parametrize("path", ["/tag/bridge", "/archive/2026/11"])
def test_whole_texts_under_bold_links_make_a_listing_of_a_tag_s_page(path: str) -> None:
    shown = "".join(
        f"<div class='item'><p><strong><a href='/n/bridge-{at}'>What the council said of pier number {at}</a></strong></p>"
        f"<span>{20 - at} November 2026</span>{f'<p>{TEXT}</p>' * 2}</div>"
        for at in range(6)
    )
    assert kind(f"<h1>The bridge</h1>{shown}", path) == "listing"


def test_a_short_story_above_a_long_box_is_a_story_or_says_what_it_would_tell() -> None:
    headline = "The bridge over the sound stays closed until spring"
    page = f"<title>{headline} | Bote</title>{MENU}<h1>{headline}</h1><p>{TEXT}</p><h3>Read on</h3>{rows(14)}"
    for path in ("/news/bridge-over-sound-closed", "/article.php?id=4711", "/a/577575"):
        seen = understand(page.encode(), HOST + path)
        assert seen.kind == "article" or seen.evidence["kind"]["doubt"], path
        assert seen.article is not None
        assert TEXT.strip() in seen.article.text
