"""Text made plain for reading dates: digits of all scripts as 0-9, no invisible marks, single kinds of space.

Owns the normalising. Must not know dates.
"""

import re
import unicodedata

_ZEROS = (
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0, 0xF20,
    0x1040, 0x17E0, 0x1810, 0xFF10,
)  # fmt: skip
_MARKS = "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad"
_MAP: dict[int, str | None] = {zero + n: str(n) for zero in _ZEROS for n in range(10)}
_MAP |= {ord(mark): None for mark in _MARKS}
# "\u0130".lower() has two letters, which would shift what follows it.
_MAP |= {0x130: "i", 0xFF1A: ":", 0xFF0F: "/", 0xFF0E: ".", 0xFF0D: "-", 0x2010: "-", 0x2011: "-", 0x2212: "-"}
_MAP |= {0x2019: "'", 0x2018: "'", 0x060C: ",", 0x3001: ",", 0x1363: ",", 0xFF0C: ",", 0xFF08: "(", 0xFF09: ")"}
_TWO_WORDS = re.compile("(كانون|تشرين) (?=ال[أاث])|(?i:(meán|deireadh) (?=f[óh]))")
# "二〇二六年五月四日", "令和八年五月四日": the years of centuries digit by digit, all else as numbers up to 99.
_SPELT = re.compile(
    "(?:([一二][〇○零一二三四五六七八九]{3})|(?<=[和成國国])([一二三四五六七八九十百]{1,5}))"
    "年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
_NUMERALS = {numeral: n for n, numeral in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0}
_KURDISH = re.compile("(تشرینی|کانوونی) (?=یەکەم|دووەم)")
# Words for "day", "month" and "year" that are written with the names and numbers they stand at.
_GLUED = re.compile(
    "ថ្ងៃទី|ទី(?=[0-9])|ខែ(?!មុន)|ឆ្នាំ(?!មុន)|ວັນທີ|ເດືອນ(?=[^ 0-9])(?!ກ່ອນ|ທີ່|ແລ້ວ)|เดือน(?=[^ 0-9])(?!ก่อน|ที่|นี้|หน้า)|ခုနှစ်"
)
# "2026 оны 5-р сарын 12": the month by its number.
_NUMBERED = re.compile(r"([12]\d{3}) ?(?:он(?:ы|д)? ?)?([01]?\d) ?(?:-? ?р )?сар(?:ын)? ([0-3]?\d)(?!\d)")
_SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """`text` with ASCII digits, plain spaces (runs become one) and without direction marks; case is kept.

    Two-word month names are joined by a hyphen-free joiner so that they read as one word.
    """
    if not text.isascii():
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
        text = text.translate(_MAP)
        if "年" in text:
            text = _SPELT.sub(_in_digits, text)
        text = _TWO_WORDS.sub(lambda m: (m[1] or m[2]) + "\u200c", text)
        text = _GLUED.sub(" ", _KURDISH.sub("\\1\u200c", text))
        if "сар" in text:
            text = _NUMBERED.sub(lambda m: f"{m[1]}-{m[2]:0>2}-{m[3]:0>2}", text)
    return _SPACES.sub(" ", text).strip()


def _in_digits(match: re.Match[str]) -> str:
    year = "".join(str(_NUMERALS[one]) for one in match[1]) if match[1] else str(_number(match[2]))
    return f"{year}年{_number(match[3])}月{_number(match[4])}日"


def _number(spelt: str) -> int:
    """The number below 200 that numerals spell: "十" 10, "二十五" 25, "一百一十五" 115."""
    hundreds, _, below = spelt.rpartition("百")
    tens, mark, ones = below.rpartition("十")
    ten = (_NUMERALS[tens[-1]] if tens else 1) * 10 if mark else 0
    return (_NUMERALS.get(hundreds[:1], 1) * 100 if "百" in spelt else 0) + ten + (_NUMERALS[ones[-1]] if ones else 0)
