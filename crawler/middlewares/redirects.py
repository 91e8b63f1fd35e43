"""Follows redirects, each hop through the whole chain of middlewares again.

Owns what a redirected request carries on. Limits are settings; where a hop may lead is the guard's business.
"""

from typing import Any

from scrapy import Request
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from crawler.middlewares.refusal import Refused


class RecordedRedirects(RedirectMiddleware):
    """Scrapy's, without Referer; too many redirects are told from other refusals."""

    def handle_referer(self, request: Request, response: Response) -> None:
        """No Referer is sent, ever."""
        request.headers.pop("Referer", None)

    def _engine_started(self) -> None:
        pass

    def process_response(self, request: Request, response: Response) -> Any:  # type: ignore[override]
        """Raises Refused after too many hops, and for a hop to another scheme."""
        try:
            answer = super().process_response(request, response)
        except IgnoreRequest as error:
            raise Refused(str(error), "redirects", problem="failed") from None
        except ValueError as error:
            raise Refused(f"the redirect leads to no URL ({error})", "redirects", problem="failed") from None
        if answer is response and 300 < response.status < 309 and response.status != 304:
            target = response.headers.get("Location", b"")
            if target and b":" in target.partition(b"/")[0]:
                where = target.decode("utf-8", "replace")[:200]
                raise Refused(f"redirect to {where!r}: only http and https are fetched", "address")
        return answer
