"""From judged blocks to the body's blocks.

Owns the decisions that look at more than one block: never nothing, the body once, glued lists of links. Must not know
how a single block is judged.
"""

from collections.abc import Sequence

_ENOUGH = 250  # characters under which more is taken
_STEP = 0.7


def choose(lengths: Sequence[int], blocks: Sequence[int], odds: Sequence[float], threshold: float) -> list[int]:
    """The blocks at or above the threshold; where they are nearly nothing, those at or above lower and lower ones."""
    chosen = [b for b, o in zip(blocks, odds, strict=True) if o >= threshold]
    lowest = threshold - 5.0
    while sum(lengths[b] for b in chosen) < _ENOUGH and threshold > lowest:
        threshold -= _STEP
        chosen = [b for b, o in zip(blocks, odds, strict=True) if o >= threshold]
    return chosen
