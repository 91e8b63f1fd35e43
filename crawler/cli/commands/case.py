"""`newstrail case`: keep a page as a test case, or check the cases that were kept."""

from dataclasses import asdict
from pathlib import Path

import click

from archive import Archive
from archive.cli.options import archive_option, format_options
from archive.cli.output import emit, say
from archive.display import safe
from archive.errors import EXIT_DIFFERENT, NotFound, UsageError


@click.command(short_help="Keep a page as a test case; check the cases kept.")
@click.argument("article", metavar="URL", required=False)
@click.option("--fetch", "fetch_id", type=int, metavar="ID", help="The page of this visit.  [default: the latest]")
@click.option("--into", type=click.Path(path_type=Path), default="cases", show_default=True, help="Folder of cases.")
@click.option("--check", is_flag=True, help="Read all cases again and say what differs; exits 10 if anything does.")
@format_options
@archive_option
def command(article: str | None, fetch_id: int | None, into: Path, check: bool, form: str, archive: Path) -> None:
    """Write the page at URL (an article's URL or id) as it was received into a folder, with what was understood of it.

    Mend expected.json by hand where the program is wrong: `--check` then says when it gets it right.

    \b
    newstrail case https://news.example/2026/11/22/bridge
    newstrail case --fetch 812
    newstrail case --check
    """
    from crawler import cases

    if check:
        rows = []
        for folder, differences in cases.check(into):
            rows += [asdict(one) for one in differences]
            if not differences:
                say(f"{folder.name}: as expected")
        if rows or form != "table":
            emit(rows, ("case", "field", "expected", "found"), form)
        if rows:
            raise SystemExit(EXIT_DIFFERENT)
        return
    if article is None and fetch_id is None:
        raise UsageError("There is no page to keep.", do="Name an article, or a visit by --fetch.")
    with Archive(archive, readonly=True) as store:
        number = fetch_id if fetch_id is not None else _latest(store, article or "")
        folder = cases.keep(store, number, into)
    click.echo(safe(folder))
    say("Next: read expected.json there, mend what is wrong, and run newstrail case --check.")


def _latest(store: Archive, article: str) -> int:
    row = next(
        store.db.query(
            "SELECT id FROM fetches WHERE article_id = ? AND body_sha256 IS NOT NULL ORDER BY id DESC LIMIT 1",
            [store.find(article)],
        ),
        None,
    )
    if row is None:
        raise NotFound("The archive holds no page of this article.")
    return int(row["id"])
