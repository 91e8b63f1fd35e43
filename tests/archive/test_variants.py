"""Pairs of URLs, the same page or not: what the archive may take for one story, and what never."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.variants import form_key, same_form

PAIRS = [
    line.split()
    for line in (Path(__file__).parent / "url_pairs.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


def test_the_table_has_two_hundred_pairs_of_both_kinds() -> None:
    assert len(PAIRS) >= 200
    assert sum(verdict == "same" for verdict, _, _ in PAIRS) >= 90
    assert sum(verdict == "other" for verdict, _, _ in PAIRS) >= 90


@pytest.mark.parametrize(("verdict", "one", "other"), PAIRS, ids=[f"{p[1]} {p[2]}" for p in PAIRS])
def test_a_pair_is_taken_for_what_it_is(verdict: str, one: str, other: str) -> None:
    assert same_form(one, other) is (verdict == "same")
    assert same_form(other, one) is (verdict == "same")


@given(st.text(max_size=80))
@settings(max_examples=100, deadline=None)
def test_any_text_has_a_key_and_is_its_own_form(text: str) -> None:
    assert same_form(text, text)
    assert isinstance(form_key(f"https://news.example/{text}"), str)
