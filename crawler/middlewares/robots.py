"""The robots gate: no request passes that its origin's robots.txt forbids, or while that file cannot be had.

Owns fetching and keeping the files. What they mean stands in network/robots.py; slowing down is done
by politeness.
"""

import asyncio

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http.request import NO_CALLBACK

from archive import clock
from crawler.middlewares.politeness import PolitenessMiddleware
from crawler.middlewares.refusal import Refused
from crawler.network import robots
from crawler.network.hosts import origin, slot
from crawler.network.robots import Robots

KEPT = 4096


class RobotsGate:
    """Asks for the robots.txt of each origin once, and again when it is too old."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.known: dict[str, tuple[float, Robots]] = {}
        self.asking: dict[str, asyncio.Task[Robots]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "RobotsGate":
        """Scrapy's constructor."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raises Refused when `request` must not be made."""
        if request.meta.get("robots_file"):
            return
        rules = await self.rules(request.url)
        if reason := rules.refusal(request.url):
            problem = "failed" if rules.unreachable else "refused"
            if request.meta.get("redirect_urls"):
                reason = f"redirected to {origin(request.url)}, whose {reason}"
            raise Refused(reason, "robots", problem=problem)

    async def rules(self, url: str) -> Robots:
        """The rules for the origin of `url`, fetched when they are not at hand."""
        of = origin(url)
        kept = self.known.get(of)
        if kept is not None and clock.monotonic() - kept[0] < kept[1].max_age:
            return kept[1]
        task = self.asking.get(of)
        if task is None:
            task = self.asking[of] = asyncio.ensure_future(self._ask(of))
            task.add_done_callback(lambda _: self.asking.pop(of, None))
        return await asyncio.shield(task)

    async def _ask(self, of: str) -> Robots:
        request = Request(f"{of}/robots.txt", meta={"robots_file": True}, callback=NO_CALLBACK, dont_filter=True)
        try:
            answer = await self.crawler.engine.download_async(request)
            rules = robots.answered(answer.status, answer.body)
        except Refused as error:
            rules = Robots() if error.by == "redirects" else robots.unreached(error.reason)
        except Exception as error:
            rules = robots.unreached(str(error) or type(error).__name__)
        if len(self.known) >= KEPT:
            self.known.clear()
        self.known[of] = (clock.monotonic(), rules)
        politeness = self.crawler.get_downloader_middleware(PolitenessMiddleware)
        if politeness is not None and rules.delay is not None:
            politeness.slow_down(slot(of), rules.delay)
        return rules
