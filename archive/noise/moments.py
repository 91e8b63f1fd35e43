"""Rules for lines that only say when: "updated 5 minutes ago", "Stand: 22.11.2026, 10:45 Uhr".

Owns that judgement. Must not know fields, or how lines are cut. Such lines change with the clock, or with
`modified_at`, which never makes an edit by itself.
"""

import re

from archive.noise.phrases import alternatives, date_words, pattern, phrases
from archive.noise.rule import LineRule

_LABEL = "(?:" + "|".join(phrases()["label"]["words"]) + ")"
_UNSPACED = frozenset(phrases()["date"]["unspaced"])
_LONGEST = 100
_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:['’][^\W\d_]+)*")
_CLOCK = re.compile(
    r"\d{1,2}(?::|\s?[h時时点시]\s?)\d{2}|\d{1,2}\.\d{2}\s?(?:uhr|uur|klo)|(?:kl|klo|ore|alle)\.? \d{1,2}\.\d{2}",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_LABELLED = pattern(rf"\W*{_LABEL}(?=\W|\d)\s?[:：–-]?\s?")
_LABEL_AFTER = pattern(rf"(?P<date>.*\d\w{{0,3}}\W{{0,3}}\b){_LABEL}\W*")
_LABELS = pattern(rf"(?<!\w){_LABEL}(?=\W|\d)")
_DIGIT = re.compile(r"\d")
_RELATIVE = pattern(rf"\W*(?:{_LABEL}\s?[:：–-]?\s?)?{alternatives('relative')}\s?{_LABEL}?\W*")


def _is_date_word(token: str) -> bool:
    return token.isdigit() or token.casefold() in date_words() or all(char in _UNSPACED for char in token)


def _is_relative(line: str) -> bool:
    return len(line) <= _LONGEST and _RELATIVE.fullmatch(line) is not None


def _is_timestamp(line: str) -> bool:
    """Whether a label and a date are all that `line` says; without a label, the date must have a year and a clock time,
    for a bare day or year may be a heading of the story."""
    if len(line) > _LONGEST or not _DIGIT.search(line):
        return False
    label = _LABELLED.match(line)
    rest = line[label.end() :] if label else line
    tokens = _TOKEN.findall(rest)
    if label and not all(map(_is_date_word, tokens)):
        return _is_several(line)
    if not label and not all(map(_is_date_word, tokens)):
        label = _LABEL_AFTER.fullmatch(line)
        rest = label["date"] if label else line
        tokens = _TOKEN.findall(rest)
    if not any(token.isdigit() for token in tokens) or not all(map(_is_date_word, tokens)):
        return False
    if label:  # "Stand 5" is a place at a fair
        return len(tokens) > 1 or bool(_YEAR.search(rest))
    return bool(_CLOCK.search(rest) and _YEAR.search(rest))


def _is_several(line: str) -> bool:
    """Whether `line` says two or more times, each with its label: "Published: 3 March, 08:10. Last updated: 09:00"."""
    rest, labels = _LABELS.subn(" ", line)
    tokens = _TOKEN.findall(rest)
    return labels > 1 and len(tokens) > labels and all(map(_is_date_word, tokens)) and bool(_DIGIT.search(rest))


RELATIVE_TIME = LineRule(
    "relative_time", 2, "a line that says how long ago the page was published or updated", _is_relative
)
TIMESTAMP = LineRule(
    "timestamp", 2, "a line that only says at what time the page was published or updated", _is_timestamp
)
