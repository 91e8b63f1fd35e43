"""Work on an article that became part of another while the work was under way: a redirect showed that they are one.

Owns which article the work is about then. Must not know requests.
"""

from dataclasses import replace

from archive import Archive, Due

_BY_ID = "SELECT 1 FROM articles WHERE id = ?"
_BY_URL = "SELECT a.id, a.revision_count FROM urls u JOIN articles a ON a.id = u.article_id WHERE u.url = ?"


def as_it_stands(archive: Archive, due: Due) -> Due:
    """`due`, about the article that its address leads to now where the one it was about is no more."""
    if due.article_id is None or any(True for _ in archive.db.query(_BY_ID, [due.article_id])):
        return due
    row = next(iter(archive.db.query(_BY_URL, [due.url])), None)
    return replace(due, article_id=row["id"] if row else None, revisions=row["revision_count"] if row else 0)
