"""How inserted and deleted words look in a terminal, with colours and without.

Owns the marks. Must not know layout. Colour is never the only sign: deleted words are struck through, inserted ones
underlined; without colours they stand in [-...-] and {+...+}, as in git's word diff. All text is made safe to print.
"""

from collections.abc import Iterable, Sequence

from archive.diff.model import Diff, FieldChange, Op, Span, Value
from archive.display import safe

_RESET = "\x1b[0m"
_ANSI = {Op.DELETE: "\x1b[31;9m", Op.INSERT: "\x1b[32;1;4m"}
_DIM, _BOLD = "\x1b[2m", "\x1b[1m"
_MARKS = {Op.DELETE: ("[-", "-]"), Op.INSERT: ("{+", "+}")}


def inked(op: Op, text: str, *, colour: bool) -> str:
    """`text` as words of that kind look; every line by itself, so that a pager that cuts lines shows each rightly."""
    if op in (Op.EQUAL, Op.TRIVIAL) or not text:
        return safe(text)
    before, after = (_ANSI[op], _RESET) if colour else _MARKS[op]
    if not colour:
        return f"{before}{safe(text)}{after}"
    return "\n".join(f"{before}{line}{after}" if line else "" for line in safe(text).split("\n"))


def dim(text: str, *, colour: bool) -> str:
    """A remark of the program, in grey."""
    return f"{_DIM}{text}{_RESET}" if colour else text


def bold(text: str, *, colour: bool) -> str:
    """A heading."""
    return f"{_BOLD}{text}{_RESET}" if colour else text


def inline(spans: Iterable[Span], *, colour: bool) -> str:
    """Spans in one run: what stayed plain, what went and what came marked."""
    return "".join(inked(span.op, span.before if span.op is Op.DELETE else span.after, colour=colour) for span in spans)


def shown(value: Value) -> str:
    """A field's value as a reader sees it."""
    if isinstance(value, tuple):
        return ", ".join(value)
    return "" if value is None else str(value)


# What follows from the text, and is no news to who sees the text.
_DERIVED = frozenset({"word_count"})


def shown_fields(diff: Diff) -> tuple[FieldChange, ...]:
    """The fields of a diff that a reader is shown."""
    return tuple(change for change in diff.fields if change.name not in _DERIVED)


def field_spans(change: FieldChange) -> Sequence[Span]:
    """The spans of a field; a field that holds no words is exchanged whole."""
    if change.spans:
        return change.spans
    sides = (Span(Op.DELETE, shown(change.before), ""), Span(Op.INSERT, "", shown(change.after)))
    return tuple(span for span in sides if span.before or span.after)
