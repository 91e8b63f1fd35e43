"""Whether a sentence tells readers that the story was corrected or updated.

Owns the reading of notices.toml. Must not know diffs.
"""

import re
import tomllib
from collections.abc import Collection
from functools import cache
from importlib.resources import files

from archive.diff.sentences import sentences


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    tables = tomllib.loads(files(__package__).joinpath("notices.toml").read_text(encoding="utf-8"))
    opening, saying = ("|".join(tables[name].values()) for name in ("opening", "saying"))
    mark = r"(?:\s?[:：–—。)\]】-]|\.\s|\s?[,(（].{1,60}?[)）:：])"
    date = r"(?:\s?[\w.,/ ]{0,40}?\d[\w.,:/ ]{0,30}?)?"
    return (
        re.compile(rf"[\W_]{{0,6}}(?:{opening}){date}{mark}", re.IGNORECASE),
        re.compile(rf"(?:^|(?<=\W)|(?<=[\u2e80-\uffff])|(?=[\u2e80-\uffff]))(?:{saying})", re.IGNORECASE),
    )


def is_notice(sentence: str) -> bool:
    """Whether `sentence` opens as a notice does ("Correction: ...") or says what only a notice says ("An
    earlier version of this article ...").
    """
    opening, saying = _patterns()
    text = sentence.strip()
    return opening.match(text) is not None or saying.search(text) is not None


SHORT = 4  # words; a sentence of fewer only opens a notice


def notices(text: str, apart_from: Collection[str] = ()) -> list[str]:
    """The sentences of `text` that are notices, stripped; a sentence that only opens one comes with the rest of its
    paragraph. Longer sentences that `apart_from` holds (stripped) are not looked at."""
    found = []
    for paragraph in text.split("\n"):
        parts = sentences(paragraph)
        for at, sentence in enumerate(parts):
            known = bool(apart_from) and sentence.strip() in apart_from
            short = len(sentence.split()) < SHORT
            if (short or not known) and is_notice(sentence):
                found.append(("".join(parts[at:]) if short else sentence).strip())
                break
    return found


def stripped_sentences(text: str) -> set[str]:
    """The sentences of `text`, for `apart_from`."""
    return {sentence.strip() for line in text.split("\n") for sentence in sentences(line)}
