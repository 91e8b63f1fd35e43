"""Story: one text on several sites: who published first, who corrected and who did not.

Owns the page's values. Must not know HTML.
"""

from sqlite3 import Connection
from typing import Any

from archive import clock
from archive.web.asked import Asked, NoAnswer, as_integer
from archive.web.queries import stories as queries
from archive.web.render.lanes import lanes


def answer(conn: Connection, asked: Asked) -> dict[str, Any]:
    """The page's values: `members` by who published first, each with its `edits`. NoAnswer when no copy is known."""
    number = as_integer(asked.name)
    members = queries.members(conn, [number]).get(number, []) if number is not None else []
    if number is None or len(members) < 2:
        raise NoAnswer(f"No copies of article {asked.name!r} are known.")
    edits = queries.edits(conn, [member["id"] for member in members])
    for member in members:
        member["edits"] = [edit for edit in edits if edit["article_id"] == member["id"]]
    first = next((edit for edit in edits if edit["kind"] == "edited"), None)
    original = next(member for member in members if member["id"] == number)
    return {
        "title": original["title"] or "A story",
        "now": clock.stamp(),
        "original_id": number,
        "language": original["language"],
        "members": members,
        "_lanes": lanes(members),
        "first_edit": first,
        "corrected": [member["id"] for member in members if member["edits"]],
        "uncorrected": [member["id"] for member in members if not member["edits"]],
    }
