"""`newstrail blame`: which revision brought each sentence of an article, and which sentences went."""

from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from archive import clock
from archive.blame import Blame, blame
from archive.cli.options import archive_option, format_options
from archive.cli.output import coloured, console, emit
from archive.cli.states import states_in_time
from archive.display import one_line, to_minute
from archive.model import Revision
from archive.store import Archive

ORIGIN = 22  # characters of a revision's number and time
COLUMNS = ("state", "revision", "first_seen_at", "gone_in", "gone_at", "paragraph", "text", "became")


@click.command(short_help="Which revision brought each sentence.")
@click.argument("article")
@format_options
@archive_option
def command(article: str, form: str, archive: Path) -> None:
    """Show each sentence of ARTICLE (its id, a URL, or a unique part of one) with the revision that brought it in this
    wording; then the sentences that went, with the revision that no longer had them.

    \b
    newstrail blame council-budget
    newstrail blame 17 --json
    """
    with Archive(archive, readonly=True) as store:
        found = blame(states_in_time(store, article))
    if form == "table":
        _print(found)
    else:
        emit(rows(found), COLUMNS, form)


def rows(found: Blame) -> list[dict[str, Any]]:
    """One row a sentence: those that stand, in order of the text, then those that went, in order of time."""
    standing = [
        {
            "state": "standing",
            "revision": part.came.number,
            "first_seen_at": clock.stamp(part.came.first_seen_at),
            "gone_in": None,
            "gone_at": None,
            "paragraph": part.paragraph + 1,
            "text": part.text,
            "became": None,
        }
        for part in found.standing
    ]
    gone = [
        {
            "state": "gone",
            "revision": part.came.number,
            "first_seen_at": clock.stamp(part.came.first_seen_at),
            "gone_in": part.went.number,
            "gone_at": clock.stamp(part.went.first_seen_at),
            "paragraph": None,
            "text": part.text,
            "became": part.became,
        }
        for part in found.gone
    ]
    return [*standing, *gone]


def _print(found: Blame) -> None:
    out = console()
    colour = coloured(out)
    paragraph = 0
    for part in found.standing:
        if part.paragraph != paragraph:
            click.echo()
        paragraph = part.paragraph
        _line(out, _origin(part.came), one_line(part.text))
    if found.gone:
        click.echo("\n" + click.style("Gone:", bold=True), color=colour)
    for gone in found.gone:
        _line(out, _origin(gone.came), f"until {gone.went.number}  {one_line(gone.text)}", "red")
        if gone.became:
            _line(out, "", f"became: {one_line(gone.became)}")


def _line(out: Console, origin: str, text: str, style: str = "") -> None:
    """A sentence behind its origin; on a terminal its further lines begin where it does."""
    said = Text(text, style=style)
    lines = said.wrap(out, max(out.width - ORIGIN - 2, 20)) if out.is_terminal else [said]
    for line in lines:
        out.print(Text.assemble(Text(f"{origin:<{ORIGIN}}  ", style=style), line), soft_wrap=True)
        origin = ""


def _origin(revision: Revision) -> str:
    return f"{revision.number:>4}  {to_minute(clock.stamp(revision.first_seen_at))}"
