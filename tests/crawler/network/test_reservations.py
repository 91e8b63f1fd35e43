"""What a page asks not to be done with it, and that nobody asks for what is not respected."""

import pytest

from crawler.network.reservations import read_file, reserved

META = b'<html><head><meta NAME="robots" content="index, NoArchive"></head>'
TDM = b"<meta name='tdm-reservation' content='1'>"


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"x-robots-tag": "noarchive"}, b""),
        ({"x-robots-tag": "googlebot: nofollow, noarchive"}, b""),
        ({"x-robots-tag": "newstrail: noarchive"}, b""),
        ({}, META),
        ({}, b"<meta content=noarchive name=newstrail>"),
    ],
)
def test_noarchive_is_heard_in_header_and_meta(headers: dict[str, str], body: bytes) -> None:
    assert reserved(headers, body, noarchive=True, tdm=False)
    assert reserved(headers, body, noarchive=False, tdm=True) is None


@pytest.mark.parametrize(("headers", "body"), [({"tdm-reservation": "1"}, b""), ({}, TDM)])
def test_a_mining_reservation_is_heard(headers: dict[str, str], body: bytes) -> None:
    assert reserved(headers, body, noarchive=False, tdm=True)
    assert reserved(headers, body, noarchive=True, tdm=False) is None


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"x-robots-tag": "googlebot: noarchive"}, b""),
        ({"x-robots-tag": "noindex"}, b""),
        ({"tdm-reservation": "0"}, b""),
        ({}, b"<p>noarchive</p><meta name=description content=noarchive>"),
        ({}, b"<meta" + b" x" * 100_000 + b" name=robots content=noarchive>"),
    ],
)
def test_what_is_meant_for_others_or_means_nothing_is_not_heard(headers: dict[str, str], body: bytes) -> None:
    assert reserved(headers, body, noarchive=True, tdm=True) is None


FILE = b"""[
  {"location": "/", "tdm-reservation": 1, "tdm-policy": "https://quay.example/licences"},
  {"location": "/press/", "tdm-reservation": 0},
  {"location": "/press/*/photo", "tdm-reservation": 1},
  {"location": "*.pdf$", "tdm-reservation": "0"},
  {"location": "/caf%C3%A9", "tdm-reservation": 0}
]"""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", True),
        ("", True),
        ("/2026/story", True),
        ("/press/release", False),
        ("/press/2026/photos", True),
        ("/plan.pdf", False),
        ("/plan.pdf?x=1", True),
        ("/a.pdf/b.pdf", False),
        ("/café", False),
        ("/caf%c3%a9/menu", False),
    ],
)
def test_the_file_of_an_origin_reserves_by_path(path: str, expected: bool) -> None:
    mining = read_file(FILE)
    assert len(mining) == 5
    told = reserved({}, b"<p>x", noarchive=False, tdm=True, url=f"https://quay.example{path}", mining=mining)
    assert (told is not None) == expected
    assert reserved({}, b"<p>x", noarchive=True, tdm=False, url="https://quay.example/", mining=mining) is None


def test_what_stands_closer_to_the_page_counts() -> None:
    asked = {"noarchive": False, "tdm": True, "url": "https://quay.example/x", "mining": read_file(FILE)}
    assert reserved({"tdm-reservation": "0"}, b"", **asked) is None
    assert reserved({"tdm-reservation": "1"}, b"<meta name=tdm-reservation content=0>", **asked) is None
    assert reserved({"tdm-reservation": "0"}, TDM, **asked)
    assert reserved({"tdm-reservation": "maybe"}, b"", **asked)


@pytest.mark.parametrize(
    "body",
    [b"", b"null", b"{}", b'["x", 1, {"location": 5}, {"location": "/"}]', b"[" * 100_000, b"\xff\xfe", b"<html>"],
)
def test_what_is_no_such_file_reserves_nothing(body: bytes) -> None:
    assert list(read_file(body)) == []
