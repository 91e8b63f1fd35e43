"""How fast the views, a search and the frontier answer on a large archive.

    python tests/bench/views.py [--articles 100000] [--keep FILE]

Fills an archive by plain INSERTs (each article: three visits, one or two revisions; every third one changed), then prints
for each question the median of five runs in milliseconds: what Datasette asks for its first page (101 rows), the count
it shows beside it, one article's timeline, searches, and the next hundred visits.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from archive import Archive, clock
from archive.search import phrase_history, search

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
WORDS = [
    f"{a}{b}{c}"
    for a in "bdfgklmnprst"
    for b in ("a", "e", "i", "o", "u", "en", "ar")
    for c in ("", "ta", "mo", "ri", "s")
]


def fill(archive: Archive, count: int) -> None:
    """Write `count` articles of ten sites."""
    rng = random.Random(3)
    db = archive.db.conn
    for number in range(10):
        site = archive.ensure_site(f"site{number}", f"https://site{number}.example/")
        archive.db["listings"].insert(
            {"site_id": site, "url": f"https://site{number}.example/l", "kind": "page", "added_at": clock.stamp(START)}
        )
    archive.commit()
    archive.connection.begin()
    fetch = revision = 0
    for n in range(1, count + 1):
        at = START + timedelta(seconds=40 * n)
        url, site = f"https://site{n % 10}.example/{n}", n % 10 + 1
        db.execute(
            "INSERT INTO articles (id, site_id, url, status, title, first_seen_at, last_seen_at, next_check_at)"
            " VALUES (?, ?, ?, 'live', ?, ?, ?, ?)",
            (n, site, url, f"Story {n}", clock.stamp(at), clock.stamp(at), clock.stamp(at + timedelta(days=30))),
        )
        db.execute("INSERT INTO urls VALUES (?, ?, 'canonical', ?)", (url, n, clock.stamp(at)))
        db.execute(
            "INSERT INTO entries (listing_id, article_id, url, title, first_seen_at, last_seen_at) VALUES (?, ?, ?, ?, ?, ?)",
            (site, n, url, f"Story {n}", clock.stamp(at), clock.stamp(at)),
        )
        changed = n % 3 == 0
        for visit in range(3):
            fetch += 1
            seen = clock.stamp(at + timedelta(hours=visit))
            outcome = "new" if visit == 0 else "changed" if changed and visit == 1 else "unchanged"
            db.execute(
                "INSERT INTO fetches (id, site_id, article_id, url, fetched_at, status, outcome, chain)"
                " VALUES (?, ?, ?, ?, ?, 200, ?, '')",
                (fetch, site, n, url, seen, outcome),
            )
            if outcome != "unchanged":
                revision += 1
                text = " ".join(rng.choices(WORDS, k=120))
                db.execute(
                    "INSERT INTO revisions (id, article_id, number, title, text, text_sha256, content_sha256, word_count,"
                    " first_seen_at, last_seen_at, fetch_id, extractor) VALUES (?, ?, ?, ?, ?, ?, ?, 120, ?, ?, ?, 'b')",
                    (revision, n, visit + 1, f"Story {n}", text, str(revision), str(revision), seen, seen, fetch),
                )
        db.execute("UPDATE articles SET latest_revision_id = ? WHERE id = ?", (revision, n))
        if changed:
            db.execute(
                "INSERT INTO changes (article_id, site_id, kind, from_revision_id, to_revision_id, not_before, not_after,"
                " detected_at, fields) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    n,
                    site,
                    "disappeared" if n % 30 == 0 else "edited",
                    revision - 1,
                    revision,
                    seen,
                    seen,
                    seen,
                    '["title","text"]' if n % 6 == 0 else '["text"]',
                ),
            )
        if n % 5000 == 0:
            archive.commit()
            archive.connection.begin()
    archive.commit()


def median(question: Callable[[], object]) -> float:
    """Milliseconds."""
    took = []
    for _ in range(5):
        began = time.perf_counter()
        question()
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)


def main() -> None:
    """Fill, ask, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=100_000)
    options.add_argument("--keep", type=Path)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.keep or Path(folder) / "views.db"
        with Archive(path) as archive:
            if not archive.db["articles"].count:
                fill(archive, asked.articles)
            ask(archive, asked.articles)


def ask(archive: Archive, count: int) -> None:
    """Print how long each question takes."""
    db = archive.db.conn

    def sql(statement: str) -> Callable[[], object]:
        return lambda: db.execute(statement).fetchall()

    questions = {f"{view}: first page": sql(f"SELECT * FROM {view} LIMIT 101") for view in archive.db.view_names()}
    questions |= {f"{view}: count": sql(f"SELECT count(*) FROM {view}") for view in archive.db.view_names()}
    middle = count // 2
    questions |= {
        "one article's timeline": sql(f"SELECT * FROM article_timeline WHERE article_id = {middle} ORDER BY at"),
        "edits of one site": sql("SELECT * FROM edits WHERE site = 'site3' LIMIT 101"),
        "search: common word": lambda: search(archive, "data"),
        "search: two words": lambda: search(archive, "data barri"),
        "search: newest first": lambda: search(archive, "data", newest=True),
        "search: phrase": lambda: search(archive, '"data barri"'),
        "phrase history": lambda: phrase_history(archive, "data barri bes"),
        "due: next hundred": lambda: archive.due(now=START + timedelta(days=40)),
        "due: everything": lambda: archive.due(everything=True, since_run=1),
        "log: newest fifty changes": lambda: archive.changes(limit=50),
        "find: part of a URL": lambda: archive.find(f"example/{count}"),
    }
    for name, question in questions.items():
        print(f"{name:36} {median(question):9.2f} ms")


if __name__ == "__main__":
    main()
