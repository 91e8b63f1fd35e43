"""Damage and tampering are named; a copy made during a crawl is whole."""

import random
import sqlite3
from pathlib import Path

import pytest

from archive import Archive, verify
from archive.backup import backup
from archive.errors import DamagedArchive, UsageError
from tests.archive.conftest import STORY, Paper, content


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Archive(tmp_path / "news.db") as archive:
        paper = Paper(archive)
        for number in range(6):
            paper.visit(0, content(f"{STORY}\n\nNumber {number}."), f"s{number}")
            paper.visit(1, content(f"{STORY}\n\nNumber {number + 100}."), f"s{number}")
        paper.gone(2, "s0")
    return tmp_path / "news.db"


def tamper(path: Path, sql: str, *values: object) -> None:
    db = sqlite3.connect(path)
    db.execute(sql, values)
    db.commit()
    db.close()


def findings(path: Path) -> list[tuple[str, str]]:
    return [(found.table, found.key) for found in verify.check(path).findings]


def test_a_sound_archive(path: Path) -> None:
    report = verify.check(path)
    assert report.sound, report.findings
    assert report.counts == {"bodies": 12, "revisions": 12, "fetches": 13, "articles": 6}
    assert report.head[0] == 13


def test_a_flipped_byte_in_a_body_names_the_body_and_its_visits(path: Path) -> None:
    db = sqlite3.connect(path)
    sha, data = db.execute("SELECT sha256, data FROM bodies WHERE base_sha256 IS NOT NULL LIMIT 1").fetchone()
    db.close()
    broken = bytearray(data)
    broken[len(broken) // 2] ^= 1
    tamper(path, "UPDATE bodies SET data = ? WHERE sha256 = ?", bytes(broken), sha)
    assert ("bodies", sha) in findings(path)
    assert "visits that it belongs to" in verify.check(path).findings[0].what


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("UPDATE fetches SET status = 500 WHERE id = 4", [("fetches", "4")]),
        ("UPDATE fetches SET headers = '{\"x\":1}' WHERE id = 13", [("fetches", "13")]),
        ("DELETE FROM fetches WHERE id = 13", []),
        ("UPDATE revisions SET first_seen_at = '2001-01-01T00:00:00.000Z' WHERE id = 3", [("revisions", "3")]),
        ("UPDATE revisions SET last_seen_at = '2099-01-01T00:00:00.000Z' WHERE id = 3", [("revisions", "3")]),
        ("UPDATE revisions SET fetch_id = 1 WHERE id = 3", [("revisions", "3")]),
        ("DELETE FROM revisions_fts WHERE rowid = 3", [("revisions", "3")]),
        ("DELETE FROM changes WHERE id = 1", [("revisions", "2")]),
        ("UPDATE changes SET not_before = '2001-01-01T00:00:00.000Z' WHERE id = 1", [("changes", "1")]),
        ("UPDATE articles SET title = 'Another' WHERE id = 2", [("articles", "2")]),
        ("UPDATE articles SET status = 'gone' WHERE id = 2", [("articles", "2")]),
        ("UPDATE revisions SET text = text || '!' WHERE id = 3", [("revisions", "3")]),
        ("UPDATE revisions SET title = 'Other' WHERE id = 3", [("revisions", "3")]),
        ("UPDATE articles SET revision_count = 9 WHERE id = 2", [("articles", "2")]),
        ("UPDATE articles SET latest_revision_id = 1 WHERE id = 2", [("articles", "2")]),
        ("UPDATE changes SET from_revision_id = 9 WHERE id = 1", [("changes", "1")]),
        ("UPDATE changes SET not_before = '2099' WHERE id = 1", [("changes", "1")]),
    ],
)
def test_tampering_is_named_row_by_row(path: Path, sql: str, expected: list[tuple[str, str]]) -> None:
    tamper(path, sql)
    assert findings(path) == expected


def test_a_visit_taken_out_of_the_middle_and_two_swapped(path: Path) -> None:
    tamper(path, "DELETE FROM fetches WHERE id = 13")
    tamper(path, "DELETE FROM changes WHERE to_fetch_id = 5 OR from_fetch_id = 5")
    tamper(path, "PRAGMA foreign_keys = OFF")
    tamper(path, "DELETE FROM fetches WHERE id = 5")
    assert ("fetches", "5") in findings(path)
    tamper(path, "UPDATE fetches SET id = -1 WHERE id = 8")
    tamper(path, "UPDATE fetches SET id = 8 WHERE id = 9")
    tamper(path, "UPDATE fetches SET id = 9 WHERE id = -1")
    assert {("fetches", "8"), ("fetches", "9")} <= set(findings(path))


def test_a_cut_off_end_shows_against_a_noted_head(path: Path) -> None:
    head = verify.check(path).head
    tamper(path, "DELETE FROM fetches WHERE id = 13")
    assert verify.check(path).sound
    assert not verify.check(path, expect_head=head).sound


@pytest.mark.parametrize("seed", range(6))
def test_a_page_of_noise_anywhere_is_damage_and_never_a_traceback(path: Path, seed: int) -> None:
    rng = random.Random(seed)
    data = bytearray(path.read_bytes())
    start = rng.randrange(8192, len(data) - 8192) // 8192 * 8192
    data[start : start + 8192] = rng.randbytes(8192)
    path.write_bytes(data)
    for leftover in path.parent.glob("news.db-*"):
        leftover.unlink()
    try:
        sound = verify.check(path).sound
    except DamagedArchive:
        sound = False
    assert not sound


class TestBackup:
    """Copies."""

    def test_a_copy_made_while_a_run_writes_holds_all_that_was_committed(self, path: Path, tmp_path: Path) -> None:
        with Archive(path) as archive:
            paper = Paper(archive)
            paper.visit(3, content("The ferry sails again at dawn."), "ferry")
            archive.ensure_article(paper.site, "https://harbour.example/not-committed")
            copy = backup(path, tmp_path / "copy.db")
            archive.rollback()
        assert copy.fetches == 14
        assert copy.size == (tmp_path / "copy.db").stat().st_size
        assert verify.check(tmp_path / "copy.db").sound
        with Archive(tmp_path / "copy.db", readonly=True) as archive:
            assert archive.revision("ferry").content.text.startswith("The ferry")
        assert [file.name for file in tmp_path.iterdir() if file.name.startswith("copy")] == ["copy.db"]

    def test_nothing_is_overwritten_unasked(self, path: Path, tmp_path: Path) -> None:
        (tmp_path / "copy.db").write_text("mine")
        with pytest.raises(UsageError):
            backup(path, tmp_path / "copy.db")
        with pytest.raises(UsageError):
            backup(path, path, replace=True)
        assert (tmp_path / "copy.db").read_text() == "mine"
        backup(path, tmp_path / "copy.db", replace=True)
        assert verify.check(tmp_path / "copy.db").sound
