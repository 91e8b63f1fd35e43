"""What a page says never moves a cursor, colours a screen, reorders a line or runs in a spreadsheet."""

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import Archive, Content, EntrySeen, Observation
from archive.display import one_line, safe, safe_json

ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
HOSTILE = (
    "\x1b[31mred\x1b[0m",
    "\x1b]8;;https://evil.example\x07click\x1b]8;;\x07",
    "\x9b2J\x9d0;title\x9c",
    "safe \u202egnp.exe",
    "\u2066isolated\u2069 \u200fmark",
    "bell\x07 back\x08\x08 null\x00 del\x7f",
    "[link=https://evil.example]rich[/link] [bold]markup[/bold]",
    '=HYPERLINK("https://evil.example")',
    "+1+cmd|' /C calc'!A0",
    "@SUM(1)",
    "line\rbreak\u2028para\u2029",
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "a.db"
    at = datetime(2026, 3, 12, tzinfo=UTC)
    with Archive(path) as store:
        site = store.ensure_site("paper", "https://paper.example/")
        run = store.start_run("crawl \x1b[5m", [site])
        for number, text in enumerate(HOSTILE):
            for hour, body in enumerate((f"{text} one {number}", f"{text} two {number}")):
                store.record(
                    Observation(
                        url=f"https://paper.example/{number}",
                        fetched_at=at + timedelta(hours=hour),
                        site_id=site,
                        run_id=run,
                        status=200,
                        kind="article",
                        content=Content(f"{text} {hour}", subtitle=text, authors=(text,), text=body, word_count=3),
                        entries=(EntrySeen(f"https://paper.example/x{number}", text, None, text, 1),),
                        extractor="test/1",
                        evidence={"reason": text},
                    )
                )
        store.finish_run(run, "finished", {"note": HOSTILE[0]})
    return path


COMMANDS = (
    ["log"],
    ["log", "--json"],
    ["log", "--csv"],
    ["show", "1"],
    ["show", "2", "--json"],
    ["show", "3", "--text"],
    ["diff", "1"],
    ["diff", "2", "--unified"],
    ["diff", "3", "--side-by-side"],
    ["diff", "4", "--json"],
    ["blame", "5"],
    ["search", "one"],
    ["search", "two", "--ndjson"],
    ["explain", "1"],
    ["explain", "2", "--json"],
    ["runs"],
    ["sites"],
    ["sql", "SELECT title, text FROM revisions"],
    ["sql", "SELECT title, text FROM revisions", "--csv"],
    ["copies", "1"],
    ["feed"],
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_that_a_page_says_acts_on_a_terminal(command: list[str], archive: Path) -> None:
    printed = _on_a_terminal([sys.executable, "-P", "-m", "crawler.cli", "--archive", str(archive), *command])
    assert "Traceback" not in printed
    # The program's own colours are the only sequences left, and they are all of one simple form.
    plain = re.sub("\x1b\\[[0-9;]*m", "", printed.replace("\r\n", "\n"))
    assert ACTING.findall(plain) == []
    assert "\x1b[31mred" not in printed


@pytest.mark.parametrize("command", [["diff", "1", "1..2"], ["blame", "1"], ["show", "1"]], ids=" ".join)
def test_running_text_is_broken_between_words_and_addresses_nowhere(command: list[str], tmp_path: Path) -> None:
    sentences = [
        f"Plank {number} of the long bridge over the harbour was counted by the office." for number in range(9)
    ]
    url = "https://paper.example/2026/03/12/" + "-".join(["harbour"] * 9)
    with Archive(tmp_path / "a.db") as store:
        site = store.ensure_site("paper", "https://paper.example/")
        for hour in range(2):
            said = " ".join(sentences).replace("Plank 4", f"Plank {4 + hour * 10}")
            store.record(
                Observation(
                    url=url,
                    fetched_at=datetime(2026, 3, 12, hour, tzinfo=UTC),
                    site_id=site,
                    status=200,
                    kind="article",
                    content=Content("Bridge", text=said, word_count=126),
                    extractor="test/1",
                )
            )
    start = [sys.executable, "-P", "-m", "crawler.cli", "--archive", str(tmp_path / "a.db")]
    printed = re.sub("\x1b\\[[0-9;]*m", "", _on_a_terminal([*start, *command], "60")).replace("\r\n", "\n")
    lines = [line for line in printed.splitlines() if "http" not in line and "(20" not in line]
    assert max(map(len, lines)) <= 60
    assert {word for line in lines for word in line.split() if "ar" in word} <= {"harbour", "standing", "are"}
    if command[0] != "blame":
        assert url in printed


def _on_a_terminal(command: list[str], columns: str = "200") -> str:
    """What a command prints when its stdout is a terminal of so many columns."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command,
        stdout=theirs,
        stderr=theirs,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "TERM": "xterm", "COLUMNS": columns},
    )
    os.close(theirs)
    chunks = []
    while True:
        try:
            chunk = os.read(ours, 65536)
        except OSError:  # Linux says so when the other end is closed
            break
        if not chunk:
            break
        chunks.append(chunk)
    os.close(ours)
    assert process.wait(timeout=60) == 0, b"".join(chunks)
    return b"".join(chunks).decode()


def test_a_spreadsheet_runs_nothing_and_json_keeps_every_character(archive: Path) -> None:
    def run(*words: str) -> str:
        command = [sys.executable, "-P", "-m", "crawler.cli", "--archive", str(archive), *words]
        return subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout

    statement = "SELECT title FROM revisions ORDER BY id"
    cells = [row[0] for row in csv.reader(io.StringIO(run("sql", statement, "--csv")))][1:]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []
    titles = [row["title"] for row in json.loads(run("sql", statement, "--json"))]
    assert "safe \u202egnp.exe 0" in titles


@given(st.text())
@settings(max_examples=100, deadline=None)
def test_safe_text_holds_nothing_that_acts_and_json_is_the_same_value(text: str) -> None:
    assert ACTING.search(safe(text)) is None
    assert "\n" not in one_line(text)
    if not any(0xD800 <= ord(character) < 0xE000 for character in text):
        assert json.loads(safe_json(text)) == text
    assert ACTING.search(safe_json({"a": text}).replace("\n", "")) is None
