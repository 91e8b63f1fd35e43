"""Lists beside a page's own: "Most read", "Popular", "Recommended".

Owns how such a rail is told by its heading (`rails.txt`, many languages), and the few records of a listing that rails
outnumber. Must not know which lists are taken in the end.
"""

from bisect import bisect_left, bisect_right

from crawler.understanding.document import Document
from crawler.understanding.listings import judge
from crawler.understanding.listings.find import FoundList
from crawler.understanding.listings.record import HEADINGS, Record, words_in
from crawler.understanding.metadata.wordlists import read_lists

_RAILS = frozenset(read_lists(__package__, "rails.txt")["rails"])
_HEADING = 60  # characters of a rail's heading at most
_ABOVE = 3  # blocks above the first record that may be its heading
_LONGEST = 25  # records of a rail; longer lists are what the page is for, in whatever order
_MORE = 2  # words that may stand beside a rail's name ("Most read today")
_TRIM = " \t\n:：.…|»›→>•*#0123456789"


def is_rail(doc: Document, one: FoundList) -> bool:
    """Whether the list's heading says that it is one of favourites, and does not speak of the whole page."""
    if len(one.records) > _LONGEST:
        return False
    first_run = min(min(first for first, _ in one.group.spans), doc.text_from[one.group.links[0]])
    behind = bisect_left(doc.block_from, first_run)
    if behind < len(doc.block_from) and bisect_right(doc.block_from, first_run) != behind + 1:
        behind += 1
    for block in range(behind - 1, max(-1, behind - 1 - _ABOVE), -1):
        text = doc.block_texts[block]
        if len(text) > _HEADING or doc.block_to[block] > first_run:
            return False
        if _names_rail(text):
            return doc.tags[doc.block_box[block]] != "h1"
        if doc.tags[doc.block_box[block]] in HEADINGS:
            return False
    return False


def _names_rail(text: str) -> bool:
    low = text.lower().strip(_TRIM)
    if low in _RAILS:
        return True
    words = low.split()
    return any(" ".join(words[:-more]) in _RAILS for more in range(1, _MORE + 1) if len(words) > more + 1)


def told_records(doc: Document, one: FoundList) -> list[Record]:
    """The records of a short list that look like news by themselves: headlines with a date or in a heading, in no
    furniture."""
    if judge.place_cost(doc, one.group.links[0]) > 0:
        return []
    found = [r for r in one.records if r.moment is not None or r.heading]
    return [record for record in found if words_in(record.title) >= _LEAST_WORDS]


_LEAST_WORDS = 3
