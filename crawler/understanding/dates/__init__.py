"""Dates of pages: from text to an instant with its precision, and from a page's witnesses to its publication time.

Owns the reading of dates. Must not know Scrapy, the archive, or what else a page says.
"""

from crawler.understanding.dates.ladder import default_order, read
from crawler.understanding.dates.moment import Moment

__all__ = ["Moment", "default_order", "read"]
