"""Blame: each sentence has the revision that brought it; those that went are told with what took their place."""

from datetime import timedelta

from archive.blame import blame
from archive.model import Revision
from tests.archive.conftest import START, content

FIRST = "The bridge closes in May. It will take nine weeks.\n\nBoatmen fear for their season."


def revision(number: int, text: str) -> Revision:
    seen = START + timedelta(hours=number)
    return Revision(number, 1, number, "https://x.example/a", content(text), "", seen, seen, number, "test/1")


def standing(*states: Revision) -> list[tuple[int, str]]:
    return [(part.came.number, part.text) for part in blame(states).standing]


def gone(*states: Revision) -> list[tuple[int, int, str, str | None]]:
    return [(part.came.number, part.went.number, part.text, part.became) for part in blame(states).gone]


ONE = revision(1, FIRST)
TWO = revision(2, FIRST.replace("nine", "ten") + " The board met again.")
THREE = revision(3, FIRST.replace("nine", "ten").replace("\n\nBoatmen fear for their season.", ""))


def test_one_revision_brought_everything() -> None:
    assert {number for number, _ in standing(ONE)} == {1}
    assert gone(ONE) == []


def test_sentences_keep_the_revision_that_brought_them() -> None:
    assert standing(ONE, TWO) == [
        (1, "The bridge closes in May."),
        (2, "It will take ten weeks."),
        (1, "Boatmen fear for their season."),
        (2, "The board met again."),
    ]


def test_what_went_is_told_with_what_it_became() -> None:
    assert gone(ONE, TWO, THREE) == [
        (1, 2, "It will take nine weeks.", "It will take ten weeks."),
        (1, 3, "Boatmen fear for their season.", None),
        (2, 3, "The board met again.", None),
    ]


def test_a_sentence_that_comes_back_keeps_its_first_revision() -> None:
    assert standing(ONE, TWO, ONE) == standing(ONE)
    assert [text for _, _, text, _ in gone(ONE, TWO, ONE)] == ["It will take ten weeks.", "The board met again."]


def test_a_moved_paragraph_is_no_news() -> None:
    swapped = revision(2, "\n\n".join(reversed(FIRST.split("\n\n"))))
    assert {number for number, _ in standing(ONE, swapped)} == {1}
    assert gone(ONE, swapped) == []


def test_another_shape_of_marks_is_no_news() -> None:
    curly = revision(2, FIRST.replace("May.", "May.").replace("weeks.", "weeks.\u200b"))
    assert {number for number, _ in standing(ONE, curly)} == {1}
