"""Which addresses the crawler may connect to: everything public, and what the person allowed besides.

Owns the ranges, the allowances and the reading of hosts in all their spellings. Pure: looks nothing up, connects to
nothing. Ranges: IANA IPv4 and IPv6 Special-Purpose Address Registries, and multicast (RFC 5771, RFC 4291).
"""

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from archive.errors import ConfigError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

DEFAULT_PORTS = {"http": 80, "https": 443}

_CLOSED: tuple[tuple[Network, str], ...] = tuple(
    (ipaddress.ip_network(cidr), name)
    for cidr, name in (
        ("0.0.0.0/8", "this network"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "shared with a carrier"),
        ("127.0.0.0/8", "loopback"),
        ("169.254.0.0/16", "link local"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "protocol assignments"),
        ("192.0.2.0/24", "documentation"),
        ("192.88.99.0/24", "6to4 relay"),
        ("192.168.0.0/16", "private"),
        ("198.18.0.0/15", "benchmarking"),
        ("198.51.100.0/24", "documentation"),
        ("203.0.113.0/24", "documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
        ("::/96", "IPv4-compatible, loopback or unspecified"),
        ("64:ff9b:1::/48", "local translation"),
        ("100::/64", "discard only"),
        ("100:0:0:1::/64", "dummy"),
        ("2001::/23", "protocol assignments"),
        ("2001:db8::/32", "documentation"),
        ("3fff::/20", "documentation"),
        ("5f00::/16", "segment routing"),
        ("fc00::/7", "unique local"),
        ("fe80::/10", "link local"),
        ("fec0::/10", "site local"),
        ("ff00::/8", "multicast"),
    )
)
_OPEN: tuple[Network, ...] = tuple(
    ipaddress.ip_network(cidr)
    for cidr in (
        "192.0.0.9/32",
        "192.0.0.10/32",
        "2001:1::1/128",
        "2001:1::2/128",
        "2001:1::3/128",
        "2001:3::/32",
        "2001:4:112::/48",
        "2001:20::/28",
        "2001:30::/28",
    )
)
# IPv6 forms that carry an IPv4 address, and the bits to shift it down by.
_CARRIERS: tuple[tuple[ipaddress.IPv6Network, int], ...] = (
    (ipaddress.IPv6Network("::ffff:0:0/96"), 0),
    (ipaddress.IPv6Network("64:ff9b::/96"), 0),
    (ipaddress.IPv6Network("2002::/16"), 80),
)
_HOST = re.compile(r"[A-Za-z0-9._-]+\Z")
_NUMBER = re.compile(r"(?:0[xX][0-9a-fA-F]*|[0-9]+)\Z")
_BAD_URL = re.compile(r"[\x00-\x20\x7f\\]")


class RefusedAddress(Exception):
    """A URL or an address that must not be connected to; the message says why."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """An address or a range, on one port or (None) on all, that may be reached although it is not public."""

    network: Network
    port: int | None = None

    @classmethod
    def parse(cls, text: str) -> tuple["Allowance", ...]:
        """Read `ADDRESS[/BITS][:PORT]`, with IPv6 in brackets where a port follows; `localhost` is both loopbacks.

        Raises ConfigError when `text` is none of these.
        """
        if match := re.fullmatch(r"\[([^\]]+)\](/\d+)?(?::(\d+))?", text.strip()):
            name, port = match[1] + (match[2] or ""), match[3]
        elif text.count(":") > 1:
            name, port = text.strip(), None
        else:
            name, _, port = text.strip().partition(":")
        names = ("127.0.0.0/8", "::1") if name.lower() == "localhost" else (name,)
        try:
            number = int(port) if port else None
            if number is not None and not 0 < number < 65536:
                raise ValueError(text)
            return tuple(cls(ipaddress.ip_network(one, strict=False), number) for one in names)
        except ValueError:
            raise ConfigError(
                f"allow_private: {text!r} is not an address.",
                do="Write ADDRESS, ADDRESS/BITS or ADDRESS:PORT, as in 127.0.0.1:8000 or [::1]:8000.",
            ) from None

    def covers(self, address: Address, port: int) -> bool:
        """Whether `address` on `port` lies inside."""
        return (self.port is None or self.port == port) and (
            address.version == self.network.version and address in self.network
        )


@dataclass(frozen=True, slots=True)
class Policy:
    """What may be connected to."""

    allowances: tuple[Allowance, ...] = ()

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Policy":
        """The policy that allows `texts` (see `Allowance.parse`) besides public addresses."""
        return cls(tuple(one for text in texts for one in Allowance.parse(text)))

    def refusal(self, address: Address, port: int) -> str | None:
        """Why `address` on `port` must not be connected to, or None when it may."""
        carried = _carried(address)
        for candidate in (address, carried):
            if candidate is not None and any(one.covers(candidate, port) for one in self.allowances):
                return None
        if carried is not None:
            return self.refusal(carried, port)
        if any(address.version == network.version and address in network for network in _OPEN):
            return None
        for network, name in _CLOSED:
            if address.version == network.version and address in network:
                return f"{address} is not a public address ({name}, {network})"
        if address.version == 6 and address not in ipaddress.IPv6Network("2000::/3"):
            return f"{address} is not a public address (outside 2000::/3)"
        return None

    def check(self, url: str) -> "Target":
        """Read `url` and judge what can be judged without looking its host up. Raises RefusedAddress."""
        target = read_target(url)
        if target.address is not None and (reason := self.refusal(target.address, target.port)):
            raise RefusedAddress(reason)
        return target


@dataclass(frozen=True, slots=True)
class Target:
    """Where a URL leads: `address` is None when the host is a name."""

    scheme: str
    host: str
    port: int
    address: Address | None = None


def _carried(address: Address) -> Address | None:
    """The IPv4 address inside a mapped, translated or 6to4 IPv6 address."""
    if isinstance(address, ipaddress.IPv6Address):
        for network, shift in _CARRIERS:
            if address in network:
                return ipaddress.IPv4Address(int(address) >> shift & 0xFFFFFFFF)
    return None


def read_target(url: str) -> Target:
    """Scheme, host and port of an http(s) URL; a host that is an address in any spelling comes back as one.

    Raises RefusedAddress for other schemes, credentials, control characters and hosts that cannot be read.
    """
    if _BAD_URL.search(url):
        raise RefusedAddress("the URL holds a control character, a space or a backslash")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise RefusedAddress(f"the URL cannot be read ({error})") from None
    if parts.scheme not in DEFAULT_PORTS:
        raise RefusedAddress(f"only http and https are fetched, not {parts.scheme or 'a URL without scheme'}")
    if not host:
        raise RefusedAddress("the URL has no host")
    if "@" in parts.netloc:
        raise RefusedAddress("the URL holds credentials")
    port = DEFAULT_PORTS[parts.scheme] if port is None else port
    if not 0 < port < 65536:
        raise RefusedAddress(f"{port} is not a port")
    bracketed = parts.netloc.startswith("[")
    return Target(parts.scheme, host, port, _six(host) if bracketed else read_host(host))


def _six(host: str) -> ipaddress.IPv6Address:
    try:
        if "%" in host:
            raise ValueError(host)
        return ipaddress.IPv6Address(host)
    except ValueError:
        raise RefusedAddress(f"[{host}] is not an IPv6 address") from None


def read_host(host: str) -> Address | None:
    """The address that `host` spells (decimal, hexadecimal, octal, short: as inet_aton reads them), None for a name.

    Raises RefusedAddress when it is neither, as the WHATWG URL Standard's host parser would fail it.
    """
    name = host
    if not host.isascii():
        try:
            name = host.encode("idna").decode("ascii")
        except UnicodeError:
            raise RefusedAddress(f"{host!r} is not a host name") from None
    if not _HOST.match(name) or ".." in name or name.startswith("."):
        raise RefusedAddress(f"{host!r} is not a host name")
    labels = name.removesuffix(".").split(".")
    if not _NUMBER.match(labels[-1]):
        return None
    if len(labels) > 4 or not all(_NUMBER.match(label) for label in labels):
        raise RefusedAddress(f"{host!r} is not an IPv4 address")
    return _four(host, [_number(label) for label in labels])


def _number(label: str) -> int:
    if label[:2] in ("0x", "0X"):
        return int(label[2:] or "0", 16)
    if len(label) > 1 and label.startswith("0"):
        try:
            return int(label, 8)
        except ValueError:
            raise RefusedAddress(f"{label!r} is not a number") from None
    return int(label)


def _four(host: str, numbers: list[int]) -> ipaddress.IPv4Address:
    *heads, last = numbers
    if any(head > 255 for head in heads) or last >= 256 ** (4 - len(heads)):
        raise RefusedAddress(f"{host!r} is not an IPv4 address")
    value = last
    for index, head in enumerate(heads):
        value += head << (24 - 8 * index)
    return ipaddress.IPv4Address(value)
