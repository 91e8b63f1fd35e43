"""What walls, missing pages and errors say, in many languages.

Owns the looking up of the phrases in `phrases.txt`. Must not know how many of them make a verdict.
"""

from crawler.understanding.metadata.wordlists import read_lists

_DOTTED = {"\u09a1\u09bc": "\u09dc", "\u09a2\u09bc": "\u09dd", "\u09af\u09bc": "\u09df"}  # Bengali, as one character


def _lists() -> dict[str, tuple[str, ...]]:
    """The lists of `phrases.txt`; what has letters of Bengali that are written in two ways stands there in both."""
    lists = read_lists(__package__, "phrases.txt")
    return {name: (*phrases, *filter(None, map(_dotted, phrases))) for name, phrases in lists.items()}


def _dotted(phrase: str) -> str | None:
    other = phrase
    for two, one in _DOTTED.items():
        other = other.replace(two, one)
    return other if other != phrase else None


_LISTS = _lists()

NOT_FOUND = _LISTS["not_found"]
PAYWALL = _LISTS["paywall"]
CONSENT = _LISTS["consent"]
AGREE = _LISTS["agree"]
CHALLENGE = _LISTS["challenge"]
LOGIN = _LISTS["login"]
ERROR = _LISTS["error"]
NEEDS_SCRIPT = _LISTS["needs_script"]
LITTLE_CONSENT = _LISTS["little_consent"]
LITTLE_CHALLENGE = _LISTS["little_challenge"]
ABSENT_THING = _LISTS["absent_thing"]
ABSENT_GONE = _LISTS["absent_gone"]
READING = _LISTS["reading"]
LITTLE_WAIT = _LISTS["little_wait"]
LITTLE_ERROR = _LISTS["little_error"]
LITTLE_LOGIN = _LISTS["little_login"]
LITTLE_PAYWALL = _LISTS["little_paywall"]
LITTLE_SCRIPT = _LISTS["little_script"]


def spoken(phrases: tuple[str, ...], text: str) -> str | None:
    """The first of `phrases` that `text` (lower case, single spaces) holds, or None."""
    for phrase in phrases:
        if phrase in text:
            return phrase
    return None


def count_spoken(phrases: tuple[str, ...], text: str) -> int:
    """How many different of `phrases` are in `text` (lower case, single spaces)."""
    return sum(phrase in text for phrase in phrases)
