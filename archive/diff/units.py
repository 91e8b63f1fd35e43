"""Which units (paragraphs of a text, or sentences of a paragraph) of an old text became which of a new one.

Owns the pairing: unchanged, changed, split, merged, moved. Must not know spans or renderings. Bounded: units are first
paired by equality; what lies between is compared word by word only while a budget lasts.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from archive.diff.likeness import Likeness
from archive.diff.sequences import Numbering, common_blocks, rising

# A unit of fewer words than this that stands elsewhere is taken for a new one, not for a move.
MOVED_WORDS = 6
MOVED_LIKENESS = 0.6
# Units this alike at either end of a gap are paired without a look at the others.
SURE_LIKENESS = 0.75
# Beyond so many pairs, a gap is first cut at units that share rare words.
SMALL_GAP = 600


@dataclass(frozen=True, slots=True)
class Pair:
    """Old units that became new ones (numbers from 0): (1, 1) usually, more on one side for a split or a merge."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False


def pair_units(old: Sequence[str], new: Sequence[str], *, moves: bool = True) -> list[Pair]:
    """The pairs of units, in order of the new ones; units in no pair were deleted or inserted. Pairs that are
    not `moved` rise on both sides.
    """
    numbering = Numbering()
    old_ids, new_ids = numbering.of(map(_shape, old)), numbering.of(map(_shape, new))
    kept = _equal_units(old, old_ids, new_ids)
    pairs = [Pair((i,), (j,)) for i, j in kept]
    like = Likeness(old, new)
    moved = _equal_elsewhere(like, old_ids, new_ids, kept) if moves else []
    taken_old, taken_new = {i for i, _ in moved}, {j for _, j in moved}
    last_i = last_j = -1
    for i, j in [*kept, (len(old), len(new))]:
        left = [k for k in range(last_i + 1, i) if k not in taken_old]
        right = [k for k in range(last_j + 1, j) if k not in taken_new]
        if left and right:
            pairs += _pair_gap(like, left, right)
        last_i, last_j = i, j
    if moves:
        moved += _alike_elsewhere(like, pairs, moved)
    pairs += [Pair((i,), (j,), moved=True) for i, j in moved]
    return sorted(pairs, key=lambda pair: pair.new)


def _shape(unit: str) -> str:
    if unit.isprintable() and "  " not in unit:  # single plain spaces, as most units have
        return unit.strip()
    return " ".join(unit.split())


def _equal_units(old: Sequence[str], old_ids: Sequence[object], new_ids: Sequence[object]) -> list[tuple[int, int]]:
    """Pairs of equal units that rise on both sides: the heaviest by length of those that occur once, then
    what repeats.
    """
    counts_old, counts_new = Counter(old_ids), Counter(new_ids)
    place = {item: j for j, item in enumerate(new_ids) if counts_new[item] == 1}
    once = [(i, place[item]) for i, item in enumerate(old_ids) if counts_old[item] == 1 and item in place]
    anchors = rising(once, [len(old[i]) + 1 for i, _ in once])
    pairs = []
    last_i = last_j = 0
    for i, j in [*anchors, (len(old_ids), len(new_ids))]:
        for a, b, size in common_blocks(old_ids[last_i:i], new_ids[last_j:j]):  # type: ignore[arg-type]
            pairs += [(last_i + a + k, last_j + b + k) for k in range(size)]
        if i < len(old_ids):
            pairs.append((i, j))
        last_i, last_j = i + 1, j + 1
    return pairs


def _equal_elsewhere(
    like: Likeness, old_ids: Sequence[object], new_ids: Sequence[object], kept: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    kept_old, kept_new = {i for i, _ in kept}, {j for _, j in kept}
    places: dict[object, list[int]] = defaultdict(list)
    for j in range(len(new_ids) - 1, -1, -1):
        if j not in kept_new:
            places[new_ids[j]].append(j)
    moved = []
    for i, item in enumerate(old_ids):
        if i not in kept_old and places.get(item) and like.old_size(i) >= MOVED_WORDS:
            moved.append((i, places[item].pop()))
    return moved


def _pair_gap(like: Likeness, left: Sequence[int], right: Sequence[int]) -> list[Pair]:
    """Pairs of like units between two equal ones."""
    if len(left) == len(right) == 1:
        i, j = left[0], right[0]
        return [Pair((i,), (j,))] if like.is_pair(i, j) else []
    head, tail = _plain_ends(like, left, right)
    pairs = [Pair((left[k],), (right[k],)) for k in range(head)]
    pairs += [Pair((left[-1 - k],), (right[-1 - k],)) for k in range(tail)]
    left, right = left[head : len(left) - tail], right[head : len(right) - tail]
    if left and right:
        pairs += _pair_middle(like, left, right)
    return pairs


def _plain_ends(like: Likeness, left: Sequence[int], right: Sequence[int]) -> tuple[int, int]:
    """How many units from the start, and from the end, are surely one with their counterparts."""
    most = min(len(left), len(right))
    head = 0
    while head < most and _is_sure(like, left[head : head + 2], right[head : head + 2]):
        head += 1
    tail, most = 0, most - head
    backwards_left, backwards_right = left[::-1], right[::-1]
    while tail < most and _is_sure(like, backwards_left[tail : tail + 2], backwards_right[tail : tail + 2]):
        tail += 1
    return head, tail


def _is_sure(like: Likeness, left: Sequence[int], right: Sequence[int]) -> bool:
    """Whether the first units of both sides are one: no less alike than either is to the next one, which is no
    split-off part of it."""
    ratio = like.ratio(left[0], right[0])
    if ratio < SURE_LIKENESS:
        return False
    others = [like.ratio(i, right[0]) for i in left[1:]] + [like.ratio(left[0], j) for j in right[1:]]
    if any(other > ratio for other in others):
        return False
    was_split = len(right) > 1 and like.is_part(left[0], right[1], whole_is_old=True)
    was_merged = len(left) > 1 and like.is_part(left[1], right[0], whole_is_old=False)
    return not was_split and not was_merged


def _pair_middle(like: Likeness, left: Sequence[int], right: Sequence[int]) -> list[Pair]:
    if len(left) * len(right) <= SMALL_GAP:
        return _best_pairs(like, left, right)
    pairs: list[Pair] = []
    anchors = _anchors(like, left, right)
    at_old = {i: n for n, i in enumerate(left)}
    at_new = {j: n for n, j in enumerate(right)}
    last_a = last_b = 0
    for a, b in [*((at_old[i], at_new[j]) for i, j in anchors), (len(left), len(right))]:
        inner_left, inner_right = left[last_a:a], right[last_b:b]
        if inner_left and inner_right and len(inner_left) * len(inner_right) <= SMALL_GAP:
            pairs += _best_pairs(like, inner_left, inner_right)
        if a < len(left):
            pairs.append(Pair((left[a],), (right[b],)))
        last_a, last_b = a + 1, b + 1
    return pairs


def _anchors(like: Likeness, left: Sequence[int], right: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs of units that are each other's best by shared rare words, and alike; rising on both sides."""
    mutual = like.mutual(left, right)
    return rising(mutual, [like.common(i, j) for i, j in mutual])


def _best_pairs(like: Likeness, left: Sequence[int], right: Sequence[int]) -> list[Pair]:
    """The rising pairs with the most words in common in all, splits and merges among them (dynamic programming)."""
    rows, columns = len(left), len(right)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    step: list[list[tuple[int, int]]] = [[(0, 0)] * (columns + 1) for _ in range(rows + 1)]
    for a in range(rows + 1):
        for b in range(columns + 1):
            choices = [(best[a - 1][b], (1, 0))] if a else []
            if b:
                choices.append((best[a][b - 1], (0, 1)))
            if a and b:
                for height, width in like.joins(left, right, a, b):
                    gain = like.gain(left[a - height : a], right[b - width : b])
                    choices.append((best[a - height][b - width] + gain, (height, width)))
            if choices:
                best[a][b], step[a][b] = max(choices, key=lambda choice: choice[0])
    pairs = []
    a, b = rows, columns
    while a and b:
        height, width = step[a][b]
        if height and width:
            pairs.append(Pair(tuple(left[a - height : a]), tuple(right[b - width : b])))
        a, b = a - height, b - width
    return pairs


def _alike_elsewhere(like: Likeness, pairs: Sequence[Pair], moved: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pairs among the units left over that are alike enough to be the same unit, moved and edited."""
    used_old = {i for pair in pairs for i in pair.old} | {i for i, _ in moved}
    used_new = {j for pair in pairs for j in pair.new} | {j for _, j in moved}
    left = [i for i in range(like.old_count) if i not in used_old and like.old_size(i) >= MOVED_WORDS]
    right = [j for j in range(like.new_count) if j not in used_new and like.new_size(j) >= MOVED_WORDS]
    if not left or not right:
        return []
    return [(i, j) for i, j in like.mutual(left, right) if like.ratio(i, j) >= MOVED_LIKENESS]
