"""The bundled fictional newspaper: what `newstrail demo` shows and what the tests crawl.

Owns two small newspapers on loopback with believable stories and believable bad habits. Must not know Scrapy, the
archive's tables or what is made of its pages.
"""

from crawler.newsroom.answers import Settings
from crawler.newsroom.desk import Edit
from crawler.newsroom.newsroom import Newsroom
from crawler.newsroom.story import Story

__all__ = ["Edit", "Newsroom", "Settings", "Story"]
