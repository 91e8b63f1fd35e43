"""Lists of articles on pages: the entries of a listing page, the boxes on an article page, the next page of a listing.

Owns the finding of repeating records without site rules. Must not know Scrapy, the archive or the body's choice.
"""

from crawler.understanding.listings.boxes import Box, find_boxes
from crawler.understanding.listings.entries import entries_of, read_listing
from crawler.understanding.listings.pagination import next_page

__all__ = ["Box", "entries_of", "find_boxes", "next_page", "read_listing"]
