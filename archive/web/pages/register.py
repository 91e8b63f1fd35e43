"""The register of pages: what each is called in an address, how it answers, which template shows it.

Owns the list. Must not know what pages say.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from sqlite3 import Connection
from typing import Any

from archive.announce.documents import Feed
from archive.web.asked import Asked
from archive.web.pages import article, headlines, listing, search, share, site, sites, stories, story, today, visit


@dataclass(frozen=True, slots=True)
class Page:
    """`answer(conn, asked)` gives plain values (JSON) or a finished response; `feed` makes a feed of the values.

    `of_one`: the address goes on with what the page is of, `/article/17`.
    """

    answer: Callable[[Connection, Asked], Any]
    template: str
    feed: Callable[[Any, Asked, str], Feed] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    of_one: bool = False


PAGES: dict[str, Page] = {
    "today": Page(today.answer, "today.html", today.feed),
    "article": Page(article.answer, "article.html", article.feed, of_one=True),
    "site": Page(site.answer, "site.html", site.feed, of_one=True),
    "sites": Page(sites.answer, "sites.html"),
    "headlines": Page(headlines.answer, "headlines.html"),
    "listing": Page(listing.answer, "listing.html", of_one=True),
    "search": Page(search.answer, "search.html", search.feed),
    "stories": Page(stories.answer, "stories.html"),
    "story": Page(story.answer, "story.html", of_one=True),
    "visit": Page(visit.answer, "visit.html", of_one=True),
    "body": Page(visit.body, "visit.html", of_one=True),
    "replay": Page(visit.replay, "visit.html", of_one=True),
    "share": Page(share.answer, "article.html", of_one=True),
}
