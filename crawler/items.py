"""The few types that flow through a crawl, from the wire to the archive: frozen, plain, defined once.

Owns their fields. Must not know Scrapy, HTTP clients or the archive's tables.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

Kind = Literal[
    "article",
    "live_blog",
    "listing",
    "media",
    "consent",
    "challenge",
    "paywall",
    "soft_404",
    "login",
    "shell",
    "error",
    "not_html",
]

STORIES = frozenset[Kind](("article", "live_blog", "paywall"))  # kinds of pages that tell a story in words


@dataclass(frozen=True, slots=True)
class Page:
    """What came over the wire, or why nothing did.

    `body` is after the transfer's compression was undone. `problem` is None for an answer of any status; otherwise
    "failed", "refused" or "unreadable", with the reason in `evidence["reason"]`. `redirects` are the URLs passed
    through, in order, with `url` first when there were any.
    """

    url: str
    final_url: str
    fetched_at: datetime
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)  # names in lower case
    body: bytes = b""
    elapsed_ms: int | None = None
    redirects: tuple[str, ...] = ()
    problem: str | None = None
    evidence: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as a listing or a box shows it; `url` is absolute, `published_text` is as printed."""

    url: str
    title: str | None = None
    published_at: datetime | None = None
    published_text: str | None = None
    position: int | None = None
    summary: str | None = None
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """What an article page says. `text` is paragraphs joined by a blank line; None is "unknown".

    `published_precision` is "day", "minute" or "second" (None without a date). `sources` gives for each field where it
    was read ("json-ld", "og", "meta", "microdata", "byline", "time", "url", "text", "rule", ...). `paywalled` is True
    when the page itself says that the text is only a teaser. `agencies` are news agencies named in the byline.
    """

    title: str | None
    text: str
    subtitle: str | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    published_at: datetime | None = None
    published_precision: str | None = None
    modified_at: datetime | None = None
    language: str | None = None
    section: str | None = None
    image: str | None = None
    canonical_url: str | None = None
    word_count: int = 0
    paywalled: bool = False
    sources: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Understanding:
    """What newstrail sees on a page. `article` is None unless there is one; `evidence` says why, in JSON values.

    A listing that may be a story all the same has an `article`: what its text would say then. `story` leaves it out.
    `blocks` are (text, place, words, chosen) of the page's text blocks: what `SiteMemory.observe` learns from.
    `next_page` is the URL of a listing's next page; `feeds` are feeds the page names. An answer in JSON that lists
    stories is "not_html", with its entries.
    """

    kind: Kind
    article: Article | None = None
    entries: tuple[Entry, ...] = ()
    evidence: Mapping[str, Any] = field(default_factory=dict)
    blocks: tuple[tuple[str, str, int, bool], ...] = ()
    next_page: str | None = None
    feeds: tuple[str, ...] = ()

    @property
    def story(self) -> Article | None:
        """The article of a page that is judged to be one, None on a listing."""
        return None if self.kind == "listing" else self.article
