"""One visit into the archive: body, outcome, revision, changes, in one step that happens whole or not at all.

Owns the order of writing. What a visit means is decided in `archive.outcomes` and `archive.history`; which article it
is about, in `archive.ledger.whereabouts`.
"""

import sqlite3
from dataclasses import dataclass

from archive import clock, history, outcomes
from archive.bodies import Bodies
from archive.history import Rules, Standing, Verdict
from archive.ledger import articles, comparing, entries, revisions, standing, visits, whereabouts
from archive.ledger.connection import Connection
from archive.ledger.writing import write_verdict
from archive.model import Observation, Outcome, Recorded

READ = frozenset({Outcome.NEW, Outcome.CHANGED, Outcome.UNCHANGED, Outcome.NOT_MODIFIED})


@dataclass(frozen=True, slots=True)
class Recorder:
    """Writes visits behind `connection` by `rules`."""

    connection: Connection
    bodies: Bodies
    rules: Rules

    def record(self, seen: Observation) -> Recorded:
        """Write one visit and say what came of it."""
        with self.connection.writing() as db:
            self._keep_body(db, seen)
            if seen.listing_id is not None:
                return self._listing(db, seen, seen.listing_id)
            return self._article(db, seen)

    def _keep_body(self, db: sqlite3.Connection, seen: Observation) -> None:
        if seen.body is None:
            return
        table, number = ("listings", seen.listing_id) if seen.listing_id else ("sites", seen.site_id)
        row = db.execute(f"SELECT reference_body FROM {table} WHERE id = ?", (number,)).fetchone()  # noqa: S608
        base = row["reference_body"] if row else None
        better = self.bodies.put(seen.body.data, seen.body.sha256, base)
        # Only a page that shows what the site's pages look like may serve as the base for others.
        if better != base and seen.status in (None, 200):
            db.execute(f"UPDATE {table} SET reference_body = ? WHERE id = ?", (better, number))  # noqa: S608

    def _listing(self, db: sqlite3.Connection, seen: Observation, listing: int) -> Recorded:
        at = clock.stamp(seen.fetched_at)
        before = entries.poll_before(db, listing)
        outcome = outcomes.without_reading(seen)
        first_page = db.execute("SELECT url = ? AS own FROM listings WHERE id = ?", (seen.url, listing)).fetchone()[
            "own"
        ]
        fetch = visits.insert(db, seen, outcome or Outcome.UNCHANGED, None, seen.evidence) if outcome else 0
        tally = entries.Tally()
        if outcome is None:
            known = (
                {
                    row["url"]
                    for row in db.execute("SELECT url FROM entries WHERE listing_id = ?", (listing,)).fetchall()
                }
                if len(seen.entries) > 400
                else None
            )
            fresh = self._fresh(db, seen, listing, known)
            outcome = Outcome.NEW if before is None else Outcome.CHANGED if fresh else Outcome.UNCHANGED
            fetch = visits.insert(db, seen, outcome, None, seen.evidence)
            tally = entries.keep(db, seen, None, fetch, before["fetched_at"] if before else None)
            if before is not None and tally.entries:
                if first_page and not tally.met:
                    entries.open_gap(db, listing, before, fetch, at)
                elif not first_page and tally.met:
                    entries.close_gaps(db, listing, "further page", at)
        read = outcome in READ
        db.execute(
            "UPDATE listings SET last_checked_at = ?, last_run_id = coalesce(?, last_run_id),"
            " failures = CASE WHEN ? THEN 0 ELSE failures + 1 END,"
            " etag = CASE WHEN ? THEN ? ELSE etag END, last_modified = CASE WHEN ? THEN ? ELSE last_modified END"
            " WHERE id = ?",
            (
                at,
                seen.run_id,
                read,
                read and bool(first_page) and outcome is not Outcome.NOT_MODIFIED,
                seen.etag,
                read and bool(first_page) and outcome is not Outcome.NOT_MODIFIED,
                seen.last_modified,
                listing,
            ),
        )
        return Recorded(outcome, fetch, new_entries=tally.fresh, entries=tally.entries)

    @staticmethod
    def _fresh(db: sqlite3.Connection, seen: Observation, listing: int, known: set[str] | None) -> bool:
        if known is not None:
            return any(entry.url not in known for entry in seen.entries)
        return any(
            db.execute("SELECT 1 FROM entries WHERE listing_id = ? AND url = ?", (listing, entry.url)).fetchone()
            is None
            for entry in seen.entries
        )

    def _article(self, db: sqlite3.Connection, seen: Observation) -> Recorded:
        content = revisions.clean(seen.content) if seen.content is not None else None
        outcome = outcomes.without_reading(seen)
        number = whereabouts.article_of(db, seen)
        before = standing.of(db, number, seen.fetched_at, self.rules)
        place = whereabouts.Place(number)
        if outcome is None and content is not None:
            place = whereabouts.locate(db, number, before, seen, content)
            if place.article != number:
                number = place.article
                before = standing.of(db, number, seen.fetched_at, self.rules)
            outcome = place.outcome
        reading = comparing.Reading()
        if outcome is None and content is not None:
            outcome, reading = comparing.read(db, self.bodies, number, before, seen, content, alias=place.alias)
        verdict = self._verdict(before, outcome, reading, seen, place)
        evidence = {**seen.evidence, **place.evidence, **reading.evidence}
        if seen.declared_canonical:
            evidence.setdefault("declared_canonical", seen.declared_canonical)
        fetch = visits.insert(db, seen, verdict.outcome, number, evidence)
        if place.new_url is not None:
            articles.rename(db, number, place.new_url, clock.stamp(seen.fetched_at), place.old_relation)
        revision, changes = write_verdict(db, number, before, verdict, seen, content, reading, fetch)
        tally = entries.Tally()
        if seen.entries:
            tally = entries.keep(db, seen, number, fetch, None)
        return Recorded(verdict.outcome, fetch, number, revision, changes, tally.fresh, tally.entries)

    def _verdict(
        self,
        before: Standing,
        outcome: Outcome | None,
        reading: comparing.Reading,
        seen: Observation,
        place: whereabouts.Place,
    ) -> Verdict:
        at = seen.fetched_at
        if outcome is None:
            return history.read(before, reading.same, reading.fields, at, rules=self.rules, moved=place.moved)
        if outcome is Outcome.NOT_MODIFIED:
            return history.unmodified(before, at, rules=self.rules)
        if outcome in (Outcome.GONE, Outcome.SOFT_GONE):
            return history.missed(before, outcome, at, everything=seen.everything, rules=self.rules)
        if outcome is Outcome.MOVED:
            return history.left(before, at)
        return history.unread(before, outcome, at, rules=self.rules)
