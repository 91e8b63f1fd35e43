"""Boosted decision trees as nested conditional expressions: the fastest way plain Python has to walk them.

Owns the form trees are kept in and how they are compiled. Must not know what the numbers mean.

A tree is a leaf (a number) or `[feature, threshold, low, high]`: `low` where the row's feature is at most the
threshold. A stop is `[trees, low, high]`: once that many trees are summed, a sum under `low` or over `high` is final,
as the rest has (on the training pages) next to never changed the verdict.
"""

import math
from collections.abc import Callable, Collection, Sequence

Tree = float | Sequence["int | float | Tree"]
Stop = Sequence[float]
Judge = Callable[[Sequence[float]], float]


def compiled(
    trees: Sequence[Tree], stops: Sequence[Stop] = (), whole: Collection[int] = (), flags: Collection[int] = ()
) -> Judge:
    """A function from a row of features to the sum of the trees' leaves (log odds).

    Features in `whole` are whole numbers, those in `flags` truths: they are compared the quicker way.
    """
    until = {int(at): (float(low), float(high)) for at, low, high in stops}
    width = 1 + max((_widest(tree) for tree in trees), default=-1)
    lines = ["def judge(r):", f" [{''.join(f'f{at}, ' for at in range(width))}*_] = r", " s = 0.0"]
    for at, tree in enumerate(trees):
        if at in until:
            low, high = until[at]
            lines.append(f" if s < {low!r} or s > {high!r}: return s")
        lines.append(f" s += {_expression(tree, frozenset(whole), frozenset(flags))}")
    lines.append(" return s")
    scope: dict[str, Judge] = {}
    exec(compile("\n".join(lines), "<trees>", "exec"), {"__builtins__": {}}, scope)  # noqa: S102  numbers of ours only
    return scope["judge"]


def _widest(tree: Tree) -> int:
    """The highest feature that a tree asks for; -1 for a leaf."""
    if isinstance(tree, int | float):
        return -1
    feature, _, low, high = tree
    if not isinstance(feature, int):
        raise TypeError("a tree's node is [feature, threshold, low, high]")
    return max(feature, _widest(low), _widest(high))


def _expression(tree: Tree, whole: Collection[int], flags: Collection[int]) -> str:
    if isinstance(tree, int | float):
        return repr(float(tree))
    feature, threshold, low, high = tree
    if not isinstance(feature, int) or not isinstance(threshold, int | float):
        raise TypeError("a tree's node is [feature, threshold, low, high]")
    below, above = _expression(low, whole, flags), _expression(high, whole, flags)
    if feature in flags and 0 <= threshold < 1:
        return f"({above} if f{feature} else {below})"
    limit = repr(math.floor(threshold) if feature in whole else float(threshold))
    return f"({below} if f{feature} <= {limit} else {above})"
