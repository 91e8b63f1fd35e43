"""After understanding: a known article whose page shows something else is held against the site's own "not found".

Owns when the site is asked, once a run, for an address that cannot exist and for its front page. The comparison stands
in `crawler.visits.absent`. Both requests pass every gate that others pass.
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
from crawler.visits.absent import Shown, absent_address, compare, is_doubtful, is_known_story, shown
from crawler.visits.visit import Visit

Answers = tuple[Shown, Shown, str]


class Doubt:
    """Makes a page that equals the site's answer for nothing a "soft_404", with the evidence; and a page that may be a
    story or a listing a story, where it was one."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.asked: dict[int, asyncio.Task[Answers | None]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Doubt":
        """Scrapy's constructor."""
        return cls(crawler)

    async def process_item(self, item: Visit) -> Visit:
        """The visit, its understanding corrected where the site shows the same for an address that cannot exist."""
        session = session_of(self.crawler)
        if session is None or not item.due.article_id or not item.due.revisions or item.understanding is None:
            return item
        before = session.archive.revision(item.due.article_id).content
        if is_known_story(item.page, item.understanding, before):
            return replace(item, understanding=replace(item.understanding, kind="article"))
        if not is_doubtful(item.page, item.understanding, before):
            return item
        answers = await self._answers(session, session.sites[item.due.site_id], item.page)
        if answers is None:
            return item
        absent, home, address = answers
        found = compare(shown(item.page), absent, home)
        evidence = {**item.understanding.evidence, "absent_address": address, "absent_status": absent.status}
        if found is None:
            return replace(item, understanding=replace(item.understanding, evidence=evidence))
        evidence |= {**found, "seen_as": item.understanding.kind}
        gone = replace(item.understanding, kind="soft_404", article=None, entries=(), evidence=evidence)
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
