"""What an address gives away: a home page, a post without a name, a page of a list, a topic."""

import pytest

from crawler.understanding.kinds.addresses import address_of


@pytest.mark.parametrize(
    ("url", "root", "paged"),
    [
        ("https://bote.example/", True, False),
        ("https://bote.example/?utm_source=mail", True, False),
        ("https://bote.example/de/", True, False),
        ("https://bote.example/?page=2", True, True),
        ("https://bote.example/?p=2", True, True),
        ("https://bote.example/?p=959", False, False),
        ("https://bote.example/?page_id=12", False, False),
        ("https://bote.example/index.php?id=4711", False, False),
        ("https://bote.example/index.php", True, False),
        ("https://bote.example/harbour?p=959", False, True),
        ("https://bote.example/harbour/page/3", False, True),
    ],
)
def test_home_pages_and_pages_of_lists(url: str, root: bool, paged: bool) -> None:
    found = address_of(url)
    assert (found.root, found.paged) == (root, paged)


@pytest.mark.parametrize(
    ("url", "listing"),
    [
        ("https://bote.example/topic/harbour%20wall", True),
        ("https://bote.example/tag/harbour+wall/", True),
        ("https://bote.example/news", True),
        ("https://bote.example/archive/2026/11/", True),
        ("https://bote.example/news/2026/11/19", True),
        ("https://bote.example/news/2026/11/4711", False),
        ("https://bote.example/news/the-ferry-to-the-islands-stays-in-port-for-weeks", False),
    ],
)
def test_topics_by_their_path(url: str, listing: bool) -> None:
    assert address_of(url).listing is listing
