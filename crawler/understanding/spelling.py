"""Words of a text in lower case, and its letters alone, as bytes where one byte a character will do: several times
quicker than by patterns; and how much a text says, in whatever script.

Owns what is a word here: letters, figures and underscores. Must not know what words are good for.
"""

import codecs
import re
from encodings import cp1252

_WORD = re.compile(r"\w+")
# Each character of the encoding in lower case; what is in no word as a space.
_LOWER = bytes(
    one.lower().encode("cp1252")[0] if re.fullmatch(r"\w", one) else 32
    for one in (bytes([code]).decode("cp1252", "replace") for code in range(256))
)
_NO_LETTERS = bytes(code for code in range(256) if _LOWER[code] == 32)
WIDE = 3  # characters of an alphabet that say as much as a Han character; of kana, Hangul and Ethiopic two do
_DENSE, _HAN = (
    re.compile("[\u1200-\u137f\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]"),
    re.compile("[\u3400-\u9fff]"),
)
_INTO, _FROM = cp1252.encoding_table, cp1252.decoding_table


def words_of(text: str) -> list[str]:
    """The words of `text` in lower case; letters beyond ASCII may stand as others (see `spelled`)."""
    try:
        data = text.encode("ascii") if text.isascii() else codecs.charmap_encode(text, "strict", _INTO)[0]
    except UnicodeEncodeError:
        return _WORD.findall(text.lower())
    return data.translate(_LOWER).decode("latin-1").split()


def spelled(word: str) -> str:
    """A word in lower case as `words_of` gives it in a text that one byte a character can hold."""
    try:
        return word.encode("cp1252").decode("latin-1")
    except UnicodeEncodeError:
        return word


def lowered(text: str) -> str:
    """A text in lower case, each character where it was: the Turkish capital İ would become two."""
    return text.lower() if text.isascii() else text.replace("İ", "i").lower()


def letters(text: str) -> str:
    """Only the letters and digits of `text`, in lower case: for comparing text whatever its punctuation."""
    try:
        data = codecs.charmap_encode(text, "strict", _INTO)[0]
    except UnicodeEncodeError:
        return "".join(_WORD.findall(text)).lower()
    return codecs.charmap_decode(data.translate(_LOWER, _NO_LETTERS), "strict", _FROM)[0]


def extent(text: str) -> int:
    """A text's characters, or as many as an alphabet takes for it: East Asian and Ethiopic ones say more."""
    if text.isascii() or not _DENSE.search(text):
        return len(text)
    return 3 * len(text) - len(_DENSE.sub("", text)) - len(_HAN.sub("", text))
