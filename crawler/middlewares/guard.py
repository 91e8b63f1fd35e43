"""Keeps every request, first or redirected, to public http(s) addresses.

Owns the check of the URL, and what Scrapy's own tools are told of a refusal. What a host name resolves to is checked by
the resolver.
"""

import logging

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.utils.spider import DefaultSpider

from crawler.middlewares.refusal import Refused
from crawler.network.addresses import Policy, RefusedAddress


class GuardMiddleware:
    """Refuses what must not be fetched before anything is looked up."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.policy = Policy.of(crawler.settings.getlist("NEWSTRAIL_ALLOW_PRIVATE"))

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "GuardMiddleware":
        """Scrapy's constructor."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raises Refused for an address that is not allowed."""
        try:
            self.policy.check(request.url)
        except RefusedAddress as error:
            raise Refused(str(error), "address") from None

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Log why a request was refused, by whichever gate, where no visit says so: `scrapy shell`, `scrapy fetch`."""
        if isinstance(exception, Refused) and isinstance(self.crawler.spider, DefaultSpider):
            logging.getLogger(__name__).warning("%s was not fetched: %s", request.url, exception.reason)
