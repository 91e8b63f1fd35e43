"""Between understanding and recording: a page that is an empty shell is filled by a browser, where there is one.

Owns when that is tried, and what is kept of it: the page as its scripts left it takes the place of the bytes that came,
and the evidence says so. A site whose shells stay empty is left alone after `TRIES`.
"""

from dataclasses import replace
from typing import Any

from scrapy.crawler import Crawler

from archive import Archive
from crawler.fetching.browser import TRIES, Browser, missing
from crawler.fetching.fetch import Fetcher
from crawler.pipelines.understand import read
from crawler.session.at_work import session_of
from crawler.session.sites import SiteAtWork
from crawler.visits.visit import Visit

_MEANT_FOR_THE_SHELL = frozenset({"etag", "last-modified"})


class Render:
    """Renders visits whose page is judged a `shell`."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.browser: Browser | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Render":
        """Scrapy's constructor."""
        return cls(crawler)

    async def process_item(self, item: Visit) -> Visit:
        """The visit, with what its page shows in a browser if it is a shell."""
        session = session_of(self.crawler)
        if item.understanding is None or item.understanding.kind != "shell" or session is None:
            return item
        site = session.sites[item.due.site_id]
        if (why_not := _why_not(site)) is not None:
            return _noted(item, {"not_rendered": why_not})
        self.browser = self.browser or Browser()
        rendered = await self.browser.render(item.page, Fetcher(self.crawler))
        if rendered.problem:
            _learn(session.archive, site, helped=False)
            return _noted(item, {"not_rendered": rendered.problem})
        headers = {name: value for name, value in item.page.headers.items() if name not in _MEANT_FOR_THE_SHELL}
        headers["content-type"] = "text/html; charset=utf-8"
        page = replace(item.page, body=rendered.body, headers=headers)
        filled = read(replace(item, page=page, understanding=None, entries=(), more=()), site)
        helped = filled.understanding is not None and filled.understanding.kind != "shell"
        _learn(session.archive, site, helped=helped)
        if not helped:
            return _noted(item, {"not_rendered": "its scripts left it empty"})
        return _noted(filled, {"rendered": {"requests": rendered.requests, "refused": rendered.refused}})

    async def close_spider(self) -> None:
        """End the browser."""
        if self.browser is not None:
            await self.browser.close()


def _why_not(site: SiteAtWork) -> str | None:
    if not site.browser:
        return "browser = false"
    if int(site.host.get("shells", 0)) >= TRIES:
        return "pages of this site stayed empty in a browser"
    if needed := missing():
        return f"the page is filled by scripts; to run them: {needed}"
    return None


def _learn(archive: Archive, site: SiteAtWork, *, helped: bool) -> None:
    before = int(site.host.get("shells", 0))
    site.host["shells"] = 0 if helped else before + 1
    if site.host["shells"] != before:
        archive.save_host_memory(site.id, site.host)


def _noted(item: Visit, evidence: dict[str, Any]) -> Visit:
    return replace(item, page=replace(item.page, evidence={**item.page.evidence, **evidence}))
