"""`newstrail copies`: where else a story stands, and who had it first."""

from pathlib import Path

import click

from archive.cli.options import archive_option, format_options
from archive.cli.output import emit, say
from archive.display import to_minute
from archive.duplicates.listing import cluster_of
from archive.store import Archive

COLUMNS = ("article", "role", "kind", "similarity", "site", "published", "not_taken", "agency", "title")


@click.command(short_help="Where else a story stands, and who had it first.")
@click.argument("article")
@format_options
@archive_option
def command(article: str, form: str, archive: Path) -> None:
    """The copies of ARTICLE (its id, a URL, or a unique part of one): exact, near and syndicated ones.

    The original is the one published first. `not_taken` counts its later edits that the copy never took over; compare
    the two with `newstrail diff ORIGINAL COPY`.

    \b
    newstrail copies 17
    newstrail copies council-budget --json
    """
    with Archive(archive, readonly=True) as store:
        rows = cluster_of(store.db.conn, store.find(article))
    for row in rows:
        row["not_taken"] = row["corrections_not_taken"]
        # A day without a time is kept as its midnight.
        row["published"] = to_minute(row["published_at"] or row["first_seen_at"]).removesuffix(" 00:00")
    emit(rows, COLUMNS if form != "csv" else (*COLUMNS, "url", "published_at", "first_seen_at"), form)
    if len(rows) == 1 and form == "table":
        say("No other article has this text.")
