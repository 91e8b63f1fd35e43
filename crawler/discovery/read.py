"""A listing's bytes, whatever form it has, read into entries and the pages it continues on.

Owns telling the forms apart. Pure. HTML pages are understood by `crawler.understanding`, not here.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from crawler.discovery.feeds import looks_like_feed, read_feed
from crawler.discovery.sitemaps import Sitemap, looks_like_sitemap, read_sitemap
from crawler.items import Entry

SITEMAP_ENTRIES = 1000
CHILDREN = 3
ALL_CHILDREN = 1000  # of an index that is walked into the past

Form = Literal["feed", "sitemap"]


@dataclass(frozen=True, slots=True)
class Listed:
    """What a feed or sitemap lists. `more` are further URLs that belong to it, in the order to read them."""

    form: Form
    entries: tuple[Entry, ...] = ()
    more: tuple[str, ...] = ()
    news: bool = False
    hub: str | None = None
    problem: str = ""


def read_listing(body: bytes, url: str, since: datetime | None = None) -> Listed | None:
    """What the feed or sitemap in `body` lists; None when it is neither.

    Of a sitemap, the newest; with `since` all that changed later, or may have.
    """
    if looks_like_sitemap(body):
        sitemap = read_sitemap(body, url)
        if since is not None:
            return _walked(sitemap, since)
        children = sorted(
            sitemap.children, key=lambda one: (one[1] is not None, str(one[1]), "news" in one[0]), reverse=True
        )
        more = tuple(place for place, _ in children[:CHILDREN])
        return Listed("sitemap", sitemap.newest(SITEMAP_ENTRIES), more, sitemap.news, None, sitemap.problem)
    if looks_like_feed(body):
        feed = read_feed(body, url)
        return Listed("feed", feed.entries, (feed.next_page,) if feed.next_page else (), False, feed.hub, feed.problem)
    return None


def _walked(sitemap: Sitemap, since: datetime) -> Listed:
    entries = tuple(one for one in sitemap.entries if (one.published_at or one.updated_at or since) >= since)
    children = [place for place, changed in sitemap.children if changed is None or changed >= since]
    return Listed("sitemap", entries, tuple(children[:ALL_CHILDREN]), sitemap.news, None, sitemap.problem)
