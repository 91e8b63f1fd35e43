"""A progress bar for what takes longer than a second.

Owns how progress looks. Must not know what is counted. On a terminal's stderr only; elsewhere nothing is shown.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from archive.cli.output import console


@contextmanager
def bar(what: str, total: int | None = None) -> Iterator[Callable[[int, int | None], None]]:
    """A bar while the block runs; call what it gives with how much is done, and with the total when that is new."""
    if not sys.stderr.isatty():
        yield _silent
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=total)

        def tell(done: int, total: int | None) -> None:
            progress.update(task, completed=done, total=total)

        yield tell


def _silent(_done: int, _total: int | None) -> None:
    """What progress is told where nobody looks."""
