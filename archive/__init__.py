"""newstrail's archive: keeps every version of an article, and answers what it said and when it changed.

Knows nothing of Scrapy, HTTP clients or the crawler.
"""

from archive.model import (
    Body,
    Change,
    ChangeKind,
    Content,
    Due,
    EntrySeen,
    Label,
    ListingKind,
    Observation,
    Outcome,
    Recorded,
    Relation,
    Revision,
)

__all__ = [
    "Body",
    "Change",
    "ChangeKind",
    "Content",
    "Due",
    "EntrySeen",
    "Label",
    "ListingKind",
    "Observation",
    "Outcome",
    "Recorded",
    "Relation",
    "Revision",
]
