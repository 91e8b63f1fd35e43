"""How commands print rows: a table for people, JSON, NDJSON or CSV for programs.

Owns the formats and the colours. Must not know what the rows mean. Data goes to stdout, talk to stderr.
"""

import csv
import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

import click
from rich.console import Console
from rich.text import Text

from archive.cli.table import show
from archive.display import one_line, safe, safe_json

_Row = TypeVar("_Row")
_ADDRESS = ("http://", "https://")
# A cell that a spreadsheet would run as a formula (OWASP, CSV injection) is kept as text by a leading apostrophe.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """The reader went away: the group ends the command, where rich would end the process with an error."""
        raise BrokenPipeError


def console(*, stderr: bool = False) -> Console:
    """A rich console on stdout or stderr: colour on a terminal only, NO_COLOR and FORCE_COLOR kept, no markup read."""
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() or "COLUMNS" in os.environ else 200
    return _Console(file=stream, markup=False, highlight=False, emoji=False, width=width, soft_wrap=False)


def coloured(out: Console) -> bool:
    """Whether what is printed there without rich may have colours: as rich decides (terminal, NO_COLOR, TERM=dumb)."""
    return out.is_terminal and not out.no_color and out.color_system is not None


def say(message: str) -> None:
    """Talk to the person on stderr."""
    click.echo(message, err=True)


def at_most(limit: int, rows: Sequence[_Row]) -> list[_Row]:
    """The first `limit` of `rows`, of which one more was asked for: that there are more is told, not kept quiet."""
    if len(rows) > limit:
        say(f"There are more than these {limit}: --limit shows them.")
    return list(rows[:limit])


def emit(
    rows: Iterable[Mapping[str, Any]], columns: Sequence[str], form: str = "table", *, longest: int | None = 80
) -> None:
    """Print `rows` (mappings with at least `columns`) in `form`: "table", "json", "ndjson" or "csv".

    JSON and NDJSON print every key of a row; table and CSV print `columns`, in that order. A table cuts texts after
    `longest` characters (None: nowhere), addresses never.
    """
    if form == "json":
        click.echo(safe_json([dict(row) for row in rows], indent=1))
    elif form == "ndjson":
        for row in rows:
            click.echo(safe_json(dict(row)))
    elif form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        for row in rows:
            writer.writerow([_csv_cell(row.get(column)) for column in columns])
    else:
        _table(rows, columns, longest)


def _csv_cell(value: object) -> object:
    if isinstance(value, list | dict):
        value = json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, str):
        value = safe(value) if sys.stdout.isatty() else value
        return f"'{value}" if value.startswith(_FORMULA) else value
    return value


def _table(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], longest: int | None) -> None:
    kept = [[_cell(row.get(column), longest) for column in columns] for row in rows]
    if kept:
        show(console(), kept, [one_line(column) for column in columns])
    else:
        say("Nothing to show.")


def _cell(value: object, longest: int | None) -> Text:
    if isinstance(value, list | tuple):
        value = ", ".join(str(part) for part in value)
    if isinstance(value, bool):
        value = "yes" if value else ""
    if isinstance(value, float):
        return Text(safe(f"{value:g}"))
    whole = isinstance(value, str) and value.startswith(_ADDRESS)  # half an address leads nowhere
    return Text(one_line(value, None if whole else longest))
