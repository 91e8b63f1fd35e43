"""A text as the set of its shingles: runs of words (characters, where a script puts no spaces between words), hashed.

Owns folding, tokens and shingle hashes. Must not know tables, articles or thresholds.
The idea: Broder, "On the resemblance and containment of documents" (1997).
"""

import re
import unicodedata
from zlib import crc32

WORDS = 4  # words in a shingle
CHARACTERS = 6  # characters in a shingle of unspaced script

# Kana, Han, Thai, Lao, Burmese, Khmer: written without spaces between words.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_HAS_UNSPACED = re.compile(f"[{_UNSPACED}]")
_TOKEN = re.compile(f"[{_UNSPACED}]|[^\\W{_UNSPACED}]+")
_ASCII_ONLY = str.maketrans({chr(code): " " for code in range(128) if not chr(code).isalnum()})
_MARKS = re.compile("[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640]")  # accents, Arabic vowel signs, tatweel


def tokens(text: str) -> list[str]:
    """The folded words of `text`, in order: case, accents, width and punctuation do not count."""
    if text.isascii():
        return text.lower().translate(_ASCII_ONLY).split()
    folded = _MARKS.sub("", unicodedata.normalize("NFKD", text).casefold())
    return _TOKEN.findall(unicodedata.normalize("NFC", folded))


def shingle_hashes(words: list[str]) -> list[int]:
    """The 32-bit hashes of the shingles of `words`, in order; a text shorter than one is a shingle by itself."""
    if not words:
        return []
    size = CHARACTERS if _mostly_characters(words) else WORDS
    encoded = [word.encode("utf-8", "surrogatepass") for word in words]
    if len(encoded) <= size:
        return [crc32(b" ".join(encoded))]
    runs = zip(*(encoded[start:] for start in range(size)), strict=False)
    return list(map(crc32, map(b" ".join, runs)))


def _mostly_characters(words: list[str]) -> bool:
    sample = words[:200]
    return sum(1 for word in sample if _HAS_UNSPACED.match(word)) * 2 > len(sample)
