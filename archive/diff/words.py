"""The word diff of two texts: spans that a person reads as whole words and phrases.

Owns the alignment of words and the semantic clean-up. Must not know paragraphs, fields or renderings.
"""

from collections.abc import Sequence

from archive.diff.model import Op, Span
from archive.diff.sequences import Block, Numbering, common_blocks
from archive.diff.tokens import is_word, keys, tokenize

# When less than this of both of two longer texts is common, they share it by chance.
CHANCE = 0.35
LEAST_EXCHANGED = 30

Edit = tuple[int, int, int, int]  # old tokens from, to; new tokens from, to


def word_spans(before: str, after: str) -> tuple[Span, ...]:
    """What was deleted and inserted between two texts, as spans whose old sides join to `before`, new sides
    to `after`.
    """
    if before == after:
        return (Span(Op.EQUAL, before, after),) if before else ()
    if not before or not after:
        return (Span(Op.DELETE if before else Op.INSERT, before, after),)
    return token_spans(tokenize(before), tokenize(after))


def token_spans(old: Sequence[str], new: Sequence[str]) -> tuple[Span, ...]:
    """As `word_spans`, of texts that are cut into tokens already."""
    numbering = Numbering()
    old_ids, new_ids = numbering.of(keys(old)), numbering.of(keys(new))
    edits = _edits(common_blocks(old_ids, new_ids), len(old), len(new))
    return _whole_if_unlike(_spans(_merged(edits, old), old, new))


def _edits(blocks: Sequence[Block], old_size: int, new_size: int) -> list[Edit]:
    edits = []
    i = j = 0
    for a, b, size in [*blocks, (old_size, new_size, 0)]:
        if a > i or b > j:
            edits.append((i, a, j, b))
        i, j = a + size, b + size
    return edits


def _merged(edits: Sequence[Edit], old: Sequence[str]) -> list[Edit]:
    """`edits` with those joined between which too little stayed to be worth reading: no words at all, or fewer
    words than were edited on either side of it (the rule of thumb of diff-match-patch's semantic clean-up, in
    words).
    """
    stack: list[Edit] = []
    for edit in edits:
        while stack and not _worth_reading(stack[-1], edit, old):
            i, _, j, _ = stack.pop()
            edit = (i, edit[1], j, edit[3])
        stack.append(edit)
    return stack


def _weight(tokens: Sequence[str]) -> int:
    return sum(map(len, filter(is_word, tokens)))


def _worth_reading(left: Edit, right: Edit, old: Sequence[str]) -> bool:
    kept = old[left[1] : right[0]]
    if len(kept) > 24:
        return True
    weight = _weight(kept)
    if not weight:
        # Spaces and marks alone: they separate two edits only where each of those is a pure insertion or deletion.
        return False
    sides = [max(edit[1] - edit[0], edit[3] - edit[2]) for edit in (left, right)]
    replaced = all(edit[1] > edit[0] and edit[3] > edit[2] for edit in (left, right))
    kept_words = sum(map(is_word, kept))
    return kept_words > 1 or not replaced or weight > 3 or min(sides) < 3


def _whole_if_unlike(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """`spans`, or one exchange of the whole where little of either side stayed: what is left of it is chance."""
    old = new = stayed_old = stayed_new = 0
    for span in spans:
        old += len(span.before)
        new += len(span.after)
        if span.op is Op.EQUAL or span.op is Op.TRIVIAL:
            stayed_old += len(span.before)
            stayed_new += len(span.after)
    if min(old, new) < LEAST_EXCHANGED or max(stayed_old / old, stayed_new / new) > CHANCE:
        return spans
    before, after = "".join(span.before for span in spans), "".join(span.after for span in spans)
    return (Span(Op.DELETE, before, ""), Span(Op.INSERT, "", after))


def _spans(edits: Sequence[Edit], old: Sequence[str], new: Sequence[str]) -> tuple[Span, ...]:
    spans: list[Span] = []
    i = j = 0
    for a, b, c, d in [*edits, (len(old), len(old), len(new), len(new))]:
        _add_kept(spans, old[i:a], new[j:c])
        if b > a:
            spans.append(Span(Op.DELETE, "".join(old[a:b]), ""))
        if d > c:
            spans.append(Span(Op.INSERT, "", "".join(new[c:d])))
        i, j = b, d
    return tuple(spans)


def _add_kept(spans: list[Span], old: Sequence[str], new: Sequence[str]) -> None:
    """Add tokens that correspond: EQUAL where they are the same, TRIVIAL where only their keys are."""
    if old == new:
        if old:
            text = "".join(old)
            spans.append(Span(Op.EQUAL, text, text))
        return
    start = 0
    for at in range(1, len(old) + 1):
        same = old[start] == new[start]
        if at == len(old) or (old[at] == new[at]) is not same:
            before, after = "".join(old[start:at]), "".join(new[start:at])
            spans.append(Span(Op.EQUAL if same else Op.TRIVIAL, before, after))
            start = at
