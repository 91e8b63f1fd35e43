"""Second step: what the page is and says.

Owns which reader a page gets: feeds and sitemaps by crawler.discovery, everything else by crawler.understanding.
"""

import logging
from dataclasses import replace
from typing import Any

from scrapy.crawler import Crawler

from crawler.discovery.read import read_listing
from crawler.items import Page, Understanding
from crawler.session.at_work import session_of
from crawler.session.session import Session
from crawler.session.sites import SiteAtWork
from crawler.visits.same_bytes import Known, known
from crawler.visits.visit import Visit

logger = logging.getLogger(__name__)

# What other statuses carry (error pages, log-ins, bot checks) can still be told apart by reading them.
_READ = frozenset({200, 203, 401, 402, 403, 404, 410, 429, 451, 503})


class Understand:
    """Sets `understanding`, `entries`, `more` and `form`."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Understand":
        """Scrapy's constructor."""
        return cls(crawler)

    def process_item(self, item: Visit) -> Visit:
        """The visit with what its page says; a page that breaks the reader becomes "unreadable"."""
        page = item.page
        if page.problem or page.status not in _READ or not page.body:
            return item
        session = session_of(self.crawler)
        site = session.sites[item.due.site_id] if session is not None else None
        try:
            if session is not None and (same := _same(session, item)) is not None:
                return replace(item, known=same, form="html")
            return read(item, site)
        except Exception as error:
            logger.error("%s cannot be understood", page.url, exc_info=True)
            reason = f"the page broke the reader: {type(error).__name__}: {error}"
            return replace(item, page=replace(page, problem="unreadable", evidence={**page.evidence, "reason": reason}))


def _same(session: Session, item: Visit) -> Known | None:
    """What the page says, when its bytes are known; `crawl --all` reads every page again."""
    due, page = item.due, item.page
    if item.everything or due.article_id is None or not due.revisions or page.status != 200:
        return None
    from crawler.understanding import EXTRACTOR

    return known(session.archive, due.article_id, page.body, EXTRACTOR)


def read(item: Visit, site: SiteAtWork | None) -> Visit:
    """`item` with what its page says."""
    page = item.page
    if item.due.listing_id is not None and page.status == 200:
        listed = read_listing(page.body, page.final_url, item.due.since)
        if listed is not None:
            evidence = {**page.evidence, "form": listed.form}
            if listed.problem:
                evidence["reason"] = listed.problem
            page = replace(page, evidence=evidence, problem="unreadable" if listed.problem else None)
            return replace(item, page=page, entries=listed.entries, more=listed.more, form=listed.form)
    seen = look_at(page, site)
    more = (seen.next_page,) if seen.next_page else ()
    return replace(item, understanding=seen, entries=seen.entries, more=more, form="html")


def glance(page: Page, site: SiteAtWork | None) -> Understanding:
    """As `look_at`, for pages that are only tried: nothing to read, or a page that breaks the reader, is an "error"."""
    if page.problem or not page.body or page.status != 200:
        return Understanding("error", evidence={"reason": page.evidence.get("reason", f"answered {page.status}")})
    try:
        return look_at(page, site)
    except Exception as error:
        logger.error("%s cannot be understood", page.url, exc_info=True)
        return Understanding("error", evidence={"reason": f"{type(error).__name__}: {error}"})


def look_at(page: Page, site: SiteAtWork | None) -> Understanding:
    """What `crawler.understanding` sees on the page, with what is known of its site. Raises what that raises."""
    from crawler.understanding import understand

    more: dict[str, Any] = {} if site is None else {"memory": site.memory, "rules": site.rules}
    return understand(page.body, page.final_url, page.headers, page.fetched_at, **more)
