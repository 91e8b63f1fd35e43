"""A page whose bytes are those of its last visit says what it said then: it need not be read again.

Owns that shortcut and when it is safe. Must not know how a page is read.
"""

import hashlib
from dataclasses import dataclass

from archive import Archive, Content

_QUERY = (
    "SELECT f.body_sha256, f.page_kind, f.revision_id = r.id AS latest, r.extractor, a.paywalled FROM articles a"
    " JOIN revisions r ON r.id = a.latest_revision_id JOIN fetches f ON f.article_id = a.id"
    " WHERE a.id = ? ORDER BY f.id DESC LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class Known:
    """What a page said when it was read last, and by which extractor."""

    content: Content
    kind: str
    extractor: str


def known(archive: Archive, article_id: int, body: bytes, extractor: str) -> Known | None:
    """What the article's last visit read in these very bytes; None when it must be read (again).

    Only a page that the present extractor read as a whole article counts, and that is what the article says now: walls,
    teasers and changes that wait to be confirmed are always read.
    """
    row = next(iter(archive.db.query(_QUERY, [article_id])), None)
    if (
        row is None
        or not row["latest"]
        or row["page_kind"] != "article"
        or row["paywalled"]
        or row["extractor"] != extractor
    ):
        return None
    if row["body_sha256"] != hashlib.sha256(body).hexdigest():
        return None
    return Known(archive.revision(article_id).content, row["page_kind"], row["extractor"])
