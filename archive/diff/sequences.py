"""What two sequences have in common, in bounded time.

Owns the alignment of sequences and their numbering. Must not know what the items stand for.

The exact longest common subsequence (bit-parallel, rapidfuzz's Indel; Hyyrö 2004) is found where the product of the
lengths is small enough. Longer ones are first cut at what occurs exactly once on both sides (Cohen's patience diff) and
the pieces are solved alone; a piece that has no such item and is still too long shares only its ends.
"""

import sys
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from rapidfuzz.distance import Indel, Postfix, Prefix

# Cells of one exact alignment: about 10 ms and 3 MB here.
EXACT_CELLS = 25_000_000

Block = tuple[int, int, int]  # where in the old sequence, where in the new one, how many


Numbered = str | list[int]


class Numbering:
    """Gives equal items equal numbers, and sequences of items as strings of characters with those numbers, the form in
    which they are compared fastest (as lists of numbers from 1,114,112 distinct items on)."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = defaultdict(count().__next__)

    def of(self, items: Iterable[str]) -> Numbered:
        """`items` as one number each."""
        numbers = self._numbers
        found = list(map(numbers.__getitem__, items))
        return "".join(map(chr, found)) if len(numbers) <= sys.maxunicode else found


def common_blocks(old: Numbered, new: Numbered, cells: int = EXACT_CELLS) -> list[Block]:
    """Runs that both sequences share, in the order of both, none overlapping; longest in all where it was
    affordable.
    """
    blocks: list[Block] = []
    for i, j, size in _blocks(old, new, cells):
        if blocks and blocks[-1][0] + blocks[-1][2] == i and blocks[-1][1] + blocks[-1][2] == j:
            i, j, size = blocks[-1][0], blocks[-1][1], blocks[-1][2] + size
            blocks.pop()
        blocks.append((i, j, size))
    return blocks


def _blocks(old: Numbered, new: Numbered, cells: int) -> Iterator[Block]:
    head = _shared_head(old, new)
    tail = _shared_tail(old, new, min(len(old), len(new)) - head)
    if head:
        yield 0, 0, head
    middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
    if middle_old and middle_new:
        if len(middle_old) * len(middle_new) <= cells:
            found: Iterator[Block] = _exact(middle_old, middle_new)
        else:
            found = _between_anchors(middle_old, middle_new, cells)
        for i, j, size in found:
            yield i + head, j + head, size
    if tail:
        yield len(old) - tail, len(new) - tail, tail


def _shared_head(old: Numbered, new: Numbered) -> int:
    return int(Prefix.similarity(*_alike(old, new)))


def _shared_tail(old: Numbered, new: Numbered, most: int) -> int:
    return min(most, int(Postfix.similarity(*_alike(old, new))))


def _alike(old: Numbered, new: Numbered) -> tuple[Numbered, Numbered]:
    if type(old) is type(new):
        return old, new
    return _as_list(old), _as_list(new)  # the numbering outgrew characters between the two


def _exact(old: Numbered, new: Numbered) -> Iterator[Block]:
    for op in Indel.opcodes(*_alike(old, new)):
        if op.tag == "equal":
            yield op.src_start, op.dest_start, op.src_end - op.src_start


def _as_list(numbered: Numbered) -> list[int]:
    return list(map(ord, numbered)) if isinstance(numbered, str) else numbered


def common_length(old: Numbered, new: Numbered) -> int:
    """How many items the two have in common in the same order."""
    return int(Indel.similarity(*_alike(old, new))) // 2


def _between_anchors(old: Numbered, new: Numbered, cells: int) -> Iterator[Block]:
    anchors = _anchors(old, new)
    if not anchors:
        return
    i = j = 0
    for next_i, next_j in [*anchors, (len(old), len(new))]:
        if next_i > i and next_j > j:
            for a, b, size in _blocks(old[i:next_i], new[j:next_j], cells):
                yield a + i, b + j, size
        if next_i < len(old):
            yield next_i, next_j, 1
        i, j = next_i + 1, next_j + 1


def _anchors(old: Numbered, new: Numbered) -> list[tuple[int, int]]:
    counts_old, counts_new = Counter(old), Counter(new)
    place = {item: j for j, item in enumerate(new) if counts_new[item] == 1}
    pairs = [(i, place[item]) for i, item in enumerate(old) if counts_old[item] == 1 and item in place]
    return rising(pairs)


def rising(pairs: Sequence[tuple[int, int]], weights: Sequence[int] | None = None) -> list[tuple[int, int]]:
    """The heaviest selection of `pairs` (first members rising) whose second members rise too; each weighs 1
    by default.
    """
    tops: list[int] = []  # second members of the last pairs of the chains worth going on from, rising
    totals: list[int] = []  # what those chains weigh, rising too
    ends: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(pairs):
        at = bisect_left(tops, j)
        before.append(ends[at - 1] if at else -1)
        total = (totals[at - 1] if at else 0) + (weights[index] if weights else 1)
        behind = at
        while behind < len(tops) and totals[behind] <= total:
            behind += 1
        if behind > at or at == len(tops) or tops[at] != j:
            tops[at:behind], totals[at:behind], ends[at:behind] = [j], [total], [index]
    chosen = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chosen.append(pairs[index])
        index = before[index]
    return chosen[::-1]
