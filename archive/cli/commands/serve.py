"""`newstrail serve`: the archive in the browser, through Datasette, reading only.

Owns how the server is started: where it listens, who may ask, what is switched off. Must not know pages.
"""

import contextlib
import secrets
import socket
import threading
import time
import webbrowser
from pathlib import Path
from typing import Any

import click

from archive.cli.options import archive_option
from archive.cli.output import say
from archive.errors import NewstrailError, NotFound, UsageError
from archive.opening import never_changes, reading_uri

_SETTINGS = {
    "default_page_size": 50,
    "sql_time_limit_ms": 1000,
    "facet_time_limit_ms": 100,
    "suggest_facets": False,  # it tries every column of a table, one after the other
    "allow_download": False,
    "max_csv_mb": 200,
    "trace_debug": False,
}


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8001, show_default=True, type=click.IntRange(0, 65535), help="0: any free port.")
@click.option("--open", "open_browser", is_flag=True, help="Open the browser.")
@archive_option
def command(archive: Path, host: str, port: int, open_browser: bool) -> None:
    """Serve the archive in the browser, reading only.

    Answers only to this machine unless --host says otherwise; then everyone needs the token that is printed.

    \b
    newstrail serve
    newstrail --archive other.db serve --port 8080
    """
    if not archive.is_file():
        raise NotFound(
            f"There is no archive at {archive}.",
            do="`newstrail crawl` makes one; `newstrail demo` makes one to try; --archive names another.",
        )
    try:
        import datasette  # noqa: F401
        import uvicorn
    except ImportError as error:
        raise NewstrailError(
            "Datasette is not installed.", why=str(error), do="Install it: pip install 'newstrail[web]'"
        ) from error
    from archive.store import Archive
    from archive.web.guard.access import ENTRANCE, is_loopback

    with Archive(archive, readonly=True):
        pass  # damaged, or newer than the program: said now, not on the first page
    loopback = is_loopback(host)
    token = None if loopback else secrets.token_urlsafe(24)
    listening = _listen(host, port)
    port = listening.getsockname()[1]
    app = application(archive, token=token, loopback=loopback)
    shown = f"[{host}]" if ":" in host else socket.gethostname() if host in ("0.0.0.0", "::") else host  # noqa: S104
    address = f"http://{shown}:{port}" + (f"{ENTRANCE}?token={token}" if token else "/")
    say(f"Serving {archive}, reading only, at {address}")
    say("Everyone who has this address with its token can read the archive." if token else "Only this machine can ask.")
    say("Press Ctrl-C to stop.")
    if open_browser:
        threading.Thread(target=_open, args=(address,), daemon=True).start()
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="on", server_header=False))
    with contextlib.suppress(KeyboardInterrupt):  # how a server is meant to end
        server.run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host.strip("[]"), port), family=family)
    except OSError as error:
        raise UsageError(
            f"Cannot listen on {host}, port {port}.",
            why=error.strerror or str(error),
            do="Another program may use the port: choose another with --port, or 0 for any.",
        ) from error


def _open(address: str) -> None:
    time.sleep(0.5)
    webbrowser.open(address)


def application(archive: Path, *, token: str | None = None, loopback: bool = False) -> Any:
    """The ASGI application: Datasette with one archive and newstrail's pages. `token` is what a request must show;
    `loopback` lets only this machine's names in."""
    return datasette_for(archive, token=token, loopback=loopback).app()


def datasette_for(archive: Path, *, token: str | None = None, loopback: bool = False) -> Any:
    """The Datasette behind `application`."""
    from datasette.app import Datasette
    from datasette.plugins import pm

    import archive.web as plugin

    if not any(one is plugin for one in pm.get_plugins()):  # run from a source tree that is not installed
        pm.register(plugin, name="newstrail")
    settings = {"token": token, "loopback": loopback, "home": True}
    still = never_changes(reading_uri(archive))
    return Datasette(
        [] if still else [str(archive)],
        immutables=[str(archive)] if still else [],
        settings=_SETTINGS,
        metadata={"title": "newstrail", "plugins": {"newstrail": settings}},
        **_configured({"plugins": {"newstrail": settings}}),
    )


def _configured(config: dict[str, Any]) -> dict[str, Any]:
    # Datasette 1.0 reads plugins' settings from its configuration, 0.65 from its metadata.
    import inspect

    from datasette.app import Datasette

    return {"config": config} if "config" in inspect.signature(Datasette).parameters else {}
