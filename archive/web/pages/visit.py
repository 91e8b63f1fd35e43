"""Visit: the evidence of one visit, its bytes as text, and the archived page in a sandbox.

Owns the page's values and how archived bytes may leave the server: as plain text, or as HTML that has no
script, no network and no origin. Must not know templates.
"""

import re
from sqlite3 import Connection
from typing import Any

from datasette.utils.asgi import Response

from archive import clock
from archive.bodies import Bodies
from archive.errors import NewstrailError
from archive.web.asked import Asked, NoAnswer, as_integer
from archive.web.guard.headers import REPLAY
from archive.web.queries import articles as queries

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)


def _visit(conn: Connection, asked: Asked) -> dict[str, Any]:
    number = as_integer(asked.name)
    found = queries.visit(conn, number) if number is not None else None
    if found is None:
        raise NoAnswer(f"There is no visit {asked.name!r}.")
    return found


def answer(conn: Connection, asked: Asked) -> dict[str, Any]:
    """The page's values: `visit` with its headers, evidence and digests; `replayable`. NoAnswer for an
    unknown visit.
    """
    visit = _visit(conn, asked)
    kept = visit["body_sha256"] is not None and visit["encoding"] not in (None, "removed")
    return {
        "title": f"Visit {visit['id']}",
        "now": clock.stamp(),
        "visit": visit,
        "kept": kept,
        "replayable": kept and _is_html(visit),
        "look": asked.text("look") == "1",
    }


def _type(visit: dict[str, Any]) -> str:
    return str(next((value for name, value in visit["headers"].items() if name.lower() == "content-type"), ""))


def _is_html(visit: dict[str, Any]) -> bool:
    kind = _type(visit).lower()
    return "html" in kind or not kind


def _bytes(conn: Connection, visit: dict[str, Any]) -> bytes:
    if not visit["body_sha256"]:
        raise NoAnswer("This visit brought no body.")
    try:
        return Bodies(conn).get(visit["body_sha256"])
    except NewstrailError as error:
        raise NoAnswer(f"{error.what} {error.why}".strip()) from error


def _headers(visit: dict[str, Any], policy: str) -> dict[str, str]:
    return {
        "content-security-policy": policy,
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cache-control": "private, max-age=3600",
        "x-archived-sha256": visit["body_sha256"] or "",
        "x-archived-at": visit["fetched_at"],
    }


def body(conn: Connection, asked: Asked) -> Response:
    """The archived bytes as plain text, which no browser runs."""
    visit = _visit(conn, asked)
    data = _bytes(conn, visit)
    charset = _CHARSET.search(_type(visit))
    try:
        text = data.decode(charset.group(1) if charset else "utf-8", "replace")
    except LookupError:
        text = data.decode("utf-8", "replace")
    headers = _headers(visit, "sandbox; default-src 'none'")
    return Response(text, headers=headers, content_type="text/plain; charset=utf-8")


def replay(conn: Connection, asked: Asked) -> Response:
    """The archived page as HTML in a sandbox: it may be looked at in a frame, its scripts and requests do not run."""
    visit = _visit(conn, asked)
    data = _bytes(conn, visit)
    if not _is_html(visit):
        raise NoAnswer("This body is not HTML: look at it as text.")
    charset = _CHARSET.search(_type(visit))
    kind = "text/html" + (f"; charset={charset.group(1)}" if charset else "")
    return Response(data, headers=_headers(visit, REPLAY), content_type=kind)
