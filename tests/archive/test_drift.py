"""A reader that breaks is not a newspaper that edits."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from archive import Content, clock, drift
from archive.announce import Receiver, collect
from tests.archive.conftest import START, Paper, content

Change = Callable[[int], Content]


def story(number: int, day: int = 0) -> Content:
    words = " ".join(f"word{number + step}" for step in range(200))
    return content(f"{words}, day {day}.", f"Story {number}", authors=("Ada Lindqvist",), published_at=START)


def week(paper: Paper, sudden: Change) -> None:
    """Thirty stories, seven quiet days with an edit here and there, then `sudden` for all of them."""
    for number in range(30):
        paper.visit(0, story(number), f"s{number}")
    for day in range(1, 7):
        for number in range(30):
            paper.visit(24 * day, story(number, day if number == day else 0), f"s{number}")
    for number in range(30):
        paper.visit(24 * 8, sudden(number), f"s{number}")
    clock.set_now(START + timedelta(days=8, minutes=1))


def test_a_quiet_site_is_not_held(paper: Paper) -> None:
    week(paper, story)
    assert drift.check(paper.archive, paper.site).reasons == ()
    assert paper.archive.db["sites"].get(1)["hold_reason"] is None


@pytest.mark.parametrize(
    ("sudden", "said"),
    [
        (lambda n: content(" ".join(f"word{n + step}" for step in range(60)) + " cut.", f"Story {n}"), "words"),
        (lambda n: Content(f"Story {n}", text=story(n).text + " New.", word_count=202), "authors is missing"),
        (lambda n: content(story(n).text + " Share this. Follow us. Read more.", f"Story {n}"), "found an edit"),
    ],
)
def test_a_reader_that_breaks_holds_the_announcements(paper: Paper, sudden: Change, said: str) -> None:
    week(paper, sudden)
    receiver = Receiver("desk", "https://desk.example/")
    found = drift.check(paper.archive, paper.site, receivers=[receiver])
    assert said in found.reason
    assert paper.archive.db["sites"].get(1)["hold_reason"] == found.reason
    kinds = [row["kind"] for row in paper.archive.db["announcements"].rows]
    assert kinds == ["alarm"]
    assert collect(paper.archive, [receiver]) == 0
    drift.check(paper.archive, paper.site, receivers=[receiver])
    assert paper.archive.db["announcements"].count == 1


def test_a_release_tells_what_waited_or_forgets_it(paper: Paper) -> None:
    week(paper, lambda n: content(story(n).text + " Share this.", f"Story {n}"))
    drift.check(paper.archive, paper.site)
    assert drift.release(paper.archive, paper.site, forget=True) > 30
    assert collect(paper.archive, []) == 0
    assert paper.archive.db["sites"].get(1)["held_since"] is None


def test_pages_without_an_article_are_drift_too(paper: Paper) -> None:
    for number in range(30):
        paper.visit(0, story(number), f"s{number}")
    for number in range(30):
        paper.visit(48, None, f"s{number}", kind="shell")
    clock.set_now(START + timedelta(hours=49))
    assert "no article was found" in drift.check(paper.archive, paper.site).reason


def test_too_little_says_nothing(paper: Paper) -> None:
    paper.visit(0, story(1))
    paper.visit(48, content("Short.", "Other"))
    assert drift.check(paper.archive, paper.site).reasons == ()
