"""What a name leads to is checked at every look-up, whatever it led to before."""

from typing import Any

from twisted.internet.address import IPv4Address, IPv6Address

from crawler.middlewares.resolver import REFUSALS, GuardedResolver
from crawler.network.addresses import Policy


class _Names:
    """A resolver and a reactor in one: answers from a table, never later."""

    def __init__(self, answers: dict[str, list[list[str]]]) -> None:
        self.answers, self.nameResolver, self.asked = answers, self, 0

    def resolveHostName(self, receiver: Any, host: str, port: int = 0, *_: Any) -> None:  # noqa: N802
        self.asked += 1
        receiver.resolutionBegan(None)
        found = self.answers[host]
        for address in found.pop(0) if len(found) > 1 else found[0]:
            receiver.addressResolved((IPv6Address if ":" in address else IPv4Address)("TCP", address, port))
        receiver.resolutionComplete()

    def callLater(self, *_: Any) -> Any:  # noqa: N802
        class Timer:
            def active(self) -> bool:
                return False

        return Timer()


class _Caller:
    def __init__(self) -> None:
        self.found: list[str] = []
        self.done = 0

    def resolutionBegan(self, _: Any) -> None:  # noqa: N802
        pass

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        self.found.append(f"{address.host}:{address.port}")

    def resolutionComplete(self) -> None:  # noqa: N802
        self.done += 1


def _ask(resolver: GuardedResolver, host: str, port: int = 80) -> list[str]:
    caller = _Caller()
    resolver.resolveHostName(caller, host, port)
    assert caller.done == 1
    return caller.found


def test_a_public_answer_passes_and_is_remembered_with_the_port_asked_for() -> None:
    names = _Names({"news.example": [["93.184.215.14", "2606:4700::1111"]]})
    resolver = GuardedResolver(names, Policy(), 5)
    assert _ask(resolver, "news.example") == ["93.184.215.14:80", "2606:4700::1111:80"]
    assert _ask(resolver, "news.example", 8080) == ["93.184.215.14:8080", "2606:4700::1111:8080"]
    assert names.asked == 1


def test_one_private_address_among_public_ones_refuses_the_name() -> None:
    resolver = GuardedResolver(_Names({"mixed.example": [["93.184.215.14", "10.0.0.5"]]}), Policy(), 5)
    assert _ask(resolver, "mixed.example") == []
    assert "10.0.0.5" in REFUSALS["mixed.example", 80]


def test_a_name_that_changes_its_mind_is_refused_then() -> None:
    names = _Names({"rebind.example": [["93.184.215.14"], ["127.0.0.1"]]})
    resolver = GuardedResolver(names, Policy(), 5)
    assert _ask(resolver, "rebind.example") == ["93.184.215.14:80"]
    resolver.known.clear()
    assert _ask(resolver, "rebind.example") == []


def test_an_allowance_counts_for_its_port_also_from_memory() -> None:
    resolver = GuardedResolver(_Names({"home.example": [["10.0.0.5"]]}), Policy.of(["10.0.0.5:8000"]), 5)
    assert _ask(resolver, "home.example", 8000) == ["10.0.0.5:8000"]
    assert _ask(resolver, "home.example", 80) == []
    assert _ask(resolver, "home.example", 8000) == ["10.0.0.5:8000"]
