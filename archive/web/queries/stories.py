"""Stories: clusters of copies of one text on several sites.

Must not know pages.
"""

import sqlite3

from archive.rows import Row, rows

SCAN = 3000


def newest(conn: sqlite3.Connection, limit: int = 30, before: str | None = None) -> list[Row]:
    """Clusters by the newest copy found: the original's id, copies, sites, the best similarity."""
    where = "WHERE detected_at < :before" if before else ""
    sql = f"""
      SELECT d.original_id, max(d.detected_at) AS detected_at, count(*) AS copies, max(d.similarity) AS similarity,
        sum(d.kind = 'exact') AS exact
      FROM (SELECT * FROM duplicates {where} ORDER BY detected_at DESC LIMIT {SCAN}) d
      GROUP BY d.original_id ORDER BY 2 DESC LIMIT :limit"""  # noqa: S608 (constants)
    return rows(conn, sql, limit=limit, before=before)


def members(conn: sqlite3.Connection, original_ids: list[int], limit: int = 2000) -> dict[int, list[Row]]:
    """The original and its copies, by who published first."""
    ids = ", ".join(str(int(one)) for one in original_ids)
    sql = f"""
      SELECT * FROM (
        SELECT d.original_id AS story, d.kind, d.similarity, a.id, a.title, a.url, a.language, s.name AS site, a.status,
          a.published_at, a.published_precision, a.first_seen_at, a.last_changed_at, a.revision_count
        FROM duplicates d JOIN articles a ON a.id = d.article_id JOIN sites s ON s.id = a.site_id
        WHERE d.original_id IN ({ids})
        UNION ALL
        SELECT a.id, 'original', 1.0, a.id, a.title, a.url, a.language, s.name, a.status,
          a.published_at, a.published_precision, a.first_seen_at, a.last_changed_at, a.revision_count
        FROM articles a JOIN sites s ON s.id = a.site_id WHERE a.id IN ({ids}))
      ORDER BY story, coalesce(published_at, first_seen_at), id LIMIT :limit"""  # noqa: S608 (integers)
    found: dict[int, list[Row]] = {}
    for one in rows(conn, sql, limit=limit):
        found.setdefault(one["story"], []).append(one)
    return found


def edits(conn: sqlite3.Connection, article_ids: list[int], limit: int = 500) -> list[Row]:
    """Edits of these articles, oldest first: who corrected, and who did not."""
    ids = ", ".join(str(int(one)) for one in article_ids)
    sql = f"""
      SELECT c.id, c.article_id, c.kind, c.not_before, c.not_after, c.words_added, c.words_removed, c.magnitude,
        c.silent, f.number AS from_revision, t.number AS to_revision
      FROM changes c LEFT JOIN revisions f ON f.id = c.from_revision_id LEFT JOIN revisions t ON t.id = c.to_revision_id
      WHERE c.article_id IN ({ids}) AND c.confirmation <> 'variant' ORDER BY c.not_after, c.id LIMIT :limit"""  # noqa: S608
    return rows(conn, sql, limit=limit)
