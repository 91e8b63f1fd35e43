"""The block model as it is shipped: weights of names and words, trees, threshold.

Owns the model file's form and its loading, once a process and when first needed. Must not know features by name:
`model.json` lists those it was made with, and loading fails when they are not the ones computed here.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from crawler.understanding.body.features import EARLY, FLAGS, NAMES, WHOLE
from crawler.understanding.body.trees import Judge, Stop, Tree, compiled
from crawler.understanding.body.weights import Weights


@dataclass(frozen=True, slots=True)
class Model:
    """`judge` gives a block's log odds of being body text, from its early features, its number, and what gives the late
    ones (see `features.rows`); those at or above `threshold` are.
    """

    weights: Weights
    judge: Judge
    threshold: float
    version: str


def judge_of(trees: Sequence[Tree], stops: Sequence[Stop]) -> Judge:
    """The judge of blocks that these trees make, over the features by their places in `NAMES`."""
    whole, flags = ([at for at, name in enumerate(NAMES) if name in names] for names in (WHOLE, FLAGS))
    return compiled(trees, stops, whole, flags, len(EARLY))


@cache
def model() -> Model:
    """The shipped model. Raises ValueError when it was made for other features than these."""
    data = json.loads((files("crawler.understanding.body") / "model.json").read_text("utf-8"))
    if data["features"] != NAMES:
        raise ValueError("body/model.json was made for other features: run tests/bench/train_body.py again")
    weights = Weights(data["names"], data["words"])
    return Model(weights, judge_of(data["trees"], data["stops"]), data["threshold"], data["version"])
