"""The rows of the table of page understanding: each measures one thing, beside its peers.

Owns what is measured and what is asked for. Must not know how the table is asked for or where the data lie.
"""

import importlib
import importlib.util
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import fmean
from typing import Any

from body_labels import FULL
from dates import measure_texts, own_text, peer_text, scores
from listings import long_links, told
from peers import PEERS
from scoring import difference, same_paragraphs, score_page, summarise
from truths import Page, address, pages, site_of

from crawler.items import Understanding
from crawler.understanding import SiteMemory, understand
from crawler.understanding.document import Document

STORIES = ("zyte-articles", "fundus-eval", "fundus-fixtures", "wcxb-articles", "trafilatura-eval", "htmldate-eval")
LISTED = ("wcxb-listings", "news-listings", "court-listings")
TOLD = ("article", "live_blog", "paywall", "media")
SPEED = ("zyte-articles", "fundus-fixtures")


@dataclass(frozen=True)
class Row:
    """One line: what is measured, what came out, what is asked for, and what others reach on the same pages."""

    measure: str
    ours: str
    floor: str = ""
    aim: str = ""
    others: Sequence[str] = ()

    def print(self) -> None:
        """Print the line, and a line for each of the others."""
        print(f"{self.measure:36} {self.ours:58} {self.floor:>12} {self.aim:>12}")
        for other in self.others:
            print(f"    {other}")
        sys.stdout.flush()


class Bench:
    """The data, the scorers, and every page understood once."""

    def __init__(self, data: Path, tools: Path | None, peers: bool) -> None:
        self.data, self.peers = data, peers
        self.articles = self.lists = None
        if tools is not None:
            sys.path.insert(0, str(tools))
            self.articles, self.lists = (
                importlib.import_module(f"score_{name}") for name in ("extraction", "listings")
            )
        self.pages = cache(self._pages)
        self.seen = cache(self._seen)

    def _pages(self, group: str) -> list[Page]:
        return pages(self.data, group) if (self.data / group).is_dir() else []

    def _seen(self, group: str) -> list[Understanding]:
        return [read(truth, page) for _, truth, page in self.pages(group)]

    def peer(self, module: str) -> Any:
        """A peer's module, or None where peers are not wanted or it is not installed."""
        return importlib.import_module(module) if self.peers and importlib.util.find_spec(module) else None

    def scored(self, group: str, answers: Sequence[Mapping[str, Any]]) -> dict[str, float]:
        """The shared scorer's means over a folder's pages."""
        found = [
            self.articles.score_page(truth, one) for (_, truth, _), one in zip(self.pages(group), answers, strict=True)
        ]
        return dict(self.articles.summarise(found))


def read(truth: Mapping[str, Any], body: bytes, memory: SiteMemory | None = None) -> Understanding:
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


def shingles(scores: Sequence[Mapping[str, float]]) -> str:
    """F1, precision, recall and the share of lost pages."""
    mean = summarise(scores)
    parts = [f"{name} {mean.get('shingle_' + name.lower(), 0):.4f}" for name in ("F1", "P", "R")]
    return f"{'  '.join(parts)}  lost {mean.get('lost', 0):.2%} of {len(scores)}"


FLOORS = {"zyte-articles": ("0.972", "0.985"), "fundus-eval": ("0.965", "0.98")}
FLOORS |= {"fundus-fixtures": ("0.965", "0.98"), "wcxb-articles": ("0.950", "0.965")}


def body(bench: Bench) -> Iterator[Row]:
    """The body's 4-word shingles by the shipped model, beside every peer."""
    for group in FULL:
        given = bench.pages(group)
        if not given:
            continue
        ours = [
            score_page(truth, prediction(seen)) for (_, truth, _), seen in zip(given, bench.seen(group), strict=True)
        ]
        others = []
        for name, extract in PEERS.items() if bench.peers else ():
            theirs = [score_page(truth, {"articleBody": extract(page, truth["url"])}) for _, truth, page in given]
            gap, low, high = difference(ours, theirs)
            others.append(f"{name:12} {shingles(theirs)}  ours - it {gap:+.4f} [{low:+.4f}, {high:+.4f}]")
        yield Row(f"body {group}", shingles(ours), *FLOORS[group], others)


def paragraphs(bench: Bench) -> Iterator[Row]:
    """Paragraphs that are those of the truth, to the letter: neither merged, nor split, nor somebody else's."""
    for group in ("fundus-eval", "fundus-fixtures"):
        given = bench.pages(group)
        if not given:
            continue
        truths = [truth.get("paragraphs") or truth["articleBody"].split("\n") for _, truth, _ in given]

        def shown(found: Sequence[Sequence[str]], truths: Sequence[Sequence[str]] = truths) -> str:
            return f"F1 {fmean(same_paragraphs(*pair) for pair in zip(truths, found, strict=True)):.3f}"

        ours = [seen.article.text.split("\n\n") if seen.article else [] for seen in bench.seen(group)]
        others = []
        for name, extract in PEERS.items() if bench.peers else ():
            theirs = [extract(page, truth["url"]).split("\n") for _, truth, page in given]
            others.append(f"{name:12} {shown(theirs)}")
        yield Row(f"paragraphs {group}", shown(ours), "", "", others)


def memory(bench: Bench) -> Iterator[Row]:
    """The same with what was learned of each site from its other pages: all are observed, then read again."""
    for group in ("fundus-eval", "fundus-fixtures"):
        given = bench.pages(group)
        sites: dict[str, list[Page]] = {}
        for page in given:
            sites.setdefault(site_of(page[1]["url"]), []).append(page)
        scores = {}
        for mine in sites.values():
            known = SiteMemory()
            for _, truth, page in mine:
                known.observe(read(truth, page, known), url=truth["url"])
            for name, truth, page in mine:
                scores[name] = score_page(truth, prediction(read(truth, page, known)))
        if given:
            learned = [scores[name] for name, _, _ in given]
            plain = [score_page(t, prediction(s)) for (_, t, _), s in zip(given, bench.seen(group), strict=True)]
            gap, low, high = difference(learned, plain)
            others = [f"with what was learned - without: {gap:+.4f} [{low:+.4f}, {high:+.4f}]"]
            yield Row(f"body {group}, site learned", shingles(learned), *FLOORS[group], others)


def snippets(bench: Bench) -> Iterator[Row]:
    """Sentences that must, and must not, be in the body."""
    group = "trafilatura-eval"
    if not bench.pages(group):
        return

    def shown(answers: Sequence[Mapping[str, Any]]) -> str:
        mean = bench.scored(group, answers)
        return f"with {mean['with_found']:.3f}  without {mean['without_absent']:.3f}"

    others = []
    if bench.peer("trafilatura"):
        answers = [{"articleBody": PEERS["trafilatura"](page, address(truth))} for _, truth, page in bench.pages(group)]
        others = [f"trafilatura  {shown(answers)}"]
    yield Row(f"snippets {group}", shown([prediction(seen) for seen in bench.seen(group)]), "trafilatura", "", others)


def meta(bench: Bench) -> Iterator[Row]:
    """Titles and authors."""
    for group, asked in (("fundus-fixtures", ("0.90; 0.90", "0.97; 0.95")), ("wcxb-articles", ("", ""))):
        if not bench.pages(group):
            continue

        def shown(answers: Sequence[Mapping[str, Any]], group: str = group) -> str:
            mean = bench.scored(group, answers)
            keys = (("title exact", "headline_exact"), ("F1", "headline_f1"), ("authors F1", "authors_f1"))
            return "  ".join(f"{name} {mean[key]:.3f}" for name, key in keys if key in mean)

        others = []
        theirs = bench.peer("trafilatura.metadata") if bench.peer("trafilatura") else None
        if theirs:
            found = [theirs.extract_metadata(page, default_url=address(truth)) for _, truth, page in bench.pages(group)]
            answers = [
                {"headline": one.title, "authors": [a for a in (one.author or "").split("; ") if a]} if one else {}
                for one in found
            ]
            others = [f"trafilatura  {shown(answers)}"]
        yield Row(f"title, authors {group}", shown([prediction(seen) for seen in bench.seen(group)]), *asked, others)


def day_scores(given: Sequence[Page], answers: Sequence[Any], same_day: Callable[[Any, Any], bool]) -> str:
    """Precision over the answers to pages whose day is known, recall, F, and how many answers lie in the future."""
    found = scores([(truth, one) for (_, truth, _), one in zip(given, answers, strict=True)], same_day)
    return "F {f:.3f}  P {precision:.3f}  R {recall:.3f}  future {future} of {known}".format_map(found)


def days(bench: Bench) -> Iterator[Row]:
    """The day of publication, of pages whose day is known, and how many answers lie in the future."""
    for group, *asked in (
        ("htmldate-eval", "0.95", "0.97"),
        ("wcxb-articles", "0.88", "0.92"),
        ("fundus-fixtures", "0.99", "1"),
    ):
        given = pages(bench.data, group, borrowed=True) if bench.pages(group) else []
        if not given:
            continue
        stories = [read(truth, page).article for _, truth, page in given]
        answers = [story.published_at if story else None for story in stories]
        others = []
        htmldate = bench.peer("htmldate")
        if htmldate:
            theirs = [htmldate.find_date(page, url=address(truth), original_date=True) for _, truth, page in given]
            others = [f"htmldate     {day_scores(given, theirs, bench.articles.same_day)}"]
        yield Row(f"day {group}", day_scores(given, answers, bench.articles.same_day), *asked, others)


def texts(bench: Bench) -> Iterator[Row]:
    """Texts that say a date."""
    suite = bench.data / "suites" / "dates"
    if suite.is_dir():
        right, count = measure_texts(suite, own_text)["all"]
        others = []
        if bench.peers:
            theirs, _ = measure_texts(suite, peer_text)["all"]
            others = [f"dateparser   {theirs / count:.4f}"]
        yield Row("date texts", f"{right / count:.4f} of {count}", "0.95", "0.99", others)


def listings(bench: Bench) -> Iterator[Row]:
    """Entries of listing pages."""
    asked = {"news-listings": ("0.90 .95 .95", "0.97 .99 .99"), "court-listings": ("0.80 .95 .95", "0.90 .99 .99")}
    for group in asked:
        given = bench.pages(group)
        if not given:
            continue

        def shown(answers: Sequence[list[dict[str, Any]]], group: str = group, given: Sequence[Any] = given) -> str:
            relative = group == "court-listings"
            found = []
            for (_, truth, _), one in zip(given, answers, strict=True):
                page = bench.lists.score_page(truth, one, relative)
                found.append({**page, "loose": bench.lists.score_page(truth, one, relative, True).get("title")})
            means = {}
            for key in ("f1", "precision", "recall", "title", "loose", "date"):
                values = [page[key] for page in found if page.get(key) is not None]
                means[key] = sum(values) / max(1, len(values))
            return "  ".join(f"{key[:5]} {value:.3f}" for key, value in means.items())

        ours = [told(seen.entries) for seen in bench.seen(group)]
        others = [
            f"long links   {shown([long_links(Document.parse(page, address(truth))) for _, truth, page in given])}"
        ]
        yield Row(f"entries {group}", shown(ours), *asked[group], others)


def kinds(bench: Bench) -> Iterator[Row]:
    """What kind the pages of each folder come out as; a teaser, a film and a live blog are stories."""
    right = pages_in_all = called = listed = 0
    for group in (*STORIES, *LISTED):
        seen = Counter(one.kind for one in bench.seen(group))
        if not seen:
            continue
        total, told = seen.total(), sum(seen[kind] for kind in TOLD)
        right += seen["listing"] if group in LISTED else told
        pages_in_all += total
        if group in LISTED:
            called, listed = called + told, listed + total
        yield Row(f"kinds {group}", "  ".join(f"{kind} {n}" for kind, n in seen.most_common()))
    if pages_in_all:
        said = f"right {right / pages_in_all:.4f} of {pages_in_all}; listings called a story {called} of {listed}"
        yield Row("kinds, all", said, "0.95; < 1 %", "0.98; none")


def speed(bench: Bench) -> Iterator[Row]:
    """The processor's time of all of it against trafilatura with metadata, in turns; best of four rounds."""
    theirs = bench.peer("trafilatura")
    for group in SPEED:
        given = bench.pages(group)
        if not given:
            continue
        ways: dict[str, Callable[[dict[str, Any], bytes], object]] = {"newstrail": read}
        if theirs:
            ways["trafilatura"] = lambda truth, page: theirs.bare_extraction(page, url=truth["url"], with_metadata=True)
        best = dict.fromkeys(ways, 1e9)
        for _ in range(4):
            for name, way in ways.items():
                start = time.process_time()
                for _, truth, page in given:
                    way(truth, page)
                best[name] = min(best[name], (time.process_time() - start) / len(given) * 1000)
        shown = "  ".join(f"{name} {ms:.2f} ms" for name, ms in best.items())
        ratio = f"{best['trafilatura'] / best['newstrail']:.1f} times   " if theirs else ""
        yield Row(f"speed {group}", ratio + shown, "8 times", "12 times")


def growth(bench: Bench) -> Iterator[Row]:
    """The processor's time against page size: the time per kilobyte should stay the same."""
    line = "<p>The council met on {0} and heard that bridge {0} would be closed until repairs are paid for.</p>"
    card = (
        '<div class="card"><a href="/story-{0}">Story number {0} of the day in town</a><span>{1}.Jan.2026</span></div>'
    )
    for size in (50_000, 200_000, 1_000_000, 5_000_000):
        text = "".join(line.format(i) + (card.format(i, i % 28 + 1) if i % 4 == 0 else "") for i in range(size // 140))
        page = f"<html><body><h1>Bridges closed</h1><div>{text}</div></body></html>".encode()
        took = min(_milliseconds(page) for _ in range(3))  # the first time loads what is loaded once
        kilobytes = len(page) / 1000
        yield Row("growth", f"{kilobytes:8.0f} kB  {took:8.1f} ms  {took * 1000 / kilobytes:6.1f} us/kB", "linear")


def _milliseconds(page: bytes) -> float:
    start = time.process_time()
    understand(page, "https://news.example/bridges")
    return (time.process_time() - start) * 1000


ROWS = (body, paragraphs, memory, snippets, meta, days, texts, listings, kinds, speed, growth)
UNSCORED = (body, paragraphs, memory, texts, kinds, speed, growth)  # rows that need no shared scorer
