"""From an address to a page and back: routing, forms (HTML, JSON, feeds), permissions, caching of static files.

Owns the addresses: `/DATABASE/-/PAGE[/NAME][.json|.atom|.feed.json]`. Must not know what pages say.
"""

import hashlib
import json
import mimetypes
import sqlite3
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from datasette.utils import tilde_decode, tilde_encode
from datasette.utils.asgi import NotFound, Response

from archive import clock
from archive.announce import documents
from archive.web import databases
from archive.web.asked import Asked, NoAnswer
from archive.web.guard.headers import PAGE, App, Receive, Scope, Send
from archive.web.pages.register import PAGES, Page

SECONDS = 2.0  # for the queries of one page
_STATIC = "/-/newstrail/static"
_TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}


def root(datasette: Any, name: str) -> str:
    """The address under which an archive's pages lie."""
    return str(datasette.urls.path(f"/{tilde_encode(datasette.databases[name].route)}/-"))


@cache
def _file(name: str) -> bytes | None:
    folder = resources.files("archive.web") / "static"
    for part in name.split("/"):
        if not part or part.startswith(".") or "\\" in part:
            return None
        folder = folder / part
    return folder.read_bytes() if folder.is_file() else None


@cache
def static(name: str) -> str:
    """The address of a static file, which changes when the file does."""
    return f"{_STATIC}/{name}?v={hashlib.sha256(_file(name) or b'').hexdigest()[:12]}"


async def _static(request: Any) -> Response:
    name = request.url_vars["name"]
    body = _file(name)
    if body is None:
        raise NotFound(f"There is no file {name!r}")
    suffix = "." + name.rsplit(".", 1)[-1]
    kind = _TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    headers = {"cache-control": "public, max-age=31536000, immutable"}
    return Response(body, headers=headers, content_type=kind)


async def _allow(datasette: Any, request: Any, name: str) -> None:
    try:
        from datasette.resources import DatabaseResource
    except ImportError:  # Datasette 0.65
        await datasette.ensure_permissions(request.actor, [("view-database", name), "view-instance"])
        return
    await datasette.ensure_permission(
        action="view-database", resource=DatabaseResource(database=name), actor=request.actor
    )


async def answer(datasette: Any, request: Any) -> Response:
    """The response to a request for one of the pages."""
    parts = request.url_vars
    try:
        database = datasette.get_database(route=tilde_decode(parts["database"]))
    except KeyError:
        raise NotFound("There is no such database") from None
    page = PAGES.get(parts["page"])
    if database.name not in databases.known(datasette) or page is None or (parts.get("name") and not page.of_one):
        raise NotFound("There is no such page")
    await _allow(datasette, request, database.name)
    values: dict[str, list[str]] = {key: request.args.getlist(key) for key in request.args}
    name = tilde_decode(parts.get("name") or "")
    asked = Asked(database.name, root(datasette, database.name), name, values)
    if request.method not in ("GET", "HEAD"):
        return Response.text("Only GET", status=405)
    try:
        found = await database.execute_fn(lambda conn: _in_time(conn, page, asked))
    except NoAnswer as error:
        return await respond_failure(datasette, request, 404, str(error))
    except sqlite3.OperationalError as error:
        if str(error) != "interrupted":
            raise
        return await respond_failure(datasette, request, 503, "That took too long. Fewer or longer words are faster.")
    return await _form(datasette, request, page, asked, found)


def _in_time(conn: sqlite3.Connection, page: Page, asked: Asked) -> Any:
    until = clock.monotonic() + SECONDS
    conn.set_progress_handler(lambda: clock.monotonic() > until, 10_000)
    try:
        return page.answer(conn, asked)
    finally:
        conn.set_progress_handler(None, 0)


async def _form(datasette: Any, request: Any, page: Page, asked: Asked, found: Any) -> Response:
    if isinstance(found, Response):
        return found
    form = request.url_vars.get("form")
    if form == "json":
        return Response(
            json.dumps(_public(found), ensure_ascii=True, default=str),
            content_type="application/json; charset=utf-8",
            headers=dict(page.headers),
        )
    if form in ("atom", "feed.json"):
        if page.feed is None:
            return await respond_failure(datasette, request, 404, "This page has no feed.")
        base = datasette.absolute_url(request, asked.root)
        feed = page.feed(found, asked, base)
        text, kind = documents.atom(feed) if form == "atom" else documents.json_feed(feed)
        return Response(text, content_type=kind)
    return await respond(datasette, request, page.template, {"asked": asked, "page": found, "here": page})


def _public(found: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in found.items() if not key.startswith("_")}


async def respond(
    datasette: Any, request: Any, template: str, context: Mapping[str, Any], status: int = 200
) -> Response:
    """A page from its template, with the policy for pages without inline script."""
    shared = {
        "static": lambda name: datasette.urls.path(static(name)),
        "path": request.path,
        "query": request.query_string,
    }
    html = await datasette.render_template([f"newstrail/{template}"], shared | dict(context), request=request)
    return Response(
        html,
        status=status,
        content_type="text/html; charset=utf-8",
        headers={"content-security-policy": PAGE, "cache-control": "no-cache"},
    )


async def respond_failure(datasette: Any, request: Any, status: int, message: str) -> Response:
    """The page, or the JSON, that says why there is no answer."""
    if request.path.endswith(".json"):
        return Response.json({"ok": False, "status": status, "error": message}, status=status)
    names = databases.known(datasette)
    asked = Asked(names[0], root(datasette, names[0])) if names else None
    context = {"asked": asked, "status": status, "message": message, "here": None}
    return await respond(datasette, request, "failure.html", context, status=status)


def with_home(app: App, datasette: Any) -> App:
    """`app` whose front page is the first archive's Today; Datasette's own stays at `/-/home`."""

    async def homed(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] in ("/", "/-/home"):
            names = databases.known(datasette)
            if scope["path"] == "/" and names:
                location = f"{root(datasette, names[0])}/today".encode()
                await send({"type": "http.response.start", "status": 302, "headers": [(b"location", location)]})
                await send({"type": "http.response.body", "body": b""})
                return
            scope = {**scope, "path": "/", "raw_path": b"/"}
        await app(scope, receive, send)

    return homed


async def _first(datasette: Any, request: Any) -> Response:
    names = databases.known(datasette)
    if not names:
        raise NotFound("There is no archive among the databases")
    return Response.redirect(f"{root(datasette, names[0])}/today")


Route = tuple[str, Callable[..., Any]]
_NAMES = "|".join(sorted(PAGES))
ROUTES: list[Route] = [
    (rf"^{_STATIC}/(?P<name>[A-Za-z0-9._/-]+)$", _static),
    (r"^/-/newstrail$", _first),
    (
        rf"^/(?P<database>[^/]+)/-/(?P<page>{_NAMES})(?:/(?P<name>[^/]+?))?(?:\.(?P<form>feed\.json|json|atom))?$",
        answer,
    ),
]
