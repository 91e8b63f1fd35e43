"""What an address that was asked for seems to be, before anybody read it."""

import pytest

from archive.errors import UsageError
from crawler.session.asked import check, guess_kind


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://quay.example/news.rss", "feed"),
        ("https://quay.example/feed/", "feed"),
        ("https://quay.example/all.xml", "feed"),
        ("https://quay.example/sitemap.xml", "sitemap"),
        ("https://quay.example/2026-03.xml.gz", "sitemap"),
        ("https://quay.example/sitemap-news.xml?page=2", "news_sitemap"),
        ("https://quay.example/latest", "page"),
    ],
)
def test_the_form_of_a_listing_is_guessed_by_its_address(url: str, kind: str) -> None:
    assert guess_kind(url) == kind


@pytest.mark.parametrize(
    "url",
    ["ftp://quay.example/", "http://", "http:///path", "http://[::1", "http://quay.example:99999/", "http://:80/"],
)
def test_an_address_that_no_crawl_can_visit_is_refused(url: str) -> None:
    with pytest.raises(UsageError, match="cannot be crawled"):
        check(url)


@pytest.mark.parametrize(
    "one", ["quay", "http://quay.example", "https://quay.example:8443/a?b=c", "HTTP://QUAY.EXAMPLE/"]
)
def test_names_and_addresses_that_can_be_visited_are_not(one: str) -> None:
    check(one)
