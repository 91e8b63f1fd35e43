"""Scores what newstrail calls an edit, and how it labels one, on the labelled cases; beside it other trackers' rules.

python tests/bench/edits/score.py [--data DIR] [--verbose]
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from labelled import Case, cases
from peers import PEERS

from archive.diff import describe, diff
from archive.noise import compare

UNSCORED = frozenset({"silent"})


def main() -> None:
    """Print all scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="a folder with revisions/ and wikinews-revisions/")
    parser.add_argument("--verbose", action="store_true", help="name every case that is judged wrongly")
    options = parser.parse_args()
    found = list(cases())
    languages = {case.before.language for case in found}
    print(f"{len(found)} cases in {len(languages)} languages: {sum(case.is_edit for case in found)} edits\n")
    judge(found, verbose=options.verbose)
    label(found, verbose=options.verbose)
    if options.data:
        from revisions import pages, wikinews

        wikinews(options.data / "wikinews-revisions" / "revisions.json")
        pages(options.data / "revisions", verbose=options.verbose)


def judge(found: Sequence[Case], *, verbose: bool) -> None:
    """Edits found and noise taken for edits, ours and the peers'."""
    judges = {"newstrail": lambda a, b: bool(compare(a, b).fields), **PEERS}
    edits, noise = [case for case in found if case.is_edit], [case for case in found if not case.is_edit]
    print(f"{'':<38}{'edits found':>14}{'noise as edit':>16}")
    for name, is_edit in judges.items():
        hits = [case for case in edits if is_edit(case.before, case.after)]
        false = [case for case in noise if is_edit(case.before, case.after)]
        print(f"{name:<38}{_share(len(hits), len(edits)):>14}{_share(len(false), len(noise)):>16}")
        if verbose and name == "newstrail":
            for case in [*(case for case in edits if case not in hits), *false]:
                print("   wrong:", case.name)
    wrong_rule = [case for case in noise if case.rule and case.rule not in _rules(case)]
    print(f"\nnoise named by the expected rule: {_share(len(noise) - len(wrong_rule), len(noise))}")
    for case in wrong_rule if verbose else ():
        print("   rule:", case.name, "expected", case.rule, "got", sorted(_rules(case)))
    exact = sum(diff(case.before, case.after).apply(case.before) == case.after for case in found)
    print(f"diffs that give the later content exactly: {_share(exact, len(found))}")


def label(found: Sequence[Case], *, verbose: bool) -> None:
    """Precision and recall of every label; `silent` by itself."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    silent = 0
    edits = [case for case in found if case.is_edit]
    for case in edits:
        description = describe(case.before, case.after)
        given = {label.name for label in description.labels} - UNSCORED
        silent += description.silent is case.silent
        right.update(given & (case.labels | case.accepted))
        false, lost = given - case.labels - case.accepted, case.labels - given
        wrong.update(false)
        missed.update(lost - case.accepted)
        if verbose and (false or lost - case.accepted):
            print("   labels:", case.name, "too many", sorted(false), "missing", sorted(lost - case.accepted))
        if verbose and description.silent is not case.silent:
            print("   silent:", case.name, description.silent)
    print(f"\n{'label':<28}{'precision':>12}{'recall':>12}{'cases':>8}")
    for name in sorted(right.keys() | wrong.keys() | missed.keys()):
        print(
            f"{name:<28}{_ratio(right[name], right[name] + wrong[name]):>12}"
            f"{_ratio(right[name], right[name] + missed[name]):>12}{right[name] + missed[name]:>8}"
        )
    hits, false, lost = (sum(counter.values()) for counter in (right, wrong, missed))
    print(f"{'all':<28}{_ratio(hits, hits + false):>12}{_ratio(hits, hits + lost):>12}{hits + lost:>8}")
    print(f"silent told rightly: {_share(silent, len(edits))}")


def _rules(case: Case) -> set[str]:
    return {part.rule for part in compare(case.before, case.after).suppressed}


def _share(part: int, whole: int) -> str:
    return f"{part} / {whole}" if whole else "-"


def _ratio(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


if __name__ == "__main__":
    main()
