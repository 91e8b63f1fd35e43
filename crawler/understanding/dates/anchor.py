"""Where on a page its headline stands: the place that visible dates are measured from.

Owns the search among the headings. Must not know dates, nor which text is the title in the end (see `metadata.title`).
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from crawler.understanding.document import Document
from crawler.understanding.spelling import letters, words_of

_HEADLINE = 10  # letters of a heading that can be known again in the page's title
_LONGEST = 400  # characters of a title
_BEGINNING = 25  # letters that a heading has in common with the title, if it goes on otherwise
_MOST = 40  # headings of one level that are looked at
_WORDS, _SHARE = 4, 0.5  # words that a heading shares with the title, if it says it otherwise; of all of one of both


def headline_block(doc: Document) -> int:
    """The first block of the headline, -1 where there is none.

    It is the heading that repeats most of what the page calls itself; a section's name in the title ("Column: ...") is
    shorter. Without any it is the longest h1; without an h1 the heading that shares most words with the title.
    """
    titles = [letters(doc.head.first("og:title")[:_LONGEST]), letters(doc.head.title[:_LONGEST])]
    best, most = -1, _HEADLINE - 1
    longest, size = -1, 0
    for element in _headings(doc):
        text = doc.text_of(element)
        if len(text) > most:
            said = _said(letters(text), titles)
            if said > most:
                best, most = element, said
                if said == len(titles[0]) or said == len(titles[1]):
                    break  # all of a title
        if doc.tags[element] == "h1" and min(len(text), 60) > size:
            longest, size = element, min(len(text), 60)
    found = best if best >= 0 else longest if longest >= 0 else _in_other_words(doc)
    return max(0, bisect_right(doc.block_from, doc.text_from[found]) - 1) if found >= 0 else -1


def _in_other_words(doc: Document) -> int:
    """The first heading that says in other words what a title says, -1 for none."""
    titles = [frozenset(words_of(title[:_LONGEST])) for title in (doc.head.first("og:title"), doc.head.title)]
    for element in _headings(doc):
        mine = frozenset(words_of(doc.text_of(element)))
        for words in titles:
            shared = len(mine & words)
            if shared >= _WORDS and shared >= _SHARE * min(len(mine), len(words)):
                return element
    return -1


def _said(text: str, titles: Sequence[str]) -> int:
    """How many letters of one of the titles `text` repeats: all of it in any place, or its beginning."""
    if any(text in one for one in titles):
        return len(text)
    most = max(_shared(text, one) for one in titles)
    return most if most >= _BEGINNING else 0


def _shared(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _headings(doc: Document) -> Iterator[int]:
    """The page's h1, then its h2 and h3."""
    for tag in ("h1", "h2", "h3"):
        yield from doc.tagged(tag)[:_MOST]
