"""What the words beside a date and the marks around it say: whether it is the page's own, a change, a story's.

Owns the phrases in many languages. Must not know pages or places.
"""

import re
from dataclasses import replace
from functools import lru_cache

from crawler.understanding.dates.moment import Moment
from crawler.understanding.dates.words.months import NAMES
from crawler.understanding.dates.words.relative import DAYS, DUALS, PAST, SINCE, UNITS
from crawler.understanding.metadata.wordcount import HAN
from crawler.understanding.spelling import lowered

DIGIT = re.compile(r"\d")
# Begins with a digit, whatever it is, so that it is found quickly.
_NUMERIC = re.compile(
    r"\d(?:(?:(?<=1)[89]|(?<=2)[05])\d\d|\d?\s?[./-]\s?(?:\d\d?|"
    r"[^\W\d_]{3,9}\.?)\s?[./-]\s?\d\d|\s?[月월]|(?<=[1-9])\s?(?:[hmd]\b|min|ago)"
    r"|\s?[\u0900-\u109f\u1200-\u137f\u1780-\u17ff]|/\d\d?\s?[(（]"  # in Indic and Thai letters signs stand between
    r"|\d?[-/.][0-3]?\d\.?,? [0-2]?\d:\d\d)"
)
# A number at a word, which is to be a month's or one of a relative date.
_AT_WORD = re.compile(
    r"\d(?:\d?\.?(?:st|nd|rd|th|er|º)? (?:de |of )?[^\W\d_]{3}|(?<=[^\W\d_]{3} \d)|(?<=[^\W\d_]{3}\. \d))"
)
_WORD = re.compile(r"[^\W\d_]+")
_ALPHABETIC = "\u052f"  # last letter of the scripts in which words are told apart so
# Digits of other scripts, and the signs between their letters, are not those of the pattern above.
_NATIVE = re.compile("[٠-٩۰-۹०-९০-৯੦-੯૦-૯୦-୯௦-௯౦-౯೦-೯൦-൯๐-๙໐-໙༠-༩၀-၉០-៩᠐-᠙]")
# Words of relative dates; in scripts without spaces they are looked for anywhere.
_DAYS = frozenset(word for word in DAYS if " " not in word)
_TOLD = _DAYS - {"ma", "nu", "leo", "dje", "hier"} | frozenset(
    ("ago", "now", "hier", "назад", "тому", "i", "منذ", "पहले", "আগে", "lalu", "trước", "önce")
)
_NAMED = frozenset(
    word
    for names in (NAMES, UNITS, DUALS, PAST, " ".join(DAYS).split(), ("tháng", "thg"))
    for word in names
    if len(word) > 2
)
_CLOCK = re.compile(r"\d\d?[:.]\d\d\b")
_TOLD_ANYWHERE = re.compile("前|今天|昨天|今日|昨日|전|오늘|어제|วันนี้|เมื่อวาน|ที่แล้ว|刚刚|hôm |年[一二三四五六七八九十]")
_LABEL = 32  # characters of a text that tells it in words which are also others
_SHORT = 50  # characters of a text that tells a date in words alone


def may_be_dated(text: str) -> bool:
    """Whether it is worth looking for a date in a text."""
    if _NUMERIC.search(text) or (not text.isascii() and _NATIVE.search(text)):
        return True
    if _AT_WORD.search(text) and (max(text) > _ALPHABETIC or not _NAMED.isdisjoint(_WORD.findall(text.lower()))):
        return True
    if len(text) > _SHORT:
        return False
    if not text.isascii() and _TOLD_ANYWHERE.search(text):
        return True
    low = text.lower().replace(",", " ").replace("’", "'")
    words = low.split()
    if not _TOLD.isdisjoint(words):
        return True
    if len(text) > _LABEL:
        return False
    # "vor einer Stunde", "godzinę temu", "ma 10:05": two words of which each alone says nothing
    past = not PAST.isdisjoint(words) or low.startswith("il y a ")
    counted = past and any(word in UNITS or word in DUALS for word in low.replace("'", " ").split())
    return counted or (not _DAYS.isdisjoint(words) and _CLOCK.search(text) is not None) or text.endswith(SINCE)


_TO = r"(?:bis|to|until|till|au|al|hasta|до|tot|til|do)"
_MONTH = r"[^\W\d_]{3,9}\.?(?: (?:19|20)\d\d)?"
_NTH = r"(?:\.|st|nd|rd|th)?"
_UP_TO = re.compile(  # "9-", "9. bis ", "3rd to ", "28 Feb - ": the first day of a span
    rf"(?<![\d:.])[0-3]?\d(?:\.?[-–—]|\. [-–—] |{_NTH}(?: {_MONTH})? {_TO} |{_NTH} {_MONTH} ?[-–—] ?)$",
    re.I,
)
_ON_TO = re.compile(rf"(?: ?[-–—] ?| {_TO} )[0-3]?\d(?:\.|st|nd|rd|th)?[ .][^\W_]{{1,9}}[ .]{{1,2}}(?:19|20)\d\d", re.I)
_ENDS = '.!?”"»…。'
_HAN = re.compile(f"[{HAN}]")
_ONE = 10  # digits of one date and time
_SENTENCE = 20  # characters beside the date in a sentence of Chinese or Japanese
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BARS = "|•·"
_CUT = re.compile("[|•·(（]")
# A comma before a digit may be that of the date.
_PIECE = re.compile(r"[|•·()（）]|,? [-–—/] | (?:by|von|par|por|door|av|af) |, (?=[^\W\d])|(?<=[一-鿿]) (?=[一-鿿])")
_LEADING = re.compile(r"^(?:[^\d,:]{2,40}[,:] ?(?=\S))?(?:[^\W\d_]{1,4}\.?,? (?=[^\W\d_]{1,4}\.? \d|\d)){0,2}")
_PIECED, _WORDS = 100, 14  # characters and spaces of a line that is read in pieces, at the most
_APART = ",(:–—-/|"
_LINE = 160  # characters of a line that is searched
DATELINE = 25  # characters before the date of a dateline: a place, an agency


def _any_of(*stems: str) -> re.Pattern[str]:
    """Any of the stems, those that begin with the same letter together: so they are found twice as soon."""
    groups: dict[str, list[str]] = {}
    for stem in " ".join(stems).split():
        groups.setdefault(stem[0] if stem[0].isalpha() else stem, []).append(stem)
    return re.compile("|".join(_together(first, group) for first, group in groups.items()))


def _together(first: str, stems: list[str]) -> str:
    return stems[0] if len(stems) == 1 else f"{first}(?:{'|'.join(stem[len(first) :] for stem in stems)})"


# To be looked for in attributes in lower case.
_GOOD = _any_of("dat(?:e|um) publi posted time(?!line) meta byline author stamp fecha data\\b zeit info entry headline")
_BAD = _any_of(
    "comment related teaser sidebar footer widget event copyright kalender calendar archive recent popular card",
    "listing similar next prev reply kommentar forum product review- banner weather rail more recommend breadcrumb",
    "header-date current today topbar navbar",
)
_TODAY = re.compile(r"(?<![a-z])(?:todays?|current)[-_ ]?(?:date|time|day)|[\"_ -]todays?[\"_ -]", re.I)
_COMMENT = re.compile(r"comment[-_ ]?(?:list|author|meta|date|time|body|text|content|item|area|thread|\d)", re.I)
# In lower case, each beginning with a letter or sign: so they are found several times sooner than without case.
# Stems of what pages say beside the day of publication, of those that also stand in sentences, and of the last change.
_WRITTEN = r"""
publi[sckzé] posted created: written veröffentlicht erstellt geschrieben erschienen gepostet eingestellt pubblicat objav
opublik zveřejn zverejn közzét megjelent julkaist geplaatst udgivet offentliggjort avaldatud paskelbt birt(?!h)
imechapish
yay[ıi]n опублик опублік публикув објав жариялан написан δημοσ հրապարակ გამოქვეყნ đăng ditulis diterbit tayang
disiarkan نشر منتشر انتشار شائع פורסם प्रकाशित প্রকাশ เผยแพร่ 発表 公開 掲載 配信 发布 發布 게재 입력 등록
dərc ippubblik foilsi cyhoedd argitarat wallafa inilathala weşan daabac shicilel
нийтэл нашр[\s]шуд жарыялан خپور[\s]شو بڵاوکراو ታተመ ເຜີຍແຜ່ ထုတ်ပြန် ផ្សាយ පළ[\s]කළ வெளியிட ప్రచురిత ప్రచురణ
ಪ್ರಕಟಿ പ്രസിദ്ധീ પ્રકાશિત ਪ੍ਰਕਾਸ਼ਿਤ ପ୍ରକାଶିତ প্ৰকাশ
"""
_LABELS = r"""
post[\s](?:time|date) release[\s]date
publicer created first on: am: datum date: paylaş v(?<=\bv)om\b presse press[\s]release dodano vydáno дата
التاريخ تاریخ तारीख তারিখ 日(?<!引用日)期 日時 작성
"""
_CHANGED = r"""
updat aktualis aktualiz modifi geändert änderung aggiornamen wijzig ændret endret ändrad muokattu изменен
изменён módosít změněn zmenen zmienion mis[\s]à[\s]jour mise[\s]à[\s]jour actualiz actualitz aggiornat atualiz
bijgewerkt gewijzigd uppdater oppdater opdater uppfær päivit zaktual ažurir posodob uuendatud atjaunin atnaujin güncel
eguneratu përditës nuashon diweddar imesasish revised edited last[\s]reviewed frissít ενημέρ обновл обновен оновл ажурир
жаңарт განახლ թարմաց cập[\s]nhật diperbarui dikemas עודכן تحديث روزرسانی ویرایش अपडेट अद्यतन আপডেট புதுப்பி อัปเดต อัพเดท
ปรับปรุง แก้ไข amended corrected zmodyf upraven labots muudet ενημερώ हालनागाद अद्यावधिक संशोधित হালনাগাদ עדכון
更新 修改 수정 업데이트
yenilən aġġorn sabunta rojanekir cusboonay opgedateer yangilan шинэчил жаңырт навсозӣ абноўл اپ[\s]ڈیٹ تازه[\s]شو نوێکر
ዘመነ ປັບປຸງ ပြင်ဆင် កែប្រែ ធ្វើបច្ចុប្បន្នភាព යාවත්කාලීන నవీకరి ನವೀಕರಿ പുതുക്കി ਅੱਪਡੇਟ અપડેટ ଅପଡେଟ
"""


# To be looked for in a text that is `lowered`.
SAYS_WRITTEN = _any_of(_WRITTEN)  # in a sentence: little words like "on" are not enough there
SAYS_PUBLISHED = _any_of(_WRITTEN, _LABELS)
SAYS_CHANGED = _any_of(_CHANGED)
# A year of rights, the day on which somebody looked at a source, or one until which something lasts.
NOT_OWN = _any_of(r"""
© [(]c\) copyright all[\s]rights alle[\s]rechte tous[\s]droits retrieved accessed abgerufen consulté consultado
consultato geraadpleegd last[\s]log-?in letzter[\s]login privacy[\s]policy datenschutzerkl version[\s]\d hämtad dostęp:
citováno 引用日期 verfügbar[\s]bis gültig[\s]bis noch[\s]bis available[\s](?:until|till) valid[\s](?:until|till)
open[\s](?:until|till) expires deadline meldeschluss sendeschluss disponible[\s](?:jusqu|hasta) disponibile[\s]fino
disponível[\s]até beschikbaar[\s]tot tillgänglig[\s]till доступно[\s]до when[\s]?: wann[\s]?: quand[\s]?: cuándo[\s]?:
wanneer[\s]?: kiedy[\s]?: когда[\s]?: termin[\s]?: beginn[\s]?: einlass[\s]?:
""")
# Degrees ("1°" is the first day of a month), and how much a price has changed.
_WEATHER = re.compile(r"(?:\d\d|(?<!\d)[02-9]) ?°|\d ?º ?C\b|℃|[+−-] ?\d+[.,]\d+ ?%")


def tells_weather(text: str) -> bool:
    """Whether the beginning of a text tells of the weather, or of the markets."""
    line = text[:_LINE]
    return ("°" in line or "%" in line or "℃" in line or "º" in line) and _WEATHER.search(line) is not None


def in_prose(text: str, moment: Moment) -> bool:
    """Whether a date stands in the middle of a sentence, as those of what is told do."""
    if text[-1:] == "。":
        return len(text) - len(moment.text) >= _SENTENCE
    before = text[: moment.start].count(" ")
    if (
        text[moment.end : moment.end + 1] == " "
        and text[moment.end + 1 : moment.end + 2].islower()
        and text[-1:] in _ENDS
    ):
        return len(text) - moment.end > 2 * DATELINE  # "On 3 May 2021 the council ..."
    return before > 2 and len(text) - moment.end > DATELINE and text[-1:] in _ENDS


def is_dense(text: str) -> bool:
    """Whether a text is written in a script without spaces between words."""
    return not text.isascii() and len(_HAN.findall(text)) * 2 > len(text)


def part_with(text: str, moment: Moment) -> tuple[str, Moment]:
    """The part of a line cut by bars or dots that a date stands in, and the date at its place there."""
    first = max(text.rfind(bar, 0, moment.start) for bar in _BARS) + 1
    last = min((at for bar in _BARS if (at := text.find(bar, moment.end)) >= 0), default=len(text))
    if first == 0 and last == len(text):
        return text, moment
    return text[first:last], replace(moment, start=moment.start - first, end=moment.end - first)


def has_two_dates(line: str) -> bool:
    """Whether a line has the digits of two dates: of a date and a time to the minute there are at least ten."""
    digits = sum(map(str.isdecimal, line))
    return digits > _ONE or (digits == _ONE and len(_YEAR.findall(line)) > 1) or line.count("年") > 1


def labelled_parts(line: str, bars: bool = False) -> list[str]:
    """A line cut at the words for "published" and "updated", whether they stand before their dates or behind.

    With `bars` at bars and brackets too: "3 May 8:00 (3 May 12:10 updated)".
    """
    labels = sorted({*_spans(SAYS_CHANGED, line), *_spans(SAYS_WRITTEN, line)})
    first = DIGIT.search(line)
    if len(labels) < 1 or first is None:
        return []
    behind = first.start() < labels[0][0] and not DIGIT.search(line, labels[-1][1])
    cuts = [end if behind else start for start, end in labels]
    cuts = sorted(cuts + [bar.start() for bar in _CUT.finditer(line)]) if bars else cuts
    return [line[a:b] for a, b in zip([0, *cuts], [*cuts, len(line)], strict=True) if b > a]


def pieces(line: str) -> list[str]:
    """The parts of a line cut by bars, dashes, commas and "by", for dates that are read only alone; [] of sentences."""
    if len(line) > _PIECED or line[-1:] in "!?。”»" or line.count(" ") > _WORDS:
        return []
    return [part for part in map(str.strip, _PIECE.split(line)) if part]


def bared(part: str) -> list[str]:
    """A part of a line as it is, without the label of its date, and without the words before its first digit."""
    low = lowered(part)
    label = SAYS_PUBLISHED.search(low) or SAYS_CHANGED.search(low)
    space = low.find(" ", label.end()) if label is not None else -1
    bare = part[space:].strip() if space > 0 else part
    return list(dict.fromkeys((part, bare, _LEADING.sub("", bare))))


def _spans(words: re.Pattern[str], line: str) -> list[tuple[int, int]]:
    return [match.span() for match in words.finditer(lowered(line))]


def is_dateline(text: str, moment: Moment) -> bool:
    """Whether a paragraph begins with a date set apart: "Harbour, 3 May 2021 - The ...", not "On 3 May the ..."."""
    before, behind = text[: moment.start].rstrip(), text[moment.end :].lstrip()
    return len(before) <= DATELINE and before[-1:] in _APART and behind[:1] in ".–—-:|)/"


def in_a_span(text: str, moment: Moment) -> bool:
    """Whether a date begins or ends a span of days ("9-23 Feb 2017", "3 May to 9 May"), as those of events do."""
    if text[moment.start : moment.end] != moment.text:
        return False
    return _UP_TO.search(text[: moment.start]) is not None or _ON_TO.match(text, moment.end) is not None


@lru_cache(maxsize=4096)
def speaks_for(attributes: str) -> bool:
    return _GOOD.search(attributes.lower()) is not None


@lru_cache(maxsize=4096)
def says_today(attributes: str) -> bool:
    """Whether marks call a date that of the day on which the page is read."""
    return _TODAY.search(attributes) is not None


def says_comment(attributes: str) -> bool:
    """Whether marks call what they hold a comment of a reader."""
    return "omment" in attributes and _COMMENT.search(attributes) is not None


@lru_cache(maxsize=4096)
def speaks_against(attributes: str) -> bool:
    return _BAD.search(attributes.lower()) is not None
