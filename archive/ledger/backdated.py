"""A visit that lies before what the archive knows already: an import, or a clock that went back.

Owns its place in an article's past: the revision it shows is put where it belongs, intervals around it become narrower,
a change that it splits becomes two. What the article says now, its status and its schedule stay as they are, and
nothing of it is announced.
"""

import sqlite3
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from archive import clock
from archive.diff import describe
from archive.history import Standing
from archive.ledger import revisions, visits
from archive.ledger.cells import to_json
from archive.model import Change, Content, Observation, Outcome, Recorded
from archive.noise import compare

CLOCK_TROUBLE = timedelta(hours=2)  # back by up to this is a clock that was set, and the visit is of the present


def is_backdated(before: Standing, seen: Observation) -> bool:
    """Whether a visit belongs to the article's past."""
    return before.seen_at is not None and seen.fetched_at < before.seen_at - CLOCK_TROUBLE


@dataclass(frozen=True, slots=True)
class _Neighbour:
    """A visit that showed a revision."""

    fetch: int
    revision: int
    at: str


def record(
    db: sqlite3.Connection, article: int, seen: Observation, content: Content | None, outcome: Outcome | None
) -> Recorded:
    """Write a visit of the past. Without a text that was read it is only noted."""
    evidence = {**seen.evidence, "backdated": True}
    if outcome is not None or content is None:
        outcome = outcome or Outcome.UNREADABLE
        return Recorded(outcome, visits.insert(db, seen, outcome, article, evidence), article)
    at = clock.stamp(seen.fetched_at)
    known = _known(db, article, content)
    before = _neighbour(db, article, at, "<=", "DESC")
    after = _neighbour(db, article, at, ">", "ASC")
    made = known is None
    outcome = Outcome.UNCHANGED if not made else Outcome.CHANGED if before else Outcome.NEW
    fetch = visits.insert(db, seen, outcome, article, evidence)
    if known is None:
        number = _next_number(db, article)
        known = revisions.insert(db, article, number, content, at, fetch, seen.extractor)
        db.execute("UPDATE articles SET revision_count = revision_count + 1 WHERE id = ?", (article,))
    db.execute("UPDATE fetches SET revision_id = ? WHERE id = ?", (known, fetch))
    db.execute(
        "UPDATE revisions SET first_seen_at = min(first_seen_at, ?), last_seen_at = max(last_seen_at, ?) WHERE id = ?",
        (at, at, known),
    )
    db.execute("UPDATE articles SET first_seen_at = min(first_seen_at, ?) WHERE id = ?", (at, article))
    here = _Neighbour(fetch, known, at)
    changes = _weave(db, article, before, here, after)
    if made:
        _number_by_time(db, article)
    row = db.execute(
        "SELECT r.*, a.url FROM revisions r JOIN articles a ON a.id = r.article_id WHERE r.id = ?", (known,)
    ).fetchone()
    return Recorded(outcome, fetch, article, revisions.revision(row), tuple(changes))


def _known(db: sqlite3.Connection, article: int, content: Content) -> int | None:
    digest = revisions.content_digest(content)
    rows = db.execute("SELECT * FROM revisions WHERE article_id = ? ORDER BY number DESC", (article,)).fetchall()
    for row in rows:
        if row["content_sha256"] == digest or not compare(revisions.content_of(row), content).fields:
            return int(row["id"])
    return None


def _next_number(db: sqlite3.Connection, article: int) -> int:
    row = db.execute(
        "SELECT coalesce(max(number), 0) + 1 AS n FROM revisions WHERE article_id = ?", (article,)
    ).fetchone()
    return int(row["n"])


def _neighbour(db: sqlite3.Connection, article: int, at: str, side: str, order: str) -> _Neighbour | None:
    row = db.execute(
        "SELECT id, revision_id, fetched_at FROM fetches WHERE article_id = ? AND revision_id IS NOT NULL"  # noqa: S608
        f" AND fetched_at {side} ? ORDER BY fetched_at {order}, id {order} LIMIT 1",
        (article, at),
    ).fetchone()
    return _Neighbour(row["id"], row["revision_id"], row["fetched_at"]) if row else None


def _weave(
    db: sqlite3.Connection, article: int, before: _Neighbour | None, here: _Neighbour, after: _Neighbour | None
) -> list[Change]:
    if after is None:
        return []
    if before is None:
        return [] if here.revision == after.revision else [_insert(db, article, "edited", here, after)]
    there = _between(db, article, before, after)
    if before.revision == after.revision:
        if here.revision == before.revision:
            return []
        return [_insert(db, article, "edited", before, here), _insert(db, article, "reverted", here, after)]
    if there is None:  # gone and returned in between: the rows of both stand as they are
        return []
    if here.revision == before.revision:
        db.execute("UPDATE changes SET not_before = ?, from_fetch_id = ? WHERE id = ?", (here.at, here.fetch, there))
        return []
    if here.revision == after.revision:
        db.execute("UPDATE changes SET not_after = ?, to_fetch_id = ? WHERE id = ?", (here.at, here.fetch, there))
        return []
    db.execute("DELETE FROM changes WHERE id = ?", (there,))
    return [_insert(db, article, "edited", before, here), _insert(db, article, "edited", here, after)]


def _between(db: sqlite3.Connection, article: int, before: _Neighbour, after: _Neighbour) -> int | None:
    row = db.execute(
        "SELECT id FROM changes WHERE article_id = ? AND from_revision_id = ? AND to_revision_id = ?"
        " AND kind IN ('edited', 'reverted') AND not_before >= ? AND not_after <= ? ORDER BY id LIMIT 1",
        (article, before.revision, after.revision, before.at, after.at),
    ).fetchone()
    return int(row["id"]) if row else None


def _insert(db: sqlite3.Connection, article: int, kind: str, one: _Neighbour, other: _Neighbour) -> Change:
    old, new = (
        revisions.content_of(db.execute("SELECT * FROM revisions WHERE id = ?", (side.revision,)).fetchone())
        for side in (one, other)
    )
    told = describe(old, new)
    row: dict[str, Any] = {
        "article_id": article,
        "kind": kind,
        "from_revision_id": one.revision,
        "to_revision_id": other.revision,
        "from_fetch_id": one.fetch,
        "to_fetch_id": other.fetch,
        "not_before": one.at,
        "not_after": other.at,
        "detected_at": other.at,
        "fields": to_json(list(told.fields)),
        "words_added": told.words_added,
        "words_removed": told.words_removed,
        "magnitude": float(told.magnitude),
        "labels": to_json([label.name for label in told.labels]),
        "label_evidence": to_json({label.name: label.evidence for label in told.labels}),
        "silent": int(told.silent),
        # History that is filled in is not news.
        "announced_at": clock.stamp(),
    }
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    done = db.execute(f"INSERT INTO changes ({names}) VALUES ({marks})", tuple(row.values()))  # noqa: S608
    return revisions.change(db.execute("SELECT * FROM changes WHERE id = ?", (done.lastrowid,)).fetchone())


def _number_by_time(db: sqlite3.Connection, article: int) -> None:
    rows = db.execute(
        "SELECT id, number FROM revisions WHERE article_id = ? ORDER BY first_seen_at, number", (article,)
    ).fetchall()
    wanted = [(place, row["id"]) for place, row in enumerate(rows, 1) if row["number"] != place]
    db.executemany("UPDATE revisions SET number = -? WHERE id = ?", wanted)
    db.executemany("UPDATE revisions SET number = ? WHERE id = ?", wanted)
