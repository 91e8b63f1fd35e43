"""What the names in a page's markup, and the words in its text, speak for: learned weights.

Owns how weights are looked up and summed. Must not know where they come from (`tests/bench/train_body.py` makes them).
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import repeat

from crawler.understanding.spelling import spelled, words_of

_NAMES = re.compile(r'(?:class|id|itemprop|role|data-testid|data-component|data-type|data-module)="([^"]*)"')
_NAME = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{3,}")


@lru_cache(maxsize=20_000)
def names_of(tag: str, raw: str) -> tuple[str, ...]:
    """An element's tag as `<tag>` and the words in its class, id, role and similar attributes, in their order."""
    found = [f"<{tag}>"]
    for value in _NAMES.findall(raw):
        found += [name.lower() for name in _NAME.findall(value[:300])]
    return tuple(dict.fromkeys(found[:24]))


class Weights:
    """Log odds, body against furniture, of names (class tokens, tags as `<tag>`) and of words in the text."""

    def __init__(self, names: Mapping[str, float], words: Mapping[str, float]) -> None:
        self.names, self.words = names, {**words, **{spelled(word): weight for word, weight in words.items()}}
        self.weighed: dict[tuple[str, str], tuple[float, tuple[str, ...]]] = {}  # what `of_names` gave

    def of_names(self, tag: str, raw: str) -> tuple[float, tuple[str, ...]]:
        """The summed weight of an element's tag and names, and its sign: the tag and the first two names."""
        found = self.weighed.get((tag, raw))
        if found is None:
            names = names_of(tag, raw)
            found = (sum([self.names.get(name, 0.0) for name in names]), (tag, *names[1:3]))
            if len(self.weighed) > 20_000:
                self.weighed.clear()
            self.weighed[tag, raw] = found
        return found

    def of_text(self, text: str) -> tuple[float, float, float]:
        """Of a text's words: their mean weight, the least, and the mean of the first four."""
        found = list(map(self.words.get, words_of(text), repeat(0.0)))
        if not found:
            return (0.0, 0.0, 0.0)
        count = len(found)
        return (sum(found) / count, min(found), sum(found[:4]) / (count if count < 4 else 4))
