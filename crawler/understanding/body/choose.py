"""From judged blocks to the body's blocks.

Owns the decisions that look at more than one block, or at a block's form alone: never nothing, no clock times. Must not
know how a single block is judged.
"""

import re
from collections.abc import Sequence

_ENOUGH = 250  # characters under which more is taken
_STEP = 0.7
_CLOCK = re.compile(r"\d{1,2}\s?[:.h]\s?\d{2}(?:\s?(?:[ap]\.?m\.?|uhr|h))?(?:\s?[A-Z]{2,4})?", re.IGNORECASE)
_STAMP = 16


def choose(lengths: Sequence[int], blocks: Sequence[int], odds: Sequence[float], threshold: float) -> list[int]:
    """The blocks at or above the threshold; where they are nearly nothing, those at or above lower and lower ones."""
    chosen = [b for b, o in zip(blocks, odds, strict=True) if o >= threshold]
    lowest = threshold - 5.0
    while sum(lengths[b] for b in chosen) < _ENOUGH and threshold > lowest:
        threshold -= _STEP
        chosen = [b for b, o in zip(blocks, odds, strict=True) if o >= threshold]
    return chosen


def tidied(texts: Sequence[str], chosen: Sequence[int]) -> list[int]:
    """The chosen blocks without those that are a clock time and nothing else (the stamps of a live blog's posts)."""
    kept = [b for b in chosen if len(texts[b]) > _STAMP or not _CLOCK.fullmatch(texts[b].strip())]
    return kept or list(chosen)
