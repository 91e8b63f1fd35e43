"""`newstrail demo`: the whole product in a minute, offline.

Owns what the demonstration prints. Must not know how it is played; see `crawler.cli.rehearsal`.
"""

import json
import shlex
import shutil
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from rich.text import Text

from archive import Archive, Change, ChangeKind, clock
from archive.cli.output import console, emit, say
from archive.diff import diff
from archive.diff.render import worded
from archive.display import one_line
from archive.errors import EXIT_INTERRUPTED
from crawler.cli.rehearsal import Rehearsal
from crawler.newsroom import Newsroom

COLUMNS = ("article", "site", "change", "what", "words", "title")


@click.command(short_help="The whole product in a minute, offline.")
@click.argument("folder", metavar="[DIR]", required=False, default="newstrail-demo", type=click.Path(path_type=Path))
@click.option("--serve", is_flag=True, help="Afterwards keep the newspapers open for a browser, until Ctrl-C.")
@click.option("--json", "as_json", is_flag=True, help="Print what was recorded as JSON.")
def command(folder: Path, serve: bool, as_json: bool) -> None:
    """Serve a fictional newsroom on this computer, crawl it, edit it, crawl it again, and show what changed.

    Everything stays in DIR (default: newstrail-demo): the archive, its newstrail.toml and a log. Nothing is asked of
    the network. Running it again in the same DIR begins anew.

    \b
    newstrail demo
    newstrail demo newsroom
    """
    rehearsal = Rehearsal(folder, say)
    rehearsal.prepare()
    try:
        with rehearsal.play() as newsroom:
            _show(rehearsal, newsroom, as_json=as_json)
            if serve:
                _stay(newsroom)
    except KeyboardInterrupt:
        say("Interrupted. Run it again in the same DIR to begin anew.")
        raise SystemExit(EXIT_INTERRUPTED) from None


def _show(rehearsal: Rehearsal, newsroom: Newsroom, *, as_json: bool) -> None:
    with Archive(rehearsal.archive, readonly=True) as archive:
        rows = [_row(archive, newsroom, change) for change in archive.changes()]
        rows.sort(key=lambda row: row["true_at"] or row["not_after"])
        counts = _counts(archive)
        if as_json:
            _print_json(rehearsal, rows, counts)
            return
        _print(archive, newsroom, rows)
    _print_next(rehearsal.archive, counts)


def _row(archive: Archive, newsroom: Newsroom, change: Change) -> dict[str, Any]:
    """One change as recorded, beside what the newsroom's own books say of it."""
    url, site = next(
        iter(
            archive.db.query(
                "SELECT a.url, s.name FROM articles a JOIN sites s ON s.id = a.site_id WHERE a.id = ?",
                [change.article_id],
            )
        )
    ).values()
    revisions = {revision.id: revision for revision in archive.history(change.article_id)}
    before, after = (revisions.get(one or 0) for one in (change.from_revision_id, change.to_revision_id))
    shown = after or before
    slug = next((story.slug for story in newsroom.known() if newsroom.story_url(story) == url), "")
    true = next((edit for edit in newsroom.edits if (edit.slug, edit.kind) == (slug, str(change.kind))), None)
    return {
        "article": change.article_id,
        "site": site,
        "url": url,
        "slug": slug,
        "kind": str(change.kind),
        "title": shown.content.title if shown else None,
        "from_revision": before.number if before else None,
        "to_revision": after.number if after else None,
        "fields": list(change.fields),
        "labels": [label.name for label in change.labels],
        "words_added": change.words_added,
        "words_removed": change.words_removed,
        "not_before": clock.stamp(change.not_before),
        "not_after": clock.stamp(change.not_after),
        "true_at": clock.stamp(true.at) if true else None,
    }


def _counts(archive: Archive) -> dict[str, int]:
    tables = ("articles", "revisions", "changes", "fetches", "entries")
    return {name: archive.db.table(name).count for name in tables}


def _print_json(rehearsal: Rehearsal, rows: list[dict[str, Any]], counts: dict[str, int]) -> None:
    told = {
        "archive": str(rehearsal.archive),
        "config": str(rehearsal.config),
        "crawls": rehearsal.crawls,
        "counts": counts,
        "changes": rows,
    }
    click.echo(json.dumps(told, ensure_ascii=False, indent=1))


def _print(archive: Archive, newsroom: Newsroom, rows: list[dict[str, Any]]) -> None:
    out = console()
    out.print()
    emit([_told(row) for row in rows], COLUMNS)
    for row in rows:
        out.print()
        out.print(Text(f"{row['kind']}: {one_line(row['title'])}", style="bold"))
        truth = f"the desk did it on {_hour(row['true_at'])}" if row["true_at"] else "the desk knows nothing of it"
        seen = f"  between {_hour(row['not_before'])} and {_hour(row['not_after'])}; {truth}"
        out.print(Text(seen, style="dim"))
        if row["kind"] in (ChangeKind.EDITED, ChangeKind.REVERTED):
            before, after = (archive.revision(row["article"], row[name]) for name in ("from_revision", "to_revision"))
            whole = diff(before.content, after.content)
            told = replace(whole, fields=tuple(one for one in whole.fields if one.name in row["fields"]))
            words = worded(told, colour=out.is_terminal, context=0)
            click.echo(words.replace("\n\n", "\n"), nl=False, color=out.is_terminal)
    found, done = sum(row["true_at"] is not None for row in rows), len(newsroom.edits)
    out.print()
    verdict = (
        f"The desk made {done} changes to published stories: {found} were recorded, and {len(rows) - found} others."
    )
    out.print(Text(verdict, style="bold"))


def _told(row: dict[str, Any]) -> dict[str, str]:
    return {
        "article": str(row["article"]),
        "site": row["site"],
        "change": row["kind"],
        "what": ", ".join(row["labels"] or row["fields"]).replace("_", " "),
        "words": f"+{row['words_added']} -{row['words_removed']}" if row["words_added"] or row["words_removed"] else "",
        "title": one_line(row["title"], 40),
    }


def _hour(stamp: str) -> str:
    at = clock.parse(stamp).astimezone()
    return f"{at:%a %H:%M}"


def as_called(name: str, on_path: str | None) -> str:
    """How a shell here finds this program that was called by `name`: by that, where `newstrail` alone does not do."""
    return shlex.quote(name) if Path(name).name == "newstrail" and on_path is None else "newstrail"


def _print_next(archive: Path, counts: dict[str, int]) -> None:
    start = f"{as_called(sys.argv[0], shutil.which('newstrail'))} --archive {shlex.quote(str(archive))}"
    out = console()
    kept = ", ".join(f"{counts[name]} {name}" for name in ("articles", "revisions", "changes", "fetches"))
    out.print()
    out.print(Text(f"The archive is {archive}: {kept}. Look around:", style="bold"))
    query = "SELECT kind, title_before, title_after FROM edits"
    for line, why in (
        (f"{start} log", "what happened, newest first"),
        (f"{start} diff cannery-jobs", "two versions of one story"),
        (f'{start} search --history "swimming pool"', "words, the deleted ones too"),
        (f'{start} sql "{query}"', "anything else"),
        (f"{start} serve", "the same in a browser"),
    ):
        out.print(Text(f"  {line}"), Text(f"  # {why}", style="dim"), sep="", soft_wrap=True)


def _stay(newsroom: Newsroom) -> None:
    try:
        say(f"The newspapers stay open at {newsroom.url('courier')} and {newsroom.url('anzeiger')} until Ctrl-C.")
        while True:
            time.sleep(1)  # a signal that comes right before a sleep is seen only behind it
    except KeyboardInterrupt:
        say("Closed.")
