"""A run that goes on shows what it has counted so far, to every reader of the file."""

import sqlite3
from pathlib import Path

from archive import Archive


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
