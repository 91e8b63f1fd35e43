"""Measure robots.txt rules and feeds against conformance cases, and see that real files are read or refused in words.

    python tests/bench/conformance.py --data DIR [--misses]

--data holds `robots` (`google-cases.json`: test, robotstxt, userAgent, url, allowed; `real-robots.jsonl.gz`: host,
robotstxt) and `feeds` (`feedparser-cases.jsonl.gz`: file, wellFormed, expect, xml or xmlBase64; `real/*.gz`). Cases whose
test is called Google... hold for one parser only, where RFC 9309 leaves the answer open: they are counted apart. A feed
counts as read when entries come back, or when it has none; otherwise a reason must be given.
"""

import argparse
import base64
import gzip
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from crawler.discovery.feeds import read_feed
from crawler.discovery.read import read_listing
from crawler.network.robots import answered

AT = "https://paper.example/feed"


def robots_cases(folder: Path, misses: bool) -> bool:
    """Print how many cases are answered rightly; whether all are that the RFC defines."""
    counts: dict[str, Counter[bool]] = {"RFC 9309": Counter(), "Google only": Counter()}
    for case in json.loads((folder / "google-cases.json").read_text(encoding="utf-8")):
        name = "Google only" if case["test"].startswith("Google") else "RFC 9309"
        rules = answered(200, case["robotstxt"].encode())
        right = (rules.refusal(case["url"], case["userAgent"]) is None) == case["allowed"]
        counts[name][right] += 1
        if misses and not right:
            print(f"  {case['test']}: {case['userAgent']} {case['url']} is allowed: {case['allowed']}")
            print("    " + case["robotstxt"].replace("\n", "\n    "))
    for name, tally in counts.items():
        total = sum(tally.values())
        print(f"robots.txt, {name:<12}{tally[True]:5d} of {total:4d}{tally[True] / max(1, total):8.1%}")
    return not counts["RFC 9309"][False]


def real_robots(folder: Path) -> None:
    """Print how many real files are read, and how many name sitemaps or a delay."""
    tally: Counter[str] = Counter()
    with gzip.open(folder / "real-robots.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            rules = answered(200, json.loads(line)["robotstxt"].encode())
            tally["files"] += 1
            tally["with sitemaps"] += bool(rules.sitemaps)
            tally["with a delay"] += rules.delay is not None
            tally["that let us see the home page"] += rules.refusal("https://paper.example/") is None
    print(f"robots.txt, real: {', '.join(f'{count} {name}' for name, count in tally.items())}")


def feed_cases(folder: Path, misses: bool) -> bool:
    """Print what became of each constructed feed; whether each was read or refused with a reason."""
    tally: Counter[str] = Counter()
    fields: Counter[tuple[str, bool]] = Counter()
    with gzip.open(folder / "feedparser-cases.jsonl.gz", "rt", encoding="utf-8") as lines:
        for case in map(json.loads, lines):
            body = base64.b64decode(case["xmlBase64"]) if "xmlBase64" in case else case["xml"].encode()
            try:
                feed = read_feed(body, AT)
            except Exception as error:
                tally["broke the reader"] += 1
                print(f"  {case['file']}: {type(error).__name__}: {error}")
                continue
            verdict = "refused in words" if feed.problem else "read" if feed.entries else "read, no entry with a link"
            tally[verdict] += 1
            for name, right in _compared(case, feed.entries):
                fields[name, right] += 1
                if misses and not right:
                    print(f"  {case['file']}: {name}")
    print("feeds, constructed: " + ", ".join(f"{count} {name}" for name, count in tally.most_common()))
    for name in sorted({name for name, _ in fields}):
        right, wrong = fields[name, True], fields[name, False]
        print(f"  entries' {name:<8}{right:5d} of {right + wrong:4d} as the case expects")
    return not tally["broke the reader"]


def _compared(case: dict[str, Any], entries: Any) -> list[tuple[str, bool]]:
    """For each expectation on the first entry that concerns what we read: its field, and whether it is met."""
    found = []
    for expected in case["expect"]:
        path = expected["path"]
        if not entries or len(path) != 3 or path[:2] != ["entries", 0] or path[2] not in ("title", "link"):
            continue
        value = entries[0].title if path[2] == "title" else entries[0].url
        found.append((path[2], (value or "") == str(expected["value"]).strip()))
    return found


def real_feeds(folder: Path) -> None:
    """Print what each real file yields."""
    for path in sorted((folder / "real").glob("*.gz")):
        body = gzip.decompress(path.read_bytes())
        listed = read_listing(body, AT)
        if listed is None:
            print(f"  {path.name}: neither a feed nor a sitemap")
            continue
        dated = sum(one.published_at is not None or one.updated_at is not None for one in listed.entries)
        said = listed.problem or f"{len(listed.entries)} entries, {dated} with a date, {len(listed.more)} more files"
        print(f"  {path.name}: {listed.form}, {said}")


def main() -> int:
    """Run all; exits 1 when something falls short of its promise."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--misses", action="store_true", help="print what was answered otherwise")
    given = parser.parse_args()
    kept = robots_cases(given.data / "robots", given.misses)
    real_robots(given.data / "robots")
    kept &= feed_cases(given.data / "feeds", given.misses)
    print("feeds, real:")
    real_feeds(given.data / "feeds")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
