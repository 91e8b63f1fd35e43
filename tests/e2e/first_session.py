"""The README's first session, played for real on the bundled newsroom: what it prints, with what varies made equal.

`python tests/e2e/first_session.py` prints the session for the README; `test_readme.py` compares it with what stands there.
"""

import os
import re
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from archive import clock
from crawler.newsroom import Newsroom

OPENING = datetime(2026, 3, 12, 8, 0, tzinfo=UTC)
SITE = "https://courier.example/"
EDITS = "# ... in the evening the paper edits three stories, and says so in none of them"
STEPS = (
    f"$ newstrail add {SITE} --name courier --yes",
    "$ newstrail crawl",
    EDITS,
    "$ newstrail crawl --all",
    "$ newstrail log --kind edited",
    "$ newstrail diff cannery | head -5",
    "$ newstrail search --gone 'swimming pool'",
    "$ newstrail sql 'SELECT kind, count(*) AS changes, sum(silent) AS silent FROM changes GROUP BY kind'",
    "$ newstrail schedule --explain cannery --limit 3",
)


def play() -> str:
    """The session: each command as typed, and what it printed."""
    lines: list[str] = []
    clock.set_now(OPENING)
    try:
        with tempfile.TemporaryDirectory() as room, Newsroom() as paper:
            home = paper.url("courier")
            port = home.rstrip("/").rpartition(":")[2]
            (Path(room) / "newstrail.toml").write_text(
                f'[crawl]\ndelay = 0.0\nallow_private = ["127.0.0.1:{port}"]\n', encoding="utf-8"
            )
            for step in STEPS:
                lines.append(step)
                if step == EDITS:
                    paper.advance(timedelta(hours=10))
                    paper.edit(
                        "cannery-jobs",
                        title="Cannery announces a new structure as herring quota is halved",
                        silent=True,
                    )
                    paper.edit("harbour-defence-budget", lambda story: story.without_paragraph(4), silent=True)
                    paper.edit(
                        "skerrow-ferry-bridge", lambda story: story.with_words("48 million", "84 million"), silent=True
                    )
                    continue
                lines += _printed(step.removeprefix("$ ").replace(SITE, home), Path(room), paper.now(), home)
    finally:
        clock.set_now(None)
    return "\n".join(lines)


def _printed(command: str, room: Path, now: datetime, home: str) -> list[str]:
    environment = {**os.environ, "NEWSTRAIL_NOW": clock.stamp(now), "COLUMNS": "150", "NO_COLOR": "1"}
    environment.pop("NEWSTRAIL_ARCHIVE", None)
    done = subprocess.run(
        ["bash", "-c", command.replace("newstrail", f"{sys.executable} -m crawler.cli", 1)],
        cwd=room,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=120,
    )
    return settle(done.stdout, home).splitlines()


def settle(text: str, home: str = "") -> str:
    """`text` with addresses, durations and times to the minute made the same on every machine."""
    if home:
        text = text.replace(home, SITE)
    text = re.sub(r"\d+\.\d+ s\b", "2.0 s", text)
    text = re.sub(r"\b\d+ min old", "90 min old", text)
    text = re.sub(r"(\d{4}-\d\d-\d\d[ T]\d\d:\d)\d(:\d\d(\.\d+Z)?)?", r"\g<1>0", text)
    return "\n".join(line.rstrip() for line in text.splitlines())


if __name__ == "__main__":
    print(play())
