"""Times of day in text: 14:05, 2.30 pm, 21h30, 下午3:05, 14.05 Uhr, with a zone behind.

Owns their forms. Must not know dates.
"""

import re
from dataclasses import dataclass
from datetime import tzinfo
from typing import Literal

from crawler.understanding.dates.words.zones import ZONE, zone_of

_AM = "|".join(
    (
        r"a\. ?m\.?|am\b|vorm\.?|v\.?m\.?\b|f\.?m\.?\b|f\.h\.|formiddag|ap\b\.?|dop\b\.?|de\.|rano\b|przed południem",
        r"π\.μ\.|πμ|ö\.ö\.|öö\b|pg\b|sa\b|sáng|r\.n\.|yb\b",
        r"priekšp\w*\.?|paradite|prijepodne|prepodne|pre podne|pr\.p\.",
        r"прије ?подне|пре подне|претпл\w*\.?|утра|дп\b|ранку|пр\. ?об\.?",
        r"ص\b|صباحا?ً?|ق\.ظ\.?|קודם הצהריים|לפנה[\"״]צ",
        r"पूर्वाह्न्?|म\.पू\.|পূর্বাহ্[ণন]|সকাল|ਸਵੇਰੇ|முற்பகல்|ಪೂರ್ವಾಹ್ನ|පෙ\.ව\.?|ก่อนเที่ยง|ព្រឹក|ກ່ອນທ່ຽງ|နံနက်|ጥዋት",
    )
)
_PM = "|".join(
    (
        r"p\. ?m\.?|pm\b|nachm\.?|n\.?m\.?\b|e\.?m\.?\b|e\.h\.|ettermiddag|eftermiddag|ip\b\.?|odp\b\.?|du\.",
        r"po południu",
        r"pop\b\.?|μ\.μ\.|μμ|ö\.s\.|ös\b|ptg\b|ch\b|chiều|tối|i\.n\.|yh\b|pēcpusd\w*\.?|pasdite|popodne|poslijepodne",
        r"po podne|popiet|послије ?подне|по ?подне|попл\w*\.?|вечера|дня\b|пп\b|вечора|сл\. ?об\.?",
        r"م\b|مساءً?|مساء|ب\.ظ\.?|אחר הצהריים|אחה[\"״]צ",
        r"अपराह्न्?|म\.उ\.|অপরাহ্[ণন]|বিকাল|ਬਾਦ|பிற்பகல்|ಅಪರಾಹ್ನ|ප\.ව\.?|หลังเที่ยง|ល្ងាច|ຫຼັງທ່ຽງ|ညနေ|ከሰዓት",
    )
)
_BEFORE_AM = "上午|午前|凌晨|早上|清晨|早|오전"
_BEFORE_PM = "下午|午後|晚上|中午|傍晚|夜间|晚|오후"
TIME = re.compile(
    rf"(?<![\d.,/:-])(?:(?P<bam>{_BEFORE_AM})|(?P<bpm>{_BEFORE_PM}))? ?"
    r"(?P<h>[01]?\d|2[0-4])"
    r"(?: ?: ?(?P<m>[0-5]?\d)(?::(?P<s>[0-5]\d)(?:[.,]\d{1,9})?)?(?![\d:])"
    r"| ?[hH](?![^\W\d_]) ?(?P<mh>[0-5]\d)?(?!\d)"
    r"| ?(?:uhr|Uhr)\b(?: ?(?P<mu>[0-5]\d)(?!\d))?"
    r"|\.(?P<md>[0-5]\d)(?:\.(?P<sd>[0-5]\d))?(?= ?(?:uhr|Uhr|h\b|น\.|WIB|WITA|WIT|kl\b|[ap]\.? ?m\b))"
    r"| ?[时時点點시](?:間|간)?(?: ?(?P<mc>[0-5]?\d)(?:[分분]|(?<=\d\d)(?!\d))"
    r"(?: ?(?P<sc>[0-5]?\d)[秒초])?|(?P<half>半))?"
    rf"|(?= ?(?i:[ap]\.? ?m\b)))"
    r"(?:(?: ?Uhr| ?uhr| ?hrs?\b| ?h\b| ?น\.| ?ч\.))?"
    rf" ?(?:(?P<pm>(?i:{_PM}))|(?P<am>(?i:{_AM})))?"
    rf"(?: ?\(?(?P<z>{ZONE})\)?)?"
)
_LIKELY = re.compile(r"\d(?: ?[:hHuUaApP时時点點시]|\.\d)")  # in every such time, and found several times sooner
# After words that announce a time, and right behind a full date, "14.05" is a time.
_SPOKEN = r"(?:kl(?:o|\.|ockan|okken)?\.?|um|at|alle|ore|ora|pukul|jam|às|as|a las|la|ob|o|om|u|в|о|à)"
DOTTED = re.compile(
    rf"[,|·•–-]? ?(?:{_SPOKEN} ?)?(?P<h>[01]?\d|2[0-3])\.(?P<m>[0-5]\d)(?:\.(?P<s>[0-5]\d))?(?![\d.])"
    rf"(?: ?(?:(?P<pm>{_PM})|(?P<am>{_AM})))?(?: ?\(?(?P<z>{ZONE})\)?)?",
    re.I,
)
_PERSIAN = re.compile(r"ساعت ?(?P<h>\d{1,2}) و (?P<m>\d{1,2}) دقیقه(?: و (?P<s>\d{1,2}) ثانیه)?")
_WORDS = re.compile(r"\b(?:(?P<noon>noon|midday|midi|mediodía|mittags?)|(?P<mid>midnight|minuit|medianoche))\b", re.I)


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time of day in a text, with its place there. Hour 24 is read as 0 of the same day's end by the caller."""

    hour: int
    minute: int
    second: int
    precision: Literal["second", "minute"]
    zone: tzinfo | None
    start: int
    end: int


def _time(match: "re.Match[str]") -> TimeOfDay | None:
    group = match.groupdict()
    hour = int(group["h"])
    minute = next((group[k] for k in ("m", "mh", "mu", "md", "mc") if group.get(k)), None)
    second = next((group[k] for k in ("s", "sd", "sc") if group.get(k)), None)
    if (group.get("pm") or group.get("bpm")) and hour < 12:
        hour += 12
    elif (group.get("am") or group.get("bam")) and hour == 12:
        hour = 0
    if hour > 23:
        hour = 0
    named = group.get("z")
    return TimeOfDay(
        hour,
        int(minute) if minute else 30 if group.get("half") else 0,
        int(second) if second else 0,
        "second" if second else "minute",
        zone_of(named) if named else None,
        match.start(),
        match.end(),
    )


def times_in(text: str) -> list[TimeOfDay]:
    """The times of day in the plain `text`, in order."""
    clocked = TIME.finditer(text) if _LIKELY.search(text) else ()
    found = [time for match in clocked if (time := _time(match)) is not None]
    if not found and not text.isascii():
        found = [time for match in _PERSIAN.finditer(text) if (time := _time(match)) is not None]
    if not found:
        for match in _WORDS.finditer(text):
            found.append(TimeOfDay(12 if match["noon"] else 0, 0, 0, "minute", None, match.start(), match.end()))
    return found


def dotted_after(text: str, at: int) -> TimeOfDay | None:
    """The time written with a dot ("14.05") that stands right behind position `at`, or None."""
    while at < len(text) and text[at] == " ":
        at += 1
    match = DOTTED.match(text, at)
    return _time(match) if match else None
