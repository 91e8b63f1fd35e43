"""Site: is it healthy, how often does it edit, when, and is the evidence complete?

Owns the page's values. Must not know HTML.
"""

from dataclasses import asdict
from datetime import timedelta
from sqlite3 import Connection
from typing import Any

from archive import clock
from archive.announce.documents import Feed
from archive.health import of_site
from archive.web.asked import Asked, encoded
from archive.web.pages.today import cursor, further
from archive.web.pages.which import site_called
from archive.web.queries import changes, sites
from archive.web.render.cards import card
from archive.web.render.feeds import change_entries
from archive.web.statistics import heat, rate, strip

DAYS = 90


def answer(conn: Connection, asked: Asked) -> dict[str, Any]:
    """The page's values. Raises NoAnswer for an unknown site."""
    site = site_called(conn, asked.name)
    since = clock.stamp(clock.now() - timedelta(days=DAYS))
    days = sites.days(conn, site["id"], since)
    ages = sites.ages(conn, site["id"])
    found = changes.newest(conn, changes.Wanted(site_id=site["id"], before=cursor(asked), limit=14))
    return {
        "title": site["name"],
        "now": clock.stamp(),
        "site": site,
        "articles": sites.count(conn, site["id"]),
        "rate": rate(sum(one["edits"] for one in ages), sum(one["visits"] for one in ages)),
        "heat": heat(ages),
        "calendar": strip(days, DAYS),
        "troubles": [asdict(trouble) for trouble in of_site(conn, site["id"], site["name"])],
        "bytes": sum(one["bytes"] for one in days),
        "visits": sum(one["visits"] for one in days),
        "failures": sum(one["visits"] for one in days if one["outcome"] not in sites.GOOD),
        "coverage": sites.coverage(conn, site["id"]),
        "listings": sites.listings(conn, site["id"]),
        "gaps": sites.gaps(conn, site["id"]),
        "newest": sites.newest(conn, site["id"]),
        "changes": [card(change) for change in found.changes],
        "further": further(asked, f"site/{site['name']}", found.further),
        "week": changes.tally(conn, clock.stamp(clock.now() - timedelta(days=7)), site["id"]),
    }


def feed(found: dict[str, Any], asked: Asked, base: str) -> Feed:
    """The site's newest changes as a feed."""
    name = found["site"]["name"]
    newest = found["changes"][0]["detected_at"] if found["changes"] else found["site"]["added_at"]
    return Feed(
        f"Changes at {name}", f"{base}/{encoded('site/' + name)}", newest, change_entries(found["changes"], base)
    )
