"""The values that go into the archive and come back out of it: frozen, plain, defined once.

Owns their fields and the closed vocabularies (outcomes, kinds of change). Must not know SQL, HTTP or where a page came
from. Instants are aware datetimes; absent values are None, never "".
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class Outcome(StrEnum):
    """What came of one visit. Only NEW and CHANGED make a revision; UNCHANGED and NOT_MODIFIED extend one."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    NOT_MODIFIED = "not_modified"
    GONE = "gone"
    MOVED = "moved"
    SOFT_GONE = "soft_gone"
    CONSENT = "consent"
    PAYWALL = "paywall"
    CHALLENGE = "challenge"
    NOT_ARTICLE = "not_article"
    EMPTY = "empty"
    UNREADABLE = "unreadable"
    FAILED = "failed"
    REFUSED = "refused"


class ChangeKind(StrEnum):
    """What joins two states of an article."""

    EDITED = "edited"
    REVERTED = "reverted"
    DISAPPEARED = "disappeared"
    RETURNED = "returned"
    MOVED = "moved"


class ListingKind(StrEnum):
    """What form a listing of articles has."""

    PAGE = "page"
    FEED = "feed"
    SITEMAP = "sitemap"
    NEWS_SITEMAP = "news_sitemap"


class Relation(StrEnum):
    """How a URL leads to its article."""

    CANONICAL = "canonical"
    ALIAS = "alias"
    REDIRECT = "redirect"
    AMP = "amp"
    PRINT = "print"


@dataclass(frozen=True, slots=True)
class Body:
    """Bytes as received, after the transfer's own compression was undone."""

    data: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class Content:
    """What an article says: the fields whose difference makes a revision, and those carried beside them.

    `text` is paragraphs joined by a blank line. `modified_at`, `section`, `image`, `language` never make a revision.
    """

    title: str | None
    subtitle: str | None = None
    authors: tuple[str, ...] = ()
    published_at: datetime | None = None
    published_precision: str | None = None  # "day", "minute" or "second"; None when there is no date
    modified_at: datetime | None = None
    language: str | None = None
    section: str | None = None
    image: str | None = None
    text: str = ""
    word_count: int = 0


@dataclass(frozen=True, slots=True)
class EntrySeen:
    """An article as a listing, or a box on another article's page, shows it at one visit."""

    url: str
    title: str | None = None
    published_at: datetime | None = None
    published_text: str | None = None
    position: int | None = None
    updated_at: datetime | None = None  # sitemap lastmod, feed updated


@dataclass(frozen=True, slots=True)
class Observation:
    """One visit, as the archive is told of it.

    At most one of `article_id`, `listing_id` is given; with neither, `url` decides the article (made when unknown).

    `kind` is the page kind that was understood (see `crawler.understanding`), None when there was no readable page.
    `problem` is set when no page could be read: "failed" (network, 5xx, ...), "refused" (robots, address guard,
    policy), "unreadable" (over budget, cannot be decoded). `canonical_url` is this page's own URL by the identity
    rules; `declared_canonical` is what the page says of itself. `evidence` says why, in plain JSON values.
    """

    url: str
    fetched_at: datetime
    site_id: int
    run_id: int | None = None
    article_id: int | None = None
    listing_id: int | None = None
    final_url: str | None = None
    canonical_url: str | None = None
    declared_canonical: str | None = None
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    etag: str | None = None
    last_modified: str | None = None
    elapsed_ms: int | None = None
    body: Body | None = None
    kind: str | None = None
    problem: str | None = None
    content: Content | None = None
    paywalled: bool = False
    entries: tuple[EntrySeen, ...] = ()
    extractor: str = ""
    evidence: Mapping[str, Any] = field(default_factory=dict)
    confirming: bool = False  # a second look that was asked for to confirm the first one
    everything: bool = False  # made by `crawl --all`: a second look counts whenever it comes


@dataclass(frozen=True, slots=True)
class Revision:
    """One content of an article."""

    id: int
    article_id: int
    number: int
    url: str
    content: Content
    text_sha256: str
    first_seen_at: datetime
    last_seen_at: datetime
    fetch_id: int
    extractor: str


@dataclass(frozen=True, slots=True)
class Label:
    """A named trait of a change, with what in the texts shows it."""

    name: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One transition from a state of an article to the next; it happened between `not_before` and `not_after`."""

    id: int
    article_id: int
    kind: ChangeKind
    from_revision_id: int | None
    to_revision_id: int | None
    not_before: datetime
    not_after: datetime
    detected_at: datetime
    fields: tuple[str, ...] = ()
    words_added: int = 0
    words_removed: int = 0
    magnitude: float = 0.0
    labels: tuple[Label, ...] = ()
    announced_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the archive made of an observation."""

    outcome: Outcome
    fetch_id: int
    article_id: int | None = None
    revision: Revision | None = None
    changes: tuple[Change, ...] = ()
    new_entries: int = 0
    entries: int = 0


@dataclass(frozen=True, slots=True)
class Due:
    """Something to visit: a listing or an article, with what a conditional request needs."""

    url: str
    site_id: int
    site: str
    listing_id: int | None = None
    listing_kind: ListingKind | None = None
    article_id: int | None = None
    due_at: datetime | None = None
    etag: str | None = None
    last_modified: str | None = None
    confirming: bool = False
    reason: str = ""
    first_seen_at: datetime | None = None
    published_at: datetime | None = None
    last_changed_at: datetime | None = None
    last_checked_at: datetime | None = None
    failures: int = 0  # visits in a row that could not be made
    revisions: int = 0
    interval_s: int | None = None  # a listing's present interval
    rhythm: str | None = None  # when a listing shows new entries, as its schedule keeps it (JSON)
    page: int = 1  # 2 and more: a page on which a listing goes on
    page_id: int | None = None  # the row of that page
    since: datetime | None = None  # how far back the backfill goes that the page belongs to
