"""A run that goes on shows what it has counted so far, to every reader of the file."""

import sqlite3
import subprocess
import sys
from pathlib import Path

from archive import Archive, health
from archive.web.queries import sites

ROOT = Path(__file__).parents[2]


def test_counts_are_there_before_the_run_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Archive(path) as store:
        run = store.start_run("crawl", [store.ensure_site("paper", "https://paper.example/")])
        store.progress_run(run, {"pages": 12, "new": 5, "changes": 2, "errors": 1, "bytes": 9})
        store.commit()
        with sqlite3.connect(path) as other:
            row = other.execute("SELECT status, fetched, new_articles, changed_articles, errors FROM runs").fetchone()
        other.close()
        assert tuple(row) == ("running", 12, 5, 2, 1)


def test_a_run_that_was_killed_is_told_as_cut_off_by_all_who_read(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    start = (
        "import os; from archive import Archive\n"
        f"store = Archive({str(path)!r})\n"
        "store.start_run('crawl', [store.ensure_site('paper', 'https://paper.example/')])\n"
        "os.kill(os.getpid(), 9)\n"
    )
    assert subprocess.run([sys.executable, "-c", start], cwd=ROOT, check=False).returncode == -9
    with Archive(path, readonly=True) as store:
        living = store.db.conn.execute("SELECT status FROM runs").fetchone()
        assert living[0] == "running", "as it was last written"
        assert [run["status"] for run in sites.runs(store.db.conn)] == ["interrupted"]
        assert [run["status"] for run in health.unfinished(store.db.conn)] == ["interrupted"]


def test_a_run_of_another_machine_lives_as_long_as_its_leases(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Archive(path) as store:
        run = store.start_run("watch", [store.ensure_site("paper", "https://paper.example/")])
        store.db.conn.execute("UPDATE runs SET process = json_set(process, '$.host', 'elsewhere')")
        assert [one["status"] for one in health.unfinished(store.db.conn)] == ["running"]
        store.db.conn.execute("UPDATE leases SET expires_at = '2001-01-01T00:00:00.000Z' WHERE run_id = ?", (run,))
        assert [one["status"] for one in health.unfinished(store.db.conn)] == ["interrupted"]
