"""Measure the reading of listing pages against entry-by-entry truth.

    python tests/bench/listings.py --data DIR --tools DIR [--pages]

--data holds the sets `news-listings` and `court-listings` (`ground-truth.json`, `html/*.html.gz`), --tools
`score_listings.py`, whose definitions are used. Beside newstrail runs a rule that anyone writes first: every link of the
page's own site with at least four words. Prints means over pages and the time for a page, parsing apart.

`printed` is the share of the true titles that stand on their page as a line, a cell or a link: no reader of pages can
give more of them by `title`. Names of court cases are written anew by those who made that truth ("v" as "v.", "USA" as
"United States", without "et al."), so that it is far from 1 there; `loose` counts a title as right that holds all words
of the true one.
"""

import argparse
import importlib
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType

from truths import address
from truths import pages as pages_of

from crawler.items import Entry
from crawler.understanding.dates.reader import page_reader
from crawler.understanding.document import Document
from crawler.understanding.listings import read_listing
from crawler.understanding.metadata.graph import read_graph

SETS = ("news-listings", "court-listings")
FIELDS = ("recall", "precision", "f1", "title", "loose", "printed", "date", "date_wrong")
Answer = Callable[[Document], list[dict]]


def told(entries: Iterable[Entry]) -> list[dict]:
    """Entries as the scorer takes them."""
    return [
        {"url": entry.url, "title": entry.title, "date": entry.published_at.isoformat() if entry.published_at else None}
        for entry in entries
    ]


def own_entries(doc: Document) -> list[dict]:
    """The entries that newstrail reads."""
    return told(read_listing(doc, read_graph(doc.head.json_ld, doc.url), page_reader(doc)))


def long_links(doc: Document) -> list[dict]:
    """Every link of the same site with four words or more."""
    host = doc.url.split("/")[2].removeprefix("www.")
    return [
        {"url": doc.href(link), "title": doc.text_of(link)}
        for link in doc.links
        if host in doc.href(link) and len(doc.text_of(link).split()) >= 4
    ]


def printed(doc: Document, truth: dict, fold: Callable[[str], str]) -> float:
    """The share of a page's true titles that are printed on it as they are."""
    texts = [*doc.texts, *map(doc.text_of, doc.links)]
    for block in doc.block_texts:
        texts += [block, *block.split("\n")]
    lines = set(map(fold, texts))
    return statistics.fmean(fold(entry["title"]) in lines for entry in truth["entries"])


def measure(folder: Path, scorer: ModuleType, answer: Answer = own_entries, pages: bool = False) -> dict[str, float]:
    """Means over the pages of one set, and "ms", the milliseconds for a page."""
    relative = folder.name == "court-listings"
    rows, spent = [], 0.0
    for name, truth, body in pages_of(folder.parent, folder.name):
        doc = Document.parse(body, address(truth), {})
        started = time.process_time()
        found = answer(doc)
        spent += time.process_time() - started
        loose = scorer.score_page(truth, found, relative, True).get("title")
        rows.append(
            {**scorer.score_page(truth, found, relative), "loose": loose, "printed": printed(doc, truth, scorer.fold)}
        )
        if pages:
            print(f"      {name}: " + json.dumps({k: v and round(v, 3) for k, v in rows[-1].items() if k in FIELDS}))
    means = {
        field: statistics.fmean(row[field] for row in rows if row.get(field) is not None)
        for field in FIELDS
        if any(row.get(field) is not None for row in rows)
    }
    return {**means, "pages": len(rows), "ms": 1000 * spent / max(1, len(rows))}


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--tools", type=Path, required=True)
    options.add_argument("--pages", action="store_true")
    given = options.parse_args()
    sys.path.insert(0, str(given.tools))
    scorer = importlib.import_module("score_listings")
    for name in SETS:
        for who, answer in (("newstrail", own_entries), ("long links", long_links)):
            found = measure(given.data / name, scorer, answer, given.pages and who == "newstrail")
            print(f"{name:<16} {who:<10} " + "  ".join(f"{key} {value:.3f}" for key, value in found.items()))


if __name__ == "__main__":
    main()
