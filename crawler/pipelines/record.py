"""Last step: tell the archive, plan the next visit, learn from the page, count.

Owns the order of these and the commit of batches. What a visit means is the archive's business.
"""

import asyncio
import contextlib
import logging
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from scrapy import signals
from scrapy.crawler import Crawler

from archive import Due, Recorded
from archive.errors import NewstrailError
from crawler.network.allowing import plan_reason
from crawler.session import pasts
from crawler.session.at_work import session_of
from crawler.session.session import WAITING, Session
from crawler.session.sites import BAD, SiteAtWork
from crawler.visits import backfill, completeness, validators
from crawler.visits.joined import as_it_stands
from crawler.visits.observing import observation, plan, stories
from crawler.visits.rereading import believed, says_otherwise, settle
from crawler.visits.visit import Visit

logger = logging.getLogger(__name__)

TICK, SETTLE = 1.0, 0.2
AGAIN = timedelta(minutes=20)  # until a further page of a listing that could not be read is tried again
_ERRORS = frozenset({"failed", "unreadable"})
_ARTICLES = frozenset({"new", "changed", "unchanged", "not_modified"})
_HELD = 30.0  # a host that asks for more silence than this is left alone for the rest of the run


class Record:
    """Writes each visit in the transaction that the session commits."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.ticker: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Record":
        """Scrapy's constructor."""
        step = cls(crawler)
        crawler.signals.connect(step.broken, signals.item_error)
        return step

    def open_spider(self) -> None:
        """Start the clock that commits what would otherwise wait for the next page."""
        if session_of(self.crawler) is not None:
            self.ticker = asyncio.ensure_future(self._tick())

    async def close_spider(self) -> None:
        """Make the last records durable."""
        if self.ticker is not None:
            self.ticker.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self.ticker
        session = session_of(self.crawler)
        if session is None or session.error is not None:
            return
        try:
            session.commit()
        except NewstrailError as error:
            session.error = error

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(TICK)
            session = session_of(self.crawler)
            if session is None:
                return
            try:
                session.tick()
            except NewstrailError as error:
                self._give_up(session, error)
                return

    def process_item(self, item: Visit) -> Visit:
        """Record the visit. An error of the archive (disk full, ...) ends the run."""
        session = session_of(self.crawler)
        if session is None or session.error is not None:
            return item
        try:
            self._record(session, session.sites[item.due.site_id], item)
        except NewstrailError as error:
            self._give_up(session, error)
        return item

    def broken(self, item: Visit, failure: Any) -> None:
        """Any step raised what it should not: the visit is recorded as unreadable, with the reason.

        Where even that cannot be written the visit counts as lost, which fails its site.
        """
        session = session_of(self.crawler)
        if session is None or session.error is not None or not isinstance(item, Visit):
            return
        site, page, error = session.sites[item.due.site_id], item.page, failure.value
        reason = f"this program broke on it: {type(error).__name__}: {error}"
        told = replace(page, problem="unreadable", evidence={**page.evidence, "reason": reason})
        try:
            self._record(session, site, Visit(told, item.due, everything=item.everything))
        except NewstrailError as ended:
            self._give_up(session, ended)
        except Exception:
            logger.exception("the visit to %s cannot be recorded", page.url)
            site.lost += 1
            session.tally["errors"] += 1
            session.reasons[site.id] = f"{page.url}: {reason}"

    def _give_up(self, session: Session, error: NewstrailError) -> None:
        if session.error is None:
            session.error = error
            self.closing = asyncio.ensure_future(self._close())

    async def _close(self) -> None:
        # Scrapy waits for ever for items that were under way when the closing began.
        await asyncio.sleep(SETTLE)
        if self.crawler.engine is not None:
            await self.crawler.engine.close_spider_async(reason="failed")

    def _record(self, session: Session, site: SiteAtWork, visit: Visit) -> None:
        with session.archive.whole():
            visit = replace(visit, due=as_it_stands(session.archive, visit.due))
            recorded = self._write(session, site, visit)
        self._learn(site, visit, recorded)
        self._count(session, site, visit, recorded)
        held = visit.page.evidence.get("retry_after_s")
        wait: Any = getattr(self.crawler.spider, "asked_to_wait", None)
        if held and held > _HELD and wait is not None:
            wait(site, held)
        session.recorded(site)

    def _write(self, session: Session, site: SiteAtWork, visit: Visit) -> Recorded:
        """The visit, what it leads to and when to look again: all of it or nothing."""
        archive = session.archive
        if visit.due.listing_id is not None:
            for entry in stories(visit, site):
                archive.ensure_article(site.id, entry.url)
        seen = observation(visit, session.run_id)
        before = validators.before(archive, visit)
        number, content = visit.due.article_id, seen.content
        told = visit.due.revisions and not seen.problem
        if told and number is not None and content is not None and says_otherwise(archive, number, content):
            session.tally["reread"] += settle(archive, site, number)
            seen = believed(archive, number, seen)
        recorded = archive.record(seen)
        if visit.number == 1:
            self._plan(session, site, visit, recorded)
        self._go_on(session, site, visit, recorded)
        if visit.due.listing_id is not None:
            completeness.settle(archive, site.id, visit.due.listing_id, visit.page.fetched_at)
        validators.learn(archive, site, visit, recorded, before)
        return recorded

    def _go_on(self, session: Session, site: SiteAtWork, visit: Visit, recorded: Recorded) -> None:
        """Note where a listing goes on, in the transaction in which it was read: a kill in between loses nothing.

        It is followed as long as all that a page shows is new, and further while a gap is open; a sitemap's index,
        always.
        """
        archive, due = session.archive, visit.due
        if due.listing_id is None:
            return
        if due.since is not None:
            backfill.go_on(archive, visit, recorded, visit.page.fetched_at + AGAIN)
            return
        if due.page_id is not None:
            if str(recorded.outcome) in backfill.TRY_AGAIN:
                archive.page_failed(due.page_id, visit.page.fetched_at + AGAIN)
            else:
                archive.page_was_read(due.page_id)
        index = visit.form == "sitemap" and not visit.entries
        gap = bool(visit.more) and due.page < completeness.PAGES and completeness.is_open(archive, due.listing_id)
        all_new = bool(recorded.entries) and recorded.new_entries == recorded.entries
        if gap or (due.page < site.site.pages and (index or all_new)):
            archive.goes_on(due.listing_id, visit.more, due.page + 1)

    def _plan(self, session: Session, site: SiteAtWork, visit: Visit, recorded: Recorded) -> None:
        archive, due = session.archive, visit.due
        if due.listing_id is not None:
            known = pasts.of_listing(due, site, witness=self._is_witness(session, due))
            again = plan(visit, recorded, site, known)
            whole = None if again.interval_s is None else round(again.interval_s)
            at, reason = _when(site, again.at, plan_reason(visit.page.evidence) or again.reason)
            archive.plan(listing_id=due.listing_id, at=at, reason=reason, interval_s=whole, rhythm=again.rhythm)
            return
        for number in {due.article_id, recorded.article_id} - {None}:
            known = pasts.of_article(archive.db.conn, number or 0, site.effort)
            again = plan(visit, recorded, site, known)
            at, reason = _when(site, again.at, plan_reason(visit.page.evidence) or again.reason)
            archive.plan(article_id=number, at=at, reason=reason)

    def _is_witness(self, session: Session, due: Due) -> bool:
        rows = session.archive.db.query("SELECT role FROM listings WHERE id = ?", [due.listing_id or 0])
        return any(row["role"] == "witness" for row in rows)

    def _learn(self, site: SiteAtWork, visit: Visit, recorded: Recorded) -> None:
        page = visit.page
        if visit.understanding is None or page.problem or page.status != 200 or site.memory is None:
            return
        site.memory.observe(visit.understanding, url=page.final_url, fetched_at=page.fetched_at)
        site.unsaved += 1

    def _count(self, session: Session, site: SiteAtWork, visit: Visit, recorded: Recorded) -> None:
        outcome, tally = str(recorded.outcome), session.tally
        if "reason" in visit.page.evidence:
            session.reasons[site.id] = f"{visit.page.url}: {visit.page.evidence['reason']}"
        elif outcome in _ERRORS:
            session.reasons[site.id] = f"{visit.page.url} answered {visit.page.status}"
        tally["pages"] += 1
        tally["bytes"] += len(visit.page.body)
        tally["changes"] += len(recorded.changes)
        tally["errors"] += outcome in _ERRORS
        if visit.due.listing_id is not None:
            site.listing_outcomes[outcome] += 1
            tally["entries"] += recorded.new_entries
        else:
            site.outcomes[outcome] += 1
            if site.id in session.whole:
                site.again += outcome in BAD and visit.due.failures > 0
            elif outcome not in _ARTICLES and outcome not in BAD:
                session.unlike.append(f"{visit.page.url}: {outcome.replace('_', ' ')}, answered {visit.page.status}.")
            tally["new"] += outcome == "new"


def _when(site: SiteAtWork, at: datetime | None, reason: str) -> tuple[datetime | None, str]:
    """When to look again, and why: not while a host of the site wants silence, which may have been asked for since."""
    if at is None or site.quiet_until is None or site.quiet_until <= at:
        return at, reason
    return site.quiet_until, WAITING
