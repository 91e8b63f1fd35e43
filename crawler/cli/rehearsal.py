"""The demonstration behind `newstrail demo`: a folder, two newspapers, three crawls and a day of edits between them.

Owns the folder and the order of events. Must not know how the outcome is shown. Each crawl is a process of its own, the
same `newstrail crawl` that a person would run, with the clock set to its hour.
"""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from archive import clock
from archive.errors import EXIT_INTERRUPTED, NewstrailError, UsageError
from crawler.newsroom import Newsroom
from crawler.newsroom import day as news_day

MARK = "# Written by `newstrail demo`; running it again in this folder begins anew."
ARCHIVE, CONFIG, LOG = "newstrail.db", "newstrail.toml", "crawls.log"
LISTINGS = {
    "courier": ("/", "/latest", "/feed.xml", "/sitemap.xml"),
    "anzeiger": ("/", "/aktuell/", "/atom.xml", "/sitemap.xml"),
}
AFTERNOON, SECOND, EVENING, THIRD = (timedelta(hours=hours) for hours in (2, 10, 14, 22))


@dataclass(slots=True)
class Rehearsal:
    """One demonstration in `folder`. `say` is told what is going on."""

    folder: Path
    say: Callable[[str], None]
    crawls: list[dict[str, Any]] = field(default_factory=list)

    @property
    def archive(self) -> Path:
        """Where the archive lies."""
        return self.folder / ARCHIVE

    @property
    def config(self) -> Path:
        """Where the configuration lies."""
        return self.folder / CONFIG

    def prepare(self) -> None:
        """Make the folder ready. Raises UsageError where it holds an archive that is not a demonstration's."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"{self.folder} cannot be made a folder.", why=str(error), do="Name another.") from None
        held = [name for name in (ARCHIVE, CONFIG) if (self.folder / name).exists()]
        if held and not self._is_ours():
            raise UsageError(
                f"{self.folder} already holds {' and '.join(held)}, and not from a demonstration.",
                why="The demonstration begins with an archive of its own and would put these aside.",
                do="Name another folder: newstrail demo FOLDER",
            )
        for name in (CONFIG, LOG, ARCHIVE, f"{ARCHIVE}-wal", f"{ARCHIVE}-shm"):
            (self.folder / name).unlink(missing_ok=True)

    def _is_ours(self) -> bool:
        with contextlib.suppress(OSError, UnicodeDecodeError):
            return self.config.read_text("utf-8").startswith(MARK)
        return False

    @contextlib.contextmanager
    def play(self) -> Iterator[Newsroom]:
        """Play all of it, so that the last crawl is made at the present hour; the papers stay open in the block."""
        try:
            clock.set_now(clock.now() - THIRD)
            opening = clock.now()
            with Newsroom() as newsroom:
                self.config.write_text(configuration(newsroom), encoding="utf-8")
                self._crawl("The newspapers open; first crawl", "crawl")
                _wait_until(newsroom, opening + AFTERNOON)
                self.say("Two hours later the desks begin to edit, delete and publish ...")
                news_day.afternoon(newsroom)
                _wait_until(newsroom, opening + SECOND)
                self._crawl("Ten hours after the first: second crawl", "crawl", "--all")
                _wait_until(newsroom, opening + EVENING)
                self.say("In the evening one headline goes back to what it was ...")
                news_day.evening(newsroom)
                _wait_until(newsroom, opening + THIRD)
                self._crawl("The next morning: third crawl", "crawl", "--all")
                clock.set_now(None)
                yield newsroom
        finally:
            clock.set_now(None)

    def _crawl(self, title: str, *arguments: str) -> None:
        began = clock.monotonic()
        command = [
            sys.executable,
            "-P",
            "-m",
            "crawler.cli",
            "--archive",
            ARCHIVE,
            "--config",
            CONFIG,
            *arguments,
            "--json",
        ]
        environment = dict(os.environ, NEWSTRAIL_NOW=clock.stamp(), NO_COLOR="1")
        environment.pop("NEWSTRAIL_ARCHIVE", None)
        environment.pop("NEWSTRAIL_CONFIG", None)
        with (self.folder / LOG).open("ab") as log, _patient(command, self.folder, environment, log) as process:
            out, _ = process.communicate()
        if process.returncode == EXIT_INTERRUPTED:
            raise KeyboardInterrupt
        if process.returncode != 0:
            raise NewstrailError(
                f"The crawl ended with exit code {process.returncode}.",
                why=_last_lines(self.folder / LOG),
                do=f"All that it said stands in {self.folder / LOG}.",
            )
        run = _summary(out)
        run["seconds"] = round(clock.monotonic() - began, 1)
        self.crawls.append(run)
        counts = (
            f"{run.get('pages', 0)} pages, {run.get('new_articles', 0)} new stories, {run.get('changes', 0)} changes"
        )
        self.say(f"{title}: {counts} in {run['seconds']:.1f} s")


@contextlib.contextmanager
def _patient(
    command: list[str], folder: Path, environment: dict[str, str], log: Any
) -> Iterator["subprocess.Popen[bytes]"]:
    """The process; on Ctrl-C, which reaches it too, it is given the time to finish what is in flight."""
    process = subprocess.Popen(  # noqa: S603 - this program itself, with arguments of its own
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=log
    )
    try:
        yield process
    except KeyboardInterrupt:
        try:
            process.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
        raise


def _summary(out: bytes) -> dict[str, Any]:
    try:
        read = json.loads(out)
    except ValueError:
        return {}
    return dict(read[0] if isinstance(read, list) and read else read)


def _last_lines(path: Path, count: int = 4) -> str:
    lines = path.read_text("utf-8", "replace").strip().splitlines()
    return "\n".join(lines[-count:])


def _wait_until(newsroom: Newsroom, hour: Any) -> None:
    if newsroom.now() < hour:
        newsroom.advance(hour - newsroom.now())


def configuration(newsroom: Newsroom) -> str:
    """A newstrail.toml for both papers as they are served now."""
    ports = [newsroom.url(paper).rstrip("/").rpartition(":")[2] for paper in LISTINGS]
    allowed = ", ".join(f'"127.0.0.1:{port}"' for port in ports)
    lines = [MARK, "", "[crawl]", "delay = 0.0", f"allow_private = [{allowed}]", ""]
    for paper, paths in LISTINGS.items():
        urls = ", ".join(f'"{newsroom.url(paper, path)}"' for path in paths)
        lines += ["[[site]]", f'name = "{paper}"', f'home = "{newsroom.url(paper)}"', f"listings = [{urls}]", ""]
    return "\n".join(lines)
