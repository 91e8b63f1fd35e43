"""Judge the kinds of real pages, cross-validated by site; with --write, make the weights that newstrail ships.

    python tests/bench/kinds.py --data DIR [--write]

DIR holds the sets by name (`zyte-articles`, `wcxb-listings`, ...), each with `ground-truth.json` and `html/*.html.gz`.
Prints how every set is judged by the weights in the package, and, what counts, by weights fitted on other sites only.
Needs numpy. The fit is a logistic regression with an L2 penalty, by Newton's method; a listing weighs four articles,
because there are fewer of them and calling one an article is the worse mistake. Every page is also shown without its
address, at half the weight, as some sets do not record one.
"""

import argparse
import gzip
import json
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
from publicsuffixlist import PublicSuffixList
from truths import address

from crawler.understanding.body import given_of, read_body
from crawler.understanding.document import Document
from crawler.understanding.kinds import Signals, gather, kind_of, score
from crawler.understanding.kinds.addresses import Address
from crawler.understanding.listings.boxes import find_boxes
from crawler.understanding.listings.entries import listing_records
from crawler.understanding.metadata.read import read_metadata
from crawler.understanding.metadata.wordcount import count_words
from crawler.understanding.surroundings import reader_of

ARTICLES = ("zyte-articles", "fundus-eval", "fundus-fixtures", "wcxb-articles", "trafilatura-eval")
LISTINGS = ("wcxb-listings", "news-listings", "court-listings")
LISTING_WEIGHT = 4.0
PENALTY = 10.0
FOLDS = 10


@dataclass(frozen=True)
class Sample:
    """One page of a set: what is known of it and what was gathered from it."""

    set: str
    name: str
    site: str
    listing: bool
    signals: Signals
    counted: tuple[int, int]


def signals_of(body: bytes, url: str) -> tuple[Signals, tuple[int, int]]:
    """What `understand` shows to the judge of kinds."""
    doc = Document.parse(body, url)
    reader = reader_of(doc, {}, None, None, None)
    boxes = find_boxes(doc, reader)
    meta = read_metadata(doc)
    read = read_body(doc, replace(given_of(doc), authors=meta.authors), None, boxes)
    records = sum(len(box.records) for box in boxes)
    listed = listing_records(doc, replace(reader, guess_year=True), meta.graph)
    words = count_words(read.text)
    signals = gather(doc, meta, body_words=words, chosen=read.chosen, records=records, boxes=boxes)
    return signals, (len(listed), sum(record.moment is not None for record in listed))


def load(data: Path) -> list[Sample]:
    """Every page of every set that is there."""
    suffixes = PublicSuffixList()
    samples = []
    for name in ARTICLES + LISTINGS:
        truth = data / name / "ground-truth.json"
        if not truth.exists():
            print(f"{name}: not there, left out")
            continue
        for page, known in json.loads(truth.read_text("utf-8")).items():
            url = address(known)
            host = known.get("host") or urlsplit(url).hostname or url
            body = gzip.decompress((data / name / "html" / f"{page}.html.gz").read_bytes())
            site = suffixes.privatesuffix(host) or host
            samples.append(Sample(name, page, site, name in LISTINGS, *signals_of(body, url)))
    return samples


def matrix(samples: list[Sample]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(signs with a column of ones last, is a listing, weight); pages with an address come a second time without."""
    rows, wanted, weight = [], [], []
    for sample in samples:
        heavy = LISTING_WEIGHT if sample.listing else 1.0
        rows.append([*score.features(sample.signals).values(), 1.0])
        wanted.append(sample.listing)
        weight.append(heavy)
        if sample.signals.url:
            rows.append([*score.features(replace(sample.signals, address=Address())).values(), 1.0])
            wanted.append(sample.listing)
            weight.append(heavy / 2)
    return np.array(rows), np.array(wanted, float), np.array(weight)


def fit(samples: list[Sample]) -> np.ndarray:
    """Weights of the signs on their own scale, the bias last."""
    signs, wanted, weight = matrix(samples)
    centre, spread = signs.mean(0), signs.std(0) + 1e-9
    centre[-1], spread[-1] = 0.0, 1.0
    scaled = (signs - centre) / spread
    found = np.zeros(scaled.shape[1])
    penalty = np.full(scaled.shape[1], PENALTY)
    penalty[-1] = 0.0
    for _ in range(25):
        chance = 1 / (1 + np.exp(-np.clip(scaled @ found, -30, 30)))
        slope = scaled.T @ (weight * (chance - wanted)) + penalty * found
        curve = (scaled * (weight * chance * (1 - chance))[:, None]).T @ scaled + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        found -= step
        if np.abs(step).max() < 1e-6:
            break
    own = found / spread
    own[-1] = found[-1] - (found[:-1] * centre[:-1] / spread[:-1]).sum()
    return own


def judged(samples: list[Sample], weights: np.ndarray | None) -> list[str]:
    """The kinds of the pages by `weights`, or by those in the package."""
    if weights is not None:
        names = [*score.features(samples[0].signals), "bias"]
        score.use(dict(zip(names, map(float, weights), strict=True)))
    try:
        return [kind_of(sample.signals, lambda sample=sample: sample.counted).kind for sample in samples]
    finally:
        score.use(None)


def cross_validated(samples: list[Sample]) -> list[str]:
    """The kinds of the pages, each by weights fitted on other sites."""
    sites = sorted({sample.site for sample in samples})
    fold = {site: at % FOLDS for at, site in enumerate(np.random.default_rng(7).permutation(sites))}
    kinds = [""] * len(samples)
    for number in range(FOLDS):
        weights = fit([sample for sample in samples if fold[sample.site] != number])
        held = [at for at, sample in enumerate(samples) if fold[sample.site] == number]
        for at, kind in zip(held, judged([samples[at] for at in held], weights), strict=True):
            kinds[at] = kind
    return kinds


def report(title: str, samples: list[Sample], kinds: list[str], wrong: bool) -> None:
    """Print the confusion by set and in all. A teaser and a live blog are stories; a film is neither right nor wrong."""
    print(f"\n{title}")
    table: dict[str, Counter[str]] = defaultdict(Counter)
    right = missed = 0
    for sample, kind in zip(samples, kinds, strict=True):
        table[sample.set][kind] += 1
        ok = kind == "listing" if sample.listing else kind in ("article", "live_blog", "paywall")
        right += ok
        missed += sample.listing and kind in ("article", "live_blog", "paywall")
        if wrong and not ok:
            print(f"   {sample.set} {sample.name} {sample.signals.url[:90]}: {kind}")
    for name, counts in table.items():
        print(f"  {name:<18}{sum(counts.values()):>5}  " + "  ".join(f"{kind} {n}" for kind, n in counts.most_common()))
    listings = sum(sample.listing for sample in samples)
    print(
        f"  kind right {right / len(samples):.4f} of {len(samples)} pages; listings called a story: {missed} of {listings}"
    )


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="write the weights fitted on all pages into the package")
    parser.add_argument("--wrong", action="store_true", help="name the pages judged wrong")
    given = parser.parse_args()
    samples = load(given.data)
    report("cross-validated by site", samples, cross_validated(samples), given.wrong)
    if given.write:
        names = [*score.features(samples[0].signals), "bias"]
        fitted = {name: round(float(value), 4) for name, value in zip(names, fit(samples), strict=True)}
        path = Path(score.__file__).with_name("weights.json")
        path.write_text(json.dumps(fitted, indent=1) + "\n", "utf-8")
        score.use(None)
    report("by the weights in the package", samples, judged(samples, None), wrong=False)


if __name__ == "__main__":
    main()
