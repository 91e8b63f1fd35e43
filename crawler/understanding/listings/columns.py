"""The lines of a group's records by their places: which place holds dates, and whose.

Owns what is counted of each place. Must not know titles (see `fields`).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from crawler.understanding.document import Document
from crawler.understanding.listings.dating import Dating, says_changed
from crawler.understanding.listings.headers import published_by_header, says_other
from crawler.understanding.listings.record import Line, Place, in_heading, words_in

_FOUR_DIGITS = re.compile(r"(?:19|20|25)\d\d")
_SAMPLE = 40  # records that the places are learned from
_FEW = 3  # words beside a date


@dataclass(slots=True)
class Column:
    """All lines that stand in one place of a group's records."""

    texts: list[str] = field(default_factory=list)
    dated: int = 0
    bare: int = 0  # dates that have hardly a word beside them
    full: int = 0  # dates with a year of four digits
    changed: int = 0  # dates of a change, or of a hearing
    heading: bool = False
    linked: int = 0
    order: int = 0
    box: int = -1  # the element of the first of them


def columns_of(doc: Document, dating: Dating, rows: Sequence[Sequence[Line]]) -> dict[Place, Column]:
    """The lines of the first records by their places, with what is counted of each."""
    columns: dict[Place, Column] = {}
    for lines in rows[:_SAMPLE]:
        before = ""
        for block, line, place in lines:
            column = columns.get(place)
            if column is None:
                box = doc.block_box[block]
                column = columns[place] = Column(order=len(columns), heading=in_heading(doc, box), box=box)
            column.texts.append(line)
            column.linked += doc.block_linked[block] * 3 > len(doc.block_texts[block]) * 2
            if (moment := dating.date_in(line)) is not None:
                column.dated += 1
                column.bare += words_in(line) - words_in(moment.text) < _FEW
                column.full += _FOUR_DIGITS.search(line) is not None
                column.changed += says_changed(line) or says_changed(before) or says_other(line)
                line = ""  # a label's date stands behind it
            before = line
    return columns


def date_place(doc: Document, columns: Mapping[Place, Column], records: int) -> Place | None:
    """Where most records have a date: not that of a change, full dates before short ones (which may be numbers of
    files), then those of a column whose header speaks of publication, then the first.
    """
    dated = [place for place, column in columns.items() if 2 * column.dated >= max(1, records)]
    best, best_key = None, (False, False, 0, 0.0, 0)
    for place in dated:
        column = columns[place]
        published = published_by_header(doc, column.box) if len(dated) > 1 else 0
        share = round(column.dated / max(1, records), 1)
        original = column.changed * 2 <= column.dated
        key = (original, column.full / column.dated > 0.5, published, share, -column.order)
        if best is None or key > best_key:
            best, best_key = place, key
    return best
