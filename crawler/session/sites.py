"""A site while a run works on it: its configuration, what was learned of it, what came of its visits.

Owns which URLs are the site's articles. Must not know requests or tables.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from archive import clock
from crawler.config import CrawlConfig, Site
from crawler.config import values as config_values
from crawler.network.hosts import registrable, slot

_NOT_PAGES = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|svg|ico|css|js|json|xml|rss|atom|pdf|docx?|xlsx?|pptx?|zip|gz|mp[34]|m4a|mov|avi"
    r"|webm|ogg|woff2?|ttf|exe|apk|dmg)\Z",
    re.I,
)

BAD = frozenset({"failed", "refused", "unreadable", "challenge"})  # outcomes of a visit that brought nothing to read
SILENT_UNTIL = "silent_until"  # there too: until when the host wants no request
LED_TO = "led_to"  # among what was learned of a site's host: the other host to which its home page leads


@dataclass(slots=True)
class SiteAtWork:
    """One site of a run. `memory` is a `crawler.understanding.SiteMemory`, `rules` its `SiteRules`."""

    id: int
    site: Site
    crawl: CrawlConfig
    memory: Any = None
    rules: Any = None
    host: dict[str, Any] = field(default_factory=dict)  # what was learned of its host
    outcomes: Counter[str] = field(default_factory=Counter)
    listing_outcomes: Counter[str] = field(default_factory=Counter)
    again: int = 0  # articles that could not be read once more, and that nobody asked for by name
    new_entries: int = 0
    changes: int = 0
    rationed: float | None = None  # the effort that a budget of requests leaves, where there is one
    quiet_until: datetime | None = None  # nothing of the site is visited before, because a host asked for silence
    unsaved: int = 0  # pages observed since the memory was last saved
    lost: int = 0  # visits of which not even a failure could be recorded
    _patterns: tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]] = field(init=False)
    _hosts: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self._patterns = (
            tuple(re.compile(one) for one in self.site.articles),
            tuple(re.compile(one) for one in self.site.exclude),
        )
        self._hosts = frozenset(registrable(host.lower()) for host in self.site.hosts) | {slot(self.site.home)}

    def owns(self, url: str) -> bool:
        """Whether `url` may be one of the site's articles, by host, form and the configured patterns."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https"):
            return False
        if (host := slot(url)) not in self._hosts and host != self.host.get(LED_TO):
            return False
        if _NOT_PAGES.search(parts.path) or (parts.path in ("", "/") and not parts.query):
            return False
        wanted, unwanted = self._patterns
        if any(one.search(url) for one in unwanted):
            return False
        return not wanted or any(one.search(url) for one in wanted)

    def follow(self, url: str) -> bool:
        """The home page led to `url`: the host there carries the site's stories too. False when that is nothing new."""
        host = slot(url)
        if host in self._hosts or host == self.host.get(LED_TO):
            return False
        self.host[LED_TO] = host
        return True

    def silence(self, now: datetime) -> float:
        """Seconds for which its host still wants no request, as it said in this run or one before; 0 when none."""
        until = self.host.get(SILENT_UNTIL)
        return max(0.0, (clock.parse(until) - now).total_seconds()) if until else 0.0

    @property
    def delay(self) -> float:
        """Seconds between two requests to the site's host."""
        return self.crawl.delay if self.site.delay is None else self.site.delay

    @property
    def browser(self) -> bool:
        """Whether pages that only scripts fill may be run in a browser."""
        return self.crawl.browser if self.site.browser is None else self.site.browser

    @property
    def effort(self) -> float:
        """How often its articles are visited, against the schedule's default: as configured, less where a budget of
        requests would not last."""
        configured = self.crawl.effort_of(self.site)
        return configured if self.rationed is None else min(configured, self.rationed)

    @property
    def hours(self) -> str | None:
        """The span of the day in which the site is visited, or None."""
        return self.site.hours or self.crawl.hours

    @property
    def time_zone(self) -> str | None:
        """The time zone of `hours` and `at`."""
        return self.site.time_zone or self.crawl.time_zone

    def respects(self, name: str) -> bool:
        """Whether the reservation `name` ("noarchive" or "tdm") is respected."""
        own = getattr(self.site, name)
        return bool(getattr(self.crawl, name) if own is None else own)

    @property
    def every_s(self) -> float | None:
        """The configured interval of its listings in seconds."""
        return config_values.seconds(self.site.every) if self.site.every else None

    @property
    def failed(self) -> bool:
        """Whether nothing could be read in this run (no listing of those visited, or nothing at all), or a visit was
        lost. Pages that are known to be broken, and were all that was due, say nothing of the site."""
        if self.lost:
            return True
        for tally, known in ((self.listing_outcomes, 0), (self.outcomes, self.again)):
            if tally.total() > known and not any(count for outcome, count in tally.items() if outcome not in BAD):
                return True
        return False


def boilerplate_of(memory: Any) -> list[Any]:
    """The blocks that a site repeats, as the archive keeps them."""
    blocks = getattr(memory, "boilerplate", None)
    return list(blocks()) if callable(blocks) else []
