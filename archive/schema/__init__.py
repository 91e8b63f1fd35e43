"""The archive's tables and views, and how a file on disk comes to hold them.

Owns the order of migrations, the schema's version and the descriptions of tables and columns. Must not know what the
rows mean to the program.
"""

import tomllib
from contextlib import closing
from functools import cache
from importlib import resources
from typing import Any

from sqlite_utils import Database, Migrations

from archive.errors import NewerArchive, NewstrailError

migrations = Migrations("newstrail")
NOT_OURS = "_sqlite_migrations"


def _statements(name: str) -> list[str]:
    # One statement at a time: executescript() would commit the migration's transaction. A trigger holds semicolons,
    # so a statement ends where a blank line, a new CREATE or the end of the file follows.
    script = (resources.files(__package__) / name).read_text(encoding="utf-8")
    lines = [line for line in script.splitlines() if not line.startswith("--")]
    parts: list[list[str]] = []
    for line in lines:
        if line.startswith(("CREATE ", "DROP ")):
            parts.append([])
        if parts and line.strip():
            parts[-1].append(line)
    return ["\n".join(part).rstrip(";") for part in parts]


@migrations()
def tables(db: Database) -> None:
    """Every table, index and trigger of the first release."""
    for statement in _statements("tables.sql"):
        db.conn.execute(statement)


def build_views(db: Database) -> None:
    """Make again the views that differ from the program's: they hold no data, so they follow it without a migration.

    Views that somebody else made in the file are left alone.
    """
    there = dict(db.conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view'").fetchall())
    wanted = {statement.split()[2]: statement for statement in _statements("views.sql")}
    stale = [name for name, statement in wanted.items() if there.get(name) != statement]
    if not stale:
        return
    with db.atomic():
        for name in stale:
            db.conn.execute(f'DROP VIEW IF EXISTS "{name}"')
        for name in stale:
            db.conn.execute(wanted[name])


def migrate(db: Database) -> None:
    """Bring the archive up to this program. Raises NewerArchive, with nothing changed, when it is ahead of it."""
    check_version(db)
    if migrations.pending(db):
        migrations.apply(db)
        db.conn.execute(f"PRAGMA user_version = {version()}")
    build_views(db)


@cache
def _known() -> frozenset[str]:
    """The names of the migrations that this program knows."""
    with closing(Database(memory=True)) as empty:
        return frozenset(step.name for step in migrations.pending(empty))


def version() -> int:
    """The number of migrations that this program knows."""
    return len(_known())


def check_version(db: Database) -> None:
    """Raise NewerArchive when the file holds migrations that this program does not know, NewstrailError when it is
    another program's database."""
    names = db.table_names()
    if NOT_OURS not in names:
        if names:
            raise NewstrailError(
                "This file is a database, but no newstrail archive.",
                why=f"It holds other tables: {', '.join(sorted(names)[:3])}.",
                do="Name another file with --archive.",
            )
        return
    ahead = sorted({step.name for step in migrations.applied(db)} - _known())
    if ahead:
        raise NewerArchive(
            "This archive was written by a later version of newstrail.",
            why=f"It holds what this version does not know: {', '.join(ahead)}.",
            do="Upgrade newstrail, or open the archive with the version that made it.",
        )


@cache
def descriptions() -> dict[str, dict[str, Any]]:
    """For each table and view: `description`, and `columns` with a sentence for each column (from describe.toml)."""
    text = (resources.files(__package__) / "describe.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
