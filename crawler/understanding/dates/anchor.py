"""Where on a page its headline stands: the place that visible dates are measured from.

Owns the search among the headings. Must not know dates, nor which text is the title in the end (see `metadata.title`).
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from crawler.understanding.document import Document

_HEADLINE = 12  # characters of a heading that can be known again in the page's title
_LONGEST = 400  # characters of a title
_BEGINNING = 30  # characters that a heading has in common with the title, if it goes on otherwise
_MOST = 40  # headings of one level that are looked at


def headline_block(doc: Document) -> int:
    """The first block of the headline, 0 where there is none.

    It is the heading that repeats most of what the page calls itself; a section's name in the title ("Column: ...") is
    shorter. Without any it is the longest h1.
    """
    titles = [_plain(doc.head.first("og:title")[:_LONGEST]), _plain(doc.head.title[:_LONGEST])]
    best, most = -1, _HEADLINE - 1
    longest, size = -1, 0
    for element in _headings(doc):
        text = doc.text_of(element)
        if len(text) > most:
            said = _said(_plain(text), titles)
            if said > most:
                best, most = element, said
                if said == len(titles[0]) or said == len(titles[1]):
                    break  # all of a title
        if doc.tags[element] == "h1" and min(len(text), 60) > size:
            longest, size = element, min(len(text), 60)
    found = best if best >= 0 else longest
    return max(0, bisect_right(doc.block_from, doc.text_from[found]) - 1) if found >= 0 else 0


def _said(text: str, titles: Sequence[str]) -> int:
    """How many characters of one of the titles `text` repeats: all of it in any place, or its beginning."""
    if any(text in one for one in titles):
        return len(text)
    most = max(_shared(text, one) for one in titles)
    return most if most >= _BEGINNING else 0


def _shared(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _plain(text: str) -> str:
    """`text` in small letters, all dashes one."""
    return text.casefold().replace("–", "-").replace("—", "-")


def _headings(doc: Document) -> Iterator[int]:
    """The page's h1, then its h2 and h3."""
    for tag in ("h1", "h2", "h3"):
        yield from doc.tagged(tag)[:_MOST]
