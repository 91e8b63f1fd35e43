"""Full text over all revisions, the deleted words too, newest first and never further than HITS.

Owns the bounded walk; the reading of a person's words is archive.querying's. Must not know pages.
"""

import sqlite3
from collections.abc import Collection

from archive.querying import Terms
from archive.rows import Row, rows

HITS = 400
OPEN, CLOSE = "\x02", "\x03"


def _source(terms: Terms) -> str:
    return "revisions_fts f JOIN revisions r ON r.id = f.rowid" if terms.words else "revisions r"


def hits(conn: sqlite3.Connection, terms: Terms, site_id: int | None = None, limit: int = HITS) -> list[Row]:
    """The newest revisions that match, newest first, with their articles."""
    where, values = terms.where()
    at_site = "JOIN articles x ON x.id = r.article_id AND x.site_id = ?" if site_id is not None else ""
    order = "f.rowid" if terms.words else "r.id"
    sql = f"""
      SELECT r.id, r.number, r.title, r.first_seen_at, r.last_seen_at, r.language, r.word_count,
        a.id AS article_id, a.title AS title_now, a.status, a.url, a.published_at, a.latest_revision_id, s.name AS site
      FROM (SELECT r.id AS id FROM {_source(terms)} {at_site} WHERE {where} ORDER BY {order} DESC LIMIT ?) h
      JOIN revisions r ON r.id = h.id JOIN articles a ON a.id = r.article_id JOIN sites s ON s.id = a.site_id
      ORDER BY r.id DESC"""  # noqa: S608 (the condition is archive.querying's, values are bound)
    before = [site_id] if site_id is not None else []
    return rows(conn, sql, *before, *values, limit)


def matching(conn: sqlite3.Connection, terms: Terms, revision_ids: Collection[int]) -> set[int]:
    """Which of these revisions match."""
    if not revision_ids:
        return set()
    where, values = terms.where()
    inside = _ids(_walked(terms, "f.rowid") if terms.words else "r.id", revision_ids)
    sql = f"SELECT r.id AS id FROM {_source(terms)} WHERE {where} AND {inside}"  # noqa: S608 (integers)
    return {one["id"] for one in rows(conn, sql, *values)}


def passages(conn: sqlite3.Connection, terms: Terms, revision_ids: Collection[int]) -> dict[int, tuple[str, str]]:
    """Title and passage of these revisions, what matched between OPEN and CLOSE."""
    if not revision_ids:
        return {}
    found: dict[int, tuple[str, str]] = {}
    if terms.words:
        sql = f"""
          SELECT rowid AS id, highlight(revisions_fts, 0, :open, :close) AS title,
            snippet(revisions_fts, 1, :open, :close, '…', 40) AS passage
          FROM revisions_fts WHERE revisions_fts MATCH :words AND {_ids(_walked(terms, "rowid"), revision_ids)}"""  # noqa: S608
        for one in rows(conn, sql, words=terms.words, open=OPEN, close=CLOSE):
            found[one["id"]] = (one["title"] or "", one["passage"] or "")
        return found
    sql = f"SELECT id, title, text FROM revisions WHERE {_ids('id', revision_ids)}"  # noqa: S608 (integers)
    for one in rows(conn, sql):
        before, _, rest = terms.passage("", one["text"]).partition("«")
        inside, _, after = rest.partition("»")
        found[one["id"]] = (one["title"] or "", f"{before}{OPEN}{inside}{CLOSE}{after}" if rest else before)
    return found


def first_seen(conn: sqlite3.Connection, terms: Terms) -> Row | None:
    """The oldest revision that matches."""
    where, values = terms.where()
    order = "f.rowid" if terms.words else "r.id"
    sql = f"""
      SELECT r.first_seen_at, r.article_id, r.number, s.name AS site
      FROM (SELECT r.id AS id FROM {_source(terms)} WHERE {where} ORDER BY {order} LIMIT 1) h
      JOIN revisions r ON r.id = h.id JOIN articles a ON a.id = r.article_id
      JOIN sites s ON s.id = a.site_id"""  # noqa: S608 (as above)
    found = rows(conn, sql, *values)
    return found[0] if found else None


def _walked(terms: Terms, column: str) -> str:
    # FTS5 answers `rowid IN (...)` by running the expression once for each rowid: quick for whole words, dear for the
    # beginning of a word, whose lists it merges each time. A plus sign keeps the condition from it.
    return f"+{column}" if any(piece.prefix for piece in terms.pieces) else column


def _ids(column: str, numbers: Collection[int]) -> str:
    return f"{column} IN ({', '.join(str(int(one)) for one in sorted(numbers))})"
