"""Words by bytes are the words that a pattern finds, whatever the script."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.understanding.spelling import WIDE, extent, letters, lowered, spelled, words_of

TEXTS = st.text(
    st.sampled_from("aZ9_ é ÄœŠß’—“.µªŸ²,\n\tжλ中") | st.characters(exclude_categories=("Cs",)), max_size=40
)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_words_are_those_of_the_pattern(text: str) -> None:
    words = re.findall(r"\w+", text.lower())
    assert words_of(text) in ([spelled(word) for word in words], words)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_letters_are_those_of_the_pattern(text: str) -> None:
    assert letters(text) == "".join(re.findall(r"\w+", text)).lower()


def test_a_word_of_a_narrow_text_is_found_by_its_spelling() -> None:
    assert words_of("Der Œuvre-Katalog, sagte sie") == ["der", spelled("œuvre"), "katalog", "sagte", "sie"]


def test_a_word_of_another_script_stays_as_it_is() -> None:
    assert words_of("Мост открыт") == ["мост", "открыт"] == [spelled("мост"), spelled("открыт")]


def test_a_character_of_east_asian_writing_says_as_much_as_several_letters() -> None:
    assert extent("Die Fähre fährt wieder.") == 23
    assert extent("渡船") == 2 * WIDE
    assert extent("渡し船 A") == 2 * WIDE + 2 + 2
    assert extent("나룻배") == extent("ጀልባ") == 6


def test_each_character_in_lower_case_stands_where_it_was() -> None:
    assert [lowered(text) for text in ("ADA", "İSTANBUL", "Ünye İ")] == ["ada", "istanbul", "ünye i"]
