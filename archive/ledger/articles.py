"""Rows of `articles` and `urls`: one story, all its addresses.

Owns making, finding and joining articles. Must not know what a page said beyond its URLs.
"""

import sqlite3

from archive import clock, identity
from archive.errors import NotFound
from archive.ledger.cells import text
from archive.ledger.connection import Connection
from archive.model import Relation


def ensure(connection: Connection, site: int, url: str) -> int:
    """The id of the article that `url` leads to, made `pending` and due at once when unknown."""
    with connection.writing() as db:
        found = by_url(db, url)
        return found if found is not None else make(db, site, url)


def by_url(db: sqlite3.Connection, url: str) -> int | None:
    """The article that a URL leads to, or None."""
    row = db.execute("SELECT article_id FROM urls WHERE url = ?", (url,)).fetchone()
    return int(row[0]) if row else None


def make(db: sqlite3.Connection, site: int, url: str) -> int:
    """A new article, `pending` and due at once; entries that show its URL already are tied to it."""
    now = clock.stamp()
    made = db.execute(
        "INSERT INTO articles (site_id, url, first_seen_at, next_check_at, schedule_reason) VALUES (?, ?, ?, ?, 'new')",
        (site, text(url), now, now),
    )
    number = int(made.lastrowid or 0)
    add_url(db, number, url, Relation.CANONICAL, now)
    return number


def add_url(db: sqlite3.Connection, article: int, url: str, relation: Relation, at: str) -> bool:
    """Let `url` lead to `article`, unless it leads to another one. Returns whether it leads there now."""
    db.execute(
        "INSERT INTO urls (url, article_id, relation, first_seen_at) VALUES (?, ?, ?, ?) ON CONFLICT (url) DO NOTHING",
        (text(url), article, str(relation), at),
    )
    if by_url(db, url) != article:
        return False
    db.execute("UPDATE entries SET article_id = ? WHERE url = ? AND article_id IS NOT ?", (article, url, article))
    return True


def rename(db: sqlite3.Connection, article: int, url: str, at: str, old_relation: Relation) -> None:
    """Make `url` the article's own address; the one it had goes on leading to it."""
    db.execute(
        "UPDATE urls SET relation = ? WHERE article_id = ? AND relation = 'canonical'", (str(old_relation), article)
    )
    add_url(db, article, url, Relation.CANONICAL, at)
    db.execute("UPDATE urls SET relation = 'canonical' WHERE url = ? AND article_id = ?", (url, article))
    db.execute("UPDATE articles SET url = ? WHERE id = ?", (url, article))


def join(db: sqlite3.Connection, gone: int, into: int, relation: Relation) -> None:
    """Fold article `gone` into article `into`: one story under two addresses. Its revisions are kept, renumbered."""
    db.execute(
        "UPDATE urls SET article_id = ?, relation = CASE relation WHEN 'canonical' THEN ? ELSE relation END"
        " WHERE article_id = ?",
        (into, str(relation), gone),
    )
    for row in db.execute("SELECT id, content_sha256 FROM revisions WHERE article_id = ? ORDER BY number", (gone,)):
        _hand_over_revision(db, row["id"], row["content_sha256"], into)
    for table in ("fetches", "entries", "suppressed", "changes"):
        db.execute(f"UPDATE {table} SET article_id = ? WHERE article_id = ?", (into, gone))  # noqa: S608
    db.execute("UPDATE OR IGNORE entries SET page_article_id = ? WHERE page_article_id = ?", (into, gone))
    db.execute("DELETE FROM entries WHERE page_article_id = ?", (gone,))
    db.execute("DELETE FROM duplicates WHERE article_id = ? OR original_id = ?", (gone, gone))
    db.execute("DELETE FROM articles WHERE id = ?", (gone,))
    db.execute(
        "UPDATE articles SET revision_count = (SELECT count(*) FROM revisions WHERE article_id = ?) WHERE id = ?",
        (into, into),
    )


def _hand_over_revision(db: sqlite3.Connection, revision: int, digest: str, into: int) -> None:
    twin = db.execute("SELECT id FROM revisions WHERE article_id = ? AND content_sha256 = ?", (into, digest)).fetchone()
    if twin is None:
        db.execute(
            "UPDATE revisions SET article_id = ?, number = (SELECT coalesce(max(number), 0) + 1 FROM revisions"
            " WHERE article_id = ?) WHERE id = ?",
            (into, into, revision),
        )
        return
    last_seen = db.execute("SELECT last_seen_at FROM revisions WHERE id = ?", (revision,)).fetchone()[0]
    db.execute("UPDATE revisions SET last_seen_at = max(last_seen_at, ?) WHERE id = ?", (last_seen, twin["id"]))
    db.execute("UPDATE fetches SET revision_id = ? WHERE revision_id = ?", (twin["id"], revision))
    db.execute("UPDATE suppressed SET revision_id = ? WHERE revision_id = ?", (twin["id"], revision))
    for end in ("from_revision_id", "to_revision_id"):
        db.execute(f"UPDATE changes SET {end} = ? WHERE {end} = ?", (twin["id"], revision))  # noqa: S608
    db.execute("UPDATE articles SET latest_revision_id = NULL WHERE latest_revision_id = ?", (revision,))
    db.execute("DELETE FROM revisions WHERE id = ?", (revision,))


def find(connection: Connection, name: str | int) -> int:
    """The article with that id, that URL, or the only one whose URL contains it. Raises NotFound, with candidates."""
    asked = str(name).strip()
    if isinstance(name, int) or asked.isdigit():
        if connection.row("SELECT 1 FROM articles WHERE id = ?", (int(asked),)) is not None:
            return int(asked)
        if isinstance(name, int):
            raise NotFound(f"No article has the id {asked}.", do="`newstrail log` lists articles.")
    found = by_url(connection.raw, asked) or by_url(connection.raw, asked.rstrip("/"))
    if found is not None:
        return found
    pattern = "%" + asked.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    rows = connection.rows(
        "SELECT u.article_id AS id, min(a.url) AS url FROM urls u JOIN articles a ON a.id = u.article_id"
        " WHERE u.url LIKE ? ESCAPE '\\' GROUP BY u.article_id ORDER BY a.last_seen_at DESC LIMIT 6",
        (pattern,),
    )
    if asked and len(rows) == 1:
        return int(rows[0]["id"])
    if asked and rows:
        listed = "\n".join(f"  {row['id']}  {row['url']}" for row in rows[:5])
        more = "\n  ..." if len(rows) > 5 else ""
        raise NotFound(f"Several articles match {asked!r}.", why=listed + more, do="Give an id or the whole URL.")
    raise NotFound(
        f"No article matches {asked!r}.",
        do="Give its id, one of its URLs or a part of one; `newstrail log` lists them.",
    )


def is_other_sites(db: sqlite3.Connection, url: str, site: int) -> bool:
    """Whether the host of `url` is that of another site in the archive."""
    host = identity.host(url)
    own = db.execute("SELECT home_url FROM sites WHERE id = ?", (site,)).fetchone()
    if own and identity.host(own["home_url"]) == host:
        return False
    homes = db.execute("SELECT home_url FROM sites WHERE id <> ?", (site,)).fetchall()
    return any(identity.host(row["home_url"]) == host for row in homes)
