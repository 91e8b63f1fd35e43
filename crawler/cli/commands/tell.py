"""`newstrail tell`: send what is to be told, show what would be, lift a hold."""

from pathlib import Path
from typing import Any

import click

from archive import Archive
from archive.cli.options import archive_option, config_option, format_options
from archive.cli.output import emit, say
from archive.display import counted, to_minute
from archive.errors import NewstrailError, UsageError
from archive.opening import must_exist
from crawler import config as configuration
from crawler.cli.options import allow_private_option


@click.command(short_help="Send changes to the configured receivers.")
@click.option("--dry-run", is_flag=True, help="Show what would be sent, and to whom; send nothing.")
@click.option("--failed", is_flag=True, help="Show what could not be sent, and why.")
@click.option("--retry", is_flag=True, help="Try at once what failed, what was given up too.")
@click.option("--release", metavar="SITE", help="Lift the hold on a site's announcements.")
@click.option("--forget", is_flag=True, help="With --release: never tell what was held back.")
@allow_private_option
@format_options
@archive_option
@config_option
def command(
    dry_run: bool,
    failed: bool,
    retry: bool,
    release: str | None,
    forget: bool,
    allow_private: tuple[str, ...],
    form: str,
    archive: Path,
    config: Path,
) -> None:
    """Tell the receivers of newstrail.toml ([[tell]]) what has changed; `crawl` and `watch` do so by themselves.

    A webhook is a signed POST (Standard Webhooks); every other address is one of apprise. Each receiver gets each event
    at least once, under the same id. Many changes of a site at a time become one digest. When the pages of a site
    suddenly read differently, its announcements are held back until --release. Exits 1 while something waits for
    another attempt.

    \b
    newstrail tell --dry-run
    newstrail tell --release courier --forget
    """
    from archive import announce
    from crawler import run, telling

    loaded = run.with_options(configuration.load(config), allow_private=allow_private)
    if forget and not release:
        raise UsageError("--forget goes with --release.", do="Name the site: --release SITE --forget.")
    must_exist(archive)
    if release:
        _release(archive, release, forget)
        return
    if failed:
        rows = _failed(archive)
        if form == "table":
            rows = [{**row, "next": to_minute(row["next"])} for row in rows]
        emit(rows, ("receiver", "attempts", "next", "what", "error"), form, longest=None)
        return
    receivers = telling.receivers_of(loaded)
    if dry_run:
        emit(_planned(archive, receivers), ("receiver", "type", "site", "what"), form)
        return
    if not receivers:
        raise UsageError("Nobody is to be told.", do="Add [[tell]] with name and url to newstrail.toml.")
    if retry:
        with Archive(archive) as store:
            announce.retry(store)
    lines = telling.tell_all(archive, loaded)
    for line in lines:
        say(line)
    many, at = telling.waiting(archive)
    if many:
        raise NewstrailError(
            f"{counted(many, 'announcement')} could not be sent yet; the next attempt is due {to_minute(at)}.",
            do="newstrail tell --failed says why; newstrail tell --retry tries at once.",
        )
    if not lines:
        say("Nothing is left to be told.")


def _release(archive: Path, name: str, forget: bool) -> None:
    from archive import drift

    with Archive(archive) as store:
        number = store.site_id(name)
        held = next(store.db.query("SELECT hold_reason FROM sites WHERE id = ?", [number]))["hold_reason"]
        waiting = drift.release(store, number, forget=forget)
    if held is None:
        say(f"{name} was not held back.")
    else:
        fate = "forgotten" if forget else "to be told"
        say(f"{name} is held back no more ({held}). {counted(waiting, 'change')} {fate}.")


def _failed(archive: Path) -> list[dict[str, Any]]:
    with Archive(archive, readonly=True) as store:
        return list(
            store.db.query(
                "SELECT d.target AS receiver, d.attempts, coalesce(d.next_try_at, 'given up') AS next,"
                " json_extract(n.payload, '$.text') AS what, d.last_error AS error FROM deliveries d"
                " JOIN announcements n ON n.id = d.announcement_id WHERE d.delivered_at IS NULL AND d.attempts > 0"
                " ORDER BY n.id"
            )
        )


def _planned(archive: Path, receivers: Any) -> list[dict[str, Any]]:
    """What the outbox would hold after a collection that is undone again."""
    from archive.announce import collect

    with Archive(archive) as store:
        collect(store, receivers)
        rows = list(
            store.db.query(
                "SELECT d.target AS receiver, n.kind AS type, json_extract(n.payload, '$.site') AS site,"
                " json_extract(n.payload, '$.text') AS what FROM deliveries d JOIN announcements n"
                " ON n.id = d.announcement_id WHERE d.delivered_at IS NULL AND d.next_try_at IS NOT NULL ORDER BY n.id"
            )
        )
        store.rollback()
    return rows
