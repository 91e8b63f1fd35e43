"""What tells a page that stands for nothing from a story: the texts that its site's front page does not have."""

from archive import clock
from crawler.items import Page
from crawler.visits.absent import Shown, absent_address, compare, shown

FRAME = (
    "<nav><a>Harbour news and shipping</a><a>Markets and fairs of the week</a></nav><footer>Printed in Quay</footer>"
)


def page(title: str, *texts: str, url: str = "https://quay.example/a/story-one.html") -> Shown:
    body = f"<html><head><title>{title}</title></head><body>{FRAME}{''.join(f'<p>{text}</p>' for text in texts)}"
    return shown(Page(url, url, clock.now(), 200, body=body.encode()))


HOME = page("Quay", "The quay is closed", url="https://quay.example/")
NOTHING = page(
    "Adrift", "There is no berth called story-two here.", "Ask the pilot.", url="https://quay.example/story-two"
)


def test_the_answer_for_nothing_is_known_again_whatever_address_it_prints() -> None:
    found = compare(page("Adrift", "There is no berth called story-one here.", "Ask the pilot."), NOTHING, HOME)
    assert found == {"same_as_absent": "text", "likeness": 1.0, "same_title": True}


def test_a_short_story_in_the_same_frame_is_not_taken_for_it() -> None:
    assert compare(page("The mill is sold", "It was sold this morning for forty crowns."), NOTHING, HOME) is None


def test_where_the_front_page_says_the_same_nothing_can_be_told() -> None:
    closed = ("Works on the press: we are back at noon, and ask for patience.",)
    assert compare(page("Closed", *closed), page("Closed", *closed), page("Closed", *closed)) is None
    assert compare(page("Adrift", "There is no berth."), Shown(404, "x", "Adrift", HOME.words), HOME) is None


def test_the_absent_address_has_the_form_of_the_lost_one() -> None:
    assert absent_address("https://quay.example/a/story-one.html?p=1", "f00") == "https://quay.example/a/f00.html"
    assert absent_address("https://quay.example/2026/03/one/", "f00") == "https://quay.example/2026/03/f00/"
    assert absent_address("https://quay.example/one", "f00") == "https://quay.example/f00"
