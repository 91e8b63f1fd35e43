"""Options that many commands share.

Owns their names, defaults and environment variables. Must not know what a command does with them.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from archive.errors import ConfigError

Function = TypeVar("Function", bound=Callable[..., Any])


def _inherited(
    name: str, fallback: str, *, must_exist: bool = False
) -> Callable[[click.Context, click.Parameter, str | None], Path]:
    def choose(ctx: click.Context, _param: click.Parameter, value: str | None) -> Path:
        given = value or (ctx.find_root().params.get(name) if ctx.parent else None)
        if given and must_exist and not Path(given).exists():
            raise ConfigError(f"{given} does not exist.", do="`newstrail add URL` writes it, or name another file.")
        return Path(given or fallback)

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
    """`--config PATH`: passes `config: Path` (also from the group's own option or NEWSTRAIL_CONFIG).

    A file that is named must exist (ConfigError); newstrail.toml, where none is named, need not.
    """
    return _config(function, must_exist=True)


def future_config_option(function: Function) -> Function:
    """As `config_option`, for commands to which a file that is not there yet is all right."""
    return _config(function, must_exist=False)


def _config(function: Function, *, must_exist: bool) -> Function:
    return click.option(
        "--config",
        metavar="PATH",
        envvar="NEWSTRAIL_CONFIG",
        callback=_inherited("config", "newstrail.toml", must_exist=must_exist),
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
