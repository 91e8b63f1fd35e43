"""What to fetch next: a query over listings and articles. There is no other queue.

Owns `next_check_at` and its reason. Must not know why a time was chosen.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from archive import clock
from archive.ledger import pending
from archive.ledger.cells import text
from archive.ledger.connection import Connection
from archive.model import Due, ListingKind

_LISTINGS = """
SELECT l.id, l.url, l.site_id, l.kind, l.next_check_at, l.etag, l.last_modified, l.schedule_reason, l.added_at,
  l.last_checked_at, l.failures, l.interval_s, l.rhythm, s.name
FROM listings l JOIN sites s ON s.id = l.site_id WHERE l.active = 1"""
_PAGES = """
SELECT p.id, p.url, p.number, p.next_check_at, p.failures, p.since, l.id AS listing, l.kind, l.site_id, s.name
FROM listing_pages p JOIN listings l ON l.id = p.listing_id JOIN sites s ON s.id = l.site_id
WHERE l.active = 1 AND p.next_check_at <= ?"""
_ARTICLES = """
SELECT a.id, a.url, a.site_id, a.next_check_at, a.etag, a.last_modified, a.schedule_reason, a.pending_state,
  a.first_seen_at, a.published_at, a.last_changed_at, a.last_checked_at, a.failures, a.revision_count, s.name
FROM articles a JOIN sites s ON s.id = a.site_id"""
_LIKELIEST = (
    "a.last_checked_at IS NOT NULL, (julianday(?) - julianday(a.last_checked_at))"
    " / max(1e-6, julianday(a.next_check_at) - julianday(a.last_checked_at)) DESC, a.id"
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which work is asked for.

    `everything`: all active listings and all articles not yet visited in run `since_run`, due or not, gone or not.
    `skip` holds ("listing", id), ("page", id) and ("article", id) that are in flight already.
    `likeliest`: of the articles, those first whose visit most edits are expected to wait for: every plan holds the same
    expected number of edits, so that is the time since the last visit in units of the time that was planned.
    """

    at: str  # a stamp: what is due by then
    site_ids: Sequence[int] | None = None
    everything: bool = False
    since_run: int | None = None
    skip: Collection[tuple[str, int]] = ()
    likeliest: bool = False

    def where(self, alias: str) -> tuple[str, list[Any]]:
        """A condition on the listings or articles called `alias`, and its values."""
        clauses: list[str] = []
        values: list[Any] = []
        if not self.everything:
            clauses.append(f"{alias}.next_check_at <= ?")
            values.append(self.at)
        elif self.since_run is not None:
            clauses.append(f"{alias}.last_run_id IS NOT ?")
            values.append(self.since_run)
        only, ids = self.of_sites(alias)
        clauses += only
        return " AND ".join(clauses) or "1", values + ids

    def of_sites(self, alias: str) -> tuple[list[str], list[Any]]:
        """The condition that only some sites are asked for, if they are."""
        if self.site_ids is None:
            return [], []
        return [f"{alias}.site_id IN ({','.join('?' * len(self.site_ids))})"], list(self.site_ids)

    def in_flight(self, kind: str) -> set[int]:
        """The ids of that kind that are visited right now."""
        return {number for name, number in self.skip if name == kind}


def due(connection: Connection, wanted: Wanted, limit: int) -> list[Due]:
    """What is to be visited: listings first, then the pages on which they go on, then articles, the longest overdue
    first.
    """
    found: list[Due] = []
    for kind in (_listings, _pages, _articles):
        if len(found) < limit:
            found += kind(connection, wanted, limit - len(found))
    return found


def _listings(connection: Connection, wanted: Wanted, limit: int) -> list[Due]:
    where, values = wanted.where("l")
    taken = wanted.in_flight("listing")
    rows = connection.rows(
        f"{_LISTINGS} AND {where} ORDER BY l.next_check_at, l.id LIMIT ?", [*values, limit + len(taken)]
    )
    return [
        Due(
            url=row["url"],
            site_id=row["site_id"],
            site=row["name"],
            listing_id=row["id"],
            listing_kind=ListingKind(row["kind"]),
            due_at=_instant(row["next_check_at"]),
            etag=row["etag"],
            last_modified=row["last_modified"],
            reason=row["schedule_reason"] or "",
            first_seen_at=_instant(row["added_at"]),
            last_checked_at=_instant(row["last_checked_at"]),
            failures=row["failures"],
            interval_s=row["interval_s"],
            rhythm=row["rhythm"],
        )
        for row in rows
        if row["id"] not in taken
    ][:limit]


def _pages(connection: Connection, wanted: Wanted, limit: int) -> list[Due]:
    only, values = wanted.of_sites("l")
    taken = wanted.in_flight("page")
    where = "".join(f" AND {clause}" for clause in only)
    rows = connection.rows(
        f"{_PAGES}{where} ORDER BY p.next_check_at, p.id LIMIT ?", [wanted.at, *values, limit + len(taken)]
    )
    return [
        Due(
            url=row["url"],
            site_id=row["site_id"],
            site=row["name"],
            listing_id=row["listing"],
            listing_kind=ListingKind(row["kind"]),
            due_at=_instant(row["next_check_at"]),
            reason="a further page of a listing",
            failures=row["failures"],
            page=row["number"],
            page_id=row["id"],
            since=_instant(row["since"]),
        )
        for row in rows
        if row["id"] not in taken
    ][:limit]


def _articles(connection: Connection, wanted: Wanted, limit: int) -> list[Due]:
    where, values = wanted.where("a")
    taken = wanted.in_flight("article")
    order = "a.id" if wanted.everything else "a.next_check_at, a.id"
    if wanted.likeliest and not wanted.everything:
        order, values = _LIKELIEST, [*values, wanted.at]
    rows = connection.rows(f"{_ARTICLES} WHERE {where} ORDER BY {order} LIMIT ?", [*values, limit + len(taken)])
    return [
        Due(
            url=row["url"],
            site_id=row["site_id"],
            site=row["name"],
            article_id=row["id"],
            due_at=_instant(row["next_check_at"]),
            etag=row["etag"],
            last_modified=row["last_modified"],
            confirming=pending.wants_a_look(row["pending_state"]),
            reason=row["schedule_reason"] or "",
            first_seen_at=_instant(row["first_seen_at"]),
            published_at=_instant(row["published_at"]),
            last_changed_at=_instant(row["last_changed_at"]),
            last_checked_at=_instant(row["last_checked_at"]),
            failures=row["failures"],
            revisions=row["revision_count"],
        )
        for row in rows
        if row["id"] not in taken
    ][:limit]


def _instant(value: str | None) -> datetime | None:
    return clock.parse(value) if value else None


def plan(
    connection: Connection,
    article_id: int | None,
    listing_id: int | None,
    at: datetime | None,
    reason: str,
    interval_s: int | None = None,
    rhythm: str | None = None,
) -> None:
    """Set when an article or listing is looked at next (None: never by itself).

    A second look that the history waits for is never put off by a plan: the earlier of the two counts.
    """
    table, number = ("articles", article_id) if article_id is not None else ("listings", listing_id)
    when = clock.stamp(at) if at is not None else None
    with connection.writing() as db:
        if article_id is not None:
            row = db.execute("SELECT pending_state FROM articles WHERE id = ?", (article_id,)).fetchone()
            look = pending.load(row["pending_state"] if row else None)
            if look.look_at is not None and (when is None or clock.stamp(look.look_at) < when):
                when = clock.stamp(look.look_at)
                reason = "to confirm a change" if look.change is not None else "to confirm that it is gone"
        db.execute(
            f"UPDATE {table} SET next_check_at = ?, schedule_reason = ? WHERE id = ?",  # noqa: S608
            (when, text(reason), number),
        )
        if listing_id is not None:
            db.execute(
                "UPDATE listings SET interval_s = coalesce(?, interval_s), rhythm = coalesce(?, rhythm) WHERE id = ?",
                (interval_s, text(rhythm), listing_id),
            )
