"""Where a paragraph's sentences end: at marks, and at line breaks.

Owns that one judgement. Must not know alignment. Joined, the sentences of a text are the text: the space after a
sentence belongs to it.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _abbreviations() -> frozenset[str]:
    table = tomllib.loads(files(__package__).joinpath("abbreviations.toml").read_text(encoding="utf-8"))
    return frozenset(table["words"].split())


_END = re.compile(
    r"""\n\s*                           # a line's end
      | (?:[.!?…]+["'”’»›)\]]*(?:\s+|$)   # a mark, what closes with it, a space
      | [。！？｡؟۔।॥።]+["'”’»』」）)\]]*\s*)""",
    re.VERBOSE,
)
_LONGEST_WORD = 20
_LAST_WORD = re.compile(r"[\w.’']+$")


def sentences(text: str) -> list[str]:
    """`text` as a list of sentences, each with the space that follows it."""
    found = []
    start = 0
    for match in _END.finditer(text):
        if match.end() < len(text) and _goes_on(text, start, match):
            continue
        found.append(text[start : match.end()])
        start = match.end()
    if start < len(text):
        found.append(text[start:])
    return found


def _goes_on(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the sentence that began at `start` goes on after `match`: after an abbreviation, an initial, an
    ordinal, or when a small letter follows.
    """
    mark = match.group().strip()
    if "\n" in match.group():
        return False
    if text[match.end()].islower():
        return True
    if mark != ".":
        return False
    last = _LAST_WORD.search(text, max(start, match.start() - _LONGEST_WORD), match.start())
    if last is None:
        return False
    word = last.group().rstrip(".").casefold()
    return word in _abbreviations() or (len(word) == 1 and word.isalpha()) or (word.isdigit() and len(word) < 3)
