"""Rows of `entries`, `sightings` and `gaps`: what listings and boxes showed, where, and whether we missed some.

Owns how an entry is known again (listing and URL) and when two polls of a listing fail to meet. Must not know articles'
contents.
"""

import sqlite3
from dataclasses import dataclass

from archive import clock
from archive.ledger import articles
from archive.ledger.cells import integer, text
from archive.model import EntrySeen, Observation

FEW = 3  # moved entries that are always believed


@dataclass(frozen=True, slots=True)
class Tally:
    """What a visit's entries came to: how many there were, how many were new, and how many were known before."""

    entries: int = 0
    fresh: int = 0
    met: int = 0  # known from the poll before


def keep(db: sqlite3.Connection, seen: Observation, page_article: int | None, fetch: int, since: str | None) -> Tally:
    """Write the entries of a visit: of its listing, or of a box on the page of `page_article`. `since`: when the poll
    before was made; an entry seen then or later counts as met."""
    at = clock.stamp(seen.fetched_at)
    owner, number = ("listing_id", seen.listing_id) if seen.listing_id else ("page_article_id", page_article)
    ranked = _is_ranked(db, seen.listing_id)
    fresh = met = 0
    urls: set[str] = set()
    moved: list[tuple[str, str]] = []
    known = 0
    for entry in seen.entries:
        url = text(entry.url) or ""
        if not url or url in urls:
            continue
        urls.add(url)
        row = db.execute(
            "SELECT id, listing_id, title, position, updated_at, first_seen_at, last_seen_at FROM entries"  # noqa: S608
            f" WHERE {owner} = ? AND url = ?",
            (number, url),
        ).fetchone()
        if row is None:
            fresh += 1
            _insert(db, owner, number, entry, url, at, fetch)
        else:
            known += 1
            met += since is not None and row["first_seen_at"] <= since <= row["last_seen_at"]
            if seen.listing_id and at > row["last_seen_at"] and (sign := _sign_of_edit(row, entry)):
                moved.append((url, sign))
            _update(db, row, entry, at, fetch, ranked)
    # Where most of a listing moves at once, that is its habit (dates made anew at every visit), and tells nothing.
    if len(moved) <= max(FEW, known / 2):
        for url, sign in moved:
            _due_at_once(db, url, at, sign)
    return Tally(len(urls), fresh, met)


def _sign_of_edit(row: sqlite3.Row, entry: EntrySeen) -> str:
    """Why the entry lets an edit of its article be expected; "" when nothing does."""
    if entry.title and row["title"] and row["title"] != text(entry.title):
        return "its title was changed in a listing"
    if entry.updated_at and row["updated_at"] and clock.stamp(entry.updated_at) > row["updated_at"]:
        return "a listing says that it was updated"
    return ""


def _due_at_once(db: sqlite3.Connection, url: str, at: str, reason: str) -> None:
    db.execute(
        "UPDATE articles SET next_check_at = ?, schedule_reason = ?"
        " WHERE id = (SELECT article_id FROM urls WHERE url = ?)"
        " AND status IN ('live', 'gone', 'blocked') AND next_check_at > ? AND last_checked_at < ?",
        (at, reason, text(url), at, at),
    )


def _is_ranked(db: sqlite3.Connection, listing: int | None) -> bool:
    # A place in a sitemap says nothing, and each new entry would move thousands; boxes change at every visit.
    row = db.execute("SELECT kind FROM listings WHERE id = ?", (listing,)).fetchone()
    return row is not None and row["kind"] in ("page", "feed")


def _insert(
    db: sqlite3.Connection, owner: str, number: int | None, entry: EntrySeen, url: str, at: str, fetch: int
) -> None:
    made = db.execute(
        f"INSERT INTO entries ({owner}, article_id, url, title, published_at, published_text, updated_at,"  # noqa: S608
        " position, first_seen_at, last_seen_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            articles.by_url(db, url),
            url,
            text(entry.title),
            clock.stamp(entry.published_at) if entry.published_at else None,
            text(entry.published_text),
            clock.stamp(entry.updated_at) if entry.updated_at else None,
            integer(entry.position),
            at,
            at,
        ),
    )
    if owner == "listing_id":
        _sight(db, made.lastrowid, fetch, at, entry)


def _update(db: sqlite3.Connection, row: sqlite3.Row, entry: EntrySeen, at: str, fetch: int, ranked: bool) -> None:
    if at < row["last_seen_at"]:  # an import of an older poll: what was seen later stands
        db.execute("UPDATE entries SET first_seen_at = min(first_seen_at, ?) WHERE id = ?", (at, row["id"]))
        return
    db.execute(
        "UPDATE entries SET last_seen_at = max(last_seen_at, ?), title = coalesce(?, title),"
        " published_at = coalesce(?, published_at), published_text = coalesce(?, published_text),"
        " updated_at = coalesce(?, updated_at), position = ? WHERE id = ?",
        (
            at,
            text(entry.title),
            clock.stamp(entry.published_at) if entry.published_at else None,
            text(entry.published_text),
            clock.stamp(entry.updated_at) if entry.updated_at else None,
            integer(entry.position),
            row["id"],
        ),
    )
    renamed = bool(row["listing_id"] and entry.title and row["title"] != text(entry.title))
    if renamed or (ranked and row["position"] != entry.position):
        _sight(db, row["id"], fetch, at, entry)


def _sight(db: sqlite3.Connection, entry_id: int | None, fetch: int, at: str, entry: EntrySeen) -> None:
    db.execute(
        "INSERT OR IGNORE INTO sightings (entry_id, fetch_id, seen_at, position, title) VALUES (?, ?, ?, ?, ?)",
        (entry_id, fetch, at, integer(entry.position), text(entry.title)),
    )


def poll_before(db: sqlite3.Connection, listing: int, first_page: bool) -> sqlite3.Row | None:
    """The last visit that read the listing (its `first_page`, or any): its `id`, its `fetched_at`, and `listed_at`,
    when the entries that it stands for were listed (earlier where the listing was not modified)."""
    first = (
        "AND f.url = (SELECT url FROM listings WHERE id = f.listing_id)"
        " AND coalesce(json_extract(f.evidence, '$.page') + 0, 1) <= 1"
    )
    row: sqlite3.Row | None = db.execute(
        "SELECT id, fetched_at, (SELECT l.fetched_at FROM fetches l WHERE l.listing_id = f.listing_id"  # noqa: S608
        " AND l.url = f.url AND l.id <= f.id AND l.outcome IN ('new', 'changed', 'unchanged')"
        " AND coalesce(json_extract(l.evidence, '$.page') + 0, 1) <= 1 ORDER BY l.id DESC LIMIT 1) AS listed_at"
        f" FROM fetches f WHERE listing_id = ? {first if first_page else ''}"
        " AND outcome IN ('new', 'changed', 'unchanged', 'not_modified') ORDER BY id DESC LIMIT 1",
        (listing,),
    ).fetchone()
    return row


def open_gaps_from(db: sqlite3.Connection, listing: int) -> str | None:
    """When the poll before the listing's oldest open gap was made; None when no gap is open."""
    row = db.execute(
        "SELECT min(gap_from) AS at FROM gaps WHERE listing_id = ? AND closed_at IS NULL", (listing,)
    ).fetchone()
    return row["at"] if row else None


def open_gap(db: sqlite3.Connection, listing: int, before: sqlite3.Row, fetch: int, at: str) -> None:
    """Note that nothing of the poll `before` was left on the listing at this visit: what came between may be missed."""
    db.execute(
        "INSERT INTO gaps (listing_id, from_fetch_id, to_fetch_id, gap_from, gap_to, opened_at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (listing, before["id"], fetch, before["fetched_at"], at, at),
    )


def close_gaps(db: sqlite3.Connection, listing: int, by: str, at: str) -> int:
    """Close the listing's open gaps, saying what filled them. Returns how many there were."""
    return db.execute(
        "UPDATE gaps SET closed_at = ?, closed_by = ? WHERE listing_id = ? AND closed_at IS NULL",
        (at, text(by), listing),
    ).rowcount
