"""`newstrail verify`: whether the archive is whole."""

import re
from dataclasses import asdict
from pathlib import Path

import click

from archive.cli.bars import bar
from archive.cli.options import archive_option
from archive.cli.output import console, say
from archive.display import counted, safe, safe_json
from archive.errors import DamagedArchive, UsageError
from archive.verify import Report, check

GO_BACK = "Keep this file, and go back to a copy made by `newstrail backup`."


@click.command(short_help="Whether the archive is whole.")
@click.option("--expect", metavar="HEAD", help="A head printed by an earlier check: tells if visits were cut off.")
@click.option("--json", "as_json", is_flag=True, help="The report as JSON.")
@archive_option
def command(expect: str | None, as_json: bool, archive: Path) -> None:
    """Check the file, hash every stored body and text again, follow the chain of visits, and compare revisions,
    changes and articles with it. Exits 5 on damage.

    Note the head that is printed somewhere else: `--expect` then proves that nothing was cut off since.

    \b
    newstrail verify
    newstrail verify --expect 1204:9f2c...
    """
    with bar("checking") as tell:
        total = 0

        def progress(_table: str, count: int) -> None:
            nonlocal total
            total += count
            tell(total, None)

        try:
            report = check(archive, expect_head=_head(expect), progress=progress)
        except DamagedArchive as error:
            raise DamagedArchive(error.what, why=error.why, do=GO_BACK) from None
    head = f"{report.head[0]}:{report.head[1]}"
    if as_json:
        findings = [asdict(finding) for finding in report.findings]
        told = {"sound": report.sound, "findings": findings, "counts": report.counts, "head": head}
        click.echo(safe_json(told))
    else:
        _print(report, head)
    if not report.sound:
        raise DamagedArchive(
            f"{archive} is not whole: {counted(len(report.findings), 'finding')}.",
            why="What is listed above does not match its digest or its neighbours.",
            do=GO_BACK,
        )


def _head(expect: str | None) -> tuple[int, str] | None:
    if expect is None:
        return None
    match = re.fullmatch(r"(\d+):([0-9a-f]{64})", expect.strip())
    if match is None:
        raise UsageError(f"'{expect}' is no head.", do="Give one as `newstrail verify` prints it: NUMBER:DIGEST.")
    return int(match[1]), match[2]


def _print(report: Report, head: str) -> None:
    out = console()
    for finding in report.findings:
        out.print(safe(f"{finding.table or 'file'} {finding.key}: {finding.what}"), soft_wrap=True)
    counts = ", ".join(f"{count} {name}" for name, count in report.counts.items())
    say(f"Checked {counts}." if counts else "Checked.")
    if report.sound:
        say("All is whole.")
    out.print(f"head {head}", soft_wrap=True)
