"""Text cut into the units that a diff compares: words, numbers, marks, spaces.

Owns where a token begins and ends. Must not know what is done with tokens. Joined, the tokens of a text are the text;
a grapheme cluster (what a reader takes for one character, UAX #29) never straddles two tokens.

Scripts that write words without spaces are cut finer: Han and kana by character (numbers in Han stay whole); Thai, Lao,
Khmer, Burmese, Tibetan and Javanese by grapheme cluster. Hangul and everything else is cut at spaces and marks.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

import regex  # type: ignore[import-untyped]

from archive.noise.typography import fold

# Letters for which a plain pattern is right: no combining marks, joiners or scripts without spaces below U+0300 but
# the soft hyphen; Greek, Cyrillic and general punctuation without the invisible.
_PLAIN = re.compile(
    "[\t\n\x20-\xac\xae-\u02ff\u0370-\u0482\u048a-\u058f\u1e00-\u1fff\u2010-\u2027\u202f-\u203b\u203d-\u2048\u204a-\u205f\u2070-\u20cf]*"
)
_PLAIN_TOKEN = re.compile(
    r"\d+(?:[.,:'’\u00a0\u202f]\d+)*|[^\W\d_]+(?:\d+[^\W\d_]*|['’‘`´][^\W\d_]+)*|\.{2,}|(?:\r?\n)+|[^\S\r\n]+|.|\r"
)
_ANY_TOKEN = regex.compile(
    r"""
    (?: \r?\n )+ | (?: (?= [^\S\r\n] ) \X )+                                                   # white space
  | (?: (?=\p{Nd}) \X )+ (?: [.,:'’\u00a0\u202f/٫٬] (?: (?=\p{Nd}) \X )+ )*                  # numbers
  | (?: (?=[〇零一二三四五六七八九十百千万萬億亿兆两兩]) \X ){2,}                               # numbers in Han
  | (?= [\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}\p{Javanese}\u30fc] ) \X
  | (?: (?= [\p{L}\p{Nd}--\p{Han}--\p{Hiragana}--\p{Katakana}--\p{Thai}--\p{Lao}--\p{Khmer}
                --\p{Myanmar}--\p{Tibetan}--\p{Javanese}] ) \X
        (?: [\u00ad\u200b\u2060\ufeff]+ (?= \p{L} ) | ['’‘`´״׳] (?= \p{L} ) )? )+            # words
  | (?: (?=\.) \X ){2,} | \X
    """,
    regex.VERBOSE | regex.VERSION1 | regex.DOTALL,
)
# A sentence or paragraph is asked for more than once in a diff.
_SHORT = 1_000
_WORD = re.compile(r"[^\W_]")


def tokenize(text: str) -> list[str]:
    """`text` as a list of tokens, whose joining is `text`. Not to be changed: it may be remembered."""
    return _remembered(text) if len(text) <= _SHORT else _cut(text)


@lru_cache(maxsize=4096)
def _remembered(text: str) -> list[str]:
    return _cut(text)


def _cut(text: str) -> list[str]:
    if text.isascii() or _PLAIN.fullmatch(text):
        return _PLAIN_TOKEN.findall(text)
    found: list[str] = _ANY_TOKEN.findall(text)
    return found


def characters(text: str) -> list[str]:
    """`text` by grapheme clusters."""
    found: list[str] = regex.findall(r"\X", text)
    return found


_Value = TypeVar("_Value")


class _Memory(dict[str, _Value]):
    """What `work` says of tokens, remembered for `most` of them: a text repeats its words."""

    def __init__(self, work: Callable[[str], _Value], most: int) -> None:
        super().__init__()
        self._work, self._most = work, most

    def __missing__(self, token: str) -> _Value:
        if len(self) >= self._most:
            self.clear()
        found = self[token] = self._work(token)
        return found


_words = _Memory(lambda token: token[0].isalnum() or _WORD.search(token) is not None, 100_000)
# Whether a token is a word or a number (in the scripts without spaces: one character of a word).
is_word = _words.__getitem__


def words(text: str) -> list[str]:
    """The tokens of `text` that are words or numbers."""
    return list(filter(is_word, tokenize(text)))


_keys = _Memory(lambda token: " " if token.isspace() else fold(token), 200_000)


def keys(tokens: Iterable[str]) -> list[str]:
    """What tokens are compared by: the same for two shapes of one word, mark or space."""
    return list(map(_keys.__getitem__, tokens))


# Keys of the tokens that are words; "" for the others.
_word_keys = _Memory(lambda token: _keys[token] if is_word(token) else "", 100_000)


def word_keys(text: str) -> list[str]:
    """What the words of `text` are compared by: `keys(words(text))`."""
    return list(filter(None, map(_word_keys.__getitem__, tokenize(text))))
