"""Tell the language of an article: what the page declares, checked against the script and the small words of its text.

Owns the check. Must not know where the text came from. Answers are primary language subtags of BCP 47 ("de", "zh").
"""

import codecs
import re
from collections import Counter
from collections.abc import Collection
from encodings import cp1252

from crawler.understanding.metadata.stopwords import SPEAKERS, STOP_WORDS

SAMPLE = 1000  # characters of text looked at
MOST_WORDS = 120
_SURELY = 50  # words of a text of which one at least is a small word of its language
CLEAR = 0.22  # share of a text's words that, being small words of its declared language, settles the matter
_TAG = re.compile(r"^\s*([a-zA-Z]{2,3})(?:[-_][\w-]*)?\s*$")
# a letter, then letters and the marks that some scripts write vowels with
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f\u0591-\u05c7\u0610-\u065f\u0900-\u0dff\u200c\u200d]+[^\W\d_]*)*")
# the same in lower case for texts that one byte a character can hold: what is in no word as a space
_LOWER = bytes(
    one.lower().encode("cp1252")[0] if _WORD.fullmatch(one) else 32
    for one in (bytes([code]).decode("cp1252", "replace") for code in range(256))
)
_THREE = {
    "eng": "en",
    "deu": "de",
    "ger": "de",
    "fra": "fr",
    "fre": "fr",
    "spa": "es",
    "por": "pt",
    "ita": "it",
    "nld": "nl",
    "dut": "nl",
    "rus": "ru",
    "jpn": "ja",
    "zho": "zh",
    "chi": "zh",
    "kor": "ko",
    "ara": "ar",
    "tur": "tr",
    "pol": "pl",
    "swe": "sv",
    "ukr": "uk",
}
_SAME = {
    "no": "nb",
    "nn": "nb",
    "iw": "he",
    "in": "id",
    "bs": "hr",
    "sh": "hr",
    "cnr": "hr",
    "fil": "tl",
    "cn": "zh",
    "jp": "ja",
    "kr": "ko",
    "cz": "cs",
    "dk": "da",
    "ua": "uk",
    "gr": "el",
    "vn": "vi",
    "se": "sv",
}
# script of each run of 128 code points that belongs to one (Unicode blocks are cut at these bounds, or close to them)
_RANGES = (
    (0x0370, 0x03FF, "greek"),
    (0x1F00, 0x1FFF, "greek"),
    (0x0400, 0x04FF, "cyrillic"),
    (0x0500, 0x057F, "armenian"),
    (0x0580, 0x05FF, "hebrew"),
    (0x0600, 0x077F, "arabic"),
    (0xFB80, 0xFEFF, "arabic"),
    (0x0900, 0x097F, "devanagari"),
    (0x0980, 0x09FF, "bengali"),
    (0x0A00, 0x0A7F, "gurmukhi"),
    (0x0A80, 0x0AFF, "gujarati"),
    (0x0B00, 0x0B7F, "oriya"),
    (0x0B80, 0x0BFF, "tamil"),
    (0x0C00, 0x0C7F, "telugu"),
    (0x0C80, 0x0CFF, "kannada"),
    (0x0D00, 0x0D7F, "malayalam"),
    (0x0D80, 0x0DFF, "sinhala"),
    (0x0E00, 0x0E7F, "thai"),
    (0x0E80, 0x0EFF, "lao"),
    (0x1000, 0x107F, "burmese"),
    (0x1080, 0x10FF, "georgian"),
    (0x1200, 0x137F, "ethiopic"),
    (0x1780, 0x17FF, "khmer"),
    (0x3000, 0x30FF, "kana"),
    (0x3400, 0x9FFF, "han"),
    (0xAC00, 0xD7AF, "hangul"),
)
_OTHER = re.compile("[\u0370-\u1fff\u2c80-\u2dff\u3040-\ud7ff\ufb00-\ufdff\ufe70-\ufefc]")
_BLOCKS = {block: name for start, end, name in _RANGES for block in range(start >> 7, (end >> 7) + 1)}
_ALONE = {
    "kana": "ja",
    "hangul": "ko",
    "han": "zh",
    "greek": "el",
    "hebrew": "he",
    "thai": "th",
    "bengali": "bn",
    "gurmukhi": "pa",
    "gujarati": "gu",
    "oriya": "or",
    "tamil": "ta",
    "telugu": "te",
    "kannada": "kn",
    "malayalam": "ml",
    "sinhala": "si",
    "georgian": "ka",
    "ethiopic": "am",
    "khmer": "km",
    "armenian": "hy",
    "burmese": "my",
    "lao": "lo",
}
_SHARED = {
    "cyrillic": ("ru", "uk", "be", "bg", "sr", "mk", "kk", "mn", "ky", "tg", "tt"),
    "arabic": ("ar", "fa", "ur", "ps", "ckb"),
    "devanagari": ("hi", "mr", "ne"),
}
_MORE = {
    "hebrew": ("he", "yi"),
    "bengali": ("bn", "as"),
    "ethiopic": ("am", "ti"),
    "cyrillic": ("uz", "ba"),
    "arabic": ("ku", "sd", "ug"),
    "devanagari": ("sa", "mai", "bho"),
}
# Letters that one language has often and the other that is written in its script next to never.
_YOUNGER = {"bn": ("as", "ৰ"), "am": ("ti", "ኣ")}
_OFTEN = 5
# Letters that a language written in Cyrillic has not; more than so many of them make a text one of another.
_NOT_IN = {"ru": "іїєґўј", "uk": "ыэъёўј", "bg": "ыэёіїєј", "be": "щъїєґ", "sr": "ыэъёіїєщ"}
_STRANGE, _STRANGE_SHARE = 3, 0.01
_OTHER_SCRIPTS = frozenset(_ALONE.values()) | {one for many in (*_SHARED.values(), *_MORE.values()) for one in many} - {
    "sr",
    "kk",
    "ug",
    "mn",
    "tt",
    "uz",
    "ku",
}
_LATIN = (*tuple(language for language in STOP_WORDS if not any(language in many for many in _SHARED.values())), "sr")


def primary(tag: str | None) -> str | None:
    """The primary subtag of a declared language ("de-AT", "pt_BR", "eng"), or None when it is not one."""
    match = _TAG.match(tag) if tag else None
    if not match:
        return None
    code = match[1].lower()
    code = _THREE.get(code, code)
    return None if code in ("xx", "und", "zxx", "mul", "c") else code


def script_of(text: str) -> str | None:
    """The script of most letters of `text` ("latin", "han", "kana" for Japanese, ...), None without letters."""
    if text.isascii() or not _OTHER.search(text):
        return "latin" if _WORD.search(text) else None
    letters = "".join(_WORD.findall(text[:600])) or "".join(_WORD.findall(text))
    if not letters:
        return None
    counts: Counter[str] = Counter()
    for block, many in Counter(ord(letter) >> 7 for letter in letters).items():
        counts[_BLOCKS.get(block, "latin")] += many
    if counts["kana"] * 8 > len(letters):
        return "kana"
    if counts["hangul"] * 3 > len(letters):
        return "hangul"
    name, found = max(counts.items(), key=lambda one: (one[0] != "latin", one[1]))
    if name != "latin":
        name, found = max(((one, many) for one, many in counts.items() if one != "latin"), key=lambda one: one[1])
    return name if found * 2.2 > len(letters) else "latin"


def language_of(text: str, declared: list[tuple[str, str | None]]) -> tuple[str | None, str | None]:
    """(language, source). `declared` are (source, tag) pairs in order of trust; the text itself can overrule them.

    A declared language stands unless the text is in another script, or its small words speak clearly for another one.
    Source "text" means that the text decided.
    """
    first: dict[str, str] = {}
    for source, tag in declared:
        code = primary(tag)
        if code:
            first.setdefault(code, source)
    claims = [(source, code) for code, source in first.items()]
    sample = text[:SAMPLE]
    script = script_of(sample) if sample else None
    if script is None:
        return (claims[0][1], claims[0][0]) if claims else (None, None)
    if script in _ALONE:
        own = _ALONE[script]
        other, letter = _YOUNGER.get(own, ("", ""))
        own = other if letter and sample.count(letter) > _OFTEN else own
        fitting = {own, *_MORE.get(script, ())} | ({"yue"} if own == "zh" else set())
        return next(((code, source) for source, code in claims if code in fitting), (own, "text"))
    return _by_words(sample, script, claims)


def _by_words(sample: str, script: str, claims: list[tuple[str, str]]) -> tuple[str | None, str | None]:
    words = _words(sample)[:MOST_WORDS]
    candidates = _SHARED.get(script, _LATIN)
    scores: Counter[str] | None = None
    for source, code in claims:
        if script == "latin" and code in _OTHER_SCRIPTS:
            continue
        if script != "latin" and code not in candidates and code not in _MORE.get(script, ()):
            continue
        if code in _NOT_IN and sum(map(sample.count, _NOT_IN[code])) > max(_STRANGE, len(sample) * _STRANGE_SHARE):
            continue
        known = STOP_WORDS.get("hr" if code == "sr" and script == "latin" else _SAME.get(code, code))
        mine = sum(map(known.__contains__, words)) if known else 0
        if mine > len(words) * CLEAR or len(words) < 10:
            return code, source
        scores = scores or _scores(words, candidates)
        best = max(scores.values(), default=0)
        if known and not mine and len(words) > _SURELY and best > len(words) * 0.08:
            continue  # none of its words in so many
        if best <= len(words) * (0.15 if known else 0.25) or best <= 2 * mine + 3:
            return code, source
    scores = scores or _scores(words, candidates)
    language, found = max(scores.items(), key=lambda one: one[1], default=(None, 0))
    if language and found >= 2 and found > len(words) * 0.08:
        return language, "text"
    return None, None


def _words(text: str) -> list[str]:
    """The words of a text in lower case."""
    try:
        data = codecs.charmap_encode(text, "strict", cp1252.encoding_table)[0]
    except UnicodeEncodeError:
        return _WORD.findall(text.lower())
    return codecs.charmap_decode(data.translate(_LOWER), "strict", cp1252.decoding_table)[0].split()


def _scores(words: list[str], candidates: Collection[str]) -> Counter[str]:
    """How many of the words are small words of each candidate."""
    found: Counter[str] = Counter()
    for word, many in Counter(words).items():
        for language in SPEAKERS.get(word, ()):
            found[language] += many
    return Counter({language: many for language, many in found.items() if language in candidates})
