"""What Scrapy logs of newstrail's items: one short line, never a page.

Owns the lines. Must not know where they are shown.
"""

from typing import Any

from scrapy.logformatter import LogFormatter


class LogLines(LogFormatter):
    """Scrapy's lines, but an item is named, not printed."""

    def scraped(self, item: Any, response: Any, spider: Any) -> Any:
        """Nothing: each visit is a row in the archive."""
        return None

    def item_error(self, item: Any, exception: Any, response: Any, spider: Any) -> Any:
        """The URL of the page that could not be worked on."""
        url = getattr(getattr(item, "page", None), "url", "?")
        return {"level": 40, "msg": "Error while working on %(url)s", "args": {"url": url}}
