"""Rows of `listing_pages`: pages on which a listing goes on and that are still to be read.

Owns the queue of those pages. A page is in it from the transaction in which it was found to the one in which it was
read, so that a process that dies in between loses none. Must not know what a page lists.
"""

from collections.abc import Sequence
from datetime import datetime

from archive import clock
from archive.ledger.cells import text
from archive.ledger.connection import Connection

TRIES = 3  # visits that brought nothing after which a page is given up


def add(connection: Connection, listing: int, urls: Sequence[str], number: int, since: datetime | None = None) -> None:
    """The listing goes on at `urls`, its pages of that number: due at once, each once. `since`: in a backfill."""
    now = clock.stamp()
    with connection.writing() as db:
        db.executemany(
            "INSERT INTO listing_pages (listing_id, url, number, added_at, next_check_at, since)"
            " VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (listing_id, url) DO UPDATE SET number = excluded.number, failures = 0,"
            " next_check_at = min(next_check_at, excluded.next_check_at), since = coalesce(excluded.since, since)",
            [(listing, text(url), number, now, now, clock.stamp(since) if since else None) for url in urls],
        )


def read(connection: Connection, page: int) -> None:
    """The page was read: nothing is to be done any more."""
    with connection.writing() as db:
        db.execute("DELETE FROM listing_pages WHERE id = ?", (page,))


def failed(connection: Connection, page: int, again: datetime) -> None:
    """The page could not be read: it is due `again` then, or given up after `TRIES` visits."""
    with connection.writing() as db:
        db.execute(
            "UPDATE listing_pages SET failures = failures + 1, next_check_at = ? WHERE id = ?",
            (clock.stamp(again), page),
        )
        db.execute("DELETE FROM listing_pages WHERE id = ? AND failures >= ?", (page, TRIES))


def put_off(connection: Connection, page: int, at: datetime) -> None:
    """Nothing was asked: the page is due `at` that time."""
    with connection.writing() as db:
        db.execute("UPDATE listing_pages SET next_check_at = ? WHERE id = ?", (clock.stamp(at), page))


def walked(connection: Connection, listing: int, since: datetime) -> bool:
    """Note that a backfill of the listing has reached `since`, unless pages of it are left. Returns whether it has."""
    with connection.writing() as db:
        left = db.execute("SELECT 1 FROM listing_pages WHERE listing_id = ? AND since NOTNULL", (listing,)).fetchone()
        if left is None:
            db.execute(
                "UPDATE listings SET backfilled_to = min(coalesce(backfilled_to, ?1), ?1) WHERE id = ?2",
                (clock.stamp(since), listing),
            )
        return left is None


def reached(connection: Connection, listing: int) -> datetime | None:
    """How far back a finished backfill of the listing went."""
    row = connection.row("SELECT backfilled_to FROM listings WHERE id = ?", (listing,))
    return clock.parse(row["backfilled_to"]) if row is not None and row["backfilled_to"] else None
