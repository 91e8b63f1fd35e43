"""The watch: one process that runs what falls due, round after round, until it is told to stop.

Owns the rounds, the wait between them, the signals and the health file. Must not know how a page is fetched: a round is
a session and a spider, as in `newstrail crawl`.
"""

import asyncio
import json
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from archive import Archive, clock
from archive.display import counted, to_minute
from archive.errors import ConfigError, Locked, NewstrailError
from crawler import telling, timetable
from crawler.config import Config
from crawler.session.session import Session, Status

LONGEST_WAIT = 60.0  # seconds: a site added by another process is seen within this
LOCKED_WAIT = 30.0
ROUND = timedelta(hours=1)  # a round ends after this, so that runs stay readable
LOOK = 600.0  # seconds between two looks for sites that are read otherwise than before
GRACE = 20.0  # seconds that a round gets to finish what is in flight when the watch is told to stop


@dataclass
class Watch:
    """A watch over an archive. `load` reads the configuration anew; `rounds` ends it after so many rounds."""

    archive: Path
    load: Callable[[], Config]
    confirm: bool | None = None
    health: Path | None = None
    rounds: int | None = None
    tell: Callable[[str], None] = lambda _text: None
    made: int = field(default=0, init=False)
    stopping: bool = field(default=False, init=False)
    looked: float = field(default=float("-inf"), init=False)
    reloading: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        self.config = self._confirming(self.load())
        self.woken = asyncio.Event()
        self.process: Any = None
        self.ending: list[asyncio.Future[None]] = []

    def _confirming(self, config: Config) -> Config:
        asked = self.confirm if self.confirm is not None else config.crawl.confirm
        return replace(config, crawl=replace(config.crawl, confirm=asked is not False))

    async def run(self) -> None:
        """Rounds until stopped. Raises what ends the archive (DiskFull, ...)."""
        self.tell(self._waiting())
        while not self.stopping and (self.rounds is None or self.made < self.rounds):
            if self.reloading:
                self._reload()
            before = self.made
            wait = await self._round()
            await self._announce(self.made > before)
            self._healthy(wait)
            if wait and not self.stopping:
                await self._sleep(wait)

    async def _round(self) -> float:
        """One round over what is due; seconds to wait before the next (0: at once)."""
        wait = self.until_due()
        if wait > 0:
            return min(wait, LONGEST_WAIT)
        session = Session.open(self.archive, self.config)
        status: Status = "failed"
        try:
            session.take_all()
            session.start("watch")
            status = await self._crawl(session)
        except Locked as error:
            self.tell(f"{error.what} Waiting.")
            return LOCKED_WAIT
        finally:
            session.close(status)
        self.made += 1
        stats = session.stats()
        self.tell(
            f"{clock.stamp()} run {session.run_id}: {counted(stats['pages'], 'page')}, {stats['new_articles']} new, "
            f"{counted(stats['changes'], 'change')}, {counted(stats['errors'], 'error')} in {stats['seconds']} s"
        )
        # A round that could do nothing (budget spent, hours closed, hosts that want silence) must not spin.
        return 0.0 if stats["pages"] else LOCKED_WAIT

    async def _announce(self, visited: bool) -> None:
        """Tell people, in a thread: receivers may be slow. Drift is looked for now and then, not after every round."""
        if self.stopping or not (visited or (self.config.tell and telling.is_due(self.archive))):
            return
        look = visited and clock.monotonic() - self.looked >= LOOK
        if not look and not self.config.tell:
            return
        self.looked = clock.monotonic() if look else self.looked
        try:
            for line in await asyncio.to_thread(telling.tell_all, self.archive, self.config, look=look):
                self.tell(line)
        except ConfigError as error:
            self.tell(str(error))

    async def _crawl(self, session: Session) -> Status:
        from crawler.spiders.site import SiteSpider, ended

        crawler = self.process.create_crawler(SiteSpider)
        running = asyncio.ensure_future(self.process.crawl(crawler, session=session))
        limit = asyncio.get_running_loop().call_later(ROUND.total_seconds(), self._end_round)
        try:
            await running
        finally:
            limit.cancel()
        return ended(crawler)

    def until_due(self) -> float:
        """Seconds until there is something to do: 0 when there is, LONGEST_WAIT when nothing is in sight."""
        now = clock.now()
        at = self._next(now)
        return LONGEST_WAIT if at is None else max(0.0, (at - now).total_seconds())

    def _next(self, now: datetime) -> datetime | None:
        with Archive(self.archive) as store:
            return timetable.next_round(store.db.conn, self.config, now)

    def _waiting(self) -> str:
        """What a person who starts the watch wants to know: how much it watches, and when it begins."""
        now, sites = clock.now(), len(self.config.sites)
        at = self._next(now)
        watching = f"Watching {counted(sites, 'site')} of newstrail.toml."
        if at is None:
            return f"{watching} Nothing is due."
        if at <= now:
            return watching
        return f"{watching} Nothing is due before {to_minute(clock.stamp(at))} UTC."

    async def _sleep(self, seconds: float) -> None:
        self.woken.clear()
        try:
            async with asyncio.timeout(seconds):
                await self.woken.wait()
        except TimeoutError:
            pass

    def _end_round(self) -> None:
        for crawler in self.process.crawlers if self.process is not None else ():
            self.ending.append(asyncio.ensure_future(crawler.stop_async()))

    # signals

    def stop(self) -> None:
        """Finish what is in flight and end; a second call, or GRACE seconds, ends at once."""
        if self.stopping:
            os._exit(11)
        self.stopping = True
        self.tell("Stopping: what is in flight is finished first.")
        asyncio.get_running_loop().call_later(GRACE, os._exit, 11)
        self._end_round()
        self.woken.set()

    def reload(self) -> None:
        """Read the configuration again before the next round."""
        self.reloading = True
        self._end_round()
        self.woken.set()

    def _reload(self) -> None:
        self.reloading = False
        try:
            config = self._confirming(self.load())
        except ConfigError as error:
            self.tell(f"The configuration is kept as it was. {error}")
            return
        if config.crawl != self.config.crawl:
            # Who may be reached and how is fixed when the process starts: it starts again, as itself. A signal that
            # comes before it listens again waits for it: a mask outlives the exec.
            hold_signals()
            self.tell("[crawl] was changed: starting again.")
            os.execv(sys.executable, [sys.executable, "-m", "crawler.cli", *sys.argv[1:]])  # noqa: S606
        self.config = config
        self.tell(f"Configuration read again: {counted(len(config.sites), 'site')}.")

    def _healthy(self, wait: float) -> None:
        if self.health is None:
            return
        state = {
            "at": clock.stamp(),
            "pid": os.getpid(),
            "rounds": self.made,
            "sites": len(self.config.sites),
            "next": clock.stamp(clock.now() + timedelta(seconds=wait)),
        }
        part = self.health.with_suffix(self.health.suffix + ".part")
        part.write_text(json.dumps(state) + "\n", encoding="utf-8")
        part.replace(self.health)


def hold_signals(how: str = "SIG_BLOCK") -> None:
    """Let the signals that a watch answers wait until it can, or ("SIG_UNBLOCK") have them delivered."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(getattr(signal, how), {signal.SIGTERM, signal.SIGHUP})


def is_healthy(health: Path, now: datetime, longest: timedelta = ROUND + timedelta(minutes=10)) -> bool:
    """Whether the health file of a watch is fresh."""
    try:
        state = json.loads(health.read_text(encoding="utf-8"))
        return now - clock.parse(state["at"]) < longest
    except (OSError, ValueError, KeyError):
        return False


def run(watch_of: Callable[[], Watch], config: Config) -> None:
    """Start Scrapy's process and watch in it until the end. Raises what the watch raised."""
    from crawler.run import scrapy_process

    process = scrapy_process(config)
    from twisted.internet import reactor as installed

    reactor: Any = installed
    raised: list[BaseException] = []
    tasks: list[asyncio.Task[None]] = []

    async def watching() -> None:
        try:
            watch = watch_of()
            watch.process = process
            loop = asyncio.get_running_loop()
            for number in (signal.SIGTERM, signal.SIGINT):
                loop.add_signal_handler(number, watch.stop)
            if hasattr(signal, "SIGHUP"):
                loop.add_signal_handler(signal.SIGHUP, watch.reload)
            hold_signals("SIG_UNBLOCK")
            await watch.run()
        except BaseException as error:
            raised.append(error)
        finally:
            reactor.stop()

    reactor.callWhenRunning(lambda: tasks.append(asyncio.get_event_loop().create_task(watching())))
    process.start(stop_after_crawl=False, install_signal_handlers=False)
    if raised and not isinstance(raised[0], NewstrailError):
        raise NewstrailError("The watch ended.", why=repr(raised[0])) from raised[0]
    if raised:
        raise raised[0]
