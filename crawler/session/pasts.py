"""What the schedule is told of an article, a listing or a site: read from the archive and its configuration.

Owns those queries. A crawl plans by them and `newstrail schedule --explain` explains by them, so that both say the
same. Must not know how times follow.
"""

import sqlite3
from datetime import datetime, timedelta

from archive import Due, clock
from crawler.schedule import Facts
from crawler.schedule.hazard import BURST_H, begun_by, site_rate
from crawler.session.sites import SiteAtWork

SPAN = timedelta(days=60)  # of a site's past, by which its rate of edits is judged
MOST = 2000  # articles of it
_BURST = 3 * BURST_H / 24  # days; an edit that follows another one sooner belongs to it

_ARTICLE = """
SELECT a.published_at, a.first_seen_at, a.last_changed_at, a.last_checked_at, a.last_seen_at, a.failures, s.edit_rate,
  (SELECT count(*) FROM changes c WHERE c.article_id = a.id AND c.kind IN ('edited', 'reverted')
    AND c.confirmation <> 'variant') AS edits
FROM articles a JOIN sites s ON s.id = a.site_id WHERE a.id = ?"""

_LATELY = """
WITH lately AS (SELECT id, coalesce(published_at, first_seen_at) AS born, first_seen_at, last_checked_at FROM articles
  WHERE site_id = :site AND first_seen_at >= :since AND last_checked_at IS NOT NULL AND revision_count > 0
  ORDER BY first_seen_at DESC LIMIT :most)"""

_WATCHED = (
    _LATELY
    + """
SELECT CAST((julianday(first_seen_at) - julianday(born)) * 24 AS INTEGER) AS since,
  CAST((julianday(last_checked_at) - julianday(born)) * 24 AS INTEGER) AS until, count(*) AS articles
FROM lately GROUP BY 1, 2"""
)

_BURSTS = (
    _LATELY  # noqa: S608 (fixed text)
    + """
SELECT count(*) AS bursts FROM changes c WHERE c.article_id IN (SELECT id FROM lately)
  AND c.kind IN ('edited', 'reverted') AND c.confirmation <> 'variant'
  AND NOT EXISTS (SELECT 1 FROM changes b WHERE b.article_id = c.article_id AND b.id < c.id
    AND b.kind IN ('edited', 'reverted') AND julianday(c.not_after) - julianday(b.not_after) < :burst)"""
)


def of_article(connection: sqlite3.Connection, article_id: int, effort: float = 1.0) -> Facts:
    """The facts of an article as of its last visit; `effort` 2 means twice the visits."""
    row = connection.execute(_ARTICLE, (article_id,)).fetchone()
    *times, failures, rate, edits = row
    published, first, changed, checked, seen = (clock.parse(value) if value else None for value in times)
    return Facts(
        "article",
        checked or clock.now(),
        "unchanged",
        published_at=published,
        first_seen_at=first,
        last_changed_at=changed,
        last_seen_at=seen,
        failures=failures,
        edits=edits,
        site_rate=rate if rate is not None else 1.0,
        effort=effort,
    )


def last_outcome(connection: sqlite3.Connection, article_id: int) -> str | None:
    """What came of the last visit to an article; None before the first."""
    row = connection.execute(
        "SELECT outcome FROM fetches WHERE article_id = ? ORDER BY id DESC LIMIT 1", (article_id,)
    ).fetchone()
    return row[0] if row else None


def of_listing(due: Due, site: SiteAtWork, *, witness: bool = False) -> Facts:
    """The facts of a listing that was `due`, before what the visit showed. `witness`: it only repeats others."""
    return Facts(
        "listing",
        clock.now(),
        "unchanged",
        first_seen_at=due.first_seen_at,
        failures=due.failures,
        every_s=site.every_s,
        at=site.site.at,
        time_zone=site.time_zone,
        witness=witness,
        rhythm=due.rhythm,
        # A poll that failed tells nothing of the time before it.
        last_checked_at=due.last_checked_at if not due.failures else None,
    )


def site_rate_of(connection: sqlite3.Connection, site_id: int, now: datetime) -> float:
    """How many times as often as an average site it edits: by the articles of the last `SPAN`, each from when
    it was first seen."""
    values = {"site": site_id, "since": clock.stamp(now - SPAN), "most": MOST, "burst": _BURST}
    watched = connection.execute(_WATCHED, values).fetchall()
    expected = sum((begun_by(float(until)) - begun_by(float(since))) * count for since, until, count in watched)
    (bursts,) = connection.execute(_BURSTS, values).fetchone()
    return site_rate(bursts, max(0.0, expected))
