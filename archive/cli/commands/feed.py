"""`newstrail feed`: changes as a feed for readers."""

import sys
from pathlib import Path
from typing import Any

import click

from archive.announce import feeds
from archive.announce.documents import atom, json_feed
from archive.cli.labels import LabelName
from archive.cli.options import archive_option
from archive.cli.output import say
from archive.display import counted, safe
from archive.duplicates.listing import originals
from archive.store import Archive


@click.command(short_help="Changes as an Atom or JSON feed.")
@click.option("--site", help="Only this site.")
@click.option("--article", help="Only this article: its id, a URL, or a unique part of one.")
@click.option("--label", type=LabelName(), help="Only changes with this label.")
@click.option("--search", metavar="QUERY", help="Only articles that say it, or said it once.")
@click.option("--fold", is_flag=True, help="Show a change of copies of one text once.")
@click.option("--json", "as_json", is_flag=True, help="JSON Feed 1.1 instead of Atom.")
@click.option("--address", metavar="URL", help="Where the feed will stand.")
@click.option("--limit", type=click.IntRange(1), default=feeds.NEWEST, show_default=True, help="At most so many.")
@click.option("--output", "-o", type=click.Path(path_type=Path), metavar="FILE", help="Write it there.")
@archive_option
def command(
    site: str | None,
    article: str | None,
    label: str | None,
    search: str | None,
    fold: bool,
    as_json: bool,
    address: str | None,
    limit: int,
    output: Path | None,
    archive: Path,
) -> None:
    """The newest changes as a feed: of all sites, of one, of an article, with a label, or for a search.

    `newstrail serve` has the same feeds on its pages.

    \b
    newstrail feed > changes.atom
    newstrail feed --site example --label headline --json -o headlines.json
    """
    with Archive(archive, readonly=True) as store:
        found = feeds.changes(store, site=site, article=article, label=label, search=search, limit=limit)
        if fold:
            found = _folded(store, found)
    title = "Changes" + "".join(f", {part}" for part in (site, article, label, search) if part)
    made = feeds.feed(found, title=title, address=address)
    text, _ = json_feed(made) if as_json else atom(made)
    if output is None:
        click.echo(safe(text) if sys.stdout.isatty() else text)
    else:
        _write(output, text)
        say(f"{counted(len(found), 'change')} in {output}.")


def _write(path: Path, text: str) -> None:
    # Readers of the feed may ask for it at any time: they get the old one or the new one, whole.
    part = path.with_name(path.name + ".part")
    try:
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def _folded(store: Archive, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One change a cluster of copies and kind: the newest."""
    original = originals(store.db.conn, [change["article_id"] for change in found])
    seen: set[tuple[int, str]] = set()
    kept = []
    for change in found:
        article = change["article_id"]
        key = (original.get(article, article), change["kind"])
        if key not in seen:
            seen.add(key)
            kept.append(change)
    return kept
