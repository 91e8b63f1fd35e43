"""One page, fetched through every gate that a crawl's requests pass: robots, addresses, politeness, deadline.

Owns requests that are not visits: looking at a new site, trying a URL. There is no other way to the network.
"""

from collections.abc import Awaitable, Callable
from typing import Any

import scrapy
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http.request import NO_CALLBACK

from crawler.fetching.wire import page_of, page_of_failure
from crawler.items import Page
from crawler.middlewares.robots import RobotsGate
from crawler.network.hosts import slot

Fetch = Callable[[str], Awaitable[Page]]


class Fetcher:
    """Fetches pages inside a running crawl."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    async def __call__(self, url: str) -> Page:
        """The page at `url`, redirects followed. Never raises for what the network does: see `Page.problem`."""
        engine = self.crawler.engine
        if engine is None:
            raise RuntimeError("pages can only be fetched while a crawl runs")
        try:
            request = Request(url, callback=NO_CALLBACK, dont_filter=True, meta={"download_slot": slot(url)})
        except ValueError as error:
            return page_of_failure(error, Request("http://invalid.invalid/"))
        try:
            response = await engine.download_async(request)
        except Exception as error:
            return page_of_failure(error, request)
        return page_of(response, response.request or request)

    async def sitemaps(self, url: str) -> tuple[str, ...]:
        """The sitemaps that the robots.txt of the origin of `url` names."""
        gate = self.crawler.get_downloader_middleware(RobotsGate)
        return tuple((await gate.rules(url)).sitemaps) if gate is not None else ()


class Errand(scrapy.Spider):
    """Runs one piece of work that needs the network, and no crawl."""

    name = "errand"
    custom_settings = {"ITEM_PIPELINES": {}}  # noqa: RUF012 (Scrapy's interface)

    def __init__(self, work: Callable[[Fetcher], Awaitable[Any]], box: dict[str, Any], **kwargs: Any) -> None:
        super().__init__("errand", **kwargs)
        self.work, self.box = work, box

    async def start(self) -> Any:
        """Do the work; what it returns or raises goes into the box."""
        try:
            self.box["result"] = await self.work(Fetcher(self.crawler))
        except Exception as error:
            self.box["error"] = error
        for nothing in list[Any]():
            yield nothing
