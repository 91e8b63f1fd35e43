"""A text as the set of its shingles: runs of words (characters, where a script puts no spaces between words), hashed.

Owns folding, words and shingle hashes. Must not know tables, articles or thresholds.
The idea: Broder, "On the resemblance and containment of documents" (1997).
"""

import re
import struct
import sys
import unicodedata
from array import array
from zlib import crc32

WORDS = 4  # words in a shingle
CHARACTERS = 6  # characters in a shingle of unspaced script

# Kana, Han, Thai, Lao, Burmese, Khmer: written without spaces between words.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_HAS_UNSPACED = re.compile(f"[{_UNSPACED}]")
_TOKEN = re.compile(f"[{_UNSPACED}]|[^\\W{_UNSPACED}]+")
_MARKS = re.compile("[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640]")  # accents, Arabic vowel signs, tatweel
_PUNCTUATION = re.compile("[\u00a0\u00ab\u00bb\u2010-\u2027\u2030-\u205e]")  # of Latin texts, beside ASCII
# ASCII letters in lower case, digits, and a space for anything else.
_ASCII = bytes(ord(chr(code).lower()) if code < 128 and chr(code).isalnum() else 32 for code in range(256))
_BASE = 2654435761  # of the polynomial whose coefficients are the words' hashes: odd, its bits well mixed (Knuth)
_LANE = b"\xff\xff\xff\xff\0\0\0\0"


def tokens(text: str) -> list[bytes]:
    """The folded words of `text` in UTF-8, in order: case, accents, width and punctuation do not count."""
    if text.isascii():
        return text.encode().translate(_ASCII).split()
    folded = _PUNCTUATION.sub(" ", _MARKS.sub("", unicodedata.normalize("NFKD", text)))
    if not folded.isascii():
        folded = folded.casefold()
    if folded.isascii():  # of most texts in Latin letters nothing else is left
        return folded.encode().translate(_ASCII).split()
    words = _TOKEN.findall(unicodedata.normalize("NFC", folded))
    return " ".join(words).encode("utf-8", "surrogatepass").split(b" ") if words else []


def shingle_hashes(words: list[bytes]) -> "array[int]":
    """The 32-bit hashes of the shingles of `words`, in order; a text shorter than one is a shingle by itself.

    A shingle's hash is a polynomial modulo 2**32 in the hashes of its words. All are worked out at once, in one long
    integer with 64 bits a word: what two 32-bit numbers multiply to, and another one added, stays within them.
    """
    size = CHARACTERS if _mostly_characters(words) else WORDS
    count = len(words) - size + 1
    if count < 1:
        return array("I", [crc32(b" ".join(words))] if words else [])
    lanes = int.from_bytes(struct.pack(f"<{len(words)}Q", *map(crc32, words)), "little")
    mask = int.from_bytes(_LANE * count, "little")
    value = lanes & mask
    for place in range(1, size):
        value = value * _BASE + (lanes >> 64 * place & mask) & mask
    made = array("I", value.to_bytes(8 * count, "little"))
    if sys.byteorder == "big":
        made.byteswap()
    return made[::2]


def _mostly_characters(words: list[bytes]) -> bool:
    sample = b" ".join(words[:200])
    if sample.isascii():
        return False
    text = sample.decode("utf-8", "surrogatepass")
    return len(_HAS_UNSPACED.findall(text)) * 2 > min(len(words), 200)
