"""Whatever breaks inside the program, no visit is lost in silence."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing

from archive import Archive
from tests.crawler.crawls.conftest import Desk, Town, feed, story


def _paper(town: Town, desk: Desk, trigger: str) -> None:
    """A site of three stories, and an archive that refuses to write what `trigger` says."""
    paths = ["/2026/03/plain", "/2026/03/cursed", "/2026/03/last"]
    for path in paths:
        town.pages[path] = story(f"A {path.rpartition('/')[2]} story of the quay")
    town.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed(paths, town.base))
    desk.configure(f'[[site]]\nname = "quay"\nhome = "{town.base}/"\nlistings = ["{town.base}/feed"]\n')
    Archive(desk.folder / "newstrail.db").close()
    with closing(sqlite3.connect(desk.folder / "newstrail.db")) as db, db:
        db.execute(f"CREATE TRIGGER curse {trigger} BEGIN SELECT raise(ABORT, 'a curse lies on it'); END")
    db.close()


def test_a_visit_that_breaks_the_program_is_recorded_as_unreadable(town: Town, desk: Desk) -> None:
    _paper(town, desk, "BEFORE INSERT ON revisions WHEN new.title LIKE '%cursed%'")
    done = desk.run("crawl", "quay")
    assert "1 error." in done.stderr
    rows = {row["url"].rpartition("/")[2]: row for row in desk.rows("SELECT * FROM fetches WHERE article_id NOTNULL")}
    assert {name: row["outcome"] for name, row in rows.items()} == {
        "plain": "new",
        "cursed": "unreadable",
        "last": "new",
    }
    assert "a curse lies on it" in json.loads(rows["cursed"]["evidence"])["reason"]
    assert desk.rows("SELECT next_check_at > last_checked_at AS later FROM articles WHERE url LIKE '%cursed'") == [
        {"later": 1}
    ]
    assert desk.rows("SELECT errors FROM runs") == [{"errors": 1}]


def test_a_visit_that_cannot_be_recorded_at_all_fails_its_site(town: Town, desk: Desk) -> None:
    _paper(town, desk, "BEFORE INSERT ON fetches WHEN new.url LIKE '%cursed%'")
    done = desk.run("crawl", "quay", expect=12)
    assert "1 error." in done.stderr
    assert "cursed" in done.stderr
    assert "a curse lies on it" in done.stderr
    assert {row["url"].rpartition("/")[2] for row in desk.rows("SELECT url FROM articles WHERE status = 'live'")} == {
        "plain",
        "last",
    }


def test_a_run_that_cannot_begin_has_failed_and_was_not_interrupted(town: Town, desk: Desk) -> None:
    _paper(town, desk, "BEFORE INSERT ON fetches WHEN 0")
    broken = (
        "import crawler.run as run\n"
        "sound = run.settings_for\n"
        "def broken(config):\n"
        "    settings = sound(config)\n"
        "    settings['ITEM_PIPELINES'] = {'nowhere.Nothing': 1}\n"
        "    return settings\n"
        "run.settings_for = broken\n"
        "from crawler.cli import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", broken, "crawl", "quay"],
        cwd=desk.folder,
        env=desk.surroundings(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "nowhere" in done.stderr
    assert "interrupted" not in done.stderr
    assert desk.rows("SELECT status FROM runs") == [{"status": "failed"}]
