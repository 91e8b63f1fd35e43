"""Whether a name stands with the page's story, or with another one: in a card or list of others, or far off.

Owns where a story's own names may stand. Must not know what marks them (see `bylines`) or introduces
them (see `spoken`).
"""

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate, islice

from crawler.understanding.document import Document
from crawler.understanding.spelling import extent
from crawler.understanding.url_parts import site_of

PROFILE = re.compile(
    r"/(?:authors?|autor(?:en|es|i|e)?|auteurs?|profil(?:e|es)?|staff|people|contributors?|journalists?|reporters?|columnists?|by|redaktion|writers?|team|av|skribent|firmas?|redactores)/(?:[a-z_-]*\d+/)?[^/?#]+/?(?:$|[?#])",
    re.I,
)
_ITEM = 5  # elements around a name that may be a card or the item of a list
_CARD = 24  # text runs of a box that shows one other story
_TITLE, _SPACES = 18, 2  # characters and spaces in the title of a story
_DENSE = 8  # characters of one without spaces
_PARAGRAPH = 80  # characters
_FOOT = 4  # blocks behind a story's last paragraph in which its author is told
_TIGHT = 8  # text runs of a box in which the title may stand behind the name
_UNSPACED = re.compile("[\u0e00-\u10ff\u1780-\u17ff\u3040-\ud7af]")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})


class Standing:
    """The places of one page, whose headline is the element `headline` (-1 without one)."""

    def __init__(self, doc: Document, headline: int) -> None:
        self.doc, self.headline = doc, headline
        self._here = doc.url.split("#")[0]
        self._site = site_of(doc.url)
        self._box: int | None = None

    def with_story(self, block: int) -> bool:
        """Whether what is told in a block far from the headline may be told of the page's own story."""
        return not self.of_others_in(block) and self.at_foot(self.doc.block_box[block])

    def of_others_in(self, block: int) -> bool:
        """Whether a block is one of another story."""
        return self.of_others(self.doc.block_box[block], self.doc.block_from[block])

    def of_others(self, element: int, run: int = -1, listed: bool = True) -> bool:
        """Whether an element stands in the item of a list, or in a box with the title of another story.

        A link that holds the text run `run`, or else stands in the element, is none. Items count only if `listed`.
        """
        doc, headline = self.doc, self.headline
        for above in islice((element, *doc.ancestors(element)), _ITEM + 1):
            if above <= headline < doc.ends[above] or doc.text_to[above] - doc.text_from[above] > _CARD:
                return False
            if listed and doc.tags[above] == "li" and above != element:
                return True
            if doc.tags[above] == "a" and self._is_title(above, beside=len(doc.text_of(element))):
                return True
            last = doc.ends[above] if doc.text_to[above] - doc.text_from[above] <= _TIGHT else element + 1
            for link in doc.links[bisect_left(doc.links, above) : bisect_left(doc.links, last)]:
                within = element <= link < doc.ends[element]
                mine = doc.text_from[link] <= run < doc.text_to[link] if run >= 0 else within
                if not mine and self._is_title(link):
                    return True
        return False

    def in_article(self, element: int) -> bool:
        """Whether the innermost `article` around an element holds the headline too."""
        doc = self.doc
        article = next((above for above in doc.ancestors(element) if doc.tags[above] == "article"), -1)
        return 0 <= article <= self.headline < doc.ends[article]

    def _is_title(self, link: int, beside: int = 0) -> bool:
        """Whether a link to another page of the site is the title of a story; `beside` so many characters."""
        text = self.doc.text_of(link)
        spaced = len(text) >= _TITLE + beside and text.count(" ") >= _SPACES
        if not spaced and (len(text) < _DENSE + beside or text.isascii() or not _UNSPACED.search(text)):
            return False
        there = self.doc.href(link).split("#")[0]
        return there != self._here and site_of(there) == self._site and not PROFILE.search(there)

    def at_foot(self, element: int) -> bool:
        """Whether an element stands in what holds the headline and most of the prose, or right below a paragraph; True
        also where there is no headline to tell it by.
        """
        box = self._story()
        if self.headline < 0:
            return True
        if box >= 0 and box <= element < self.doc.ends[box]:
            return True
        doc = self.doc
        first, last = doc.blocks_of(box) if box >= 0 else (0, len(doc.block_texts))
        block = bisect_right(doc.block_from, doc.text_from[element]) - 1
        for before in range(block - 1, max(-1, block - _FOOT - 1), -1):
            if self._is_prose(doc.block_texts[before], doc.block_linked[before]):
                return first <= before < last
            if doc.tags[doc.block_box[before]] in _HEADINGS:
                return False
        return False

    @staticmethod
    def _is_prose(text: str, linked: int) -> bool:
        return linked * 10 < len(text) and (len(text) >= _PARAGRAPH or extent(text) >= _PARAGRAPH)

    def _story(self) -> int:
        """The innermost element with the headline and half of the page's prose; -1 when that is all of the page."""
        if self._box is None:
            doc = self.doc
            told = list(
                accumulate(
                    (
                        len(text) if self._is_prose(text, linked) else 0
                        for text, linked in zip(doc.block_texts, doc.block_linked, strict=True)
                    ),
                    initial=0,
                )
            )
            self._box = -1
            for above in doc.ancestors(self.headline) if self.headline >= 0 else ():
                first, last = doc.blocks_of(above)
                if (told[last] - told[first]) * 2 >= told[-1]:
                    self._box = above if doc.parents[above] >= 0 and doc.tags[above] != "body" else -1
                    break
        return self._box
