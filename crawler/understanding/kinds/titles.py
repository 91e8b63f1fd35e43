"""Tell by its title that a page lists ("Archive", "Suchergebnisse für ..."), and by its end that a text is a teaser.

Owns the reading of titles and endings by the words in `titles.txt`, in many languages. Must not know anything else of
the page.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from crawler.understanding.metadata.wordlists import read_lists

_LISTS = read_lists(__package__, "titles.txt")
_OPENING = frozenset(_LISTS["opening"])
_NAMING = frozenset(_LISTS["naming"])
_MOST_WORDS = 5  # of a title that names what is listed; longer ones are headlines that may hold any word
_LIVE = frozenset(_LISTS["live"])
_APART = re.compile(r"\s*[:|–—-]\s+|[：】」]|(?<=\w)!\s+")
_PHRASE = 3  # words of the longest phrases
_ENDINGS = {
    last: tuple(one for one in _LISTS["ending"] if one[-1] == last) for last in {e[-1] for e in _LISTS["ending"]}
}
_LAST_TWO = frozenset(one[-2:] for one in _LISTS["ending"])
_LAST = frozenset(pair for one in _LISTS["ending"] for pair in (one[-2:], one[-2:].upper(), one[-2:].title()))
_ELLIPSES = ("…", "...", "…]", "...]", "…)", "...)", "… »", "... »")
_LONGEST_ENDING = 40  # characters from the end that are looked at
_CLOSERS = " \t\n\xa0.>›»→⟩)]:!|_-–"
_SITE = re.compile(r"\s+(?:[|–—·•»›:]+|-|::)\s+")
_WORD = re.compile(r"[^\W_][\w'’\u200c\u0300-\u036f\u0900-\u0dff\u0e00-\u0eff-]*")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff]")
_SHORT = 12  # characters of such a title in a script without spaces


def first_part(title: str) -> str:
    """A document's title without the site's name behind it."""
    return _SITE.split(title, maxsplit=1)[0]


@cache
def _unspaced(phrases: frozenset[str]) -> tuple[str, ...]:
    return tuple(phrase for phrase in phrases if _UNSPACED.search(phrase))


def goes_on(text: str) -> bool:
    """Whether a text ends as those do that go on on another page: in an ellipsis or with "Read more"."""
    if text[-1:].isalnum():  # nearly all of them are done with here
        if text[-2:].lower()[-2:] not in _LAST_TWO:
            return False
    elif text.endswith(_ELLIPSES):
        return True
    tail = text[-_LONGEST_ENDING:].rstrip(_CLOSERS).lower()
    endings = _ENDINGS.get(tail[-1:], ())
    if not tail.endswith(endings):
        return False
    ending = max((one for one in endings if tail.endswith(one)), key=len)
    before = tail[-len(ending) - 1 : -len(ending)]
    return not (before.isalpha() and before.isascii())


def count_going_on(texts: Iterable[str]) -> int:
    """How many of the texts, none of them empty, go on on another page."""
    return sum([goes_on(text) for text in texts if text[-2:] in _LAST or not text[-1].isalnum()])


@lru_cache(256)
def opens_a_list(title: str) -> bool:
    """Whether a title begins or ends as those of listings do ("Archive: ...", "Latest ...", "... tag")."""
    words = _WORD.findall(title.lower())
    heads = (" ".join(words[:size]) for size in range(1, _PHRASE + 1))
    if any(head in _OPENING for head in heads) or any(" ".join(words[-size:]) in _OPENING for size in (1, 2)):
        return True
    bare, phrases = title.strip(), _unspaced(_OPENING)
    return not bare.isascii() and (bare.startswith(phrases) or bare.endswith(phrases))


@lru_cache(256)
def names_a_list(title: str) -> bool:
    """Whether a short title holds a word for what is listed ("Company news", "Our recipes")."""
    words = _WORD.findall(title.lower())
    if not words:
        return False
    if _UNSPACED.search(title):
        return len(title) <= _SHORT and any(phrase in title for phrase in _unspaced(_NAMING))
    if len(words) > _MOST_WORDS:
        return False
    return any(" ".join(words[at : at + size]) in _NAMING for size in range(1, _PHRASE + 1) for at in range(len(words)))


def says_it_is_live(document_title: str) -> bool:
    """Whether a page's title says that it tells what is happening: one of the words for it, set apart."""
    head, mark, rest = _APART.sub("\n", document_title.lower(), 1).partition("\n")
    return bool(mark) and (head.strip() in _LIVE or first_part(rest.strip()).rpartition(" ")[2] in _LIVE)


def says_it_lists(document_title: str, heading: str) -> bool:
    """Whether a page's title or its heading is a listing's."""
    return any(opens_a_list(name) or names_a_list(name) for name in (first_part(document_title), heading))
