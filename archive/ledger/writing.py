"""A verdict, written: the revision, the changes, the article's row, what was suppressed.

Owns those statements. Must not decide anything.
"""

import sqlite3
from dataclasses import replace
from typing import Any

from archive import clock, duplicates
from archive.diff import describe
from archive.history import Standing, Transition, Verdict
from archive.ledger import pending, revisions
from archive.ledger.cells import text, to_json
from archive.ledger.comparing import Reading
from archive.model import Change, ChangeKind, Content, Observation, Outcome, Revision

SUPPRESSED_KEPT = 50  # of one rule on one revision: a counter that ticks at every visit need not fill the archive
VARIANT = "variant"


def write_verdict(
    db: sqlite3.Connection,
    article: int,
    before: Standing,
    verdict: Verdict,
    seen: Observation,
    content: Content | None,
    reading: Reading,
    fetch: int,
) -> tuple[Revision | None, tuple[Change, ...]]:
    """Write what was decided of visit `fetch`; the revision that the page showed and the changes made come back."""
    at = clock.stamp(seen.fetched_at)
    made: int | None = None
    if verdict.shows == "new":
        assert content is not None
        number = db.execute(
            "SELECT coalesce(max(number), 0) + 1 FROM revisions WHERE article_id = ?", (article,)
        ).fetchone()[0]
        made = revisions.insert(db, article, number, content, at, fetch, seen.extractor)
    shown = made if verdict.shows == "new" else verdict.shows
    latest = made if verdict.latest == "new" else verdict.latest
    if shown is not None:
        db.execute("UPDATE fetches SET revision_id = ? WHERE id = ?", (shown, fetch))
        if made is None:
            db.execute("UPDATE revisions SET last_seen_at = max(last_seen_at, ?) WHERE id = ?", (at, shown))
    for rule in reading.suppressed if shown is not None else ():
        _suppressed(db, article, shown, fetch, rule)
    changes = [_change(db, article, step, made, fetch, seen) for step in verdict.transitions]
    _settle(db, verdict)
    state = verdict.pending
    if state.changed_at is not None and state.change is None and changes:
        state = replace(state, change=changes[-1].id)
    if state.gone_at is not None and before.pending.gone_at is None:
        state = replace(state, gone_fetch=fetch)
    _article_row(db, article, before, verdict, seen, content, latest, pending.dump(state))
    if made is not None and before.latest is None:
        duplicates.note_copies(db, article, at)
    revision = None
    if shown is not None:
        row = db.execute(
            "SELECT r.*, a.url FROM revisions r JOIN articles a ON a.id = r.article_id WHERE r.id = ?", (shown,)
        ).fetchone()
        revision = revisions.revision(row)
    return revision, tuple(changes)


def _article_row(
    db: sqlite3.Connection,
    article: int,
    before: Standing,
    verdict: Verdict,
    seen: Observation,
    content: Content | None,
    latest: int | None,
    state: str | None,
) -> None:
    at = clock.stamp(seen.fetched_at)
    values: dict[str, Any] = {"status": verdict.status, "last_checked_at": at, "pending_state": state}
    if seen.run_id is not None:
        values["last_run_id"] = seen.run_id
    if verdict.shows is not None:
        values["last_seen_at"] = max(at, clock.stamp(before.seen_at)) if before.seen_at else at
        values["failures"] = 0
        if verdict.outcome is not Outcome.NOT_MODIFIED and verdict.shows == verdict.latest:
            values.update(etag=text(seen.etag), last_modified=text(seen.last_modified))
        if content is not None and verdict.shows == verdict.latest and verdict.outcome is not Outcome.NOT_MODIFIED:
            values["paywalled"] = int(seen.paywalled or seen.kind == "paywall")
    elif verdict.outcome in (Outcome.GONE, Outcome.SOFT_GONE):
        values.update(etag=None, last_modified=None)
    if verdict.outcome in (Outcome.FAILED, Outcome.UNREADABLE, Outcome.CHALLENGE):
        db.execute("UPDATE articles SET failures = failures + 1 WHERE id = ?", (article,))
    if latest is not None and (before.latest is None or before.latest.id != latest):
        values["latest_revision_id"] = latest
        values.update(_headline(db, latest, content if verdict.shows == "new" else None))
    if any(step.kind is not ChangeKind.MOVED for step in verdict.transitions):
        values["last_changed_at"] = at
    columns = ", ".join(f"{name} = ?" for name in values)
    db.execute(f"UPDATE articles SET {columns} WHERE id = ?", (*values.values(), article))  # noqa: S608
    if verdict.shows == "new":
        db.execute("UPDATE articles SET revision_count = revision_count + 1 WHERE id = ?", (article,))


def _headline(db: sqlite3.Connection, revision: int, content: Content | None) -> dict[str, Any]:
    row = db.execute(
        "SELECT title, authors, published_at, published_precision, language FROM revisions WHERE id = ?", (revision,)
    ).fetchone()
    values = dict(row)
    if content is not None:
        values.update(section=content.section, image=content.image)
    return values


def _change(
    db: sqlite3.Connection, article: int, step: Transition, made: int | None, fetch: int, seen: Observation
) -> Change:
    to = made if step.to == "new" else step.to
    row: dict[str, Any] = {
        "article_id": article,
        "site_id": seen.site_id,
        "kind": str(step.kind),
        "from_revision_id": step.before,
        "to_revision_id": to,
        "from_fetch_id": _fetch_before(db, article, step, fetch),
        "to_fetch_id": step.to_fetch or fetch,
        "not_before": clock.stamp(step.not_before),
        "not_after": clock.stamp(max(step.not_after, step.not_before)),
        "detected_at": clock.stamp(max(seen.fetched_at, step.not_after, step.not_before)),
        "fields": to_json(list(step.fields)),
        "confirmation": "pending" if step.pending else "unasked",
    }
    if to is not None and step.before is not None and to != step.before:
        row.update(_described(db, step.before, to, step.fields))
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    done = db.execute(f"INSERT INTO changes ({names}) VALUES ({marks})", tuple(row.values()))  # noqa: S608
    written = db.execute("SELECT * FROM changes WHERE id = ?", (done.lastrowid,)).fetchone()
    return revisions.change(written)


def _described(db: sqlite3.Connection, before: int, after: int, fields: tuple[str, ...]) -> dict[str, Any]:
    old, new = (
        revisions.content_of(db.execute("SELECT * FROM revisions WHERE id = ?", (number,)).fetchone())
        for number in (before, after)
    )
    told = describe(old, new)
    return {
        "fields": to_json(list(fields or told.fields)),
        "words_added": told.words_added,
        "words_removed": told.words_removed,
        "magnitude": float(told.magnitude),
        "labels": to_json([label.name for label in told.labels]),
        "label_evidence": to_json({label.name: label.evidence for label in told.labels}),
        "silent": int(told.silent),
    }


def _fetch_before(db: sqlite3.Connection, article: int, step: Transition, fetch: int) -> int | None:
    # By its time too: since then another state may have been seen, at an address that proved to be this article's.
    outcomes = (
        "('gone', 'soft_gone')"
        if step.kind is ChangeKind.RETURNED
        else ("('new', 'changed', 'unchanged', 'not_modified')")
    )
    row = db.execute(
        f"SELECT id FROM fetches WHERE article_id = ? AND id < ? AND fetched_at <= ? AND outcome IN {outcomes}"  # noqa: S608
        " ORDER BY fetched_at DESC, id DESC LIMIT 1",
        (article, fetch, clock.stamp(step.not_before)),
    ).fetchone()
    return int(row["id"]) if row else None


def _settle(db: sqlite3.Connection, verdict: Verdict) -> None:
    for change in verdict.confirmed:
        db.execute("UPDATE changes SET confirmation = 'confirmed' WHERE id = ? AND confirmation = 'pending'", (change,))
    for change in verdict.variants:
        db.execute(
            "UPDATE changes SET confirmation = 'variant', labels = json_insert(labels, '$[#]', ?) WHERE id = ?",
            (VARIANT, change),
        )


def _suppressed(db: sqlite3.Connection, article: int, revision: int | None, fetch: int, rule: Any) -> None:
    rows = db.execute(
        "SELECT after FROM suppressed WHERE article_id = ? AND revision_id = ? AND field = ? AND rule = ?",
        (article, revision, rule.field, rule.rule),
    ).fetchall()
    after = text(None if rule.after is None else str(rule.after))
    if len(rows) >= SUPPRESSED_KEPT or any(row["after"] == after for row in rows):
        return
    before = text(None if rule.before is None else str(rule.before))
    db.execute(
        "INSERT INTO suppressed (article_id, revision_id, fetch_id, field, rule, rule_version, before, after)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (article, revision, fetch, rule.field, rule.rule, int(rule.version), before, after),
    )
