"""How alike units of two texts are, by the words that they share in the same order.

Owns the measure, its thresholds and the budget of comparisons. Must not know what pairs are chosen by it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from archive.diff.sequences import Numbered, Numbering, common_length
from archive.diff.tokens import word_keys

# Two units are one, edited, when this share of both's words is common, in order ...
PAIR_LIKENESS = 0.45
# ... or when nearly all of the shorter one is within the longer one.
CONTAINED = 0.75
CONTAINED_LIKENESS = 0.25
CONTAINED_WORDS = 4
# A part of a split unit has this share of its words in the whole.
PART_LIKENESS = 0.6
MOST_PARTS = 4
# In comparisons of two units of 45 words; one costs about a microsecond.
BUDGET = 200_000
RARE = 4


class Likeness:
    """The likeness of every old unit to every new one, told on demand and remembered. Beyond the budget all
    are unlike.
    """

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self._texts = (old, new)
        self._numbering = Numbering()
        self._old: list[Numbered | None] = [None] * len(old)
        self._new: list[Numbered | None] = [None] * len(new)
        self._common: dict[tuple[int, int], int] = {}
        self._spent = 0
        self.old_count, self.new_count = len(old), len(new)

    def _old_words(self, i: int) -> Numbered:
        found = self._old[i]
        if found is None:
            found = self._old[i] = self._numbering.of(word_keys(self._texts[0][i]))
        return found

    def _new_words(self, j: int) -> Numbered:
        found = self._new[j]
        if found is None:
            found = self._new[j] = self._numbering.of(word_keys(self._texts[1][j]))
        return found

    def old_size(self, i: int) -> int:
        """How many words old unit `i` has."""
        return len(self._old_words(i))

    def new_size(self, j: int) -> int:
        """How many words new unit `j` has."""
        return len(self._new_words(j))

    def common(self, i: int, j: int) -> int:
        """How many words old unit `i` and new unit `j` share in the same order; 0 when the budget is spent."""
        found = self._common.get((i, j))
        if found is None:
            old, new = self._old_words(i), self._new_words(j)
            if self._spent > BUDGET:
                return 0
            self._spent += 1 + len(old) * len(new) // 2000
            found = self._common[i, j] = common_length(old, new)
        return found

    def ratio(self, i: int, j: int) -> float:
        """The share of both units' words that is common, 0..1."""
        total = self.old_size(i) + self.new_size(j)
        return 2 * self.common(i, j) / total if total else 0.0

    def is_pair(self, i: int, j: int) -> bool:
        """Whether the one can be an edited form of the other."""
        ratio = self.ratio(i, j)
        if ratio >= PAIR_LIKENESS:
            return True
        shorter = min(self.old_size(i), self.new_size(j))
        return ratio >= CONTAINED_LIKENESS and shorter >= CONTAINED_WORDS and self.common(i, j) >= CONTAINED * shorter

    def joins(self, left: Sequence[int], right: Sequence[int], a: int, b: int) -> Iterator[tuple[int, int]]:
        """The (height, width) of the pairs that may end before `a` of `left` and `b` of `right`."""
        if self.is_pair(left[a - 1], right[b - 1]):
            yield 1, 1
        for parts in range(2, MOST_PARTS + 1):
            if parts > b or not self.is_part(left[a - 1], right[b - parts], whole_is_old=True):
                break
            if self._is_split(left[a - 1 : a], right[b - parts : b]):
                yield 1, parts
        for parts in range(2, MOST_PARTS + 1):
            if parts > a or not self.is_part(left[a - parts], right[b - 1], whole_is_old=False):
                break
            if self._is_split(left[a - parts : a], right[b - 1 : b]):
                yield parts, 1

    def is_part(self, i: int, j: int, *, whole_is_old: bool) -> bool:
        """Whether most of the words of the one unit are in the other, the whole."""
        size = self.new_size(j) if whole_is_old else self.old_size(i)
        return size > 1 and self.common(i, j) >= PART_LIKENESS * size

    def _is_split(self, left: Sequence[int], right: Sequence[int]) -> bool:
        whole_is_old = len(left) == 1
        if not all(self.is_part(i, j, whole_is_old=whole_is_old) for i in left for j in right):
            return False
        shared = sum(self.common(i, j) for i in left for j in right)
        whole = self.old_size(left[0]) if whole_is_old else self.new_size(right[0])
        return 0.5 * whole <= shared <= 1.1 * whole

    def gain(self, left: Sequence[int], right: Sequence[int]) -> float:
        """What pairing these units is worth: the words in common, a little less for every part more than one."""
        shared = sum(self.common(i, j) for i in left for j in right)
        return shared - 0.5 * (len(left) + len(right) - 2) + 0.01

    def mutual(self, left: Sequence[int], right: Sequence[int]) -> list[tuple[int, int]]:
        """Pairs that are each other's best by shared rare words, and alike; in order of the old units."""
        holders: dict[object, list[int]] = defaultdict(list)
        for j in right:
            for word in set(self._new_words(j)):
                holders[word].append(j)
        counts = Counter(word for i in left for word in set(self._old_words(i)))
        votes: dict[int, Counter[int]] = {}
        for i in left:
            votes[i] = Counter(
                j
                for word in set(self._old_words(i))
                if counts[word] <= RARE and len(holders.get(word, ())) <= RARE
                for j in holders.get(word, ())
            )
        best_new: dict[int, tuple[int, int]] = {}
        for i, found in votes.items():
            for j, count in found.items():
                best_new[j] = max(best_new.get(j, (0, 0)), (count, -i))
        pairs = []
        for i, found in votes.items():
            if found:
                j, _ = max(found.items(), key=lambda item: (item[1], -item[0]))
                if best_new[j][1] == -i and self.is_pair(i, j):
                    pairs.append((i, j))
        return pairs
