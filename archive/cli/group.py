"""The `newstrail` command: finds its subcommands as files and turns errors into exit codes.

Owns lookup, help order and exit codes. Must not know what any command does. A command is a module in a commands folder
that holds `command`; the module is imported only when the command is used, so that `--help` answers at once.
"""

import codecs
import errno
import importlib
import io
import json
import os
import pkgutil
import signal
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

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """As click's, which prints the help here: see `invoke`."""
        try:
            return super().make_context(*args, **kwargs)
        except BrokenPipeError:
            _abandon_stdout()
            sys.exit(0)

    def invoke(self, ctx: click.Context) -> Any:
        """As click's; a reader that went away (`| head`) is no error, which click would make it."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _abandon_stdout()
            return None
        return result

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run, and end the process with the exit code of what went wrong."""
        _spell_out()
        # A command that is terminated (by a service manager, by `kill`) ends as by Ctrl-C: tidily, with exit code 11.
        if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
            signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            result = super().main(*args, **{**kwargs, "standalone_mode": False})
            sys.exit(result if isinstance(result, int) else 0)
        except click.ClickException as error:
            error.show()
            sys.exit(error.exit_code)
        except NewstrailError as error:
            sys.exit(told(error))
        except (KeyboardInterrupt, click.Abort):
            click.echo("Interrupted.", err=True)
            sys.exit(EXIT_INTERRUPTED)
        except OSError as error:
            sys.exit(told(_environment(error)))
        except sqlite3.DatabaseError as error:
            from archive.opening import explain

            sys.exit(told(explain(error, "the archive")))


def _abandon_stdout() -> None:
    # The reader went away (`| head`): what Python still holds for it must not become an error at exit.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _environment(error: OSError) -> NewstrailError:
    """What a failed read or write of a file tells a person."""
    if error.errno == errno.ENOSPC:
        return DiskFull("The disk is full.", why=_about(error), do="Free some space and run the command again.")
    return NewstrailError("A file or folder cannot be used.", why=_about(error))


def _about(error: OSError) -> str:
    return ": ".join(str(part) for part in (error.filename, error.strerror or error) if part)


def _spell_out() -> None:
    """A character that the terminal's encoding lacks is printed as an escape, as JSON writes it, and not an error; what
    goes to a stream that was closed (`>&-`) goes nowhere."""

    def escaped(error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeEncodeError)
        return json.dumps(error.object[error.start : error.end])[1:-1], error.end

    codecs.register_error("newstrail", escaped)
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115 (it stays open to the end)
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower() != "utf-8":
            stream.reconfigure(errors="newstrail")


def told(error: NewstrailError) -> int:
    """Tell the person on stderr what happened, why, and what to do. Returns the exit code."""
    click.echo(click.style("Error: ", fg="red", bold=True) + safe(error.what), err=True)
    for line in (error.why, error.do):
        if line:
            click.echo(f"  {safe(line)}", err=True)
    return error.exit_code
