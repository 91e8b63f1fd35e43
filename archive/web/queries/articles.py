"""One article: its revisions, changes, visits, addresses and copies.

Must not know pages.
"""

import sqlite3

from archive.rows import Row, parsed, row, rows, unpack
from archive.web.queries.changes import named

VISITS = 400


def by_id(conn: sqlite3.Connection, article_id: int) -> Row | None:
    """The article with its site's name; `authors` is a list."""
    sql = """
      SELECT a.*, s.name AS site, s.time_zone, r.number AS latest_number
      FROM articles a JOIN sites s ON s.id = a.site_id LEFT JOIN revisions r ON r.id = a.latest_revision_id
      WHERE a.id = :article_id"""
    found = row(conn, sql, article_id=article_id)
    if found:
        found["authors"] = parsed(found["authors"])
    return found


def revisions(conn: sqlite3.Connection, article_id: int, limit: int = 1000) -> list[Row]:
    """The article's revisions without their texts, oldest first (the newest `limit` of them)."""
    sql = """
      SELECT * FROM (
        SELECT id, number, title, subtitle, authors, published_at, modified_at, language, word_count, text_sha256,
          first_seen_at, last_seen_at, fetch_id, extractor
        FROM revisions WHERE article_id = :article_id ORDER BY number DESC LIMIT :limit)
      ORDER BY number"""
    return unpack(rows(conn, sql, article_id=article_id, limit=limit), "authors")


def revision(conn: sqlite3.Connection, article_id: int, number: int) -> Row | None:
    """One revision with its text."""
    found = row(
        conn,
        "SELECT * FROM revisions WHERE article_id = :article_id AND number = :number",
        article_id=article_id,
        number=number,
    )
    return unpack([found], "authors")[0] if found else None


def texts(conn: sqlite3.Connection, article_id: int, limit: int = 60) -> list[Row]:
    """The newest revisions with texts, oldest first: what blame reads."""
    sql = """SELECT * FROM (SELECT * FROM revisions WHERE article_id = :article_id ORDER BY number DESC LIMIT :limit)
             ORDER BY number"""
    return unpack(rows(conn, sql, article_id=article_id, limit=limit), "authors")


def changes(conn: sqlite3.Connection, article_id: int, limit: int = 1000) -> list[Row]:
    """The article's changes, oldest first, with the numbers of the revisions that they join."""
    sql = """
      SELECT c.*, a.url, f.number AS from_revision, t.number AS to_revision
      FROM (SELECT * FROM changes WHERE article_id = :article_id ORDER BY id DESC LIMIT :limit) c
      JOIN articles a ON a.id = c.article_id
      LEFT JOIN revisions f ON f.id = c.from_revision_id LEFT JOIN revisions t ON t.id = c.to_revision_id
      ORDER BY c.id"""
    found = unpack(map(named, rows(conn, sql, article_id=article_id, limit=limit)), "fields", "labels")
    return unpack(found, "label_evidence", empty={})


def visits(conn: sqlite3.Connection, article_id: int, limit: int = VISITS) -> list[Row]:
    """The newest visits, newest first, without headers and evidence."""
    sql = """
      SELECT f.id, f.fetched_at, f.status, f.outcome, f.page_kind, f.body_sha256, f.elapsed_ms, f.url, f.final_url,
        r.number AS revision, b.size
      FROM fetches f LEFT JOIN revisions r ON r.id = f.revision_id LEFT JOIN bodies b ON b.sha256 = f.body_sha256
      WHERE f.article_id = :article_id ORDER BY f.id DESC LIMIT :limit"""
    return rows(conn, sql, article_id=article_id, limit=limit)


def addresses(conn: sqlite3.Connection, article_id: int) -> list[Row]:
    """The URLs that lead to the article."""
    sql = """SELECT url, relation, first_seen_at FROM urls WHERE article_id = :article_id
             ORDER BY first_seen_at LIMIT 100"""
    return rows(conn, sql, article_id=article_id)


def copies(conn: sqlite3.Connection, article_id: int, limit: int = 100) -> list[Row]:
    """The same text elsewhere: what this is a copy of, its own copies, and other copies of the same original."""
    sql = """
      WITH origin (id) AS (
        SELECT :article_id UNION SELECT original_id FROM duplicates WHERE article_id = :article_id),
      family (id, kind, similarity) AS (
        SELECT d.article_id, d.kind, d.similarity FROM duplicates d JOIN origin o ON d.original_id = o.id
        UNION SELECT d.original_id, d.kind, d.similarity FROM duplicates d WHERE d.article_id = :article_id)
      SELECT a.id, a.title, a.url, a.language, s.name AS site, f.kind, max(f.similarity) AS similarity,
        a.published_at, a.published_precision, a.first_seen_at, a.last_changed_at, a.revision_count
      FROM family f JOIN articles a ON a.id = f.id JOIN sites s ON s.id = a.site_id
      WHERE a.id <> :article_id GROUP BY a.id ORDER BY coalesce(a.published_at, a.first_seen_at) LIMIT :limit"""
    return rows(conn, sql, article_id=article_id, limit=limit)


def suppressed(conn: sqlite3.Connection, article_id: int, limit: int = 50) -> list[Row]:
    """Differences that were judged not to be the publisher's edits, newest first."""
    sql = """
      SELECT x.field, x.rule, x.rule_version, x.before, x.after, x.fetch_id, f.fetched_at
      FROM suppressed x JOIN fetches f ON f.id = x.fetch_id
      WHERE x.article_id = :article_id ORDER BY x.id DESC LIMIT :limit"""
    return rows(conn, sql, article_id=article_id, limit=limit)


def visit(conn: sqlite3.Connection, fetch_id: int) -> Row | None:
    """One visit with its headers and evidence read from JSON, and its body's sizes."""
    sql = """
      SELECT f.*, s.name AS site, r.number AS revision, b.size, b.stored_size, b.encoding, a.title, a.language
      FROM fetches f LEFT JOIN sites s ON s.id = f.site_id LEFT JOIN revisions r ON r.id = f.revision_id
      LEFT JOIN bodies b ON b.sha256 = f.body_sha256 LEFT JOIN articles a ON a.id = f.article_id
      WHERE f.id = :fetch_id"""
    found = row(conn, sql, fetch_id=fetch_id)
    return unpack([found], "headers", "evidence", empty={})[0] if found else None
