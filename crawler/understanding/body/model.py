"""The block model as it is shipped: weights of names and words, trees, threshold.

Owns the model file's form and its loading, once a process and when first needed. Must not know features by name:
`model.json` lists those it was made with, and loading fails when they are not the ones computed here.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from crawler.understanding.body.features import FLAGS, NAMES, WHOLE
from crawler.understanding.body.trees import Judge, compiled
from crawler.understanding.body.weights import Weights


@dataclass(frozen=True, slots=True)
class Model:
    """`judge` gives a block's log odds of being body text; those at or above `threshold` are."""

    weights: Weights
    judge: Judge
    threshold: float
    version: str


@cache
def model() -> Model:
    """The shipped model. Raises ValueError when it was made for other features than these."""
    data = json.loads((files("crawler.understanding.body") / "model.json").read_text("utf-8"))
    if data["features"] != NAMES:
        raise ValueError("body/model.json was made for other features: run tests/bench/train_body.py again")
    weights = Weights(data["names"], data["words"])
    whole, flags = ([at for at, name in enumerate(NAMES) if name in names] for names in (WHOLE, FLAGS))
    return Model(weights, compiled(data["trees"], data["stops"], whole, flags), data["threshold"], data["version"])
