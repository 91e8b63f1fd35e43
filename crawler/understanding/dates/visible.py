"""The dates that readers see: `<time>`, microdata, bylines and date lines, and how much each looks like the page's own.

Owns the candidates of the visible page and their scores. Must not know what the page declares.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from crawler.understanding.dates.declared import Reader, Witness
from crawler.understanding.dates.moment import Moment
from crawler.understanding.dates.phrases import (
    DATELINE,
    SAYS_CHANGED,
    SAYS_PUBLISHED,
    bared,
    has_two_dates,
    in_prose,
    is_dateline,
    labelled_parts,
    may_be_dated,
    pieces,
)
from crawler.understanding.dates.weigh import SENTENCE, Scale
from crawler.understanding.document import Document
from crawler.understanding.spelling import lowered

_IN_ATTRIBUTES = re.compile(
    r"(?P<name>d(?<=\bd)a(?:tetime|ta-[\w-]*(?:date|time|publish|epoch)[\w-]*)|c(?<=\bc)ontent|t(?<=\bt)itle)"
    r'="(?P<value>[^"]{6,40})"'
)
_SPAN = re.compile(r" ?\d\d? ?[./-] ?\d\d? ?")
_LONGEST = 160
_MOST = 200  # dates of a page that are weighed
_OPENING = 120  # characters of a longer text in which its date may stand
DATE = 60  # characters of a text run that is a date
_RUN = 12  # characters beside the date in a text run of its own
_LEAD = 4  # blocks behind the headline in which a dateline is looked for
_TWO = 20  # characters of a line that has two dates
_WEB = 1994  # what pages show of earlier days is history
_CARDED = -0.6  # score of a date in a card, at the most: no mark makes it the page's own
_PIECED = 7  # blocks behind the headline in which the pieces of a line are read
_LEAF = 10  # characters of a line on a leaf of a calendar
_LEAVES = 20  # characters of such a leaf, line ends with them


class Visible:
    """A page's visible dates, found on demand around its title or on the whole page.

    `title` is the block that the element `headline` begins in (0 when there is none, which `headed` tells). Nothing is
    read in the text runs `apart`. The visit was at the aware `visit`.
    """

    def __init__(
        self,
        doc: Document,
        reader: Reader,
        apart: Sequence[tuple[int, int]] = (),
        visit: datetime | None = None,
        headline: int = -1,
    ) -> None:
        self.doc, self.reader, self.apart = doc, reader, apart
        self.headed = headline >= 0
        self.title = self.block_at(doc.text_from[headline]) if self.headed else 0
        self.scale = Scale(doc, self.title, visit)

    def block_at(self, run: int) -> int:
        """The block that a text run stands in."""
        return max(0, bisect_right(self.doc.block_from, run) - 1)

    def witnesses(self, first: int, last: int, *, thorough: bool = False) -> list[Witness]:
        """The dates in the blocks `first` .. `last`-1 and in the attributes of the elements there, best score first.

        With `thorough` sentences that speak of publishing are read too.
        """
        doc = self.doc
        found: list[tuple[int, Witness]] = []
        first, last = max(0, first), min(last, len(doc.block_texts))
        for block in range(first, last):
            text = doc.block_texts[block]
            if len(found) >= _MOST:
                break
            if self.apart and self._is_apart(doc.block_to[block] - 1):
                continue
            if len(text) > _LONGEST:
                if thorough or self._leads(block):
                    found += self._in_sentence(block, text, thorough)
                continue
            if "\n" not in text and not may_be_dated(text):
                leaf = self._on_a_leaf(block) if len(text) <= 2 and text.isdecimal() else None
                if leaf is not None:
                    found.append((block, self.scale.weigh(block, leaf, leaf.text, "text")))
                continue
            if "\n" in text and len(text) < _LEAVES and (leaf := self.exact(text.replace("\n", " "))) is not None:
                found.append((block, self.scale.weigh(block, leaf, leaf.text, "text")))
                continue
            for line in text.split("\n") if "\n" in text else (text,):
                if len(line) >= _TWO and has_two_dates(line) and SAYS_CHANGED.search(lowered(line)):
                    parts = self._labelled(block, line if "\n" in text else self._spaced(block))
                    if parts:
                        found += parts
                        continue
                moment = self.exact(line)
                if moment is None and line is text:
                    line = self._spaced(block)
                    moment = self.exact(line) if line != text else None
                if moment is not None:
                    found += [(block, one) for one in self._in_line(block, moment, line)]
                elif self.headed and 0 < block - self.title <= _PIECED:
                    found += [(block, one) for one in self._in_pieces(block, line)]
        if first < last:
            found += self._in_attributes(first, last)
        return sorted((witness for _, witness in found), key=lambda witness: -witness.score)

    def _on_a_leaf(self, block: int) -> Moment | None:
        """The day of three lines that are a day, a month and a year, as on the leaf of a calendar."""
        texts = self.doc.block_texts
        for first in (block, block - 1):
            lines = texts[first : first + 3] if first >= 0 else []
            if len(lines) == 3 and len(lines[2]) == 4 and lines[2].isdecimal() and max(map(len, lines)) < _LEAF:
                return self.exact(" ".join(lines))
        return None

    def _is_apart(self, run: int) -> bool:
        return any(first <= run < last for first, last in self.apart)

    def exact(self, text: str) -> Moment | None:
        """The day or time that a text tells, None for a month, a year, a time before the web, or no date at all.

        Two numbers alone are mostly a span or a score ("1-3 days", "4/5").
        """
        moment = self.reader(text) if may_be_dated(text) else None
        if moment is None or not moment.exact or moment.value.year < _WEB:
            return None
        return moment if moment.timed or _SPAN.fullmatch(moment.text) is None else None

    def _labelled(self, block: int, line: str) -> list[tuple[int, Witness]]:
        """The dates of a line with a label for each: "Published 12 May 2019 Updated 14 May 2019"; [] of others.

        One that has none beside a day of change is that of publication.
        """
        found: list[Witness] = []
        for bars in (False, True):
            if len(found) < 2:
                found = [one for part in labelled_parts(line, bars) for one in self._in_part(block, part)]
        if len(found) < 2 or all(one.name != "changed" for one in found):
            return []
        named = [one if one.name else replace(one, name="published", score=one.score + 2.0) for one in found]
        return [(block, one) for one in named]

    def _in_line(self, block: int, moment: Moment, line: str) -> list[Witness]:
        if len(line) - len(moment.text) >= SENTENCE and self._leads(block) and is_dateline(line, moment):
            return [replace(self.scale.weigh(block, moment, moment.text, "text"), name="dateline")]
        return self._in_runs(block, moment, line) or [self.scale.weigh(block, moment, line, "text")]

    def _in_pieces(self, block: int, line: str) -> list[Witness]:
        """The dates of a line that has none as a whole: of its parts, else of the elements in it."""
        found = [one for part in pieces(line) for one in self._in_part(block, part)]
        first, last = self.doc.block_from[block], self.doc.block_to[block]
        if found or last - first < 2 or len(line) > DATE or "\n" in self.doc.block_texts[block]:
            return found
        runs = [" ".join(run.split()) for run in self.doc.texts[first:last]]
        return [one for label, run in pairwise(("", *runs)) for one in self._in_part(block, run, label)]

    def _in_part(self, block: int, part: str, label: str = "") -> list[Witness]:
        """The date of a part of a line, which may be read only without the words before it: [] or one."""
        moment = next((moment for text in bared(part) if (moment := self.exact(text)) is not None), None)
        if moment is None:
            return []
        at = max(0, part.find(moment.text))
        moment = replace(moment, start=at, end=at + len(moment.text))
        return [self.scale.weigh(block, moment, part, "text", label=label)]

    def _in_runs(self, block: int, moment: Moment, line: str) -> list[Witness]:
        """The dates of a block that stand in elements of their own; none when the `moment` of its line is not one."""
        doc = self.doc
        first, last = doc.block_from[block], doc.block_to[block]
        if last - first < 2 or in_prose(line, moment):
            return []
        found: list[Witness] = []
        known = False
        label = ""
        for run in range(first, last):
            text = " ".join(doc.texts[run].split())
            own = self.exact(text) if text and len(text) <= DATE else None
            if own is not None and len(text) - len(own.text) <= _RUN:
                if own.value.date() == moment.value.date():
                    own, known = moment, True
                found.append(self.scale.weigh(block, own, text, "text", run=run, label=label))
            label = text or label
        return found if known else []

    def _spaced(self, block: int) -> str:
        """The block's text with a space between its elements: "Mara Quill28.09.1912:44" are three of them."""
        runs = self.doc.texts[self.doc.block_from[block] : self.doc.block_to[block]]
        return " ".join(" ".join(runs).split()) if len(runs) > 1 else self.doc.block_texts[block]

    def _leads(self, block: int) -> bool:
        return 0 <= block - self.title <= _LEAD

    def _in_sentence(self, block: int, text: str, thorough: bool) -> list[tuple[int, Witness]]:
        """The date at the beginning of a paragraph: a dateline, or a note like "This entry was posted on ..."."""
        start = text[:_OPENING]
        moment = self.exact(start)
        if moment is None:
            return []
        if thorough and SAYS_PUBLISHED.search(lowered(start[: moment.end + 30])):
            return [(block, self.scale.weigh(block, moment, start[: moment.end], "text"))]
        if not (moment.start <= DATELINE if thorough else is_dateline(start, moment)):
            return []
        witness = self.scale.weigh(block, moment, moment.text, "text")
        return [(block, witness if thorough else replace(witness, name="dateline"))]

    def _in_attributes(self, first: int, last: int) -> list[tuple[int, Witness]]:
        doc = self.doc
        found = []
        start = doc.block_box[first] if first else 0
        behind = bisect_left(doc.text_from, doc.block_from[last]) if last < len(doc.block_from) else len(doc.attrs)
        for element in range(max(0, start), behind):
            raw = doc.attrs[element]
            if not raw or not (
                "date" in raw or "time" in raw or "publi" in raw or "epoch" in raw or 'title="20' in raw
            ):
                continue
            if self.apart and self._is_apart(doc.text_from[element]):
                continue
            block = self.block_at(doc.text_from[element])
            match = _IN_ATTRIBUTES.search(raw) if block >= first else None
            moment = self.reader(match["value"]) if match else None
            if moment is None or not moment.exact or moment.relative:
                continue
            if match is not None and match["name"] == "content" and "dat" not in raw.lower():
                continue
            source = "microdata" if "itemprop" in raw or "property" in raw else "time"
            witness = self.scale.weigh(block, moment, doc.text_of(element)[:_LONGEST], source)
            if "dateModified" in raw or "updated" in raw:
                witness = Witness(witness.moment, source, "changed", witness.score)
            elif source == "microdata" and "datePublished" in raw:
                witness = Witness(witness.moment, source, "declared", witness.score)
            bonus = 2.0 if doc.tags[element] == "time" else 1.0
            bonus += 3.0 if "datePublished" in raw or "pubdate" in raw or "entry-date" in raw else 0.0
            bonus = bonus if witness.score > _CARDED else 0.0
            found.append((block, Witness(moment, source, witness.name, witness.score + bonus)))
        return found


def says_changed(witnesses: Sequence[Witness]) -> Witness | None:
    """The first of the witnesses that the page calls a change, or None."""
    return next((witness for witness in witnesses if witness.name == "changed"), None)
