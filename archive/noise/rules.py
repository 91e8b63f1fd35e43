"""All noise rules, in the order in which they are applied.

Owns the list. Must not know what any of them does.
"""

from archive.noise.charset import CHARSET
from archive.noise.furniture import ADVERTISEMENT, COUNTER, GLUED, INVITATION, READING_TIME, RELATED
from archive.noise.moments import RELATIVE_TIME, TIMESTAMP
from archive.noise.rule import LineRule, Rule, TextRule
from archive.noise.typography import (
    DASHES,
    ELLIPSIS,
    ENTITIES,
    INVISIBLE,
    NORMAL_FORM,
    QUOTES,
    WHITE_SPACE,
    WIDTH,
)

# White space comes last, after the lines were read: it folds lines and paragraphs into one.
TEXT_RULES: tuple[TextRule, ...] = (
    CHARSET, ENTITIES, NORMAL_FORM, INVISIBLE, QUOTES, DASHES, ELLIPSIS, WIDTH, GLUED,
)  # fmt: skip
LINE_RULES: tuple[LineRule, ...] = (
    RELATIVE_TIME, TIMESTAMP, COUNTER, READING_TIME, ADVERTISEMENT, RELATED, INVITATION,
)  # fmt: skip
LAYOUT: TextRule = WHITE_SPACE
ALL_RULES: tuple[Rule, ...] = (*TEXT_RULES, *LINE_RULES, LAYOUT)
