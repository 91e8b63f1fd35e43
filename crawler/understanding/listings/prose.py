"""Links that stand in sentences, and are therefore no list.

Owns how a sentence around a link is known. Must not know lists or boxes.
"""

from bisect import bisect_right
from collections.abc import Sequence

from crawler.understanding.document import Document

_SAMPLE = 24  # links that are looked at
_FEW = 3  # words before a link that are no sentence: "Ada Berg on"
_SENTENCE = frozenset(",.;:")


def in_prose(doc: Document, links: Sequence[int], *, amid: bool = False) -> bool:
    """Whether most of the links stand in sentences, of which other words of their line are part too.

    With `amid`, only those count that do not begin their block: records may begin with the name of what they tell of.
    """
    links = links[:_SAMPLE]
    return sum(doc.text_from[link] < doc.text_to[link] and _goes_on(doc, link, amid) for link in links) * 2 > len(links)


def _goes_on(doc: Document, link: int, amid: bool) -> bool:
    """Whether a link's sentence began before it in its line, or (not `amid`) goes on behind one that begins a block."""
    first, last = doc.text_from[link], doc.text_to[link]
    block = bisect_right(doc.block_from, first) - 1
    if amid and first == doc.block_from[block]:
        return False
    begun = doc.texts[first].lstrip()[:1]
    before: list[str] = []
    behind: list[str] = []
    if first > doc.block_from[block] and doc.text_links[first - 1] < 0 and not doc.texts[first].startswith("\v"):
        before = doc.texts[first - 1].rpartition("\v")[2].split()
    if last < doc.block_to[block] and doc.text_links[last] < 0:
        behind = doc.texts[last].partition("\v")[0].split()
    if len(before) > _FEW and before[-1][0].islower():
        return True
    if len(behind) > 2 and (behind[0][0].islower() or behind[0] in _SENTENCE or begun.islower()):
        return True
    uncased = begun.isalpha() and begun.lower() == begun.upper()
    return uncased and bool(before and behind) and not (before[-1][-1] + behind[0][0]).isdecimal()
