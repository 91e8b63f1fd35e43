"""One page, one URL: what changes nothing is normalised, everything else stays."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.identity import canonical

SAME = [
    ("HTTP://News.Example:80/a", "http://news.example/a"),
    ("https://news.example:443", "https://news.example/"),
    ("https://news.example/a#comments", "https://news.example/a"),
    ("https://news.example/a?utm_source=x&utm_medium=y", "https://news.example/a"),
    ("https://news.example/a?id=3&fbclid=abc&page=2", "https://news.example/a?id=3&page=2"),
    ("https://news.example/a/../b/./c", "https://news.example/b/c"),
    ("https://news.example/%7euser/%c3%bc", "https://news.example/~user/%C3%BC"),
    ("https://news.example/ü", "https://news.example/%C3%BC"),
    ("https://bücher.example/", "https://xn--bcher-kva.example/"),
    ("https://news.example/a;jsessionid=1F?b=1", "https://news.example/a?b=1"),
    ("https://user:secret@news.example/a", "https://news.example/a"),
    ("https://news.example./a", "https://news.example/a"),
    ("  https://news.example/a\n", "https://news.example/a"),
]
DIFFERENT = [
    ("https://news.example/a", "https://news.example/a/"),
    ("https://news.example/a", "https://news.example/A"),
    ("https://news.example/a", "http://news.example/a"),
    ("https://news.example/a?id=1", "https://news.example/a?id=2"),
    ("https://news.example/a%2Fb", "https://news.example/a/b"),
    ("https://news.example/", "https://www.news.example/"),
    ("https://news.example/?a=1&b=2", "https://news.example/?b=2&a=1"),
    ("https://news.example/?p=7", "https://news.example/?P=7"),
]


@pytest.mark.parametrize(("url", "expected"), SAME)
def test_spellings_of_one_page_come_to_one_url(url: str, expected: str) -> None:
    assert canonical(url) == expected


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_urls_that_may_be_two_pages_stay_two(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize("text", ["", "mailto:a@b", "not a url", "http://[::1", "ftp://news.example/a"])
def test_what_is_no_web_address_comes_back_as_it_was(text: str) -> None:
    assert canonical(text) == text


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_twice_is_once(tail: str) -> None:
    once = canonical("https://news.example/" + tail)
    assert canonical(once) == once
    assert once.isascii()


@given(st.text("abc%/?&=;.:é#[]{}|^`\\ ", max_size=40))
@settings(max_examples=100, deadline=None)
def test_twice_is_once_where_the_syntax_is_odd(tail: str) -> None:
    once = canonical("http://news.example/" + tail)
    assert canonical(once) == once


def test_a_backslash_cannot_make_one_host_look_like_another() -> None:
    assert canonical("https://one.example\\@other.example/a") == "https://one.example/@other.example/a"
    assert canonical("https://one.example\\a?b\\c") == canonical("https://one.example/a?b\\c")


def test_controls_around_a_url_do_not_count() -> None:
    assert canonical("\x0b https://one.example/a\x1f\n") == "https://one.example/a"
