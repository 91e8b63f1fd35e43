"""What a page asks not to be done with it, and that nobody asks for what is not respected."""

import pytest

from crawler.reservations import reserved

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
