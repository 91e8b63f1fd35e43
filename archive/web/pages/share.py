"""Share: the diff of two revisions as one self-contained HTML file, or as a picture, with its address, times
and digests.

Owns the downloads. Must not know templates of pages.
"""

from sqlite3 import Connection
from typing import Any

from datasette.utils.asgi import Response

from archive import clock
from archive.web.asked import Asked, NoAnswer
from archive.web.pages.article import chosen, find, pair
from archive.web.queries import articles as queries
from archive.web.render.difference import counts, difference, shown
from archive.web.render.document import document
from archive.web.render.picture import picture

FORMS = ("html", "svg")


def answer(conn: Connection, asked: Asked) -> Response:
    """The file. Raises NoAnswer when there are no two revisions to compare."""
    article = find(conn, asked)
    revisions = queries.revisions(conn, article["id"])
    changes = queries.changes(conn, article["id"])
    numbers = chosen(asked, revisions, changes)
    if numbers is None or numbers[0] == numbers[1]:
        raise NoAnswer("There are no two revisions to compare.")
    before, after = pair(conn, article["id"], numbers)
    found = difference(before, after)
    facts: dict[str, Any] = {
        "site": article["site"],
        "url": article["url"],
        "title": after["title"] or article["title"] or article["url"],
        "language": after["language"],
        "before": _side(before),
        "after": _side(after),
        "made_at": clock.stamp(),
        "published_at": article["published_at"],
        **counts(found),
    }
    form = asked.choice("form", FORMS)
    name = f"newstrail-{article['id']}-{numbers[0]}-{numbers[1]}.{form}"
    headers = {
        "content-disposition": f'attachment; filename="{name}"',
        "content-security-policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
    }
    if form == "svg":
        return Response(picture(shown(found), facts), headers=headers, content_type="image/svg+xml; charset=utf-8")
    return Response(document(shown(found), facts), headers=headers, content_type="text/html; charset=utf-8")


def _side(revision: dict[str, Any]) -> dict[str, Any]:
    return {key: revision[key] for key in ("number", "first_seen_at", "last_seen_at", "text_sha256", "title")}
