"""The title among the inline parts of a link: beside a kicker, a date, a summary.

Owns how the links of a group are taken apart alike. Must not know links that hold blocks of their own (see `fields`).
"""

import re
from collections import Counter
from collections.abc import Sequence

from crawler.understanding.document import Document
from crawler.understanding.listings.dating import Dating
from crawler.understanding.listings.record import HEADINGS, words_in

_BOLD = frozenset(("b", "strong"))
_LETTER = re.compile(r"[^\W\d_]")
_NEARLY = 0.8  # of a group's links that must have parts
_OFTEN = 4  # a part that one in so many links has is a kicker


def part_titles(doc: Document, dating: Dating, links: Sequence[int]) -> dict[int, str]:
    """The titles of links that consist of several elements and no text of their own; {} where most do not.

    The title is the part in bold, else the first in whose place most have some words, dates and what many links share
    left out, and numbers.
    """
    composed: dict[int, list[int]] = {}
    for link in links:
        if doc.ends[link] - link > 2 and len(parts := _parts(doc, _innermost(doc, link))) > 1:
            composed[link] = parts
    if len(composed) < 2 or len(composed) < _NEARLY * len(links):
        return {}
    counts = Counter(text for parts in composed.values() for text in {doc.text_of(part) for part in parts})
    often = max(2, len(composed) // _OFTEN)
    found: dict[int, list[str]] = {}
    for link, parts in composed.items():
        texts = [text for part in parts if doc.tags[part] in _BOLD and words_in(text := doc.text_of(part)) >= 3]
        rare = (text for part in parts if counts[text := doc.text_of(part)] <= often and _LETTER.search(text))
        found[link] = (
            texts or [text for text in rare if dating.date_in(text) is None] or [doc.text_of(part) for part in parts]
        )
    place = _place(list(found.values()))
    return {
        link: texts[place] if place < len(texts) else next((text for text in texts if words_in(text) >= 3), texts[0])
        for link, texts in found.items()
    }


def _place(many: Sequence[Sequence[str]]) -> int:
    """Where in the parts most have three words and more, the first such place; else that of the longest texts."""
    size = max(map(len, many))
    middles = []
    for place in range(size):
        words = sorted(words_in(texts[place]) if place < len(texts) else 0 for texts in many)
        middles.append(words[len(words) // 2])
    return next((place for place, words in enumerate(middles) if words >= 3), middles.index(max(middles)))


def _innermost(doc: Document, link: int) -> int:
    """The heading in a link, or the element in it that alone holds all its text."""
    element = next((e for e in range(link + 1, doc.ends[link]) if doc.tags[e] in HEADINGS), link)
    while len(parts := _parts(doc, element)) == 1 and doc.ends[parts[0]] - parts[0] > 1:
        element = parts[0]
    return element


def _parts(doc: Document, element: int) -> list[int]:
    """The elements right in this one that hold text; [] where it has text of its own."""
    parts, child = [], element + 1
    while child < doc.ends[element]:
        if doc.text_to[child] > doc.text_from[child] and doc.text_of(child):
            parts.append(child)
        child = doc.ends[child]
    runs = range(doc.text_from[element], doc.text_to[element])
    if any(doc.owners[run] == element and not doc.texts[run].isspace() for run in runs):
        return []
    return parts
