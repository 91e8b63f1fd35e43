"""After understanding: what is known of an article's address settles what its page alone leaves open.

Owns when that is asked: a page that may be a story or a listing is held against what listings and earlier visits say of
it (`crawler.visits.announced`); a known article whose page shows something else, against the site's own "not found"
(`crawler.visits.absent`). For that the site is asked, once a run, for an address that cannot exist and for its front
page; both requests pass every gate that others pass.
"""

import asyncio
import secrets
from dataclasses import replace

from scrapy.crawler import Crawler

from crawler.fetching.fetch import Fetcher
from crawler.items import Page
from crawler.session.at_work import session_of
from crawler.session.session import Session
from crawler.session.sites import SiteAtWork
from crawler.visits.absent import Shown, absent_address, compare, is_doubtful, shown
from crawler.visits.announced import announcements, in_doubt, why_a_story
from crawler.visits.joined import as_it_stands
from crawler.visits.visit import Visit

Answers = tuple[Shown, Shown, str]


class Doubt:
    """Makes a page that may be a story or a listing a story, where it was announced as one or told it before; and a
    known article's page that equals the site's answer for nothing a "soft_404". Both with the evidence."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.asked: dict[int, asyncio.Task[Answers | None]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Doubt":
        """Scrapy's constructor."""
        return cls(crawler)

    async def process_item(self, item: Visit) -> Visit:
        """The visit, its understanding corrected by what is known of its address."""
        session, seen = session_of(self.crawler), item.understanding
        if session is None or seen is None:
            return item
        due = as_it_stands(session.archive, item.due)
        if (number := due.article_id) is None:
            return item
        before = session.archive.revision(number).content if due.revisions else None
        if in_doubt(item.page, seen) and (why := why_a_story(seen, before, announcements(session.archive, number))):
            return replace(item, understanding=replace(seen, kind="article", evidence={**seen.evidence, **why}))
        if before is None or not is_doubtful(item.page, seen, before):
            return item
        answers = await self._answers(session, session.sites[item.due.site_id], item.page)
        if answers is None:
            return item
        absent, home, address = answers
        found = compare(shown(item.page), absent, home)
        evidence = {**seen.evidence, "absent_address": address, "absent_status": absent.status}
        if found is None:
            return replace(item, understanding=replace(seen, evidence=evidence))
        evidence |= {**found, "seen_as": seen.kind}
        gone = replace(seen, kind="soft_404", article=None, entries=(), evidence=evidence)
        return replace(item, understanding=gone, entries=(), more=())

    async def _answers(self, session: Session, site: SiteAtWork, page: Page) -> Answers | None:
        """What the site shows where nothing is, and at its front; None when that cannot be had."""
        task = self.asked.get(site.id)
        if task is None:
            if not session.has_budget(site):
                return None
            task = self.asked[site.id] = asyncio.ensure_future(self._ask(site, page))
        return await asyncio.shield(task)

    async def _ask(self, site: SiteAtWork, page: Page) -> Answers | None:
        fetch = Fetcher(self.crawler)
        address = absent_address(page.url, secrets.token_hex(8))
        absent = await fetch(address)
        if absent.problem:
            return None
        # An honest 404 settles it: the front page is asked for only where it is needed.
        home = await fetch(site.site.home) if absent.status == 200 else absent
        return None if home.problem else (shown(absent), shown(home), address)
