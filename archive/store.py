"""Archive: the one door to an archive file, and its only writer.

Owns which rooms answer what. Every method is one line into `archive.ledger`, where each table has its module.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from sqlite_utils import Database

from archive import clock
from archive.bodies import Bodies
from archive.history import CONFIRM_AFTER, SECOND_LOOK, Rules
from archive.ledger import answers, articles, entries, frontier, further, runs, sites, visits
from archive.ledger.connection import Connection
from archive.ledger.sites import BoilerplateBlock
from archive.model import Change, ChangeKind, Due, ListingKind, Observation, Recorded, Revision


class Archive:
    """An archive of articles in one SQLite file: made and brought up to date when opened, or opened only to read.

    Writing gathers in a transaction until `commit()`; leaving a `with` block commits, an exception undoes what was not
    committed. One process writes at a time; any number read beside it.

    `confirm`: hold each change back until a second visit saw it too. `second_look`: how long after the first visit that
    found an article gone a second one must find it gone, for it to have disappeared. `keep_copies`: keep the bytes of
    pages whose text another article has already, word for word.

    Raises NewerArchive, DamagedArchive, DiskFull, Locked (`archive.errors`); NotFound when there is nothing to read.
    """

    def __init__(
        self,
        path: Path | str,
        *,
        readonly: bool = False,
        confirm: bool = False,
        second_look: timedelta = SECOND_LOOK,
        confirm_after: timedelta = CONFIRM_AFTER,
        keep_copies: bool = True,
    ) -> None:
        self.path = Path(path)
        self.confirm = confirm
        self.second_look = second_look
        self.confirm_after = confirm_after
        self.keep_copies = keep_copies
        self.connection = Connection(path, readonly=readonly)
        self.bodies = Bodies(self.connection.raw)

    @property
    def db(self) -> Database:
        """The same connection through sqlite-utils."""
        return self.connection.db

    def commit(self) -> None:
        """Make durable what was written since the last commit."""
        self.connection.commit()

    @contextmanager
    def whole(self) -> Iterator[None]:
        """What is written in the block is written whole: an exception undoes it, and nothing that was before it."""
        with self.connection.writing():
            yield

    def rollback(self) -> None:
        """Forget what was written since the last commit."""
        self.connection.rollback()

    def close(self) -> None:
        """Close the file; what was not committed is forgotten."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                self.commit()
        finally:
            self.close()

    # sites, listings, articles

    def ensure_site(self, name: str, home_url: str, *, config: Mapping[str, Any] | None = None) -> int:
        """The id of the site of that name, made when unknown."""
        return sites.ensure_site(self.connection, name, home_url, config or {})

    def rename_site(self, name: str, now: str) -> None:
        """Call the site of that name `now`; all that was read of it stays with it."""
        sites.rename(self.connection, name, now)

    def site_id(self, name: str) -> int:
        """The id of the site of that name. Raises NotFound, naming those that are near."""
        return sites.site_id(self.connection, name)

    def ensure_listing(
        self, site_id: int, url: str, kind: ListingKind, *, found_by: str | None = None, role: str = "primary"
    ) -> int:
        """The id of the site's listing at `url`, made and due at once when unknown."""
        return sites.ensure_listing(self.connection, site_id, url, kind, found_by, role)

    def follow_listings(self, site_id: int, urls: Sequence[str]) -> None:
        """Visit of a site's listings those at `urls`: others are retired, and come back with their URL."""
        sites.follow_listings(self.connection, site_id, urls)

    def ensure_article(self, site_id: int, url: str) -> int:
        """The id of the article that `url` leads to, made `pending` and due at once when unknown."""
        return articles.ensure(self.connection, site_id, url)

    def memory(self, site_id: int) -> dict[str, Any]:
        """What was learned of a site; {} at first."""
        return sites.memory(self.connection, site_id)

    def save_memory(
        self, site_id: int, memory: Mapping[str, Any], boilerplate: Sequence[BoilerplateBlock] = ()
    ) -> None:
        """Keep what was learned of a site, and the blocks that it repeats."""
        sites.save_memory(self.connection, site_id, memory, boilerplate)

    def host_memory(self, site_id: int) -> dict[str, Any]:
        """What was learned of a site's host; {} at first."""
        return sites.host_memory(self.connection, site_id)

    def save_host_memory(self, site_id: int, learned: Mapping[str, Any]) -> None:
        """Keep what was learned of a site's host."""
        sites.save_host_memory(self.connection, site_id, learned)

    def keep_edit_rate(self, site_id: int, rate: float) -> None:
        """Keep how many times as often as an average site this one edits."""
        sites.keep_edit_rate(self.connection, site_id, rate)

    # runs

    def start_run(self, command: str, site_ids: Sequence[int]) -> int:
        """Open a run that holds its sites. Raises Locked when a living run holds one. Commits."""
        return runs.start(self.connection, command, site_ids)

    def renew_run(self, run_id: int) -> None:
        """Say that a long run still lives: its hold on the sites is renewed. Call it every few minutes."""
        runs.renew(self.connection, run_id)

    def progress_run(self, run_id: int, counted: Mapping[str, int]) -> None:
        """Write what a run has counted so far ("pages", "new", "changes", "errors"), with the next commit."""
        runs.progress(self.connection, run_id, counted)

    def finish_run(
        self, run_id: int, status: Literal["finished", "interrupted", "failed"], stats: Mapping[str, Any]
    ) -> None:
        """Close a run and give its sites free. Commits."""
        runs.finish(self.connection, run_id, status, stats)

    # the frontier

    def due(
        self,
        site_ids: Sequence[int] | None = None,
        *,
        now: datetime | None = None,
        limit: int = 100,
        everything: bool = False,
        since_run: int | None = None,
        skip: Collection[tuple[str, int]] = (),
        likeliest: bool = False,
    ) -> list[Due]:
        """What to visit next: listings first, then their further pages, then articles, the longest overdue first.

        `everything`: all active listings and all articles not yet visited in run `since_run`. `skip`: ("listing", id),
        ("page", id) and ("article", id) already in flight. `likeliest`: articles by how many edits wait for the visit.
        """
        wanted = frontier.Wanted(clock.stamp(now), site_ids, everything, since_run, skip, likeliest)
        return frontier.due(self.connection, wanted, limit)

    def plan(
        self,
        *,
        article_id: int | None = None,
        listing_id: int | None = None,
        at: datetime | None,
        reason: str,
        interval_s: int | None = None,
        rhythm: str | None = None,
    ) -> None:
        """Set when to look again, and why. A second look that is waited for is never put off by it.

        Of a listing, `interval_s` and `rhythm` are kept for its schedule (None: as they were).
        """
        frontier.plan(self.connection, article_id, listing_id, at, reason, interval_s, rhythm)

    def goes_on(self, listing_id: int, urls: Sequence[str], number: int, since: datetime | None = None) -> None:
        """A listing goes on at `urls`, its pages of that number: they are due until they were read. `since`: they
        belong to a backfill that goes back so far."""
        further.add(self.connection, listing_id, urls, number, since)

    def walked_back(self, listing_id: int, since: datetime) -> bool:
        """Note that a backfill of the listing has reached `since`, unless pages of it are left to be read."""
        return further.walked(self.connection, listing_id, since)

    def backfilled_to(self, listing_id: int) -> datetime | None:
        """How far back a finished backfill of the listing went; None when there was none."""
        return further.reached(self.connection, listing_id)

    def page_was_read(self, page_id: int) -> None:
        """A further page of a listing was read, and is due no more."""
        further.read(self.connection, page_id)

    def page_failed(self, page_id: int, again: datetime) -> None:
        """A further page of a listing could not be read; it is tried `again` then, three times in all."""
        further.failed(self.connection, page_id, again)

    def put_off(self, page_id: int, at: datetime) -> None:
        """A further page of a listing is due `at` that time."""
        further.put_off(self.connection, page_id, at)

    def record(self, observation: Observation) -> Recorded:
        """Write one visit: its outcome, and the revision and changes that it makes. Does not commit."""
        from archive.ledger.record import Recorder  # only writing needs the diff engine and the noise rules

        rules = Rules(
            confirm=self.confirm,
            second_look=self.second_look,
            confirm_after=self.confirm_after,
            keep_copies=self.keep_copies,
        )
        return Recorder(self.connection, self.bodies, rules).record(observation)

    def knows_visit(self, url: str, fetched_at: datetime) -> bool:
        """Whether a visit to `url` at that very time is recorded already: an import asks before it records."""
        return visits.known(self.connection.raw, url, fetched_at)

    def close_gaps(self, listing_id: int, by: str, at: datetime) -> int:
        """Close the open gaps of a listing, saying what filled them; how many there were."""
        with self.connection.writing() as db:
            return entries.close_gaps(db, listing_id, by, clock.stamp(at))

    # answers

    def find(self, article: str | int) -> int:
        """The article with that id, one of its URLs, or a part that only its URLs have. Raises NotFound."""
        return articles.find(self.connection, article)

    def history(self, article: str | int) -> list[Revision]:
        """All revisions of an article, the first first."""
        return answers.history(self.connection, article)

    def revision(self, article: str | int, number: int | None = None) -> Revision:
        """A revision by number, or what the article says now."""
        return answers.revision(self.connection, article, number)

    def changes(
        self,
        *,
        article: str | int | None = None,
        site: str | int | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        kind: ChangeKind | None = None,
        label: str | None = None,
        limit: int | None = None,
        variants: bool = False,
    ) -> list[Change]:
        """Changes by what is asked, newest first; variants of one page only on request."""
        return answers.changes(
            self.connection,
            article=article,
            site=site,
            since=since,
            until=until,
            kind=kind,
            label=label,
            limit=limit,
            variants=variants,
        )

    def body(self, sha256: str) -> bytes:
        """The bytes of a response, as received, checked against their digest. Raises NotFound, DamagedArchive."""
        return self.bodies.get(sha256)
