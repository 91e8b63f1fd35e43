"""The spider of single URLs: `scrapy crawl urls -a urls="URL URL"`.

Owns nothing but its name: a URL is looked at and taken as what it is, as `newstrail crawl URL` does.
"""

from crawler.spiders.site import SiteSpider


class UrlsSpider(SiteSpider):
    """Takes URLs instead of sites."""

    name = "urls"
