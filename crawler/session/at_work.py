"""What the steps share: the session of the spider that runs, if it has one.

Owns that look-up. `scrapy shell` and `scrapy fetch` run spiders without a session.
"""

from scrapy.crawler import Crawler

from crawler.session.session import Session


def session_of(crawler: Crawler) -> Session | None:
    """The session of the running spider, or None."""
    session = getattr(crawler.spider, "session", None)
    return session if isinstance(session, Session) else None
