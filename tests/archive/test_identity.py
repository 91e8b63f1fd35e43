"""URLs compared by what they are."""

import pytest

from archive.identity import is_home, loose, relation, same_site


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://news.example.co.uk/a", "http://www.example.co.uk/b", True),
        ("https://a.co.uk/", "https://b.co.uk/", False),
        ("https://ada.github.io/", "https://bob.github.io/", False),
        ("http://127.0.0.1:8001/", "http://127.0.0.1:8002/", False),
        ("http://127.0.0.1:8001/", "http://127.0.0.1:8001/x", True),
        ("https://example.org/", "https://example.org.evil.example/", False),
        ("https://user@example.org/", "https://example.org/", True),
        ("https://localhost/", "https://localhost/", True),
        ("nonsense", "nonsense", False),
        ("https://[::1", "https://[::1", False),
    ],
)
def test_one_site_or_two(one: str, other: str, same: bool) -> None:
    assert same_site(one, other) is same


@pytest.mark.parametrize(
    ("url", "home"),
    [
        ("https://a.example", True),
        ("https://a.example/", True),
        ("https://a.example/index.html", True),
        ("https://a.example/de/", True),
        ("https://a.example/pt-br", True),
        ("https://a.example/?p=12", False),
        ("https://a.example/news", False),
        ("https://a.example/story-of-a-home", False),
    ],
)
def test_the_front_page(url: str, home: bool) -> None:
    assert is_home(url) is home


def test_what_may_differ_without_a_move() -> None:
    assert loose("http://www.a.example/x/") == loose("https://a.example/x#top")
    assert loose("https://a.example/x?id=1") != loose("https://a.example/x?id=2")
    assert loose("https://a.example/X") != loose("https://a.example/x")


@pytest.mark.parametrize(
    ("url", "what"),
    [
        ("https://a.example/story/amp", "amp"),
        ("https://amp.a.example/story", "amp"),
        ("https://a.example/story?outputType=amp", "amp"),
        ("https://a.example/print/story", "print"),
        ("https://a.example/story?print=1", "print"),
        ("https://m.a.example/story", "alias"),
        ("https://a.example/champion-of-stamps", "alias"),
        ("https://a.example/fingerprint", "alias"),
    ],
)
def test_what_kind_of_second_address(url: str, what: str) -> None:
    assert relation(url) == what
