"""The diff of two contents: fields, then paragraphs, sentences and words.

Owns the order of the steps and of the parts. Must not know how units or words are aligned, or how a diff is drawn.
"""

from collections.abc import Sequence

from archive.diff.model import BREAK, FIELDS, Diff, Fate, FieldChange, Op, Paragraph, Span, Value, plain_value
from archive.diff.sentences import sentences
from archive.diff.units import Pair, pair_units
from archive.diff.words import word_spans
from archive.model import Content

# Fields that hold words of a language, whose change is shown word by word.
WORDED = frozenset({"title", "subtitle", "section", "authors"})


def diff(before: Content, after: Content) -> Diff:
    """What lies between two contents, of one article or of two. `diff(a, b).apply(a) == b`; `diff(a, a).is_empty`."""
    return Diff(
        tuple(_field(name, before, after) for name in FIELDS if getattr(before, name) != getattr(after, name)),
        text_diff(before.text, after.text),
        after.language or before.language,
    )


def _field(name: str, before: Content, after: Content) -> FieldChange:
    old, new = plain_value(getattr(before, name)), plain_value(getattr(after, name))
    return FieldChange(name, old, new, word_spans(_worded(old), _worded(new)) if name in WORDED else ())


def _worded(value: Value) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value or "")


def text_diff(before: str, after: str) -> tuple[Paragraph, ...]:
    """What became of each paragraph; paragraphs are what blank lines part."""
    old = before.split(BREAK) if before else []
    new = after.split(BREAK) if after else []
    if before == after:
        return tuple(Paragraph(Fate.EQUAL, (i,), (i,), _equal(text)) for i, text in enumerate(old))
    return tuple(_in_order(old, new, pair_units(old, new)))


def _equal(text: str) -> tuple[Span, ...]:
    return (Span(Op.EQUAL, text, text),) if text else ()


def _in_order(old: Sequence[str], new: Sequence[str], pairs: Sequence[Pair]) -> list[Paragraph]:
    """All paragraphs of both texts: what was deleted or moved away stands before what took its place."""
    moves = {pair.old[0]: number for number, pair in enumerate(pairs) if pair.moved}
    by_new = {pair.new[0]: pair for pair in pairs}
    within = {j for pair in pairs for j in pair.new[1:]}
    parts: list[Paragraph] = []
    next_old = 0

    def leave(until: int) -> None:
        nonlocal next_old
        for i in range(next_old, until):
            span = (Span(Op.DELETE, old[i], ""),) if old[i] else ()
            move = moves.get(i)
            parts.append(Paragraph(Fate.DELETED if move is None else Fate.MOVED_AWAY, (i,), (), span, move))
        next_old = max(next_old, until)

    waiting: list[Paragraph] = []  # insertions, which stand after the deletions of the same place
    for j, text in enumerate(new):
        pair = by_new.get(j)
        if pair is None:
            if j not in within:
                waiting.append(Paragraph(Fate.INSERTED, (), (j,), (Span(Op.INSERT, "", text),) if text else ()))
        elif pair.moved:
            waiting.append(_changed(old, new, pair, moves[pair.old[0]]))
        else:
            leave(pair.old[0])
            parts += waiting
            waiting = []
            parts.append(_changed(old, new, pair, None))
            next_old = pair.old[-1] + 1
    leave(len(old))
    return parts + waiting


def _changed(old: Sequence[str], new: Sequence[str], pair: Pair, move: int | None) -> Paragraph:
    before, after = BREAK.join(old[i] for i in pair.old), BREAK.join(new[j] for j in pair.new)
    fate = Fate.MOVED if move is not None else Fate.EQUAL if before == after else Fate.EDITED
    return Paragraph(fate, pair.old, pair.new, passage_spans(before, after), move)


def passage_spans(before: str, after: str) -> tuple[Span, ...]:
    """The word diff of two passages that correspond, sentence by sentence where they have several."""
    if before == after:
        return _equal(before)
    old, new = sentences(before), sentences(after)
    if len(old) < 2 and len(new) < 2:
        return word_spans(before, after)
    spans: list[Span] = []
    i = j = 0
    for pair in [*pair_units(old, new, moves=False), Pair((len(old),), (len(new),))]:
        _join(spans, _unpaired(old[i : pair.old[0]], new[j : pair.new[0]]))
        if pair.old[0] < len(old):
            _join(spans, word_spans("".join(old[k] for k in pair.old), "".join(new[k] for k in pair.new)))
        i, j = pair.old[-1] + 1, pair.new[-1] + 1
    return tuple(spans)


def _unpaired(old: Sequence[str], new: Sequence[str]) -> Sequence[Span]:
    """Sentences that have no counterpart: exchanged whole, but a single one for a single one word by word."""
    gone, come = "".join(old), "".join(new)
    if len(old) == len(new) == 1:
        return word_spans(gone, come)
    sides = (Span(Op.DELETE, gone, ""), Span(Op.INSERT, "", come))
    return [span for span in sides if span.before or span.after]


def _join(spans: list[Span], more: Sequence[Span]) -> None:
    """Add spans, those of one kind that meet made one."""
    for span in more:
        if spans and spans[-1].op is span.op:
            span = Span(span.op, spans[-1].before + span.before, spans[-1].after + span.after)
            spans.pop()
        spans.append(span)
