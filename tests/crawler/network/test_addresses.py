"""Which addresses may be reached, in all their spellings."""

import ipaddress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import ConfigError
from crawler.network.addresses import Allowance, Policy, RefusedAddress, read_host, read_target

LOOPBACK = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://0x7f000001/",
    "http://017700000001/",
    "http://0177.0.0.1/",
    "http://127.0.0.1./",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[0:0:0:0:0:0:7f00:1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
]
ELSEWHERE = [
    "http://10.0.0.1/",
    "http://172.31.255.255/",
    "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/",
    "http://0.0.0.0/",
    "http://[fd00::1]/",
    "http://[fe80::1]/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
]
NO_TARGET = [
    "file:///etc/passwd",
    "ftp://news.example/",
    "gopher://news.example/",
    "javascript:alert(1)",
    "http://user:secret@news.example/",
    "http://news.example\\@127.0.0.1/",
    "http://news.example:99999/",
    "http:///path",
    "http://[::1/",
    "http://[fe80::1%25eth0]/",
    "http://127.0.0.1\t/",
    "http://1.2.3.4.5/",
    "http://256.1.1.1/",
    "http://news..example/",
    "//news.example/",
]


@pytest.mark.parametrize("url", LOOPBACK + ELSEWHERE)
def test_an_address_that_is_not_public_is_refused_however_it_is_spelt(url: str) -> None:
    with pytest.raises(RefusedAddress, match="not a public address"):
        Policy().check(url)


@pytest.mark.parametrize("url", NO_TARGET)
def test_what_is_no_plain_web_address_is_refused(url: str) -> None:
    with pytest.raises(RefusedAddress):
        Policy.of(["0.0.0.0/0", "::/0"]).check(url)


@pytest.mark.parametrize("url", ["https://news.example/", "http://8.8.8.8:8080/x", "http://[2606:4700::1111]/"])
def test_public_addresses_and_names_pass(url: str) -> None:
    Policy().check(url)


def test_an_allowance_opens_its_address_on_its_port_and_no_other() -> None:
    policy = Policy.of(["127.0.0.1:8000", "10.1.0.0/16", "[::1]:8001"])
    for url in ("http://127.0.0.1:8000/", "http://127.1:8000/", "http://10.1.2.3/", "http://[::1]:8001/"):
        policy.check(url)
    for url in ("http://127.0.0.1/", "http://127.0.0.2:8000/", "http://10.2.0.1/", "http://[::1]/"):
        with pytest.raises(RefusedAddress):
            policy.check(url)


@pytest.mark.parametrize("text", ["news.example", "10.0.0.0/33", "127.0.0.1:0", "127.0.0.1:port", "", "[::1"])
def test_an_allowance_that_is_no_address_is_named(text: str) -> None:
    with pytest.raises(ConfigError, match="is not an address"):
        Allowance.parse(text)


def test_one_address_of_many_is_enough_to_judge_each() -> None:
    policy = Policy()
    assert policy.refusal(ipaddress.ip_address("198.18.0.1"), 80)
    assert policy.refusal(ipaddress.ip_address("1.1.1.1"), 80) is None


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=60, deadline=None)
def test_every_spelling_of_an_ipv4_address_reads_as_that_address(value: int) -> None:
    address = ipaddress.IPv4Address(value)
    octets = address.packed
    spellings = [
        str(address),
        str(value),
        hex(value),
        f"0{value:o}",
        ".".join(hex(octet) for octet in octets),
        ".".join(f"0{octet:o}" for octet in octets),
        f"{octets[0]}.{value & 0xFFFFFF}",
    ]
    assert {read_host(spelling) for spelling in spellings} == {address}


def test_the_target_names_host_and_port() -> None:
    target = read_target("https://News.Example/a?b")
    assert (target.scheme, target.host, target.port, target.address) == ("https", "news.example", 443, None)
