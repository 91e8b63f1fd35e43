"""Whom a request burdens, and what a site is called."""

import pytest

from crawler.network.hosts import same_publisher, site_name, slot


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.news.example/a", "news.example"),
        ("https://m.sport.paper.co.uk/", "paper.co.uk"),
        ("https://someone.github.io/", "someone.github.io"),
        ("http://127.0.0.1:8001/", "127.0.0.1:8001"),
        ("http://203.0.113.9/", "203.0.113.9"),
        ("http://localhost:81/", "localhost:81"),
        ("http://[2001:db8::1]:81/", "2001:db8::1:81"),
        ("https://NEWS.example./", "news.example"),
    ],
)
def test_a_host_is_its_registrable_domain_or_its_address(url: str, expected: str) -> None:
    assert slot(url) == expected


def test_subdomains_are_one_publisher_and_two_blogs_of_one_platform_are_two() -> None:
    assert same_publisher("https://www.news.example/", "http://live.news.example/x")
    assert not same_publisher("https://a.github.io/", "https://b.github.io/")


def test_a_site_is_named_after_its_host_and_no_two_alike() -> None:
    assert site_name("https://www.news.example/") == "news.example"
    assert site_name("http://127.0.0.1:8001/", ["127.0.0.1"]) == "127.0.0.1-8001"
    assert site_name("https://news.example/", ["news.example", "news.example-2"]) == "news.example-3"
