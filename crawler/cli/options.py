"""Options that several crawling commands share.

Owns their names and help. Must not know what a command does with them.
"""

from collections.abc import Callable
from typing import Any, TypeVar

import click

Function = TypeVar("Function", bound=Callable[..., Any])


def delay_option(function: Function) -> Function:
    """`--delay SECONDS`: passes `delay: float | None`."""
    return click.option(
        "--delay", type=click.FloatRange(min=0), metavar="SECONDS", help="Between two requests to a host."
    )(function)


def allow_private_option(function: Function) -> Function:
    """`--allow-private ADDRESS`, repeatable: passes `allow_private: tuple[str, ...]`."""
    return click.option(
        "--allow-private",
        multiple=True,
        metavar="ADDRESS[/BITS][:PORT]",
        help="Reach an address that is not public (repeatable).",
    )(function)
