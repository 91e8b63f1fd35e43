"""newstrail's archive: keeps every version of an article, and answers what it said and when it changed.

Knows nothing of Scrapy, HTTP clients or the crawler.
"""

from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from archive.ledger.sites import BoilerplateBlock
    from archive.store import Archive

__all__ = [
    "Archive",
    "Body",
    "BoilerplateBlock",
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

_LATE = {"Archive": "archive.store", "BoilerplateBlock": "archive.ledger.sites"}


def __getattr__(name: str) -> Any:
    # Imported on first use: commands that only print help need no SQLite library.
    if name in _LATE:
        from importlib import import_module

        return getattr(import_module(_LATE[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
