"""Sites: all of them, with the last week's visits and changes.

Owns the page's values. Must not know HTML.
"""

from datetime import timedelta
from sqlite3 import Connection
from typing import Any

from archive import clock
from archive.web.asked import Asked
from archive.web.queries import sites


def answer(conn: Connection, asked: Asked) -> dict[str, Any]:
    """The page's values: `sites`, each with `share` of visits that brought no page."""
    found = sites.overview(conn, clock.stamp(clock.now() - timedelta(days=7)))
    for one in found:
        one["share"] = one["other_visits"] / one["visits"] if one["visits"] else None
    return {
        "title": "Sites",
        "now": clock.stamp(),
        "sites": found,
        "gaps": sites.gaps(conn),
        "runs": sites.runs(conn, 10),
    }
