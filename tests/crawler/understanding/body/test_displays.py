"""What is set beside a story to be looked at is none of its paragraphs."""

import pytest

from crawler.understanding import understand

STORY = (
    "The ferry to Orrin Head runs every day again, and tickets are sold on the pier from eight in the morning.",
    "“The diesel costs more than the fish by now,” said skipper Manol Krey. “Without better prices half of us will stay "
    "in port this winter.”",
    "The council has promised to pay for a part of the fuel, and will decide on how much of it in the first week of May.",
    "Two more boats are to be ready by the summer, when the island expects as many guests as it had ten years ago.",
)


def text(beside: str, at: int = 2) -> list[str]:
    parts = [f"<p>{one}</p>" for one in STORY]
    page = f"""<html lang="en"><head><title>Ferry runs again</title></head><body><div class="x1"><h1>Ferry runs again</h1>
    <div class="x2">{"".join(parts[:at])}{beside}{"".join(parts[at:])}</div></div></body></html>"""
    article = understand(page.encode(), "https://gazette.example/2026/05/ferry").article
    return article.text.split("\n\n") if article else []


@pytest.mark.parametrize(
    "picture",
    [
        '<div class="img_wrapper"><img src="a.jpg"><span class="img_descr">Passengers leave the ferry at Orrin Head</span></div>',
        '<img src="a.jpg"><p class="image_desc">Passengers leave the ferry at Orrin Head</p>',
        '<p class="pic-text">Passengers leave the ferry at Orrin Head</p><img src="a.jpg">',
        '<div><img src="a.jpg" alt="Passengers leave the ferry at Orrin Head"><p>Passengers leave the ferry at Orrin Head</p></div>',
        '<div class="gallery "><img src="a.jpg"><span>On the pier (1)</span><img src="b.jpg"><span>On the pier (2)</span></div>',
    ],
)
def test_a_caption_is_named_so_or_says_what_its_picture_says(picture: str) -> None:
    assert text(picture) == list(STORY)


def test_a_heading_that_a_picture_says_too_stays() -> None:
    picture = '<img src="a.jpg" alt="What the summer brings"><h2>What the summer brings</h2>'
    assert text(picture, at=3) == [*STORY[:3], "What the summer brings", STORY[3]]


@pytest.mark.parametrize(
    "box", ['<blockquote class="wp-block-pullquote"><p>{}</p></blockquote>', '<div class="pullquote">{}</div>']
)
def test_a_quote_that_is_pulled_out_of_the_story_is_told_once(box: str) -> None:
    assert text(box.format("The diesel costs more than the fish by now"), at=1) == list(STORY)


def test_a_quote_that_is_told_nowhere_else_stays() -> None:
    quote = "“Nobody who has seen the island from the sea forgets the day,” wrote the poet in the harbour's guest book."
    assert text(f"<blockquote><p>{quote}</p></blockquote>") == [*STORY[:2], quote, *STORY[2:]]


def test_an_example_that_is_given_twice_stays() -> None:
    quote = "Nobody who has seen the island from the sea forgets that day, or the smell of the pier."
    box = f"<blockquote><p>{quote}</p></blockquote>"
    assert text(f"{box}<p>{STORY[0]}</p>{box}")[2:5] == [quote, STORY[0], quote]
