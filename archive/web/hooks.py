"""Datasette's plugin hooks: each hands on to the module that knows.

Owns nothing but the joints, for Datasette 0.65 and 1.0 alike (a hook that one of them does not know is not
called). What imports Datasette is imported when a hook is called: Datasette loads its plugins while it is itself
being imported, and would register this one half-made if this one had been the one to start that.
"""

from collections.abc import Callable
from sqlite3 import Connection
from typing import Any

from jinja2 import Environment
from pluggy import HookimplMarker

from archive.reading import confine
from archive.web.guard.access import Rule, with_access
from archive.web.guard.cells import with_cells
from archive.web.guard.headers import NONCE, App, NonceLoader, with_policy
from archive.web.render.text import FILTERS

hookimpl = HookimplMarker("datasette")


@hookimpl
def startup(datasette: Any) -> Callable[[], Any]:
    """Send people's SQL on archives to reader processes; describe tables and offer queries where Datasette
    keeps them.
    """
    from archive.web import databases, dictionary, failures, questions

    failures.quieten()

    async def prepare() -> None:
        for name in await databases.archives(datasette):
            databases.read_apart(datasette, datasette.databases[name])
            await dictionary.describe(datasette, name)
            await questions.offer(datasette, name)

    return prepare


@hookimpl(tryfirst=True)
def asgi_wrapper(datasette: Any) -> Callable[[App], App]:
    """Access, headers and CSV cells around the whole application."""
    from archive.web import routes

    settings = datasette.plugin_config("newstrail") or {}
    rule = Rule(token=settings.get("token"), loopback=bool(settings.get("loopback")))
    home = bool(settings.get("home"))

    def wrap(app: App) -> App:
        return with_policy(with_access(with_cells(routes.with_home(app, datasette) if home else app), rule))

    return wrap


@hookimpl
def prepare_connection(conn: Connection, database: str) -> None:
    """Leave connections to an archive only reading."""
    from archive.web import databases

    if databases.is_archive(conn):
        confine(conn)


@hookimpl
def prepare_jinja2_environment(env: Environment) -> None:
    """Newstrail's filters, and nonces for the inline scripts of Datasette's templates."""
    env.filters.update({f"nt_{name}": function for name, function in FILTERS.items()})
    if env.loader is not None and not isinstance(env.loader, NonceLoader):
        env.loader = NonceLoader(env.loader)


@hookimpl
def extra_template_vars(request: Any) -> dict[str, Any]:
    """The nonce of this response's policy."""
    return {"csp_nonce": request.scope.get(NONCE, "") if request else ""}


@hookimpl
def extra_css_urls(datasette: Any) -> list[str]:
    """Our style for Datasette's own pages (cells of texts, times and sizes)."""
    from archive.web import routes

    return [routes.static("cells.css")]


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    """The pages' addresses."""
    from archive.web import routes

    return routes.ROUTES


@hookimpl
def menu_links(datasette: Any) -> list[dict[str, str]]:
    """Today, for each archive."""
    from archive.web import databases, routes

    names = databases.known(datasette)
    return [
        {"href": routes.root(datasette, name) + "/today", "label": "Today" + (f": {name}" if names[1:] else "")}
        for name in names
    ]


@hookimpl
def database_actions(datasette: Any, database: str) -> list[dict[str, str]]:
    """The pages of an archive, from its database's page."""
    from archive.web import databases, routes

    if database not in databases.known(datasette):
        return []
    return [
        {"href": f"{routes.root(datasette, database)}/{page}", "label": label}
        for page, label in (("today", "Today's changes"), ("search", "Search all revisions"))
    ]


@hookimpl
def render_cell(row: Any, value: Any, column: str, database: str, datasette: Any) -> Any:
    """Texts, diffs, times, sizes and labels as people read them."""
    from archive.web import cells

    return cells.render(datasette, database, row, column, value)


@hookimpl
def get_metadata(datasette: Any) -> dict[str, Any]:
    """What tables and columns mean (Datasette 0.65)."""
    from archive.web import dictionary

    return dictionary.metadata(datasette)


@hookimpl
def canned_queries(datasette: Any, database: str) -> dict[str, Any]:
    """The questions (Datasette 0.65)."""
    from archive.web import databases, questions

    return questions.canned() if database in databases.known(datasette) else {}


@hookimpl(tryfirst=True)
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Any:
    """Our page for what Datasette refuses, without a stack trace on the console."""
    from archive.web import failures

    return failures.answer(datasette, request, exception)
