"""Numbers of files, cases and citations: "24-1234", "II FSK 12/25", "KKO:2026:1", "[2026] FCA 12", "Case No. 24-12".

Owns how a text is known to be such a number, or to begin with one. Must not know where texts stand.
"""

import re

# what numbers are those of, where that has more than five letters
_KINDS = (
    "docket|opinion|appeal|decision|judge?ment|notice|resolución|sentencia|acuerdo|decreto|acórdão|resolução|urteil|"
    "beschluss|drucksache|décision|ordonnance|délibération|sentenza|ordinanza|delibera|decreto|uitspraak|besluit|"
    "decyzja|wyrok|uchwała|rozsudek|usnesení|решение|постановление|приказ"
)
# digits with a few short words beside them
_NUMBER = re.compile(
    r"^[\[(#]?(?=\D*\d)(?:(?:(?:" + _KINDS + r")(?!\w)|[^\W\d_]{1,5}+(?![^\W\d_])|\d++\w?+)[\W_]{0,2}+){1,6}$",
    re.I,
)
_SEAM = re.compile(r" (?:[-–—|]|--) |: |, |\. |  ")
_LAST_SEAM = re.compile(r"(?: [-–—|] |, |: )(?=[^,:|–—]{1,40}$)")
_WORD = re.compile(r"[^\W\d_]+")
_WORDS = 3
_DIGIT = re.compile(r"\d")
_PAIR = re.compile(r"\d[-/.:]\d")
_FILED = re.compile(r"\d[-/:]\d|\w-\d{3}|\b(?:no|nr|case|docket)\b|n°", re.I)  # unlike the code of a place, "NV 89431"
_DIGITS = 4
_LONGEST = 40  # characters


def is_number(text: str) -> bool:
    """Whether a text is a number with at most some short words beside it."""
    return len(text) <= _LONGEST and _NUMBER.match(text) is not None and len(_WORD.findall(text)) <= _WORDS


def number_behind(text: str) -> str:
    """The number that a text ends with, and what parts it from the rest, or ""."""
    for seam in _LAST_SEAM.finditer(text):
        if _FILED.search(text, seam.end()) and is_number(text[seam.end() :]):
            return text[seam.start() :]
    return ""


def number_before(text: str) -> str:
    """The number that a text begins with, and what parts it from the rest, or ""."""
    if not _DIGIT.search(text, 0, _LONGEST):
        return ""
    seams = _SEAM.finditer(text, 0, _LONGEST)
    return next((text[: seam.end()] for seam in seams if _names_file(text[: seam.start()])), "")


def _names_file(text: str) -> bool:
    """Whether a number is one of a file ("9/25", "S26A0001"), and not of what it is called ("Day 12", "Part 3")."""
    return is_number(text) and (_PAIR.search(text) is not None or sum(map(str.isdecimal, text)) >= _DIGITS)
