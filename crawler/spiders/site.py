"""The spider of sites: visits what is due of them, and what that leads to.

Owns the pull of work from the archive and how answers become visits. `scrapy crawl site -a name=NAME[,NAME]` runs it;
without a name it takes every site.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import scrapy
from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response

from archive import Due, clock
from archive.errors import NewstrailError
from crawler.adding.exploring import survey
from crawler.config import load
from crawler.discovery.choose import Offer
from crawler.fetching.fetch import Fetcher
from crawler.fetching.wire import page_of, page_of_failure
from crawler.identity import canonical
from crawler.items import Page
from crawler.middlewares.politeness import PATIENCE, PolitenessMiddleware
from crawler.middlewares.refusal import Refused
from crawler.network.allowing import ALLOWED_NOW
from crawler.network.hosts import slot
from crawler.pipelines.understand import glance
from crawler.session.asked import guess_kind
from crawler.session.frontier import Frontier
from crawler.session.session import Session, Status
from crawler.session.sites import SiteAtWork
from crawler.spiders import arguments
from crawler.visits import backfill
from crawler.visits.visit import Visit

HEARTBEAT = 5.0
GRACE = 20.0  # seconds that what is in flight gets when a run is stopped
SETTLE = 0.02  # the last item must have left Scrapy's scraper, or the end is noticed only at its next heartbeat
CLOSE = 0.3  # below this delay a second request waits in the downloader, so that the host is never idle
ENDINGS: dict[str, Status] = {"finished": "finished", "shutdown": "interrupted"}  # by Scrapy's reasons


class SiteSpider(scrapy.Spider):
    """One run over a session's sites. The archive is the queue: a few rows of it at a time are here."""

    name = "site"

    def __init__(
        self,
        name: str | None = None,
        session: Session | None = None,
        everything: str | bool = False,
        limit: str | int | None = None,
        urls: str | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(type(self).name, **kwargs)
        arguments.check_names(kwargs)
        self.names = [one for one in (name or "").split(",") if one]
        self.urls = (urls or "").split()
        self.everything = arguments.yes("everything", everything)
        self.limit = arguments.count("limit", limit)
        self.session: Session = session  # type: ignore[assignment]
        self.own_session = session is None
        self.status: Status = "interrupted"  # how the run ended, once it has
        self.landed = asyncio.Event()
        self.last_call: asyncio.TimerHandle | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> "SiteSpider":
        """Scrapy's constructor; without a session, one is opened by the settings NEWSTRAIL_CONFIG and _ARCHIVE."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        if spider.own_session:
            spider._open(crawler)
        for signal in (signals.item_scraped, signals.item_error, signals.item_dropped):
            crawler.signals.connect(spider._landed, signal)
        crawler.signals.connect(spider._closed, signals.spider_closed)
        return spider

    def _open(self, crawler: Crawler) -> None:
        settings = crawler.settings
        self.session = Session.begin(
            Path(settings["NEWSTRAIL_ARCHIVE"]),
            load(Path(settings["NEWSTRAIL_CONFIG"])),
            [*self.names, *self.urls],
            command=f"scrapy crawl {self.name}",
            everything=self.everything,
            limit=self.limit,
        )

    async def start(self) -> AsyncIterator[Any]:
        """Requests for what is due, as long as there is any or any is under way."""
        try:
            async for one in self._work():
                yield one
        except NewstrailError as error:
            self.session.error = self.session.error or error
        except asyncio.CancelledError:  # the run is being stopped; what is in flight may finish, but not for ever
            self.last_call = asyncio.get_running_loop().call_later(GRACE, _stop)
            raise

    async def _work(self) -> AsyncIterator[Any]:
        session = self.session
        self.fetch = Fetcher(self.crawler)
        self.frontier = Frontier(
            session.archive,
            session.run_id,
            everything=session.everything,
            limit=session.limit,
            ready=self._ready,
            likeliest=session.budgeted,
        )
        self.asked: dict[int, float] = {}
        politeness = self.crawler.get_downloader_middleware(PolitenessMiddleware)
        for site in session.sites.values():
            if politeness is not None and (silence := site.silence(clock.now())):
                politeness.keep_silent(slot(site.site.home), silence)
        async for visit in self._beginnings():
            yield visit
        while session.error is None:
            if self.frontier.in_flight >= 2 * session.config.crawl.concurrency:
                due, wait = None, None
            else:
                due, wait = self.frontier.next()
            if due is not None:
                yield self._request(due)
            elif self.frontier.in_flight == 0 and wait is None:
                await asyncio.sleep(SETTLE)
                return
            else:
                await self._pause(HEARTBEAT if wait is None else min(wait, HEARTBEAT))

    async def _pause(self, seconds: float) -> None:
        self.landed.clear()
        try:
            async with asyncio.timeout(seconds):
                await self.landed.wait()
        except TimeoutError:
            pass

    async def _beginnings(self) -> AsyncIterator[Visit]:
        """Everything that must be known before the first site can be worked on: new URLs, sites without listings."""
        session = self.session
        for due in session.wanted:
            self.frontier.add(due)
        for url, site_id in session.unread:
            async for visit in self._introduce(url, session.sites[site_id]):
                yield visit
        for site_id in session.whole:
            site = session.sites[site_id]
            self.frontier.per_site = 2 if site.delay < CLOSE else 1
            if not self._has_listings(site_id):
                async for visit in self._survey(site):
                    yield visit
            if session.since is not None:
                await backfill.begin(session.archive, site, session.since, self.fetch.sitemaps)
            self.frontier.add_site(site_id)

    def _has_listings(self, site_id: int) -> bool:
        rows = self.session.archive.db.query(
            # A home page that was refused, and so never asked for its listings, is not yet one of them.
            "SELECT 1 FROM listings WHERE site_id = ? AND active = 1 AND schedule_reason IS NOT ? LIMIT 1",
            [site_id, ALLOWED_NOW],
        )
        return any(True for _ in rows)

    async def _introduce(self, url: str, site: SiteAtWork) -> AsyncIterator[Visit]:
        """Look at a URL that nobody knows: an article is kept as one, anything else is a way into its site."""
        page = await self.fetch(url)
        seen = glance(page, site)
        is_home = url.rstrip("/") == site.site.home.rstrip("/")
        if not is_home and (seen.story is not None or seen.kind == "error"):
            number = self.session.archive.ensure_article(site.id, canonical(url))
            yield self._visit(page, Due(canonical(url), site.id, site.site.name, article_id=number))
            return
        if not is_home:
            number = self.session.archive.ensure_listing(site.id, url, guess_kind(url), found_by="command line")
            yield self._visit(page, Due(url, site.id, site.site.name, listing_id=number))
        if site.id not in self.session.whole:
            self.session.whole.append(site.id)

    async def _survey(self, site: SiteAtWork) -> AsyncIterator[Visit]:
        """Find the listings of a site that has none yet; what was read on the way is recorded as visits."""
        archive = self.session.archive
        found = await survey(site, self.fetch, self.fetch.sitemaps, lambda page: glance(page, site))
        archive.save_host_memory(site.id, site.host)
        kept = [(offer, "primary") for offer in found.chosen] + [(offer, "witness") for offer in found.witnesses]
        nothing = [(Offer(site.site.home, guess_kind(site.site.home), "home page"), "primary")]
        # All of them in one go: a site with one listing counts as looked at, were the process to end half way.
        made = [
            (archive.ensure_listing(site.id, offer.url, offer.kind, found_by=offer.found_by, role=role), offer)
            for offer, role in kept or nothing
        ]
        for number, offer in made:
            yield self._visit(found.pages[offer.url], Due(offer.url, site.id, site.site.name, number, offer.kind))

    def _visit(self, page: Page, due: Due) -> Visit:
        key = "listing" if due.listing_id is not None else "article"
        self.frontier.done[key].add(due.listing_id or due.article_id or 0)
        self.frontier.fly(due)
        return Visit(page, due, everything=self.session.everything)

    # requests and answers

    def _ready(self, site_id: int) -> float:
        """Seconds until the site's host may be asked again."""
        site = self.session.sites[site_id]
        if not self.session.has_budget(site, (self.frontier.in_flight, len(self.frontier.flying[site_id]))):
            self.session.spent.add(site.site.name)
            self.frontier.drop_site(site_id)
            return 0.0
        politeness = self.crawler.get_downloader_middleware(PolitenessMiddleware)
        name = slot(site.site.home)
        wait = politeness.silence(name) if politeness is not None else 0.0
        if wait > PATIENCE:
            self._leave_alone(site, wait)
            return 0.0
        delay = politeness.host(name).delay if politeness is not None else site.delay
        if delay >= CLOSE and site_id in self.asked:
            wait = max(wait, self.asked[site_id] + delay - clock.monotonic())
        return wait

    def _leave_alone(self, site: SiteAtWork, seconds: float) -> None:
        self.frontier.drop_site(site.id)
        politeness = self.crawler.get_downloader_middleware(PolitenessMiddleware)
        self.session.postpone(
            site, seconds, politeness.silence(slot(site.site.home)) if politeness is not None else 0.0
        )

    def _request(self, due: Due) -> Request:
        self.asked[due.site_id] = clock.monotonic()
        unconditional = self.session.everything or due.page > 1
        return Request(
            due.url,
            callback=self.parse,
            errback=self.failed,
            meta={"due": due, "download_slot": slot(due.url), "unconditional": unconditional},
            dont_filter=True,
        )

    def parse(self, response: Response) -> Iterator[Visit]:
        """An answer of any status is a visit."""
        request = response.request
        if request is not None:
            try:
                page = page_of(response, request)
            except Exception as error:  # an answer that breaks this program is a visit like any other
                page = page_of_failure(error, request)
            yield Visit(page, request.meta["due"], everything=self.session.everything)

    def failed(self, failure: Any) -> Iterator[Visit]:
        """No answer is a visit too, unless nothing was asked because the host wants silence."""
        request = failure.request
        if isinstance(failure.value, Refused) and failure.value.by == "host":
            due = request.meta["due"]
            self._leave_alone(self.session.sites[due.site_id], failure.value.retry_after or 0.0)
            self.frontier.landed(due)
            self.landed.set()
            return
        page = page_of_failure(failure.value, request)
        yield Visit(page, request.meta["due"], everything=self.session.everything)

    # what became of visits

    def asked_to_wait(self, site: SiteAtWork, seconds: float) -> None:
        """Called by the last pipeline: the host wants no more requests for so long."""
        self._leave_alone(site, seconds)

    def _landed(self, item: Any) -> None:
        if isinstance(item, Visit):
            self.frontier.landed(item.due)
            self.landed.set()

    def _closed(self, reason: str) -> None:
        if self.last_call is not None:
            self.last_call.cancel()
        self.status = "failed" if self.session.error is not None else ENDINGS.get(reason, "failed")
        if self.own_session:
            self.session.close(self.status)


def ended(crawler: Crawler) -> Status:
    """How the run of a crawl that is over ended. Raises what ended it when the archive did (DiskFull, ...)."""
    spider = crawler.spider
    if not isinstance(spider, SiteSpider):
        return "interrupted"  # before it began
    if spider.session.error is not None:
        raise spider.session.error
    return spider.status


def _stop() -> None:
    from twisted.internet import reactor

    with contextlib.suppress(RuntimeError):
        reactor.stop()  # type: ignore[misc]
