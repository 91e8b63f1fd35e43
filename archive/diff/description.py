"""A change in short: which fields, how many words, how large, and what kind of edit, with evidence.

Owns the numbers and their meaning. Must not know how labels are found, nor SQL or rendering.
"""

from dataclasses import dataclass

from archive.diff.contents import diff
from archive.diff.edits import Edits, edits_of
from archive.diff.labels import labels_of
from archive.model import Content, Label
from archive.noise import compare

# What a word of a field weighs in `magnitude`, against a word of the text.
WEIGHTS = {"title": 5.0, "subtitle": 2.0}
# The least magnitude of a change of a field that has no words of the text.
FLOORS = {"title": 0.05, "subtitle": 0.02, "authors": 0.02, "published_at": 0.02, "text": 0.001}
MOVED_WEIGHT = 0.25


@dataclass(frozen=True, slots=True)
class Description:
    """A change in short.

    `fields`: what was edited (see `archive.noise`). `words_added`, `words_removed`: words of title, subtitle
    and text that came and went (a replaced word counts in both; a character of Han, kana, Thai, Lao, Khmer,
    Burmese counts as a word). `silent`: something was edited, no notice of it was added, and the page's own
    modification time stayed. `magnitude`: how much of the article was touched, 0 (nothing) to 1 (nothing in
    common): the words added and removed over the words of both versions, a word of the title counting as 5 and
    of the subtitle as 2, a word of a moved paragraph as 0.25; at least 0.05 when the title was edited, 0.02 for
    subtitle, authors or date, 0.001 for the text. Rounded to three decimals.
    """

    fields: tuple[str, ...]
    words_added: int
    words_removed: int
    magnitude: float
    labels: tuple[Label, ...]
    silent: bool


def describe(before: Content, after: Content) -> Description:
    """The change from one content to another in short, noise left out of account."""
    fields = compare(before, after).fields
    edits = edits_of(diff(before, after), fields)
    labels = labels_of(before, after, edits, fields)
    return Description(
        fields,
        edits.words_added,
        edits.words_removed,
        magnitude(edits, fields),
        labels,
        any(label.name == "silent" for label in labels),
    )


def magnitude(edits: Edits, fields: tuple[str, ...]) -> float:
    """See `Description`."""
    touched = total = 0.0
    for part in edits.parts:
        weight = WEIGHTS.get(part.field, 1.0)
        touched += weight * (part.added + part.removed + MOVED_WEIGHT * 2 * part.moved)
        total += weight * part.words
    share = touched / total if total else float(bool(touched))
    return round(min(1.0, max([share, *(FLOORS[field] for field in fields)])), 3) if fields else 0.0
