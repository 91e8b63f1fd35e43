"""`newstrail diff`: what lies between two states of an article, or between two articles."""

import os
import sys
from pathlib import Path
from typing import Any

import click
from rich.text import Text

from archive import clock
from archive.cli.options import archive_option
from archive.cli.output import coloured, console, say
from archive.cli.states import two_states
from archive.diff import Description, Diff, describe, diff
from archive.display import one_line, safe, safe_json, to_minute
from archive.errors import EXIT_DIFFERENT, UsageError
from archive.model import Revision
from archive.store import Archive

# The columns of --side-by-side where nothing says how wide it is to be.
WIDTH_OF_PIPE = 100


@click.command(short_help="What was edited between two revisions.")
@click.argument("article", metavar="ARTICLE[@N]")
@click.argument("other", metavar="[N..M | ARTICLE[@N]]", required=False)
@click.option("--words", "form", flag_value="words", type=str, help="Running text. [default]")
@click.option("--unified", "form", flag_value="unified", type=str, help="A paragraph a line, - before and + after.")
@click.option("--side-by-side", "form", flag_value="side-by-side", type=str, help="Two columns.")
@click.option("--stat", "form", flag_value="stat", type=str, help="Counts of words and paragraphs.")
@click.option("--json", "form", flag_value="json", type=str, help="The diff and its description, as JSON.")
@click.option("--html", "html", metavar="FILE", help="Write it as a page that stands alone; - prints only that.")
@click.option("--context", type=click.IntRange(0), help="Unchanged paragraphs around each edit. [default: all]")
@click.option("--exit-code", is_flag=True, help="Exit with 10 when something was edited.")
@archive_option
def command(
    article: str,
    other: str | None,
    form: str | None,
    html: str | None,
    context: int | None,
    exit_code: bool,
    archive: Path,
) -> None:
    """Show what was edited: the last change of ARTICLE (its id, a URL, or a unique part of one), its revisions N to M,
    or what two articles have in common and not.

    \b
    newstrail diff council-budget
    newstrail diff council-budget 1..3 --side-by-side
    newstrail diff 17@2 council-budget-copy --html copy.html
    """
    if html == "-" and form is not None:
        raise UsageError(
            f"--html - and --{form} both write to stdout.",
            do="Give --html a file: `--html diff.html`.",
        )
    with Archive(archive, readonly=True) as store:
        before, after = two_states(store, article, other)
    difference = diff(before.content, after.content)
    description = describe(before.content, after.content)
    if html is not None:
        _write_page(html, difference, before, after)
    if form == "json":
        click.echo(safe_json(as_json(difference, description, before, after), indent=1))
    elif form is not None or html is None:
        _print(form or "words", difference, description, before, after, context)
    if exit_code and description.fields:
        sys.exit(EXIT_DIFFERENT)


def as_json(difference: Diff, description: Description, before: Revision, after: Revision) -> dict[str, Any]:
    """The diff in its JSON form, with the two revisions it lies between and its description beside it."""
    return {
        "before": _revision_json(before),
        "after": _revision_json(after),
        "description": {
            "fields": list(description.fields),
            "words_added": description.words_added,
            "words_removed": description.words_removed,
            "magnitude": description.magnitude,
            "silent": description.silent,
            "labels": [{"name": label.name, "evidence": label.evidence} for label in description.labels],
        },
        **difference.to_json(),
    }


def _revision_json(revision: Revision) -> dict[str, Any]:
    return {
        "article_id": revision.article_id,
        "revision": revision.number,
        "url": revision.url,
        "first_seen_at": clock.stamp(revision.first_seen_at),
        "last_seen_at": clock.stamp(revision.last_seen_at),
    }


def caption(revision: Revision) -> str:
    """Which revision of what, and when it was first seen, on one line."""
    seen = to_minute(clock.stamp(revision.first_seen_at))
    return f"{revision.url}@{revision.number} ({seen} UTC)"


def _write_page(path: str, difference: Diff, before: Revision, after: Revision) -> None:
    from archive.diff.render import page

    title = after.content.title or before.content.title or after.url
    text = page(difference, title=title, before=caption(before), after=caption(after))
    with click.open_file(path, "w", encoding="utf-8") as file:
        file.write(text)
    if path != "-":
        say(f"Wrote {safe(path)}.")


def _print(
    form: str, difference: Diff, description: Description, before: Revision, after: Revision, context: int | None
) -> None:
    from archive.diff.render import side_by_side, stat, unified, worded

    out = console()
    colour = coloured(out)
    if before.id == after.id:
        say(f"No change to show: {safe(caption(after))} is the only state seen.")
        return
    if form == "unified":
        text = unified(difference, before=caption(before), after=caption(after), colour=colour, context=context)
    else:
        text = _head(description, before, after)
        if form == "stat":
            text += stat(difference, colour=colour)
        elif form == "side-by-side":
            width = out.width if out.is_terminal or "COLUMNS" in os.environ else WIDTH_OF_PIPE
            names = f"@{before.number}", f"@{after.number}"
            text += side_by_side(
                difference, width=width, before=names[0], after=names[1], colour=colour, context=context
            )
        else:
            words = worded(difference, colour=colour, context=context)
            if out.is_terminal:  # running text is broken between words there, an address nowhere
                click.echo(text, nl=False)
                out.print(Text.from_ansi(words.rstrip("\n")))
                return
            text += words
    click.echo(text, nl=False, color=colour)


def _head(description: Description, before: Revision, after: Revision) -> str:
    lines = [one_line(caption(before)), one_line(caption(after))]
    labels = ", ".join(label.name.replace("_", " ") for label in description.labels)
    counts = f"+{description.words_added} -{description.words_removed} words"
    lines.append(counts + (f"  {labels}" if labels else ""))
    return "\n".join(lines) + "\n\n"
