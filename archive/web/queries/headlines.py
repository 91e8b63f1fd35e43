"""Headlines: the ladder of one story's, and what a listing showed where.

Must not know pages.
"""

import sqlite3

from archive.rows import Row, row, rows

VISITS = 48


def ladders(conn: sqlite3.Connection, article_ids: list[int]) -> dict[int, list[Row]]:
    """For each article, the headlines that it showed in order of time: one that came back stands there again, one that
    only stayed does not. `since` is when it was first seen so.
    """
    ids = ", ".join(str(int(one)) for one in article_ids)
    sql = f"""
      SELECT * FROM (
        SELECT article_id, 0 AS place, number, title, language, first_seen_at AS since FROM revisions
        WHERE article_id IN ({ids}) AND number = 1
        UNION ALL
        SELECT c.article_id, c.id, r.number, r.title, r.language, c.not_after
        FROM changes c JOIN revisions r ON r.id = c.to_revision_id
        WHERE c.article_id IN ({ids}) AND c.confirmation <> 'variant')
      ORDER BY article_id, place LIMIT 2000"""  # noqa: S608 (integers)
    found: dict[int, list[Row]] = {}
    for one in rows(conn, sql):
        ladder = found.setdefault(one["article_id"], [])
        if not ladder or ladder[-1]["title"] != one["title"]:
            ladder.append(one)
    return found


def listings(conn: sqlite3.Connection, limit: int = 200) -> list[Row]:
    """Active listings, pages first, with their sites."""
    sql = """
      SELECT l.id, l.url, l.kind, l.role, s.name AS site FROM listings l JOIN sites s ON s.id = l.site_id
      WHERE l.active = 1 ORDER BY s.name, l.kind <> 'page', l.id LIMIT :limit"""
    return rows(conn, sql, limit=limit)


def listing(conn: sqlite3.Connection, listing_id: int) -> Row | None:
    """One listing with its site's name."""
    sql = """SELECT l.*, s.name AS site FROM listings l JOIN sites s ON s.id = l.site_id WHERE l.id = :listing_id"""
    return row(conn, sql, listing_id=listing_id)


def visits(conn: sqlite3.Connection, listing_id: int, before: int | None = None, limit: int = VISITS) -> list[Row]:
    """The listing's newest visits (before visit `before`), oldest first."""
    sql = """
      SELECT * FROM (SELECT id, fetched_at, outcome, status FROM fetches
                     WHERE listing_id = :listing_id AND id < :before ORDER BY id DESC LIMIT :limit)
      ORDER BY id"""
    return rows(conn, sql, listing_id=listing_id, before=before or 2**62, limit=limit)


def places(conn: sqlite3.Connection, first: int, last: int, listing_id: int, deepest: int = 20) -> list[Row]:
    """What the listing showed in its visits from `first` to `last`: position, title as shown, article."""
    sql = """
      SELECT g.fetch_id, g.seen_at, g.position, coalesce(g.title, e.title) AS title, e.id AS entry_id,
        e.article_id, e.url
      FROM fetches f JOIN sightings g ON g.fetch_id = f.id JOIN entries e ON e.id = g.entry_id
      WHERE f.listing_id = :listing_id AND f.id BETWEEN :first AND :last
        AND g.position IS NOT NULL AND g.position <= :deepest
      ORDER BY g.fetch_id, g.position LIMIT 3000"""
    return rows(conn, sql, listing_id=listing_id, first=first, last=last, deepest=deepest)
