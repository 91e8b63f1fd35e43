"""One run over some sites: the open archive, the sites at work, and what is counted.

Owns the beginning and the end of a run, and when its work is committed. Must not know Scrapy.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from archive import Archive, clock
from archive.errors import NewstrailError
from crawler.config import Config, Site
from crawler.identity import canonical
from crawler.network.allowing import due_again
from crawler.session.asked import Asked, check, nothing, something
from crawler.session.pasts import site_rate_of
from crawler.session.rations import efforts_within
from crawler.session.sites import SILENT_UNTIL, SiteAtWork, boilerplate_of

BATCH, EVERY = 50, 1.0  # records and seconds between two commits
REMEMBER, RENEW = 25, 120.0  # pages between two savings of a site's memory; seconds between two signs of life

WAITING = "the host asked to wait"
STEP = timedelta(seconds=1)

Status = Literal["finished", "interrupted", "failed"]


class Session(Asked):
    """An open run. `start` takes the sites' leases; `close` gives them back and writes the run's end."""

    def __init__(self, archive: Archive, config: Config, *, everything: bool = False, limit: int | None = None) -> None:
        super().__init__(archive, config)
        self.everything, self.limit = everything, limit
        self.since: datetime | None = None  # how far back listings are walked, if they are
        self.tally: Counter[str] = Counter()
        self.run_id = 0
        self.began = clock.monotonic()
        self.spent: set[str] = set()  # sites whose budget of the day is used up
        self.strangers: list[str] = []  # sites that nothing was ever read of
        self.silent: dict[str, float] = {}  # sites whose hosts asked for silence, and for how many seconds
        self.reasons: dict[int, str] = {}  # why the last page of a site could not be read
        self.unlike: list[str] = []  # pages that were asked for by name and are no articles, each with what it was
        self._records = 0
        self._committed = self._renewed = clock.monotonic()
        self._closed = False
        self.error: NewstrailError | None = None  # what ended the run, if the archive did

    @classmethod
    def open(cls, path: Path | str, config: Config, *, everything: bool = False, limit: int | None = None) -> "Session":
        """A session on the archive at `path`, made when there is none. Raises what `Archive` raises."""
        store = Archive(path, confirm=bool(config.crawl.confirm), keep_copies=config.crawl.keep_copies)
        return cls(store, config, everything=everything, limit=limit)

    @classmethod
    def begin(
        cls,
        path: Path,
        config: Config,
        what: Sequence[str],
        *,
        command: str,
        everything: bool = False,
        limit: int | None = None,
        since: datetime | None = None,
    ) -> "Session":
        """A run that has begun, over `what`: names of sites and addresses, all sites where there are none.

        Raises UsageError and NotFound for what cannot be asked for (no archive is made for that), Locked when another
        run holds a site, and what `Archive` raises.
        """
        for one in what:
            check(one)
        if not path.exists():
            something(config, (one for one in what if "://" not in one), anything=bool(what))
        session = cls.open(path, config, everything=everything, limit=limit)
        session.since = since
        try:
            for one in what:
                if "://" in one:
                    session.take_url(canonical(one))
                else:
                    session.take_name(one)
            if not what and not session.take_all(strangers=everything):
                raise nothing()
            session.start(command)
        except BaseException:
            session.close("failed")
            raise
        return session

    # the run

    def start(self, command: str) -> None:
        """Begin the run. Raises Locked when another run holds one of the sites."""
        from crawler.understanding import SiteMemory

        self.run_id = self.archive.start_run(command, list(self.sites))
        for site in self.sites.values():
            site.memory = SiteMemory.from_json(self.archive.memory(site.id))
            site.rules = rules_of(site.site)
            site.host = self.archive.host_memory(site.id)
            rate = site_rate_of(self.archive.db.conn, site.id, clock.now())
            self.archive.keep_edit_rate(site.id, rate)
        sites = {number: site.site for number, site in self.sites.items()}
        for number, effort in efforts_within(self.archive.db.conn, self.config.crawl, sites, clock.now()).items():
            self.sites[number].rationed = effort
        due_again(self.archive, self.sites, self.config.crawl.allow_private)
        self.archive.commit()

    def recorded(self, site: SiteAtWork) -> None:
        """One more visit is written: commit when the batch is full or old."""
        self._records += 1
        if site.unsaved >= REMEMBER:
            self.save_memory(site)
        if self._records >= BATCH or clock.monotonic() - self._committed >= EVERY:
            self.commit()

    def tick(self) -> None:
        """Called every second or so: what is written is made durable, and the run's leases are renewed."""
        if self._records:
            self.commit()
        if self.run_id and clock.monotonic() - self._renewed > RENEW:
            self.archive.renew_run(self.run_id)
            self.commit()
            self._renewed = clock.monotonic()

    def commit(self) -> None:
        """Make durable what was written so far, and what the run has counted."""
        if self.run_id and self._records and not self._closed:
            self.archive.progress_run(self.run_id, self.tally)
        self.archive.commit()
        self._records, self._committed = 0, clock.monotonic()

    def save_memory(self, site: SiteAtWork) -> None:
        """Keep what was learned of the site, with the next commit."""
        self.archive.save_memory(site.id, site.memory.to_json(), boilerplate_of(site.memory))
        site.unsaved = 0

    @property
    def budgeted(self) -> bool:
        """Whether requests are rationed, so that they are spent where an edit is most likely."""
        return self.config.crawl.budget is not None or any(one.site.budget for one in self.sites.values())

    def has_budget(self, site: SiteAtWork, under_way: tuple[int, int] = (0, 0)) -> bool:
        """Whether the site, and all together, may still be asked today (UTC); `under_way`: of all, and of this one."""
        for budget, only in ((self.config.crawl.budget, None), (site.site.budget, site.id)):
            if budget is None:
                continue
            where, values = ("AND site_id = ?", [only]) if only is not None else ("", [])
            query = f"SELECT coalesce(sum(visits), 0) AS n FROM visit_days WHERE day = ? {where}"  # noqa: S608
            row = next(iter(self.archive.db.query(query, [clock.stamp()[:10], *values])))
            if row["n"] + under_way[only is not None] >= budget:
                return False
        return True

    def postpone(self, site: SiteAtWork, seconds: float, own: float) -> None:
        """A host of the site asked for silence: nothing of the site is due before it is over. `own`: the seconds for
        which the host of its home page did, which later runs keep to whatever they are asked for."""
        at = site.quiet_until = clock.now() + timedelta(seconds=seconds)
        self.silent[site.site.name] = seconds
        if own:
            site.host[SILENT_UNTIL] = clock.stamp(clock.now() + timedelta(seconds=own))
            self.archive.save_host_memory(site.id, site.host)
        seen: set[tuple[int | None, int | None, int | None]] = set()
        while late := [
            due
            for due in self.archive.due([site.id], now=at, limit=len(seen) + 500)
            if (due.article_id, due.listing_id, due.page_id) not in seen
        ]:
            for due in late:
                seen.add((due.article_id, due.listing_id, due.page_id))
                if due.page_id is not None:
                    self.archive.put_off(due.page_id, at + STEP)
                    continue
                self.archive.plan(article_id=due.article_id, listing_id=due.listing_id, at=at + STEP, reason=WAITING)
        self._records += 1

    def close(self, status: Status) -> None:
        """Write the run's end and close the archive."""
        if self._closed:
            return
        self._closed = True
        try:
            for site in self.sites.values():
                if site.unsaved and site.memory is not None:
                    self.save_memory(site)
            if self.run_id:
                self.strangers = self.leave_out_strangers()
                self.archive.finish_run(self.run_id, status, self.stats())
            self.archive.commit()
        finally:
            self.archive.close()

    @property
    def failed_sites(self) -> list[str]:
        """Names of the sites of which nothing could be read."""
        return [site.site.name for site in self.sites.values() if site.failed]

    def stats(self) -> dict[str, Any]:
        """What the run counted, in plain values."""
        seconds = clock.monotonic() - self.began
        pages = self.tally["pages"]
        return {
            "seconds": round(seconds, 2),
            "pages": pages,
            "pages_per_second": round(pages / seconds, 2) if seconds else 0.0,
            "new_articles": self.tally["new"],
            "changes": self.tally["changes"],
            "errors": self.tally["errors"],
            "bytes": self.tally["bytes"],
            "sites": {
                site.site.name: {"outcomes": dict(site.outcomes), "listings": dict(site.listing_outcomes)}
                for site in self.sites.values()
                if site.outcomes or site.listing_outcomes
            },
            "failed_sites": self.failed_sites,
        }


def rules_of(site: Site) -> Any:
    """The site's rules as `crawler.understanding` takes them; None when there are none."""
    from crawler.understanding import SiteRules

    names = SiteRules.__dataclass_fields__
    values = {name: value for name, value in asdict(site).items() if name in names and value not in (None, ())}
    return replace(SiteRules(), **values) if values else None
