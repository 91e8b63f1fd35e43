"""The http(s) handler: Scrapy's own, with one deadline for a whole visit.

Owns the time that a visit may spend on the network: look-up, connection, a body that drips, and every redirect. Here,
just before the wire, is also where a request waits that its host asked to wait.
"""

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadTimeoutError
from scrapy.http import Response

from archive import clock
from crawler.middlewares.politeness import PolitenessMiddleware


class DeadlineHandler(HTTP11DownloadHandler):
    """Leaves the seconds spent in `request.meta["spent"]`, which redirected requests inherit."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.deadline = crawler.settings.getfloat("DOWNLOAD_TIMEOUT")

    async def download_request(self, request: Request) -> Response:
        """Raises DownloadTimeoutError when the visit's time is used up, Refused when the host wants none."""
        politeness = self.crawler.get_downloader_middleware(PolitenessMiddleware)
        if politeness is not None:
            await politeness.turn(request)
        spent = request.meta.get("spent", 0.0)
        if spent >= self.deadline:
            raise DownloadTimeoutError(f"{request.url} took longer than {self.deadline:g} seconds")
        request.meta["download_timeout"] = self.deadline - spent
        began = clock.monotonic()
        try:
            response = await super().download_request(request)
        finally:
            request.meta["spent"] = spent + clock.monotonic() - began
        if politeness is not None:
            politeness.heard(request, response)
        return response
