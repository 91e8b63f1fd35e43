"""Dates of pages: from text to an instant with its precision, and from a page's witnesses to its publication time.

Owns the reading of dates. Must not know Scrapy, the archive, or what else a page says.
"""

from crawler.understanding.dates.ladder import read
from crawler.understanding.dates.moment import Moment
from crawler.understanding.dates.order import default_order, learned

__all__ = ["Moment", "default_order", "learned", "read"]
