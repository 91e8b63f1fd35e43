"""Diffs: applying one gives the later content exactly; what it shows is what a person would point at."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.diff import Diff, Fate, Op, WrongBase, diff
from archive.diff.contents import text_diff
from archive.diff.sequences import Numbering, common_blocks
from archive.diff.words import word_spans
from archive.model import Content
from tests.archive.diff.texts import contents, edited

PAIRS = st.one_of(edited(), st.tuples(contents(), contents()))


@given(PAIRS)
@settings(max_examples=100, deadline=None)
def test_applying_gives_the_later_content_exactly(pair: tuple[Content, Content]) -> None:
    before, after = pair
    difference = diff(before, after)
    assert difference.apply(before) == after
    assert difference.is_empty is (before == after)


@given(PAIRS)
@settings(max_examples=60, deadline=None)
def test_json_gives_the_diff_back(pair: tuple[Content, Content]) -> None:
    difference = diff(*pair)
    assert Diff.from_json(json.loads(json.dumps(difference.to_json()))) == difference


@given(contents())
@settings(max_examples=40, deadline=None)
def test_the_diff_of_a_content_with_itself_is_empty(content: Content) -> None:
    assert diff(content, content).is_empty


def test_applying_to_another_content_is_refused() -> None:
    before, after = Content("A", text="One."), Content("B", text="Two.")
    with pytest.raises(WrongBase):
        diff(before, after).apply(replace(before, text="Three."))
    with pytest.raises(WrongBase):
        diff(before, after).apply(replace(before, title="C"))


def test_a_diff_of_a_later_format_is_refused() -> None:
    with pytest.raises(ValueError, match="format"):
        Diff.from_json({**diff(Content("A"), Content("B")).to_json(), "format": 99})


def marked(before: str, after: str) -> str:
    marks = {Op.DELETE: "[-{}-]", Op.INSERT: "{{+{}+}}", Op.EQUAL: "{}", Op.TRIVIAL: "~{}~"}
    return "".join(marks[span.op].format(span.after or span.before) for span in word_spans(before, after))


def test_a_reader_sees_whole_words() -> None:
    assert marked("12 people were hurt on Monday.", "14 people were injured on Monday.") == (
        "[-12-]{+14+} people were [-hurt-]{+injured+} on Monday."
    )
    assert marked("Council approves budget", "Council narrowly approves budget") == (
        "Council {+narrowly +}approves budget"
    )


def test_unlike_sentences_are_exchanged_whole_not_crumbled() -> None:
    spans = word_spans("She is a teacher in the town of Alm.", "He was the baker of a village near Orb.")
    assert [span.op for span in spans] == [Op.DELETE, Op.INSERT]


def test_lines_of_a_list_are_matched_line_by_line() -> None:
    before = "* The Courier of Elm, weekly\n* The Record of Troy, daily\n* The Life of Utica"
    after = "* The Courier of Elm, weekly\n* Latham Gazette, new this year\n* The Record of Troy, weekly"
    spans = text_diff(before, after)[0].spans
    assert [span.after for span in spans if span.op is Op.INSERT] == ["* Latham Gazette, new this year\n", "weekly"]
    assert "* The Record of Troy, " in "".join(span.after for span in spans if span.op is Op.EQUAL)


def test_shapes_of_marks_are_no_edits_of_words() -> None:
    spans = word_spans("He said “no” – twice, it’s sure, at noon.", 'He said "no" - twice, it\'s sure, at dusk.')
    assert [span.before for span in spans if span.op is Op.DELETE] == ["noon"]
    assert all(span.before != span.after for span in spans if span.op is Op.TRIVIAL)


def test_one_character_of_a_japanese_sentence() -> None:
    assert marked("評議会は3日に決めた。", "評議会は4日に決めた。") == "評議会は[-3-]{+4+}日に決めた。"


FIRST = "The harbour board met on Monday and voted for the repair of the bridge."
SECOND = "Divers looked at the piers in February and found no further damage below."
THIRD = "The ferry company fears for its season and asks the county for money."
FOURTH = "A new meeting is planned for April, when builders may send their offers."


def fates(before: list[str], after: list[str]) -> list[tuple[str, tuple[int, ...], tuple[int, ...]]]:
    parts = text_diff("\n\n".join(before), "\n\n".join(after))
    return [(part.fate.value, part.old, part.new) for part in parts if part.fate is not Fate.EQUAL]


def test_a_moved_paragraph_is_a_move() -> None:
    parts = text_diff("\n\n".join([FIRST, SECOND, THIRD, FOURTH]), "\n\n".join([FOURTH, FIRST, SECOND, THIRD]))
    moved = [part for part in parts if part.fate is Fate.MOVED]
    away = [part for part in parts if part.fate is Fate.MOVED_AWAY]
    assert [(part.old, part.new) for part in moved] == [((3,), (0,))]
    assert [part.old for part in away] == [(3,)]
    assert moved[0].move == away[0].move is not None


def test_the_shorter_of_two_that_changed_places_is_the_one_that_moved() -> None:
    long = f"{FIRST} {SECOND} {THIRD}"
    assert fates([long, FOURTH], [FOURTH, long]) == [("moved", (1,), (0,)), ("moved_away", (1,), ())]


def test_a_paragraph_moved_and_edited_is_still_a_move() -> None:
    edited_third = THIRD.replace("season", "summer")
    found = fates([FIRST, SECOND, THIRD, FOURTH], [edited_third, FIRST, SECOND, FOURTH])
    assert ("moved", (2,), (0,)) in found


def test_a_split_paragraph_is_one_edit() -> None:
    whole = f"{FIRST} {SECOND}"
    parts = text_diff(f"{THIRD}\n\n{whole}", f"{THIRD}\n\n{FIRST}\n\n{SECOND}")
    assert [(part.fate, part.old, part.new) for part in parts[1:]] == [(Fate.EDITED, (1,), (1, 2))]
    assert {span.op for span in parts[1].spans} == {Op.EQUAL, Op.TRIVIAL}


def test_merged_paragraphs_are_one_edit() -> None:
    parts = text_diff(f"{FIRST}\n\n{SECOND}\n\n{THIRD}", f"{FIRST} {SECOND}\n\n{THIRD}")
    assert (parts[0].fate, parts[0].old, parts[0].new) == (Fate.EDITED, (0, 1), (0,))


def test_a_revised_paragraph_is_matched_beside_added_and_removed_ones() -> None:
    revised = SECOND.replace("February", "March")
    assert fates([FIRST, SECOND], [FIRST, FOURTH, revised]) == [
        ("inserted", (), (1,)),
        ("edited", (1,), (2,)),
    ]


def test_many_edited_paragraphs_are_matched_one_by_one() -> None:
    old = [f"{FIRST} Number {k} of the {k * 7} boats called b{k} and c{k} lay there." for k in range(60)]
    new = [part.replace("Monday", "Tuesday") for part in old]
    del new[10]
    new.insert(40, "Nobody knows why the herring came so late this year, said the harbour master.")
    parts = text_diff("\n\n".join(old), "\n\n".join(new))
    assert sum(part.fate is Fate.EDITED for part in parts) == 59
    assert [part.old for part in parts if part.fate is Fate.DELETED] == [(10,)]
    assert [part.new for part in parts if part.fate is Fate.INSERTED] == [(40,)]


@given(
    st.lists(st.sampled_from("abcd"), max_size=30), st.lists(st.sampled_from("abcd"), max_size=30), st.integers(0, 60)
)
@settings(max_examples=80, deadline=None)
def test_blocks_are_common_in_order_and_longest_where_affordable(old: list[str], new: list[str], cells: int) -> None:
    numbering = Numbering()
    a, b = numbering.of(old), numbering.of(new)
    end_a = end_b = 0
    for i, j, size in common_blocks(a, b, cells):
        assert i >= end_a
        assert j >= end_b
        assert a[i : i + size] == b[j : j + size]
        end_a, end_b = i + size, j + size
    longest = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i, x in enumerate(old):
        for j, y in enumerate(new):
            longest[i + 1][j + 1] = longest[i][j] + 1 if x == y else max(longest[i][j + 1], longest[i + 1][j])
    assert sum(size for _, _, size in common_blocks(a, b)) == longest[-1][-1]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("spam " * 20_000, "spam " * 19_000),
        ("spam " * 20_000, "eggs " * 20_000),
        (" ".join(f"a{k}" for k in range(20_000)), " ".join(f"b{k}" for k in range(20_000))),
        ("a" + "\u0301" * 20_000, "b" + "\u0301" * 20_000),
    ],
)
def test_hostile_texts_are_applied_exactly_too(before: str, after: str) -> None:
    old, new = Content(None, text=before), Content(None, text=after)
    assert diff(old, new).apply(old) == new
