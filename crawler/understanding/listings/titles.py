"""What texts look like titles, and what only says where a link leads ("Read more", "PDF", "246009P.pdf").

Owns that judgement of texts, alone or all of a place together. Must not know where they stand.
"""

import re
from collections import Counter
from collections.abc import Sequence

from crawler.understanding.listings.ends import shared_ends
from crawler.understanding.listings.numbered import is_number
from crawler.understanding.listings.record import words_in

SAYS_MORE = re.compile(
    r"^\W*(?:read|more|continue|full|view|see|open|download|pdf|mehr|weiter|lire|leer|leggi|lees|läs|les|czytaj|více|"
    r"číst|читать|далее|подробнее|devam|more info|details?|learn more|watch|listen|html?|link|lue|leia|saiba|saber|ver|"
    r"en savoir|scopri|przeczytaj|tovább|bővebben|citește|pročitaj|opširnije|прочети|διαβάστε|xem|baca|selengkapnya|"
    r"lesen|detail[es]*|attachment|anexo|anlage|annexe)\b.{0,24}$|"
    r"^\W*(?:続き|全文|阅读|閱讀|查看|详细|더 ?보기|자세히|اقرأ|قراءة|קרא|קראו|להמשך|อ่าน|और पढ़|ادامه).{0,12}$",
    re.I,
)
_FILE = re.compile(r"^(?:[\w-]+\.(?:pdf|mp[34]|docx?|html?)|(?:https?://|www\.)\S+)$", re.I)
_LETTER = re.compile(r"[^\W\d_]")
_DIGITS = re.compile(r"\d+")
_ALIKE = 4  # texts of one form from which they may be numbers ("2026 Slip 01443")
_WORDY = 0.6  # the share of letters from which they are none


def no_titles(texts: Sequence[str], numbers: bool = True) -> float:
    """The share of texts that are no titles: names of files, addresses, what a link does, with `numbers` those too.

    What a link does is said with the same word by most; titles may begin like it ("View from the hill").
    """
    firsts = Counter(text.split(None, 1)[0].lower() for text in texts if SAYS_MORE.match(text))
    said = max(firsts.values(), default=0)
    named = sum(_FILE.match(text) is not None or (numbers and is_number(text)) for text in texts)
    return (named + (said if said * 2 > len(texts) else 0)) / max(1, len(texts))


def title_score(texts: Sequence[str], *, heading: bool, linked: bool) -> float:
    """How much texts look like the titles of a list: different ones, of some words, with letters."""
    if not texts:
        return -9.0
    label, remark = shared_ends(texts)
    texts = [text.removeprefix(label).removesuffix(remark) for text in texts]
    words = sorted(words_in(text) for text in texts)
    middle = words[len(words) // 2]
    different = len(set(texts)) / len(texts)
    sample = "".join(texts[:20])
    letters = len(_LETTER.findall(sample)) / max(1, len(sample))
    more = no_titles(texts, numbers=False)
    numbers = len({_DIGITS.sub("0", text) for text in texts}) * _ALIKE < len(texts) and letters < _WORDY
    score = min(middle, 8) / 4 - max(0, middle - 22) / 10
    score += 2.0 * different + 2.0 * letters - 3.0 * more
    score += (1.5 if heading else 0.0) - (1.5 if numbers else 0.0)
    return score + (0.4 if linked else 0.0)
