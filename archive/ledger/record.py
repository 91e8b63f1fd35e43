"""One visit into the archive: body, outcome, revision, changes, in one step that happens whole or not at all.

Owns the order of writing. What a visit means is decided in `archive.outcomes` and `archive.history`; which article it
is about, in `archive.ledger.whereabouts`.
"""

import sqlite3
from dataclasses import dataclass, replace

from archive import clock, history, outcomes
from archive.bodies import Bodies, has
from archive.history import Rules, Standing, Verdict
from archive.ledger import articles, backdated, comparing, entries, polls, revisions, standing, visits, whereabouts
from archive.ledger.connection import Connection
from archive.ledger.writing import write_verdict
from archive.model import ChangeKind, Observation, Outcome, Recorded


@dataclass(frozen=True, slots=True)
class Recorder:
    """Writes visits behind `connection` by `rules`."""

    connection: Connection
    bodies: Bodies
    rules: Rules

    def record(self, seen: Observation) -> Recorded:
        """Write one visit and say what came of it."""
        with self.connection.writing() as db:
            fresh = self._keep_body(db, seen)
            if seen.listing_id is not None:
                return polls.record(db, seen, seen.listing_id)
            return self._article(db, seen, fresh)

    def _keep_body(self, db: sqlite3.Connection, seen: Observation) -> str | None:
        """Store the body; its digest when it was not known before."""
        if seen.body is None or has(db, seen.body.sha256):
            return None
        table, number = ("listings", seen.listing_id) if seen.listing_id else ("sites", seen.site_id)
        row = db.execute(f"SELECT reference_body FROM {table} WHERE id = ?", (number,)).fetchone()  # noqa: S608
        base = row["reference_body"] if row else None
        better = self.bodies.put(seen.body.data, seen.body.sha256, base)
        # Only a page that shows what the site's pages look like may serve as the base for others.
        if better != base and (seen.listing_id is not None or seen.kind in outcomes.READABLE):
            db.execute(f"UPDATE {table} SET reference_body = ? WHERE id = ?", (better, number))  # noqa: S608

        return seen.body.sha256

    def _leave_out_copy(self, db: sqlite3.Connection, article: int, body: str) -> None:
        copy = db.execute("SELECT 1 FROM duplicates WHERE article_id = ? AND kind = 'exact'", (article,)).fetchone()
        if copy is not None:
            self.bodies.drop(body)

    def _article(self, db: sqlite3.Connection, seen: Observation, fresh: str | None) -> Recorded:
        content = revisions.clean(seen.content) if seen.content is not None else None
        number = whereabouts.article_of(db, seen)
        seen = replace(seen, site_id=whereabouts.site_of(db, number))
        before = standing.of(db, number, seen.fetched_at, self.rules)
        outcome = outcomes.without_reading(seen)
        if backdated.is_backdated(before, seen):
            return backdated.record(db, number, seen, content, outcome)
        seen = _not_before(before, seen)
        place = whereabouts.Place(number)
        if outcome is Outcome.NOT_ARTICLE and whereabouts.sent_home(before, seen):
            outcome, place = Outcome.SOFT_GONE, whereabouts.Place(number, evidence=whereabouts.HOME)
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
        if any(step.kind is ChangeKind.DISAPPEARED for step in verdict.transitions):
            verdict, place = whereabouts.found_elsewhere(db, number, before, verdict)
        fetch = visits.insert(db, seen, verdict.outcome, number, evidence)
        if place.new_url is not None:
            articles.rename(db, number, place.new_url, clock.stamp(seen.fetched_at), place.old_relation)
        revision, changes = write_verdict(db, number, before, verdict, seen, content, reading, fetch)
        if fresh and not self.rules.keep_copies and verdict.outcome is Outcome.NEW:
            self._leave_out_copy(db, number, fresh)
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


def _not_before(before: Standing, seen: Observation) -> Observation:
    # A clock that was set back must not make intervals that end before they begin; the visit's row keeps what it said.
    if before.seen_at is None or seen.fetched_at >= before.seen_at:
        return seen
    said = {"clock_suspect": True, "clock_said": clock.stamp(seen.fetched_at)}
    return replace(seen, fetched_at=before.seen_at, evidence={**seen.evidence, **said})
