"""Tell the language of an article: what the page declares, checked against the script and the small words of its text.

Owns the check. Must not know where the text came from. Answers are primary language subtags of BCP 47 ("de", "zh").
"""

import re
from collections import Counter

from crawler.understanding.metadata.stopwords import STOP_WORDS

SAMPLE = 1500  # characters of text looked at
_TAG = re.compile(r"^\s*([a-zA-Z]{2,3})(?:[-_][\w-]*)?\s*$")
_WORD = re.compile(r"[^\W\d_]+")
_THREE = {
    "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "por": "pt", "ita": "it", "nld": "nl", "dut": "nl", "rus": "ru",
    "jpn": "ja", "zho": "zh", "chi": "zh", "kor": "ko", "ara": "ar", "tur": "tr", "pol": "pl", "swe": "sv", "ukr": "uk",
}  # fmt: skip
_SAME = {
    "no": "nb",
    "nn": "nb",
    "iw": "he",
    "in": "id",
    "bs": "hr",
    "sh": "hr",
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
_SCRIPTS = (
    (re.compile("[\u3040-\u30ff]"), "kana"),
    (re.compile("[\uac00-\ud7af]"), "hangul"),
    (re.compile("[\u3400-\u9fff]"), "han"),
    (re.compile("[\u0400-\u052f]"), "cyrillic"),
    (re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufeff]"), "arabic"),
    (re.compile("[\u0900-\u097f]"), "devanagari"),
    (re.compile("[\u0370-\u03ff\u1f00-\u1fff]"), "greek"),
    (re.compile("[\u0590-\u05ff]"), "hebrew"),
    (re.compile("[\u0e00-\u0e7f]"), "thai"),
    (re.compile("[\u0980-\u09ff]"), "bengali"),
    (re.compile("[\u0a00-\u0a7f]"), "gurmukhi"),
    (re.compile("[\u0a80-\u0aff]"), "gujarati"),
    (re.compile("[\u0b80-\u0bff]"), "tamil"),
    (re.compile("[\u0c00-\u0c7f]"), "telugu"),
    (re.compile("[\u0c80-\u0cff]"), "kannada"),
    (re.compile("[\u0d00-\u0d7f]"), "malayalam"),
    (re.compile("[\u0d80-\u0dff]"), "sinhala"),
    (re.compile("[\u10a0-\u10ff]"), "georgian"),
    (re.compile("[\u0530-\u058f]"), "armenian"),
    (re.compile("[\u1200-\u137f]"), "ethiopic"),
    (re.compile("[\u1780-\u17ff]"), "khmer"),
    (re.compile("[\u1000-\u109f]"), "burmese"),
    (re.compile("[\u0e80-\u0eff]"), "lao"),
)
_ALONE = {
    "kana": "ja", "hangul": "ko", "han": "zh", "greek": "el", "hebrew": "he", "thai": "th", "bengali": "bn", "gurmukhi": "pa", "gujarati": "gu",
    "tamil": "ta", "telugu": "te", "kannada": "kn", "malayalam": "ml", "sinhala": "si", "georgian": "ka", "armenian": "hy", "ethiopic": "am",
    "khmer": "km", "burmese": "my", "lao": "lo",
}  # fmt: skip
_SHARED = {
    "cyrillic": ("ru", "uk", "be", "bg", "sr", "mk", "kk", "mn"),
    "arabic": ("ar", "fa", "ur"),
    "devanagari": ("hi", "mr", "ne"),
}
_MORE = {
    "hebrew": ("he", "yi"),
    "bengali": ("bn", "as"),
    "ethiopic": ("am", "ti"),
    "cyrillic": ("ky", "tg", "tt", "ba"),
    "arabic": ("ps", "ckb", "sd", "ug"),
    "devanagari": ("sa", "mai", "bho"),
}
_OTHER_SCRIPTS = frozenset(_ALONE.values()) | {one for many in (*_SHARED.values(), *_MORE.values()) for one in many} - {
    "sr",
    "kk",
    "ug",
    "mn",
}
_LATIN = tuple(language for language in STOP_WORDS if not any(language in many for many in _SHARED.values())) + ("sr",)


def primary(tag: str | None) -> str | None:
    """The primary subtag of a declared language ("de-AT", "pt_BR", "eng"), or None when it is not one."""
    match = _TAG.match(tag) if tag else None
    if not match:
        return None
    code = match[1].lower()
    code = _THREE.get(code, code)
    return None if code in ("xx", "und", "zxx", "mul", "c") else code


def script_of(text: str) -> str | None:
    """The script most of the letters of `text` are in ("latin", "han", "kana" for Japanese, ...), None without letters."""
    if text.isascii():
        return "latin" if _WORD.search(text) else None
    counts: Counter[str] = Counter()
    letters = sum(map(len, _WORD.findall(text)))
    if not letters:
        return None
    for pattern, name in _SCRIPTS:
        found = len(pattern.findall(text))
        if found:
            counts[name] = found
    if not counts:
        return "latin"
    if counts["kana"] * 12 > counts["han"] + counts["kana"] and counts["kana"] * 8 > letters:
        return "kana"
    if counts["hangul"] * 3 > letters:
        return "hangul"
    name, found = counts.most_common(1)[0]
    return name if found * 2.2 > letters else "latin"


def language_of(text: str, declared: list[tuple[str, str | None]]) -> tuple[str | None, str | None]:
    """(language, source). `declared` are (source, tag) pairs in order of trust; the text's own evidence can overrule them.

    A declared language stands unless the text is in another script, or its small words speak clearly for another one.
    Source "text" means that the text decided.
    """
    claims = [(source, code) for source, code in ((source, primary(tag)) for source, tag in declared) if code]
    sample = text[:SAMPLE]
    script = script_of(sample) if sample else None
    if script is None:
        return (claims[0][1], claims[0][0]) if claims else (None, None)
    if script in _ALONE:
        own = _ALONE[script]
        fitting = {own, *_MORE.get(script, ())} | ({"yue"} if own == "zh" else set())
        return next(((code, source) for source, code in claims if code in fitting), (own, "text"))
    return _by_words(sample, script, claims)


def _by_words(sample: str, script: str, claims: list[tuple[str, str]]) -> tuple[str | None, str | None]:
    words = _WORD.findall(sample.lower())
    candidates = _SHARED.get(script, _LATIN)
    scores = {
        language: score for language in candidates if (score := sum(word in STOP_WORDS[language] for word in words))
    }
    best = max(scores, key=lambda language: scores[language], default=None)
    for source, code in claims:
        if script == "latin" and code in _OTHER_SCRIPTS:
            continue
        if script != "latin" and code not in candidates and code not in _MORE.get(script, ()):
            continue
        mine = scores.get(_SAME.get(code, code), 0)
        known = _SAME.get(code, code) in STOP_WORDS
        if (
            best
            and len(words) >= 20
            and scores[best] > len(words) * (0.15 if known else 0.25)
            and scores[best] > 2 * mine + 4
        ):
            continue
        return code, source
    if best and scores[best] >= 2 and scores[best] > len(words) * 0.08:
        return best, "text"
    return None, None
