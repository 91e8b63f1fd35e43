"""SQL from a person reads the archive and does nothing else."""

import time
from pathlib import Path

import pytest

from archive import Archive
from archive.errors import NewstrailError, NotFound, UsageError
from archive.readonly import query
from tests.archive.conftest import Paper, content


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Archive(tmp_path / "news.db") as archive:
        Paper(archive).visit(0, content())
    return tmp_path / "news.db"


def test_rows_and_columns_come_back(path: Path) -> None:
    result = query(path, "SELECT id, title, x'00ff' AS b, NULL AS n, 1.5 AS f FROM articles WHERE id = ?", [1])
    assert result.columns == ("id", "title", "b", "n", "f")
    assert list(result.rows) == [(1, "Swing bridge to close for nine weeks", b"\x00\xff", None, 1.5)]
    assert not result.truncated


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM edits",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT sum(i) FROM n",
        "SELECT title FROM revisions WHERE id IN (SELECT rowid FROM revisions_fts WHERE revisions_fts MATCH 'bridge')",
        "SELECT name FROM pragma_table_info('articles')",
        "EXPLAIN QUERY PLAN SELECT * FROM fetches",
        "PRAGMA table_info(articles)",
        "SELECT json_extract(headers, '$.date') FROM fetches",
        "SELECT snippet(revisions_fts, 1, '[', ']', '', 5) FROM revisions_fts WHERE revisions_fts MATCH 'bridge'",
    ],
)
def test_reading_of_every_kind_works(path: Path, sql: str) -> None:
    assert list(query(path, sql).rows) is not None


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM articles",
        "UPDATE articles SET title = 'x'",
        "UPDATE sqlite_master SET sql = 'x'",
        "INSERT INTO sites (name, home_url, added_at) VALUES ('a', 'b', 'c')",
        "CREATE TABLE t (x)",
        "CREATE TEMP TABLE t (x)",
        "DROP TABLE articles",
        "ATTACH '{other}' AS other",
        "VACUUM INTO '{other}'",
        "VACUUM",
        "PRAGMA writable_schema = 1",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA user_version = 9",
        "PRAGMA wal_checkpoint",
        "BEGIN IMMEDIATE",
        "REINDEX",
        "ANALYZE",
        "SELECT load_extension('x')",
        "INSERT INTO revisions_fts (revisions_fts) VALUES ('rebuild')",
        "SELECT 1; DELETE FROM articles",
    ],
)
def test_nothing_is_written_and_no_other_file_touched(path: Path, tmp_path: Path, sql: str) -> None:
    other = tmp_path / "other.db"
    before = path.read_bytes()
    with pytest.raises(UsageError):
        list(query(path, sql.replace("{other}", str(other))).rows)
    assert path.read_bytes() == before
    assert not other.exists()


@pytest.mark.parametrize("sql", ["SELEKT 1", "", "SELECT nothing FROM articles", "SELECT ?"])
def test_a_wrong_query_says_what_is_wrong(path: Path, sql: str) -> None:
    try:
        result = query(path, sql)
    except UsageError:
        return
    assert (sql, list(result.rows)) == ("", [])


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT length(printf('%.*c', 900000000, 'x'))",
        "SELECT length(hex(zeroblob(900000000)))",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
        "SELECT count(*) FROM sqlite_master a, sqlite_master b, sqlite_master c, sqlite_master d, sqlite_master e",
    ],
)
def test_a_query_that_would_never_end_is_ended(path: Path, sql: str) -> None:
    began = time.monotonic()
    with pytest.raises(NewstrailError):
        list(query(path, sql, seconds=1.0, memory=256 * 1024 * 1024).rows)
    assert time.monotonic() - began < 10


def test_more_rows_than_the_limit_are_cut_and_said_to_be(path: Path) -> None:
    sql = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) SELECT i FROM n"
    result = query(path, sql, limit=1000)
    assert len(list(result.rows)) == 1000
    assert result.truncated
    result = query(path, sql, limit=5000)
    assert len(list(result.rows)) == 5000
    assert not result.truncated


def test_it_reads_while_a_run_writes(path: Path) -> None:
    with Archive(path) as archive:
        paper = Paper(archive)
        paper.visit(1, content("Another story about the ferry."), "ferry")
        archive.ensure_article(paper.site, "https://harbour.example/uncommitted")
        assert list(query(path, "SELECT count(*) FROM articles").rows) == [(2,)]


def test_no_archive(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        query(tmp_path / "none.db", "SELECT 1")
    assert not (tmp_path / "none.db").exists()
