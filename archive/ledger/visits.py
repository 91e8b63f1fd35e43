"""Rows of `fetches`: one a visit, whatever came of it, each chained to the one before.

Owns the row and its chain. Must not know what a visit means. The chain covers what was received and what was made of
it, not the ids of articles and revisions: those may be joined later, what was seen may not change.
"""

import hashlib
import sqlite3
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from archive import clock
from archive.ledger.cells import integer, text, to_json
from archive.model import Observation, Outcome

FIRST_LINK = "0" * 64
CHAINED = (
    "id",
    "run_id",
    "site_id",
    "url",
    "final_url",
    "fetched_at",
    "status",
    "outcome",
    "page_kind",
    "body_sha256",
    "headers",
    "etag",
    "last_modified",
    "elapsed_ms",
    "evidence",
)


def link(previous: str, row: Mapping[str, Any]) -> str:
    """The chain value of a visit: SHA-256 of the previous one and the row's fixed fields as canonical JSON."""
    fixed = to_json({name: row[name] for name in CHAINED})
    return hashlib.sha256(previous.encode() + fixed.encode()).hexdigest()


def last(db: sqlite3.Connection) -> tuple[int, str]:
    """The id and chain value of the newest visit; (0, zeros) when there is none."""
    row = db.execute("SELECT id, chain FROM fetches ORDER BY id DESC LIMIT 1").fetchone()
    return (row[0], row[1]) if row else (0, FIRST_LINK)


def insert(
    db: sqlite3.Connection, seen: Observation, outcome: Outcome, article: int | None, evidence: Mapping[str, Any]
) -> int:
    """Write a visit and return its id."""
    number, previous = last(db)
    row: dict[str, Any] = {
        "id": number + 1,
        "run_id": seen.run_id,
        "site_id": seen.site_id,
        "article_id": article,
        "listing_id": seen.listing_id,
        "url": text(seen.url),
        "final_url": text(seen.final_url),
        "fetched_at": clock.stamp(seen.fetched_at),
        "status": integer(seen.status),
        "outcome": str(outcome),
        "page_kind": text(seen.kind),
        "body_sha256": seen.body.sha256 if seen.body else None,
        "headers": to_json(seen.headers),
        "etag": text(seen.etag),
        "last_modified": text(seen.last_modified),
        "elapsed_ms": integer(seen.elapsed_ms),
        "evidence": to_json(evidence),
    }
    row["chain"] = link(previous, row)
    names = ", ".join(row)
    marks = ", ".join("?" * len(row))
    db.execute(f"INSERT INTO fetches ({names}) VALUES ({marks})", tuple(row.values()))  # noqa: S608
    return number + 1


def known(db: sqlite3.Connection, url: str, fetched_at: datetime) -> bool:
    """Whether a visit to an article or listing at `url` and that very time is there."""
    row = db.execute(
        "SELECT 1 FROM fetches WHERE fetched_at = ? AND (article_id = (SELECT article_id FROM urls WHERE url = ?)"
        " OR listing_id IN (SELECT id FROM listings WHERE url = ?)) AND url = ? LIMIT 1",
        (clock.stamp(fetched_at), url, url, url),
    ).fetchone()
    return row is not None
