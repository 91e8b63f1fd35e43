"""What stands around a story and speaks of the paper and its people: calls to subscribe, to follow, to write in, notes
about the authors, their bare names, the credit of a picture left alone.

Owns how those are told by what they say, in many languages (`asides.txt`), at a story's head and foot alone: amid it
the same words are seldom furniture. Must not know how a block is judged otherwise.
"""

import re
from collections.abc import Sequence

from crawler.understanding.body.sheet import Sheet
from crawler.understanding.metadata.wordlists import read_lists

_LISTS = read_lists(__package__, "asides.txt")
_OPENING, _INBOX = _LISTS["opening"], _LISTS["inbox"]
_LETTERS, _ASKS, _NETWORKS = frozenset(_LISTS["letters"]), frozenset(_LISTS["asks"]), frozenset(_LISTS["networks"])
_FOLLOWS, _DESK, _PRESS = frozenset(_LISTS["follows"]), frozenset(_LISTS["desk"]), frozenset(_LISTS["press"])
_JOBS = frozenset(read_lists("crawler.understanding.metadata", "vocabulary.txt")["job_words"])
_CREDITS = frozenset(_LISTS["credit"])
_FOOT, _HEAD = 6, 3  # blocks from the last and from the first that are looked at
_CALL, _NOTE, _PROSE = 300, 500, 90  # characters of a call, of a note about an author, of a story's paragraph
_SHOUT, _CAPTION = 150, 250  # characters of a call and of a caption above a story
_LEFT = 200  # characters of a story at least
_NEAR = 45  # characters before the name that a note about an author begins with
_NOTED = 14  # words of a note in which an unknown author's job is said
_FIRST, _LAST = 4, 3  # words of a call at whose ends it says what to do
_BESIDE_NAMES, _BESIDE_ADDRESS = 12, 12  # letters of a line besides the authors' names, or an address
_STAMPS, _STAMP = 3, 60  # bylines of a live blog's posts at least; characters of one
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,24})+")
_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]+(?: [^\W\d_a-z][\w.'’-]*){1,3}\b")
_CREDIT = re.compile(r"(?:^|[\s(.,|–—-])(\w+(?: \w+)?)\s?[.:：/=] ?[^.:]{2,40}[).]?$")
_RIGHTS = ("©", "(c)")
_MARKS = "\"“”„«»‘’'‚「『」』.,:;!?¿¡()[]…–—|*•।。、，：؟،»›→>"
_SPEECH = re.compile('["“”„«»「『]|^[–—]')
_QUOTES = '"“„«‘‚「『–—'
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_HEADING = 60  # characters of a heading that heads nothing


def without_asides(sheet: Sheet, chosen: Sequence[int], authors: Sequence[str] = ()) -> list[int]:
    """The chosen blocks without those at their ends that are no part of the story; all where little else was chosen.

    A heading that is last then heads nothing, and is none of the story either, unless it asks. A block of several
    paragraphs loses its last ones alike.
    """
    found = _above(sheet, chosen) | _below(sheet, chosen, authors) | _stamps(sheet, chosen, authors)
    kept = [b for b in chosen if b not in found] if found else list(chosen)
    while kept and _heads_nothing(sheet, kept[-1]):
        kept.pop()
    if sum(sheet.lengths[b] for b in kept) < _LEFT:
        return list(chosen)
    if "\n\n" in sheet.texts[kept[-1]]:
        _shorten(sheet, kept[-1], authors)
    return kept


def _above(sheet: Sheet, chosen: Sequence[int]) -> set[int]:
    """Calls and captions above the story's first paragraph."""
    found = set()
    for b in chosen[:_HEAD]:
        text = sheet.texts[b]
        if (len(text) <= _SHOUT and _is_call(text)) or _is_credit(text):
            found.add(b)
        elif len(text) > _SHOUT:
            break
    return found


def _below(sheet: Sheet, chosen: Sequence[int], authors: Sequence[str]) -> set[int]:
    """Calls, names and notes below the story's last paragraph."""
    found = set()
    for at, b in enumerate(reversed(chosen[-_FOOT:])):
        text = sheet.texts[b]
        if _is_call(text) or _is_of_author(text, authors) or (at < 2 and _is_of_press(text)):
            found.add(b)
        elif len(text) > _PROSE:
            break
    return found


def _stamps(sheet: Sheet, chosen: Sequence[int], authors: Sequence[str]) -> set[int]:
    """The bylines of a live blog's posts: there are several."""
    if not authors:
        return set()
    found = {b for b in chosen if sheet.lengths[b] <= _STAMP and _is_byline(sheet.texts[b], authors)}
    return found if len(found) >= _STAMPS else set()


def _heads_nothing(sheet: Sheet, b: int) -> bool:
    """Whether a block is a heading and no question; it was last."""
    tag, text = sheet.doc.tags[sheet.doc.block_box[b]], sheet.texts[b]
    return tag in _HEADINGS and len(text) <= _HEADING and text[-1] not in "?？؟;.!"


def _shorten(sheet: Sheet, b: int, authors: Sequence[str]) -> None:
    """Take the asides off the end of a block of several paragraphs."""
    parts = sheet.texts[b].split("\n\n")
    left = len(parts)
    while left > 1 and parts[left - 1].strip() and _is_aside(parts[left - 1].strip(), authors):
        left -= 1
    if left < len(parts):
        sheet.rewrite(b, "\n\n".join(parts[:left]))


def _is_aside(text: str, authors: Sequence[str]) -> bool:
    return _is_call(text) or _is_of_author(text, authors) or _is_of_press(text)


def _is_call(text: str) -> bool:
    """Whether a line asks its readers to subscribe, to follow, to share, to write in."""
    if len(text) > _CALL or _SPEECH.search(text):
        return False
    low = text.lower()
    if low.lstrip(_MARKS + " ").startswith(_OPENING) or any(phrase in low for phrase in _INBOX):
        return True
    words = [word.strip(_MARKS) for word in low.split()]
    if not _LETTERS.isdisjoint(words) and not _ASKS.isdisjoint(words):
        return True
    if not _NETWORKS.isdisjoint(words) and not _FOLLOWS.isdisjoint((*words[:_FIRST], *words[-_LAST:])):
        return True
    address = _ADDRESS.search(low) if "@" in low else None
    if address is None:
        return False
    beside = low[: address.start()] + low[address.end() :]
    return not _DESK.isdisjoint(words) or sum(map(str.isalpha, beside)) <= _BESIDE_ADDRESS


def _is_of_author(text: str, authors: Sequence[str]) -> bool:
    """Whether a block is an author's name and little else, or a note that begins with it and says what they do."""
    named = [name for name in authors if name in text[: _NEAR + len(name)]] if len(text) <= _NOTE else []
    if not named:
        return False
    if _is_byline(text, authors):
        return True
    if text[0] in _QUOTES:
        return False
    if any(text.startswith(name) and (" " in name or not name.isascii()) for name in named):
        return True
    return not _JOBS.isdisjoint(word.strip(_MARKS) for part in text.lower().split() for word in part.split("-"))


def _is_byline(text: str, authors: Sequence[str]) -> bool:
    """Whether a line is authors' names and little else."""
    rest = text
    for name in authors:
        rest = rest.replace(name, "")
    return rest != text and sum(map(str.isalpha, rest)) <= _BESIDE_NAMES


def _is_of_press(text: str) -> bool:
    """Whether a block begins with somebody's name and says that they write for papers."""
    if len(text) > _CALL or ":" in text or not text[0].isupper() or _NAME.match(text) is None:
        return False
    words = (word.strip(_MARKS) for part in text.lower().split()[:_NOTED] for word in part.split("-"))
    return not _PRESS.isdisjoint(words)


def _is_credit(text: str) -> bool:
    """Whether a line is a caption: it ends with who took the picture."""
    if len(text) > _CAPTION:
        return False
    if text.startswith(_RIGHTS):
        return True
    match = _CREDIT.search(text[-80:])
    return match is not None and (match[1].lower() in _CREDITS or match[1].lower().split()[-1] in _CREDITS)
