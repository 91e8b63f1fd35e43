"""Which site a request is about.

Owns what a person is told when there is none of that name. Must not know pages.
"""

from sqlite3 import Connection
from typing import Any

from archive.web.asked import Asked, NoAnswer
from archive.web.queries import sites


def site_called(conn: Connection, name: str) -> dict[str, Any]:
    """The site of that name. Raises NoAnswer when there is none."""
    site = sites.named(conn, name)
    if site is None:
        raise NoAnswer(f"There is no site called {name!r}. `newstrail sites` lists the names.")
    return site


def site_chosen(conn: Connection, asked: Asked) -> dict[str, Any] | None:
    """The site to which the query (`?site=`) limits a page, or None for all. Raises NoAnswer for an unknown one."""
    name = asked.text("site")
    return site_called(conn, name) if name else None
