"""The body of an article page: which of its text blocks are the story.

Owns the judgement of blocks and its evidence. Must not know metadata rules, dates or the archive.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Protocol

from crawler.understanding.body.agreement import agreed, introduced
from crawler.understanding.body.asides import without_asides
from crawler.understanding.body.choose import begun, choose, ended, tidied
from crawler.understanding.body.displays import without_displays
from crawler.understanding.body.features import Given, rows
from crawler.understanding.body.given import given_of
from crawler.understanding.body.interludes import without_interludes
from crawler.understanding.body.model import Model, model
from crawler.understanding.body.paragraphs import paragraphs_of
from crawler.understanding.body.sheet import Sheet
from crawler.understanding.body.teasers import without_teasers
from crawler.understanding.document import Document
from crawler.understanding.listings.boxes import Box

__all__ = ["Body", "Given", "given_of", "read_body"]


_GLUED = 1.5  # log odds: what a box is glued to the end of is seldom anything but a story
_HOPELESS = -6.0  # log odds, under all that is ever taken
_LITTLE = 300  # characters of text on the page under which a longer JSON-LD body is the better witness


class Learned(Protocol):
    """What is known of a site's blocks (see `SiteMemory`)."""

    def is_furniture(self, text: str, place: str, words: int) -> bool:
        """Whether the site repeats a block on different articles."""

    def leaning(self, place: str) -> float:
        """Log odds to add to those of the blocks in a place."""


@dataclass(frozen=True, slots=True)
class Body:
    """What was read: `paragraphs` in page order, and the `chosen` blocks (indexes into the document).

    `confidence` is 0..1: how sure the chosen ones are, by characters. `witness` is "blocks", "json-ld" or "rule".
    `blocks` are (text, place, words, chosen) of the judged ones; `dropped` the paragraphs taken out as furniture
    that the site repeats.
    """

    paragraphs: tuple[str, ...]
    chosen: tuple[int, ...]
    confidence: float
    witness: str
    blocks: tuple[tuple[str, str, int, bool], ...] = ()
    dropped: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The paragraphs joined by a blank line."""
        return "\n\n".join(self.paragraphs)


def read_body(
    doc: Document,
    given: Given | None = None,
    learned: Learned | None = None,
    boxes: Sequence[Box] = (),
    by: Model | None = None,
) -> Body:
    """The body of a parsed page; without text on the page, no paragraphs and confidence 0.

    `boxes` are the page's lists of other stories, whose text is not the story's.

    `learned` is what is known of the site from its other pages. `by` is the model that judges, if not the shipped one.
    """
    given = given or given_of(doc)
    by = by or model()
    sheet = Sheet(doc, by.weights, boxes)
    odds = introduced(sheet, agreed(sheet, _judged(sheet, given, by)), given.description)
    if sheet.shortened:
        odds = [o + _GLUED * (b in sheet.shortened) for b, o in zip(sheet.blocks, odds, strict=True)]
    texts, places = [sheet.texts[b] for b in sheet.blocks], [".".join(sign) for sign in sheet.signs]
    words = [text.count(" ") + 1 for text in texts]
    if learned is not None:
        odds = [o + learned.leaning(place) for o, place in zip(odds, places, strict=True)]
    chosen = tidied(sheet.texts, choose(sheet.sizes, sheet.blocks, odds, by.threshold))
    chosen = without_displays(sheet, without_interludes(sheet, chosen))
    chosen = ended(sheet.texts, sheet.linked, without_teasers(sheet, chosen))
    chosen = without_asides(sheet, chosen, given.authors)
    tags, titles = [doc.tags[doc.block_box[b]] for b in chosen], (given.title, given.headline)
    chosen = begun(sheet.texts, tags, chosen, titles, given.authors)
    dropped: list[int] = []
    if learned is not None:
        seen = zip(sheet.blocks, texts, places, words, strict=True)
        repeated = {b for b, text, place, count in seen if learned.is_furniture(text, place, count)}
        dropped = [b for b in chosen if b in repeated]
        if len(dropped) < len(chosen):
            chosen = [b for b in chosen if b not in repeated]
    taken = set(chosen)
    chars = sum(sheet.sizes[b] for b in chosen)
    if chars < _LITTLE and len(given.article_body) > 2 * chars + _LITTLE // 2:
        told = tuple(" ".join(line.split()) for line in given.article_body.split("\n") if line.strip())
        return Body(told, (), 0.5, "json-ld", tuple(zip(texts, places, words, repeat(False))))
    sure = sum(sheet.sizes[b] / (1 + math.exp(-o)) for b, o in zip(sheet.blocks, odds, strict=True) if b in taken)
    return Body(
        paragraphs=tuple(part for b in chosen for part in paragraphs_of(sheet.texts[b])),
        chosen=tuple(chosen),
        confidence=round(sure / chars, 3) if chars else 0.0,
        witness="blocks",
        blocks=tuple(zip(texts, places, words, [b in taken for b in sheet.blocks], strict=True)),
        dropped=tuple(sheet.texts[b] for b in dropped),
    )


def _judged(sheet: Sheet, given: Given, by: Model) -> list[float]:
    """The log odds of the sheet's blocks, each by itself."""
    hopeless = sheet.hopeless
    early, late = rows(sheet, given, [b for b in sheet.blocks if b not in hopeless] if hopeless else sheet.blocks)
    if not hopeless:
        return [by.judge(row, late) for row in early]
    judged = {row[-1]: by.judge(row, late) for row in early}
    return [judged.get(b, _HOPELESS) for b in sheet.blocks]
