"""A moment on the command line: `--since 1d`, `--since 2026-11-20`.

Owns that notation. Must not know what is listed.
"""

import re
from datetime import datetime, timedelta

import click

from archive import clock

_SPAN = re.compile(r"(\d+)\s*([smhdw])", re.IGNORECASE)
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


class Moment(click.ParamType[datetime]):
    """A span back from now (`90m`, `24h`, `1d`, `2w`) or an ISO 8601 date or time; gives an aware datetime."""

    name = "when"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """`value` as a moment; a usage error when it is neither a span nor a time."""
        text = str(value).strip()
        span = _SPAN.fullmatch(text)
        try:
            if span:
                return clock.now() - timedelta(**{_UNITS[span[2].lower()]: int(span[1])})
            return clock.parse(text)
        except (ValueError, OverflowError):
            self.fail(f"'{text}' is neither a span such as 90m, 24h, 1d, 2w nor a time such as 2026-11-20.", param, ctx)
