"""Whether two texts are copies of one another, judged on the texts themselves.

Owns the measures and the thresholds, and the difference between a copy and a sibling from the same template (weather,
results, obituaries: the same sentences around other facts). Must not know tables or articles. Pure.
"""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from archive.duplicates.shingles import shingle_hashes, tokens

NEAR = 0.2  # the least share of the shorter text that stands in the longer
SPREAD = 0.7  # of the shorter text's tenths, the least share that scattered common shingles touch
DENSE = 0.8  # shingles in common per touched tenth, from which on they are passages taken over whole
WHOLE = 0.65  # the least share of the shorter text that passages taken over whole make up
SAME_FACTS = 0.6  # the least share of the numbers, and of the names, that two copies have in common
FEW_FACTS = 3  # below so many numbers (or names) nothing is concluded from them
SHORT = 12  # fewer shingles than this prove nothing unless they are all the same

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_NAME = re.compile(r"(?<=[a-z,;:\u0430-\u044f\u00df-\u00ff] )[A-Z\u00c0-\u00de\u0410-\u042f]\w+")


@dataclass(frozen=True, slots=True)
class Digested:
    """A text made ready for judging: its shingles, its numbers and its names."""

    shingles: tuple[int, ...]  # in the text's order
    numbers: Counter[str]
    names: Counter[str]
    words: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """`kind` is None when the texts are no copies. `similarity` is the containment of the shorter text, 0..1."""

    kind: Literal["exact", "near"] | None
    similarity: float
    resemblance: float
    why: str


def digest(text: str) -> Digested:
    """`text` made ready for `judge`."""
    words = tokens(text)
    return Digested(
        tuple(shingle_hashes(words)),
        Counter(_NUMBER.findall(text)),
        Counter(_NAME.findall(text)),
        tuple(words),
    )


def judge(one: Digested, other: Digested) -> Verdict:
    """What the two texts are to each other, with the measures and the reason in words."""
    if one.words == other.words and one.words:
        return Verdict("exact", 1.0, 1.0, "the same words")
    shorter, longer = sorted((one, other), key=lambda digested: len(set(digested.shingles)))
    few, many = set(shorter.shingles), set(longer.shingles)
    common = few & many
    if not common:
        return Verdict(None, 0.0, 0.0, "nothing in common")
    containment = len(common) / len(few)
    resemblance = len(common) / (len(few) + len(many) - len(common))
    if containment < NEAR or len(few) < SHORT:
        return Verdict(None, containment, resemblance, "too little in common")
    spread = _spread(shorter.shingles, common)
    if containment < WHOLE if containment >= DENSE * spread else spread < SPREAD:
        return Verdict(None, containment, resemblance, "only a passage in common")
    for what, mine, theirs in (("numbers", one.numbers, other.numbers), ("names", one.names, other.names)):
        shared = _shared(mine, theirs)
        if shared is not None and shared < SAME_FACTS:
            return Verdict(None, containment, resemblance, f"the same template: {shared:.0%} of the {what} agree")
    return Verdict("near", containment, resemblance, f"{containment:.0%} of the shorter text stands in the longer")


def _spread(shingles: tuple[int, ...], common: set[int]) -> float:
    """The share of the text's tenths in which something is common: an edited copy is touched all over, a text that
    only shares an opening or a quotation is not."""
    tenths = {place * 10 // len(shingles) for place, value in enumerate(shingles) if value in common}
    return len(tenths) / min(10, len(shingles))


def _shared(mine: Counter[str], theirs: Counter[str]) -> float | None:
    """The share of the smaller collection that stands in the larger; None when it is too small to tell."""
    least = min(mine.total(), theirs.total())
    return (mine & theirs).total() / least if least >= FEW_FACTS else None
