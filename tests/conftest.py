"""Fixtures that all tests share: the fictional newsroom on loopback, and a clock that goes back afterwards."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from archive import clock
from crawler.newsroom import Newsroom

OPENING = datetime(2026, 3, 12, 8, 0, tzinfo=UTC)


@pytest.fixture
def moved_clock() -> Iterator[datetime]:
    """The program's one clock, set to a morning in March; real time again after the test."""
    clock.set_now(OPENING)
    yield OPENING
    clock.set_now(None)


@pytest.fixture
def newsroom(moved_clock: datetime) -> Iterator[Newsroom]:
    """Both newspapers, open on loopback, by the program's one clock."""
    with Newsroom() as opened:
        yield opened
