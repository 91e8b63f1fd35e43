"""How an archive's file is opened for reading only, and what it means when SQLite cannot.

Owns the address that SQLite reads by and the words for its errors. Must not know tables.

An archive is in WAL mode: even a reader needs two files beside it, and a folder that is not writable takes none. There
the file is read as one that nobody changes, if nothing waits in the write-ahead log.
"""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from archive.errors import DamagedArchive, DiskFull, Locked, NewstrailError, NotFound

# Result codes (https://www.sqlite.org/rescode.html) that tell of the file and the disk, not of the query.
ABOUT_THE_FILE = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_NOTADB,
    }
)
# What a reader meets where it cannot make those two files.
SHUT = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN})
# A quota or a limit says "no more" by these, only ENOSPC says "full".
NO_MORE = frozenset({sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE})
LEAST = 1024 * 1024  # bytes free on a disk that is not full


def must_exist(path: Path) -> None:
    """Raise NotFound where there is no archive, and a command has no reason to make one."""
    if not path.exists():
        raise NotFound(
            f"There is no archive at {path}.",
            do="Name one with --archive, or make one: `newstrail add URL`, then `newstrail crawl`.",
        )


def reading_uri(path: Path) -> str:
    """The URI by which SQLite reads the archive at `path`, also from a medium that cannot be written."""
    uri = f"{path.absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as raw:
            raw.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    except sqlite3.DatabaseError as error:
        if code(error) in SHUT and path.is_file() and os.access(path, os.R_OK) and not _waiting(path):
            return f"{uri}&immutable=1"
    return uri


def never_changes(uri: str) -> bool:
    """Whether `reading_uri` found the file where nobody can write beside it."""
    return uri.endswith("&immutable=1")


def code(error: sqlite3.Error) -> int:
    """The primary result code of an error, 0 when it has none."""
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


def _waiting(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def explain(error: sqlite3.Error, path: Path | str, *, busy_s: int = 30) -> NewstrailError:
    """The error that tells a person what an SQLite error means for the archive at `path`."""
    text = str(error)
    path = Path(path)
    why = f"{path}: {text}"
    if path.is_dir():
        return NewstrailError(f"{path} is a folder, not an archive.", do="Name the file: --archive FOLDER/newstrail.db")
    if "disk is full" in text or ("disk I/O error" in text and _is_full(error, path)):
        return DiskFull(
            "The disk under the archive is full.",
            why=why,
            do="What was committed is sound. Free some space and run the command again: it goes on from there.",
        )
    if "disk I/O error" in text:
        return NewstrailError(
            "The disk under the archive cannot be read or written.",
            why=why,
            do="Check the disk; `newstrail verify` then says whether the archive is whole.",
        )
    if "malformed" in text or "not a database" in text:
        return DamagedArchive(
            "The archive cannot be read.",
            why=why,
            do="Run `newstrail verify` to see what is damaged; go back to a copy made by `newstrail backup`.",
        )
    if "locked" in text or "busy" in text:
        return Locked(
            "The archive is being written by another process.",
            why=f"{path} stayed locked for {busy_s} seconds.",
            do="Wait for the other process, or stop it.",
        )
    if "unable to open" in text or "readonly database" in text:
        return _shut(path, why)
    return NewstrailError("SQLite refused.", why=why)


def _shut(path: Path, why: str) -> NewstrailError:
    folder = path.absolute().parent
    if path.exists() and not os.access(path, os.R_OK):
        return NewstrailError(f"This user may not read {path}.", why=why)
    if _waiting(path):
        return NewstrailError(
            f"{path} was not closed by its last writer, and this user may not write beside it.",
            why=why,
            do=f"Copy it together with {path.name}-wal into a folder of your own, and read it there.",
        )
    if path.exists() and os.access(folder, os.W_OK):
        return NewstrailError(f"This user may not write {path}.", why=why, do="Its owner can crawl; all others read.")
    return NewstrailError(
        f"This user may not write into {folder}.",
        why=why,
        do="The archive and two files beside it are written there: name another place with --archive.",
    )


def _is_full(error: sqlite3.Error, path: Path) -> bool:
    if getattr(error, "sqlite_errorcode", 0) in NO_MORE:
        return True
    try:
        return shutil.disk_usage(path.absolute().parent).free < LEAST
    except OSError:
        return False
