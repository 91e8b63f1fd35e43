"""Compiled trees give what walking them gives."""

from collections.abc import Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.understanding.body.features import EARLY, LATE
from crawler.understanding.body.model import model
from crawler.understanding.body.trees import compiled

NUMBERS = st.floats(-100, 100).map(lambda x: round(x, 3))
TREES = st.recursive(
    NUMBERS, lambda inner: st.tuples(st.integers(0, 4), NUMBERS, inner, inner).map(list), max_leaves=12
)


def walk(tree: Any, row: Sequence[float]) -> float:
    while not isinstance(tree, float):
        feature, threshold, low, high = tree
        tree = low if row[feature] <= threshold else high
    return tree


@settings(max_examples=60, deadline=None)
@given(st.lists(TREES, max_size=5), st.lists(NUMBERS, min_size=5, max_size=5))
def test_compiled_is_walked(trees: list[Any], row: list[float]) -> None:
    assert abs(compiled(trees)(row) - sum(walk(tree, row) for tree in trees)) < 1e-6


def test_a_sum_past_a_stop_is_final_but_for_what_the_rest_adds_in_the_mean() -> None:
    stops = [[1, -0.5, 0.5, -2.0, 3.0]]
    assert compiled([1.0, 9.0, 9.0], stops)([]) == 4.0
    assert compiled([-1.0, 9.0, 9.0], stops)([]) == -3.0
    assert compiled([0.1, 1.0], stops)([]) == 1.1


def test_the_shipped_model_judges_a_row() -> None:
    assert -20 < model().judge([*[0.0] * len(EARLY), 7], lambda b: [0.0] * len(LATE)) < 20


def test_late_features_are_asked_for_once_and_only_where_a_tree_needs_them() -> None:
    tree = [0, 2.5, 1.0, [1, 0.5, 2.0, [2, 0.5, 3.0, 4.0]]]
    judge, asked = compiled([tree, tree], early=1), []

    def late(key: int) -> list[float]:
        asked.append(key)
        return [key - 7, 1.0]

    assert judge([2.0, 7], late) == 2.0
    assert asked == []
    assert judge([3.0, 7], late) == 4.0
    assert judge([3.0, 8], late) == 8.0
    assert asked == [7, 8]


def test_whole_numbers_and_truths_are_told_as_the_numbers_that_they_are() -> None:
    tree = [0, 2.5, [1, 0.5, 1.0, 2.0], [0, 7.0, 3.0, 4.0]]
    plain, quick = compiled([tree]), compiled([tree], whole=[0], flags=[1])
    for number in range(-2, 12):
        for truth in (False, True):
            assert plain([number, truth]) == quick([number, truth])
