"""`newstrail search`: all revisions, the deleted words too."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from archive import clock
from archive.cli.options import archive_option, format_options
from archive.cli.output import at_most, emit
from archive.display import to_minute
from archive.duplicates.listing import originals
from archive.search import phrase_history, search
from archive.store import Archive

COLUMNS = ("article", "site", "revisions", "stands", "title", "passage")
HISTORY_COLUMNS = ("article", "site", "appeared", "removed", "stands", "title", "passage")


@click.command(short_help="Search all revisions, the deleted words too.")
@click.argument("words", metavar="QUERY", nargs=-1, required=True)
@click.option("--history", is_flag=True, help="Take QUERY as a phrase: where it appeared, when it was removed.")
@click.option("--gone", is_flag=True, help="Only what no longer stands.")
@click.option("--newest", is_flag=True, help="The newest revision first, instead of the best match.")
@click.option("--site", help="Only this site.")
@click.option("--collapse", is_flag=True, help="Show copies of one text once, by their original.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="At most so many articles.")
@format_options
@archive_option
def command(
    words: tuple[str, ...],
    history: bool,
    gone: bool,
    newest: bool,
    site: str | None,
    collapse: bool,
    limit: int,
    form: str,
    archive: Path,
) -> None:
    """Find the articles that say QUERY now, or said it once.

    Words are sought each on its own; "words in quotes" as a phrase; -word excludes; word* completes; OR joins two. The
    match stands between « and »; `stands` says whether the article still says it.

    \b
    newstrail search budget council
    newstrail search --gone '"48 million"'
    newstrail search --history 'no evidence of'
    """
    query = " ".join(words)
    with Archive(archive, readonly=True) as store:
        if history:
            rows = _history(store, query, site, limit + 1)
        else:
            wanted = limit * 5 if collapse else limit + 1
            rows = _hits(store, query, site=site, gone=gone, newest=newest, limit=wanted)
            if collapse:
                rows = _collapsed(store, rows)
    emit(at_most(limit, rows), HISTORY_COLUMNS if history else COLUMNS, form)


def _hits(store: Archive, query: str, **wanted: Any) -> list[dict[str, Any]]:
    rows = [asdict(hit) for hit in search(store, query, **wanted)]
    for row in rows:
        row["article"] = row.pop("article_id")
        row["revisions"] = list(row.pop("numbers"))
        row["first_seen_at"], row["last_seen_at"] = clock.stamp(row["first_seen_at"]), clock.stamp(row["last_seen_at"])
    return rows


def _collapsed(store: Archive, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One row a cluster of copies: the best match of it; `copies` counts the others."""
    original = originals(store.db.conn, [row["article"] for row in rows])
    kept: dict[int, dict[str, Any]] = {}
    for row in rows:
        root = original.get(row["article"], row["article"])
        if root in kept:
            kept[root]["copies"] += 1
        else:
            kept[root] = {**row, "copies": 0}
    return list(kept.values())


def _history(store: Archive, phrase: str, site: str | None, limit: int) -> list[dict[str, Any]]:
    rows = []
    for span in phrase_history(store, phrase, site=site, limit=limit):
        rows.append(
            {
                "article": span.article_id,
                "site": span.site,
                "url": span.url,
                "title": span.title,
                "first_revision": span.first_revision,
                "appeared": _interval(*span.appeared),
                "last_revision": span.last_revision,
                "removed_revision": span.removed_revision,
                "removed": _interval(*span.removed) if span.removed else None,
                "stands": span.removed is None,
                "passage": span.passage,
            }
        )
    return rows


def _interval(after: datetime | None, until: datetime) -> str:
    """Between which two visits it happened; "by" when there was no visit before."""
    end = to_minute(clock.stamp(until))
    return f"by {end}" if after is None else f"{to_minute(clock.stamp(after))} to {end}"
