"""`newstrail sql`: a query of one's own, which can only read."""

import sys
from pathlib import Path

import click

from archive.cli.options import archive_option, format_options
from archive.cli.output import emit, say
from archive.errors import UsageError
from archive.readonly import query


@click.command(short_help="Ask in SQL; reading only.")
@click.argument("statement", metavar="QUERY")
@click.option("--param", "-p", "parameters", nargs=2, multiple=True, metavar="NAME VALUE", help="Bind :NAME.")
@click.option("--seconds", type=click.FloatRange(0.1), default=10.0, show_default=True, help="Stop it after so long.")
@format_options
@archive_option
def command(statement: str, parameters: tuple[tuple[str, str], ...], seconds: float, form: str, archive: Path) -> None:
    """Run one SELECT on the archive ("-" reads it from stdin). docs/schema.md describes every table and view.

    \b
    newstrail sql 'SELECT site, count(*) FROM edits GROUP BY 1'
    newstrail sql 'SELECT * FROM headline_changes' --csv > headlines.csv
    newstrail sql 'SELECT title FROM articles WHERE url LIKE :like' -p like '%budget%' --json
    """
    text = sys.stdin.read() if statement == "-" else statement
    if not text.strip():
        raise UsageError("There is no query.", do="Give a SELECT, or - to read one from stdin.")
    result = query(archive, text, dict(parameters), seconds=seconds)
    rows = ({column: _shown(value) for column, value in zip(result.columns, row, strict=True)} for row in result.rows)
    emit(rows, result.columns, form)
    if result.truncated:
        say("There are more rows than these; add a LIMIT, or narrow the query down.")


def _shown(value: object) -> object:
    return f"<{len(value)} bytes>" if isinstance(value, bytes) else value
