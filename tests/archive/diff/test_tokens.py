"""Tokens: joined they are the text, they never split what a reader takes for one character."""

import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st

from archive.diff.sentences import sentences
from archive.diff.tokens import is_word, tokenize
from tests.archive.diff.texts import ANY_TEXT


@given(ANY_TEXT)
@settings(max_examples=100, deadline=None)
def test_joined_tokens_are_the_text(text: str) -> None:
    assert "".join(tokenize(text)) == text


@given(st.one_of(ANY_TEXT, st.text(max_size=30)))
@example("Well..\u200c then")
@example("1.\u0301 and ...\u0308")
@settings(max_examples=100, deadline=None)
def test_no_grapheme_cluster_is_split(text: str) -> None:
    ends = set()
    at = 0
    for cluster in regex.findall(r"\X", text):
        at += len(cluster)
        ends.add(at)
    at = 0
    for token in tokenize(text):
        at += len(token)
        assert at in ends


@given(ANY_TEXT)
@settings(max_examples=60, deadline=None)
def test_joined_sentences_are_the_text(text: str) -> None:
    assert "".join(sentences(text)) == text


def words(text: str) -> list[str]:
    return [token for token in tokenize(text) if is_word(token)]


def test_words_and_numbers_stay_whole() -> None:
    assert words("It’s 1,200.50 crowns, don't ask O’Neill at 10:45.") == [
        *("It’s", "1,200.50", "crowns", "don't", "ask", "O’Neill", "at", "10:45")
    ]


def test_scripts_without_spaces_are_cut_by_character() -> None:
    assert words("東京は3日") == ["東", "京", "は", "3", "日"]
    assert words("約二億三千万円、三人") == ["約", "二億三千万", "円", "三", "人"]
    assert words("สวัสดี") == ["ส", "วั", "ส", "ดี"]
    assert words("မြန်မာ")[0] == "မြ"


def test_scripts_with_spaces_are_cut_at_them() -> None:
    assert words("항구의 낡은 다리") == ["항구의", "낡은", "다리"]
    assert words("नमस्ते दुनिया") == ["नमस्ते", "दुनिया"]
    assert words("جسر الميناء") == ["جسر", "الميناء"]


def test_a_soft_hyphen_is_inside_its_word() -> None:
    assert words("re\u00adport") == ["re\u00adport"]


def test_sentences_end_where_readers_end_them() -> None:
    assert sentences("Dr. Weir left. She had 3.5 km to go! “Why?” he asked. End") == [
        *("Dr. Weir left. ", "She had 3.5 km to go! ", "“Why?” he asked. ", "End")
    ]
    assert sentences("橋は閉鎖された。修理は九週間。") == ["橋は閉鎖された。", "修理は九週間。"]
    assert sentences("Am 3. Mai kam er. Er blieb.") == ["Am 3. Mai kam er. ", "Er blieb."]
