"""What makes two texts copies of one another, and what only looks like it."""

import importlib.util
import sys
from itertools import combinations
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.duplicates.agencies import credited
from archive.duplicates.judge import digest, judge
from archive.duplicates.shingles import shingle_hashes, tokens
from archive.duplicates.sketch import SIZE, sketch


def _families_module() -> ModuleType:
    path = Path(__file__).parents[2] / "bench" / "copy_families.py"
    spec = importlib.util.spec_from_file_location("copy_families", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["copy_families"] = module
    spec.loader.exec_module(module)
    return module


FAMILIES = _families_module()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_copies_of_a_family_are_told_from_what_only_looks_like_one(seed: int) -> None:
    texts = FAMILIES.families(FAMILIES.own_stories(), seed=seed)
    digested = [digest(text.text) for text in texts]
    light = {"original", "exact", "retitled", "edited 5 %", "edited 15 %"}
    missed, wrong, wanted, found = [], [], 0, 0
    for (one, mine), (other, theirs) in combinations(zip(texts, digested, strict=True), 2):
        if "merged" in (one.made, other.made):
            continue  # a text made of two stories is a copy of either to some degree
        verdict = judge(mine, theirs)
        found += verdict.kind is not None
        if one.family == other.family and {one.made, other.made} <= light:
            wanted += 1
            if verdict.kind is None:
                missed.append((one.made, other.made, verdict))
        if one.family != other.family and verdict.kind is not None:
            wrong.append((one.made, other.made, verdict))
    assert wanted > 80
    assert len(missed) <= 0.03 * wanted, missed
    assert len(wrong) <= 0.01 * found, wrong


def test_letter_case_accents_and_punctuation_make_no_difference() -> None:
    verdict = judge(
        digest(
            "The Café on Ré street, he said, will close in nine days - or so the owner’s brother told us on Sunday."
        ),
        digest("the cafe on re street he said will close in nine days or so the owner s brother told us on sunday"),
    )
    assert verdict.kind == "exact"


def test_a_weather_report_is_no_copy_of_yesterdays() -> None:
    report = (
        "The temperature in Brant will reach {} degrees at noon and fall to {} degrees by midnight, with {} millimetres of rain "
        "expected along the coast and gusts of up to {} kilometres an hour from the west until {} o'clock in the evening."
    )
    verdict = judge(digest(report.format(21, 9, 4, 55, 8)), digest(report.format(17, 6, 12, 38, 10)))
    assert verdict.kind is None
    assert "template" in verdict.why


def test_a_shared_quotation_does_not_make_a_copy() -> None:
    quote = '"We will rebuild every house on this street, and we will do it before the first snow," the mayor said. '
    one = quote + " ".join(f"alpha{number}" for number in range(150))
    other = " ".join(f"omega{number}" for number in range(150)) + " " + quote
    assert judge(digest(one), digest(other)).kind is None


def test_nothing_is_said_of_very_short_texts_unless_they_are_the_same() -> None:
    assert judge(digest("Roads closed in Brant"), digest("Roads closed in Corvale")).kind is None
    assert judge(digest(""), digest("")).kind is None


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_text_is_a_copy_of_itself_or_empty(text: str) -> None:
    verdict = judge(digest(text), digest(text))
    assert (verdict.kind == "exact") == bool(tokens(text))


@given(st.lists(st.integers(0, 2**32 - 1), max_size=60))
@settings(max_examples=100, deadline=None)
def test_a_sketch_does_not_depend_on_order_or_repetition_and_fits_four_bytes(hashes: list[int]) -> None:
    made = sketch(hashes)
    assert made == sketch([*reversed(hashes), *hashes])
    assert len(made) == min(SIZE, len(set(hashes)))
    assert all(-(2**31) <= value < 2**31 for value in made)


@given(st.lists(st.sampled_from([b"the", b"pier", b"is", b"shut", "mölle".encode(), b"9"]), max_size=30))
@settings(max_examples=100, deadline=None)
def test_a_run_of_words_has_the_same_hash_wherever_it_stands(words: list[bytes]) -> None:
    hashes = list(shingle_hashes(words))
    assert len(hashes) == (max(1, len(words) - 3) if words else 0)
    alone = [shingle_hashes([*words[at : at + 4], b"end"])[0] for at in range(len(words) - 3)]
    assert len(words) < 4 or hashes == alone
    runs = {tuple(words[at : at + 4]) for at in range(len(words) - 3)}
    assert len(words) < 4 or len(set(hashes)) == len(runs)
    assert all(0 <= value < 2**32 for value in hashes)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Größe, „Übermut“ – fließen", "grosse ubermut fliessen"),
        ("The chair’s “no”…it said", "the chair s no it said"),
        ("Мост «закрыт», сказал он", "мост закрыт сказал он"),
        ("l’école\u00a0: 2\u202f300 élèves", "l ecole 2 300 eleves"),
    ],
)
def test_words_are_folded_alike_in_every_script(text: str, words: str) -> None:
    assert b" ".join(tokens(text)).decode() == words


def test_unspaced_scripts_are_taken_by_character() -> None:
    assert [word.decode() for word in tokens("東京で雨。Rain 12%")] == ["東", "京", "で", "雨", "rain", "12"]
    assert len(shingle_hashes(tokens("東京都知事は今日の会見で"))) == 7


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("PORT ELLORY (Reuters) - The pier is closed.", "Reuters"),
        ("Bernau (dpa) – Das Bad wird saniert.", "dpa"),
        ("Das Bad wird saniert. Mehr am Montag. (AFP)", "AFP"),
        ("МОСКВА, 3 мая (ТАСС). Мост закрыт.", "ТАСС"),
        ("The AP exams were hard this year.", None),
        ("A statue of Bloomberg stands in the park.", None),
    ],
)
def test_an_agency_is_credited_only_where_credits_stand(text: str, agency: str | None) -> None:
    assert credited(text) == agency
