"""What a robots.txt means for this crawler: who may fetch what, how slowly, and where the sitemaps are.

Owns the rules of RFC 9309 around the parser (protego). Must not know how the file is fetched.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from protego import Protego

AGENT = "newstrail"
MAX_BYTES = 500 * 1024  # RFC 9309, 2.5: at least the first 500 kibibytes are parsed
MAX_AGE = 24 * 3600.0  # RFC 9309, 2.4: not longer than 24 hours
RETRY_AFTER = 600.0  # an answer that forbids all because the server failed is asked again after this
MAX_DELAY = 300.0


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one origin for one user agent. `failure` says why nothing may be fetched at all, or is empty."""

    rules: Protego | None = field(default=None, repr=False)
    failure: str = ""
    unreachable: bool = False

    def refusal(self, url: str, agent: str = AGENT) -> str | None:
        """Why `agent` must not fetch `url`, or None when it may."""
        if self.failure:
            return self.failure
        if self.rules is not None and not self.rules.can_fetch(url, agent):
            return "robots.txt forbids it"
        return None

    @property
    def delay(self) -> float | None:
        """Crawl-delay in seconds, at most `MAX_DELAY` (not in the RFC, obeyed all the same); None without one."""
        delay = self.rules.crawl_delay(AGENT) if self.rules is not None else None
        return None if delay is None or delay < 0 else min(float(delay), MAX_DELAY)

    @property
    def sitemaps(self) -> Sequence[str]:
        """The sitemaps that the file names, in its order."""
        return tuple(self.rules.sitemaps) if self.rules is not None else ()

    @property
    def max_age(self) -> float:
        """Seconds for which these rules may be used."""
        return RETRY_AFTER if self.failure else MAX_AGE


def answered(status: int, body: bytes) -> Robots:
    """The rules that follow from an answer: 2xx is parsed, 3xx (too many) and 4xx allow all, 5xx forbids all."""
    if 200 <= status < 300:
        text = body[:MAX_BYTES].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "ignore").replace("\0", "")
        return Robots(Protego.parse(text))
    if status < 500:
        return Robots()
    return Robots(failure=f"robots.txt answered {status}, which forbids everything")


def unreached(why: str) -> Robots:
    """The rules when the file could not be fetched at all: nothing may be (RFC 9309, 2.3.1.4)."""
    return Robots(failure=f"robots.txt could not be reached ({why})", unreachable=True)
