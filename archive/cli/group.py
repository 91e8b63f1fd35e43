"""The `newstrail` command: finds its subcommands as files and turns errors into exit codes.

Owns lookup, help order and exit codes. Must not know what any command does. A command is a module in a commands folder
that holds `command`; the module is imported only when the command is used, so that `--help` answers at once.
"""

import importlib
import os
import pkgutil
import sqlite3
import sys
from collections.abc import Sequence
from typing import Any

import click

from archive.display import safe
from archive.errors import EXIT_INTERRUPTED, DiskFull, NewstrailError


class CommandGroup(click.Group):
    """A click group whose commands are the modules of some packages, underscores written as hyphens."""

    def __init__(self, *args: Any, packages: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.packages = packages

    def _modules(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for package in self.packages:
            path = importlib.import_module(package).__path__
            for module in pkgutil.iter_modules(path):
                found[module.name.replace("_", "-")] = f"{package}.{module.name}"
        return found

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, sorted."""
        return sorted(self._modules())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now; None when there is none."""
        module = self._modules().get(cmd_name)
        if module is None:
            return None
        command: click.Command = importlib.import_module(module).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click's, with "did you mean" for a near miss."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.list_commands(ctx), n=2)
            if near:
                choice = " or ".join(f"'{name}'" for name in near)
                raise click.UsageError(f"{error.message} Did you mean {choice}?", ctx) from None
            raise

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run, and end the process with the exit code of what went wrong."""
        try:
            result = super().main(*args, **{**kwargs, "standalone_mode": False})
            sys.exit(result if isinstance(result, int) else 0)
        except click.ClickException as error:
            error.show()
            sys.exit(error.exit_code)
        except NewstrailError as error:
            _complain(error)
            sys.exit(error.exit_code)
        except (KeyboardInterrupt, click.Abort):
            click.echo("Interrupted.", err=True)
            sys.exit(EXIT_INTERRUPTED)
        except BrokenPipeError:
            _abandon_stdout()
            sys.exit(0)
        except sqlite3.DatabaseError as error:
            translated = translate(error)
            _complain(translated)
            sys.exit(translated.exit_code)


def _abandon_stdout() -> None:
    # The reader went away (`| head`): what Python still holds for it must not become an error at exit.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def translate(error: sqlite3.DatabaseError) -> NewstrailError:
    """The error that tells a person what an SQLite error means for the archive."""
    text = str(error)
    if "disk is full" in text:
        return DiskFull("The disk is full.", why=text, do="Free some space and run the command again.")
    if "malformed" in text or "not a database" in text:
        from archive.errors import DamagedArchive

        return DamagedArchive(
            "The archive cannot be read.",
            why=text,
            do="Run `newstrail verify` to see what is damaged; go back to a copy made by `newstrail backup`.",
        )
    return NewstrailError("SQLite refused.", why=text)


def _complain(error: NewstrailError) -> None:
    click.echo(click.style("Error: ", fg="red", bold=True) + safe(error.what), err=True)
    for line in (error.why, error.do):
        if line:
            click.echo(f"  {safe(line)}", err=True)
