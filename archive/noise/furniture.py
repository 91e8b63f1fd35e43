"""Rules for lines of the page that are no part of the story: counters, reading times, labels of advertisements, links to
other stories, invitations, copyright.

Owns those judgements. Must not know fields, or how lines are cut. A line counts as furniture only when it says nothing
else: "12 comments" goes, "12 comments were deleted by the council" stays.
"""

import re

from archive.noise.phrases import COUNT, alternatives, pattern
from archive.noise.rule import LineRule, TextRule

_COUNTED = alternatives("counter")
_RELATED = alternatives("related")
_COUNTER = pattern(rf"\W*(?:{COUNT}\s?{_COUNTED}|{_COUNTED}\s?[:：(（]?\s?{COUNT}\s?[)）]?)\W*")
_READING = pattern(rf"\W*{alternatives('reading_time')}\W*")
_ADVERTISEMENT = pattern(rf"\W*{alternatives('advertisement')}\W*")
_INVITATION = pattern(rf"\W*{alternatives('invitation')}\W*")
_COPYRIGHT = pattern(r"\W*(?:©|\(c\)|copyright)[\s©]*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?.{0,120}")
_LEADING = pattern(rf"[\W_]*{_RELATED}\s?(?:[:：»›>→]|\s[-–—|]\s).{{1,200}}")
_LEADING_ALONE = pattern(rf"[\W_]*{_RELATED}[\W_]*")
# A link that the extractor glued to the end of a paragraph: after a sentence's end, the label, a colon, no further
# sentence.
_GLUED = pattern(
    rf"(?<=[.!?…。！？।؟\"”’»])[ \t\u00a0]*(?:{_RELATED})\s?[:：]\s?[^\n.!?。！？।؟]{{3,160}}[.!?]?(?=\n|$)"
)
# A counter or a time glued in the same way.
_GLUED_COUNT = pattern(
    rf"(?<=[.!?…。！？।؟\"”’»])[ \t\u00a0]*(?:{COUNT}\s(?:comments?|shares?|views?|kommentare|commentaires|comentarios"
    rf"|comentários|commenti|reacties|комментари(?:й|я|ев)|просмотр(?:а|ов)?))(?=\n|$)"
)


def _without_glued(text: str) -> str:
    return _GLUED_COUNT.sub("", _GLUED.sub("", text))



def _is_counter(line: str) -> bool:
    return _COUNTER.fullmatch(line) is not None


def _is_reading_time(line: str) -> bool:
    return _READING.fullmatch(line) is not None


def _is_advertisement(line: str) -> bool:
    return _ADVERTISEMENT.fullmatch(line) is not None


def _is_related(line: str) -> bool:
    return _LEADING.fullmatch(line) is not None or _LEADING_ALONE.fullmatch(line) is not None


def _is_invitation(line: str) -> bool:
    return _INVITATION.fullmatch(line) is not None or _COPYRIGHT.fullmatch(line) is not None


COUNTER = LineRule("counter", 1, "a line that counts comments, shares, views", _is_counter)
READING_TIME = LineRule("reading_time", 1, "a line that says how long reading takes", _is_reading_time)
ADVERTISEMENT = LineRule("advertisement", 1, "a line that marks an advertisement", _is_advertisement)
RELATED = LineRule("related", 1, "a line that leads to another story", _is_related)
INVITATION = LineRule("invitation", 1, "an invitation to share, subscribe, follow; a copyright line", _is_invitation)
GLUED = TextRule("glued_link", 1, "a link to another story, or a counter, glued to a paragraph's end", _without_glued)
