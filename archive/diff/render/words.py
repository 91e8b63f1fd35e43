"""A diff as running text with its edited words marked, for a terminal.

Owns that layout. Must not know how marks look.
"""

from archive.diff.model import Diff, Fate, Paragraph
from archive.diff.render.ink import bold, dim, field_spans, inked, inline, shown_fields
from archive.diff.render.selection import move_remark, omission, selected
from archive.display import one_line

FIRST_WORDS = 60


def worded(diff: Diff, *, colour: bool = False, context: int | None = None) -> str:
    """Fields first, one a line; then the text, what went struck through or in [-...-], what came underlined or in
    {+...+}. "" for an empty diff of empty texts."""
    lines = []
    for change in shown_fields(diff):
        lines.append(bold(f"{change.name}: ", colour=colour) + inline(field_spans(change), colour=colour))
    if lines:
        lines.append("")
    for part in selected(diff.paragraphs, context):
        if isinstance(part, int):
            lines += [dim(omission(part), colour=colour), ""]
        else:
            lines += [_paragraph(part, colour=colour), ""]
    return "\n".join(lines).rstrip("\n") + "\n" if lines else ""


def _paragraph(part: Paragraph, *, colour: bool) -> str:
    if part.fate is Fate.MOVED:
        return dim(f"({move_remark(part)}) ", colour=colour) + inline(part.spans, colour=colour)
    if part.fate is Fate.MOVED_AWAY:
        first = one_line(part.before, FIRST_WORDS)
        return dim(f"({move_remark(part)}: {first})", colour=colour)
    if len(part.spans) == 1:
        span = part.spans[0]
        return inked(span.op, span.after or span.before, colour=colour)
    return inline(part.spans, colour=colour)
