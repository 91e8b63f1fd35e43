"""Makes an SQLite connection unable to do anything but read its one database.

Owns the authorizer's allow-list and the limits. Must not know Datasette. Stands alone (standard library
only), because the process that runs people's SQL imports it by itself.

`mode=ro` is not enough: ATTACH opens and makes other files, VACUUM INTO writes a copy.
"""

import sqlite3

LENGTH = 64 * 1024 * 1024
_ALLOWED = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE})
_READING_PRAGMAS = frozenset(
    {
        "application_id",
        "collation_list",
        "compile_options",
        "data_version",
        "database_list",
        "encoding",
        "foreign_key_list",
        "freelist_count",
        "function_list",
        "index_info",
        "index_list",
        "index_xinfo",
        "journal_mode",
        "page_count",
        "page_size",
        "schema_version",
        "table_info",
        "table_list",
        "table_xinfo",
        "user_version",
    }
)
# Those of them whose argument names a table or index; an argument to any other one would set it.
_WITH_ARGUMENT = ("table_", "index_", "foreign_key_")
# Set by sqlite-utils, which Datasette 1.0 wraps around a reading connection; it changes nothing for one.
_HARMLESS_SETTINGS = frozenset({"recursive_triggers"})
_FORBIDDEN_FUNCTIONS = frozenset({"load_extension", "fts3_tokenizer", "fts5", "writefile", "readfile", "edit"})


def only_reading(action: int, first: str | None, second: str | None, *_where: str | None) -> int:
    """SQLite's authorizer: SQLITE_OK for reading, calling functions and asking for the schema; SQLITE_DENY
    otherwise.
    """
    if action in _ALLOWED:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_FUNCTION:
        return sqlite3.SQLITE_DENY if (second or "").lower() in _FORBIDDEN_FUNCTIONS else sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA:
        name = (first or "").lower()
        if name in _HARMLESS_SETTINGS:
            return sqlite3.SQLITE_OK
        harmless = second is None or name.startswith(_WITH_ARGUMENT)
        return sqlite3.SQLITE_OK if name in _READING_PRAGMAS and harmless else sqlite3.SQLITE_DENY
    # SQLite asks this when a virtual table declares its columns. A real update of the schema needs
    # `PRAGMA writable_schema`, which is refused above.
    declares = action == sqlite3.SQLITE_UPDATE and first == "sqlite_master"
    return sqlite3.SQLITE_OK if declares else sqlite3.SQLITE_DENY


def confine(conn: sqlite3.Connection) -> None:
    """Leave `conn` only reading: no write, no ATTACH, no VACUUM INTO, no setting, no value over LENGTH bytes."""
    conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LENGTH)
    conn.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    conn.setlimit(sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000)
    conn.setlimit(sqlite3.SQLITE_LIMIT_WORKER_THREADS, 0)
    conn.set_authorizer(only_reading)
