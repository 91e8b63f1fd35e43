"""Rules for bylines: which differences between two lists of authors are only how the names were put.

Owns those rules. Must not know how bylines are found on a page. A name added, removed or spelled otherwise is an edit;
their order is none, because structured data promises none and sites are seen to shuffle it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.noise.typography import fold, spaced, unescaped

_BY = re.compile(r"(?:by|von|par|por|di|da|door|av|af|oleh|текст)\s*:?\s+(?=\S)", re.I)


@dataclass(frozen=True, slots=True)
class BylineRule:
    """Names and numbers one kind of difference between author lists."""

    name: str
    version: int
    hides: str


SPELLING = BylineRule("author_form", 1, "case, spaces, marks, repetition or a leading 'By' in authors' names")
ORDER = BylineRule("author_order", 1, "the order of the authors")


def _plain(name: str) -> str:
    return _BY.sub("", spaced(fold(unescaped(name))), count=1).strip(" .,;:").casefold()


def hiding(before: Sequence[str], after: Sequence[str]) -> tuple[BylineRule, ...] | None:
    """The rules that hide the difference of two author lists: none for equal lists, None when it is an edit."""
    if tuple(before) == tuple(after):
        return ()
    old = list(dict.fromkeys(filter(None, map(_plain, before))))
    new = list(dict.fromkeys(filter(None, map(_plain, after))))
    if old == new:
        return (SPELLING,)
    if sorted(old) != sorted(new):
        return None
    return (ORDER,) if sorted(before) == sorted(after) else (SPELLING, ORDER)
