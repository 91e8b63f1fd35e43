"""What travels through the pipelines: a page, why it was asked for, and what each step found out.

Owns the type. Must not know Scrapy.
"""

from dataclasses import dataclass
from typing import Literal

from archive.model import Due
from crawler.items import Entry, Page, Understanding
from crawler.visits.same_bytes import Known


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit under way from the wire to the archive.

    `canonical_url` is set by identify,
    `understanding` and `entries` by understand, narrowed by deduplicate; `known` stands in for the understanding of a
    page whose bytes are those of the last visit.
    """

    page: Page
    due: Due
    everything: bool = False
    canonical_url: str = ""
    understanding: Understanding | None = None
    entries: tuple[Entry, ...] = ()
    more: tuple[str, ...] = ()
    form: Literal["html", "feed", "sitemap", "none"] = "none"
    known: Known | None = None

    @property
    def number(self) -> int:
        """1 for a listing's own page, 2 and more for those on which it goes on."""
        return self.due.page
