"""Rows as dicts, with JSON columns read.

Owns the two calls that every query goes through. Must not know any table.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

Row = dict[str, Any]


def rows(conn: sqlite3.Connection, sql: str, *in_order: Any, **values: Any) -> list[Row]:
    """All rows of a query, whatever the connection's row factory is; its values by place (`?`) or by name."""
    cursor = conn.cursor()
    cursor.row_factory = None
    cursor.execute(sql, in_order or values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def row(conn: sqlite3.Connection, sql: str, **values: Any) -> Row | None:
    """The first row, None when there is none."""
    found = rows(conn, sql, **values)
    return found[0] if found else None


def value(conn: sqlite3.Connection, sql: str, **values: Any) -> Any:
    """The first column of the first row, None when there is none."""
    found = row(conn, sql, **values)
    return next(iter(found.values())) if found else None


def unpack(found: Iterable[Row], *columns: str, empty: Any = ()) -> list[Row]:
    """`found` with JSON text in `columns` as values; damaged JSON reads as `empty`."""
    result = list(found)
    for one in result:
        for column in columns:
            one[column] = parsed(one.get(column), empty)
    return result


def parsed(text: Any, empty: Any = ()) -> Any:
    """The value of JSON text; a list or dict like `empty` when it is not JSON or of another type."""
    wanted: type = dict if isinstance(empty, Mapping) else list
    try:
        found = json.loads(text) if text else None
    except ValueError:
        found = None
    return found if isinstance(found, wanted) else wanted(empty)
