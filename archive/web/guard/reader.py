"""The process that runs people's SQL: one database, reading only, little memory, killed when it takes too long.

Owns its own limits and the answer to one request after another. Must not know Datasette; imports nothing of the program
but `archive/reading.py`, without its package. Frames on stdin and stdout: four bytes of length (big-endian), then
MessagePack.
Request: {sql, params, seconds, rows}. Answer: {columns, rows, truncated} or {error, message, interrupted}.
"""

import sqlite3
import sys
import time
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

MEMORY = 768 * 1024 * 1024  # address space of this process
HEAP = 256 * 1024 * 1024  # what SQLite itself may take
ANSWER = 32 * 1024 * 1024  # bytes of values in one answer


class TooBig(Exception):
    """The rows that were asked for do not fit into one answer."""


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # not on Windows; SQLite's own limits stay
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _escape_fts(query: str | None) -> str:
    # The same quoting that Datasette's function of this name gives: each word a string, an open quote closed.
    import re

    text = query or ""
    text += '"' if text.count('"') % 2 else ""
    parts = [part for part in re.split(r'\s+|(".*?")', text) if part and part != '""']
    return " ".join(part if part.startswith('"') else f'"{part}"' for part in parts)


def connect(uri: str) -> sqlite3.Connection:
    """A confined connection to the database of `uri` (`file:...?mode=ro`)."""
    from reading import confine  # type: ignore[import-not-found]  # archive/reading.py; this file is run as a script

    conn = sqlite3.connect(uri, uri=True, isolation_level=None)
    conn.text_factory = lambda data: data.decode("utf-8", "replace")
    conn.execute(f"PRAGMA hard_heap_limit={HEAP}")
    conn.create_function("escape_fts", 1, _escape_fts, deterministic=True)
    confine(conn)
    return conn


def answer(conn: sqlite3.Connection, request: dict[str, Any]) -> dict[str, Any]:
    """What `request` asks for, or why not."""
    until = time.monotonic() + request["seconds"]
    conn.set_progress_handler(lambda: time.monotonic() > until, 1000)
    try:
        cursor = conn.execute(request["sql"], request["params"])
        rows, truncated = _rows(cursor, request["rows"])
        columns = [column[0] for column in cursor.description or ()]
        return {"columns": columns, "rows": rows, "truncated": truncated}
    except (sqlite3.Error, sqlite3.Warning, OverflowError, TooBig) as error:
        known = isinstance(error, sqlite3.OperationalError | sqlite3.ProgrammingError)
        return {
            "error": type(error).__name__ if known else "DatabaseError",
            "message": str(error),
            "interrupted": str(error) == "interrupted",
        }
    except MemoryError:
        return {"error": "DatabaseError", "message": "the query needs too much memory", "interrupted": False}
    finally:
        conn.set_progress_handler(None, 0)


def _rows(cursor: sqlite3.Cursor, limit: int | None) -> tuple[list[Any], bool]:
    rows: list[Any] = []
    size = 0
    for row in cursor:
        if limit is not None and len(rows) >= limit:
            cursor.close()
            return rows, True
        size += sum(len(value) if isinstance(value, str | bytes) else 8 for value in row)
        if size > ANSWER:
            raise TooBig(f"the answer is over {ANSWER // 1024 // 1024} MB: ask for fewer rows or columns")
        rows.append(row)
    return rows, False


def _exactly(stream: BinaryIO, count: int) -> bytes:
    data = stream.read(count)
    if len(data) < count:
        raise EOFError
    return data


def main(uri: str) -> None:
    """Answer requests until stdin ends."""
    _limit_memory()
    conn = connect(uri)
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    while True:
        try:
            length = int.from_bytes(_exactly(stdin, 4), "big")
            request = msgspec.msgpack.decode(_exactly(stdin, length))
        except EOFError:
            return
        data = msgspec.msgpack.encode(answer(conn, request))
        stdout.write(len(data).to_bytes(4, "big") + data)
        stdout.flush()


if __name__ == "__main__":
    sys.path.append(str(Path(__file__).parents[2]))
    main(sys.argv[1])
