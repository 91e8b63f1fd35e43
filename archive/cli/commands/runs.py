"""`newstrail runs`: past crawls, newest first."""

import json
from pathlib import Path

import click

from archive.cli.options import archive_option, format_options
from archive.cli.output import at_most, emit
from archive.ledger.runs import EXPIRES, as_it_stands
from archive.rows import rows
from archive.store import Archive

COLUMNS = ("id", "started_at", "seconds", "status", "fetched", "new_articles", "changed_articles", "errors", "command")


@click.command(short_help="Past crawls.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="At most so many.")
@format_options
@archive_option
def command(limit: int, form: str, archive: Path) -> None:
    """Past crawls, newest first: when, how long, what they found.

    \b
    newstrail runs --limit 5
    newstrail runs --json
    """
    with Archive(archive, readonly=True) as store:
        found = rows(
            store.db.conn,
            f"""SELECT id, started_at, finished_at,
              round(max(0, julianday(finished_at) - julianday(started_at)) * 86400, 1) AS seconds,
              status, command, fetched, new_articles, changed_articles, errors, stats, process, {EXPIRES}
            FROM runs ORDER BY id DESC LIMIT :limit""",  # noqa: S608 (constants)
            limit=limit + 1,
        )
    found = list(map(as_it_stands, at_most(limit, found)))
    for row in found:
        row["stats"] = json.loads(row["stats"])
        if form == "table":
            row["started_at"] = row["started_at"][:19].replace("T", " ")
    emit(found, COLUMNS, form)
