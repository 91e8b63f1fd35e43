"""Feeds of changes for readers: all, or of a site, an article, a label, a search.

Owns which changes, and how each is told. The documents are `archive.announce.documents`.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from archive import clock
from archive.announce import events
from archive.announce.documents import Entry, Feed

if TYPE_CHECKING:
    from archive.store import Archive

NAME = "urn:newstrail:changes"
NEWEST = 100


def changes(
    archive: "Archive",
    *,
    site: str | None = None,
    article: str | int | None = None,
    label: str | None = None,
    search: str | None = None,
    limit: int = NEWEST,
) -> list[dict[str, Any]]:
    """The newest changes that a feed shows, newest first: what may be announced, by what is asked.

    `search`: changes of articles in which a revision says it. Raises NotFound and UsageError as those questions do.
    """
    clauses = ["c.confirmation IN ('unasked', 'confirmed')", "s.hold_reason IS NULL"]
    values: list[Any] = []
    if site is not None:
        clauses.append("c.site_id = ?")
        values.append(archive.site_id(site))
    if article is not None:
        clauses.append("c.article_id = ?")
        values.append(archive.find(article))
    if label is not None:
        clauses.append("EXISTS (SELECT 1 FROM json_each(c.labels) WHERE value = ?)")
        values.append(label)
    if search is not None:
        from archive.search import search as find

        ids = [hit.article_id for hit in find(archive, search, newest=True, limit=500)]
        clauses.append(f"c.article_id IN ({','.join('?' * len(ids))})")
        values += ids
    return events.newest(archive.connection.raw, " AND ".join(clauses), values, limit)


def feed(found: Sequence[dict[str, Any]], *, title: str = "Changes", address: str | None = None) -> Feed:
    """A feed of changes (see `changes`); `address` is where it will stand."""
    updated = found[0]["detected_at"] if found else clock.stamp()
    return Feed(title, address or NAME, updated, [_entry(change) for change in found], bare=True)


def _entry(change: dict[str, Any]) -> Entry:
    details = [f"{change['site']}: {change['kind']} between {change['not_before']} and {change['not_after']}"]
    if change["fields"]:
        details.append("changed: " + ", ".join(change["fields"]))
    if change["silent"]:
        details.append("no note on the page")
    return Entry(
        key=f"urn:newstrail:{change['event_id']}",
        title=events.line(change),
        summary="; ".join(details),
        address=None,
        at=change["detected_at"],
        about=change["url"] if change["url"].startswith(("http://", "https://")) else None,
        tags=(change["kind"], *change["labels"]),
        details=change,
    )
