"""Find the elements of a page by words in their attributes.

Owns the search. Must not know what the words mean.
"""

from bisect import bisect_right
from itertools import accumulate

from crawler.understanding.document import Document

_MOST = 500  # places of one word


class Marks:
    """The attributes of a page as one text, made when it is first asked: it is searched sooner than thousands."""

    def __init__(self, doc: Document) -> None:
        self._attrs = doc.attrs
        self._joined: str | None = None
        self._starts: list[int] = []

    def elements_with(self, *words: str) -> list[int]:
        """The elements one of whose attributes holds one of the words, in page order."""
        if self._joined is None:
            self._joined = "\n\n".join(self._attrs)
        found = _places(self._joined, words)
        if not found:
            return []
        self._starts = self._starts or list(accumulate([len(raw) + 2 for raw in self._attrs], initial=0))
        return sorted({bisect_right(self._starts, at) - 1 for at in found})


def _places(text: str, words: tuple[str, ...]) -> list[int]:
    """Where `words` are in `text`, a few hundred of each at most."""
    found: list[int] = []
    for word in words:
        at = text.find(word)
        count = 0
        while at >= 0 and count < _MOST:
            found.append(at)
            count += 1
            at = text.find(word, at + 20)
    return found
