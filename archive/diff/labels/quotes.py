"""Where somebody is quoted, and whether an edit lies within.

Owns the pairs of quotation marks. Must not know labels.
"""

import re
from collections.abc import Sequence

from archive.diff.model import Op, Span

Range = tuple[int, int]

_QUOTED = re.compile(
    r"“[^“”]{2,}[”“]|„[^„“”]{2,}[“”]|«[^«»]{2,}»|»[^«»]{2,}«|「[^「」]{2,}」|『[^『』]{2,}』|‹[^‹›]{2,}›"
    r"|(?<!\w)\"[^\"\n]{2,}\"|(?<!\w)‘(?:[^‘’]|’(?=\w)){2,}’(?!\w)|(?<!\w)'(?:[^'\n]|'(?=\w)){8,400}'(?!\w)"
)


def quoted(text: str) -> list[Range]:
    """Where quotations stand in `text`: from the first character within the marks to behind the last."""
    return [(match.start() + 1, match.end() - 1) for match in _QUOTED.finditer(text)]


def changed_quote(spans: Sequence[Span]) -> tuple[str, str] | None:
    """The first quotation that reads otherwise after than before, as (old, new); None when none does."""
    before = "".join(span.before for span in spans)
    after = "".join(span.after for span in spans)
    old_quotes, new_quotes = quoted(before), quoted(after)
    if not old_quotes or not new_quotes:
        return None
    for old, new in _edited_ranges(spans):
        in_old, in_new = _touched(old_quotes, old), _touched(new_quotes, new)
        if in_old and in_new:
            old_text, new_text = before[slice(*in_old)], after[slice(*in_new)]
            if old_text != new_text:
                return old_text, new_text
    return None


def _edited_ranges(spans: Sequence[Span]) -> list[tuple[Range, Range]]:
    ranges = []
    i = j = 0
    start: tuple[int, int] | None = None
    for span in [*spans, Span(Op.EQUAL, "", "")]:
        if span.op in (Op.DELETE, Op.INSERT):
            start = start or (i, j)
        elif start is not None:
            ranges.append(((start[0], i), (start[1], j)))
            start = None
        i, j = i + len(span.before), j + len(span.after)
    return ranges


def _touched(quotes: Sequence[Range], edit: Range) -> Range | None:
    """The quotation that an edit overlaps; an edit of no width must lie within it, not at its edge... its edge
    counts too, where the other side has the words.
    """
    start, end = edit
    for quote in quotes:
        overlaps = quote[0] < end and start < quote[1]
        within = start == end and quote[0] <= start <= quote[1]
        if overlaps or within:
            return quote
    return None
