"""A short word diff for the terminal: the changed fields and paragraphs, with a little of what stands around them.

Owns its marks and colours. Must not know archives. Colour is never the only mark: what went stands in [- -], what came
in {+ +}, as in git.
"""

from rich.text import Text

from archive.diff import Diff, Fate, Op, Span
from archive.display import safe

WENT, CAME = "red strike", "green"
AROUND = 90  # characters of unchanged text that are kept beside a change


def drawn(difference: Diff) -> Text:
    """The diff as text for a rich console; empty when nothing differs."""
    lines = []
    for change in difference.fields:
        if change.name in ("modified_at", "image", "section", "word_count"):
            continue
        spans = change.spans or (Span(Op.DELETE, _plain(change.before), ""), Span(Op.INSERT, "", _plain(change.after)))
        lines.append(Text.assemble((f"{change.name}: ", "dim"), _run(spans)))
    for part in difference.paragraphs:
        if part.fate in (Fate.EQUAL, Fate.MOVED_AWAY):
            continue
        mark = "moved here: " if part.fate is Fate.MOVED else ""
        lines.append(Text.assemble((mark, "dim"), _run(part.spans)))
    return Text("\n").join(Text("  ").append_text(line) for line in lines)


def _run(spans: tuple[Span, ...]) -> Text:
    out = Text()
    for index, span in enumerate(spans):
        before, after = safe(span.before), safe(span.after)
        if span.op in (Op.EQUAL, Op.TRIVIAL):
            out.append(_shortened(after, first=index == 0, last=index == len(spans) - 1))
            continue
        if before:
            out.append(f"[-{before}-]", WENT)
        if after:
            out.append("{+" + after + "+}", CAME)
    return out


def _shortened(text: str, *, first: bool, last: bool) -> str:
    if len(text) <= 2 * AROUND or (first and last):
        return text
    if first:
        return "… " + text[-AROUND:].partition(" ")[2]
    if last:
        return text[:AROUND].rpartition(" ")[0] + " …"
    return text[:AROUND].rpartition(" ")[0] + " … " + text[-AROUND:].partition(" ")[2]


def _plain(value: object) -> str:
    return ", ".join(str(one) for one in value) if isinstance(value, tuple) else "" if value is None else str(value)
