"""Which heading of a page is its headline, as far as the titles that it declares tell.

Owns the search among the headings. Must not know which text is the title in the end (see `metadata.title`), nor dates.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from crawler.understanding.spelling import letters, words_of

if TYPE_CHECKING:
    from crawler.understanding.document import Document

_LEAST = 10  # letters of a heading that can be known again in the page's title
_LONGEST = 400  # characters of a title
_BEGINNING = 25  # letters that a heading has in common with the title, if it goes on otherwise
_MOST = 40  # headings of one level that are looked at
_WORDS, _SHARE = 4, 0.5  # words that a heading shares with the title, if it says it otherwise; of all of one of both


def find_headline(doc: "Document") -> int:
    """The heading that is a page's headline, -1 where there is none.

    It is the h1 that a title of the page tells, else the h2 or h3 that tells all of a title, else the first h1; without
    any the h2 or h3 that a title tells, else the first that shares most words with one.
    """
    told, _ = _titled(doc, "h1")
    if told >= 0:
        return told
    lesser = [_titled(doc, tag) for tag in ("h2", "h3")]
    first = next(filter(doc.text_of, doc.tagged("h1")[:_MOST]), -1)
    for element, whole in lesser:
        if element >= 0 and (whole or first < 0):
            return element
    return first if first >= 0 else _in_other_words(doc)


def titled_heading(doc: "Document", tag: str) -> int:
    """The heading of a `tag` that repeats most of what the page calls itself, -1 where none does; a section's name in
    the title ("Column: ...") is shorter.
    """
    return _titled(doc, tag)[0]


def _titled(doc: "Document", tag: str) -> tuple[int, bool]:
    """The same, and whether it repeats all of a title."""
    titles = [letters(title) for title in _titles(doc)]
    best, most = -1, _LEAST - 1
    for element in doc.tagged(tag)[:_MOST]:
        text = doc.text_of(element)
        said = _said(letters(text), titles) if len(text) > most else 0
        if said > most:
            best, most = element, said
    return best, any(len(title) == most for title in titles)


def _titles(doc: "Document") -> tuple[str, str]:
    """What the page calls itself, "" for what it does not say."""
    return doc.head.first("og:title")[:_LONGEST], doc.head.title[:_LONGEST]


def _in_other_words(doc: "Document") -> int:
    """The first heading that says in other words what a title says, -1 for none."""
    titles = [frozenset(words_of(title)) for title in _titles(doc)]
    for element in (*doc.tagged("h2")[:_MOST], *doc.tagged("h3")[:_MOST]):
        mine = frozenset(words_of(doc.text_of(element)))
        for words in titles:
            shared = len(mine & words)
            if shared >= _WORDS and shared >= _SHARE * min(len(mine), len(words)):
                return element
    return -1


def _said(text: str, titles: Sequence[str]) -> int:
    """How many letters of one of the titles `text` repeats: all of one of both, or their beginning."""
    if any(text in one for one in titles):
        return len(text)
    whole = max([len(one) for one in titles if len(one) >= _LEAST and one in text], default=0)
    most = max(_shared(text, one) for one in titles)
    return max(whole, most if most >= _BEGINNING else 0)


def _shared(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
