"""Which paragraphs of a diff to show when only the surroundings of edits are wanted.

Owns that choice. Must not know how they are drawn.
"""

from collections.abc import Iterator, Sequence

from archive.diff.model import Fate, Paragraph


def selected(paragraphs: Sequence[Paragraph], context: int | None) -> Iterator[Paragraph | int]:
    """`paragraphs` with at most `context` unchanged ones around each edit (None: all of them); a number stands for how
    many were left out."""
    if context is None:
        yield from paragraphs
        return
    edits = [at for at, part in enumerate(paragraphs) if part.fate is not Fate.EQUAL]
    near = {at + k for at in edits for k in range(-context, context + 1)}
    left_out = 0
    for at, part in enumerate(paragraphs):
        if at not in near:
            left_out += 1
            continue
        if left_out:
            yield left_out
        left_out = 0
        yield part
    if left_out:
        yield left_out


def omission(count: int) -> str:
    """How the gap of `count` paragraphs is told."""
    return f"… {count} unchanged paragraph{'s' if count > 1 else ''} …"


def move_remark(part: Paragraph) -> str:
    """Where a moved paragraph came from or went to, by its number in the other text (from 1)."""
    return f"moved from paragraph {part.old[0] + 1}" if part.new else "moved away"
