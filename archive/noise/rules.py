"""All noise rules, in the order in which they are applied.

Owns the list. Must not know what any of them does.
"""

from archive.noise.charset import CHARSET
from archive.noise.moments import RELATIVE_TIME, TIMESTAMP
from archive.noise.rule import LineRule, TextRule
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

TEXT_RULES: tuple[TextRule, ...] = (
    CHARSET, ENTITIES, NORMAL_FORM, INVISIBLE, QUOTES, DASHES, ELLIPSIS, WIDTH, WHITE_SPACE,
)  # fmt: skip
LINE_RULES: tuple[LineRule, ...] = (RELATIVE_TIME, TIMESTAMP)
