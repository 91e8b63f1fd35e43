"""A diff in the unified form that git and patch readers know: a paragraph a line, " ", "-" or "+" before it.

Owns that layout. Must not know colours' codes. It is for reading: a line break inside a paragraph keeps its prefix, and
paragraphs stand in the order of the newer text, moved ones at both places.
"""

from collections.abc import Iterator

from archive.diff.model import Diff, Fate, Op, Paragraph
from archive.diff.render.ink import dim, inked, shown, shown_fields
from archive.diff.render.selection import omission, selected
from archive.display import safe


def unified(
    diff: Diff, *, before: str = "before", after: str = "after", colour: bool = False, context: int | None = None
) -> str:
    """The two names, then every field and paragraph; "" for an empty diff."""
    if diff.is_empty:
        return ""
    lines = [f"--- {safe(before)}", f"+++ {safe(after)}"]
    for change in shown_fields(diff):
        lines.append(dim(f"@@ {change.name} @@", colour=colour))
        lines += _lines("-", shown(change.before), colour=colour)
        lines += _lines("+", shown(change.after), colour=colour)
    if any(part.fate is not Fate.EQUAL for part in diff.paragraphs):
        lines.append(dim("@@ text @@", colour=colour))
        for part in selected(diff.paragraphs, context):
            if isinstance(part, int):
                lines.append(dim(f"@@ {omission(part)} @@", colour=colour))
            else:
                lines += _paragraph(part, colour=colour)
    return "\n".join(lines) + "\n"


def _paragraph(part: Paragraph, *, colour: bool) -> Iterator[str]:
    if part.fate in (Fate.EQUAL, Fate.EDITED) and all(s.op in (Op.EQUAL, Op.TRIVIAL) for s in part.spans):
        yield from _lines(" ", part.after, colour=colour)
        return
    if part.fate is not Fate.MOVED and part.old:
        yield from _lines("-", part.before, colour=colour)
    if part.new:
        yield from _lines("+", part.after, colour=colour)


def _lines(prefix: str, text: str, *, colour: bool) -> Iterator[str]:
    op = {"-": Op.DELETE, "+": Op.INSERT, " ": Op.EQUAL}[prefix]
    for line in text.split("\n"):
        whole = f"{prefix}{line}"
        yield inked(op, whole, colour=True) if colour and op is not Op.EQUAL else safe(whole)
