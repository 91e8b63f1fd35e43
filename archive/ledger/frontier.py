"""What to fetch next: a query over listings and articles. There is no other queue.

Owns `next_check_at` and its reason. Must not know why a time was chosen.
"""

from collections.abc import Collection, Sequence
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


def due(
    connection: Connection,
    site_ids: Sequence[int] | None,
    now: datetime | None,
    limit: int,
    everything: bool,
    since_run: int | None,
    skip: Collection[tuple[str, int]],
    likeliest: bool = False,
) -> list[Due]:
    """What is to be visited: listings first, then the pages on which they go on, then articles, the longest overdue
    first.

    `everything`: all active listings and all articles not yet visited in run `since_run`, due or not, gone or not.
    `skip` holds ("listing", id), ("page", id) and ("article", id) that are in flight already.
    `likeliest`: of the articles, those first whose visit most edits are expected to wait for: every plan holds the same
    expected number of edits, so that is the time since the last visit in units of the time that was planned.
    """
    if limit <= 0:
        return []
    at = clock.stamp(now)
    found = _listings(connection, site_ids, at, limit, everything, since_run, skip)
    if len(found) < limit:
        found += _pages(connection, site_ids, at, limit - len(found), skip)
    if len(found) < limit:
        found += _articles(connection, site_ids, at, limit - len(found), everything, since_run, skip, likeliest)
    return found


def _where(
    alias: str, at: str, site_ids: Sequence[int] | None, everything: bool, since_run: int | None
) -> tuple[str, list[Any]]:
    clauses: list[str] = []
    values: list[Any] = []
    if everything:
        if since_run is not None:
            clauses.append(f"{alias}.last_run_id IS NOT ?")
            values.append(since_run)
    else:
        clauses.append(f"{alias}.next_check_at <= ?")
        values.append(at)
    if site_ids is not None:
        clauses.append(f"{alias}.site_id IN ({','.join('?' * len(site_ids))})")
        values.extend(site_ids)
    return " AND ".join(clauses) or "1", values


def _taken(skip: Collection[tuple[str, int]], kind: str) -> set[int]:
    return {number for name, number in skip if name == kind}


def _listings(
    connection: Connection,
    site_ids: Sequence[int] | None,
    at: str,
    limit: int,
    everything: bool,
    since_run: int | None,
    skip: Collection[tuple[str, int]],
) -> list[Due]:
    where, values = _where("l", at, site_ids, everything, since_run)
    taken = _taken(skip, "listing")
    rows = connection.rows(
        f"{_LISTINGS} AND {where} ORDER BY l.next_check_at, l.id LIMIT ?",
        [*values, limit + len(taken)],
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


def _pages(
    connection: Connection, site_ids: Sequence[int] | None, at: str, limit: int, skip: Collection[tuple[str, int]]
) -> list[Due]:
    taken = _taken(skip, "page")
    only = f" AND l.site_id IN ({','.join('?' * len(site_ids))})" if site_ids is not None else ""
    rows = connection.rows(
        f"{_PAGES}{only} ORDER BY p.next_check_at, p.id LIMIT ?", [at, *(site_ids or ()), limit + len(taken)]
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


def _articles(
    connection: Connection,
    site_ids: Sequence[int] | None,
    at: str,
    limit: int,
    everything: bool,
    since_run: int | None,
    skip: Collection[tuple[str, int]],
    likeliest: bool,
) -> list[Due]:
    where, values = _where("a", at, site_ids, everything, since_run)
    taken = _taken(skip, "article")
    order = "a.id" if everything else "a.next_check_at, a.id"
    if likeliest and not everything:
        order, values = _LIKELIEST, [*values, at]
    rows = connection.rows(
        f"{_ARTICLES} WHERE {where} ORDER BY {order} LIMIT ?",
        [*values, limit + len(taken)],
    )
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
