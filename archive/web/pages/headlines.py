"""Headlines: stories whose headline was rewritten, each as a ladder; and the listings whose front can be looked at.

Owns the page's values. Must not know HTML.
"""

from sqlite3 import Connection
from typing import Any

from archive import clock
from archive.web.asked import Asked
from archive.web.pages.today import cursor, further
from archive.web.pages.which import site_chosen
from archive.web.queries import changes, sites
from archive.web.queries import headlines as queries
from archive.web.render.cards import rungs


def answer(conn: Connection, asked: Asked) -> dict[str, Any]:
    """The page's values: `stories` (each with `rungs`), `further`, `listings`."""
    site = site_chosen(conn, asked)
    wanted = changes.Wanted(site_id=site["id"] if site else None, headline=True, before=cursor(asked), limit=25)
    found = changes.newest(conn, wanted)
    ladders = queries.ladders(conn, [change["article_id"] for change in found.changes])
    stories: dict[int, dict[str, Any]] = {}
    for change in found.changes:
        article = change["article_id"]
        if article not in stories and len(ladders.get(article, ())) > 1:
            kept = ("article_id", "site", "url", "published_at", "published_precision", "language", "status")
            stories[article] = {key: change[key] for key in kept} | {"rungs": rungs(ladders[article])}
    return {
        "title": "Headlines",
        "now": clock.stamp(),
        "site": site["name"] if site else "",
        "sites": sites.names(conn),
        "stories": list(stories.values()),
        "further": further(asked, "headlines", found.further),
        "listings": queries.listings(conn),
    }
