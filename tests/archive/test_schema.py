"""The file on disk: tables, descriptions, versions, and views that stay fast."""

import sqlite3
from pathlib import Path

import pytest

from archive import Archive, schema
from archive.errors import DamagedArchive, NewerArchive, NewstrailError, NotFound
from tests.archive.conftest import Paper, content

SHADOWS = ("_data", "_idx", "_content", "_docsize", "_config")


def columns(archive: Archive) -> dict[str, set[str]]:
    names = [*archive.db.table_names(), *archive.db.view_names()]
    kept = [n for n in names if not n.startswith(("sqlite_", "_sqlite")) and not n.endswith(SHADOWS)]
    return {n: {c[0] for c in archive.db.conn.execute(f'SELECT * FROM "{n}" LIMIT 0').description} for n in kept}


def test_every_table_view_and_column_is_described_and_nothing_else(archive: Archive) -> None:
    described = {name: set(entry["columns"]) for name, entry in schema.descriptions().items()}
    assert described == columns(archive)
    for name, entry in schema.descriptions().items():
        for sentence in [entry["description"], *entry["columns"].values()]:
            assert sentence.endswith("."), f"{name}: {sentence}"
            assert sentence[0].isupper() or sentence.split()[0].rstrip(",").islower() or sentence[0].isdigit()


def test_a_new_archive_is_in_wal_mode_and_says_its_version(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db") as archive:
        assert archive.db.journal_mode == "wal"
        assert archive.db.conn.execute("PRAGMA user_version").fetchone()[0] == schema.version() > 0


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db") as archive:
        Paper(archive).visit(0, content())
        before = archive.db.schema
    with Archive(tmp_path / "a.db") as archive:
        assert archive.db.schema == before
        assert len(archive.history(1)) == 1


def test_an_archive_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    Archive(path).close()
    db = sqlite3.connect(path)
    db.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('newstrail', 'holograms', 'x')"
    )
    db.commit()
    db.close()
    before = path.read_bytes()
    for readonly in (False, True):
        with pytest.raises(NewerArchive, match="holograms"):
            Archive(path, readonly=readonly)
    assert path.read_bytes() == before


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "shop.db"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE sites (url TEXT)")
    db.commit()
    db.close()
    before = path.read_bytes()
    with pytest.raises(NewstrailError, match="no newstrail archive"):
        Archive(path)
    assert path.read_bytes() == before


def test_views_follow_the_program_and_those_of_others_stay(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db") as archive:
        fresh = archive.db["edits"].schema
        archive.db.conn.execute("DROP VIEW edits")
        archive.db.conn.execute("CREATE VIEW edits AS SELECT 1 AS old")
        archive.db.conn.execute("CREATE VIEW mine AS SELECT title FROM articles")
    with Archive(tmp_path / "a.db") as archive:
        assert archive.db["edits"].schema == fresh
        assert "mine" in archive.db.view_names()


def test_a_file_that_is_no_database_is_damage_and_not_a_traceback(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(b"<html>not an archive</html>" * 100)
    for readonly in (False, True):
        with pytest.raises(DamagedArchive):
            Archive(path, readonly=readonly)


def test_reading_needs_a_file_and_never_writes_it(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        Archive(tmp_path / "none.db", readonly=True)
    assert not (tmp_path / "none.db").exists()
    Archive(tmp_path / "a.db").close()
    with Archive(tmp_path / "a.db", readonly=True) as archive, pytest.raises(Exception, match="readonly"):
        archive.ensure_site("x", "https://x.example/")


def test_no_row_that_others_lead_to_is_deleted_by_reading_whole_tables(archive: Archive) -> None:
    # SQLite looks for rows that lead to a deleted one: without an index on that column it reads the table.
    for table in archive.db.table_names():
        if table.startswith(("revisions_", "sqlite_", "_sqlite")):
            continue
        for key in archive.db[table].foreign_keys:
            if key.other_table not in ("articles", "revisions") or key.column in ("article_id", "original_id"):
                plan = archive.db.conn.execute(
                    f'EXPLAIN QUERY PLAN SELECT 1 FROM "{table}" WHERE "{key.column}" = 1'
                ).fetchall()
                if key.other_table in ("articles", "revisions"):
                    assert "SEARCH" in plan[0][3], f"{table}.{key.column}: {plan[0][3]}"


def test_views_walk_an_index_and_never_sort_the_whole_table(paper: Paper) -> None:
    for view, order in [
        ("edits", "changes"),
        ("headline_changes", "changes"),
        ("disappearances", "changes"),
        ("latest_entries", "entries"),
    ]:
        steps = " | ".join(
            row[3] for row in paper.archive.db.conn.execute(f"EXPLAIN QUERY PLAN SELECT * FROM {view} LIMIT 100")
        )
        assert "TEMP B-TREE" not in steps, f"{view}: {steps}"
        assert order
    steps = " | ".join(
        row[3]
        for row in paper.archive.db.conn.execute(
            "EXPLAIN QUERY PLAN SELECT * FROM article_timeline WHERE article_id = 1 ORDER BY at"
        )
    )
    assert "SCAN f" not in steps, steps
    assert "SCAN c" not in steps, steps
