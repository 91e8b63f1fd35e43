"""From Scrapy's responses and failures to pages: what came over the wire, or why nothing did.

Owns that translation and the three problems of an unread page. Must not know what a page means.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.exceptions import DownloadCancelledError, DownloadTimeoutError, IgnoreRequest
from scrapy.http import Response
from twisted.internet.error import ConnectionDone
from twisted.python.failure import Failure

from archive import clock
from crawler.items import Page
from crawler.middlewares.compression import Unreadable
from crawler.middlewares.refusal import Refused
from crawler.middlewares.resolver import REFUSALS
from crawler.network.addresses import DEFAULT_PORTS


def page_of(response: Response, request: Request) -> Page:
    """The page of an answer of any status."""
    meta = request.meta
    headers = _headers(response)
    if "content_encoding" in meta:
        headers["content-encoding"] = meta["content_encoding"]
    evidence = _trail(meta)
    if response.ip_address is not None:
        evidence["address"] = str(response.ip_address)
    if "retry_after" in meta:
        evidence["retry_after_s"] = round(meta["retry_after"])
    asked = [name for name in ("If-None-Match", "If-Modified-Since") if name in request.headers]
    if asked:
        evidence["conditional"] = asked
    undecoded = "content-encoding" in headers and "Content-Encoding" in response.headers
    if reason := _unreadable(
        response.status, headers, conditional=bool(asked), undecoded=undecoded, is_empty=not response.body
    ):
        evidence["reason"] = reason
    return Page(
        url=_first(request),
        final_url=response.url,
        fetched_at=clock.now(),
        status=response.status,
        headers=headers,
        body=b"" if undecoded else response.body,
        elapsed_ms=_elapsed(meta),
        redirects=tuple(meta.get("redirect_urls", ())),
        problem="unreadable" if reason else None,
        evidence=evidence,
    )


def _unreadable(
    status: int, headers: Mapping[str, str], *, conditional: bool, undecoded: bool, is_empty: bool
) -> str | None:
    """Why an answer that came whole says nothing; None when it does say something."""
    if status == 304 and not conditional:
        return "it says 304, not modified, where the whole page was asked for"
    if status == 200 and is_empty:
        return "the answer is empty"
    if undecoded:
        encodings = [one for one in headers["content-encoding"].split(",") if one.strip()]
        return f"unknown compression {', '.join(encodings)}"
    return None


def page_of_failure(error: BaseException, request: Request) -> Page:
    """The page of a request that brought no answer: "refused", "unreadable" or "failed", with the reason."""
    problem, reason, more = _judge(error, request)
    return Page(
        url=_first(request),
        final_url=request.url,
        fetched_at=clock.now(),
        elapsed_ms=_elapsed(request.meta),
        redirects=tuple(request.meta.get("redirect_urls", ())),
        problem=problem,
        evidence=_trail(request.meta) | more | {"reason": reason},
    )


def _judge(error: BaseException, request: Request) -> tuple[str, str, dict[str, Any]]:
    target = urlsplit(request.url)
    if reason := REFUSALS.get((target.hostname or "", target.port or DEFAULT_PORTS.get(target.scheme, 0))):
        return "refused", reason, {"by": "address"}
    if isinstance(error, Refused):
        more: dict[str, Any] = {"by": error.by}
        if error.retry_after is not None:
            more["retry_after_s"] = round(error.retry_after)
        return error.problem, error.reason, more
    if isinstance(error, Unreadable | DownloadCancelledError):
        return "unreadable", str(error), {}
    if isinstance(error, DownloadTimeoutError):
        return "failed", f"no whole answer in time ({error})", {"error": "timeout"}
    if isinstance(error, IgnoreRequest):
        return "refused", str(error) or "not requested", {}
    return "failed", _words(error), {"error": type(error).__name__}


def _words(error: BaseException) -> str:
    # Twisted's failed transfers hold the failures they are made of, and print as a list of objects.
    parts: list[Failure] = getattr(error.__cause__, "reasons", [])
    told = [
        "the connection was closed before the answer was whole"
        if isinstance(part.value, ConnectionDone)
        else part.getErrorMessage().strip()
        for part in parts
    ]
    return "; ".join(one for one in dict.fromkeys(told) if one) or str(error) or type(error).__name__


def _headers(response: Response) -> dict[str, str]:
    return {
        name.decode("latin-1").lower(): ", ".join(value.decode("utf-8", "replace") for value in values)
        for name, values in response.headers.items()
    }


def _trail(meta: Mapping[str, Any]) -> dict[str, Any]:
    if not meta.get("redirect_urls"):
        return {}
    trail: dict[str, Any] = {"redirects": list(meta.get("redirect_reasons", ()))}
    if between := list(meta["redirect_urls"][1:]):
        trail["via"] = between
    return trail


def _first(request: Request) -> str:
    urls = request.meta.get("redirect_urls")
    return str(urls[0]) if urls else request.url


def _elapsed(meta: Mapping[str, Any]) -> int | None:
    return round(meta["spent"] * 1000) if "spent" in meta else None
