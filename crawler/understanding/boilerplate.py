"""What a site repeats: blocks of text that recur on different articles, and places whose text is never a story's own.

Owns the counts, when they make a block furniture, and how they age. Must not know pages, only `Understanding.blocks`.

A block is its fingerprint (see `fingerprint_of`) and its place (the nearest elements' names). A quoted statement that
two stories share stands in a place where nearly all text is unique, and there it takes three stories and most of the
site's recent pages to make a block furniture. In a place where nearly everything recurs two are enough, and when such a
place shows something new, that is furniture too: a widget whose content moved on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from math import log
from typing import Any
from zlib import crc32

from archive.clock import parse, stamp

_MOST = 1000  # blocks kept
_LEANING = 0.6  # how much the other pages count beside the page itself
_STALE = 60  # pages without a block after which it no longer counts
_FORGET = 300  # pages after which it is dropped
_SHORT = 12  # words up to which a repeated line in a story's place counts as furniture sooner


@dataclass(slots=True)
class Repeated:
    """One block: on how many different articles it was, between which pages (numbers) and times."""

    pages: int
    first: int
    last: int
    words: int
    first_seen_at: datetime | None = None
    last_seen_at: datetime | None = None


@dataclass(slots=True)
class Place:
    """What was seen in one place: pages, blocks, blocks known from another article, and the sum of the pages' shares
    of its words that were taken for the story.
    """

    pages: int = 0
    blocks: int = 0
    known: int = 0
    last: int = 0
    taken: float = 0.0


def fingerprint_of(text: str) -> str:
    """A digest of a text, and its first words so that people can tell what it is."""
    data = text.encode("utf-8", "surrogatepass")
    return f"{crc32(data):08x}{len(data):08x} {text[:60]}"


Block = tuple[str, str, int, bool]  # its text, its place, the words in it, whether it was taken for the story


class Boilerplate:
    """Counts of one site's blocks. `seen` is how many different articles were observed."""

    def __init__(self) -> None:
        self.seen = 0
        self.blocks: dict[tuple[str, str], Repeated] = {}
        self.places: dict[str, Place] = {}
        self._articles: dict[str, int] = {}

    def observe(self, blocks: Iterable[Block], article: str, at: datetime | None) -> None:
        """Count the blocks of one article page. One seen before, or a copy of one, adds nothing."""
        once = list({(fingerprint_of(text), place): (words, chosen) for text, place, words, chosen in blocks}.items())
        again = article in self._articles or self._is_copy(once)
        if not again:
            self.seen += 1
        self._articles.pop(article, None)
        self._articles[article] = self.seen
        while len(self._articles) > _MOST:
            del self._articles[next(iter(self._articles))]
        visited: set[str] = set()
        words_in: dict[str, list[int]] = {}
        for (fingerprint, place), (words, chosen) in once:
            sums = words_in.setdefault(place, [0, 0])
            sums[0] += words * chosen
            sums[1] += words
            found = self.blocks.get((fingerprint, place))
            if found is None:
                found = self.blocks[fingerprint, place] = Repeated(0, self.seen, self.seen, words, at)
            elif found.last < self.seen - _FORGET:
                found.pages, found.first = 0, self.seen
            here = self.places.setdefault(place, Place())
            if not again:
                here.known += found.pages > 0
                here.blocks += 1
                here.pages += place not in visited
                visited.add(place)
                found.pages += 1
            elif not found.pages:
                found.pages = 1
            found.last = here.last = self.seen
            found.last_seen_at = at or found.last_seen_at
        for place in visited:
            self.places[place].taken += round(words_in[place][0] / max(1, words_in[place][1]), 3)
        self._age()

    def is_furniture(self, text: str, place: str, words: int) -> bool:
        """Whether a block of these is one that the site repeats."""
        return self._is_furniture(fingerprint_of(text), place, words)

    def _is_furniture(self, fingerprint: str, place: str, words: int) -> bool:
        here = self.places.get(place)
        found = self.blocks.get((fingerprint, place))
        shared = self._recurs(here)
        if found is None or found.pages < 2 or found.last < self.seen - _STALE:
            return shared >= 0.9 and here is not None and here.pages >= 5
        span = self.seen - found.first + 1
        share = found.pages / max(1, span)
        if shared >= 0.6:
            return share >= 0.2
        if words <= _SHORT:
            return (found.pages >= 3 and share >= 0.5) or (found.pages >= 6 and share >= 0.2)
        return (found.pages >= 3 and share >= 0.7) or (found.pages >= 8 and share >= 0.4)

    def leaning(self, place: str) -> float:
        """What a place's blocks were on the site's other pages, as log odds to be added: above 0 the story's."""
        here = self.places.get(place)
        if here is None or here.pages < 2:
            return 0.0
        share = (here.taken + 0.5) / (here.pages + 1)
        return _LEANING * log(share / (1 - share))

    def furniture(self) -> list[tuple[str, str, Repeated]]:
        """The blocks known as furniture, most repeated first: (fingerprint, place, counts)."""
        found = [
            (f, p, one) for (f, p), one in self.blocks.items() if one.pages > 1 and self._is_furniture(f, p, one.words)
        ]
        return sorted(found, key=lambda row: (-row[2].pages, row[0], row[1]))

    def _recurs(self, here: Place | None) -> float:
        """Share of a place's blocks that recur; the first page's cannot, so it is left out of account."""
        if here is None or here.pages < 2:
            return 0.0
        later = here.blocks * (here.pages - 1) / here.pages
        return min(1.0, here.known / later)

    def _is_copy(self, once: list[tuple[tuple[str, str], tuple[int, bool]]]) -> bool:
        """Whether most of a story was there before: the same story at another address."""
        total = sum(words for _, (words, chosen) in once if chosen)
        known = sum(
            words
            for key, (words, chosen) in once
            if chosen and key in self.blocks and self.blocks[key].pages < 3 and words > _SHORT
        )
        return total > 80 and known > 0.6 * total

    def _age(self) -> None:
        if len(self.blocks) > _MOST:
            kept = sorted(self.blocks.items(), key=lambda item: (item[1].pages > 1, item[1].last, item[0]))
            self.blocks = dict(kept[len(kept) - _MOST * 3 // 4 :])
        if len(self.places) > _MOST:
            recent = sorted(self.places.items(), key=lambda item: (item[1].last, item[0]))
            self.places = dict(recent[len(recent) - _MOST * 3 // 4 :])

    def to_json(self) -> dict[str, Any]:
        """All of it, in JSON values."""
        return {
            "seen": self.seen,
            "articles": self._articles,
            "places": {
                place: [one.pages, one.blocks, one.known, one.last, one.taken] for place, one in self.places.items()
            },
            "blocks": [
                [f, p, one.pages, one.first, one.last, one.words, _told(one.first_seen_at), _told(one.last_seen_at)]
                for (f, p), one in self.blocks.items()
            ],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Boilerplate":
        """What `to_json` gave; an empty mapping is a site that nothing is known of."""
        found = cls()
        found.seen = data.get("seen", 0)
        found._articles = dict(data.get("articles", {}))
        found.places = {place: Place(*counts) for place, counts in data.get("places", {}).items()}
        for f, p, pages, first, last, words, first_at, last_at in data.get("blocks", ()):
            found.blocks[f, p] = Repeated(pages, first, last, words, _read(first_at), _read(last_at))
        return found


def _told(at: datetime | None) -> str | None:
    return stamp(at) if at else None


def _read(text: str | None) -> datetime | None:
    return parse(text) if text else None
