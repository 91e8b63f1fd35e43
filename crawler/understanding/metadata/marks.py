"""Find the elements of a page by words in their attributes.

Owns the search. Must not know what the words mean.
"""

from bisect import bisect_right
from itertools import accumulate

from crawler.understanding.document import Document

_MOST = 500  # places of one word


def elements_with(doc: Document, *choices: tuple[str, ...]) -> list[int]:
    """The elements one of whose attributes holds a word of the first of `choices` that any does, in page order."""
    joined = "\n\n".join(doc.attrs)  # one text is searched sooner than thousands
    found = next((places for words in choices if (places := _places(joined, words))), None)
    if found is None:
        return []
    starts = list(accumulate([len(raw) + 2 for raw in doc.attrs], initial=0))
    return sorted({bisect_right(starts, at) - 1 for at in found})


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
