"""The resolver of the whole process: no name may lead to an address that is not allowed.

Owns look-ups (with a time limit and a short memory) and their check. What it answers is what is connected to, so that
redirects and names that change between two look-ups (DNS rebinding) are covered too.
"""

import ipaddress
from collections.abc import Sequence
from typing import Any

from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.interfaces import IAddress, IHostnameResolver, IHostResolution, IResolutionReceiver
from zope.interface import implementer  # type: ignore[import-untyped]

from archive import clock
from crawler.network.addresses import Policy

KEEP = 60.0  # seconds for which an answer is used again
LIMIT = 4096

# Why a host was refused at its last look-up: the connection's own error can only say that there was no address.
REFUSALS: dict[tuple[str, int], str] = {}


@implementer(IHostResolution)
class _Resolution:
    def __init__(self, name: str) -> None:
        self.name = name

    def cancel(self) -> None:
        """Nothing is left to cancel."""


@implementer(IResolutionReceiver)
class _Checking:
    """Collects the addresses of one look-up, and passes them on only if all of them are allowed."""

    def __init__(self, resolver: "GuardedResolver", receiver: Any, host: str, port: int) -> None:
        self.resolver, self.receiver, self.host, self.port = resolver, receiver, host, port
        self.found: list[Any] = []
        self.done = False
        self.timer: Any = None

    def resolutionBegan(self, resolution: IHostResolution) -> None:  # noqa: N802 (Twisted's name)
        """Starts the clock of the look-up."""
        self.receiver.resolutionBegan(resolution)
        self.timer = self.resolver.reactor.callLater(self.resolver.timeout, self.finish)

    def addressResolved(self, address: IAddress) -> None:  # noqa: N802
        """One of the host's addresses."""
        self.found.append(address)

    def resolutionComplete(self) -> None:  # noqa: N802
        """The look-up has answered."""
        if self.found and not self.done:
            self.resolver.keep(self.host, self.found)
        self.finish()

    def finish(self) -> None:
        """Answer once: with the addresses if all are allowed, with none otherwise or when time ran out."""
        if self.done:
            return
        self.done = True
        if self.timer is not None and self.timer.active():
            self.timer.cancel()
        for address in self.resolver.allowed(self.host, self.port, self.found):
            self.receiver.addressResolved(address)
        self.receiver.resolutionComplete()


@implementer(IHostnameResolver)
class GuardedResolver:
    """Set as TWISTED_DNS_RESOLVER, in place of Scrapy's own."""

    def __init__(self, reactor: Any, policy: Policy, timeout: float) -> None:
        self.reactor, self.policy, self.timeout = reactor, policy, timeout
        self.original = reactor.nameResolver
        self.known: dict[str, tuple[float, list[Any]]] = {}

    @classmethod
    def from_crawler(cls, crawler: Any, reactor: Any) -> "GuardedResolver":
        """Scrapy's constructor; `crawler` is the process, of which only the settings are used."""
        settings = crawler.settings
        return cls(reactor, Policy.of(settings.getlist("NEWSTRAIL_ALLOW_PRIVATE")), settings.getfloat("DNS_TIMEOUT"))

    def install_on_reactor(self) -> None:
        """Make this the resolver of every connection of the process."""
        self.reactor.installNameResolver(self)

    def resolveHostName(  # noqa: N802
        self,
        resolutionReceiver: Any,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> Any:
        """Twisted's interface: addresses go to `resolutionReceiver`; none at all means refused, unknown or too slow."""
        asked, found = self.known.get(hostName, (-KEEP, []))
        receiver = _Checking(self, resolutionReceiver, hostName, portNumber)
        if clock.monotonic() - asked >= KEEP:
            return self.original.resolveHostName(receiver, hostName, portNumber, addressTypes, transportSemantics)
        resolution = _Resolution(hostName)
        resolutionReceiver.resolutionBegan(resolution)
        receiver.found = [_with_port(address, portNumber) for address in found]
        receiver.finish()
        return resolution

    def keep(self, host: str, found: list[Any]) -> None:
        """Remember an answer for a short while."""
        if len(self.known) >= LIMIT:
            self.known.clear()
        self.known[host] = (clock.monotonic(), list(found))

    def allowed(self, host: str, port: int, found: list[Any]) -> list[Any]:
        """`found` if every address may be connected to on `port`, else nothing, with the reason in REFUSALS."""
        REFUSALS.pop((host, port), None)
        for address in found:
            if reason := self.policy.refusal(ipaddress.ip_address(address.host.partition("%")[0]), port):
                if len(REFUSALS) >= LIMIT:
                    REFUSALS.clear()
                REFUSALS[host, port] = f"{host} leads to {reason}"
                return []
        return found


def _with_port(address: Any, port: int) -> Any:
    kind = IPv6Address if isinstance(address, IPv6Address) else IPv4Address
    return kind(address.type, address.host, port)
