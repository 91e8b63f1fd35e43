"""The whole of page understanding, measured on real pages beside other libraries, in one table.

    python tests/bench/understanding.py --data DIR [--tools DIR] [--peers] [--only body,meta,...]

DIR holds folders of pages with `ground-truth.json`. --tools names a folder with `score_extraction.py` and
`score_listings.py`, whose definitions then count; without it the metadata, listing and snippet rows are left out.
--peers runs trafilatura, newspaper4k, readability-lxml and resiliparse on the same pages (extra [bench]).

The body model was trained on these very pages: for bodies the number that counts is the one cross-validated by site,
`python tests/bench/train_body.py --data DIR --cross-validate`.
"""

import argparse
import importlib
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]

from body_labels import FULL, pages, site_of  # noqa: E402  the folder of this file is on the path from here on
from peers import PEERS  # noqa: E402
from scoring import difference, score_page, summarise  # noqa: E402

from crawler.items import Understanding  # noqa: E402
from crawler.understanding import SiteMemory, understand  # noqa: E402

Page = tuple[str, dict[str, Any], bytes]
ROWS = ("body", "memory", "snippets", "meta", "dates", "listings", "kinds", "speed", "growth")
LISTINGS = ("news-listings", "court-listings")


def address(truth: dict[str, Any]) -> str:
    """The address of a page; where only its host is known, one as its listing may have."""
    url = truth.get("url") or f"{truth.get('host') or 'court.example'}/opinions/recent"
    return str(url) if "//" in url else f"https://{url}"


def read(truth: dict[str, Any], body: bytes, memory: SiteMemory | None = None) -> Understanding:
    """One page understood, with the address its truth gives."""
    return understand(body, address(truth), memory=memory)


def prediction(seen: Understanding) -> dict[str, Any]:
    """What the scorers look at."""
    article = seen.article
    if article is None:
        return {}
    return {
        "articleBody": article.text,
        "headline": article.title,
        "authors": list(article.authors),
        "datePublished": article.published_at.isoformat() if article.published_at else None,
    }


def show(row: str, scores: Sequence[dict[str, float]], rest: str = "") -> None:
    """One line of the table."""
    mean = summarise(scores)
    numbers = "  ".join(f"{k} {mean.get(k, 0):.3f}" for k in ("shingle_f1", "shingle_p", "shingle_r", "lost"))
    print(f"{row:38} {numbers}  n={len(scores)}  {rest}", flush=True)


def body(data: Path, peers: bool) -> None:
    """Body F1 on the four sets with full truths, in sample."""
    for group in FULL:
        given = pages(data, group)
        ours = [score_page(truth, prediction(read(truth, page))) for _, truth, page in given]
        show(f"body {group} (in sample)", ours)
        for name, extract in PEERS.items() if peers else ():
            theirs = [score_page(truth, {"articleBody": extract(page, truth["url"])}) for _, truth, page in given]
            gap, low, high = difference(ours, theirs)
            show(f"  {name}", theirs, f"ours - it {gap:+.3f} [{low:+.3f}, {high:+.3f}]")


def with_memory(given: Sequence[Page], read_page: Callable[..., Understanding] = read) -> list[dict[str, float]]:
    """Each site's pages are observed one after the other, then read again with what was learned."""
    sites: dict[str, list[Page]] = {}
    for page in given:
        sites.setdefault(site_of(page[1]["url"]), []).append(page)
    scores = {}
    for mine in sites.values():
        memory = SiteMemory()
        for _, truth, page in mine:
            memory.observe(read_page(truth, page, memory), url=truth["url"])
        for name, truth, page in mine:
            scores[name] = score_page(truth, prediction(read_page(truth, page, memory)))
    return [scores[name] for name, _, _ in given]


def memory(data: Path, peers: bool) -> None:
    """The same with learned boilerplate, on the set that has several pages of each site."""
    for group in ("fundus-eval", "fundus-fixtures"):
        given = pages(data, group)
        plain = [score_page(truth, prediction(read(truth, page))) for _, truth, page in given]
        learned = with_memory(given)
        gap, low, high = difference(learned, plain)
        show(f"body {group}, learned boilerplate", learned, f"with - without {gap:+.4f} [{low:+.4f}, {high:+.4f}]")


def scored(data: Path, group: str, scorer: Any, keys: Sequence[str]) -> None:
    """Rows of the shared scorer's measures."""
    found = [scorer.score_page(truth, prediction(read(truth, page))) for _, truth, page in pages(data, group)]
    mean = scorer.summarise(found)
    shown = "  ".join(f"{key} {mean[key]:.3f} (n={sum(key in one for one in found)})" for key in keys if key in mean)
    print(f"{group:38} {shown}", flush=True)


def listings(data: Path, scorer: Any) -> None:
    """Entries of listing pages."""
    for group in LISTINGS:
        found = []
        for _, truth, page in pages(data, group):
            entries = [
                {"url": e.url, "title": e.title, "date": e.published_at.isoformat() if e.published_at else None}
                for e in read(truth, page).entries
            ]
            found.append(scorer.score_page(truth, entries, use_href=group == "court-listings"))
        means = {
            k: [p[k] for p in found if p.get(k) is not None] for k in ("f1", "precision", "recall", "title", "date")
        }
        shown = "  ".join(f"{k} {sum(v) / max(1, len(v)):.3f}" for k, v in means.items())
        print(f"{'listing ' + group:38} {shown}  n={len(found)}", flush=True)


def kinds(data: Path) -> None:
    """What kind the pages of each folder come out as."""
    for group in (*FULL, *LISTINGS, "wcxb-listings"):
        if (data / group).is_dir():
            seen = Counter(read(truth, page).kind for _, truth, page in pages(data, group))
            print(f"{'kinds ' + group:38} {dict(seen.most_common())}", flush=True)


def bare(page: Page) -> object:
    """trafilatura with metadata."""
    return importlib.import_module("trafilatura").bare_extraction(page[2], url=page[1]["url"], with_metadata=True)


def speed(data: Path, peers: bool) -> None:
    """The processor's time of all of it, as a ratio to trafilatura with metadata, in the same run; best of four rounds."""
    for group in ("zyte-articles", "fundus-fixtures"):
        given = pages(data, group)
        ways: dict[str, Callable[[Page], object]] = {"newstrail": lambda page: read(page[1], page[2])}
        if peers:
            ways["trafilatura"] = bare
        best = dict.fromkeys(ways, 1e9)
        for _ in range(4):
            for name, way in ways.items():
                start = time.process_time()
                for page in given:
                    way(page)
                best[name] = min(best[name], (time.process_time() - start) / len(given) * 1000)
        ratio = f"{best['trafilatura'] / best['newstrail']:.1f} times" if peers else ""
        shown = "  ".join(f"{k} {v:.2f} ms" for k, v in best.items())
        print(f"{'speed ' + group:38} {shown}  {ratio}", flush=True)


def growth() -> None:
    """The processor's time against page size: the time per kilobyte should stay the same."""
    line = "<p>The council met on {0} and heard that bridge {0} would be closed until repairs are paid for.</p>"
    card = (
        '<div class="card"><a href="/story-{0}">Story number {0} of the day in town</a><span>{1}.Jan.2026</span></div>'
    )
    for size in (50_000, 200_000, 1_000_000, 5_000_000):
        text = "".join(line.format(i) + (card.format(i, i % 28 + 1) if i % 4 == 0 else "") for i in range(size // 140))
        page = f"<html><body><h1>Bridges closed</h1><div>{text}</div></body></html>".encode()
        start = time.process_time()
        understand(page, "https://news.example/bridges")
        took = time.process_time() - start
        print(
            f"{'growth':38} {len(page) / 1000:8.0f} kB  {took * 1000:8.1f} ms  {took * 1e6 / (len(page) / 1000):6.1f} us/kB"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--tools", type=Path)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--only", default=",".join(ROWS))
    given = parser.parse_args()
    wanted = given.only.split(",")
    if "body" in wanted:
        body(given.data, given.peers)
    if "memory" in wanted:
        memory(given.data, given.peers)
    if given.tools:
        sys.path.insert(0, str(given.tools))
        articles, lists = importlib.import_module("score_extraction"), importlib.import_module("score_listings")
        if "snippets" in wanted:
            scored(given.data, "trafilatura-eval", articles, ("with_found", "without_absent", "date_day"))
        if "meta" in wanted:
            keys = ("headline_exact", "headline_f1", "authors_exact", "authors_f1", "date_day", "date_precision")
            for group in ("fundus-fixtures", "wcxb-articles"):
                scored(given.data, group, articles, keys)
        if "dates" in wanted:
            scored(given.data, "htmldate-eval", articles, ("date_day", "date_precision"))
        if "listings" in wanted:
            listings(given.data, lists)
    if "kinds" in wanted:
        kinds(given.data)
    if "speed" in wanted:
        speed(given.data, given.peers)
    if "growth" in wanted:
        growth()


if __name__ == "__main__":
    main()
