"""The labelled cases of tests/bench/edits as a gate: every true edit found, no noise taken for one, labels as a person
would give them."""

from collections.abc import Sequence

import pytest

from archive.diff import describe, diff
from archive.noise import compare
from tests.bench.edits.labelled import Case, cases


@pytest.fixture(scope="module")
def all_cases() -> Sequence[Case]:
    return list(cases())


def test_there_are_enough_cases(all_cases: Sequence[Case]) -> None:
    assert len(all_cases) >= 150
    assert len({case.before.language for case in all_cases}) >= 8
    assert {"ar", "en", "ja"} <= {case.before.language for case in all_cases}


def test_every_true_edit_is_found(all_cases: Sequence[Case]) -> None:
    edits = [case for case in all_cases if case.is_edit]
    assert [case.name for case in edits if not compare(case.before, case.after).fields] == []


def test_noise_is_no_edit_and_is_named(all_cases: Sequence[Case]) -> None:
    noise = [case for case in all_cases if not case.is_edit]
    false = [case.name for case in noise if compare(case.before, case.after).fields]
    assert len(false) <= len(noise) // 100, false
    for case in noise:
        rules = {part.rule for part in compare(case.before, case.after).suppressed}
        assert (case.rule in rules) if case.rule else not rules, case.name


def test_labels_and_silence_are_a_persons(all_cases: Sequence[Case]) -> None:
    wrong = []
    for case in all_cases:
        described = describe(case.before, case.after)
        given = {label.name for label in described.labels} - {"silent"}
        if given - case.labels - case.accepted or case.labels - case.accepted - given:
            wrong.append((case.name, sorted(given), sorted(case.labels)))
        assert described.silent is case.silent, case.name
    assert len(wrong) <= len(all_cases) // 50, wrong


def test_diffs_of_all_cases_apply(all_cases: Sequence[Case]) -> None:
    assert all(diff(case.before, case.after).apply(case.before) == case.after for case in all_cases)
