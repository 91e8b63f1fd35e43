"""First step: under which URL the page is kept.

Owns the canonical URL of what was fetched. What the page says of itself is read later, and judged by the archive.
"""

from dataclasses import replace

from crawler.identity import canonical
from crawler.visits.visit import Visit


class Identify:
    """Sets `canonical_url`."""

    def process_item(self, item: Visit) -> Visit:
        """The visit with the canonical form of where the redirects ended."""
        return replace(item, canonical_url=canonical(item.page.final_url))
