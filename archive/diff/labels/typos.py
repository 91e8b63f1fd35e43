"""Whether a replacement only mends how words are written.

Owns that judgement. Must not know figures or names: whoever asks has ruled those out.
"""

from rapidfuzz.distance import OSA

from archive.diff.tokens import is_word, tokenize

SHORTEST = 4
LONG = 8


def is_typo(before: str, after: str) -> bool:
    """Whether words `after` are words `before` with a slip mended: letters within a word (its first letter
    stays, for most slips keep it and most other words do not), marks, capitals, a space, a doubled word.
    """
    old, new = _words(before), _words(after)
    if not old and not new:
        return True  # marks alone
    if [word.casefold() for word in old] == [word.casefold() for word in new]:
        return True  # marks or capitals
    if "".join(old).casefold() == "".join(new).casefold():
        return True  # a space too many or too few
    if len(old) != len(new):
        return False
    return all(a == b or _slip(a, b) for a, b in zip(old, new, strict=True))


def is_doubled_word(removed: str, ahead: str, behind: str) -> bool:
    """Whether the words `removed` stand once more right beside them."""
    gone = [word.casefold() for word in _words(removed)]
    if not gone or len(gone) > 3:
        return False
    left = [word.casefold() for word in _words(ahead)][-len(gone) :]
    right = [word.casefold() for word in _words(behind)][: len(gone)]
    return gone in (left, right)


def _words(text: str) -> list[str]:
    return [token for token in tokenize(text) if is_word(token)]


def _slip(old: str, new: str) -> bool:
    shorter = min(len(old), len(new))
    if shorter < SHORTEST or old[0].casefold() != new[0].casefold() or not (old + new).isalpha():
        return False
    # Optimal string alignment: a transposition counts once (Damerau 1964).
    return bool(OSA.distance(old.casefold(), new.casefold()) <= (2 if shorter >= LONG else 1))
