"""One visit to a listing into the archive: its outcome, its entries, and whether something was missed since the last.

Owns that order of writing. Must not know articles' contents.
"""

import sqlite3

from archive import clock, outcomes
from archive.ledger import entries, visits
from archive.model import Observation, Outcome, Recorded

DEAD = 8  # polls in a row that failed; with the patience between them that is more than a fortnight
READ = frozenset({Outcome.NEW, Outcome.CHANGED, Outcome.UNCHANGED, Outcome.NOT_MODIFIED})


def record(db: sqlite3.Connection, seen: Observation, listing: int) -> Recorded:
    """Write a visit to a listing, or to a further page of it (another URL, or `page` in its evidence)."""
    row = db.execute("SELECT url, site_id FROM listings WHERE id = ?", (listing,)).fetchone()
    page = seen.evidence.get("page")
    first_page = row["url"] == seen.url and not (isinstance(page, int) and page > 1)
    before = entries.poll_before(db, listing, first_page)
    outcome = outcomes.without_reading(seen)
    if outcome is not None:
        fetch, tally = visits.insert(db, seen, outcome, None, seen.evidence), entries.Tally()
    else:
        fresh = _shows_something_new(db, seen, listing)
        outcome = Outcome.NEW if before is None else Outcome.CHANGED if fresh else Outcome.UNCHANGED
        fetch = visits.insert(db, seen, outcome, None, seen.evidence)
        tally = _entries(db, seen, listing, first_page, before, fetch)
    _listing_row(db, seen, listing, first_page, outcome)
    return Recorded(outcome, fetch, new_entries=tally.fresh, entries=tally.entries)


def _shows_something_new(db: sqlite3.Connection, seen: Observation, listing: int) -> bool:
    statement = "SELECT 1 FROM entries WHERE listing_id = ? AND url = ?"
    return any(db.execute(statement, (listing, entry.url)).fetchone() is None for entry in seen.entries)


def _entries(
    db: sqlite3.Connection,
    seen: Observation,
    listing: int,
    first_page: bool,
    before: sqlite3.Row | None,
    fetch: int,
) -> entries.Tally:
    at = clock.stamp(seen.fetched_at)
    if first_page:
        tally = entries.keep(db, seen, None, fetch, before["listed_at"] if before else None)
        # Two polls that share no entry do not meet: what was listed and pushed out between them was not seen.
        later = before is not None and before["fetched_at"] < at
        if (
            before is not None
            and later
            and tally.entries
            and not tally.met
            and _had_entries(db, listing, before["listed_at"])
        ):
            entries.open_gap(db, listing, before, fetch, at)
        return tally
    since = entries.open_gaps_from(db, listing)
    tally = entries.keep(db, seen, None, fetch, since)
    if tally.met:
        entries.close_gaps(db, listing, "further page", at)
    return tally


def _had_entries(db: sqlite3.Connection, listing: int, since: str) -> bool:
    return (
        db.execute(
            "SELECT 1 FROM entries WHERE listing_id = ? AND first_seen_at <= ? LIMIT 1", (listing, since)
        ).fetchone()
        is not None
    )


def _listing_row(db: sqlite3.Connection, seen: Observation, listing: int, first_page: bool, outcome: Outcome) -> None:
    read = outcome in READ
    values: dict[str, object] = {}
    if first_page or read:
        values["last_checked_at"] = clock.stamp(seen.fetched_at)
    if seen.run_id is not None:
        values["last_run_id"] = seen.run_id
    if first_page and read:
        values["failures"] = 0
        if outcome is not Outcome.NOT_MODIFIED:
            values.update(etag=seen.etag, last_modified=seen.last_modified)
    if values:
        columns = ", ".join(f"{name} = ?" for name in values)
        db.execute(f"UPDATE listings SET {columns} WHERE id = ?", (*values.values(), listing))  # noqa: S608
    if first_page and not read:
        db.execute("UPDATE listings SET failures = failures + 1 WHERE id = ?", (listing,))
        if outcome is not Outcome.REFUSED:
            _retire_when_dead(db, listing, clock.stamp(seen.fetched_at))


def _retire_when_dead(db: sqlite3.Connection, listing: int, at: str) -> None:
    """Take a listing that fails for weeks out of the rounds, unless it is all that the site has.

    Where no other primary one is left, the witness that showed most stories stands in for it.
    """
    row = db.execute("SELECT site_id, failures FROM listings WHERE id = ?", (listing,)).fetchone()
    if row["failures"] < DEAD:
        return
    others = db.execute(
        "SELECT l.id, l.role, (SELECT count(*) FROM entries e WHERE e.listing_id = l.id) AS shown FROM listings l"
        " WHERE l.site_id = ? AND l.id <> ? AND l.active = 1 AND l.failures = 0 ORDER BY shown DESC, l.id",
        (row["site_id"], listing),
    ).fetchall()
    if not others:
        return
    reason = f"dead: {row['failures']} polls in a row failed"
    db.execute("UPDATE listings SET active = 0, retired_at = ?, retired_reason = ? WHERE id = ?", (at, reason, listing))
    if all(other["role"] == "witness" for other in others):
        stand_in = "UPDATE listings SET role = 'stand_in', next_check_at = ? WHERE id = ?"
        db.execute(stand_in, (at, others[0]["id"]))
