"""A person's SQL against an archive, which it cannot change, leave, or keep busy.

Owns the walls: the query runs in a child process with the file opened read-only, an authorizer that lets only reading
through, no second database, a memory limit, and a deadline after which the process is ended. A progress handler would
not do: one call of printf() can run for seconds between two of its ticks. Must not know what is asked.
"""

import contextlib
import json
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archive.errors import NewstrailError, UsageError
from archive.opening import ABOUT_THE_FILE, code, explain, must_exist, reading_uri
from archive.reading import confine

SECONDS = 10.0
MEMORY = 512 * 1024 * 1024
ROWS = 1_000_000


@dataclass
class Result:
    """What a query gave. `rows` may be walked once; `truncated` is known when that is done."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]
    truncated: bool = field(default=False)


def query(
    path: Path | str,
    sql: str,
    parameters: Sequence[Any] | Mapping[str, Any] = (),
    *,
    seconds: float = SECONDS,
    memory: int = MEMORY,
    limit: int = ROWS,
) -> Result:
    """Run one SELECT (or WITH, EXPLAIN, reading PRAGMA) and hand out its rows as they come; blobs come as bytes.

    Raises NotFound without an archive, UsageError when SQLite refuses the statement or it would write, NewstrailError
    when it runs longer than `seconds` or needs more than `memory` bytes; the last two also while rows are walked.
    """
    must_exist(Path(path))
    job = {
        "uri": reading_uri(Path(path)),
        "sql": sql,
        "parameters": parameters if isinstance(parameters, Mapping) else list(parameters),
        "limit": limit,
        "memory": memory,
        "seconds": seconds,
    }
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "archive.readonly"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[1]), *_pythonpath()])},
    )
    late = threading.Timer(seconds, process.kill)
    late.daemon = True
    late.start()
    lines = _lines(process, json.dumps(job), late, seconds, Path(path))
    try:
        first = next(lines)
    except StopIteration:
        raise NewstrailError("The query ended without an answer.") from None
    result = Result(tuple(first["columns"]), iter(()))
    result.rows = _rows(lines, result)
    return result


def _pythonpath() -> list[str]:
    given = os.environ.get("PYTHONPATH")
    return [given] if given else []


def _rows(lines: Iterator[dict[str, Any]], result: Result) -> Iterator[tuple[Any, ...]]:
    for line in lines:
        if "rows" in line:
            yield from (tuple(_value(cell) for cell in row) for row in line["rows"])
        else:
            result.truncated = bool(line.get("truncated"))


def _value(cell: Any) -> Any:
    return bytes.fromhex(cell["hex"]) if isinstance(cell, dict) else cell


def _lines(
    process: "subprocess.Popen[bytes]", job: str, late: threading.Timer, seconds: float, path: Path
) -> Iterator[dict[str, Any]]:
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    complete = False
    try:
        with contextlib.suppress(BrokenPipeError):
            process.stdin.write(job.encode())
            process.stdin.close()
        for raw in process.stdout:
            line = json.loads(raw)
            if "error" in line:
                raise _error(line, path)
            complete = "done" in line
            yield line
        process.wait()
        if not complete:
            raise _ended(process, seconds)
    finally:
        late.cancel()
        if process.poll() is None:
            process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()


def _error(line: Mapping[str, Any], path: Path) -> NewstrailError:
    if line["error"] == "file":
        return explain(sqlite3.DatabaseError(line["message"]), path)
    if line["error"] == "memory":
        return NewstrailError("The query needs more memory than it may use.", do="Select less, or add a LIMIT.")
    if line["error"] == "refused":
        return UsageError(
            "The query is refused: it may only read.",
            why=line["message"],
            do="Use SELECT. `newstrail serve` and other SQLite programs can read the same file.",
        )
    return UsageError("SQLite cannot run this query.", why=line["message"], do=_hint(line["message"]))


def _hint(message: str) -> str:
    """Where the names are found, when a query has one that is unknown."""
    if message.startswith("no such table"):
        return "All there are: newstrail sql \"SELECT name FROM sqlite_master WHERE type IN ('table', 'view')\""
    if message.startswith("no such column"):
        return "All of a table or view: newstrail sql \"SELECT name FROM pragma_table_info('articles')\""
    return ""


def _ended(process: "subprocess.Popen[bytes]", seconds: float) -> NewstrailError:
    assert process.stderr is not None
    if process.returncode == -9:
        return NewstrailError(
            f"The query ran longer than {seconds:g} s and was stopped.",
            do="Narrow it down, or give it more time with --seconds.",
        )
    said = process.stderr.read().decode(errors="replace").strip().splitlines()
    return NewstrailError("The query needs more than it may use.", why=said[-1] if said else "")


# The child: everything below runs in its own process.


def _limit_process(memory: int, seconds: float) -> None:
    try:
        import resource
    except ImportError:  # no such limits on this system; the deadline still holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 2, int(seconds) + 2))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _cell(value: Any) -> Any:
    return {"hex": value.hex()} if isinstance(value, bytes) else value


def _serve() -> None:
    job = json.loads(sys.stdin.read())
    _limit_process(job["memory"], job["seconds"])
    out = sys.stdout

    def say(**line: Any) -> None:
        out.write(json.dumps(line, ensure_ascii=True) + "\n")
        out.flush()

    db = None
    try:
        db = sqlite3.connect(job["uri"], uri=True, isolation_level=None)
        db.text_factory = lambda raw: raw.decode("utf-8", "replace")
        db.execute("PRAGMA query_only = 1")
        db.execute("PRAGMA temp_store = MEMORY")
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        confine(db)
        cursor = db.execute(job["sql"], job["parameters"])
        say(columns=[column[0] for column in cursor.description or ()])
        left = job["limit"]
        batch = 1
        while left > 0 and (rows := cursor.fetchmany(min(batch, left))):
            left -= len(rows)
            batch = min(500, batch * 2)
            say(rows=[[_cell(cell) for cell in row] for row in rows])
        say(done=True, truncated=left <= 0 and cursor.fetchone() is not None)
    except MemoryError:
        say(error="memory")
    except (sqlite3.Error, sqlite3.Warning, ValueError, OverflowError) as error:
        refused = "not authorized" in str(error) or "prohibited" in str(error) or "readonly" in str(error)
        about = isinstance(error, sqlite3.Error) and code(error) in ABOUT_THE_FILE
        say(error="refused" if refused else "file" if about else "sql", message=str(error))
    finally:
        if db is not None:
            db.close()


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError):
        _serve()
