"""How long the archive takes for one visit: new, unchanged (same words or noise), not modified, edited.

    python tests/bench/store.py [--articles 2000] [--words 700] [--keep FILE]

Prints the median and the 99th percentile of `Archive.record` + `Archive.plan` in milliseconds with a commit every 50
visits, the mean of the processor's time (commits included; steady on a busy machine), and beside them the same number of plain INSERTs of the same bytes into one table in the same run, as a floor.
"""

import argparse
import hashlib
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from archive import Archive, Body, Content, Observation

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
WORDS = [
    f"{a}{b}{c}"
    for a in "bdfgklmnprst"
    for b in ("a", "e", "i", "o", "u", "en", "ar")
    for c in ("", "ta", "mo", "ri", "s")
]


def story(rng: random.Random, words: int) -> str:
    """Paragraphs of made-up words."""
    said = rng.choices(WORDS, k=words)
    return "\n\n".join(" ".join(said[i : i + 60]).capitalize() + "." for i in range(0, words, 60))


def page(frame: str, title: str, text: str, noise: int) -> Body:
    """A page of about 70 kB whose frame is the site's and whose advertisement changes."""
    data = f"<html><body>{frame}<h1>{title}</h1><p>{text}</p><i>{noise}</i>{frame}</body></html>".encode()
    return Body(data, hashlib.sha256(data).hexdigest())


def timed(name: str, jobs: list[Callable[[], object]], commit: Callable[[], None]) -> None:
    """Run the jobs with a commit every 50, and print how long one takes on the clock, and of the processor's time."""
    took, worked = [], []
    for number, job in enumerate(jobs, 1):
        began, at_work = time.perf_counter(), time.thread_time()
        job()
        if number % 50 == 0:
            commit()
        took.append((time.perf_counter() - began) * 1000)
        worked.append((time.thread_time() - at_work) * 1000)
    commit()
    took.sort()
    late = took[int(len(took) * 0.99)]
    print(
        f"{name:26} {statistics.median(took):7.3f} ms, p99 {late:7.3f} ms; processor {statistics.mean(worked):6.3f} ms"
    )


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=2000)
    options.add_argument("--words", type=int, default=700)
    options.add_argument("--keep", type=Path, help="write the archive here and leave it")
    asked = options.parse_args()
    rng = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        path = asked.keep or Path(folder) / "bench.db"
        measure(path, asked.articles, asked.words, rng)
        size = path.stat().st_size
        print(f"{'archive':28} {size / 1e6:7.1f} MB, {size / asked.articles / 1000:.1f} kB an article")


def measure(path: Path, count: int, words: int, rng: random.Random) -> None:
    """Record `count` articles and four further visits to each."""
    frame = "".join(f"<div class=c{rng.random()}>{rng.choice(WORDS)}</div>" for _ in range(800))
    texts = [story(rng, words) for _ in range(count)]
    edited = [text.replace(".", f", {n} said.", 1) for n, text in enumerate(texts)]
    with Archive(path) as archive:
        site = archive.ensure_site("bench", "https://bench.example/")

        def visit(n: int, hour: int, text: str | None, status: int = 200) -> Callable[[], object]:
            title = f"Story number {n} of the day"
            seen = Observation(
                url=f"https://bench.example/{n}",
                fetched_at=START + timedelta(hours=hour),
                site_id=site,
                status=status,
                kind="article" if text else None,
                body=page(frame, title, text, hour) if text else None,
                content=Content(title, text=text, word_count=words, published_at=START) if text else None,
                headers={"content-type": "text/html; charset=utf-8", "server": "bench", "date": "now"},
                extractor="bench/1",
            )

            def job() -> None:
                recorded = archive.record(seen)
                archive.plan(article_id=recorded.article_id, at=START + timedelta(hours=hour + 1), reason="bench")

            return job

        timed("new revision", [visit(n, 0, text) for n, text in enumerate(texts)], archive.commit)
        timed("unchanged, other bytes", [visit(n, 1, text) for n, text in enumerate(texts)], archive.commit)
        timed("unchanged, same bytes", [visit(n, 1, text) for n, text in enumerate(texts)], archive.commit)
        timed("not modified", [visit(n, 2, None, 304) for n in range(count)], archive.commit)
        noise = [visit(n, 3, text + f"\n\nUpdated {n % 50 + 1} minutes ago") for n, text in enumerate(texts)]
        timed("unchanged but for noise", noise, archive.commit)
        timed("edited", [visit(n, 4, text) for n, text in enumerate(edited)], archive.commit)
    floor(path.with_suffix(".floor"), texts)


def floor(path: Path, texts: list[str]) -> None:
    """The plain INSERTs."""
    path.unlink(missing_ok=True)
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)")
    db.execute("CREATE VIRTUAL TABLE f USING fts5 (text, content='t', content_rowid='id')")

    def insert(number: int, text: str) -> Callable[[], object]:
        def job() -> None:
            if not db.in_transaction:
                db.execute("BEGIN IMMEDIATE")
            db.execute("INSERT INTO t VALUES (?, ?)", (number, text))
            db.execute("INSERT INTO f (rowid, text) VALUES (?, ?)", (number, text))

        return job

    timed("floor: text + FTS5 alone", [insert(n, text) for n, text in enumerate(texts)], lambda: db.commit())
    db.close()
    path.unlink()


if __name__ == "__main__":
    main()
