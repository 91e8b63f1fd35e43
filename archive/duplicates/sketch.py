"""The sketch of a text: the few smallest of its shingle hashes, which two texts share as far as they overlap.

Owns the choice. Must not know how hashes come about or where they are kept. Bottom-k sampling: Cohen and Kaplan,
"Summarizing data using bottom-k sketches" (PODC 2007).
"""

from collections.abc import Iterable
from heapq import nsmallest

SIZE = 12
_MIX, _MASK, _SIGN = 2654435761, 0xFFFFFFFF, 0x80000000


def sketch(hashes: Iterable[int], size: int = SIZE) -> tuple[int, ...]:
    """The `size` smallest of the distinct `hashes` after mixing, as signed 32-bit integers in ascending order.

    Mixing (a multiplication modulo 2**32, Knuth's constant) makes the order independent of how the hashes came about;
    a signed value takes four bytes in SQLite.
    """
    return tuple(nsmallest(size, ((value * _MIX & _MASK) - _SIGN for value in set(hashes))))
