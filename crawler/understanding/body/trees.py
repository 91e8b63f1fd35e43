"""Boosted decision trees as nested conditional expressions: the fastest way plain Python has to walk them.

Owns the form trees are kept in and how they are compiled. Must not know what the numbers mean.

A tree is a leaf (a number) or `[feature, threshold, low, high]`: `low` where the row's feature is at most the
threshold. A stop is `[trees, low, high, fall, rise]`: once that many trees are summed, a sum under `low` or over `high`
is as good as final, as the rest has (on the training pages) next to never changed the verdict; `fall` or `rise` is what
the rest adds to it in the mean.
"""

import math
from collections.abc import Callable, Collection, Sequence

Tree = float | Sequence["int | float | Tree"]
Stop = Sequence[float]
Judge = Callable[..., float]


def compiled(
    trees: Sequence[Tree],
    stops: Sequence[Stop] = (),
    whole: Collection[int] = (),
    flags: Collection[int] = (),
    early: int | None = None,
) -> Judge:
    """A function from a row of features to the sum of the trees' leaves (log odds).

    Features in `whole` are whole numbers, those in `flags` truths: they are compared the quicker way. With `early`, the
    function takes a row of that many features and a key, and as its second argument what gives the others for the key:
    it is asked once, and only when a tree comes to one of them.
    """
    until = {int(at): (float(low), float(high), float(fall), float(rise)) for at, low, high, fall, rise in stops}
    width = 1 + max((_widest(tree) for tree in trees), default=-1)
    names = [f"f{at}" for at in range(width if early is None else early)]
    if early is None:
        lines = ["def judge(r):", f" [{''.join(f'{name}, ' for name in names)}*_] = r", " s = 0.0"]
    else:
        lines = ["def judge(r, late):", f" {', '.join([*names, 'key'])} = r", " s = 0.0", " others = None"]
        names += [f"(others or (others := late(key)))[{at}]" for at in range(width - early)]
    for at, tree in enumerate(trees):
        if at in until:
            low, high, fall, rise = until[at]
            lines += [f" if s < {low!r}: return s + {fall!r}", f" if s > {high!r}: return s + {rise!r}"]
        lines.append(f" s += {_expression(tree, names, frozenset(whole), frozenset(flags))}")
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


def _expression(tree: Tree, names: Sequence[str], whole: Collection[int], flags: Collection[int]) -> str:
    if isinstance(tree, int | float):
        return repr(float(tree))
    feature, threshold, low, high = tree
    if not isinstance(feature, int) or not isinstance(threshold, int | float):
        raise TypeError("a tree's node is [feature, threshold, low, high]")
    below, above = _expression(low, names, whole, flags), _expression(high, names, whole, flags)
    if feature in flags and 0 <= threshold < 1:
        return f"({above} if {names[feature]} else {below})"
    limit = repr(math.floor(threshold) if feature in whole else float(threshold))
    return f"({below} if {names[feature]} <= {limit} else {above})"
