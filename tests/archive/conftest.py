"""An archive on disk and short ways to tell it of visits."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from archive import Archive, Body, Content, Observation, clock

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
STORY = (
    "The harbour council voted on Monday to close the old swing bridge for repairs.\n\n"
    "Engineers had found cracks in two of its twelve bearings during a night inspection.\n\n"
    "The work will take nine weeks and cost 4.2 million crowns, the council said."
)


def body(data: bytes | str) -> Body:
    """Bytes with their digest."""
    raw = data.encode(errors="replace") if isinstance(data, str) else data
    return Body(raw, hashlib.sha256(raw).hexdigest())


def content(text: str = STORY, title: str = "Swing bridge to close for nine weeks", **fields: Any) -> Content:
    """An article's content, a plain story unless told."""
    return Content(title=title, text=text, word_count=len(text.split()), **fields)


@pytest.fixture(autouse=True)
def fixed_clock() -> Iterator[None]:
    """The clock starts at START and goes back to real time afterwards."""
    clock.set_now(START)
    yield
    clock.set_now(None)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """A new archive in a file."""
    with Archive(tmp_path / "news.db") as opened:
        yield opened


class Paper:
    """One site of an archive, visited at hours after START."""

    def __init__(self, archive: Archive, name: str = "harbour", home: str = "https://harbour.example/") -> None:
        self.archive = archive
        self.home = home
        self.site = archive.ensure_site(name, home)

    def visit(self, hours: float, said: Content | None = None, path: str = "story", **fields: Any) -> Any:
        """Record one visit to an article; what was recorded."""
        url = fields.pop("url", self.home + path)
        at = START + timedelta(hours=hours)
        if said is not None and "body" not in fields:
            fields["body"] = body(f"<html><h1>{said.title}</h1><p>{said.text}</p></html>")
        kind = fields.pop("kind", "article" if said is not None else None)
        status = fields.pop("status", 200)
        seen = Observation(
            url=url,
            fetched_at=at,
            site_id=self.site,
            status=status,
            kind=kind,
            content=said,
            extractor="test/1",
            **fields,
        )
        recorded = self.archive.record(seen)
        self.archive.commit()
        return recorded

    def gone(self, hours: float, path: str = "story", **fields: Any) -> Any:
        """Record a 404."""
        return self.visit(hours, None, path, status=404, kind="error", **fields)

    def kinds(self) -> list[str]:
        """The kinds of all changes but variants, the oldest first."""
        return [str(change.kind) for change in reversed(self.archive.changes())]


@pytest.fixture
def paper(archive: Archive) -> Paper:
    """A site named "harbour"."""
    return Paper(archive)


@pytest.fixture
def another(archive: Archive) -> Callable[[str], Paper]:
    """Makes further sites: `another("valley")`."""
    return lambda name: Paper(archive, name, f"https://{name}.example/")
