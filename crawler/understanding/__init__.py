"""Bytes of a page to what it says: kind, article, entries, and why we think so.

Owns the way through the room, `understand`, and the extractor's version. Pure: no network, no archive, no Scrapy.
"""

from crawler.understanding.assemble import EXTRACTOR, understand
from crawler.understanding.memory import SiteMemory
from crawler.understanding.rules import RuleError, SiteRules

__all__ = ["EXTRACTOR", "RuleError", "SiteMemory", "SiteRules", "understand"]
