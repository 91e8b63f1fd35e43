"""A diff as counts: which fields, how many paragraphs and words.

Owns that layout. Must not know descriptions or labels.
"""

from collections.abc import Iterable

from archive.diff.model import Diff, Fate, Op, Span
from archive.diff.render.ink import field_spans, shown_fields
from archive.diff.tokens import words

WIDEST = 40


def stat(diff: Diff, *, colour: bool = False) -> str:
    """A line a field with its words added and removed as plusses and minuses, then a summary; "" for an empty diff."""
    if diff.is_empty:
        return ""
    rows = [(change.name, *_counts(field_spans(change))) for change in shown_fields(diff)]
    spans = [span for part in diff.paragraphs if part.fate is not Fate.MOVED_AWAY for span in part.spans]
    if any(part.fate is not Fate.EQUAL for part in diff.paragraphs):
        rows.append(("text", *_counts(spans)))
    if not rows:
        return ""
    name_width = max(len(name) for name, _, _ in rows)
    most = max(added + removed for _, added, removed in rows)
    scale = min(1.0, WIDEST / most) if most else 1.0
    lines = []
    for name, added, removed in rows:
        plus, minus = ("+" * _scaled(added, scale), "-" * _scaled(removed, scale))
        if colour:
            plus, minus = f"\x1b[32m{plus}\x1b[0m", f"\x1b[31m{minus}\x1b[0m"
        lines.append(f" {name:<{name_width}} | {added + removed:>5} {plus}{minus}".rstrip())
    lines.append(" " + _summary(diff, sum(row[1] for row in rows), sum(row[2] for row in rows)))
    return "\n".join(lines) + "\n"


def _scaled(count: int, scale: float) -> int:
    return max(1, round(count * scale)) if count else 0


def _counts(spans: Iterable[Span]) -> tuple[int, int]:
    changed = [span for span in spans if span.op in (Op.INSERT, Op.DELETE)]
    return sum(len(words(span.after)) for span in changed), sum(len(words(span.before)) for span in changed)


def _summary(diff: Diff, added: int, removed: int) -> str:
    names = {Fate.EDITED: "edited", Fate.INSERTED: "added", Fate.DELETED: "removed", Fate.MOVED: "moved"}
    counts = {fate: sum(part.fate is fate for part in diff.paragraphs) for fate in names}
    parts = [f"{count} {names[fate]}" for fate, count in counts.items() if count]
    paragraphs = "paragraphs: " + ", ".join(parts) + "; " if parts else ""
    return f"{paragraphs}{added} words added(+), {removed} removed(-)"
