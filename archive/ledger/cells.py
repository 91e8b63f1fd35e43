"""What may stand in a cell of the archive: text that is valid UTF-8, integers that fit, JSON in one canonical form.

Owns the boundary between values from the web and SQLite. Must not know tables.
"""

import json
import math
import re
from collections.abc import Mapping
from typing import Any

_SURROGATE = re.compile("[\ud800-\udfff]")
_MAX_INT = 2**63 - 1


def text(value: str | None) -> str | None:
    """`value` with lone surrogates replaced and NUL characters taken out: what SQLite and UTF-8 can hold."""
    if value is None or (value.isascii() and "\x00" not in value):
        return value
    return _SURROGATE.sub("\ufffd", value.replace("\x00", ""))


def integer(value: int | None) -> int | None:
    """`value` held within 64 signed bits."""
    return None if value is None else max(-_MAX_INT, min(_MAX_INT, int(value)))


def plain(value: Any) -> Any:
    """`value` as JSON can hold it: clean text, finite numbers, string keys; anything else as its str()."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return text(value)
    if isinstance(value, int):
        return value if abs(value) <= _MAX_INT else str(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {text(str(key)): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    return text(str(value))


def to_json(value: Any) -> str:
    """`value` as canonical JSON text: keys sorted, no spaces, characters as they are."""
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
