"""`newstrail demo`, run as a person runs it: the changes that it records are the edits that it made, and nothing else."""

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

DEMO = [sys.executable, "-P", "-m", "crawler.cli", "demo"]
TITLE = "Cannery to cut 160 jobs as herring quota is halved"


def run(folder: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    """The demonstration in `folder`, to its end."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NEWSTRAIL_")}
    return subprocess.run(
        [*DEMO, str(folder), *options], capture_output=True, text=True, timeout=180, env=environment, check=False
    )


def started(folder: Path, *options: str) -> "subprocess.Popen[str]":
    """The demonstration in `folder`, under way, in a process group that Ctrl-C reaches whole."""
    return subprocess.Popen(
        [*DEMO, str(folder), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any, str]:
    """One demonstration: its folder, its JSON, its talk."""
    folder = tmp_path_factory.mktemp("demo") / "here"
    done = run(folder, "--json")
    assert done.returncode == 0, done.stderr
    return folder, json.loads(done.stdout), done.stderr


@pytest.fixture
def rows(played: tuple[Path, Any, str]) -> Iterator[sqlite3.Connection]:
    """The archive that the demonstration left."""
    connection = sqlite3.connect(f"file:{played[0] / 'newstrail.db'}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


def test_the_changes_are_the_edits_one_for_one(played: tuple[Path, Any, str], rows: sqlite3.Connection) -> None:
    changes = {
        (row["kind"], row["url"].rstrip("/").rpartition("/")[2].partition("-")[0], row["fields"])
        for row in rows.execute("SELECT c.kind, a.url, c.fields FROM changes c JOIN articles a ON a.id = c.article_id")
    }
    assert changes == {
        ("edited", "cannery", '["title"]'),
        ("edited", "sperrung", '["text"]'),
        ("edited", "harbour", '["text"]'),
        ("edited", "wolf", '["title"]'),
        ("reverted", "wolf", '["title"]'),
        ("disappeared", "tax", "[]"),
    }
    assert rows.execute("SELECT count(*) FROM changes").fetchone()[0] == 6
    for change in played[1]["changes"]:
        assert change["not_before"] <= change["true_at"] <= change["not_after"], change


def test_what_the_edits_did_can_be_read(rows: sqlite3.Connection) -> None:
    edits = {row["url"].rpartition("/")[2]: row for row in rows.execute("SELECT * FROM edits WHERE kind = 'edited'")}
    cannery = edits["cannery-jobs"]
    assert cannery["title_before"] == TITLE
    assert cannery["title_after"] == "Cannery announces a new structure as herring quota is halved"
    texts = {
        (row["url"].rpartition("/")[2].partition("-")[0], row["number"]): row["text"]
        for row in rows.execute(
            "SELECT a.url, r.number, r.text FROM revisions r JOIN articles a ON a.id = r.article_id"
        )
    }
    assert "2,3 Millionen Euro" in texts["sperrung", 1]
    assert texts["sperrung", 2] == texts["sperrung", 1].replace("2,3 Millionen", "3,2 Millionen")
    assert "a swimming pool where the guns were" in texts["harbour", 1]
    assert "a swimming pool where the guns were" not in texts["harbour", 2]
    assert len(texts["harbour", 1].split("\n\n")) == len(texts["harbour", 2].split("\n\n")) + 1


def test_every_story_was_archived_with_its_facts(rows: sqlite3.Connection) -> None:
    articles = rows.execute("SELECT * FROM articles").fetchall()
    assert len(articles) == 44
    assert all(row["title"] and row["published_at"] for row in articles)
    short = rows.execute("SELECT count(*) FROM revisions WHERE word_count < 60").fetchone()[0]
    assert short == 0
    authors = {row["title"]: json.loads(row["authors"]) for row in articles}
    assert authors["Harbour forts to be sold as navy trims its list of properties"] == [
        "Dennis Okafor",
        "Clara Whitlock",
    ]
    assert {row["language"] for row in articles} == {"en", "de"}


def test_a_page_that_changes_only_its_ads_and_its_box_is_unchanged(rows: sqlite3.Connection) -> None:
    fetches = rows.execute(
        "SELECT f.outcome, f.body_sha256 FROM fetches f JOIN articles a ON a.id = f.article_id"
        " WHERE a.url LIKE '%lantern-cinema-reopens' ORDER BY f.id"
    ).fetchall()
    assert [row["outcome"] for row in fetches] == ["new", "unchanged", "unchanged"]
    assert len({row["body_sha256"] for row in fetches}) == 3
    boxes = rows.execute(
        "SELECT e.title, e.published_at, e.published_text FROM entries e JOIN articles a ON a.id = e.page_article_id"
        " WHERE a.url LIKE '%lantern-cinema-reopens' AND e.published_text LIKE '__.___.____'"
    ).fetchall()
    assert len(boxes) == 13  # the ten of the first crawl, and the three that came in by the second
    assert all(row["published_at"].endswith("T00:00:00.000Z") and len(row["title"]) > 20 for row in boxes)


def test_the_body_holds_the_story_and_nothing_of_the_box(rows: sqlite3.Connection) -> None:
    text = rows.execute(
        "SELECT r.text FROM revisions r JOIN articles a ON a.id = r.article_id"
        " WHERE a.url LIKE '%harbour-defence-budget' AND r.number = 1"
    ).fetchone()["text"]
    assert "\n\nThe defence ministry will sell the three harbour forts" in f"\n\n{text}"
    assert text.endswith("“heritage and national defense.”")
    for foreign in ("Latest news", "Advertisement", "Read also", "cookies", "comments", "Share"):
        assert foreign not in text


def test_what_it_prints_names_the_next_steps(played: tuple[Path, Any, str]) -> None:
    folder, told, talk = played
    assert told["archive"] == str(folder / "newstrail.db")
    assert len(told["crawls"]) == 3
    assert "third crawl" in talk


def test_a_second_time_it_begins_anew_prints_a_diff_and_can_stay_open(played: tuple[Path, Any, str]) -> None:
    folder = played[0]
    process = started(folder, "--serve")
    assert process.stderr is not None
    talk = ""
    for line in process.stderr:
        talk += line
        if found := re.search(r"stay open at (http://127\.0\.0\.1:\d+/)", line):
            with urlopen(found[1]) as page:
                assert "Pellworth Courier" in page.read().decode()
            os.killpg(process.pid, signal.SIGINT)
            break
    told, rest = process.communicate(timeout=60)
    assert process.returncode == 0, talk + rest
    for text in ("announces a new structure", "disappeared", "reverted", "log", "serve", str(folder / "newstrail.db")):
        assert text in told
    assert "6 were recorded, and 0 others" in told
    assert "Lantern cinema" not in told
    with closing(sqlite3.connect(folder / "newstrail.db")) as connection:
        assert connection.execute("SELECT count(*) FROM runs").fetchone()[0] == 3


def test_a_folder_with_another_archive_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "newstrail.db").write_bytes(b"mine")
    done = run(tmp_path)
    assert done.returncode == 2
    assert "not from a demonstration" in done.stderr
    assert (tmp_path / "newstrail.db").read_bytes() == b"mine"


def test_ctrl_c_ends_it_cleanly(tmp_path: Path) -> None:
    process = started(tmp_path / "d")
    deadline = time.monotonic() + 30
    while not (tmp_path / "d" / "crawls.log").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.3)
    os.killpg(process.pid, signal.SIGINT)
    _, talk = process.communicate(timeout=60)
    assert process.returncode == 11, talk
    assert "Interrupted" in talk
    assert "Traceback" not in talk
