"""`newstrail doctor`: what is wrong here."""

from dataclasses import asdict
from pathlib import Path

import click

from archive.cli.options import archive_option, format_options, future_config_option
from archive.cli.output import emit


@click.command(short_help="What is wrong here.")
@format_options
@archive_option
@future_config_option
def command(form: str, archive: Path, config: Path) -> None:
    """Look at the configuration, the archive, the machine and every site; say what is wrong, and what to do.

    Exits 1 when there is an error; warnings alone exit 0.

    \b
    newstrail doctor
    newstrail doctor --json
    """
    from crawler.doctor import examine

    rows = [asdict(finding) for finding in examine(archive, config)]
    emit(rows, ("level", "about", "what", "do"), form, longest=None)
    if any(row["level"] == "error" for row in rows):
        raise SystemExit(1)
