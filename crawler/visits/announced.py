"""Whether a page that may be a story or a listing is a story, by what is known of its address.

Owns that rule: it told this story when it was read before, or an entry of a listing (feed, news sitemap, latest-news
page) announced it under the headline that it has. Must not know why the page leaves doubt, nor how it is fetched.
"""

from collections.abc import Sequence
from typing import Any

from archive import Archive, Content
from crawler.items import Page, Understanding
from crawler.visits.absent import RELATED, overlap

HEADLINE, UNSPACED = 5, 14  # words of a headline, which no section has for a name; characters where there are no spaces
_OF_STORIES = frozenset({"feed", "news_sitemap"})  # listings that name nothing else
_ENTRIES = (
    "SELECT l.url, l.kind, e.title, coalesce(e.published_at, e.published_text) AS day FROM entries e"
    " JOIN listings l ON l.id = e.listing_id WHERE e.article_id = ? AND e.title IS NOT NULL"
    " ORDER BY e.last_seen_at DESC, e.id LIMIT 20"
)


def announcements(archive: Archive, article_id: int) -> list[dict[str, Any]]:
    """What listings said of the article: `url` and `kind` of each, the entry's `title` and, if any, its `day`."""
    return list(archive.db.query(_ENTRIES, [article_id]))


def in_doubt(page: Page, seen: Understanding) -> bool:
    """Whether the page was read, is called a listing, and may be a story all the same."""
    return not page.problem and page.status == 200 and seen.kind == "listing" and seen.article is not None


def why_a_story(
    seen: Understanding, before: Content | None, announced: Sequence[dict[str, Any]]
) -> dict[str, Any] | None:
    """Why a page in doubt is a story, as evidence; None when nobody said so. `before` is what it told last."""
    if seen.article is None:
        return None
    if before is not None and overlap(before.text, seen.article.text) >= RELATED:
        return {"told_before": True}
    headline = seen.article.title or ""
    for entry in announced:
        title = entry["title"]
        if (entry["kind"] in _OF_STORIES or entry["day"] or _is_headline(title)) and overlap(
            title, headline
        ) >= RELATED:
            return {"announced_by": entry["url"], "as": title}
    return None


def _is_headline(title: str) -> bool:
    words = title.count(" ") + 1
    return words >= HEADLINE or (words == 1 and len(title) >= UNSPACED and not title.isascii())
