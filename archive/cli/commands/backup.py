"""`newstrail backup`: a safe copy of the archive, also while a crawl is writing."""

import json
from pathlib import Path

import click

from archive.backup import backup
from archive.cli.bars import bar
from archive.cli.options import archive_option
from archive.cli.output import say
from archive.display import counted


@click.command(short_help="A safe copy, also while a crawl is writing.")
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Write over TARGET if it exists.")
@click.option("--json", "as_json", is_flag=True, help="What was copied, as JSON.")
@archive_option
def command(target: Path, replace: bool, as_json: bool, archive: Path) -> None:
    """Copy the archive into the file TARGET, or into the folder TARGET. Copying the file by hand can lose visits.

    \b
    newstrail backup /media/usb/newstrail-2026-11-22.db
    """
    with bar("copying") as tell:
        made = backup(archive, target, replace=replace, progress=lambda left, total: tell(total - left, total))
    if as_json:
        click.echo(
            json.dumps({"path": str(made.path), "size": made.size, "sha256": made.sha256, "fetches": made.fetches})
        )
    else:
        click.echo(f"{made.sha256}  {made.path}")
        say(f"Copied {counted(made.fetches, 'visit')}, {made.size:,} bytes; the copy was checked.")
