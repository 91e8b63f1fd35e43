"""`newstrail show`: one revision of an article, its text or its bytes."""

import json
import re
import sys
from pathlib import Path

import click
from rich.text import Text

from archive import clock
from archive.cli.options import archive_option
from archive.cli.output import console
from archive.display import one_line, safe, safe_json, to_minute
from archive.errors import NotFound
from archive.model import Revision
from archive.store import Archive


def parse_name(name: str) -> tuple[str, int | None]:
    """(article, revision number or None) from `ARTICLE` or `ARTICLE@N`."""
    match = re.fullmatch(r"(.+)@(\d+)", name)
    return (match[1], int(match[2])) if match else (name, None)


@click.command(short_help="One revision of an article.")
@click.argument("article", metavar="ARTICLE[@N]")
@click.option("--json", "form", flag_value="json", type=str, help="Every field, as JSON.")
@click.option("--text", "form", flag_value="text", type=str, help="The text alone.")
@click.option("--body", "form", flag_value="body", type=str, help="The bytes of the page as they were received.")
@click.option("--headers", "form", flag_value="headers", type=str, help="The visit's status and headers, as JSON.")
@archive_option
def command(article: str, form: str | None, archive: Path) -> None:
    """Show ARTICLE (its id, a URL, or a unique part of one) as it reads now, or its revision N.

    \b
    newstrail show council-budget
    newstrail show 17@1 --json
    newstrail show 17@1 --body > page.html
    """
    name, number = parse_name(article)
    with Archive(archive, readonly=True) as store:
        revision = store.revision(name, number)
        visit = store.db.conn.execute(
            "SELECT body_sha256, status, headers, fetched_at, url, final_url FROM fetches WHERE id = ?",
            (revision.fetch_id,),
        ).fetchone()
        (status,) = store.db.conn.execute("SELECT status FROM articles WHERE id = ?", (revision.article_id,)).fetchone()
        if form == "body":
            if visit is None or visit[0] is None:
                raise NotFound("The archive holds no bytes for this revision.")
            sys.stdout.buffer.write(store.body(visit[0]))
            return
    if form == "headers":
        names = ("body_sha256", "status", "headers", "fetched_at", "url", "final_url")
        record = dict(zip(names, visit, strict=True))
        record["headers"] = json.loads(record["headers"])
        click.echo(safe_json(record, indent=1))
    elif form == "json":
        click.echo(safe_json(as_json(revision), indent=1))
    elif form == "text":
        click.echo(safe(revision.content.text))
    else:
        _print(revision, status)


def as_json(revision: Revision) -> dict[str, object]:
    """The revision as JSON values, with the column names of the `revisions` table."""
    content = revision.content
    return {
        "id": revision.id,
        "article_id": revision.article_id,
        "number": revision.number,
        "url": revision.url,
        "title": content.title,
        "subtitle": content.subtitle,
        "authors": list(content.authors),
        "published_at": clock.stamp(content.published_at) if content.published_at else None,
        "published_precision": content.published_precision,
        "modified_at": clock.stamp(content.modified_at) if content.modified_at else None,
        "language": content.language,
        "word_count": content.word_count,
        "first_seen_at": clock.stamp(revision.first_seen_at),
        "last_seen_at": clock.stamp(revision.last_seen_at),
        "text_sha256": revision.text_sha256,
        "fetch_id": revision.fetch_id,
        "extractor": revision.extractor,
        "text": content.text,
    }


def _print(revision: Revision, status: str) -> None:
    out, content = console(), revision.content
    wrap = not out.is_terminal
    if status != "live":
        out.print(Text(f"[{status}: the page is no longer there]" if status == "gone" else f"[{status}]", style="red"))
    out.print(Text(one_line(content.title or "(no title)"), style="bold"), soft_wrap=wrap)
    if content.subtitle and not content.text.startswith(content.subtitle):
        out.print(Text(one_line(content.subtitle), style="italic"), soft_wrap=wrap)
    facts = [", ".join(content.authors)]
    if content.published_at:
        at = clock.stamp(content.published_at)
        day_only = content.published_precision == "day"
        facts.append(f"published {at[:10]}" if day_only else f"published {to_minute(at)} UTC")
    facts.append(f"{content.word_count} words")
    facts.append(f"revision {revision.number}")
    facts.append(f"seen {_minute(revision, 'first_seen_at')} to {_minute(revision, 'last_seen_at')} UTC")
    out.print(Text(one_line(" · ".join(fact for fact in facts if fact)), style="dim"), soft_wrap=wrap)
    out.print(Text(safe(revision.url), style="dim"), soft_wrap=True)
    out.print()
    out.print(Text(safe(content.text)), soft_wrap=wrap)


def _minute(revision: Revision, name: str) -> str:
    return to_minute(clock.stamp(getattr(revision, name)))
