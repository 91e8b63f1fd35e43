"""The edits of a diff that count: where words came and went, noise left out.

Owns the reading of a `Diff` for descriptions and labels. Must not know labels, nor how a diff is made or drawn.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.diff.model import Diff, Fate, Op, Paragraph, Span
from archive.diff.tokens import words
from archive.noise import is_noise

# Fields other than the text whose words count.
COUNTED = frozenset({"title", "subtitle"})
# Edited paragraphs that are tested for noise; in a text with more of them, a line of noise matters to no number.
MOST_LOOKED_AT = 1_000


@dataclass(frozen=True, slots=True)
class Replacement:
    """Words of `field` that took the place of others: `before` is "" for an insertion, `after` for a deletion.

    `ahead` and `behind`: the text around it that stayed. `inside`: it lies in a passage that stayed, so is no paragraph
    that came or went whole.
    """

    field: str
    before: str
    after: str
    ahead: str
    behind: str
    inside: bool


@dataclass(frozen=True, slots=True)
class Part:
    """How many words of a field, or of a paragraph of the text, were added, removed, moved; and all its words, of both
    versions together."""

    field: str
    added: int
    removed: int
    moved: int
    words: int


@dataclass(frozen=True, slots=True)
class Edits:
    """What counts of a diff. `paragraphs`: the parts of the text that are not equal and not noise."""

    parts: tuple[Part, ...]
    replacements: tuple[Replacement, ...]
    paragraphs: tuple[Paragraph, ...]

    @property
    def words_added(self) -> int:
        """Words that came, in all fields."""
        return sum(part.added for part in self.parts)

    @property
    def words_removed(self) -> int:
        """Words that went, in all fields."""
        return sum(part.removed for part in self.parts)


def edits_of(difference: Diff, fields: Sequence[str]) -> Edits:
    """The edits in `fields`, noise left out."""
    parts: list[Part] = []
    replacements: list[Replacement] = []
    paragraphs: list[Paragraph] = []
    looked_at = 0
    for change in difference.fields:
        if change.name in fields and change.name in COUNTED:
            parts.append(_part(change.name, change.spans))
            replacements += replaced(change.name, change.spans)
    for paragraph in difference.paragraphs if "text" in fields else ():
        if paragraph.fate is Fate.MOVED_AWAY:
            continue
        if paragraph.fate is not Fate.EQUAL and looked_at < MOST_LOOKED_AT:
            looked_at += 1
            if is_noise(paragraph.before, paragraph.after):
                continue
        moved = _count(paragraph.before) if paragraph.fate is Fate.MOVED else 0
        parts.append(_part("text", paragraph.spans, moved))
        if paragraph.fate is not Fate.EQUAL:
            replacements += replaced("text", paragraph.spans)
            paragraphs.append(paragraph)
    return Edits(tuple(parts), tuple(replacements), tuple(paragraphs))


def replaced(field: str, spans: Sequence[Span]) -> Iterator[Replacement]:
    """What took whose place between what stayed."""
    kept = [span.op in (Op.EQUAL, Op.TRIVIAL) for span in spans]
    inside = any(kept)
    at = 0
    while at < len(spans):
        end = at
        while end < len(spans) and not kept[end]:
            end += 1
        if end > at:
            run = spans[at:end]
            yield Replacement(
                field,
                "".join(span.before for span in run),
                "".join(span.after for span in run),
                spans[at - 1].after if at else "",
                spans[end].after if end < len(spans) else "",
                inside,
            )
        at = end + 1


def _part(field: str, spans: Sequence[Span], moved: int = 0) -> Part:
    added = sum(_count(span.after) for span in spans if span.op is Op.INSERT)
    removed = sum(_count(span.before) for span in spans if span.op is Op.DELETE)
    total = sum(_count(span.before) + _count(span.after) for span in spans)
    return Part(field, added, removed, moved, total)


def _count(text: str) -> int:
    return len(words(text))
