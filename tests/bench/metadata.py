"""How well titles and authors are read from real pages, and what it costs, beside trafilatura in the same run.

    python tests/bench/metadata.py --data DIR [--wrong] [--peers] [--undeclared]

DIR holds the sets by name, each with `ground-truth.json` and `html/*.html.gz`. A title is right when it equals the
truth after case, quotes, dashes and spaces are folded; authors are scored as sets of folded names, F1 a page, averaged
over the pages whose truth has any. With --undeclared what pages declare in JSON-LD and meta elements is taken out first.
"""

import argparse
import gzip
import json
import re
import statistics
import time
import unicodedata
from pathlib import Path
from typing import Any

from truths import undeclared

from crawler.understanding.document import Document
from crawler.understanding.kinds import gather, kind_of
from crawler.understanding.metadata.read import read_language, read_metadata

SETS = ("fundus-fixtures", "wcxb-articles", "trafilatura-eval")


def folded(text: str | None) -> str:
    """For comparing: case, quotes, dashes, spaces and compatibility forms folded."""
    text = unicodedata.normalize("NFKC", text or "")
    text = re.sub("[\u2018\u2019\u201a\u201b\u2032`\u00b4]", "'", text)
    text = re.sub("[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033]", '"', text)
    text = re.sub("[\u2010-\u2015\u2212]", "-", text)
    return " ".join(text.split()).casefold()


def f1(truth: list[str], found: list[str]) -> float:
    """Of two sets of names."""
    wanted, given = {folded(one) for one in truth} - {""}, {folded(one) for one in found} - {""}
    both = len(wanted & given)
    return 2 * both / (len(wanted) + len(given)) if both else 0.0


class Tally:
    """Scores of one reader on one set."""

    def __init__(self) -> None:
        self.titles: list[float] = []
        self.authors: list[float] = []
        self.seconds = 0.0

    def add(self, known: dict[str, Any], title: str | None, authors: list[str]) -> bool:
        """Score one page; whether all of it was right."""
        right = True
        if known.get("headline"):
            self.titles.append(float(folded(title) == folded(known["headline"])))
            right = self.titles[-1] == 1.0
        if known.get("authors"):
            self.authors.append(f1(known["authors"], authors))
            right = right and self.authors[-1] == 1.0
        return right

    def line(self, name: str) -> str:
        """One row of the table."""
        pages = max(len(self.titles), 1)
        return (
            f"  {name:<26} title {statistics.fmean(self.titles or [0]):.3f} (n={len(self.titles)})"
            f"   authors {statistics.fmean(self.authors or [0]):.3f} (n={len(self.authors)})"
            f"   {self.seconds / pages * 1000:.2f} ms a page"
        )


def ours(body: bytes, url: str, tally: Tally, parse: Tally) -> tuple[str | None, list[str]]:
    """Read as `understand` does; parsing is timed by itself."""
    started = time.process_time()
    doc = Document.parse(body, url)
    parsed = time.process_time()
    meta = read_metadata(doc)
    kind_of(gather(doc, meta))
    read_language(doc, meta.graph, "\n".join(doc.block_texts[:60]))
    parse.seconds += parsed - started
    tally.seconds += time.process_time() - parsed
    return meta.title, list(meta.authors)


def peer(body: bytes, url: str, tally: Tally) -> tuple[str | None, list[str]]:
    """trafilatura's metadata, with its parse."""
    from trafilatura.metadata import extract_metadata

    started = time.process_time()
    found = extract_metadata(body, default_url=url)
    tally.seconds += time.process_time() - started
    if found is None:
        return None, []
    return found.title, [one for one in (found.author or "").split("; ") if one]


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--wrong", action="store_true", help="print every page that is not wholly right")
    parser.add_argument("--peers", action="store_true", help="measure trafilatura too")
    parser.add_argument("--undeclared", action="store_true", help="take out what the pages declare")
    given = parser.parse_args()
    for name in SETS:
        folder = given.data / name
        if not folder.exists():
            continue
        tally, parse, other = Tally(), Tally(), Tally()
        for page, known in json.loads((folder / "ground-truth.json").read_text("utf-8")).items():
            body = gzip.decompress((folder / "html" / f"{page}.html.gz").read_bytes())
            body = undeclared(body) if given.undeclared else body
            title, authors = ours(body, known.get("url") or "", tally, parse)
            if not tally.add(known, title, authors) and given.wrong:
                print(f"    {page}: {known.get('headline')!r} / {title!r}; {known.get('authors')} / {authors}")
            if given.peers:
                other.add(known, *peer(body, known.get("url") or "", other))
        print(name)
        print(tally.line("newstrail, after the parse"))
        print(f"  {'parse alone':<26} {parse.seconds / max(len(tally.titles), 1) * 1000:.2f} ms a page")
        if given.peers:
            print(other.line("trafilatura, metadata only"))


if __name__ == "__main__":
    main()
