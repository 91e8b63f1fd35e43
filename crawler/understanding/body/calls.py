"""What a paper asks of its readers around a story: to subscribe, to follow, to share, to write in.

Owns how such a line is told by its words, in many languages (`calls.txt`). Must not know where it stands.
"""

import re
from collections.abc import Sequence

from crawler.understanding.metadata.wordlists import read_lists
from crawler.understanding.spelling import lowered

_LISTS = read_lists(__package__, "calls.txt")
_OPENING, _WITHIN, _RIGHTS = _LISTS["opening"], _LISTS["within"], _LISTS["rights"]
_LETTERS, _ASKS, _NETWORKS = _LISTS["letters"], _LISTS["asks"], _LISTS["networks"]
_FOLLOWS, _OURS, _DESK = (frozenset(_LISTS[name]) for name in ("follows", "ours", "desk"))
_US = _OURS | frozenset(_LISTS["us"])
_PRESSED, _TOOLS, _PAID = frozenset(_LISTS["pressed"]), frozenset(_LISTS["tools"]), _LISTS["paid"]
_RUNNING, _OURS_RUNNING = (
    tuple(word for word in _LISTS[name] if "\u0e00" <= word[0] < "\u0e80" or word[0] >= "\u3040")
    for name in ("follows", "ours")
)  # of letters without spaces between words
_STARTS = frozenset(phrase[:3] for phrase in _OPENING)  # which few lines have
_HINTS = frozenset(max(part.split(), key=len)[:4] for part in _WITHIN + _LETTERS + _NETWORKS)  # as few have such words
SPACED = "\u0590"  # letters before which words stand apart and begin as they do in lists
CALL = 300  # characters of a call
_OWN = 160  # of one that speaks of what is the paper's own
_BUTTON = 36  # of what stands on a button
_NOTICE = 60  # of a notice of rights that is no more
_NAMING = 120  # of a call in which marks of speech are about a name
_FIRST, _LAST = 2, 3  # words of a call at whose ends it says what to do
_SOON = 5  # words within which a call amid a story says whom it is for
_NEAREST = 3  # words between what a paper calls its own and the word for that
_BESIDE_ADDRESS = 12  # letters of a line besides an address
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,24})+")
MARKS = "\"“”„«»‘’'‚「『」』.,:;!?¿¡()[]…–—|*•।。、，：؟،»›→>"  # around words
_MARKS_AND_SPACE = MARKS + " "
_COPYRIGHT = re.compile(r"©|(?:copyright|\(c\))[\s©(c)]*(?:19|20)\d\d\b")
_BETWEEN = re.compile(r"[|·•/\n]")
_SPEECH = re.compile('["“”„«»「『]|^[–—]')
MARKS_OF_SPEECH = '"“„«‘‚「『–—'  # that begin it


def is_call(text: str) -> bool:
    """Whether a line asks its readers to subscribe, to follow, to share, to write in, or says whose the rights are."""
    speech = _SPEECH.search(text)
    if len(text) > CALL or (speech is not None and (speech.start() == 0 or len(text) > _NAMING)):
        return False
    low = lowered(text)
    if _begins(low):
        return True
    if speech is not None:
        return False
    if len(low) <= _NOTICE and (_COPYRIGHT.match(low) or any(phrase in low for phrase in _RIGHTS)):
        return True
    words = [word for part in low.split() if (word := part.strip(MARKS))]
    if _is_hinted(low, words) and (any(phrase in low for phrase in _WITHIN) or _is_of_channels(low, words)):
        return True
    address = _ADDRESS.search(low) if "@" in low else None
    if address is None:
        return False
    before, behind = low[: address.start()], low[address.end() :]
    asked = any(mark in before for mark in "?？؟")
    return asked or not _DESK.isdisjoint(words) or sum(map(str.isalpha, before + behind)) <= _BESIDE_ADDRESS


def is_call_amid(text: str, linked: bool, apart: bool) -> bool:
    """Whether a line between two paragraphs is a call: stories use such words too, so it has to begin as one, and be
    set `apart` by its letters or speak of "us", at once if it is not `linked`; or, so marked, to name a channel.
    """
    if len(text) > CALL or text[0] in MARKS_OF_SPEECH or text[-1] in "?？؟":
        return False
    low = lowered(text)
    begins = _begins(low)
    if not linked and not apart:
        ours = begins and len(low) <= _OWN and not _US.isdisjoint(map(_bare, low.split(None, _SOON)[:_SOON]))
        return ours and any(part in low for part in (*_LETTERS, *_NETWORKS, " app"))
    words = list(map(_bare, low.split()))
    if begins and (apart or not _US.isdisjoint(words)):
        return True
    return _is_hinted(low, words) and _SPEECH.search(text) is None and _is_of_channels(low, words)


def _is_hinted(low: str, words: Sequence[str]) -> bool:
    """Whether a line may speak of channels at all: by the beginnings of its words, where these stand apart."""
    spaced = max(words[0][:1] if words else "", low[len(low) // 2]) < SPACED
    return not spaced or not _HINTS.isdisjoint([word[:4] for word in words])


def _bare(word: str) -> str:
    return word.strip(MARKS)


def is_paid(text: str) -> bool:
    """Whether a text says that the paper is paid for what its readers buy."""
    if len(text) > CALL:
        return False
    low = lowered(text)
    return any(phrase in low for phrase in _PAID)


def without_rights(text: str) -> str:
    """A text without the notice of rights at its end, if it says more."""
    end = lowered(text[-_NOTICE:]).rstrip(_MARKS_AND_SPACE)
    if not end.endswith(_RIGHTS):
        return text
    notice = max((phrase for phrase in _RIGHTS if end.endswith(phrase)), key=len)
    return text[: max(0, len(text) - _NOTICE) + len(end) - len(notice)].rstrip(" \n\xa0©(–—-|") or text


def is_pressed(text: str) -> bool:
    """Whether a text is what stands on a button, or a link, that does what a call asks for."""
    return len(text) <= _BUTTON and lowered(text).strip(_MARKS_AND_SPACE) in _PRESSED


def is_tools(text: str) -> bool:
    """Whether a line names tools, such as a printer, side by side."""
    if len(text) > _BUTTON:
        return False
    return all(part.strip(_MARKS_AND_SPACE) in _TOOLS for part in _BETWEEN.split(lowered(text)))


def _begins(low: str) -> bool:
    start = low.lstrip(_MARKS_AND_SPACE)
    return start[:3] in _STARTS and start.startswith(_OPENING)


def _is_of_channels(low: str, words: Sequence[str]) -> bool:
    """Whether a line speaks of letters by mail or of a network, and calls it the paper's own or asks for something."""
    letters = [part for part in _LETTERS if part in low]
    if letters and any(word.startswith(_ASKS) for word in words):
        return True
    networks = [part for part in _NETWORKS if part in low]
    if not letters and not networks:
        return False
    if networks and (low.startswith(_RUNNING) or not _FOLLOWS.isdisjoint((*words[:_FIRST], *words[-_LAST:]))):
        return True
    if len(low) > _OWN:
        return False
    channels = letters + networks
    beside = (words[max(0, at - _NEAREST) : at + _NEAREST + 1] for at, word in enumerate(words) if word in _OURS)
    own = any(part in near for around in beside for near in around for part in channels)
    return own or any(part in low for part in _OURS_RUNNING)
