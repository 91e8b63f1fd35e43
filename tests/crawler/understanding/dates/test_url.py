"""Addresses name days in several forms; numbers in them that are no days are left alone."""

import pytest

from crawler.understanding.dates.url import date_in_url


@pytest.mark.parametrize(
    ("url", "expected", "precision"),
    [
        ("https://n.example/2026/01/09/a-bridge", "2026-01-09", "day"),
        ("https://n.example/2026/1/9/a-bridge", "2026-01-09", "day"),
        ("https://n.example/news/a-bridge-2026-01-09", "2026-01-09", "day"),
        ("https://n.example/news/20260109-a-bridge.html", "2026-01-09", "day"),
        ("https://n.example/09-01-2026/a-bridge", "2026-01-09", "day"),
        ("https://n.example/world/2026/jan/09/a-bridge", "2026-01-09", "day"),
        ("https://n.example/2026/01/a-bridge", "2026-01-01", "month"),
    ],
)
def test_days_in_addresses(url, expected, precision):
    found = date_in_url(url)
    assert (found.value.date().isoformat(), found.precision) == (expected, precision)


@pytest.mark.parametrize(
    "url",
    [
        "https://n.example/a-bridge-123456789",
        "https://n.example/2026/13/45/x",
        "https://n.example/",
        "http://[",
        "https://n.example/top-2026",
    ],
)
def test_other_numbers_are_no_days(url):
    assert date_in_url(url) is None
