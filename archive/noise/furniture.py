"""Rules for lines of the page that are no part of the story: counters, reading times, labels of advertisements,
links to other stories, invitations, copyright.

Owns those judgements. Must not know fields, or how lines are cut. A line counts as furniture only when it says
nothing else: "12 comments" goes, "12 comments were deleted by the council" stays.
"""

from archive.noise.phrases import COUNT, alternatives, pattern, phrases
from archive.noise.rule import LineRule, TextRule

_COUNTED = alternatives("counter")
_RELATED = alternatives("related")
_COUNTER = pattern(rf"\W*(?:{COUNT}\s?{_COUNTED}|{_COUNTED}\s?[:：(（]?\s?{COUNT}\s?[)）]?)\W*")
_READING = pattern(rf"\W*{alternatives('reading_time')}\W*")
_ADVERTISEMENT = pattern(rf"\W*{alternatives('advertisement')}\W*")
_INVITATION = pattern(rf"\W*{alternatives('invitation')}\W*")
# A name of theirs, and words that ask: at the line's start, or at its end where a language puts the verb there.
_OUTSIDE = r"[^\W\u0e00-\uffff]"  # a letter of a script with spaces: a name does not go on in it
_ASKED, _ENDED, _NAMES = (phrases()["platform"][name] for name in ("asking", "ending", "names"))
_PLATFORM = pattern(rf"(?<!{_OUTSIDE})(?:{_NAMES})(?!{_OUTSIDE})")
_ASKING = pattern(rf"\W*(?:{_ASKED})|.*(?:\W|[\u0e00-\uffff])(?:{_ENDED})\W*$")
_BESIDE = pattern(rf"[\W_]*{alternatives('beside')}[^\w.,。।۔]*")
_COPYRIGHT = pattern(
    r"\W*(?:©|\(c\)|copyright(?=\s?(?:©|\(c\)|\d{4}|by\b|\W*$)))[\s©]*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?.{0,120}"
)
_LEADING = pattern(rf"[\W_]*{_RELATED}\s?(?:[:：»›>→?]|[\"\-–—|]\s).{{1,200}}")  # a guillemet was made a \" before
_AFTER_LABEL = pattern(r"[:：»›>→?|–—]|\s[-\"]\s")
_HAS_DIGIT = pattern(r"\d")
_LEADING_ALONE = pattern(rf"[\W_]*{_RELATED}[\W_]*")
# A link that the extractor glued to the end of a paragraph: after a sentence's end, the label, a colon, no further
# sentence; and a counter glued in the same way. Both are looked for in the last characters of a line alone.
_AFTER_SENTENCE = r"(?<=[.!?…。！？।؟\"”’»])[ \t\u00a0]*"
_GLUED = pattern(rf"{_AFTER_SENTENCE}{_RELATED}\s?[:：]\s?[^\n.!?。！？।؟]{{3,160}}[.!?]?$")
_GLUED_COUNT = pattern(rf"{_AFTER_SENTENCE}(?:{COUNT}\s?{_COUNTED})$")
_GLUED_TAIL, _COUNT_TAIL = 220, 40


def _without_glued(text: str) -> str:
    return "\n".join(map(_without_glued_tail, text.split("\n")))


def _without_glued_tail(line: str) -> str:
    tail = line[-_GLUED_TAIL:]
    if len(line) > _COUNT_TAIL and line[-1:].isalpha() and any(char.isdigit() for char in line[-_COUNT_TAIL:]):
        line = line[:-_COUNT_TAIL] + _GLUED_COUNT.sub("", line[-_COUNT_TAIL:])
    if ":" in tail or "：" in tail:
        tail = line[-_GLUED_TAIL:]
        line = line[: len(line) - len(tail)] + _GLUED.sub("", tail)
    return line


# What only names a thing is short; longer lines are not worth the test.
_SHORT, _LABEL_LENGTH, _WORDS_OF_A_SENTENCE = 70, 60, 12
_WORDS_OF_A_BUTTON, _LONG_LABEL = 7, 120


def _is_counter(line: str) -> bool:
    return len(line) <= _SHORT and _HAS_DIGIT.search(line) is not None and _COUNTER.fullmatch(line) is not None


def _is_reading_time(line: str) -> bool:
    return len(line) <= _SHORT and _HAS_DIGIT.search(line) is not None and _READING.fullmatch(line) is not None


def _is_advertisement(line: str) -> bool:
    return len(line) <= _SHORT and _ADVERTISEMENT.fullmatch(line) is not None


def _is_related(line: str) -> bool:
    if _AFTER_LABEL.search(line, 0, _LABEL_LENGTH) and _LEADING.fullmatch(line):
        # A link is a headline; a long sentence with its full stop is the story's own.
        return not (line[-1] in ".۔।" and line.count(" ") >= _WORDS_OF_A_SENTENCE)
    return len(line) <= _LABEL_LENGTH and _LEADING_ALONE.fullmatch(line) is not None


def _is_invitation(line: str) -> bool:
    if _INVITATION.fullmatch(line) or _COPYRIGHT.fullmatch(line):
        return True
    if len(line) <= _LONG_LABEL and _BESIDE.fullmatch(line):
        return True
    if len(line) > _SHORT or line.count(" ") > _WORDS_OF_A_BUTTON or line[-1] in ".?…。؟।":
        return False
    return _PLATFORM.search(line) is not None and _ASKING.match(line) is not None


COUNTER = LineRule("counter", 1, "a line that counts comments, shares, views", _is_counter)
READING_TIME = LineRule("reading_time", 1, "a line that says how long reading takes", _is_reading_time)
ADVERTISEMENT = LineRule("advertisement", 1, "a line that marks an advertisement", _is_advertisement)
RELATED = LineRule("related", 2, "a line that leads to another story", _is_related)
INVITATION = LineRule(
    "invitation",
    2,
    "an invitation to share, subscribe, follow, see more; whence a text or picture is; a copyright line",
    _is_invitation,
)
GLUED = TextRule("glued_link", 1, "a link to another story, or a counter, glued to a paragraph's end", _without_glued)
