"""Records of other sites that the page says are paid for: "Sponsored", "Anzeige", "Contenu sponsorisé".

Owns how they are told by a line of their own (`rails.txt`, many languages). A site's own stories that somebody paid for
are stories of its lists. Must not know how records are cut.
"""

from collections.abc import Sequence

from crawler.understanding.document import Document
from crawler.understanding.listings.groups import Group
from crawler.understanding.listings.record import Line
from crawler.understanding.metadata.wordlists import read_lists
from crawler.understanding.url_parts import site_of

_PAID = frozenset(read_lists(__package__, "rails.txt")["paid"])
_LONGEST = 40  # characters of such a line
_TRIM = " \t:.·|•[]()*"


def paid_records(doc: Document, group: Group, rows: Sequence[Sequence[Line]]) -> frozenset[int]:
    """Which of a group's records, whose lines are given, are paid for, where they are the fewer."""
    here = site_of(doc.url)
    found = [at for at, lines in enumerate(rows) if here not in site_of(group.urls[at]) and _says_paid(lines)]
    return frozenset(found) if len(found) * 2 < len(rows) else frozenset()


def _says_paid(lines: Sequence[Line]) -> bool:
    return any(len(line) <= _LONGEST and line.lower().strip(_TRIM) in _PAID for _, line, _ in lines)
