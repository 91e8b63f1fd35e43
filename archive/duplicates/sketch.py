"""The sketch of a text: the few smallest of its shingle hashes, which two texts share as far as they overlap.

Owns the choice. Must not know how hashes come about or where they are kept. Bottom-k sampling: Cohen and Kaplan,
"Summarizing data using bottom-k sketches" (PODC 2007).
"""

from collections.abc import Sequence

SIZE = 12
_SIGN = 0x80000000


def sketch(hashes: Sequence[int], size: int = SIZE) -> tuple[int, ...]:
    """The `size` smallest of the distinct `hashes` (32 bits each), as signed 32-bit integers in ascending order: a
    signed value takes four bytes in SQLite."""
    # Few lie below a bound that four times `size` of them would be expected under: only those are put in order.
    bound = 4 * size * (2 * _SIGN) // max(1, len(hashes))
    few = {value for value in hashes if value < bound}
    smallest = sorted(few if len(few) >= size else set(hashes))[:size]
    return tuple(value - _SIGN for value in smallest)
