"""Sites: their names, and the tallies of visits and edits that the archive keeps by day and by age.

Must not know pages.
"""

import sqlite3

from archive.ledger.runs import EXPIRES, as_it_stands
from archive.rows import Row, row, rows

GOOD = ("new", "changed", "unchanged", "not_modified", "moved")
SAMPLE = 1000


def named(conn: sqlite3.Connection, name: str) -> Row | None:
    """The site of that name, without what it has learned."""
    sql = """SELECT id, name, home_url, added_at, language, time_zone, hold_reason, held_since
             FROM sites WHERE name = :name"""
    return row(conn, sql, name=name)


def names(conn: sqlite3.Connection, limit: int = 500) -> list[str]:
    """Names of sites, sorted."""
    return [str(one["name"]) for one in rows(conn, "SELECT name FROM sites ORDER BY name LIMIT :limit", limit=limit)]


def overview(conn: sqlite3.Connection, since: str, limit: int = 200) -> list[Row]:
    """Each site with its visits, failures, bytes and changes since a day (from the tallies), and its last visit."""
    good = ", ".join(f"'{name}'" for name in GOOD)
    sql = f"""
      SELECT s.id, s.name, s.home_url, s.added_at, s.hold_reason,
        coalesce(sum(d.visits), 0) AS visits,
        coalesce(sum(d.visits) FILTER (WHERE d.outcome NOT IN ({good})), 0) AS other_visits,
        coalesce(sum(d.visits) FILTER (WHERE d.outcome = 'failed'), 0) AS failures,
        coalesce(sum(d.visits) FILTER (WHERE d.outcome = 'new'), 0) AS new_articles,
        coalesce(sum(d.bytes), 0) AS bytes,
        (SELECT count(*) FROM (SELECT 1 FROM changes c WHERE c.site_id = s.id AND c.detected_at >= :since LIMIT 1000))
          AS changes,
        (SELECT max(fetched_at) FROM fetches f WHERE f.site_id = s.id) AS last_visit
      FROM sites s LEFT JOIN visit_days d ON d.site_id = s.id AND d.day >= substr(:since, 1, 10)
      GROUP BY s.id ORDER BY s.name LIMIT :limit"""  # noqa: S608 (constants)
    return rows(conn, sql, since=since, limit=limit)


def days(conn: sqlite3.Connection, site_id: int, since: str) -> list[Row]:
    """Visits and bytes by day and outcome."""
    sql = """SELECT day, outcome, visits, bytes FROM visit_days
             WHERE site_id = :site_id AND day >= substr(:since, 1, 10) ORDER BY day, outcome"""
    return rows(conn, sql, site_id=site_id, since=since)


def ages(conn: sqlite3.Connection, site_id: int) -> list[Row]:
    """Visits that could have seen an edit, and edits seen, by weekday (0: Sunday) and hours since publication."""
    sql = "SELECT weekday, hours, visits, edits FROM visit_ages WHERE site_id = :site_id"
    return rows(conn, sql, site_id=site_id)


def listings(conn: sqlite3.Connection, site_id: int) -> list[Row]:
    """The site's listings, how many entries each showed in its last visits, and what the last visit gave."""
    sql = """
      SELECT l.id, l.url, l.kind, l.role, l.active, l.last_checked_at, l.next_check_at, l.interval_s, l.schedule_reason,
        l.failures, l.retired_reason,
        (SELECT outcome FROM fetches f WHERE f.listing_id = l.id ORDER BY f.id DESC LIMIT 1) AS outcome,
        (SELECT count(*) FROM (SELECT 1 FROM fetches f WHERE f.listing_id = l.id ORDER BY f.id DESC LIMIT 1000))
          AS visits
      FROM listings l WHERE l.site_id = :site_id ORDER BY l.active DESC, l.id LIMIT 100"""
    return rows(conn, sql, site_id=site_id)


def coverage(conn: sqlite3.Connection, site_id: int) -> Row:
    """Of the site's newest SAMPLE articles that were read: how many have each field."""
    sql = f"""
      SELECT count(*) AS articles, count(a.title) AS title, sum(a.authors <> '[]') AS authors,
        count(a.published_at) AS published_at, sum(a.published_precision <> 'day') AS time_of_day,
        count(a.language) AS language, count(a.section) AS section, count(a.image) AS image,
        sum(a.paywalled) AS paywalled, sum(r.word_count > 100) AS over_100_words
      FROM (SELECT * FROM articles WHERE site_id = :site_id ORDER BY first_seen_at DESC LIMIT {SAMPLE}) a
      JOIN revisions r ON r.id = a.latest_revision_id"""  # noqa: S608 (a constant)
    return row(conn, sql, site_id=site_id) or {}


def count(conn: sqlite3.Connection, site_id: int, limit: int = 100_000) -> int:
    """How many articles the site has, `limit` at most."""
    sql = "SELECT count(*) AS n FROM (SELECT 1 FROM articles WHERE site_id = :site_id LIMIT :limit)"
    found = row(conn, sql, site_id=site_id, limit=limit)
    return int(found["n"]) if found else 0


def newest(conn: sqlite3.Connection, site_id: int | None, limit: int = 10) -> list[Row]:
    """The newest articles of a site, or of all."""
    where, order = ("", "a.id") if site_id is None else ("WHERE a.site_id = :site_id", "a.first_seen_at")
    sql = f"""
      SELECT a.id, a.title, a.url, a.status, a.published_at, a.first_seen_at, a.revision_count, a.language,
        s.name AS site
      FROM articles a JOIN sites s ON s.id = a.site_id {where} ORDER BY {order} DESC LIMIT :limit"""  # noqa: S608
    return rows(conn, sql, site_id=site_id, limit=limit)


def gaps(conn: sqlite3.Connection, site_id: int | None = None, limit: int = 20) -> list[Row]:
    """Open gaps: stretches of a listing that nobody saw."""
    where = "AND l.site_id = :site_id" if site_id is not None else ""
    sql = f"""
      SELECT g.id, g.gap_from, g.gap_to, g.opened_at, l.id AS listing_id, l.url, s.name AS site
      FROM gaps g JOIN listings l ON l.id = g.listing_id JOIN sites s ON s.id = l.site_id
      WHERE g.closed_at IS NULL {where} ORDER BY g.id DESC LIMIT :limit"""  # noqa: S608 (constants)
    return rows(conn, sql, site_id=site_id, limit=limit)


def runs(conn: sqlite3.Connection, limit: int = 5) -> list[Row]:
    """Runs at work, those that were cut off since the last start of one, and the last ones that ended."""
    columns = (
        "id, started_at, finished_at, status, command, fetched, new_articles, changed_articles, errors, process, "
        + EXPIRES
    )
    running = rows(conn, f"SELECT {columns} FROM runs WHERE status = 'running' ORDER BY id DESC LIMIT 20")  # noqa: S608
    last = rows(
        conn,
        f"SELECT {columns} FROM runs WHERE status <> 'running' ORDER BY id DESC LIMIT :limit",  # noqa: S608
        limit=limit,
    )
    return [as_it_stands(run) for run in running + last]
