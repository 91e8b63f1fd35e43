"""`kill -9` in the middle of a crawl loses nothing that was committed, and the next crawl goes on from there."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from archive import clock
from crawler.cli.rehearsal import configuration
from crawler.newsroom import Newsroom

NEWSTRAIL = [sys.executable, "-P", "-m", "crawler.cli"]


@pytest.fixture
def folder(tmp_path: Path, newsroom: Newsroom) -> Path:
    """A folder with a configuration for the newsroom, crawled slowly enough to be interrupted."""
    text = configuration(newsroom).replace("delay = 0.0", "delay = 0.06")
    (tmp_path / "newstrail.toml").write_text(text, encoding="utf-8")
    return tmp_path


def environment() -> dict[str, str]:
    """The environment of a crawl by the newsroom's clock."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NEWSTRAIL_")}
    return kept | {"NEWSTRAIL_NOW": clock.stamp()}


def committed(folder: Path) -> int:
    """How many visits another process can see in the archive."""
    try:
        with closing(sqlite3.connect(f"file:{folder / 'newstrail.db'}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM fetches").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def test_every_article_once_whenever_the_crawl_is_killed(folder: Path, newsroom: Newsroom) -> None:
    kept = [0]
    for _ in range(2):
        wanted = kept[-1] + 6
        process = subprocess.Popen(
            [*NEWSTRAIL, "crawl"], cwd=folder, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        deadline = time.monotonic() + 30
        while committed(folder) < wanted and time.monotonic() < deadline:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
        kept.append(committed(folder))
        assert kept[-1] >= wanted
    done = subprocess.run(
        [*NEWSTRAIL, "crawl"],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    connection = sqlite3.connect(folder / "newstrail.db")
    try:
        assert connection.execute("SELECT count(*) FROM fetches").fetchone()[0] > kept[-1]
        urls = [url for (url,) in connection.execute("SELECT url FROM articles ORDER BY url")]
        assert urls == sorted(newsroom.story_url(story) for story in newsroom.stories())
        counts = connection.execute("SELECT revision_count, status, count(*) FROM articles GROUP BY 1, 2").fetchall()
        assert counts == [(1, "live", 40)]
        assert connection.execute("SELECT count(*) FROM changes").fetchone()[0] == 0
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        states = [state for (state,) in connection.execute("SELECT status FROM runs ORDER BY id")]
        assert states == ["interrupted", "interrupted", "finished"]
        assert connection.execute("SELECT count(*) FROM leases").fetchone()[0] == 0
    finally:
        connection.close()
    checked = subprocess.run(
        [*NEWSTRAIL, "verify"], cwd=folder, env=environment(), capture_output=True, text=True, timeout=60, check=False
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
