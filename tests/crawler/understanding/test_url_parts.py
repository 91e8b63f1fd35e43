"""What of an address is its host, its site and its path, whatever the address is like."""

import pytest

from crawler.understanding.url_parts import host_of, path_of, site_of


@pytest.mark.parametrize(
    ("url", "host", "site", "path"),
    [
        ("https://www.Bay.example:8080/2026/quay/?a=1#b", "www.bay.example", "bay.example", "2026/quay"),
        ("https://bay.example", "bay.example", "bay.example", ""),
        ("https://bay.example/?page=2", "bay.example", "bay.example", ""),
        ("", "", "", ""),
    ],
)
def test_the_parts_of_an_address(url: str, host: str, site: str, path: str) -> None:
    assert (host_of(url), site_of(url), path_of(url)) == (host, site, path)
