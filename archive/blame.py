"""Which revision brought each sentence of an article, and which sentences went.

Owns that attribution. Pure: must not know SQL, commands or drawing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.diff.model import BREAK
from archive.diff.sentences import sentences
from archive.diff.tokens import keys, tokenize
from archive.diff.units import pair_units
from archive.model import Revision


@dataclass(frozen=True, slots=True)
class Standing:
    """A sentence that the article has now: the revision that brought it in this wording, and its paragraph (from 0)."""

    text: str
    came: Revision
    paragraph: int


@dataclass(frozen=True, slots=True)
class Gone:
    """A sentence that the article had: the revision that brought it, the one that no longer had it, and the
    sentence that took its place, where there is one.
    """

    text: str
    came: Revision
    went: Revision
    became: str | None = None


@dataclass(frozen=True, slots=True)
class Blame:
    """`standing` in the order of the text; `gone` in the order in which they went."""

    standing: tuple[Standing, ...]
    gone: tuple[Gone, ...]


def blame(states: Sequence[Revision]) -> Blame:
    """The sentences of an article by the revision that brought them.

    `states` are the contents that the article had, in order of time, the present one last; a revision may stand
    there more than once (a revert). A sentence that comes back in the same wording keeps the revision that
    first brought it. Wording is compared without regard to the shape of marks and spaces.
    """
    standing: list[Standing] = []
    gone: list[Gone] = []
    first: dict[str, Revision] = {}
    for state in states:
        parts = _sentences(state)
        after = [Standing(text, first.setdefault(_wording(text), state), at) for text, at in parts]
        gone = [past for past in gone if _wording(past.text) not in {_wording(part.text) for part in after}]
        gone += _went(standing, after, state)
        standing = after
    return Blame(tuple(standing), tuple(gone))


def _sentences(state: Revision) -> list[tuple[str, int]]:
    return [
        (sentence.strip(), at)
        for at, paragraph in enumerate(state.content.text.split(BREAK))
        for sentence in sentences(paragraph)
        if sentence.strip()
    ]


def _wording(text: str) -> str:
    return "".join(keys(tokenize(text)))


def _went(before: Sequence[Standing], after: Sequence[Standing], state: Revision) -> list[Gone]:
    """The sentences of `before` whose wording `after` has nowhere."""
    kept = {_wording(part.text) for part in after}
    lost = [part for part in before if _wording(part.text) not in kept]
    if not lost:
        return []
    old, new = [part.text for part in before], [part.text for part in after]
    became = {
        i: " ".join(new[j] for j in pair.new) for pair in pair_units(old, new) for i in pair.old if not pair.moved
    }
    return [
        Gone(part.text, part.came, state, became.get(i))
        for i, part in enumerate(before)
        if _wording(part.text) not in kept
    ]
