"""One record of a list, and the lines of text that stand in it by their place.

Owns these values. Must not know which line is what.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from crawler.understanding.dates.moment import Moment
from crawler.understanding.document import Document
from crawler.understanding.listings.forms import Forms

Reader = Callable[[str], Moment | None]
Place = tuple[int, int]  # the form of a line's block, and the how manieth line of that form it is in its record

Line = tuple[int, str, Place]  # a line's block, its text and its place

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_AGAINST = r"[-–]?(?:vs?\.?|versus|contre|contra|gegen)[-–]?"
_VERSUS = re.compile(rf"^{_AGAINST}(?: |$)|(?:^| )(?:vs?\.|versus)$", re.I)
_BROKEN = re.compile(rf" ?\n(?={_AGAINST}(?:[ \n]|$))|(?<=\bv\.)\n|(?<=\bvs\.)\n|(?<=\bversus)\n|(?<=\nv)\n", re.I)
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff]")
_MOST_BLOCKS = 16  # of a record that are looked at


@dataclass(slots=True)
class Record:
    """One record as read: the link's address, its texts, its date as printed and as read.

    `root` is the record's element, `heading` whether its title is one, `own` whether the link's own text is the title,
    `inherited` whether the date is that of a heading above several records.
    """

    url: str
    title: str = ""
    moment: Moment | None = None
    printed: str = ""
    summary: str = ""
    root: int = 0
    heading: bool = False
    own: bool = False
    inherited: bool = False


def count_dated(records: Sequence[Record]) -> int:
    """How many of the records have a date."""
    return sum([record.moment is not None for record in records])


def words_in(text: str) -> int:
    """How many words a text has; in scripts without spaces two characters count as one."""
    words = text.count(" ") + 1 if text else 0
    return words if text.isascii() else words + len(_UNSPACED.findall(text)) // 2


def lines_in(doc: Document, forms: Forms | None, low: int, high: int) -> Iterator[Line]:
    """The lines of the blocks `low` .. `high`-1 of a record, with block and place (without forms, of form 0)."""
    counts: dict[int, int] = {}
    for block in range(low, min(high, low + _MOST_BLOCKS)):
        form = forms.of(doc.block_box[block]) if forms is not None else 0
        text = doc.block_texts[block]
        for line in _unbroken(text.split("\n")) if "\n" in text else (text,):
            if line:
                counts[form] = counts.get(form, -1) + 1
                yield block, line, (form, counts[form])


def _unbroken(lines: Sequence[str]) -> Sequence[str]:
    """Lines, those of a case's name that is broken around its "v." as one."""
    if not any(_VERSUS.search(line) for line in lines):
        return lines
    return _BROKEN.sub(" ", "\n".join(lines)).split("\n")


def in_heading(doc: Document, element: int) -> bool:
    """Whether the element is a heading or stands in one."""
    for _ in range(4):
        if element < 0:
            return False
        if doc.tags[element] in HEADINGS:
            return True
        element = doc.parents[element]
    return False
