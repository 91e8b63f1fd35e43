"""`articles.pending_state`: what is not settled about an article, as JSON text.

Owns its written form. Must not know what the fields lead to (see `archive.history`).
"""

import json
from dataclasses import fields
from datetime import datetime
from typing import Any

from archive import clock
from archive.history import Pending
from archive.ledger.cells import to_json


def load(state: str | None) -> Pending:
    """The state that was written, or an empty one."""
    if not state:
        return Pending()
    values: dict[str, Any] = json.loads(state)
    for name in ("gone_at", "changed_at", "look_at"):
        if name in values:
            values[name] = clock.parse(values[name])
    if "flapping" in values:
        values["flapping"] = tuple(values["flapping"])
    return Pending(**values)


def dump(state: Pending) -> str | None:
    """The state as JSON without what is empty; None when all is settled."""
    values: dict[str, Any] = {}
    for item in fields(state):
        value = getattr(state, item.name)
        if value:
            values[item.name] = clock.stamp(value) if isinstance(value, datetime) else value
    return to_json(values) if values else None


def wants_a_look(state: str | None) -> bool:
    """Whether a second look is waited for."""
    return bool(state) and load(state).look_at is not None
