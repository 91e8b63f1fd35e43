"""One request at a time and a delay per host; and silence when a host asks for it.

Owns the delay of each host, Retry-After and the back-off after 429 and 503. A host is a registrable domain, or an
address.
"""

import asyncio
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from archive import clock
from crawler.middlewares.refusal import Refused
from crawler.network.hosts import slot

PATIENCE = 30.0  # seconds that a request waits inside a run for a host that asked for silence
RETRIES = 2
BACK_OFF, LONGEST = 10.0, 86400.0
BUSY = frozenset({429, 503})


@dataclass(slots=True)
class Host:
    """What is known of one host in this run. Times are on the monotonic clock."""

    delay: float
    silent_until: float = 0.0
    strikes: int = 0


class PolitenessMiddleware:
    """Gives each request its host's slot, and holds it back while the host asked for silence."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.delay = crawler.settings.getfloat("DOWNLOAD_DELAY")
        self.delays: dict[str, float] = crawler.settings.getdict("NEWSTRAIL_DELAYS")
        self.hosts: dict[str, Host] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "PolitenessMiddleware":
        """Scrapy's constructor."""
        return cls(crawler)

    def host(self, name: str) -> Host:
        """The state of the host of that slot name."""
        found = self.hosts.get(name)
        if found is None:
            found = self.hosts[name] = Host(float(self.delays.get(name, self.delay)))
            self._set(name, found.delay)
        return found

    def slow_down(self, name: str, delay: float) -> None:
        """Keep at least `delay` seconds between requests to the host from now on."""
        host = self.host(name)
        if delay > host.delay:
            host.delay = delay
            self._set(name, delay)

    def silence(self, name: str) -> float:
        """Seconds for which the host still wants no request; 0 when it may be asked."""
        host = self.hosts.get(name)
        return max(0.0, host.silent_until - clock.monotonic()) if host else 0.0

    def keep_silent(self, name: str, seconds: float) -> None:
        """The host wants no request for so long."""
        host = self.host(name)
        host.silent_until = max(host.silent_until, clock.monotonic() + min(seconds, LONGEST))

    def _set(self, name: str, delay: float) -> None:
        engine = self.crawler.engine
        if engine is not None:
            downloader = engine.downloader
            downloader.per_slot_settings[name] = {"delay": delay, "concurrency": downloader.domain_concurrency}
            if name in downloader.slots:
                downloader.slots[name].delay = delay

    def process_request(self, request: Request) -> None:
        """Puts the request into its host's slot."""
        name = request.meta["download_slot"] = slot(request.url)
        self.host(name)

    async def turn(self, request: Request) -> None:
        """Waits a little for a silent host; raises Refused when it wants to be left alone for longer."""
        wait = self.silence(slot(request.url))
        if wait > PATIENCE:
            raise Refused(f"the host asked to wait {wait:.0f} s more", "host", problem="failed", retry_after=wait)
        if wait:
            await asyncio.sleep(wait)

    def heard(self, request: Request, response: Response) -> None:
        """Take note of 429 and 503 as soon as they arrive: the host's next request may be about to leave."""
        host = self.host(slot(request.url))
        if response.status not in BUSY:
            host.strikes = 0
            return
        if response.status == 503 and request.meta.get("robots_file"):
            return  # which forbids all that could be asked of it: there is nothing to hold back
        asked, doubled = retry_after(response.headers.get("Retry-After")), BACK_OFF * 2.0 ** min(host.strikes, 20)
        # A host that says "soon" and stays busy is not asked a thousand times soon: from the third answer on it is
        # left alone for ever longer.
        wait = doubled if asked is None else max(asked, doubled) if host.strikes >= RETRIES else asked
        wait = min(wait, LONGEST)
        host.strikes += 1
        self.keep_silent(slot(request.url), wait)
        request.meta["retry_after"] = wait

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """Repeat a request that met a busy host, when the wait is short."""
        wait, tries = request.meta.get("retry_after", LONGEST), request.meta.get("tries_busy", 0)
        if response.status not in BUSY or wait > PATIENCE or tries >= RETRIES or request.meta.get("robots_file"):
            return response
        again = request.copy()
        again.meta["tries_busy"] = tries + 1
        for name in ("spent", "retry_after"):
            again.meta.pop(name, None)
        again.dont_filter = True
        return again


def retry_after(value: bytes | None) -> float | None:
    """Seconds that a Retry-After header asks for (RFC 9110, 10.2.3: seconds or a date); None when it cannot be read."""
    text = (value or b"").decode("latin-1").strip()
    if text.isdigit() and len(text) < 12:
        return float(text)
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return max(0.0, (at - clock.now()).total_seconds())
