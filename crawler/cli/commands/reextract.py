"""`newstrail reextract`: derive the history again by the present code."""

from pathlib import Path
from typing import Any

import click

from archive import clock
from archive.cli.bars import bar
from archive.cli.options import archive_option, config_option
from archive.cli.output import emit, say
from archive.display import counted, safe_json
from archive.rederive import Difference, Report
from crawler import config as configuration

SHOWN = 50


@click.command(short_help="Derive the history again by the present code.")
@click.option("--site", help="Only this site.")
@click.option("--dry-run", is_flag=True, help="Say what would differ; write nothing.")
@click.option("--all", "everything", is_flag=True, help="Also what the present extractor read already.")
@click.option("--processes", type=click.IntRange(1), help="How many to use.  [default: all cores]")
@click.option("--json", "as_json", is_flag=True, help="The report as JSON.")
@archive_option
@config_option
def command(
    site: str | None,
    dry_run: bool,
    everything: bool,
    processes: int | None,
    as_json: bool,
    archive: Path,
    config: Path,
) -> None:
    """Read all stored pages again, and put the texts that come of it in the place of those in the archive.

    What differs comes from the code, not from a publisher: it is reported and never becomes a change. Stop it at any
    time; it goes on where it was.

    \b
    newstrail reextract --dry-run
    newstrail reextract --site example
    """
    from crawler.reextract import plan, reextract

    work = plan(archive, configuration.load(config), site, everything=everything)
    if not work.articles:
        say("Everything was read by the present code already.")
        if not as_json:
            return
    with bar("reading again", len(work.articles)) as tell:
        report = reextract(work, dry_run=dry_run, processes=processes, tell=tell) if work.articles else Report()
    if as_json:
        click.echo(safe_json(_as_json(report, dry_run)))
        return
    if report.differences:
        emit([_row(one) for one in report.differences[:SHOWN]], ("article", "revision", "fields", "before", "after"))
    if len(report.differences) > SHOWN:
        say(f"... and {len(report.differences) - SHOWN} more; --json lists all.")
    say(
        f"{counted(report.articles, 'article')}, {counted(report.revisions, 'revision')}: "
        f"{len(report.differences)} read otherwise, {report.merged} merged, {report.kept} left as they were, "
        f"{counted(report.changes_withdrawn, 'change')} withdrawn, "
        f"{report.changes_described_again} described again.{' Nothing was written.' if dry_run else ''}"
    )


def _row(one: Difference) -> dict[str, Any]:
    name = next((name for name in one.fields if name != "text"), "text")
    before, after = getattr(one.before, name), getattr(one.after, name)
    if name == "text":
        before, after = f"{one.before.word_count} words", f"{one.after.word_count} words"
    return {
        "article": one.article_id,
        "revision": one.number,
        "fields": list(one.fields),
        "before": _told(before),
        "after": _told(after),
    }


def _told(value: object) -> str:
    if hasattr(value, "astimezone"):
        return clock.stamp(value)  # type: ignore[arg-type]
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _as_json(report: Report, dry_run: bool) -> dict[str, Any]:
    counts = {name: getattr(report, name) for name in Report.__slots__ if name != "differences"}
    return {**counts, "dry_run": dry_run, "differences": [_row(one) for one in report.differences]}
