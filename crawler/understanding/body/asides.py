"""What stands around a story and speaks of the paper and its people: calls to subscribe, to follow, to write in, notes
about the authors, their bare names, the credit of a picture left alone.

Owns where such lines are looked for, at a story's head and foot alone, as amid it the same words are seldom furniture;
and how those about its makers are told (`asides.txt`). Must not know how a block is judged otherwise.
"""

import re
from collections.abc import Sequence

from crawler.understanding.body.calls import (
    CALL,
    MARKS,
    MARKS_OF_SPEECH,
    SPACED,
    is_call,
    is_paid,
    is_tools,
    without_rights,
)
from crawler.understanding.body.choose import is_told, only_names
from crawler.understanding.body.sheet import Sheet
from crawler.understanding.body.widgets import find_widgets
from crawler.understanding.metadata.agencies import is_agency
from crawler.understanding.metadata.persons import is_house
from crawler.understanding.metadata.wordlists import read_lists

_LISTS = read_lists(__package__, "asides.txt")
_PRESS, _CREDITS = frozenset(_LISTS["press"]), frozenset(_LISTS["credit"])
_WRITERS, _READING = _LISTS["writers"], _LISTS["reading"]
_MAKERS = frozenset(_LISTS["makers"])
_JOBS = frozenset(read_lists("crawler.understanding.metadata", "vocabulary.txt")["job_words"])
_FOOT, _HEAD = 6, 3  # blocks from the last and from the first that are looked at
_NOTE, _PROSE = 500, 90  # characters of a note about an author, of a story's paragraph
_SHOUT, _CAPTION = 150, 250  # characters of a call and of a caption above a story
_MADE = 120  # characters of a line that is a label and a source or a maker
_TAKER = 42  # characters of who took a picture
_CREDITED = 80  # characters from a caption's end that name who took the picture
_LEFT = 120  # characters of a story at least
_NEAR = 45  # characters before the name that a note about an author begins with
_ROLE, _NOTED = 6, 12  # words of a note about "the author", or one who is named, in which their work is said
_NAMED = 4  # words of a name
_BESIDE_NAMES = 12  # letters of a line besides the authors' names
_SIGNATURE = 40  # characters of a line that is a name alone
_STAMPS, _STAMP = 3, 60  # bylines of a live blog's posts at least; characters of one
_BRACKETED = re.compile(r"[(（][^()（）.!?。]{2,40}[)）]\.?")
_INITIALS = re.compile(r"[^\W\d_]{2,3}(?:[/,] ?[^\W\d_]{2,5})?")
_CREDIT = re.compile(r"(?:^|[\s(.,|–—-])([^\s.,:：/=(|]+(?: [^\s.,:：/=(|]+)?)\s?[.:：/=] ?[^.:]{2,40}\)?$")
_LABELLED = re.compile(r"[\s(（〔【\[《<]*([^:：/／՝]{1,24}?) ?[:：/／՝]")
_REPORTERS = re.compile("[（(]?[\u3400-\u9fff]{0,12}(?:记者|記者|通讯员|通訊員)[ :：][\u3400-\u9fff 、：:]{2,30}[)）]?")
_ISSUE = re.compile(r"《[^》]{2,12}》\s?[（(][^（）()]{4,30}版\s?[）)]")
_STOPS = ".。…।"  # end what is told
_RIGHTS = ("©", "(c)")
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
    found |= find_widgets(sheet, chosen) | {b for b in chosen if _is_bare_credit(sheet, b)}
    kept = [b for b in chosen if b not in found] if found else list(chosen)
    while kept and _heads_nothing(sheet, kept[-1]):
        kept.pop()
    if sum(sheet.sizes[b] for b in kept) < _LEFT:
        return list(chosen)
    for b in {kept[0], kept[-1]}:
        _shorten(sheet, b, authors, b == kept[0], b == kept[-1])
    return kept


def _above(sheet: Sheet, chosen: Sequence[int]) -> set[int]:
    """Calls, captions and reading times above the story's first paragraph."""
    found: set[int] = set()
    for at, b in enumerate(chosen):
        if at >= _HEAD + len(found):
            break
        text = sheet.texts[b]
        open_ended = text[-1] not in _STOPS
        called = open_ended and len(text) <= _SHOUT and (_is_reading_time(text) or is_call(text))
        tools = is_tools(text) and sheet.doc.tags[sheet.doc.block_box[b]] not in _HEADINGS
        credited = (open_ended or text.endswith(").")) and _is_credit(text.rstrip("."))
        credited = credited or (open_ended and _is_of_makers(text))
        if called or tools or is_paid(text) or credited:
            found.add(b)
        elif len(text) > _SHOUT:
            break
    return found


def _below(sheet: Sheet, chosen: Sequence[int], authors: Sequence[str]) -> set[int]:
    """Calls, names and notes below the story's last paragraph; several names alone are a list, and stay."""
    found = set()
    signed = []
    ended = False  # at a block that is not taken away
    for b in reversed(chosen[-_FOOT:]):
        text = sheet.texts[b]
        if "\n\n" in text:
            break  # of several paragraphs
        if _is_aside_below(text, authors) or _is_tools(sheet, b) or (text[0] == "(" and _is_credit(text)):
            found.add(b)
        elif not ended and _is_signature(sheet, b, chosen):
            signed.append(b)
        elif len(text) > _PROSE:
            break
        else:
            ended = True
    listed = sum(_is_name(sheet.texts[b]) for b in signed) > 1
    found.update(() if listed else signed)
    return found


def _is_aside_below(text: str, authors: Sequence[str]) -> bool:
    return is_call(text) or is_paid(text) or _is_of_author(text, authors) or _is_of_makers(text)


def _is_of_makers(text: str) -> bool:
    """Whether a line is a label and whom or what a story has something from ("来源：海港日报", "Источник: Маяк"), or an
    issue of the paper that it stood in: "《海港日报》（2026年5月4日 04版）".
    """
    if len(text) > _MADE or text[0] in MARKS_OF_SPEECH:
        return False
    parts = _LABELLED.match(text.lower())
    if parts is not None and parts[1].strip() in _MAKERS:
        return True
    return not text.isascii() and (_ISSUE.fullmatch(text) or _REPORTERS.fullmatch(text)) is not None


def _is_tools(sheet: Sheet, b: int) -> bool:
    """Whether a line names tools, or is a number alone in no paragraph; items of a story's own list may be so too."""
    text = sheet.texts[b]
    tag = sheet.doc.tags[sheet.doc.block_box[b]]
    return (tag in ("p", "div") and is_tools(text)) or (tag == "div" and text.isdigit())


def _stamps(sheet: Sheet, chosen: Sequence[int], authors: Sequence[str]) -> set[int]:
    """The bylines of a live blog's posts: there are several."""
    if not authors:
        return set()
    found = {b for b in chosen if sheet.lengths[b] <= _STAMP and only_names(sheet.texts[b], authors, _BESIDE_NAMES)}
    return found if len(found) >= _STAMPS else set()


def _heads_nothing(sheet: Sheet, b: int) -> bool:
    """Whether a block is a heading and no question; it was last."""
    tag, text = sheet.doc.tags[sheet.doc.block_box[b]], sheet.texts[b]
    return tag in _HEADINGS and len(text) <= _HEADING and text[-1] not in "?？؟;.!"


def _shorten(sheet: Sheet, b: int, authors: Sequence[str], first: bool, last: bool) -> None:
    """Take the asides off the ends of a block of several paragraphs, and a notice of rights off the last one."""
    text = sheet.texts[b]
    parts = text.split("\n\n")
    left = len(parts)
    while last and left > 1 and parts[left - 1].strip() and _is_aside(parts[left - 1].strip(), authors):
        left -= 1
    at = 0
    while first and at < left - 1 and len(parts[at]) <= _SIGNATURE and is_told(parts[at].strip(), authors):
        at += 1
    shorter = "\n\n".join(parts[at:left])
    if last:
        shorter = without_rights(shorter)
    if len(shorter) < len(text):
        sheet.rewrite(b, shorter)


def _is_aside(text: str, authors: Sequence[str]) -> bool:
    return _is_aside_below(text, authors) or is_tools(text) or _is_of_press(text) or _is_name(text)


def _is_of_author(text: str, authors: Sequence[str]) -> bool:
    """Whether a block is an author's name and little else, or a note that begins with it and says what they do.

    Of papers and agencies, stories speak themselves: "The Gazette has asked the council for comment."
    """
    named = [name for name in authors if name in text[: _NEAR + len(name)]] if len(text) <= _NOTE else []
    if not named:
        return False
    if only_names(text, authors, _BESIDE_NAMES):
        return True
    named = [name for name in named if not (is_house(name) or is_agency(name) or name.startswith("The "))]
    if text[0] in MARKS_OF_SPEECH or not named:
        return False
    if "@" in text or any(_begins_note(text, name) for name in named):
        return True
    return not _JOBS.isdisjoint(word.strip(MARKS) for part in text.lower().split() for word in part.split("-"))


def _begins_note(text: str, name: str) -> bool:
    """Whether a text begins with a name, and goes on about its bearer: what follows a comma is their age then."""
    if not text.startswith(name) or (" " not in name and name.isascii()):
        return False
    behind = text[len(name) : len(name) + _NEAR]
    return behind[:1] != "," or any(map(str.isdigit, behind))


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
    if len(text) > CALL or text.count(" ") < 2:
        return False
    low = text.lower()
    by_role = low.startswith(_WRITERS)
    if not by_role and (":" in text or not _is_name(" ".join(text.split()[:2]))):
        return False
    said = low.split()
    if said[0].endswith(",") or said[1].endswith(","):
        return False
    words = [word.strip(MARKS) for part in said[2 : _NOTED if not by_role else _ROLE] for word in part.split("-")]
    return not _PRESS.isdisjoint(words)


def _is_name(text: str) -> bool:
    """Whether a text is two to four words in a row that begin with capital letters, and no more."""
    words = text.split()
    if not 2 <= len(words) <= _NAMED or not text[-1].isalpha() or "," in text or text.isupper():
        return False
    return all(word[0].isupper() for word in words) and not any(map(str.isdigit, text))


def _is_reading_time(text: str) -> bool:
    """Whether a line says how long it takes to read the story."""
    if len(text) > _SIGNATURE or not any(map(str.isdigit, text)):
        return False
    low = text.lower()
    return any(part in low for part in _READING)


def _is_bare_credit(sheet: Sheet, b: int) -> bool:
    """Whether a paragraph says who took a picture, and no more."""
    text = sheet.texts[b]
    if len(text) > _MADE or sheet.doc.tags[sheet.doc.block_box[b]] not in ("p", "div", "span"):
        return False
    return any(_names_taker(text, sign) for sign in ":：/")


def _names_taker(text: str, sign: str) -> bool:
    """Whether a word for pictures is all that stands before a sign, and a name, or little more, behind it."""
    at = text.find(sign, 1, _TAKER)
    if at < 0 or text[:at].strip().lower() not in _CREDITS:
        return False
    behind = text[at + 1 :]
    return len(behind) <= _TAKER and "." not in behind and ":" not in behind


def _is_credit(text: str) -> bool:
    """Whether a line is a caption: it ends with who took the picture."""
    if len(text) > _CAPTION:
        return False
    if text.startswith(_RIGHTS):
        return True
    end = text[-_CREDITED:]
    if end[:1] < SPACED and _CREDITS.isdisjoint([word.strip(MARKS) for word in end.lower().split()]):
        return False
    match = _CREDIT.search(end)
    return match is not None and (match[1].lower() in _CREDITS or match[1].lower().split()[-1] in _CREDITS)
