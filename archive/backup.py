"""A safe copy of an archive, also while it is being written.

Owns the copying (SQLite's backup API: copying the file alone would lose what stands in the write-ahead log) and its
proof. Must not know tables.
"""

import hashlib
import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from archive.errors import DamagedArchive, UsageError
from archive.ledger.connection import Connection
from archive.opening import explain

PAGES_A_STEP = 2048


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that was made: where, how large, the SHA-256 of the file, and how many visits it holds."""

    path: Path
    size: int
    sha256: str
    fetches: int


def backup(
    source: Path | str,
    target: Path | str,
    *,
    replace: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Copy:
    """Copy the archive at `source` into the file `target`, checked before it takes its name.

    `progress` is called with pages still to copy and pages in all. Raises UsageError when `target` exists (unless
    `replace`) or is the source, DiskFull, DamagedArchive when source or copy is not sound.
    """
    target = Path(target)
    if target.is_dir():
        target = target / Path(source).name
    if not target.parent.is_dir():
        raise UsageError(f"There is no folder {target.parent}.", do="Make it first, or name another.")
    if not os.access(target.parent, os.W_OK):
        raise UsageError(f"This user may not write into {target.parent.absolute()}.", do="Name another folder.")
    if target.exists() and target.samefile(source):
        raise UsageError("The copy would overwrite the archive itself.", do="Name another file.")
    if target.exists() and not replace:
        raise UsageError(f"{target} exists.", do="Name another file; --replace writes over it.")
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    connection = Connection(source, readonly=True)
    try:
        fetches = _copy(connection.raw, part, progress)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        part.replace(target)
    except sqlite3.DatabaseError as error:
        raise explain(error, target if "disk is full" in str(error) else source) from error
    finally:
        connection.close()
        part.unlink(missing_ok=True)
    return Copy(target, target.stat().st_size, digest, fetches)


def _copy(source: sqlite3.Connection, part: Path, progress: Callable[[int, int], None] | None) -> int:
    copy = sqlite3.connect(part, isolation_level=None)

    def tell(_status: int, left: int, total: int) -> None:
        if progress is not None:
            progress(left, total)

    try:
        source.backup(copy, pages=PAGES_A_STEP, progress=tell)
        # The copy is one file that needs no log beside it until it is next written.
        copy.execute("PRAGMA journal_mode = DELETE")
        answer = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
        if answer != "ok":
            raise DamagedArchive("The copy is not sound.", why=answer, do="Run `newstrail verify` on the archive.")
        return int(copy.execute("SELECT count(*) FROM fetches").fetchone()[0])
    finally:
        copy.close()
