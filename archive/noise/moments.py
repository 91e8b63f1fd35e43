"""Rules for lines that only say when: "updated 5 minutes ago", "Stand: 22.11.2026, 10:45 Uhr".

Owns that judgement. Must not know fields, or how lines are cut. Such lines change with the clock, or with `modified_at`,
which never makes an edit by itself.
"""

import re

from archive.noise.phrases import alternatives, pattern, phrases
from archive.noise.rule import LineRule

_LABEL = "(?:" + "|".join(phrases()["label"]["words"]) + ")"
_DATE_WORDS = frozenset(" ".join(phrases()["date"][table] for table in ("months", "days", "words")).split())
_UNSPACED = frozenset(phrases()["date"]["unspaced"])
_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:['’][^\W\d_]+)*")
_CLOCK = re.compile(r"\d{1,2}\s?[:.h時时点시]\s?\d{2}")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_LABELLED = pattern(rf"\W*{_LABEL}(?=\W|\d)\s?[:：–-]?\s?")
_LABEL_AFTER = pattern(rf"\s?{_LABEL}\W*$")
_RELATIVE = pattern(rf"\W*(?:{_LABEL}\s?[:：–-]?\s?)?{alternatives('relative')}\s?{_LABEL}?\W*")


def _is_date_word(token: str) -> bool:
    return token.isdigit() or token.casefold() in _DATE_WORDS or all(char in _UNSPACED for char in token)


def _is_relative(line: str) -> bool:
    return _RELATIVE.fullmatch(line) is not None


def _is_timestamp(line: str) -> bool:
    """Whether a label and a date are all that `line` says; without a label, the date must have a year and a clock time,
    for a bare day or year may be a heading of the story."""
    label = _LABELLED.match(line)
    rest = line[label.end() :] if label else _LABEL_AFTER.sub("", line)
    tokens = _TOKEN.findall(rest)
    if not any(token.isdigit() for token in tokens) or not all(map(_is_date_word, tokens)):
        return False
    return bool(label) or rest != line or bool(_CLOCK.search(rest) and _YEAR.search(rest))


RELATIVE_TIME = LineRule(
    "relative_time", 1, "a line that says how long ago the page was published or updated", _is_relative
)
TIMESTAMP = LineRule(
    "timestamp", 1, "a line that only says at what time the page was published or updated", _is_timestamp
)
