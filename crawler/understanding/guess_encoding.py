"""Which encoding undeclared bytes are in, told from the bytes alone.

Owns the candidates and how they are weighed: multi-byte encodings must decode nearly without error and yield the
characters of their language; single-byte ones are told apart by the letters of their languages. Must not know HTML.
"""

import re

_HIGH = re.compile(rb"[^\x80-\xff]{0,2}[\x80-\xff][\x80-\xff\x20-\x7e]{0,60}")
_WIDE = ("euc_jp", "cp932", "gb18030", "big5hkscs", "euc_kr")
# The commonest letters of the languages written in each single-byte encoding, as they look when decoded rightly.
_NARROW = {
    "cp1252": "äöüßéèàçñóíáúâêôîëïåæøãõ’“”–€©«»",
    "cp1250": "ąćęłńśźżáčďéěíňóřšťúůýžőűăâîșțß„”–",
    "cp1251": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфіїєґ«»–",
    "koi8_r": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэф",
    "cp1253": "αοιετσνηυρπκμλςωάόίέδύήώγχθφβξζψ",
    "cp1254": "ıişğçöüİŞâ",
    "cp1255": "יוהלאתרבמשנקעדחספגטכםןצזךףץ",
    "cp1256": "اليومنرتبةعدسفهكقحجشطصخضذثىئزءغظؤآأإپچژگ",
    "cp874": "านรอกเงมยลวดทสตะปบคหแจพชขใไโผ่้ัีิ็์ุูึื",
}
_COMMON_HAN = frozenset(
    "的一是不了人在有我他这中大来上国個们到說时要就出会可也你对生能而子那得于着下自之年過發後作里用道行所然家種事成方多經么去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日"
)


def guess(body: bytes, limit: int = 200_000) -> str:
    """The codec most likely to read `body`, among the encodings the web has used; "cp1252" when nothing speaks."""
    sample = body[:limit]
    wide = _utf16(sample)
    if wide:
        return wide
    scored = [(_score_wide(sample, name), name) for name in _WIDE]
    best, name = max(scored, key=lambda pair: pair[0])
    if best > 0.5:
        return "cp949" if name == "euc_kr" else name
    pieces = b" ".join(_HIGH.findall(sample))
    return max(_NARROW, key=lambda narrow: _score_narrow(pieces, narrow))


def _utf16(sample: bytes) -> str | None:
    even, odd = sample[0:4000:2].count(0), sample[1:4000:2].count(0)
    half = max(1, min(len(sample), 4000) // 2)
    if odd * 10 > half * 6 and even * 10 < half:
        return "utf-16-le"
    if even * 10 > half * 6 and odd * 10 < half:
        return "utf-16-be"
    return None


def _score_wide(sample: bytes, name: str) -> float:
    """Share of the characters beyond ASCII that are everyday ones of the encoding's language, less its errors."""
    text = sample.decode(name, "replace")
    beyond = [c for c in text if c > "\x7f"]
    if not beyond:
        return 0.0
    good = 0.0
    for c in beyond:
        if name in ("euc_jp", "cp932"):
            good += "\u3040" <= c <= "\u30ff" or c in "、。" or c in _COMMON_HAN
            good -= 0.9 * ("\uff61" <= c <= "\uff9f")
        elif name == "euc_kr":
            good += "\uac00" <= c <= "\ud7a3"
        else:
            good += 3.0 * (c in _COMMON_HAN) + (c in "，。、：") - 0.5 * ("\u3040" <= c <= "\u30ff")
    return good / len(beyond) - 40 * text.count("\ufffd") / len(beyond)


def _score_narrow(pieces: bytes, name: str) -> float:
    """How many of the high bytes are everyday letters, small letters within words counting full."""
    text = pieces.decode(name, "replace")
    letters = _NARROW[name]
    score = 0.0
    before = " "
    for c in text:
        if c > "\x7f":
            if c in letters:
                score += 1.0 - 0.02 * (letters.index(c) > 16)
            elif c.lower() in letters:
                score += 0.6 if not before.islower() else -0.5
            elif c.isalpha():
                score -= 0.2
            else:
                score -= 0.4 + 0.6 * (c == "\ufffd")
            if name == "cp1252" and before > "\x7f" and before.isalpha() and c.isalpha():
                score -= 0.8  # Western words rarely hold two accented letters side by side
        before = c
    return score
