"""What stands around a story and speaks of the paper and its people: calls to subscribe, to follow, to write in, notes
about the authors, their bare names, the credit of a picture left alone.

Owns how those are told by what they say, in many languages (`asides.txt`), at a story's head and foot alone: amid it
the same words are seldom furniture. Must not know how a block is judged otherwise.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from crawler.understanding.body.sheet import Sheet
from crawler.understanding.metadata.wordlists import read_lists

_LISTS = read_lists(__package__, "asides.txt")
_OPENING, _WITHIN = _LISTS["opening"], _LISTS["within"]
_LETTERS, _ASKS, _NETWORKS, _WRITERS = (_LISTS[name] for name in ("letters", "asks", "networks", "writers"))
_FOLLOWS, _OURS, _DESK, _PRESS = (frozenset(_LISTS[name]) for name in ("follows", "ours", "desk", "press"))
_RUNNING, _OURS_RUNNING = (
    tuple(word for word in _LISTS[name] if "\u0e00" <= word[0] < "\u0e80" or word[0] >= "\u3040")
    for name in ("follows", "ours")
)  # of letters without spaces between words
_JOBS = frozenset(read_lists("crawler.understanding.metadata", "vocabulary.txt")["job_words"])
_STARTS = frozenset(phrase[:3] for phrase in _OPENING)  # which few lines have
_HINTS = frozenset(max(part.split(), key=len)[:4] for part in _WITHIN + _LETTERS + _NETWORKS)  # as few have such words
_SPACED = "\u0590"  # letters before which words stand apart and begin as they do in lists
_CREDITS = frozenset(_LISTS["credit"])
_FOOT, _HEAD = 6, 3  # blocks from the last and from the first that are looked at
_OWN = 160  # characters of a line that speaks of what is the paper's own
_CALL, _NOTE, _PROSE = 300, 500, 90  # characters of a call, of a note about an author, of a story's paragraph
_SHOUT, _CAPTION = 150, 250  # characters of a call and of a caption above a story
_CREDITED = 80  # characters from a caption's end that name who took the picture
_LEFT = 120  # characters of a story at least
_NEAR = 45  # characters before the name that a note about an author begins with
_ROLE, _NOTED = 6, 12  # words of a note about "the author", or one who is named, in which their work is said
_FIRST, _LAST = 2, 3  # words of a call at whose ends it says what to do
_NAMING = 120  # characters of a call in which marks of speech are about a name
_NEAREST = 3  # words between what a paper calls its own and the word for that
_NAMED = 4  # words of a name
_BESIDE_NAMES, _BESIDE_ADDRESS = 12, 12  # letters of a line besides the authors' names, or an address
_SIGNATURE = 40  # characters of a line that is a name alone
_RARE, _BOX = 2, 400  # blocks of a kind of place that is no part of the story's; characters of an element of its own
_STAMPS, _STAMP = 3, 60  # bylines of a live blog's posts at least; characters of one
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,24})+")
_BRACKETED = re.compile(r"[(（][^()（）.!?。]{2,40}[)）]\.?")
_INITIALS = re.compile(r"[^\W\d_]{2,3}(?:[/,] ?[^\W\d_]{2,5})?")
_CREDIT = re.compile(r"(?:^|[\s(.,|–—-])([^\s.,:：/=(|]+(?: [^\s.,:：/=(|]+)?)\s?[.:：/=] ?[^.:]{2,40}[).]?$")
_RIGHTS, _RIGHTS_WORDS, _NOTICE = ("©", "(c)"), _LISTS["rights"], 60  # characters of a notice that is no more
_MARKS = "\"“”„«»‘’'‚「『」』.,:;!?¿¡()[]…–—|*•।。、，：؟،»›→>"
_MARKS_AND_SPACE = _MARKS + " "
_SPEECH = re.compile('["“”„«»「『]|^[–—]')
_QUOTES = '"“„«‘‚「『–—'
_BOXES = ("div", "aside", "section", "form")
_ITEMS = ("li", "td", "th", "dd", "blockquote", "figure")
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_HEADING = 60  # characters of a heading that heads nothing


def without_asides(sheet: Sheet, chosen: Sequence[int], authors: Sequence[str] = ()) -> list[int]:
    """The chosen blocks without those at their ends that are no part of the story; all where little else was chosen.

    A heading that is last then heads nothing, and is none of the story either, unless it asks. A block of several
    paragraphs loses its last ones alike.
    """
    if not chosen:
        return []
    found = _above(sheet, chosen) | _below(sheet, chosen, authors) | _stamps(sheet, chosen, authors)
    found |= _apart(sheet, chosen)
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
    ended = False  # at a block that is not taken away
    for b in reversed(chosen[-_FOOT:]):
        text = sheet.texts[b]
        if _is_call(text) or _is_of_author(text, authors) or (not ended and _is_signature(sheet, b, chosen)):
            found.add(b)
        elif len(text) > _PROSE:
            break
        else:
            ended = True
    return found


def _apart(sheet: Sheet, chosen: Sequence[int]) -> set[int]:
    """What stands amid the story in a small element of its own with a call, such as a form for letters by mail."""
    doc, lengths, boxes, parents = sheet.doc, sheet.lengths, sheet.doc.block_box, sheet.doc.parents
    around: dict[int, int] = {}
    for b in chosen:
        box = parents[boxes[b]]
        around[box] = around.get(box, 0) + lengths[b]
    usual, found = max(around, key=around.__getitem__), set[int]()
    odd = [
        b for b in chosen[1:-1] if lengths[b] <= _CALL and (parents[boxes[b]] != usual or doc.tags[boxes[b]] in _BOXES)
    ]
    if not odd:
        return found
    signs = dict(zip(sheet.blocks, sheet.signs, strict=True))
    counts = Counter([signs[b] for b in chosen])
    main = signs[max(chosen, key=lengths.__getitem__)]
    for b in odd:
        if counts[signs[b]] > _RARE:
            continue
        box = boxes[b]
        if doc.tags[box] not in _BOXES:
            box = doc.parents[box]
        if box <= 0 or doc.tags[box] in _ITEMS or sheet.container(box)[0] > _BOX:
            continue
        first = bisect_left(doc.block_from, doc.text_from[box])
        mine = range(first, bisect_left(doc.block_from, doc.text_to[box], first))
        if all(signs.get(one) != main for one in mine) and any(_is_call(sheet.texts[one]) for one in mine):
            found.update(one for one in mine if one in signs)
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
    return _is_call(text) or _is_of_author(text, authors) or _is_of_press(text) or _is_name(text)


def _is_call(text: str) -> bool:
    """Whether a line asks its readers to subscribe, to follow, to share, to write in, or says whose the rights are."""
    speech = _SPEECH.search(text)
    if len(text) > _CALL or (speech is not None and (speech.start() == 0 or len(text) > _NAMING)):
        return False
    low = text.lower()
    start = low.lstrip(_MARKS_AND_SPACE)
    if start[:3] in _STARTS and start.startswith(_OPENING):
        return True
    if speech is not None:
        return False
    if len(low) <= _NOTICE and any(phrase in low for phrase in _RIGHTS_WORDS):
        return True
    words = [word for part in low.split() if (word := part.strip(_MARKS))]
    hinted = max(start[:1], low[len(low) // 2]) >= _SPACED or not _HINTS.isdisjoint([word[:4] for word in words])
    if hinted and (any(phrase in low for phrase in _WITHIN) or _is_of_channels(low, words)):
        return True
    address = _ADDRESS.search(low) if "@" in low else None
    if address is None:
        return False
    before, behind = low[: address.start()], low[address.end() :]
    asked = any(mark in before for mark in "?？؟")
    return asked or not _DESK.isdisjoint(words) or sum(map(str.isalpha, before + behind)) <= _BESIDE_ADDRESS


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


def _is_of_author(text: str, authors: Sequence[str]) -> bool:
    """Whether a block is an author's name and little else, or a note that begins with it and says what they do."""
    named = [name for name in authors if name in text[: _NEAR + len(name)]] if len(text) <= _NOTE else []
    if not named:
        return False
    if _is_byline(text, authors):
        return True
    if text[0] in _QUOTES:
        return False
    if "@" in text or any(text.startswith(name) and (" " in name or not name.isascii()) for name in named):
        return True
    return not _JOBS.isdisjoint(word.strip(_MARKS) for part in text.lower().split() for word in part.split("-"))


def _is_byline(text: str, authors: Sequence[str]) -> bool:
    """Whether a line is authors' names and little else."""
    rest = text
    for name in authors:
        rest = rest.replace(name, "")
    return rest != text and sum(map(str.isalpha, rest)) <= _BESIDE_NAMES


def _is_signature(sheet: Sheet, b: int, chosen: Sequence[int]) -> bool:
    """Whether the line at a story's end is a name or initials alone, or says that its bearer writes for papers and is
    nobody the story speaks of.
    """
    text = sheet.texts[b]
    if _is_of_press(text):
        surname = text.split()[1]
        return text.lower().startswith(_WRITERS) or not any(surname in sheet.texts[one] for one in chosen if one != b)
    if len(text) > _SIGNATURE:
        return False
    if _BRACKETED.fullmatch(text):
        return True
    tag = sheet.doc.tags[sheet.doc.block_box[b]]
    return tag in ("p", "div") and (_INITIALS.fullmatch(text) is not None or _is_name(text))


def _is_of_press(text: str) -> bool:
    """Whether a line begins with somebody's name and says that they write for papers."""
    if len(text) > _CALL or text.count(" ") < 2:
        return False
    low = text.lower()
    by_role = low.startswith(_WRITERS)
    if not by_role and (":" in text or not _is_name(" ".join(text.split()[:2]))):
        return False
    said = low.split()
    if said[0].endswith(",") or said[1].endswith(","):
        return False
    words = [word.strip(_MARKS) for part in said[2 : _NOTED if not by_role else _ROLE] for word in part.split("-")]
    return not _PRESS.isdisjoint(words)


def _is_name(text: str) -> bool:
    """Whether a text is two to four words in a row that begin with capital letters, and no more."""
    words = text.split()
    if not 2 <= len(words) <= _NAMED or not text[-1].isalpha() or "," in text or text.isupper():
        return False
    return all(word[0].isupper() for word in words) and not any(map(str.isdigit, text))


def _is_credit(text: str) -> bool:
    """Whether a line is a caption: it ends with who took the picture."""
    if len(text) > _CAPTION:
        return False
    if text.startswith(_RIGHTS):
        return True
    end = text[-_CREDITED:]
    if end[:1] < _SPACED and _CREDITS.isdisjoint([word.strip(_MARKS) for word in end.lower().split()]):
        return False
    match = _CREDIT.search(end)
    return match is not None and (match[1].lower() in _CREDITS or match[1].lower().split()[-1] in _CREDITS)
