"""What a noise rule is: a name, a version, and one kind of difference that it hides.

Owns the two shapes of rule. Must not know any particular rule, nor what a comparison does with them.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextRule:
    """Two texts differ only in what this rule hides when `normal` gives the same for both.

    `version` grows when the rule's verdict on any text changes.
    """

    name: str
    version: int
    hides: str
    normal: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class LineRule:
    """A line is page furniture when `says_only_that` holds for it, or when for each of its parts (between bars
    and dots) some line rule's does. `says_only_that` takes a stripped line of at most `LONGEST_LINE`
    characters.
    """

    name: str
    version: int
    hides: str
    says_only_that: Callable[[str], bool]


Rule = TextRule | LineRule

# A line of furniture is short; longer ones are never tested, which also bounds the cost of a test.
LONGEST_LINE = 200
# Furniture stands around a story: of a text of endless lines, so many are tested at its start and at its end.
MOST_AT_AN_END = 500
_PARTS = re.compile(r"[|·•∙⋅●■]|(?<=\s)[-–—/](?=\s)")


def is_furniture(line: str, rules: Sequence[LineRule]) -> bool:
    """Whether `line` says nothing but what `rules` hide."""
    line = line.strip()
    if not line or len(line) > LONGEST_LINE:
        return False
    if any(rule.says_only_that(line) for rule in rules):
        return True
    parts = [stripped for part in _PARTS.split(line) if (stripped := part.strip())]
    return len(parts) > 1 and all(any(rule.says_only_that(part) for rule in rules) for part in parts)


def without_furniture(text: str, rules: Sequence[LineRule]) -> str:
    """`text` without the lines that `rules` hide; paragraphs left empty go too."""
    if not rules:
        return text
    kept = []
    at, last = 0, text.count("\n")
    for paragraph in text.split("\n\n"):
        lines = paragraph.split("\n")
        left = []
        for line in lines:
            is_at_an_end = at < MOST_AT_AN_END or at > last - MOST_AT_AN_END
            if not (is_at_an_end and is_furniture(line, rules)):
                left.append(line)
            at += 1
        at += 1
        if len(left) == len(lines):
            kept.append(paragraph)
        elif any(line.strip() for line in left):
            kept.append("\n".join(left))
    return "\n\n".join(kept)
