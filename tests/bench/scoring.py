"""The scores of an extracted body: multisets of four-word shingles, precision and recall averaged over pages.

The definition is that of Zyte's article extraction benchmark (MIT): F1 is the harmonic mean of the two averages.
"""

import random
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import Any

_WORD = re.compile(r"\w+")


def shingles(text: str | None) -> Counter[tuple[str, ...]]:
    """The four-word shingles of a text; a shorter text is one shingle."""
    words = _WORD.findall(text or "")
    if len(words) < 4:
        return Counter([tuple(words)] if words else [])
    return Counter(tuple(words[i : i + 4]) for i in range(len(words) - 3))


def score_page(truth: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, float]:
    """`shingle_p`, `shingle_r`, `lost`, each only where it applies."""
    gold, mine = shingles(truth.get("articleBody")), shingles(found.get("articleBody"))
    both = sum((gold & mine).values())
    scores = {}
    if mine:
        scores["shingle_p"] = both / sum(mine.values())
    if gold:
        scores["shingle_r"] = both / sum(gold.values())
        scores["lost"] = float(scores["shingle_r"] < 0.05)
    return scores


def same_paragraphs(truth: Sequence[str], found: Sequence[str]) -> float:
    """F1 of paragraphs against the truth's, by their letters and digits; those that have none do not count."""
    gold, mine = (Counter(filter(None, map(_letters, one))) for one in (truth, found))
    both = sum((gold & mine).values())
    return 2 * both / (gold.total() + mine.total()) if both else 0.0


def _letters(text: str) -> str:
    return "".join(_WORD.findall(text)).casefold()


def summarise(pages: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The averages over pages, and `shingle_f1` from them."""
    keys = sorted({key for page in pages for key in page})
    mean = {key: fmean(page[key] for page in pages if key in page) for key in keys}
    p, r = mean.get("shingle_p", 0.0), mean.get("shingle_r", 0.0)
    mean["shingle_f1"] = 2 * p * r / (p + r) if p and r else 0.0
    return mean


def difference(ours: Sequence[dict[str, float]], theirs: Sequence[dict[str, float]]) -> tuple[float, float, float]:
    """The paired difference of F1 and its 95 % interval from 1000 resamples of pages."""
    rng = random.Random(1)
    draws = []
    for _ in range(1000):
        pick = [rng.randrange(len(ours)) for _ in ours]
        a, b = summarise([ours[i] for i in pick]), summarise([theirs[i] for i in pick])
        draws.append(a["shingle_f1"] - b["shingle_f1"])
    draws.sort()
    return summarise(ours)["shingle_f1"] - summarise(theirs)["shingle_f1"], draws[24], draws[974]
