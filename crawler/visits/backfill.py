"""A walk into the past: listings page by page, sitemaps child by child, back to a date.

Owns where a walk begins and where it ends. Its pages wait in the archive (`listing_pages`, with `since`), so that a
walk that was stopped goes on with the next run. Must not know requests.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime

from archive import Archive, ListingKind, Recorded
from crawler.session.sites import SiteAtWork
from crawler.visits.visit import Visit

STEPS = 500  # pages of a listing, one after the other
KNOWN = 30  # of them may show nothing new before a walk that was never finished is given up
TRY_AGAIN = frozenset({"failed", "unreadable", "challenge", "consent", "empty"})


async def begin(
    archive: Archive, site: SiteAtWork, since: datetime, sitemaps: Callable[[str], Awaitable[tuple[str, ...]]]
) -> None:
    """Let every listing of the site be walked back to `since`, and the sitemaps that its robots.txt names too."""
    for url in await sitemaps(site.site.home):
        archive.ensure_listing(site.id, url, ListingKind.SITEMAP, found_by="robots.txt", role="witness")
    rows = list(archive.db.query("SELECT id, url FROM listings WHERE site_id = ? AND active = 1", [site.id]))
    for row in rows:
        archive.goes_on(row["id"], [row["url"]], 2, since)
    archive.commit()


def go_on(archive: Archive, visit: Visit, recorded: Recorded, again: datetime) -> None:
    """A page of a walk was visited: note where it goes on, or that it has arrived. `again`: when to try a page once
    more that could not be read."""
    due = visit.due
    if due.listing_id is None or due.page_id is None or due.since is None:
        return
    if str(recorded.outcome) in TRY_AGAIN:
        archive.page_failed(due.page_id, again)
        return
    archive.page_was_read(due.page_id)
    if continues(visit, recorded, archive.backfilled_to(due.listing_id)):
        archive.goes_on(due.listing_id, visit.more, due.page + 1, due.since)
    archive.walked_back(due.listing_id, due.since)


def continues(visit: Visit, recorded: Recorded, reached: datetime | None) -> bool:
    """Whether a walk goes on behind this page. `reached`: how far back an earlier one has come."""
    since, number = visit.due.since, visit.due.page
    if since is None or number >= STEPS:
        return False
    if visit.form == "sitemap":
        return True
    dates = [one.published_at for one in visit.entries if one.published_at is not None]
    if not visit.entries or (dates and max(dates) < since):
        return False
    if recorded.new_entries:
        return True
    known_further_back = reached is not None and reached <= since
    return not known_further_back and number < KNOWN
