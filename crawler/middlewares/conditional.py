"""Asks "only if it changed": ETag and Last-Modified of the last visit go into the request.

Owns when a request is conditional. What a 304 means is decided by the archive.
"""

import zlib

from scrapy import Request
from scrapy.crawler import Crawler

from archive import Due, clock
from crawler.session.at_work import session_of
from crawler.visits import validators

FULL_EVERY = 8  # one visit in so many asks without conditions, so that a host whose validators lie is found out


class ConditionalMiddleware:
    """Adds If-None-Match and If-Modified-Since to requests for work that was visited before."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "ConditionalMiddleware":
        """Scrapy's constructor."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Touches only requests that carry due work in `meta["due"]` and may be conditional."""
        due = request.meta.get("due")
        if not isinstance(due, Due) or request.meta.get("unconditional") or "redirect_times" in request.meta:
            return
        if zlib.crc32(f"{due.url} {clock.now():%Y-%m-%dT%H}".encode()) % FULL_EVERY == 0:
            return
        session = session_of(self.crawler)
        if session is not None and not validators.trusted(session.sites[due.site_id]):
            return
        if due.etag:
            request.headers["If-None-Match"] = due.etag
        if due.last_modified:
            request.headers["If-Modified-Since"] = due.last_modified
