"""An article before a visit, read from its rows into the values that the state machine takes.

Owns that query. Must not know what is decided from it.
"""

import sqlite3
from datetime import datetime

from archive import clock
from archive.history import Recent, Rules, Standing
from archive.ledger import pending, revisions


def of(db: sqlite3.Connection, article: int, at: datetime, rules: Rules) -> Standing:
    """What is known of an article at `at`."""
    row = db.execute("SELECT * FROM articles WHERE id = ?", (article,)).fetchone()
    state = pending.load(row["pending_state"])
    latest = None
    if row["latest_revision_id"] is not None:
        latest = revisions.known(
            db.execute("SELECT * FROM revisions WHERE id = ?", (row["latest_revision_id"],)).fetchone()
        )
    return Standing(
        status=row["status"],
        latest=latest,
        url=row["url"],
        paywalled=bool(row["paywalled"]),
        seen_at=clock.parse(row["last_seen_at"]) if row["last_seen_at"] else None,
        missed_at=_missed_at(db, article) if row["status"] in ("gone", "moved") else None,
        pending=state,
        recent=_recent(db, article, at, rules) if _changed_lately(row, at, rules) else (),
    )


def _missed_at(db: sqlite3.Connection, article: int) -> datetime | None:
    row = db.execute(
        "SELECT max(fetched_at) AS at FROM fetches WHERE article_id = ? AND outcome IN ('gone', 'soft_gone', 'moved')",
        (article,),
    ).fetchone()
    return clock.parse(row["at"]) if row["at"] else None


def _changed_lately(row: sqlite3.Row, at: datetime, rules: Rules) -> bool:
    return bool(row["last_changed_at"]) and clock.stamp(at - rules.flapping) <= row["last_changed_at"]


def _recent(db: sqlite3.Connection, article: int, at: datetime, rules: Rules) -> tuple[Recent, ...]:
    rows = db.execute(
        "SELECT id, from_revision_id, to_revision_id, not_after FROM changes WHERE article_id = ?"
        " AND kind IN ('edited', 'reverted') AND confirmation <> 'variant' AND not_after >= ?"
        " ORDER BY id DESC LIMIT 2",
        (article, clock.stamp(at - rules.flapping)),
    ).fetchall()
    return tuple(Recent(r["id"], r["from_revision_id"], r["to_revision_id"], clock.parse(r["not_after"])) for r in rows)
