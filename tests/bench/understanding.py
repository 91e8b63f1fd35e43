"""The whole of page understanding, measured on real pages beside other libraries, in one table.

    python tests/bench/understanding.py --data DIR [--tools DIR] [--only body,days,...] [--no-peers]

DIR holds folders of pages with `ground-truth.json`; those that are not there are left out. --tools names the folder of
`score_extraction.py` and `score_listings.py`, whose definitions count (`tools` beside DIR when it is not given; without
them the rows that need them are left out). Peers run on the same pages in the same run, each that is installed (extra
[bench]). What is asked for stands beside each number.

The body model and the weights of kinds were trained on such pages. For pages that they have seen, the numbers that
count are those of models that saw nothing of a page's site: `train_body.py --cross-validate` and `kinds.py`.
"""

import argparse
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]

from understanding_rows import ROWS, UNSCORED, Bench, Row  # noqa: E402  this folder is on the path from here on


def main() -> None:
    """Read the arguments, measure, print."""
    names = ",".join(row.__name__ for row in ROWS)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--tools", type=Path, help="the folder of the scorers (default: `tools` beside DIR)")
    parser.add_argument("--only", default=names, help=f"rows, of {names}")
    parser.add_argument("--no-peers", action="store_true", help="newstrail alone")
    given = parser.parse_args()
    beside = given.data.resolve().parent / "tools"
    tools = given.tools or (beside if (beside / "score_extraction.py").exists() else None)
    bench = Bench(given.data, tools, not given.no_peers)
    Row("measure", "newstrail", "at least", "aim").print()
    for row in ROWS:
        if row.__name__ in given.only.split(",") and (tools or row in UNSCORED):
            for line in row(bench):
                line.print()


if __name__ == "__main__":
    main()
