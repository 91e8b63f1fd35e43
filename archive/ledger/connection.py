"""The one connection that writes: pragmas and transactions.

Owns how the file is opened and how a batch is begun, committed or undone. Must not know tables.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from archive import schema
from archive.errors import NotFound
from archive.opening import explain, must_exist, reading_uri

BUSY_MS = 30_000


class Connection:
    """An open archive file. `readonly` opens what exists and never writes; otherwise the file is made and migrated."""

    def __init__(self, path: Path | str, *, readonly: bool = False) -> None:
        self.path = Path(path)
        self.readonly = readonly
        with self.guarded():
            self.raw = self._open()
            self.db = Database(self.raw, execute_plugins=False)
            self.raw.row_factory = sqlite3.Row
            try:
                # First: a file that is not ours must not even be switched to WAL.
                schema.check_version(self.db)
                if readonly and not self.db.table_names():
                    raise NotFound(f"There is nothing in {self.path} yet.", do="`newstrail crawl` makes an archive.")
                if not readonly:
                    self._prepare()
                    schema.migrate(self.db)
            except BaseException:
                self.raw.close()
                raise

    def _open(self) -> sqlite3.Connection:
        if self.readonly:
            must_exist(self.path)
            uri = reading_uri(self.path)
            raw = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
        else:
            if self.path.parent != Path():
                self.path.parent.mkdir(parents=True, exist_ok=True)
            raw = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)
        try:
            raw.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
            if self.readonly:
                raw.execute("PRAGMA query_only = 1")
                raw.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
        except BaseException:
            raw.close()
            raise
        return raw

    def _prepare(self) -> None:
        raw = self.raw
        if raw.execute("PRAGMA page_count").fetchone()[0] == 0:
            raw.execute("PRAGMA page_size = 8192")
        raw.execute("PRAGMA journal_mode = WAL")
        raw.execute("PRAGMA synchronous = NORMAL")
        raw.execute("PRAGMA foreign_keys = ON")
        raw.execute("PRAGMA cache_size = -65536")

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Turn SQLite's errors into ours; a batch that met one is undone as a whole."""
        try:
            yield
        except sqlite3.IntegrityError:
            raise
        except sqlite3.DatabaseError as error:
            ours = explain(error, self.path, busy_s=BUSY_MS // 1000)
            with suppress(AttributeError, sqlite3.ProgrammingError):  # not open yet, or closed already
                self.rollback()
            raise ours from error

    def begin(self) -> None:
        """Start the batch's transaction unless one is open. IMMEDIATE: a deferred one could fail half way as busy."""
        if not self.raw.in_transaction:
            self.raw.execute("BEGIN IMMEDIATE")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """All or nothing inside the open batch: what is written in this block is undone alone when it raises."""
        with self.guarded():
            self.begin()
            self.raw.execute("SAVEPOINT step")
            try:
                yield self.raw
            except BaseException:
                if self.raw.in_transaction:
                    self.raw.execute("ROLLBACK TO step")
                    self.raw.execute("RELEASE step")
                raise
            self.raw.execute("RELEASE step")

    def commit(self) -> None:
        """Make the batch durable."""
        with self.guarded():
            if self.raw.in_transaction:
                self.raw.execute("COMMIT")

    def rollback(self) -> None:
        """Forget what was not committed."""
        if self.raw.in_transaction:
            self.raw.execute("ROLLBACK")

    def close(self) -> None:
        """Close without committing."""
        self.rollback()
        self.raw.close()

    def rows(self, sql: str, parameters: Any = ()) -> list[sqlite3.Row]:
        """All rows of a query."""
        with self.guarded():
            return self.raw.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Any = ()) -> sqlite3.Row | None:
        """The first row of a query, or None."""
        with self.guarded():
            found: sqlite3.Row | None = self.raw.execute(sql, parameters).fetchone()
            return found
