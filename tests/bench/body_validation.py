"""Cross-validation of the body by site: every page is read, by the way the program reads it, with a model that saw
nothing of its site; the learned boilerplate and the snippets too, and trafilatura beside it.

Owns the loop over folds and the table. Must not know how a model is trained.
"""

from collections.abc import Callable, Mapping, Sequence
from statistics import fmean

import trafilatura
from body_labels import FULL, Labelled
from scoring import difference, score_page, summarise

from crawler.understanding import SiteMemory
from crawler.understanding.body import Body, read_body
from crawler.understanding.body.model import Model

SNIPPETS = "trafilatura-eval"
LEARNED = ("fundus-eval", "fundus-fixtures")
Train = Callable[[Sequence[Labelled], int], Model]
Scores = Mapping[str, float]


def cross_validate(given: Sequence[Labelled], train: Train, seeds: int) -> None:
    """Print the scores of each set, the mean over `seeds` trainings: F1, P, R, lost pages, what they are over
    trafilatura's (paired, with the 95 % interval of the first training).
    """
    runs = [_scores(given, train, seed) for seed in range(1, seeds + 1)]
    peer: dict[str, list[Scores]] = {}
    for page in given:
        if page.group in (*FULL, SNIPPETS):
            text = trafilatura.extract(page.doc.decoded.text, url=page.doc.url, include_comments=False) or ""
            peer.setdefault(page.group, []).append(_score(page, text))
    for row, first in runs[0].items():
        theirs = peer[row.split()[0]]
        if row == SNIPPETS:
            ours = {key: fmean(_mean(run[row], key) for run in runs) for key in ("with", "without")}
            print(f"{row:32} with {ours['with']:.3f}  without {ours['without']:.3f}", end="")
            print(f"  trafilatura with {_mean(theirs, 'with'):.3f}  without {_mean(theirs, 'without'):.3f}")
            continue
        means = [summarise(run[row]) for run in runs]
        mean = {key: fmean(one.get(key, 0.0) for one in means) for key in means[0]}
        print(f"{row:32} F1 {mean['shingle_f1']:.4f}  P {mean['shingle_p']:.4f}  R {mean['shingle_r']:.4f}", end="")
        print(f"  lost {mean.get('lost', 0):.4f}  pages {len(first)}", end="")
        gap, low, high = difference(list(map(dict, first)), list(map(dict, theirs)))
        print(f"  over trafilatura {gap:+.4f} [{low:+.4f}, {high:+.4f}]")


def _scores(given: Sequence[Labelled], train: Train, seed: int) -> dict[str, list[Scores]]:
    """Scores by set, in the pages' order; a set read with learned boilerplate has a row of its own."""
    texts: dict[int, str] = {}
    later: dict[int, str] = {}
    for fold in sorted({page.fold for page in given}):
        model = train([page for page in given if page.fold != fold], seed)
        held = [page for page in given if page.fold == fold and page.group in (*FULL, SNIPPETS)]
        texts.update((id(page), _read(page, model).text) for page in held)
        later.update(_with_memory([page for page in held if page.group in LEARNED], model))
    rows: dict[str, list[Scores]] = {}
    for page in given:
        if id(page) in texts:
            rows.setdefault(page.group, []).append(_score(page, texts[id(page)]))
        if id(page) in later:
            rows.setdefault(f"{page.group} learned", []).append(_score(page, later[id(page)]))
    return rows


def _read(page: Labelled, model: Model, memory: SiteMemory | None = None) -> Body:
    return read_body(page.doc, page.given, memory, page.boxes, by=model)


def _with_memory(held: Sequence[Labelled], model: Model) -> dict[int, str]:
    """The texts of pages read again once all of their site were observed."""
    sites: dict[str, list[Labelled]] = {}
    for page in held:
        sites.setdefault(f"{page.group} {page.site}", []).append(page)
    found = {}
    for mine in sites.values():
        memory = SiteMemory()
        for page in mine:
            memory.repeated.observe(_read(page, model, memory).blocks, page.doc.url, None)
        found.update((id(page), _read(page, model, memory).text) for page in mine)
    return found


def _score(page: Labelled, text: str) -> Scores:
    if page.group in FULL:
        return score_page(page.truth, {"articleBody": text})
    flat, scores = " ".join(text.split()), {}
    for key, wanted in (("with", True), ("without", False)):
        snippets = [" ".join(one.split()) for one in page.truth.get(key) or () if one and one.strip()]
        if snippets:
            scores[key] = fmean((one in flat) is wanted for one in snippets)
    return scores


def _mean(scores: Sequence[Scores], key: str) -> float:
    return fmean(one[key] for one in scores if key in one)
