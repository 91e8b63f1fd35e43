"""How long a diff takes, beside difflib and diff-match-patch on the same texts in the same run; and hostile texts.

    python tests/bench/diff_speed.py [--rounds N]

difflib compares words (with and without its junk heuristic), diff-match-patch characters; ours aligns paragraphs,
sentences and words, finds moves and cleans up. Peers that are not installed are left out.
"""

import argparse
import difflib
import random
import re
import statistics
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module

from archive.diff import describe, diff
from archive.diff.render import page, side_by_side, worded
from archive.model import Content

_SYLLABLES = [
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ha",
    "je",
    "ki",
    "lo",
    "mu",
    "na",
    "pe",
    "ri",
    "so",
    "tu",
    "va",
    "we",
    "xi",
    "yo",
    "zu",
    "an",
    "er",
    "in",
    "or",
    "us",
]


def main() -> None:
    """Print all measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    for count in (800, 3_000, 10_000, 50_000):
        pairs = [edited_text(count, 0.05, seed) for seed in range(rounds if count < 50_000 else 3)]
        print(f"\n{count} words, 5 % edited (median, slowest of {len(pairs)} pairs):")
        compete(pairs, count)
    hostile()


def compete(pairs: list[tuple[str, str]], count: int) -> None:
    """Ours and the peers', each once on every pair, so that nothing remembered helps."""
    contents = [(Content("t", text=before), Content("t", text=after)) for before, after in pairs]
    others = [(f"{before} ", f"{after} ") for before, after in pairs]
    runs: dict[str, list[Callable[[], object]]] = {
        "newstrail diff": [partial(diff, old, new) for old, new in contents],
    }
    for name, run in peers(count).items():
        runs[name] = [partial(run, before, after) for before, after in others]
    runs["newstrail describe (noise, diff, labels)"] = [partial(describe, old, new) for old, new in contents]
    ours = 0.0
    for name, calls in runs.items():
        times = [timed(call) for call in calls]
        median = statistics.median(times)
        ours = ours or median
        print(f"  {name:<44}{median * 1000:>10.1f} ms{max(times) * 1000:>10.1f} ms{median / ours:>9.1f} x")


def peers(count: int) -> dict[str, Callable[[str, str], object]]:
    """The peers that are installed; the slow ones only on texts that they can manage in seconds."""
    found: dict[str, Callable[[str, str], object]] = {}
    if count <= 3_000:
        found["difflib, words"] = lambda a, b: difflib.SequenceMatcher(
            None, cut(a), cut(b), autojunk=False
        ).get_opcodes()
    if count > 10_000:
        return found
    found["difflib, words, junk heuristic"] = lambda a, b: difflib.SequenceMatcher(None, cut(a), cut(b)).get_opcodes()
    try:
        dmp = import_module("diff_match_patch").diff_match_patch()
        dmp.Diff_Timeout = 0
        found["diff-match-patch, characters"] = dmp.diff_main
        fast = import_module("fast_diff_match_patch").diff
        found["fast-diff-match-patch, characters"] = lambda a, b: fast(a, b, timelimit=0)
    except ImportError as error:
        print(f"  ({error.name} is not installed)")
    return found


def cut(text: str) -> list[str]:
    """The words and marks of a text, for peers that compare lists."""
    return re.findall(r"\w+|\W", text)


def hostile() -> None:
    """Texts made to be slow."""
    rng = random.Random(7)
    many = 100_000
    pairs = {
        "one word 100,000 times against 99,000": ("spam " * many, "spam " * (many - 1000)),
        "one word against another, 100,000 times": ("spam " * many, "eggs " * many),
        "100,000 words, none in common": (
            " ".join(f"a{k}" for k in range(many)),
            " ".join(f"b{k}" for k in range(many)),
        ),
        "two words in random order, 100,000 times": tuple(
            " ".join(rng.choice("xy") for _ in range(many)) for _ in range(2)
        ),
        "100,000 paragraphs of a word, shuffled": tuple(
            "\n\n".join(rng.sample([f"w{k}" for k in range(many)], many)) for _ in range(2)
        ),
        "5,000 paragraphs of ten words, none in common": tuple(
            "\n\n".join(" ".join(f"{side}{k * 10 + n}" for n in range(10)) for k in range(5_000)) for side in "ab"
        ),
        "2,000 paragraphs of ten frequent words": tuple(
            "\n\n".join(" ".join(rng.choice("abcdefghijklmnop") for _ in range(10)) for _ in range(2_000))
            for _ in range(2)
        ),
        "one paragraph of 50,000 words, 5 % edited": tuple(
            text.replace("\n\n", " ") for text in edited_text(50_000, 0.05)
        ),
        "30,000 characters of Han without a space": tuple(
            "".join(chr(0x4E00 + rng.randrange(800)) for _ in range(30_000)) for _ in range(2)
        ),
        "100,000 combining marks on one letter": ("a" + "\u0301" * many, "b" + "\u0301" * many),
        "50,000 initials": ("A. " * (many // 2), "B. " * (many // 2)),
        "33,000 apostrophes before letters": ("x 'a" * (many // 3), "x 'b" * (many // 3)),
        "100,000 spaces": (" " * many + "a", " " * many + "b"),
        "100,000 full stops": ("." * many, ". " * (many // 2)),
    }
    print("\nHostile texts (once): diff, describe, rendering as words, columns, page")
    for name, (before, after) in pairs.items():
        old, new = Content("t", text=before), Content("t", text=after)
        difference = diff(old, new)
        assert difference.apply(old) == new
        runs = (
            lambda: diff(old, new),  # noqa: B023
            lambda: describe(old, new),  # noqa: B023
            lambda: worded(difference),  # noqa: B023
            lambda: side_by_side(difference),  # noqa: B023
            lambda: page(difference, title="t"),  # noqa: B023
        )
        print(f"  {name:<48}" + "".join(f"{timed(run) * 1000:>9.0f} ms" for run in runs))


def edited_text(count: int, share: float, seed: int = 0) -> tuple[str, str]:
    """A text of `count` words in paragraphs of three sentences, and the same with that share of its words replaced,
    removed or added."""
    rng = random.Random(f"{count} {seed}")
    vocabulary = ["".join(rng.choices(_SYLLABLES, k=rng.randint(1, 4))) for _ in range(5_000)]
    weights = [1 / (rank + 2) for rank in range(len(vocabulary))]
    words = rng.choices(vocabulary, weights, k=count)
    ends = {at for at in range(count) if at % 18 == 17}
    before, after = [], []
    for at, word in enumerate(words):
        break_after = "\n\n" if at % 54 == 53 else " "
        tail = ("." if at in ends else "") + break_after
        before.append(word + tail)
        fate = rng.random() / share
        if fate >= 1:
            after.append(word + tail)
        elif fate < 0.6:
            after.append(rng.choice(vocabulary) + tail)
        elif fate < 0.8:
            after.append(f"{word} {rng.choice(vocabulary)}{tail}")
        elif tail != " ":
            after.append(tail.lstrip())
    return "".join(before), "".join(after)


def timed(run: Callable[[], object]) -> float:
    """Seconds of the processor that one call took: nothing here runs in parallel, and others may use the machine."""
    start = time.process_time()
    run()
    return time.process_time() - start


if __name__ == "__main__":
    main()
