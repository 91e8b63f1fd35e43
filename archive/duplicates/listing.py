"""A cluster of copies, told: who had the text first, who took it over, who never took over a correction.

Owns the query behind `newstrail copies`, and which article stands for a copy. Read only. Must not know how copies are
found.
"""

import json
import sqlite3
from collections.abc import Collection
from typing import Any

from archive.rows import rows

_CLUSTER = """
WITH RECURSIVE up (id) AS (
  SELECT :article UNION SELECT d.original_id FROM duplicates d JOIN up ON d.article_id = up.id
), root (id) AS (
  SELECT id FROM up WHERE id NOT IN (SELECT article_id FROM duplicates) LIMIT 1
), cluster (id) AS (
  SELECT id FROM root UNION SELECT d.article_id FROM duplicates d JOIN cluster ON d.original_id = cluster.id
)
SELECT a.id AS article, s.name AS site, a.title, a.url, a.published_at, a.first_seen_at, d.kind, d.similarity,
  d.original_id AS original, coalesce(d.evidence, '{}') AS evidence,
  (SELECT count(*) FROM uncorrected_copies u WHERE u.article_id = a.id) AS corrections_not_taken
FROM cluster c JOIN articles a ON a.id = c.id JOIN sites s ON s.id = a.site_id
LEFT JOIN duplicates d ON d.article_id = a.id
ORDER BY d.article_id IS NOT NULL, coalesce(a.published_at, a.first_seen_at), a.id
"""


BATCH = 500  # articles asked for in one query


def originals(connection: sqlite3.Connection, articles: Collection[int]) -> dict[int, int]:
    """For those of `articles` that are copies, the id of the original: the likest where there are several."""
    wanted = sorted(set(articles))
    found: dict[int, int] = {}
    for start in range(0, len(wanted), BATCH):
        some = wanted[start : start + BATCH]
        marks = ",".join("?" * len(some))
        query = f"SELECT article_id, original_id FROM duplicates WHERE article_id IN ({marks}) ORDER BY similarity"  # noqa: S608
        found.update(tuple(row) for row in connection.execute(query, some))
    return found


def cluster_of(connection: sqlite3.Connection, article_id: int) -> list[dict[str, Any]]:
    """The articles that share the text of `article_id`, the original first; only itself when it has no copies.

    Keys: article, site, title, url, published_at, first_seen_at, role ("original" or "copy"), kind and similarity
    (None for the original), original (id), agency, corrections_not_taken (edits of the original after the copy was
    made that it never took over), evidence.
    """
    found = rows(connection, _CLUSTER, article=article_id)
    for row in found:
        row["evidence"] = json.loads(row["evidence"])
        row["role"] = "original" if row["original"] is None else "copy"
        row["agency"] = row["evidence"].get("agency")
    return found
