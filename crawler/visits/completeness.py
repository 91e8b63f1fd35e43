"""Gaps: what is done when two polls of a listing do not meet, and what closes a gap besides its own further pages.

Owns that judgement. A gap is opened by the archive; further pages of the listing close it when they meet what was
known. Another listing closes it when it was read before the gap's end, and after it, without a gap of its own between,
and showed at first what this one showed before the gap.
"""

from datetime import datetime

from archive import Archive, clock

PAGES = 60  # of a listing that are read to close a gap
SHARE = 0.9  # of what a listing showed before, that another one must have shown too, to stand in for it
LATEST = 50

_GAP = """
SELECT l.site_id, min(g.gap_from) AS gap_from, max(g.gap_to) AS gap_to
FROM gaps g JOIN listings l ON l.id = g.listing_id WHERE g.listing_id = ? AND g.closed_at IS NULL GROUP BY l.site_id"""

_READ = "outcome IN ('new', 'changed', 'unchanged', 'not_modified')"
_OTHERS = f"""
SELECT l.id, l.url,
  EXISTS (SELECT 1 FROM fetches WHERE listing_id = l.id AND fetched_at >= :end AND {_READ}) AS read_since,
  EXISTS (SELECT 1 FROM fetches WHERE listing_id = l.id AND fetched_at < :end AND {_READ})
    AND NOT EXISTS (SELECT 1 FROM gaps g WHERE g.listing_id = l.id AND g.gap_from < :end AND g.gap_to > :start
      AND (g.closed_at IS NULL))
    AND NOT EXISTS (SELECT 1 FROM listing_pages p WHERE p.listing_id = l.id) AS whole,
  (SELECT avg(EXISTS (SELECT 1 FROM entries o WHERE o.listing_id = l.id AND o.url = e.url))
    FROM (SELECT url FROM entries WHERE listing_id = :listing AND first_seen_at <= :start
      ORDER BY first_seen_at DESC LIMIT :latest) e) AS share
FROM listings l WHERE l.site_id = :site AND l.id <> :listing AND l.active = 1"""  # noqa: S608 (fixed text)


def is_open(archive: Archive, listing_id: int) -> bool:
    """Whether something that the listing showed may have been missed."""
    return next(archive.db.query(_GAP, [listing_id]), None) is not None


def settle(archive: Archive, site_id: int, listing_id: int, at: datetime) -> None:
    """After a visit to a listing: close what other listings of the site prove, and have those read soon that may."""
    query = (
        "SELECT DISTINCT g.listing_id FROM gaps g JOIN listings l ON l.id = g.listing_id"
        " WHERE l.site_id = ? AND g.closed_at IS NULL"
    )
    for row in list(archive.db.query(query, [site_id])):
        _settle(archive, row["listing_id"], at, just_read=listing_id)


def _settle(archive: Archive, listing: int, at: datetime, just_read: int) -> None:
    gap = next(archive.db.query(_GAP, [listing]))
    values = {
        "site": gap["site_id"],
        "listing": listing,
        "start": gap["gap_from"],
        "end": gap["gap_to"],
        "latest": LATEST,
    }
    others = [other for other in archive.db.query(_OTHERS, values) if (other["share"] or 0) >= SHARE]
    for other in others:
        if other["read_since"] and other["whole"]:
            archive.close_gaps(listing, other["url"], at)
            return
    if just_read == listing and gap["gap_to"] == clock.stamp(at):
        for other in others:
            if not other["read_since"]:
                archive.plan(listing_id=other["id"], at=at, reason="another listing may have shown stories unseen")
