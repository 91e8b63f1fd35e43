"""Count the words of a text in any script.

Owns the counting. Scripts that put no spaces between words are counted by characters, at the length that a word has
there on average: Han and kana 1.6 characters (a Chinese word is one to two characters, a Japanese one about two), Thai,
Lao, Khmer and Burmese 4.5. Must not know what the text is.
"""

import codecs
import re
from encodings import cp1252

_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_SYLLABIC = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
# letters, figures and vowel marks; an apostrophe, point, hyphen or middle dot inside a word does not end it
_WORD = re.compile(
    r"[^\W_]+(?:(?:[\u0300-\u036f\u0591-\u05c7\u0610-\u065f\u0900-\u0dff\u200c\u200d]|['’.\-·](?=[^\W_]))[^\W_]*)*"
)
_HAN_WORD, _THAI_WORD = 1.6, 4.5
# the same for texts that one byte a character can hold, which is four times as fast
_BYTES = "cp1252"
_LETTERS = bytes(
    code if re.fullmatch(r"[^\W_]", bytes([code]).decode(_BYTES, "replace")) else 32 for code in range(256)
)
_ALNUM = re.escape(bytes(code for code in range(256) if _LETTERS[code] != 32))
_JOINT = re.compile(rb"['.\-%b](?<=[%b].)(?=[%b])" % ("’·".encode(_BYTES), _ALNUM, _ALNUM), re.DOTALL)


def count_words(text: str) -> int:
    """The number of words in `text`: by spaces where the script has them, else estimated from its characters."""
    try:
        flat = codecs.charmap_encode(text, "strict", cp1252.encoding_table)[0]
    except UnicodeEncodeError:
        return _count_any(text)
    return len(flat.translate(_LETTERS).split()) - len(_JOINT.findall(flat))


def _count_any(text: str) -> int:
    han = thai = 0
    if _UNSPACED.search(text):
        text, han = _UNSPACED.subn(" ", text)
    if _SYLLABIC.search(text):
        text, thai = _SYLLABIC.subn(" ", text)
    return len(_WORD.findall(text)) + round(han / _HAN_WORD) + round(thai / _THAI_WORD)
