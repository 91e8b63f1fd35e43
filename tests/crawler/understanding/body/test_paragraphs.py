"""Where line breaks inside a block part paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.understanding.body.paragraphs import paragraphs_of

FIRST = "The council met on Monday to settle what the new pier may cost, and left without a vote."
SECOND = "Its chair said that nobody had expected the steel to come at twice the price of last year."


def test_two_breaks_part_paragraphs() -> None:
    assert paragraphs_of("One.\n\nTwo.\n\n\nThree.") == ["One.", "Two.", "Three."]


def test_a_break_beside_a_line_as_long_as_a_paragraph_parts_them() -> None:
    assert paragraphs_of(f"{FIRST}\n{SECOND}") == [FIRST, SECOND]
    assert paragraphs_of(f"The price\n{FIRST}\nWhat is next\n{SECOND}") == ["The price", FIRST, "What is next", SECOND]


def test_scripts_without_spaces_say_as_much_in_shorter_lines() -> None:
    lines = [
        "市議会は月曜日に新しい桟橋の費用について話し合ったが、結論は出なかった。",
        "議長は鋼材の価格が昨年の二倍になるとは誰も思わなかったと述べた。",
    ]
    assert paragraphs_of("\n".join(lines)) == lines


@pytest.mark.parametrize(
    "text",
    [
        "Harbour Office\nQuay Street 5\nBrant",
        "9 June, Brant, the old theatre\n10 June, Velm\n11 June, Ostrey",
        "The ferry comes, the ferry goes,\nand where it sails no keeper knows.",
        # wrapped by hand: most of its long lines end amid a sentence
        "The council met on Monday to settle what the new pier may cost, and left without a\n"
        "vote. Its chair said that nobody had expected the steel to come at twice the price of\n"
        "last year, and that the works would have to wait until the ministry had an answer.",
    ],
)
def test_breaks_between_the_lines_of_one_thing_are_kept(text: str) -> None:
    assert paragraphs_of(text) == [text]


@given(st.lists(st.sampled_from([FIRST, SECOND, "Brant", "", " ", "9 June", FIRST[:-1]]), min_size=1))
def test_no_line_is_lost_or_moved(lines: list[str]) -> None:
    told = "\n".join(paragraphs_of("\n".join(lines)))
    assert [line for line in told.split("\n") if line.strip()] == [line for line in lines if line.strip()]
