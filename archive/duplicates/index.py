"""The sketches of all articles in SQL, so that a new text finds the few that it may be a copy of.

Owns the `sketches` table. Must not know what makes a copy (`judge`) nor what follows from one (`cluster`). Nothing is
held in memory: an insertion is `SIZE` look-ups by key, whatever the size of the archive.
"""

import sqlite3
from collections import Counter
from collections.abc import Sequence

COMMON = 200  # of a shingle that more articles hold than this, only the newest are looked at
SHARED = 2  # a candidate shares at least so many shingles of the sketch
CANDIDATES = 8


def add(connection: sqlite3.Connection, article_id: int, sketch: Sequence[int]) -> None:
    """Let later texts find this article by its sketch."""
    connection.executemany(
        "INSERT OR IGNORE INTO sketches (shingle, article_id) VALUES (?, ?)", [(value, article_id) for value in sketch]
    )


def remove(connection: sqlite3.Connection, article_id: int, sketch: Sequence[int]) -> None:
    """Forget a sketch that was added, because the article has another text now."""
    connection.executemany(
        "DELETE FROM sketches WHERE shingle = ? AND article_id = ?", [(value, article_id) for value in sketch]
    )


def candidates(
    connection: sqlite3.Connection, sketch: Sequence[int], *, apart_from: int = 0, limit: int = CANDIDATES
) -> list[int]:
    """Ids of the articles that share most of the sketch, best first, at most `limit`."""
    shared: Counter[int] = Counter()
    for value in sketch:
        for (article_id,) in connection.execute(
            "SELECT article_id FROM sketches WHERE shingle = ? ORDER BY article_id DESC LIMIT ?", (value, COMMON)
        ):
            shared[article_id] += 1
    shared.pop(apart_from, None)
    least = min(SHARED, len(sketch))
    return [article_id for article_id, count in shared.most_common(limit) if count >= least]
