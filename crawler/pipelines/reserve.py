"""Before understanding: a page whose site reserves it, and whose reservation is respected, is not read.

Owns asking each origin for its file of reservations, once a day. What reservations mean stands in
`crawler.network.reservations`.
"""

import asyncio
from dataclasses import replace

from scrapy.crawler import Crawler

from archive import clock
from crawler.fetching.fetch import Fetcher
from crawler.items import Page
from crawler.network.hosts import origin
from crawler.network.reservations import FILE, Mining, read_file, reserved
from crawler.session.at_work import session_of
from crawler.session.sites import SiteAtWork
from crawler.visits.visit import Visit

DAY = 24 * 3600.0


class Reserve:
    """Makes a page "refused" that the site's settings and the page's own words leave unread."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.asked: dict[str, tuple[float, asyncio.Task[Mining]]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Reserve":
        """Scrapy's constructor."""
        return cls(crawler)

    async def process_item(self, item: Visit) -> Visit:
        """The visit; without its body, and with the reason, where the page is reserved."""
        session, page = session_of(self.crawler), item.page
        if session is None or page.problem or not page.body:
            return item
        claim = await self._claim(page, session.sites[item.due.site_id])
        if claim is None:
            return item
        evidence = {**page.evidence, "reason": f"the page reserves this: {claim}", "by": "reservation"}
        return replace(item, page=replace(page, body=b"", problem="refused", evidence=evidence))

    async def _claim(self, page: Page, site: SiteAtWork) -> str | None:
        noarchive, tdm = site.respects("noarchive"), site.respects("tdm")
        mining = await self._file(page.final_url) if tdm else ()
        return reserved(page.headers, page.body, noarchive=noarchive, tdm=tdm, url=page.final_url, mining=mining)

    async def _file(self, url: str) -> Mining:
        of = origin(url)
        at, task = self.asked.get(of, (0.0, None))
        if task is None or clock.monotonic() - at > DAY:
            task = asyncio.ensure_future(self._ask(of))
            self.asked[of] = clock.monotonic(), task
        return await asyncio.shield(task)

    async def _ask(self, of: str) -> Mining:
        page = await Fetcher(self.crawler)(of + FILE)
        return read_file(page.body) if page.status == 200 and not page.problem else ()
