"""Makes the body's block model (`crawler/understanding/body/model.json`) from labelled pages, or cross-validates it.

    python tests/bench/train_body.py --data DIR                      # train on everything, write the model
    python tests/bench/train_body.py --data DIR --cross-validate [--seeds 3]   # by site, five folds: what counts

DIR holds zyte-articles, fundus-eval, fundus-fixtures, wcxb-articles (full bodies), trafilatura-eval and htmldate-eval
(snippets or none: weak labels, where the model of the first round and trafilatura agree). Needs the extra [bench],
numpy and lightgbm; the program itself needs neither. One thread; a few minutes.

Truths have faults: some end in the middle of a long story, some leave out what others count. A label that models of
other sites' pages plainly contradict is not trained on; it is scored all the same.
"""

import argparse
import json
import math
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import lightgbm
import numpy
import trafilatura

sys.path.insert(0, str(Path(__file__).parents[2]))

from body_labels import FULL, WORD, Labelled, labelled, weakly_labelled
from body_validation import cross_validate

from crawler.understanding.body.features import LATE, NAMES, whole_rows
from crawler.understanding.body.model import Model, judge_of
from crawler.understanding.body.sheet import Sheet
from crawler.understanding.body.weights import Weights

OUT = Path(__file__).parents[2] / "crawler" / "understanding" / "body" / "model.json"
WEAK = ("trafilatura-eval", "htmldate-eval")
FOLDS = 5
ROUNDS, LEAVES, RATE = 70, 16, 0.2
FIRST = 10  # trees that look at early features only, so that most blocks are done with before the late ones are needed
THRESHOLD = 0.425
DOUBT = 2.2  # log odds against a label from which it is left out
WEAK_WEIGHT = 0.5
STOP_EVERY, STOP_LOSS = 5, 1e-4
PARAMETERS = {
    "objective": "binary",
    "learning_rate": RATE,
    "num_leaves": LEAVES,
    "min_data_in_leaf": 200,
    "lambda_l2": 5,
    "feature_fraction": 0.5,
    "max_bin": 63,
    "num_threads": 1,
    "verbose": -1,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
}


def fit_weights(given: Iterable[Labelled]) -> Weights:
    """Log odds of names and words, sites counting by the root of their pages."""
    sites: dict[str, list[Labelled]] = {}
    for page in given:
        sites.setdefault(page.site, []).append(page)

    def fit(kind: str, prior: float, least: int) -> dict[str, float]:
        sums: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
        support: Counter[str] = Counter()
        for mine in sites.values():
            share = len(mine) ** -0.5
            seen: set[str] = set()
            for page in mine:
                for label in (0, 1):
                    for name, value in getattr(page, kind)[label].items():
                        sums[label][name] += value * share
                        seen.add(name)
            support.update(seen)
        found = {}
        for name, count in sorted(support.items()):
            odds = math.log((sums[1][name] + prior) / (sums[0][name] + prior))
            if count >= least and abs(odds) >= 0.1:
                found[name] = round(odds, 2)
        return found

    return Weights(fit("names", 1.0, 3), fit("spoken", 0.12, 6))


def describe(page: Labelled, weights: Weights) -> None:
    """Compute the page's rows with these weights."""
    sheet = Sheet(page.doc, weights, page.boxes)
    page.blocks, page.rows, page.texts = sheet.blocks, whole_rows(sheet, page.given), sheet.texts


def matrix(given: Iterable[Labelled], doubts: Mapping[int, set[int]]) -> tuple[Any, Any, Any]:
    """Rows, labels, weights: pages count alike, long blocks count more. `doubts` are blocks to leave out, by page."""
    data, labels, weights = [], [], []
    for page in given:
        scale = 1.0 if page.group in FULL else WEAK_WEIGHT
        doubted = doubts.get(id(page), ())
        for b, row in zip(page.blocks, page.rows, strict=True):
            if page.labels[b] is None or b in doubted:
                continue
            words = len(WORD.findall(page.texts[b]))
            data.append(row)
            labels.append(page.labels[b])
            weights.append(scale * (min(1.0, words / max(30, page.words)) + 0.5 / max(40, len(page.blocks))))
    return numpy.array(data, dtype=numpy.float32), numpy.array(labels), numpy.array(weights)


def boosted(data: Any, labels: Any, weights: Any, seed: int = 1) -> Any:
    parameters = {**PARAMETERS, "seed": seed}
    early = {**parameters, "feature_contri": [float(name not in LATE) for name in NAMES]}
    first = lightgbm.train(early, lightgbm.Dataset(data, labels, weight=weights, free_raw_data=False), FIRST)
    known = lightgbm.Dataset(data, labels, weight=weights, free_raw_data=False)
    return lightgbm.train(parameters, known, ROUNDS - FIRST, init_model=first)


def odds_of(model: Any, page: Labelled) -> Sequence[float]:
    return list(model.predict(numpy.array(page.rows), raw_score=True)) if page.rows else []


def doubts_of(given: Sequence[Labelled], seed: int = 1) -> dict[int, set[int]]:
    """By page (its id), the blocks whose label a model of the other folds' pages plainly contradicts."""
    found: dict[int, set[int]] = {}
    for one in sorted({page.fold for page in given}):
        model = boosted(*matrix([page for page in given if page.fold != one], {}), seed)
        for page in given:
            if page.fold == one:
                pairs = zip(page.blocks, odds_of(model, page), strict=True)
                found[id(page)] = {b for b, odds in pairs if odds * (1 if page.labels[b] == 0 else -1) > DOUBT}
    return found


def teacher_of(full: Sequence[Labelled]) -> Callable[[Labelled, bytes], list[int | None]]:
    """Labels a page where a model trained on the full truths agrees with trafilatura."""
    weights = fit_weights(full)
    for page in full:
        describe(page, weights)
    model = boosted(*matrix(full, {}))

    def label(page: Labelled, body: bytes) -> list[int | None]:
        describe(page, weights)
        odds = model.predict(numpy.array(page.rows)) if page.rows else []
        sure = dict(zip(page.blocks, odds, strict=True))
        said = " ".join((trafilatura.extract(body, url=page.doc.url, include_comments=False) or "").split())
        found: list[int | None] = []
        for b, text in enumerate(page.doc.block_texts):
            flat, p = " ".join(text.split()), sure.get(b, 0.0)
            if len(flat) < 25:
                found.append(1 if p > 0.75 else 0 if p < 0.15 else None)
            elif flat[:60] in said:
                found.append(1 if p > 0.5 else 0 if p < 0.03 else None)
            else:
                found.append(0 if p < 0.4 else None)
        page.texts = page.doc.block_texts
        return found

    return label


def fold(given: Sequence[Labelled]) -> None:
    sites = sorted({page.site for page in given})
    random.Random(7).shuffle(sites)
    of = {site: at % FOLDS for at, site in enumerate(sites)}
    for page in given:
        page.fold = of[page.site]


def describe_out_of_fold(given: Sequence[Labelled]) -> None:
    """Rows whose weights have seen nothing of the page's own fold."""
    for one in range(FOLDS):
        weights = fit_weights([page for page in given if page.fold != one])
        for page in given:
            if page.fold == one:
                describe(page, weights)


def stops(model: Any, data: Any, weights: Any) -> list[list[float]]:
    """After so many trees, the sums beyond which the verdict next to never changed, and what was added to those yet."""
    sums = model.predict(data, raw_score=True)
    final = sums >= math.log(THRESHOLD / (1 - THRESHOLD))
    allowed, going = STOP_LOSS * weights.sum(), numpy.ones(len(data), dtype=bool)
    found = []
    for at in range(STOP_EVERY, ROUNDS, STOP_EVERY):
        so_far = model.predict(data, raw_score=True, num_iteration=at)
        order = numpy.argsort(so_far)
        low = so_far[order][numpy.searchsorted(numpy.cumsum((weights * final)[order]), allowed)]
        order = order[::-1]
        high = so_far[order][numpy.searchsorted(numpy.cumsum((weights * ~final)[order]), allowed)]
        if low < high:
            ended = [going & (so_far < low), going & (so_far > high)]
            added = [numpy.average((sums - so_far)[one], weights=weights[one]) if one.any() else 0.0 for one in ended]
            going &= ~(ended[0] | ended[1])
            found.append([at, *(round(float(one), 3) for one in (low, high, *added))])
    return found


def tree_of(node: dict[str, Any]) -> Any:
    if "leaf_value" in node:
        return round(node["leaf_value"], 4)
    threshold = float(f"{node['threshold']:.6g}")
    return [node["split_feature"], threshold, tree_of(node["left_child"]), tree_of(node["right_child"])]


def trees_of(given: Sequence[Labelled], seed: int = 1) -> tuple[list[Any], list[list[float]]]:
    """The trees that described pages give, and after how many of them which sums are final."""
    data, labels, weights = matrix(given, doubts_of(given, seed))
    model = boosted(data, labels, weights, seed)
    trees = [tree_of(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]]
    return trees, stops(model, data, weights)


def trained(given: Sequence[Labelled], seed: int) -> Model:
    """The model that described pages make, in the form the program uses."""
    trees, final = trees_of(given, seed)
    return Model(fit_weights(given), judge_of(trees, final), math.log(THRESHOLD / (1 - THRESHOLD)), "trial")


def write(given: Sequence[Labelled]) -> None:
    trees, final = trees_of(given)
    learned = fit_weights(given)
    content = {
        "version": "1",
        "features": NAMES,
        "threshold": round(math.log(THRESHOLD / (1 - THRESHOLD)), 3),
        "stops": final,
        "names": learned.names,
        "words": learned.words,
        "trees": trees,
    }
    OUT.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), "utf-8")
    print(f"{OUT}: {OUT.stat().st_size:,} bytes, {len(trees)} trees from {len(given)} pages")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cross-validate", action="store_true")
    parser.add_argument("--seeds", type=int, default=1)
    given = parser.parse_args()
    full = [page for group in FULL for page in labelled(given.data, group)]
    teach = teacher_of(full)
    every = full + [page for group in WEAK for page in weakly_labelled(given.data, group, teach)]
    print(f"{len(every)} pages, {len({page.site for page in every})} sites", file=sys.stderr)
    fold(every)
    describe_out_of_fold(every)
    if given.cross_validate:
        cross_validate(every, trained, given.seeds)
    else:
        write(every)


if __name__ == "__main__":
    main()
