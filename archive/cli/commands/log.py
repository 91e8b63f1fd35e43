"""`newstrail log`: revisions and changes, newest first."""

from datetime import datetime
from pathlib import Path

import click

from archive import clock
from archive.cli.labels import LabelName
from archive.cli.options import archive_option, format_options
from archive.cli.output import at_most, emit
from archive.cli.since import Moment
from archive.display import to_minute
from archive.store import Archive
from archive.timeline import Wanted, events

KINDS = ("new", "edited", "reverted", "disappeared", "returned", "moved")
WORDLESS = ("moved", "disappeared")  # what happened to the page, not to its text
COLUMNS = ("time", "site", "article", "event", "revisions", "words", "labels", "title")


@click.command(short_help="Revisions and changes, newest first.")
@click.argument("article", required=False)
@click.option("--since", type=Moment(), help="Only from then on: 90m, 24h, 1d, 2w, or a time.")
@click.option("--site", help="Only this site.")
@click.option("--kind", "kinds", type=click.Choice(KINDS), multiple=True, help="Only events of this kind; repeatable.")
@click.option("--label", type=LabelName(), help="Only changes with this label, such as headline.")
@click.option("--silent", is_flag=True, help="Only changes that no note and no new date announce.")
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="At most so many.")
@format_options
@archive_option
def command(
    article: str | None,
    since: datetime | None,
    site: str | None,
    kinds: tuple[str, ...],
    label: str | None,
    silent: bool,
    limit: int,
    form: str,
    archive: Path,
) -> None:
    """What happened to the articles, or to one ARTICLE (its id, a URL, or a unique part of one). Times are UTC.

    \b
    newstrail log --since 1d --kind edited
    newstrail log council-budget --json
    """
    with Archive(archive, readonly=True) as store:
        if site is not None:
            store.site_id(site)
        wanted = Wanted(
            article_id=None if article is None else store.find(article),
            site=site,
            since=clock.stamp(since) if since else None,
            label=label,
            kinds=kinds,
            silent=silent,
            limit=limit + 1,
        )
        rows = at_most(limit, events(store.db.conn, wanted))
    if form in ("table", "csv"):
        for row in rows:
            row["revisions"] = _revisions(row["from_revision"], row["to_revision"])
            textless = row["event"] in WORDLESS or row["from_revision"] == row["to_revision"]
            row["words"] = "" if textless else f"+{row['words_added']} -{row['words_removed']}"
            if form == "table":
                row["time"] = to_minute(row["time"])
    emit(rows, COLUMNS if form != "csv" else (*COLUMNS, "fields", "magnitude", "not_before", "not_after", "url"), form)


def _revisions(before: int | None, after: int | None) -> str:
    if before is None or after is None or before == after:
        return str(after or before or "")
    return f"{before}..{after}"
