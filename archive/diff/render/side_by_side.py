"""A diff in two columns, the older content left, the newer right, for a terminal.

Owns that layout: columns of equal width in terminal cells (wide characters take two), broken between tokens. Must not
know how marks look. A letter between the columns says what became of the row, for readers without colours.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len

from archive.diff.model import Diff, Fate, Op, Paragraph, Span
from archive.diff.render.ink import bold, dim, field_spans, inked, shown_fields
from archive.diff.render.selection import omission, selected
from archive.diff.tokens import characters, tokenize
from archive.display import safe

GUTTER = {
    Fate.EQUAL: " ",
    Fate.EDITED: "|",
    Fate.INSERTED: ">",
    Fate.DELETED: "<",
    Fate.MOVED: "»",
    Fate.MOVED_AWAY: "«",
}
NARROWEST = 10
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")

Piece = tuple[Op, str]
Line = tuple[list[Piece], int]  # what stands on it; how many cells wide it is


def side_by_side(
    diff: Diff,
    *,
    width: int = 100,
    before: str = "before",
    after: str = "after",
    colour: bool = False,
    context: int | None = None,
) -> str:
    """Two columns within `width` cells; between them | edited, < deleted, > inserted, « moved away, » moved here."""
    column = max(NARROWEST, (width - 3) // 2)
    rows = [bold(_padded([(Op.EQUAL, before)], column) + "   " + safe(after)[:column], colour=colour)]
    for change in shown_fields(diff):
        rows.append(dim(f"{change.name}", colour=colour))
        rows += _row(field_spans(change), GUTTER[Fate.EDITED], column, colour=colour)
    if shown_fields(diff) and diff.paragraphs:
        rows.append(dim("text", colour=colour))
    for part in selected(diff.paragraphs, context):
        if isinstance(part, int):
            rows += [dim(omission(part), colour=colour), ""]
            continue
        rows += [*_row(_columns(part), GUTTER[part.fate], column, colour=colour), ""]
    return "\n".join(row.rstrip() for row in rows).rstrip("\n") + "\n"


def _columns(part: Paragraph) -> Sequence[Span]:
    """A moved paragraph shows its new side alone: its old side stands at its old place."""
    if part.fate is Fate.MOVED:
        return [Span(Op.INSERT if span.op is Op.INSERT else Op.EQUAL, "", span.after) for span in part.spans]
    return part.spans


def _row(spans: Sequence[Span], gutter: str, column: int, *, colour: bool) -> Iterator[str]:
    left = _wrapped([(span.op, span.before) for span in spans], column, colour=colour)
    right = _wrapped([(span.op, span.after) for span in spans], column, colour=colour)
    blank: Line = ([], 0)
    for old, new in zip_longest(left, right, fillvalue=blank):
        yield f"{_drawn(old, column, colour=colour)} {gutter} {_drawn(new, 0, colour=colour)}"


def _wrapped(pieces: Sequence[Piece], column: int, *, colour: bool) -> list[Line]:
    lines: list[Line] = [([], 0)]
    for op, text in pieces:
        marked = [(op, token) for token in tokenize(safe(text))]
        if not colour and op in (Op.DELETE, Op.INSERT) and marked:
            opened, closed = ("[-", "-]") if op is Op.DELETE else ("{+", "+}")
            marked = [(Op.EQUAL, opened), *((Op.EQUAL, token) for _, token in marked), (Op.EQUAL, closed)]
        for piece_op, token in marked:
            if "\n" in token:
                lines += [([], 0) for _ in range(token.count("\n"))]
                continue
            for part in _fitting(token, column):
                cells = cell_len(part)
                if lines[-1][1] + cells > column:
                    lines.append(([], 0))
                    if part.isspace():
                        continue
                lines[-1] = ([*lines[-1][0], (piece_op, part)], lines[-1][1] + cells)
    return lines if lines[0][0] or len(lines) > 1 else []


def _fitting(token: str, column: int) -> Iterator[str]:
    """`token` in parts that fit a column, cut between characters (grapheme clusters have no cut within)."""
    if cell_len(token) <= column:
        yield token
        return
    part = ""
    for character in characters(token):
        if cell_len(part + character) > column:
            yield part
            part = ""
        part += character
    if part:
        yield part


def _padded(pieces: Sequence[Piece], column: int) -> str:
    text = "".join(safe(piece) for _, piece in pieces)[:column]
    return text + " " * max(0, column - cell_len(text))


def _drawn(line: Line, column: int, *, colour: bool) -> str:
    pieces, cells = line
    drawn = "".join(inked(op, text, colour=True) if colour else text for op, text in pieces)
    if any(_RIGHT_TO_LEFT.search(text) for _, text in pieces):
        drawn = f"\u2068{drawn}\u2069"  # so that a column's direction leaves the other one alone (UAX #9)
    return drawn + " " * max(0, column - cells)
