"""What is to be told and to whom, written in the archive in one step with the mark that it is: a crash loses nothing.

Owns `announcements`, `deliveries` and `changes.announced_at`. Must not send.
"""

import json
import sqlite3
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from archive import clock
from archive.announce import events
from archive.announce.receivers import Receiver
from archive.ledger.cells import to_json

if TYPE_CHECKING:
    from archive.store import Archive

AT_ONCE = 5000  # changes taken from the archive in one go


def collect(archive: "Archive", receivers: Sequence[Receiver], *, storm: int = events.STORM) -> int:
    """Put all changes that are not announced yet into the outbox; how many events that made. Does not commit.

    Left for later: changes that wait for confirmation, and those of sites that are held back. Never told: variants.
    More than `storm` changes of a site become one digest.
    """
    now = clock.stamp()
    made = 0
    with archive.connection.writing() as db:
        told = events.rows(
            db,
            "c.announced_at IS NULL AND c.confirmation IN ('unasked', 'confirmed') AND s.hold_reason IS NULL",
            [],
            AT_ONCE,
        )
        for site, of_site in groupby(sorted(told, key=lambda one: (one["site"], one["id"])), lambda one: one["site"]):
            changes = list(of_site)
            single = len(changes) <= storm
            payloads = [events.single(one) for one in changes] if single else [events.digest(site, changes)]
            ids = [[one["id"]] for one in changes] if single else [[one["id"] for one in changes]]
            for payload, about in zip(payloads, ids, strict=True):
                made += put(db, payload, about, receivers, now)
        marked = [(now, one["id"]) for one in told]
        db.executemany("UPDATE changes SET announced_at = ? WHERE id = ?", marked)
    return made


def put(
    db: sqlite3.Connection, payload: dict[str, Any], changes: Sequence[int], receivers: Sequence[Receiver], now: str
) -> int:
    """Write one event for the receivers that want it; 1, or 0 when it stands there already."""
    done = db.execute(
        "INSERT INTO announcements (event_id, kind, site_id, created_at, changes, payload)"
        " VALUES (?, ?, (SELECT id FROM sites WHERE name = ?), ?, ?, ?) ON CONFLICT (event_id) DO NOTHING",
        (payload["event_id"], payload["type"], payload["site"], now, to_json(list(changes)), to_json(payload)),
    )
    if not done.rowcount:
        return 0
    number = done.lastrowid
    db.executemany(
        "INSERT INTO deliveries (announcement_id, target, next_try_at) VALUES (?, ?, ?)",
        [(number, receiver.name, now) for receiver in receivers if receiver.wants(payload)],
    )
    return 1


def due(db: sqlite3.Connection, names: Sequence[str], now: str, limit: int) -> list[sqlite3.Row]:
    """Deliveries to these receivers whose time has come, the oldest first."""
    marks = ",".join("?" * len(names))
    return db.execute(
        "SELECT d.announcement_id, d.target, d.attempts, n.event_id, n.payload FROM deliveries d"  # noqa: S608
        " JOIN announcements n ON n.id = d.announcement_id WHERE d.delivered_at IS NULL AND d.next_try_at <= ?"
        f" AND d.target IN ({marks}) ORDER BY d.announcement_id LIMIT ?",
        (now, *names, limit),
    ).fetchall()


def payload_of(row: sqlite3.Row) -> dict[str, Any]:
    """What a delivery sends."""
    found: dict[str, Any] = json.loads(row["payload"])
    return found


def retry(archive: "Archive") -> int:
    """Let every delivery that failed be tried at once, those that were given up too; how many. Does not commit."""
    with archive.connection.writing() as db:
        done = db.execute("UPDATE deliveries SET next_try_at = ? WHERE delivered_at IS NULL", (clock.stamp(),))
        return int(done.rowcount)
