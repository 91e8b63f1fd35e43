"""What a robots.txt, or its absence, means (RFC 9309)."""

import pytest

from crawler.network import robots

FILE = b"""User-agent: *
Disallow: /private/
Allow: /private/open
Crawl-delay: 2.5
Sitemap: https://news.example/sitemap.xml

User-agent: greedybot
Disallow: /
"""


def test_rules_are_obeyed_the_longest_first() -> None:
    rules = robots.answered(200, FILE)
    assert rules.refusal("https://news.example/story") is None
    assert rules.refusal("https://news.example/private/x")
    assert rules.refusal("https://news.example/private/open") is None
    assert rules.delay == 2.5
    assert rules.sitemaps == ("https://news.example/sitemap.xml",)


def test_rules_for_newstrail_by_name_replace_those_for_all() -> None:
    rules = robots.answered(200, b"User-agent: *\nDisallow: /\n\nUser-agent: Newstrail\nDisallow: /x\n")
    assert rules.refusal("https://news.example/y") is None
    assert rules.refusal("https://news.example/x")


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429, 301])
def test_no_file_allows_everything(status: int) -> None:
    assert robots.answered(status, b"User-agent: *\nDisallow: /").refusal("https://news.example/") is None


@pytest.mark.parametrize("status", [500, 502, 503, 599])
def test_a_server_error_forbids_everything_but_not_for_a_day(status: int) -> None:
    rules = robots.answered(status, b"")
    assert rules.refusal("https://news.example/")
    assert not rules.unreachable
    assert rules.max_age < 3600


def test_an_unreachable_file_forbids_everything() -> None:
    rules = robots.unreached("connection refused")
    assert "connection refused" in (rules.refusal("https://news.example/") or "")
    assert rules.unreachable


@pytest.mark.parametrize("prefix", [b"\xef\xbb\xbf", b"\r\n\r\n", b"\0", b"<html>no</html>\n", b"\xff\xfe junk\n"])
def test_odd_beginnings_do_not_hide_the_rules(prefix: bytes) -> None:
    assert robots.answered(200, prefix + FILE).refusal("https://news.example/private/x")


def test_only_the_first_500_kib_are_read() -> None:
    comment = b"# " + b"x" * 100 + b"\n"
    long = b"User-agent: *\n" + comment * 6000 + b"Disallow: /late\n"
    assert robots.answered(200, long).refusal("https://news.example/late") is None


def test_an_absurd_delay_is_bounded() -> None:
    assert robots.answered(200, b"User-agent: *\nCrawl-delay: 1000000\n").delay == robots.MAX_DELAY
    assert robots.answered(200, b"User-agent: *\nCrawl-delay: soon\n").delay is None
