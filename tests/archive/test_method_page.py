"""docs/method.md names every noise rule and every label, and no others."""

import re
from pathlib import Path

from archive.diff.labels import MEANINGS
from archive.noise.byline import ORDER, SPELLING
from archive.noise.charset import LOST_CHARACTERS
from archive.noise.dates import PRECISION
from archive.noise.rules import ALL_RULES
from tests.bench.edits.labelled import cases

PAGE = (Path(__file__).parents[2] / "docs" / "method.md").read_text(encoding="utf-8")


def table(heading: str) -> list[str]:
    section = PAGE.split(f"## {heading}", 1)[1].split("\n## ", 1)[0]
    return re.findall(r"^\| `(\w+)` \|", section, flags=re.MULTILINE)


def test_all_noise_rules_are_told() -> None:
    named = [rule.name for rule in (*ALL_RULES, LOST_CHARACTERS, SPELLING, ORDER, PRECISION)]
    assert sorted(table("What is not an edit")) == sorted(named)


def test_all_labels_are_told_in_their_order() -> None:
    assert table("What a change is called") == list(MEANINGS)


def test_the_number_of_cases_is_true() -> None:
    found = list(cases())
    languages = {case.before.language for case in found}
    assert f"{len(found)} labelled cases in {len(languages)} languages" in PAGE
