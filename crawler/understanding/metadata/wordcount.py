"""Count the words of a text in any script.

Owns the counting. Scripts that put no spaces between words are counted by characters, at the length that a word has
there on average: Han and kana 1.6 characters (a Chinese word is one to two characters, a Japanese one about two), Thai,
Lao, Khmer and Burmese 4.5. Must not know what the text is.
"""

import codecs
import re
from encodings import cp1252

HAN, _THAI = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff", "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_UNSPACED, _SYLLABIC = re.compile(f"[{HAN}]"), re.compile(f"[{_THAI}]")
_EITHER = re.compile(f"[{HAN}{_THAI}]")
# letters, figures and vowel marks; an apostrophe, point, hyphen or middle dot inside a word does not end it
_WORD = re.compile(
    r"[^\W_]+(?:(?:[\u0300-\u036f\u0591-\u05c7\u0610-\u065f\u0900-\u0dff\u200c\u200d]|['’.\-·](?=[^\W_]))[^\W_]*)*"
)
_HAN_WORD, _THAI_WORD = 1.6, 4.5
# the same for texts that one byte a character can hold, which is many times as fast: letters and figures as "a", what
# may join them as ".", the rest as spaces
_BYTES = "cp1252"
_JOINTS = "'’.-·".encode(_BYTES)
_SIGNS = bytes(
    ord(".") if code in _JOINTS else ord("a") if re.fullmatch(r"[^\W_]", one) else ord(" ")
    for code, one in enumerate(bytes([code]).decode(_BYTES, "replace") for code in range(256))
)


def count_words(text: str) -> int:
    """The number of words in `text`: by spaces where the script has them, else estimated from its characters."""
    try:
        flat = codecs.charmap_encode(text, "strict", cp1252.encoding_table)[0]
    except UnicodeEncodeError:
        return _count_any(text)
    signs = b" " + flat.translate(_SIGNS)
    if b".." in signs:  # two of them join nothing, nor does one behind a space
        signs = signs.replace(b"..", b"  ")
    return signs.replace(b" .", b"  ").count(b" a")


def _count_any(text: str) -> int:
    han = thai = 0
    if _EITHER.search(text):
        text, han = _UNSPACED.subn(" ", text)
        text, thai = _SYLLABIC.subn(" ", text)
    return len(_WORD.findall(text)) + round(han / _HAN_WORD) + round(thai / _THAI_WORD)
