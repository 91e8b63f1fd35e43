"""Headlines: the ladder of one story's, and the visits and moves from which follows what a listing showed where.

Must not know pages.
"""

import sqlite3

from archive.rows import Row, row, rows

VISITS = 48
MEMORY = 300  # visits whose moves are replayed for the standings at the last VISITS of them
_FIRST_PAGE = "coalesce(json_extract(f.evidence, '$.page') + 0, 1) <= 1"


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
    """The listing's newest visits (before visit `before`), oldest first, its further pages left out. `listed` is 1
    where it was read, `unmoved` where it was said not to have been modified."""
    sql = f"""
      SELECT * FROM (SELECT id, fetched_at, outcome, status,
                       outcome IN ('new', 'changed', 'unchanged') AS listed,
                       outcome = 'not_modified' AS unmoved
                     FROM fetches f WHERE listing_id = :listing_id AND id < :before AND {_FIRST_PAGE}
                     ORDER BY id DESC LIMIT :limit)
      ORDER BY id"""  # noqa: S608 (a constant)
    return rows(conn, sql, listing_id=listing_id, before=before or 2**62, limit=limit)


def moves(conn: sqlite3.Connection, listing_id: int, last: int) -> list[Row]:
    """The moves in the newest MEMORY visits up to `last`, in the order of `web.standings`. What has stood still for
    longer is not among them."""
    sql = f"""
      SELECT g.fetch_id, g.entry_id, iif({_FIRST_PAGE}, g.position, NULL) AS position,
        coalesce(g.title, e.title) AS title, e.article_id, e.url, e.last_seen_at
      FROM (SELECT id, evidence FROM fetches WHERE listing_id = :listing_id AND id <= :last
            ORDER BY id DESC LIMIT {MEMORY}) f
        JOIN sightings g ON g.fetch_id = f.id JOIN entries e ON e.id = g.entry_id
      WHERE e.listing_id = :listing_id
      ORDER BY g.fetch_id, g.position LIMIT 8000"""  # noqa: S608 (constants)
    return rows(conn, sql, listing_id=listing_id, last=last)
