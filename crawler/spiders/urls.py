"""The spider of single URLs: `scrapy crawl urls -a urls="URL URL"`.

Owns nothing but its name: a URL is looked at and taken as what it is, as `newstrail crawl URL` does.
"""

from typing import Any

from archive.errors import UsageError
from crawler.spiders.site import SiteSpider


class UrlsSpider(SiteSpider):
    """Takes URLs instead of sites."""

    name = "urls"

    def __init__(self, urls: str | None = None, **kwargs: Any) -> None:
        if not (urls or "").split():
            raise UsageError("There is no URL to crawl.", do='Give some: scrapy crawl urls -a urls="URL URL".')
        super().__init__(urls=urls, **kwargs)
