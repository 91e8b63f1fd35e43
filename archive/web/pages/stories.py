"""Stories: the same text on several sites, newest first.

Owns the page's values. Must not know HTML.
"""

from sqlite3 import Connection
from typing import Any

from archive import clock
from archive.web.asked import Asked
from archive.web.queries import stories as queries


def answer(conn: Connection, asked: Asked) -> dict[str, Any]:
    """The page's values: `stories`, each with `members` by who published first, and `further`."""
    found = queries.newest(conn, before=asked.instant("before"))
    members = queries.members(conn, [story["original_id"] for story in found]) if found else {}
    for story in found:
        story["members"] = members.get(story["original_id"], [])
        story["sites"] = sorted({member["site"] for member in story["members"]})
    return {
        "title": "Stories",
        "now": clock.stamp(),
        "stories": [story for story in found if story["members"]],
        "further": asked.again("stories", before=found[-1]["detected_at"]) if len(found) == 30 else None,
    }
