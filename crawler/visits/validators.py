"""What visits teach of a host's validators, kept with its site.

Owns the way from a visit to `crawler.network.honesty` and into the archive. Must not know requests.
"""

from archive import Archive, Recorded, clock
from crawler.network.honesty import Answered, Honesty
from crawler.session.sites import SiteAtWork
from crawler.visits.visit import Visit

KEY = "validators"
_CHANGED = frozenset({"changed"})


def trusted(site: SiteAtWork) -> bool:
    """Whether the site's host may be asked "only if it changed"."""
    return Honesty.from_json(site.host.get(KEY)).trusted(clock.now())


def before(archive: Archive, visit: Visit) -> str | None:
    """The outcome of the visit before, where it is needed: after a full request to what has validators."""
    due = visit.due
    if visit.everything or due.page > 1 or not (due.etag or due.last_modified) or _asked(visit):
        return None
    column, number = ("listing_id", due.listing_id) if due.listing_id is not None else ("article_id", due.article_id)
    query = f"SELECT outcome FROM fetches WHERE {column} = ? ORDER BY id DESC LIMIT 1"  # noqa: S608
    row = next(archive.db.query(query, [number]), None)
    return None if row is None else str(row["outcome"])


def learn(archive: Archive, site: SiteAtWork, visit: Visit, recorded: Recorded, last: str | None) -> None:
    """Note what the visit says of the host; `last` is what `before` gave."""
    due, page = visit.due, visit.page
    if visit.everything or due.page > 1 or not (due.etag or due.last_modified) or page.status not in (200, 304):
        return
    seen = Answered(
        conditional=_asked(visit),
        status=page.status,
        changed=str(recorded.outcome) in _CHANGED,
        unchanged_before=last == "not_modified",
        before=(due.etag, due.last_modified),
        after=(page.headers.get("etag"), page.headers.get("last-modified")),
    )
    kept = Honesty.from_json(site.host.get(KEY))
    now = kept.observe(seen, page.fetched_at)
    if now != kept:
        site.host[KEY] = now.to_json()
        archive.save_host_memory(site.id, site.host)


def _asked(visit: Visit) -> bool:
    return bool(visit.page.evidence.get("conditional"))
