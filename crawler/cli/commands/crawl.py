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
from archive.errors import UsageError
from crawler import config as configuration
from crawler.cli.endings import exit_code_of
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

    \b
    newstrail crawl
    newstrail crawl example --all
    newstrail crawl https://news.example/2026/11/22/bridge
    newstrail crawl example --backfill --since 90d
    """
    from crawler import run, telling
    from crawler.session import progress
    from crawler.session.session import Session

    loaded = run.with_options(configuration.load(config), allow_private=allow_private, delay=delay)
    if backfill != (since is not None):
        raise UsageError("--backfill and --since go together.", do="Say how far back: --backfill --since 90d.")
    telling.receivers_of(loaded)  # what is wrong with them is said before the run, not after it
    asked = " ".join(["crawl", *what, *(["--all"] if everything else [])])
    session = Session.begin(archive, loaded, what, command=asked, everything=everything, limit=limit, since=since)
    status = run.crawl(session, watcher=progress.shown)
    stats = session.stats()
    if loaded.tell and status == "finished":
        for line in telling.tell_all(archive, loaded):
            say(line)
    if as_json:
        click.echo(json.dumps({"run": session.run_id, "status": status, **stats}, ensure_ascii=False))
    say(progress.summary(session, status))
    if status == "finished" and not stats["pages"] and not (session.spent or session.closed or session.silent):
        say(_nothing_due(archive, session))
    raise SystemExit(exit_code_of(status, session))


def _nothing_due(archive: Path, session: "Session") -> str:
    from archive import Archive
    from crawler import timetable

    with Archive(archive, readonly=True) as store:
        at = timetable.next_visit(store.db.conn, session.sites)
    when = f"; the next visit is due at {to_minute(clock.stamp(at))} UTC" if at else ""
    return f"Nothing was due{when}. `newstrail crawl --all` visits everything now."
