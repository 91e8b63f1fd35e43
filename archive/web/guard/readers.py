"""Hands people's SQL to reader processes, and kills one that does not come back in time.

Owns the processes and the way there and back. Must not know what is asked.
"""

import contextlib
import queue
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

GRACE = 0.75  # seconds that a reader may be late before it is killed


class Interrupted(Exception):
    """The query took longer than it may."""


class Answer(NamedTuple):
    """Rows as `sqlite3.Row`, whether there were more, and the cursor's description."""

    rows: list[sqlite3.Row]
    truncated: bool
    description: Any


class _Reader:
    """One reader process; not to be used by two threads at once."""

    def __init__(self, uri: str) -> None:
        program = str(Path(__file__).with_name("reader.py"))
        self.process = subprocess.Popen(  # noqa: S603 (our own program, a list, no shell)
            [sys.executable, "-I", program, uri], stdin=subprocess.PIPE, stdout=subprocess.PIPE, close_fds=True
        )

    def ask(self, request: Mapping[str, Any], seconds: float) -> dict[str, Any]:
        """The answer; Interrupted when it did not come (the process is dead then)."""
        data = msgspec.msgpack.encode(request)
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        alarm = threading.Timer(seconds, self.process.kill)
        alarm.start()
        try:
            self.process.stdin.write(len(data).to_bytes(4, "big") + data)
            self.process.stdin.flush()
            length = int.from_bytes(self.process.stdout.read(4), "big")
            answer = self.process.stdout.read(length)
        except BrokenPipeError:
            answer, length = b"", 0
        finally:
            alarm.cancel()
        if not length or len(answer) < length:
            self.close()
            raise Interrupted
        decoded: dict[str, Any] = msgspec.msgpack.decode(answer)
        return decoded

    def close(self) -> None:
        """End the process and its pipes."""
        self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        self.process.wait()


class Readers:
    """Up to `count` reader processes of one database, started when first needed."""

    def __init__(self, uri: str, count: int = 3) -> None:
        self.uri = uri
        self._free: queue.LifoQueue[_Reader | None] = queue.LifoQueue()
        for _ in range(count):
            self._free.put(None)

    def execute(
        self,
        sql: str,
        params: Mapping[str, Any] | Sequence[Any] | None = None,
        *,
        seconds: float = 1.0,
        rows: int | None = None,
    ) -> Answer:
        """Run `sql`: at most `rows` rows, at most `seconds`. Raises Interrupted, or the sqlite3 error of the
        statement.
        """
        request = {"sql": sql, "params": _plain(params), "seconds": seconds, "rows": rows}
        reader = self._free.get()
        try:
            if reader is None or reader.process.poll() is not None:
                reader = _Reader(self.uri)
                seconds += 5.0  # the process has to start, too
            try:
                answer = reader.ask(request, seconds + GRACE)
            except Interrupted:
                reader = None
                raise
        finally:
            self._free.put(reader)
        if "error" in answer:
            if answer["interrupted"]:
                raise Interrupted
            raise getattr(sqlite3, answer["error"])(answer["message"])
        return _as_rows(answer)

    def close(self) -> None:
        """End all processes that are not at work."""
        count = self._free.qsize()
        for _ in range(count):
            reader = self._free.get()
            if reader is not None:
                reader.close()
        for _ in range(count):
            self._free.put(None)


def _plain(params: Mapping[str, Any] | Sequence[Any] | None) -> Any:
    if params is None:
        return {}
    return dict(params) if isinstance(params, Mapping) else list(params)


def _as_rows(answer: Mapping[str, Any]) -> Answer:
    # A row that Datasette understands needs a cursor that has these columns: one that selects as many NULLs.
    names = ", ".join('NULL AS "' + name.replace('"', '""') + '"' for name in answer["columns"])
    with contextlib.closing(sqlite3.connect(":memory:")) as conn:
        conn.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, 1_000_000_000)
        cursor = conn.execute(f"SELECT {names}" if names else "SELECT NULL WHERE 0")
        rows = [sqlite3.Row(cursor, tuple(row)) for row in answer["rows"]]
        return Answer(rows, answer["truncated"], cursor.description)
