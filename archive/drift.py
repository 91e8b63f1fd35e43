"""Whether what is read from a site has shifted so far that the reader, not the newspaper, has changed.

Owns the comparison of a site's latest visits with its own past, and the hold on its announcements: a redesign that
breaks the reading of pages would otherwise be told as hundreds of edits. Must not know how pages are read.
"""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from archive import clock
from archive.announce import events, outbox
from archive.announce.receivers import Receiver

if TYPE_CHECKING:
    from archive.store import Archive

ENOUGH = 20  # articles lately, and as many before: below that nothing is said
LATELY = timedelta(hours=24)
PAST = timedelta(days=30)
LENGTH_FACTOR = 2.0  # median body length against the past, either way
MISSING_RISE = 0.4  # share of articles that lost a field
EDIT_SHARE = 0.3  # of visits to known articles that found an edit ...
EDIT_FACTOR = 5.0  # ... and that many times the past's share
UNREAD_SHARE = 0.5  # of answers with status 200 in which no article was found ...
UNREAD_RISE = 0.4  # ... and so much more than in the past
FIELDS = ("title", "authors", "published_at")


@dataclass(frozen=True, slots=True)
class Sample:
    """What was read of a site in a stretch of time."""

    revisions: int
    median_words: float
    missing: dict[str, float]  # share of revisions without the field
    revisits: int
    edits: int
    answers: int
    unread: int


@dataclass(frozen=True, slots=True)
class Drift:
    """What has shifted: sentences for people; none when all is as it was."""

    site: str
    reasons: tuple[str, ...]

    @property
    def reason(self) -> str:
        """All of it in one line."""
        return "; ".join(self.reasons)


def sample(archive: "Archive", site_id: int, begin: str, end: str) -> Sample:
    """What was read of a site from `begin` until before `end` (stamps)."""
    found = archive.connection.rows(
        "SELECT r.word_count, r.title IS NULL AS title, r.authors = '[]' AS authors,"
        " r.published_at IS NULL AS published_at FROM fetches f JOIN revisions r ON r.id = f.revision_id"
        " WHERE f.site_id = ? AND f.fetched_at >= ? AND f.fetched_at < ? AND f.outcome IN ('new', 'changed')"
        " ORDER BY f.id DESC LIMIT 500",
        (site_id, begin, end),
    )
    counts = archive.connection.row(
        "SELECT sum(outcome IN ('changed', 'unchanged', 'not_modified')) AS revisits,"
        " sum(outcome = 'changed') AS edits, sum(status = 200) AS answers,"
        " sum(status = 200 AND outcome IN ('not_article', 'empty', 'unreadable')) AS unread"
        " FROM fetches WHERE site_id = ? AND fetched_at >= ? AND fetched_at < ? AND article_id IS NOT NULL",
        (site_id, begin, end),
    )
    assert counts is not None
    return Sample(
        len(found),
        float(statistics.median(row["word_count"] for row in found)) if found else 0.0,
        {name: sum(row[name] for row in found) / len(found) if found else 0.0 for name in FIELDS},
        counts["revisits"] or 0,
        counts["edits"] or 0,
        counts["answers"] or 0,
        counts["unread"] or 0,
    )


def judge(site: str, past: Sample, lately: Sample) -> Drift:
    """What has shifted between two samples; nothing where either is too small to say."""
    reasons: list[str] = []
    if past.revisions >= ENOUGH and lately.revisions >= ENOUGH:
        before, now = max(past.median_words, 1.0), max(lately.median_words, 1.0)
        if max(before / now, now / before) >= LENGTH_FACTOR:
            reasons.append(f"bodies have {now:.0f} words in the middle, before {before:.0f}")
        for name in FIELDS:
            if lately.missing[name] - past.missing[name] >= MISSING_RISE:
                share = f"{lately.missing[name]:.0%} of articles, before {past.missing[name]:.0%}"
                reasons.append(f"{name} is missing from {share}")
    if past.revisits >= ENOUGH and lately.revisits >= ENOUGH:
        before, now = past.edits / past.revisits, lately.edits / lately.revisits
        if now >= EDIT_SHARE and now >= EDIT_FACTOR * before:
            reasons.append(f"{now:.0%} of revisits found an edit, before {before:.0%}")
    if past.answers >= ENOUGH and lately.answers >= ENOUGH:
        before, now = past.unread / past.answers, lately.unread / lately.answers
        if now >= UNREAD_SHARE and now - before >= UNREAD_RISE:
            reasons.append(f"no article was found in {now:.0%} of pages, before {before:.0%}")
    return Drift(site, tuple(reasons))


def check(
    archive: "Archive",
    site_id: int,
    *,
    since: str | None = None,
    receivers: Sequence[Receiver] = (),
) -> Drift:
    """Compare a site's visits since `since` (a stamp; default: the last 24 hours) with its past, and hold its
    announcements when they have shifted. An alarm goes to `receivers` when the hold begins. Does not commit.

    A hold is lifted by `release` alone: what was read wrongly meanwhile waits for a person, or for a better reading
    (`archive.rederive`), and is not told.
    """
    now = clock.now()
    begin = since or clock.stamp(now - LATELY)
    past = sample(archive, site_id, clock.stamp(clock.parse(begin) - PAST), begin)
    lately = sample(archive, site_id, begin, clock.stamp(now + timedelta(milliseconds=1)))
    row = archive.connection.row("SELECT name, hold_reason FROM sites WHERE id = ?", (site_id,))
    assert row is not None
    drift = judge(row["name"], past, lately)
    if drift.reasons and row["hold_reason"] is None:
        with archive.connection.writing() as db:
            at = clock.stamp(now)
            db.execute("UPDATE sites SET hold_reason = ?, held_since = ? WHERE id = ?", (drift.reason, at, site_id))
            outbox.put(db, events.alarm(drift.site, drift.reason, at), (), receivers, at)
    return drift


def release(archive: "Archive", site_id: int, *, forget: bool = False) -> int:
    """Lift the hold on a site's announcements; how many changes had waited. Does not commit.

    With `forget` those changes are marked as told without being told.
    """
    with archive.connection.writing() as db:
        waiting = db.execute(
            "SELECT count(*) FROM changes WHERE site_id = ? AND announced_at IS NULL", (site_id,)
        ).fetchone()[0]
        if forget:
            db.execute(
                "UPDATE changes SET announced_at = ? WHERE site_id = ? AND announced_at IS NULL",
                (clock.stamp(), site_id),
            )
        db.execute("UPDATE sites SET hold_reason = NULL, held_since = NULL WHERE id = ?", (site_id,))
    return int(waiting)
