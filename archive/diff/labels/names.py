"""Names of people, places and bodies, as far as their writing shows them.

Owns that judgement. Must not know diffs. In scripts with capitals a name is a capitalized word that does not
merely begin a sentence; where all nouns are capitalized (German) it must stand beside another one; in scripts
without capitals it must stand beside a title ("Mr", "mayor"). No list of names is used: a rule that can be
explained misses some.
"""

import re
from collections.abc import Iterable

from archive.diff.sentences import sentences
from archive.diff.tokens import is_word, tokenize
from archive.noise import date_words

_NOUNS_CAPITALIZED = frozenset({"de", "lb", "nds", "gsw", "bar"})
# Characters around a name that are looked at.
_NEAR = 80
# What stands before a name, or behind it, in scripts without capitals.
_TITLES_BEFORE = frozenset(
    [
        "السيد",
        "السيدة",
        "الدكتور",
        "الدكتورة",
        "الرئيس",
        "رئيس",
        "الوزير",
        "الوزيرة",
        "وزير",
        "الأمير",
        "الشيخ",
        "العقيد",
        "اللواء",
        "النائب",
        "المتحدث",
        "باسم",
        "مدينة",
        "محافظة",
        "آقای",
        "خانم",
        "دکتر",
        "رئیس\u200cجمهور",
        "وزیر",
        "جناب",
        "محترم",
        "صدر",
        "מר",
        "גברת",
        "גב'",
        'ד"ר',
        "ד״ר",
        "פרופ'",
        "ראש",
        "השר",
        "השרה",
        "שר",
        "הנשיא",
        'ח"כ',
        "ח״כ",
        "श्री",
        "श्रीमती",
        "डॉ",
        "डॉक्टर",
        "मंत्री",
        "मुख्यमंत्री",
        "प्रधानमंत्री",
        "राष्ट्रपति",
        "अध्यक्ष",
        "मेयर",
        "महापौर",
        "นาย",
        "นาง",
        "นางสาว",
        "ดร",
        "คุณ",
    ]
)
_TITLES_BEHIND = re.compile(
    r"^[\s・]?(?:氏|さん|様|容疑者|被告|議員|首相|大統領|市長|知事|社長|教授|選手|監督|大臣|会長|先生|女士|小姐|市长|市長|总统|總統|部长|部長|主席|书记|教授|议员|議員|주석|"
    r"씨|대통령|장관|의원|시장|대표|교수|총리|회장|감독|선수|후보)"
)
_TITLES_AHEAD = re.compile(r"(?:市长|总统|總統|部长|主席|书记|总理|首相|大統領|議員|发言人|發言人|教授|대변인)[\s・]?$")
_CJK_BEHIND = re.compile(rf"(?:[\u3400-\u9fff\uac00-\ud7a3]{{0,2}}?)(?:{_TITLES_BEHIND.pattern[1:]})")
_CJK_NAME = re.compile(r"[\u3400-\u9fff\u30a0-\u30ffー·・]{1,12}|[\uac00-\ud7a3]{1,5}")


def known_names(texts: Iterable[str]) -> frozenset[str]:
    """Words that stand capitalized within sentences of `texts`, or begin one before such a word ("Peter Hallam
    runs"), and never stand in small letters.
    """
    capital: set[str] = set()
    small: set[str] = set()
    beginnings: list[tuple[str, str]] = []
    for line in {line for text in texts for line in text.split("\n")}:  # what stayed is read once
        for sentence in sentences(line):
            tokens = list(filter(is_word, tokenize(sentence)))
            small.update(token for token in tokens if token[:1].islower())
            capital.update(token for token in tokens[1:] if token[:1].isupper())
            if len(tokens) > 1:
                beginnings.append((tokens[0], tokens[1]))
    capital.update(first for first, second in beginnings if first[:1].isupper() and second in capital)
    return frozenset(token for token in capital if token.lower() not in small)


def changed_name(
    before: str, after: str, ahead: str, behind: str, known: frozenset[str], language: str | None
) -> tuple[str, str] | None:
    """The (old, new) names where words `before` were replaced by `after` and one name took another's place.

    `ahead` and `behind` are the text that stayed around the edit (a few words suffice); `known` are `known_names`.
    """
    old, new = _names(before, known), _names(after, known)
    gone, come = [n for n in old if n not in new], [n for n in new if n not in old]
    if gone and come:
        nouns = (language or "").split("-")[0].lower() in _NOUNS_CAPITALIZED
        if not nouns or len(gone) > 1 or len(come) > 1 or _beside_capital(ahead, behind):
            return " ".join(gone), " ".join(come)
        return None
    return _uncapitalized(before.strip(), after.strip(), ahead, behind)


def _names(text: str, known: frozenset[str]) -> list[str]:
    return [
        token
        for token in tokenize(text)
        if token in known and token.casefold() not in date_words() and not token.isdigit()
    ]


def _beside_capital(ahead: str, behind: str) -> bool:
    left = [token for token in tokenize(ahead[-_NEAR:]) if is_word(token)][-1:]
    right = [token for token in tokenize(behind[:_NEAR]) if is_word(token)][:1]
    touching = (ahead[-1:].isspace() or not ahead, behind[:1].isspace())
    return any(t and w and w[0][:1].isupper() for t, w in zip(touching, (left, right), strict=True))


def _uncapitalized(before: str, after: str, ahead: str, behind: str) -> tuple[str, str] | None:
    if not before or not after or len(before.split()) > 4 or len(after.split()) > 4:
        return None
    if _CJK_NAME.fullmatch(before) and _CJK_NAME.fullmatch(after):
        around = ahead[-_NEAR:].rsplit("。", 1)[-1]
        # A name may be changed in one of its characters: look past those that stayed.
        if _CJK_BEHIND.match(behind[:_NEAR]) or _TITLES_AHEAD.search(around):
            return before, after
        return None
    left = [token for token in tokenize(ahead[-_NEAR:]) if is_word(token)][-2:]
    if any(token.strip(".") in _TITLES_BEFORE for token in left) and not before[0].isascii():
        return before, after
    return None
