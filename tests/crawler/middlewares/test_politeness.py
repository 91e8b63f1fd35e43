"""Retry-After in all its forms."""

from datetime import datetime, timedelta
from email.utils import format_datetime

import pytest

from archive import clock
from crawler.middlewares.politeness import retry_after


@pytest.mark.parametrize(("value", "seconds"), [(b"0", 0.0), (b" 120 ", 120.0), (b"1000000000", 1e9)])
def test_seconds(value: bytes, seconds: float) -> None:
    assert retry_after(value) == seconds


def test_a_date_is_counted_from_now_and_a_past_one_is_no_wait(moved_clock: datetime) -> None:
    later = format_datetime(clock.now() + timedelta(minutes=5), usegmt=True).encode()
    assert retry_after(later) == pytest.approx(300, abs=2)
    assert retry_after(b"Fri, 01 Jan 1999 00:00:00 GMT") == 0


@pytest.mark.parametrize("value", [None, b"", b"-5", b"soon", b"1.5", b"9" * 40, b"Fri, 99 Foo"])
def test_what_cannot_be_read_is_no_answer(value: bytes | None) -> None:
    assert retry_after(value) is None
