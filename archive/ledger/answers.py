"""What the archive answers: an article's revisions, changes by article, site, label and time.

Owns the reading queries behind `Archive`. Must not write.
"""

from datetime import datetime
from typing import Any

from archive import clock
from archive.errors import NotFound
from archive.ledger import articles, revisions, sites
from archive.ledger.connection import Connection
from archive.model import Change, ChangeKind, Revision


def history(connection: Connection, article: str | int) -> list[Revision]:
    """All revisions of an article, the first first."""
    number = articles.find(connection, article)
    rows = connection.rows(
        f"SELECT {revisions.COLUMNS}, a.url, a.section, a.image FROM revisions r"  # noqa: S608
        " JOIN articles a ON a.id = r.article_id WHERE r.article_id = ? ORDER BY r.number",
        (number,),
    )
    return [revisions.revision(row) for row in rows]


def revision(connection: Connection, article: str | int, number: int | None) -> Revision:
    """One revision by its number, or what the article says now. Raises NotFound, saying which there are."""
    found = articles.find(connection, article)
    which = "r.number = ?" if number is not None else "r.id = a.latest_revision_id"
    row = connection.row(
        f"SELECT {revisions.COLUMNS}, a.url FROM revisions r JOIN articles a ON a.id = r.article_id"  # noqa: S608
        f" WHERE r.article_id = ? AND {which}",
        (found, number) if number is not None else (found,),
    )
    if row is not None:
        return revisions.revision(row)
    count = connection.row("SELECT url, revision_count AS n, status FROM articles WHERE id = ?", (found,))
    assert count is not None
    if not count["n"]:
        raise NotFound(
            f"Article {found} has no revision yet.",
            why=f"{count['url']} is {count['status']}: no text was read so far.",
        )
    raise NotFound(f"Article {found} has no revision {number}.", why=f"It has 1 to {count['n']}.")


def changes(
    connection: Connection,
    *,
    article: str | int | None = None,
    site: str | int | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    kind: ChangeKind | None = None,
    label: str | None = None,
    limit: int | None = None,
    variants: bool = False,
) -> list[Change]:
    """Changes by what is asked, newest first; those that turned out to be variants of one page only on request."""
    clauses: list[str] = [] if variants else ["confirmation <> 'variant'"]
    values: list[Any] = []
    if article is not None:
        clauses.append("article_id = ?")
        values.append(articles.find(connection, article))
    if site is not None:
        clauses.append("site_id = ?")
        values.append(sites.site_id(connection, site) if isinstance(site, str) else site)
    for column, instant in (("detected_at >= ?", since), ("detected_at < ?", until)):
        if instant is not None:
            clauses.append(column)
            values.append(clock.stamp(instant))
    if kind is not None:
        clauses.append("kind = ?")
        values.append(str(kind))
    if label is not None:
        clauses.append("EXISTS (SELECT 1 FROM json_each(labels) WHERE value = ?)")
        values.append(label)
    rows = connection.rows(
        f"SELECT * FROM changes WHERE {' AND '.join(clauses) or '1'} ORDER BY detected_at DESC, id DESC LIMIT ?",  # noqa: S608
        [*values, -1 if limit is None else limit],
    )
    return [revisions.change(row) for row in rows]
