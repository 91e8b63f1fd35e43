"""Text from the web, made safe to show in a terminal.

Owns the one function that every scraped string passes before it reaches a screen, and how counts and times read there.
Must not know where it is printed.
"""

import json
import re
from collections.abc import Callable
from datetime import datetime, time

# C0 and C1 controls (but not tab and newline), DEL, and the characters that reorder or hide what follows them
# (Unicode UAX #9 embeddings, overrides and isolates; zero-width and tag characters; line and paragraph separators).
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\U000e0000-\U000e007f]"
)


def _shown(match: re.Match[str]) -> str:
    code = ord(match.group())
    return "" if code in (0x200B, 0xFEFF) else f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def safe(text: object) -> str:
    """`text` with every control and direction-changing character spelled out (`\\x1b`), lines kept; "" for None."""
    return "" if text is None else _UNSAFE.sub(_shown, str(text))


def one_line(text: object, width: int | None = None) -> str:
    """`safe(text)` on one line, white space folded, cut to `width` characters with an ellipsis."""
    line = " ".join(safe(text).split())
    return line if width is None or len(line) <= width else line[: width - 1].rstrip() + "…"


def to_minute(stamp: str | None) -> str:
    """A time as it stands in the archive (`clock.stamp`), to the minute: `2026-11-22 09:01`; "" for None."""
    return (stamp or "")[:16].replace("T", " ")


def to_day_or_minute(moment: datetime | None) -> str:
    """A time to the minute; the day alone at midnight sharp, as a date without a time is kept; "" for None."""
    if moment is None:
        return ""
    return moment.strftime("%Y-%m-%d %H:%M" if moment.time() != time.min else "%Y-%m-%d")


def counted(number: int, noun: str) -> str:
    """`number` of what `noun` calls one of: "1 page", "2 pages"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def safe_json(value: object, *, indent: int | None = None, default: Callable[[object], str] = str) -> str:
    """`value` as JSON text in which every character that a terminal would act on is an escape: the same value.

    `default` spells what JSON has no form for.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent, default=default)
    return _UNSAFE.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    return json.dumps(match.group())[1:-1]
