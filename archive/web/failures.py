"""What a person sees when Datasette refuses: no such page, not allowed, a query that was stopped.

Owns those answers for Datasette's expected errors. Must not know the pages. Faults of the program stay
Datasette's to report.
"""

from typing import Any

from datasette import handle_exception
from datasette.utils.asgi import Base400
from datasette.views.base import DatasetteError
from markupsafe import Markup

from archive.web import databases

NO_PAGE = "no such table: -"  # Datasette takes an unknown page of an archive, /DATABASE/-/PAGE, for a row of a table


def quieten() -> None:
    """Keep Datasette from printing a stack trace with every local variable for each wrong address: it takes rich, which
    came with newstrail, for the wish to see them."""
    if getattr(handle_exception, "rich", None) is not None:
        handle_exception.rich = None


def answer(datasette: Any, request: Any, exception: Exception) -> Any:
    """A function that makes the response for an expected error on an archive's server; None for any other."""
    if not isinstance(exception, Base400 | DatasetteError) or not databases.known(datasette):
        return None
    status = exception.status or 400
    told = getattr(exception, "message", None) or (exception.args[0] if exception.args else type(exception).__name__)
    if status >= 500:
        return None
    # Datasette's message about a query that was stopped is HTML with a script; its words are enough.
    is_html = getattr(exception, "message_is_html", False)
    message = " ".join(Markup(str(told)).striptags().split()) if is_html else str(told)  # noqa: S704
    if message == NO_PAGE:
        status, message = 404, "There is no such page"

    async def respond() -> Any:
        from archive.web.routes import respond_failure

        return await respond_failure(datasette, request, status, message)

    return respond
