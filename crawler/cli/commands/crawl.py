"""`newstrail crawl`: one run over what is due.

Owns the command line and its exit codes. The run itself is `crawler.run`.
"""

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive import clock
from archive.cli.options import archive_option, config_option
from archive.cli.output import say
from archive.cli.since import Moment
from archive.display import to_minute
from archive.errors import EXIT_INTERRUPTED, EXIT_SITES_FAILED, NewstrailError, UsageError
from crawler import config as configuration
from crawler.cli.options import allow_private_option, delay_option

if TYPE_CHECKING:
    from crawler.session.session import Session


@click.command("crawl", short_help="Visit what is due, once.")
@click.argument("what", nargs=-1, metavar="[SITE|URL]...")
@click.option("--all", "everything", is_flag=True, help="Every listing and article, due or not, gone ones too.")
@click.option("--backfill", is_flag=True, help="Walk listings and sitemaps into the past, back to --since.")
@click.option("--since", type=Moment(), metavar="DATE", help="How far back: 2026-01-31, or 90d.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Stop after N pages.")
@delay_option
@allow_private_option
@click.option("--json", "as_json", is_flag=True, help="Print what the run counted as JSON.")
@archive_option
@config_option
def command(
    what: tuple[str, ...],
    everything: bool,
    backfill: bool,
    since: datetime | None,
    limit: int | None,
    delay: float | None,
    allow_private: tuple[str, ...],
    as_json: bool,
    archive: Path,
    config: Path,
) -> None:
    """Visit what is due: listings first, then articles, new ones included.

    Without SITE or URL all sites are visited. The URL of an article visits that article; that of a home page, its site;
    a site that is not known yet is named after its host. When it is done, the receivers of newstrail.toml ([[tell]])
    are told of the changes.

    --backfill reads on through the further pages of listings and through all sitemaps, until they are older than
    --since, or known from a backfill before. Stopped, it goes on where it was when it is asked for again.
    """
    from crawler import run, telling
    from crawler.identity import canonical
    from crawler.session import progress
    from crawler.session.asked import nothing, something
    from crawler.session.session import Session

    loaded = run.with_options(configuration.load(config), allow_private=allow_private, delay=delay)
    if backfill != (since is not None):
        raise UsageError("--backfill and --since go together.", do="Say how far back: --backfill --since 90d.")
    for one in what:
        _check(one)
    telling.receivers_of(loaded)  # what is wrong with them is said before the run, not after it
    if not archive.exists():
        something(loaded, (one for one in what if "://" not in one), anything=bool(what))
    session = Session.open(archive, loaded, everything=everything, limit=limit)
    session.since = since
    try:
        for one in what:
            if "://" in one:
                session.take_url(canonical(one))
            else:
                session.take_name(one)
        if not what and not session.take_all(strangers=everything):
            raise nothing()
        session.start(" ".join(["crawl", *what, *(["--all"] if everything else [])]))
    except BaseException:
        session.close("failed")
        raise
    status = run.crawl(session, watcher=progress.shown)
    stats = session.stats()
    if loaded.tell and status == "finished":
        for line in telling.tell_all(archive, loaded):
            say(line)
    if as_json:
        click.echo(json.dumps({"run": session.run_id, "status": status, **stats}, ensure_ascii=False))
    say(progress.summary(session, status))
    if status == "finished" and not stats["pages"] and not session.spent and not session.closed:
        say(_nothing_due(archive, session))
    if status == "interrupted":
        raise SystemExit(EXIT_INTERRUPTED)
    if status == "failed":
        raise NewstrailError("The run ended before its work was done.", do="The messages above say why; run it again.")
    if session.failed_sites:
        raise SystemExit(EXIT_SITES_FAILED)


def _check(one: str) -> None:
    """Raise UsageError for an address that no crawl could visit, before a site is named after it."""
    if "://" not in one:
        return
    scheme, _, rest = one.partition("://")
    if scheme.lower() not in ("http", "https") or not rest.strip("/"):
        raise UsageError(f"{one} cannot be crawled.", do="Give an address that begins with http:// or https://.")


def _nothing_due(archive: Path, session: "Session") -> str:
    from archive import Archive
    from crawler import timetable

    with Archive(archive, readonly=True) as store:
        at = timetable.next_visit(store.db.conn, session.sites)
    when = f"; the next visit is due at {to_minute(clock.stamp(at))} UTC" if at else ""
    return f"Nothing was due{when}. `newstrail crawl --all` visits everything now."
