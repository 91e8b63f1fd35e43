"""Which of Datasette's databases are archives, and how people's SQL on them is run.

Owns telling archives and the readers of each. Must not know pages.
"""

import asyncio
import re
import sqlite3
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from datasette.database import QueryInterrupted, Results

from archive.web.guard.readers import Interrupted, Readers

_TABLES = ("sites", "articles", "fetches", "revisions", "changes", "bodies")
# Datasette counts the rows of each table or view that it shows; without a number the page is as good, and sooner there.
COUNTING_MS = 30
_COUNTING = re.compile(r"\s*select count\(\*\) from ", re.IGNORECASE)
_ARCHIVES = "_newstrail_archives"


def is_archive(conn: sqlite3.Connection) -> bool:
    """Whether the database of `conn` has an archive's tables."""
    marks = ", ".join("?" * len(_TABLES))
    sql = f"SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN ({marks})"  # noqa: S608 (marks only)
    try:
        return bool(conn.execute(sql, _TABLES).fetchone()[0] == len(_TABLES))
    except sqlite3.DatabaseError:
        return False


async def archives(datasette: Any) -> list[str]:
    """The names of the databases that are archives; remembered for `known`."""
    found = []
    for name, database in datasette.databases.items():
        if not database.is_memory and await database.execute_fn(is_archive):
            found.append(name)
    setattr(datasette, _ARCHIVES, found)
    return found


def known(datasette: Any) -> list[str]:
    """The archives that `archives` found, [] before it ran."""
    return list(getattr(datasette, _ARCHIVES, ()))


def read_apart(datasette: Any, database: Any) -> None:
    """From now on `database.execute` (every query that a visitor writes or bends) runs in processes that can be killed.

    A progress handler, which Datasette uses, cannot stop one long call of a function, nor bound its memory.
    """
    mode = "mode=ro" if database.is_mutable else "immutable=1"
    readers = Readers(f"{Path(database.path).resolve().as_uri()}?{mode}")
    pool = ThreadPoolExecutor(max_workers=3, thread_name_prefix="newstrail-sql")

    async def execute(
        sql: str,
        params: Any = None,
        truncate: bool = False,
        custom_time_limit: float | None = None,
        page_size: int | None = None,
        log_sql_errors: bool = True,
    ) -> Results:
        milliseconds = min(datasette.sql_time_limit_ms, custom_time_limit or datasette.sql_time_limit_ms)
        if not truncate and _COUNTING.match(sql):
            milliseconds = min(milliseconds, COUNTING_MS)
        limit = datasette.max_returned_rows
        limit += limit == (page_size or datasette.page_size)

        def run() -> Results:
            rows = limit if truncate and limit else None
            return Results(*readers.execute(sql, params, seconds=milliseconds / 1000, rows=rows))

        try:
            return await asyncio.get_running_loop().run_in_executor(pool, run)
        except Interrupted as error:
            raise QueryInterrupted(sqlite3.OperationalError("interrupted"), sql, params) from error
        except sqlite3.Error as error:
            if log_sql_errors:
                print(f"newstrail: {error} in {sql!r}", file=sys.stderr)
            raise

    def stop() -> None:
        readers.close()
        pool.shutdown(wait=False)

    database.execute = execute
    database.stop_reading_apart = stop
