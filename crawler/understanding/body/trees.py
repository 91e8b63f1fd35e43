"""Boosted decision trees as nested conditional expressions: the fastest way plain Python has to walk them.

Owns the form trees are kept in and how they are compiled. Must not know what the numbers mean.

A tree is a leaf (a number) or `[feature, threshold, low, high]`: `low` where the row's feature is at most the
threshold.
"""

from collections.abc import Callable, Sequence

Tree = float | Sequence["int | float | Tree"]
Judge = Callable[[Sequence[float]], float]


def compiled(trees: Sequence[Tree]) -> Judge:
    """A function from a row of features to the sum of the trees' leaves (log odds)."""
    lines = ["def judge(r):", " s = 0.0"]
    lines += [f" s += {_expression(tree)}" for tree in trees]
    lines.append(" return s")
    scope: dict[str, Judge] = {}
    exec(compile("\n".join(lines), "<trees>", "exec"), {"__builtins__": {}}, scope)  # noqa: S102  numbers of ours only
    return scope["judge"]


def _expression(tree: Tree) -> str:
    if isinstance(tree, int | float):
        return repr(float(tree))
    feature, threshold, low, high = tree
    if not isinstance(feature, int) or not isinstance(threshold, int | float):
        raise TypeError("a tree's node is [feature, threshold, low, high]")
    return f"({_expression(low)} if r[{feature}] <= {float(threshold)!r} else {_expression(high)})"
