"""The words around names, in many languages: what introduces a byline, jobs, and names that name nobody.

Owns the shapes in which `vocabulary.txt` is used. Must not know how a byline is split.
"""

import re

from crawler.understanding.metadata.wordlists import read_lists

_LISTS = read_lists(__package__, "vocabulary.txt")

JOB_WORDS = frozenset(_LISTS["job_words"])
JOB_SURROUNDINGS = frozenset(_LISTS["job_surroundings"])
PUBLISHED_WORDS = frozenset(_LISTS["published_words"])
OUTLET_WORDS = frozenset(_LISTS["outlet_words"])
BEFORE_DATES = frozenset(_LISTS["before_dates"])
PARTICLES = frozenset(_LISTS["particles"])
DESKS = frozenset(_LISTS["desks"])
TOPICS = frozenset(_LISTS["topics"])
HEADING_WORDS = frozenset(_LISTS["heading_words"])
LABELS = frozenset(_LISTS["labels"])
NOBODY = frozenset(_LISTS["nobody"])
ROLES = frozenset(_LISTS["roles"])


def _alternatives(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(one) for one in sorted(words, key=lambda one: (-len(one), one)))


# Words that are nothing else stand alone before a name; those that are also nouns need a colon or a slash.
def _introductions() -> dict[str, re.Pattern[str]]:
    """The introductions that begin with each letter, in small ones: one of hundreds is found sooner among few."""
    alone, several = _LISTS["alone"], (*_LISTS["alone"], *_LISTS["marked"], *_LISTS["labels"])
    found = {}
    for letter in sorted({one[0] for one in several}):
        these = tuple(one for one in several if one[0] == letter)
        lonely = tuple(one for one in alone if one[0] == letter)
        found[letter] = re.compile(
            rf"(?:(?:{_alternatives(these)})"
            r"(?:\s?(?:und|and|&|\+|/|et|y|e|och|og|en|i|ja|и)\s?[^\W\d_]{3,14})?(?:\s*[:：／/=＝՝・፦៖]|\s[-–—](?=\s))"
            + (rf"|(?:{_alternatives(lonely)})\s" if lonely else "")
            + r")\s*",
            re.I,
        )
    return found


INTRODUCTIONS = _introductions()
# "Onze verslaggever Ada Berg": roles of several words that may stand before a name.
ROLE_BEFORE_NAME = rf"(?:{_alternatives(tuple(one for one in _LISTS['roles'] if ' ' in one))})\s+(?=(?-i:[^\W\d_a-z]))"
