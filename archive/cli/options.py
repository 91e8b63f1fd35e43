"""Options that many commands share.

Owns their names, defaults and environment variables. Must not know what a command does with them.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Function = TypeVar("Function", bound=Callable[..., Any])


def _inherited(name: str, fallback: str) -> Callable[[click.Context, click.Parameter, str | None], Path]:
    def choose(ctx: click.Context, _param: click.Parameter, value: str | None) -> Path:
        given = value or (ctx.find_root().params.get(name) if ctx.parent else None) or fallback
        return Path(given)

    return choose


def archive_option(function: Function) -> Function:
    """`--archive PATH`: passes `archive: Path` (also from the group's own option or NEWSTRAIL_ARCHIVE)."""
    return click.option(
        "--archive",
        metavar="PATH",
        envvar="NEWSTRAIL_ARCHIVE",
        callback=_inherited("archive", "newstrail.db"),
        help="The archive. [env: NEWSTRAIL_ARCHIVE; default: newstrail.db]",
    )(function)


def config_option(function: Function) -> Function:
    """`--config PATH`: passes `config: Path` (also from the group's own option or NEWSTRAIL_CONFIG)."""
    return click.option(
        "--config",
        metavar="PATH",
        envvar="NEWSTRAIL_CONFIG",
        callback=_inherited("config", "newstrail.toml"),
        help="The configuration. [env: NEWSTRAIL_CONFIG; default: newstrail.toml]",
    )(function)


def format_options(function: Function) -> Function:
    """`--json`, `--ndjson`, `--csv`: passes `form: str`, one of "table" (the default), "json", "ndjson", "csv"."""
    for name, text in (
        ("csv", "Comma-separated values."),
        ("ndjson", "One JSON object a line."),
        ("json", "One JSON array."),
    ):
        function = click.option(f"--{name}", "form", flag_value=name, type=str, help=text)(function)
    return click.option("--table", "form", flag_value="table", type=str, default="table", hidden=True)(function)
