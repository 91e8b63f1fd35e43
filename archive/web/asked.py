"""What a page is asked for, and what it says when it has no answer.

Owns the reading of addresses: numbers, instants, choices. Must not know SQL or HTML.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from datasette.utils import tilde_encode

from archive import clock


class NoAnswer(Exception):
    """There is no such article, site, visit or page; the message is for the person."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: the archive's name and address, what the path names, and the query's values."""

    database: str
    root: str  # "/newstrail/-": the address of this archive's pages, without a final slash
    name: str = ""  # the part of the path that names an article, site or visit
    values: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def text(self, key: str, limit: int = 500) -> str:
        """The first value of `key`, stripped and cut to `limit` characters; "" when missing."""
        return (self.values.get(key) or [""])[0].strip()[:limit]

    def choice(self, key: str, allowed: Sequence[str]) -> str:
        """The value of `key` when it is one of `allowed`, else the first of these."""
        value = self.text(key)
        return value if value in allowed else allowed[0]

    def integer(self, key: str) -> int | None:
        """The value of `key` as a number that SQLite can hold, else None."""
        return as_integer(self.text(key))

    def instant(self, key: str) -> str | None:
        """The value of `key` as the archive writes instants, else None."""
        try:
            return clock.stamp(clock.parse(self.text(key)))
        except (ValueError, OverflowError):
            return None

    def address(self, page: str, **values: object) -> str:
        """The address of a page ("today", "site/NAME", "search.json"); values that are None or "" are left out."""
        given = {key: value for key, value in values.items() if value not in (None, "")}
        return f"{self.root}/{encoded(page)}" + (f"?{urlencode(given)}" if given else "")

    def again(self, page: str, **values: object) -> str:
        """This page's address with some values changed (None takes one out)."""
        kept: dict[str, object] = {key: given[0] for key, given in self.values.items() if given}
        return self.address(page, **(kept | values))


def as_integer(text: str) -> int | None:
    """`text` as an integer from 0 to 2^63 - 1, else None."""
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        return None
    return int(text)


def encoded(page: str) -> str:
    """`page` with the name after its first slash safe in an address: Datasette's tilde encoding, dots kept readable."""
    head, slash, name = page.partition("/")
    safe = str(tilde_encode(name))
    return head + slash + (safe if name.endswith((".json", ".atom")) else safe.replace("~2E", "."))
