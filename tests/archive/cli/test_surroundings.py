"""What a person is told when the machine is not as it should be: disks, folders, encodings, files that are no archives."""

import ctypes
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive import Archive, Content, EntrySeen, ListingKind, Observation
from archive.duplicates.listing import originals

ROOT = Path(__file__).parents[3]
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1  # <linux/prctl.h>, <linux/capability.h>
READING = (
    ["log"],
    ["show", "1"],
    ["search", "cranes"],
    ["sites"],
    ["sql", "SELECT count(*) FROM fetches"],
    ["verify"],
    ["doctor"],
    ["feed"],
    ["schedule"],
)


def fill(path: Path, title: str = "Cranes · “bought”") -> None:
    with Archive(path) as store:
        site = store.ensure_site("quay", "https://quay.example/")
        run = store.start_run("crawl", [site])
        store.record(
            Observation(
                url="https://quay.example/cranes",
                fetched_at=datetime(2026, 3, 10 + (title == "Cranes sold"), tzinfo=UTC),
                site_id=site,
                run_id=run,
                status=200,
                kind="article",
                content=Content(title, text="The board bought cranes — 港 😀.", word_count=5),
                extractor="test/1",
            )
        )
        store.finish_run(run, "finished", {})


def _as_others() -> None:
    """In the child: what a folder's mode forbids is forbidden to root too."""
    if os.geteuid() == 0:
        ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0)


def newstrail(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NEWSTRAIL_")}
    return subprocess.run(
        [sys.executable, "-m", "crawler.cli", *words],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", **environment},
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
        preexec_fn=_as_others,
    )


@pytest.fixture(scope="module")
def shut() -> Iterator[Path]:
    """A folder with an archive into which the commands may not write."""
    folder = Path(tempfile.mkdtemp())
    fill(folder / "newstrail.db")
    (folder / "newstrail.db").chmod(0o444)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_an_archive_is_read_where_nobody_can_write(words: list[str], shut: Path) -> None:
    done = newstrail(shut, *words)
    assert done.returncode == 0, done.stderr.decode()
    assert b"error" not in done.stdout
    assert sorted(one.name for one in shut.iterdir()) == ["newstrail.db"]


def test_whoever_would_write_there_is_told_that_they_may_not(shut: Path) -> None:
    done = newstrail(shut, "crawl")
    assert done.returncode == 1
    assert b"may not write into" in done.stderr
    done = newstrail(shut, "backup", "copy.db")
    assert done.returncode == 2
    assert b"may not write into" in done.stderr


def test_it_is_served_from_there_too(shut: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NEWSTRAIL_")}
    process = subprocess.Popen(
        [sys.executable, "-m", "crawler.cli", "serve", "--port", "0"],
        cwd=shut,
        env={**kept, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        stderr=subprocess.PIPE,
        preexec_fn=_as_others,
    )
    try:
        assert process.stderr is not None
        address = process.stderr.readline().decode().split()[-1]
        for path in (
            "",
            "newstrail/-/today.json",
            "newstrail/-/article/1",
            "newstrail.json?sql=select+count(*)+from+fetches",
        ):
            with urllib.request.urlopen(address + path, timeout=30) as answer:
                assert answer.status == 200, path
    finally:
        process.terminate()
        process.communicate(timeout=30)


def test_what_waits_in_the_log_is_not_left_out(tmp_path: Path) -> None:
    """A copy that lost its -shm file is read with its -wal, or not at all: never as it was before."""
    folder = Path(tempfile.mkdtemp())
    fill(tmp_path / "a.db")
    with Archive(tmp_path / "a.db") as store:
        store.ensure_site("late", "https://late.example/")
        store.commit()
        shutil.copy(tmp_path / "a.db", folder / "a.db")
        shutil.copy(tmp_path / "a.db-wal", folder / "a.db-wal")
    assert (folder / "a.db-wal").stat().st_size > 0
    folder.chmod(0o555)
    try:
        done = newstrail(folder, "--archive", "a.db", "sites")
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)
    assert b"late" in done.stdout if done.returncode == 0 else b"a.db-wal" in done.stderr


class TestNoArchive:
    """A path that leads to something else says so."""

    def test_a_folder(self, tmp_path: Path) -> None:
        (tmp_path / "newstrail.db").mkdir()
        for words in (["log"], ["crawl", "https://quay.example/"], ["sql", "SELECT 1 FROM articles"]):
            done = newstrail(tmp_path, *words)
            assert done.returncode == 1, words
            assert b"is a folder" in done.stderr

    def test_an_empty_file(self, tmp_path: Path) -> None:
        (tmp_path / "newstrail.db").touch()
        done = newstrail(tmp_path, "log")
        assert (done.returncode, done.stdout) == (1, b"")
        assert b"There is nothing in newstrail.db yet" in done.stderr

    def test_text(self, tmp_path: Path) -> None:
        (tmp_path / "newstrail.db").write_text("a shopping list\n" * 1000)
        for words in (["log"], ["sql", "SELECT 1 FROM articles"]):
            assert newstrail(tmp_path, *words).returncode == 5, words

    def test_damage_met_half_way_is_a_finding_of_the_doctor(self, tmp_path: Path) -> None:
        path = tmp_path / "newstrail.db"
        fill(path)
        with path.open("r+b") as file:  # all pages but the schema's
            size = file.seek(0, os.SEEK_END)
            file.seek(16384)
            file.write(b"\xff" * (size - 16384))
        done = newstrail(tmp_path, "doctor", "--json")
        assert done.returncode == 1, done.stderr
        assert any(row["level"] == "error" and row["about"] == "archive" for row in json.loads(done.stdout))
        assert newstrail(tmp_path, "sql", "SELECT * FROM fetches, articles").returncode == 5


class TestFiles:
    """Other files that commands write."""

    def test_a_disk_that_is_full_ends_with_its_own_code(self, tmp_path: Path) -> None:
        if not Path("/dev/full").exists():
            pytest.skip("this system has no /dev/full")
        fill(tmp_path / "newstrail.db")
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [sys.executable, "-m", "crawler.cli", "feed"],
                cwd=tmp_path,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                stdout=full,
                stderr=subprocess.PIPE,
                timeout=60,
                check=False,
            )
        assert done.returncode == 3, done.stderr
        assert b"Traceback" not in done.stderr

    def test_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        fill(tmp_path / "newstrail.db")
        done = newstrail(tmp_path, "backup", "nowhere/copy.db")
        assert done.returncode == 2
        assert b"nowhere" in done.stderr
        done = newstrail(tmp_path, "feed", "-o", "nowhere/feed.atom")
        assert done.returncode == 1
        assert b"nowhere" in done.stderr
        assert b"Traceback" not in done.stderr

    def test_a_feed_is_never_seen_half_written(self, tmp_path: Path) -> None:
        fill(tmp_path / "newstrail.db")
        target = tmp_path / "changes.atom"
        target.write_text("old")
        inode = target.stat().st_ino
        assert newstrail(tmp_path, "feed", "-o", "changes.atom").returncode == 0
        assert target.read_text().startswith("<?xml")
        assert target.stat().st_ino != inode
        assert [one.name for one in tmp_path.iterdir() if one.suffix == ".part"] == []


class TestEncodings:
    """A terminal that lacks a character gets an escape; JSON stays the same value."""

    @pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
    def test_nothing_fails_for_a_character(self, tmp_path: Path, encoding: str) -> None:
        fill(tmp_path / "newstrail.db")
        for words in (["show", "1"], ["search", "cranes"], ["log"], ["log", "--csv"], ["blame", "1"]):
            done = newstrail(tmp_path, *words, PYTHONIOENCODING=encoding)
            assert done.returncode == 0, done.stderr.decode(encoding)
            assert "ranes" in done.stdout.decode(encoding)
        shown = newstrail(tmp_path, "show", "1", "--json", PYTHONIOENCODING=encoding)
        plain = newstrail(tmp_path, "show", "1", "--json", PYTHONIOENCODING="utf-8")
        assert json.loads(shown.stdout.decode(encoding)) == json.loads(plain.stdout)
        assert "\\ud83d\\ude00" in shown.stdout.decode(encoding)

    def test_nor_where_no_language_is_set(self, tmp_path: Path) -> None:
        fill(tmp_path / "newstrail.db")
        bare = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        for words in (["show", "1"], ["search", "cranes"], ["sites"], ["blame", "1"]):
            done = newstrail(tmp_path, *words, **bare)
            assert done.returncode == 0, done.stderr
        assert json.loads(newstrail(tmp_path, "show", "1", "--json", **bare).stdout)["title"] == "Cranes · “bought”"


def test_a_terminal_without_colours_gets_none(tmp_path: Path) -> None:
    import pty

    fill(tmp_path / "newstrail.db")
    fill(tmp_path / "newstrail.db", "Cranes sold")
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "dumb"}
    environment.pop("NO_COLOR", None)
    command = [sys.executable, "-m", "crawler.cli", "diff", "1"]
    process = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=theirs, stdin=subprocess.DEVNULL)
    os.close(theirs)
    printed = b""
    try:
        while chunk := os.read(ours, 65536):
            printed += chunk
    except OSError:  # Linux says so when the other end is closed
        pass
    os.close(ours)
    assert process.wait(timeout=60) == 0
    assert b"{+sold+}" in printed
    assert b"\x1b" not in printed


class TestQuestionsOfManyCopies:
    """`search --collapse` and `feed --fold` ask only about the articles that they show."""

    def test_the_original_of_a_copy_is_the_likest(self, tmp_path: Path) -> None:
        with _copies(tmp_path / "a.db", [(5, 2, 0.7), (5, 3, 0.9), (6, 2, 0.8)]) as db:
            assert originals(db, [5, 6, 7]) == {5: 3, 6: 2}
            assert originals(db, range(2000)) == {5: 3, 6: 2}
            assert originals(db, []) == {}

    def test_the_table_of_copies_is_not_read_whole(self, tmp_path: Path) -> None:
        with _copies(tmp_path / "a.db", [(number, 1, 0.9) for number in range(1000, 50_000)]) as db:
            steps: list[None] = []
            db.set_progress_handler(lambda: steps.append(None), 1000)
            assert originals(db, [1, 2, 1005]) == {1005: 1}
            assert len(steps) < 5, "thousands of steps of SQLite's machine"

    def test_one_row_a_cluster(self, tmp_path: Path) -> None:
        path = tmp_path / "newstrail.db"
        fill(path)
        fill(path, "Cranes sold")
        with Archive(path) as store:
            site = store.ensure_site("dyke", "https://dyke.example/")
            for name in ("one", "two"):
                for title in ("Bought", "Sold"):
                    store.record(_copy(site, f"https://dyke.example/{name}", title))
        with sqlite3.connect(path) as db:
            db.execute("DELETE FROM duplicates")
            db.executemany(
                "INSERT INTO duplicates (article_id, original_id, kind, similarity, detected_at)"
                " VALUES (?, 1, 'near', 0.9, '')",
                [(2,), (3,)],
            )
        db.close()
        rows = json.loads(newstrail(tmp_path, "search", "cranes", "--json").stdout)
        assert {row["article"] for row in rows} == {1, 2, 3}
        [row] = json.loads(newstrail(tmp_path, "search", "cranes", "--collapse", "--json").stdout)
        assert row["copies"] == 2
        assert len(json.loads(newstrail(tmp_path, "feed", "--json").stdout)["items"]) == 3
        assert len(json.loads(newstrail(tmp_path, "feed", "--json", "--fold").stdout)["items"]) == 1


def _copy(site: int, url: str, title: str) -> Observation:
    return Observation(
        url=url,
        fetched_at=datetime(2026, 3, 11 + (title == "Sold"), tzinfo=UTC),
        site_id=site,
        status=200,
        kind="article",
        content=Content(title, text="The board bought cranes for the harbour of the town.", word_count=10),
        extractor="test/1",
    )


@contextmanager
def _copies(path: Path, found: list[tuple[int, int, float]]) -> Iterator[sqlite3.Connection]:
    Archive(path).close()
    db = sqlite3.connect(path)
    db.executemany(
        "INSERT INTO duplicates (article_id, original_id, kind, similarity, detected_at) VALUES (?, ?, 'near', ?, '')",
        found,
    )
    try:
        yield db
    finally:
        db.close()


def test_a_narrow_terminal_gets_a_line_a_value(tmp_path: Path) -> None:
    fill(tmp_path / "newstrail.db")
    fill(tmp_path / "newstrail.db", "Cranes sold")
    shown = newstrail(tmp_path, "log", COLUMNS="40").stdout.decode()
    assert "title      Cranes sold\n" in shown
    assert shown.count("event ") == 2
    assert len(newstrail(tmp_path, "log", COLUMNS="100").stdout.decode().splitlines()) <= 5


def test_explain_says_by_what_a_page_was_known(tmp_path: Path) -> None:
    path = tmp_path / "newstrail.db"
    fill(path)
    with Archive(path) as store:
        site = store.ensure_site("quay", "https://quay.example/")
        evidence = {
            "address": "192.0.2.1",
            "kind": {"phrase": "page not found", "seen_in": "title"},
            "encoding": ["utf-8"],
        }
        store.record(
            Observation(
                url="https://quay.example/cranes",
                fetched_at=datetime(2026, 3, 12, tzinfo=UTC),
                site_id=site,
                status=200,
                kind="soft_404",
                evidence=evidence,
            )
        )
    shown = newstrail(tmp_path, "explain", "1").stdout.decode()
    assert "kind (phrase page not found, seen_in title); address 192.0.2.1; encoding utf-8" in shown


def test_explain_names_the_listings_and_only_some_of_many_boxes(tmp_path: Path) -> None:
    path = tmp_path / "newstrail.db"
    fill(path)
    with Archive(path) as store:
        site = store.ensure_site("quay", "https://quay.example/")
        listing = store.ensure_listing(site, "https://quay.example/latest", ListingKind.PAGE)
        shown = (EntrySeen("https://quay.example/cranes", "Cranes bought", None, None, 1),)
        pages = [(f"https://quay.example/{number}", None, "article") for number in range(9)]
        for url, of, kind in [*pages, ("https://quay.example/latest", listing, "listing")]:
            store.record(
                Observation(
                    url=url,
                    fetched_at=datetime(2026, 3, 12, tzinfo=UTC),
                    site_id=site,
                    listing_id=of,
                    status=200,
                    kind=kind,
                    content=None if of else Content(url, text=f"{url} tells of {url} and of nothing else."),
                    entries=shown,
                    extractor="test/1",
                )
            )
    told = newstrail(tmp_path, "explain", "1").stdout.decode()
    assert "  page https://quay.example/latest at 1," in told
    assert told.count("  box https://") == 5
    assert "  box on 4 more (--json shows all)" in told
    assert len(json.loads(newstrail(tmp_path, "explain", "1", "--json").stdout)["shown_by"]) == 10


def test_a_query_with_an_unknown_name_is_told_where_the_names_are(tmp_path: Path) -> None:
    fill(tmp_path / "newstrail.db")
    for statement, first in (("SELECT * FROM edit", "articles"), ("SELECT headline FROM articles", "id")):
        done = newstrail(tmp_path, "sql", statement)
        assert done.returncode == 2
        hint = re.search(r'newstrail sql "(.+)"', done.stderr.decode())
        assert hint is not None
        assert first in newstrail(tmp_path, "sql", hint[1]).stdout.decode().split()


@pytest.mark.parametrize(
    "words",
    [["tell"], ["tell", "--dry-run"], ["tell", "--release", "quay"], ["reextract"], ["log"], ["backup", "copy.db"]],
    ids=" ".join,
)
def test_no_archive_is_made_by_a_command_that_only_uses_one(tmp_path: Path, words: list[str]) -> None:
    (tmp_path / "newstrail.toml").write_text('[[tell]]\nname = "desk"\nurl = "https://desk.example/hook"\n')
    done = newstrail(tmp_path, *words)
    assert done.returncode == 1, done.stderr
    assert b"There is no archive at newstrail.db" in done.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["newstrail.toml"]


@pytest.mark.parametrize("words", [["show", "1"], ["log", "--ndjson"], ["blame", "1"], ["feed"]], ids=" ".join)
def test_a_reader_that_went_away_is_no_error(tmp_path: Path, words: list[str]) -> None:
    fill(tmp_path / "newstrail.db")
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as gone:
        done = subprocess.run(
            [sys.executable, "-m", "crawler.cli", *words],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=gone,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert (done.returncode, done.stderr) == (0, b"")


def test_verify_never_sends_to_itself(tmp_path: Path) -> None:
    path = tmp_path / "newstrail.db"
    path.write_bytes(b"This is no archive. " * 400)
    assert b"newstrail verify" in newstrail(tmp_path, "log").stderr
    path.unlink()
    fill(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE revisions SET title = 'Ships sold'")
        db.commit()
    told = newstrail(tmp_path, "verify")
    assert told.returncode == 5
    assert b"not whole: 2 findings." in told.stderr
    path.write_bytes(b"This is no archive. " * 400)
    for done in (told, newstrail(tmp_path, "verify")):
        assert done.returncode == 5
        assert b"newstrail verify" not in done.stderr
        assert b"newstrail backup" in done.stderr


def test_that_there_is_more_than_a_limit_shows_is_said(tmp_path: Path) -> None:
    for title in ("Cranes bought", "Cranes sold"):
        fill(tmp_path / "newstrail.db", title)
    for words in (["log"], ["runs"], ["search", "--history", "cranes"]):
        some, all_of_it = newstrail(tmp_path, *words, "--limit", "1", "--json"), newstrail(tmp_path, *words, "--json")
        count = len(json.loads(all_of_it.stdout))
        assert len(json.loads(some.stdout)) == 1
        assert (b"--limit shows them" in some.stderr) == (count > 1), words
        assert all_of_it.stderr == b""
