"""Know news agencies by name, so that a byline's people and its agencies can be told apart.

Owns the comparing; the names are in `agencies.txt`. Must not know where a name was printed.
"""

import re

from crawler.understanding.metadata.wordlists import read_lists

_LISTS = read_lists(__package__, "agencies.txt")
_NAMES = frozenset(_LISTS["names"])
_MARKS = frozenset(_LISTS["marks"])
_DESK = re.compile(r"^(?:AFP|AP|dpa|DPA|Reuters|ANSA|EFE)(?:[\s/-]+[^\W\d_a-z][\w.]*){0,2}$")


def is_agency(name: str) -> bool:
    """Whether `name` is a news agency, its short mark, or one of its national desks ("AFP Deutschland")."""
    if name in _MARKS or name.casefold() in _NAMES:
        return True
    return len(name) < 40 and _DESK.match(name) is not None
