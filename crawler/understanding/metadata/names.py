"""Split the text of a byline into the names of people and of agencies.

Owns `split_names`: what introduces a name ("By", "Von", "文／"), what joins two, what follows one (jobs, mail
addresses, handles, places). Must not know where the byline stood, nor what can be a name (see `persons`). A family name
put first ("Berg, Ada") and what follows a name ("Ada Berg, MD", "Sam Roe, Jr.") stay together.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from crawler.understanding.dates.words.weekdays import weekday_of
from crawler.understanding.metadata.agencies import agency_in, is_agency
from crawler.understanding.metadata.others import is_of_pictures, without_others, without_pictured
from crawler.understanding.metadata.persons import COMPANY, HOUSE, JOB_END, WORD, is_name, says_job, without_job
from crawler.understanding.metadata.text import clean
from crawler.understanding.metadata.vocabulary import (
    BEFORE_DATES,
    INTRODUCTIONS,
    JOB_WORDS,
    OUTLET_WORDS,
    ROLE_BEFORE_NAME,
)

MAX_NAMES = 25
_ROLE_FIRST = re.compile(ROLE_BEFORE_NAME, re.I)
_SIGNS = re.compile("[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\ufe0f\U0001f000-\U0001faff]+")
_OF_HOUSES = ("der ", "den ", "dem ", "und zu ")  # "Von der Leyen" is a name
_LATE = re.compile(
    r"\s*(?:द्वारा|記者|记者|(?:摄影|攝影)(?:报道|報導)|기자|특파원|（[^）]{0,30}）|著|撰稿|報導|报道|편집위원|論説委員|編集委員)$"
)
_BRACKETS = re.compile(r"\s*[(\[（【][^()\[\]（）【】]{0,80}[)\]）】]\s*")
_IN_BRACKETS = re.compile(r"[()\[\]（）【】/,;]")
_MAIL = re.compile(r"\S+@\S+\.\w+|(?<!\w)@\w+|(?:https?:)?//\S+|\bwww\.\S+")
_SITE = re.compile(r"\s*\((?:https?:|www\.)[^)]*\)")
_STRONG = re.compile(r"\s*(?:[;|•·/+\n\u2022\u2013\u2014、،；]|(?<=\w)\s-\s|\s&\s|&&)\s*")
_COMMA = re.compile(r"\s*[,，]\s*")
# In small letters, or all capitals where it is no name: Dan, Na and Eta are given ones.
_AND = re.compile(
    r"(?:^|[,\s])\s*(?:im (?:Gespräch|Interview) mit|en conversation avec|en conversación con|in conversation with|"
    r"and|und|et|og|och|ja|ve|và|dan|és|și|şi|oraz|и|та|και|ו|و|mit|avec|with|med|met|dhe|eta|agus|na|at)\s+(?=\S)|"
    r"[,\s]\s*(?:A[Nn][Dd]|U[Nn][Dd]|ET|OG|OCH|VE|MIT|WITH|AVEC|With)\s+(?=\S)"
)
_WEAK = re.compile(r"\s(?:y|e|i|en|a|u|un|ir|in|és|в|con|com|con la colaboración de|em colaboração com)\s")
_SUFFIX = re.compile(
    r"^(?:jr|sr|ii|iii|iv|esq|m\.?d|m\.?p\.?h|r\.?d\.?n?|ph\.?\s?d|d\.?phil|m\.?a|m\.?sc|b\.?a|b\.?sc|mba|mph|cpa|cfp|cfa|cepf|rn|rd|rdn|r\.?n|ll\.?[mbd]"
    r"|j\.?d|dds|dvm|do|ms|ma|phd|md|np|facp|pe|obe|mbe|cbe|mp|o\.?p|s\.?j|csc|(?-i:[A-Z]{2,5}®?))[.®™]?$",
    re.I,
)
_NO_SUFFIX = JOB_WORDS | OUTLET_WORDS
_FOR_HOUSE = re.compile(r"(?<=\w) [Ff]or (?:[Tt]he )?[A-Z].*$")
_FROM_PLACE = re.compile(r"^(?:à|in|de|from|en|da|aus|em)\s+[^\W\d_a-zß-ÿ][\w-]+$")
# "by" in languages where it is also a part of names: only before two words with capitals, and most of them small.
_SMALL_BY = re.compile(
    r"(?:[Dd]i|de|per|ni|gan|nga|na|le)\s(?=[^\W\d_a-z][\w’'.-]*\s[^\W\d_a-z])|"
    r"De\s(?=[^\W\d_a-z][\w’'.-]+\s[^\W\d_a-z][\w’'.-]+(?:,|$))"
)
_FOR = re.compile(r"\s+(?:for|pour|für|para|per)\s+(?:the\s+)?(?=[\w.]*(?:\.com|\.co|online|mail|news|times)).*$", re.I)
_ABBREVIATED = re.compile(r"(?:\.[^\s.]{1,4}|\s[A-Z]|\b[JS]r)\.$")
_FROM = re.compile(
    r"(?<=\w)\s+(?:(?:in|à|aus|reports from|reporting from)\s+[^\W\d_a-z][\w-]+(?:\s[\w-]+)?|en\s+[A-Z][\w-]+)$"
)
_FIGURE = re.compile(
    r"\d{1,4}[.:/h]\d|\b\d{1,4}(?:st|nd|rd|th|er|º)?\b[.,]?(?!\s?[A-Z][a-z]+ [A-Z])|[\d０-９]+[年月日]"
)
_MONTH_FIRST = re.compile(r"(?:[^\W\d_]{2,9}\.?,?\s){1,2}\d{1,2},?\s(?:19|20)\d\d\b")
_AFTER_DATE = re.compile(
    r"^(?=.{0,40}(?:(?:19|20)\d\d|\d\d?[./]\d\d?[./]\d\d))\D{0,25}\d[^|~•·]{0,30}\d(?:\s?(?:uhr|[ap]m))?"
    r"\s*(?:[|~•·]|[-–—]\s)\s*([^\d|]{3,60})$",
    re.I,
)
_LATE_INTRO = re.compile(
    r"(?<=\w)\s(?=(?:(?:written|posted|published|words|story|reported) by|geschrieben von|verfasst von|"
    r"[ée]crit par|escrito por)\s)|(?<=\S)\s+(?=(?:Autor(?:in|en)?|Author|Text|Texto|Auteur|Автор(?:ка|и|ы)?|Аутор|"
    r"Autorka|Συντάκτης|Von|"
    r"By)\s?:)",
    re.I,
)
_IS = re.compile(
    r"^([^\W\d_a-z]\S* [^\W\d_a-z]\S*(?: \S+)?),?\s(?:is|was) (?:an?|the|our)\s.*"
)  # "Ada Berg is a reporter"
# "X Y ו Z W" written as one: the word for "and" stands before the next name without a space.
_HEBREW_AND = re.compile(r"^([א-ת][א-ת\"'-]+ [א-ת][א-ת\"'-]+) ו([א-ת][א-ת\"'-]+ [א-ת][א-ת\"'-]+)$")
# Names side by side: none is written with a space in Chinese, and few parts of Japanese ones are as long.
_HAN_NAMES = re.compile("[\u3400-\u9fff]{3,5}(?: [\u3400-\u9fff]{3,5})+$")
# "某某报记者 林小山 陈悦", "記者林小山／海港報導": whose reporters they are.
_HAN_REPORTERS = re.compile(
    "^[\u3400-\u9fff]{0,10}(?:记者|記者|通讯员|通訊員|特派員)[ :：/／]*"
    "([\u3400-\u9fff]{2,4}(?:[ 、][\u3400-\u9fff]{2,4})*)(?=$|[ ／/;|,，])"
)
_FROM_WHERE = re.compile(r"^(?:Aus|Vor Ort in) [^\W\d_]\S+(?: [^\W\d_]\S+)? berichte(?:t|n) ")
_WHOLE = re.compile(r"^[\[【]([^()\[\]（）【】:：/]{2,40})[\]】]$")
_PLACE_FIRST = re.compile(r"^[(\[]?[\uac00-\ud7af ]{2,12}=(?:[\uac00-\ud7af]{2,6}\)\s)?(?=[\uac00-\ud7af])")  # "서울="
_REPORTED = re.compile("[／/][\u3400-\u9fff]{1,8}(?:報導|报道|報道|專電|专电|電)$")  # from where: "／奎港報導"
_OF = frozenset(("of", "at", "for", "des", "beim", "bei", "für", "im", "am", "chez", "pour", "para", "presso", "bij"))
_BUTTON = re.compile(r"(?<=\w)\s+(?:Follow|Following|Folgen|Suivre|Seguir|Segui|Volgen|Följ|Følg|Subscribe)$")
# A given name and a family name in elements of their own.
_ONE_NAME = re.compile(r"^([^\W\d_a-z][^\W\d_A-Z]+) \| ([^\W\d_a-z][^\W\d_A-Z]+)$")
_PLACED = re.compile(r"\||\s[/·•–—-]\s")
_AGAIN = re.compile(r"(?:by|von|par|por|door|av|af|oleh|от)\s+(?=\S)", re.I)  # before a later part of a line
_RUBRIC = re.compile(r"(?<=\w),? in (?=[A-Z][\w&]+(?:,|\s*$))")


@dataclass(frozen=True, slots=True)
class Names:
    """The people (and desks, where no person is named) and the agencies of one byline, in printed order."""

    people: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()


def _single(text: str) -> bool:
    return len(text.split()) == 1


def trim_byline(text: str) -> str:
    """The part of a printed byline that can hold names: what comes before a date, a time or a count."""
    text = _RUBRIC.split(_LATE_INTRO.split(without_others(text))[-1], maxsplit=1)[0]
    match = _FIGURE.search(text)
    if not match:
        return text
    words = text[: match.start()].split()
    while words and (
        words[-1].strip(".,:|•·-–—").casefold() in BEFORE_DATES
        or weekday_of(words[-1]) is not None
        or not WORD.search(words[-1])
    ):
        words.pop()
    if words and not _MONTH_FIRST.match(text):
        return " ".join(words)
    behind = _AFTER_DATE.match(text)
    return behind[1] if behind else " ".join(words)


@lru_cache(maxsize=4096)
def split_names(text: str, outlets: frozenset[str] = frozenset()) -> Names:
    """The names in `text`. `outlets` are folded names of the publication: after a comma, whom someone works for."""
    text = _ONE_NAME.sub(_in_one, _once(clean(text, 400)))
    text = _IS.sub(r"\1", _WHOLE.sub(r"\1", text))
    if not text.isascii():
        text = _HEBREW_AND.sub(r"\1 ; \2", text)
        text = text.replace(" ", " ; ") if _HAN_NAMES.match(text) else _HAN_REPORTERS.sub(_side_by_side, text)
    text = without_pictured(text)
    text = _MAIL.sub(" ; ", _SITE.sub(" ; ", text if text.isascii() else _SIGNS.sub(" ", text)))
    text = strip_introduction(_BRACKETS.sub(_agencies_alone, text)).split(" (", 1)[0]
    people: list[str] = []
    agencies: list[str] = []
    parts = _parts(text, outlets)
    sure = len(parts) > 1 and says_job(parts[1])
    for part in parts:
        if is_of_pictures(part):
            continue
        part = _BUTTON.sub("", part.strip(" ©,:;-–—|•*~\"“”„»«'"))
        part = part if part.isascii() else _LATE.sub("", part)
        part = part if _ABBREVIATED.search(part) else part.rstrip(" .")
        if not part:
            continue
        part = _once(part)
        words = part.split()
        if len(words) > 2 and words[-1].isupper() and words[-1].casefold() in outlets:
            part = " ".join(words[:-1])  # "Ada Maria Berg HB", of the Hafenbote
        agency = agency_in(part)
        if agency:
            agencies.append(agency)
            continue
        part = without_job(part, sure=sure)
        if is_name(part) and not (people and (part.islower() > people[0].islower() or says_job(part))):
            people.append(part)
    return Names(tuple(dict.fromkeys(people))[:MAX_NAMES], tuple(dict.fromkeys(agencies)))


def _side_by_side(reporters: re.Match[str]) -> str:
    return reporters[1].replace(" ", " ; ")


def _agencies_alone(brackets: re.Match[str]) -> str:
    """What brackets are replaced by: a sign between names, and the agencies that they hold ("(sda/abc)")."""
    parts = (one.strip() for one in _IN_BRACKETS.split(brackets[0]))
    return " ; ".join(("", *filter(is_agency, parts), ""))


def _in_one(halves: re.Match[str]) -> str:
    apart = says_job(halves[2]) or not halves[2][0].isupper()
    return halves[0] if apart else f"{halves[1]} {halves[2]}"


def _once(text: str) -> str:
    """`text`, or its half where it is printed twice."""
    half = text[: len(text) // 2]
    return half if len(half) > 4 and text == f"{half} {half}" else text


def strip_introduction(text: str) -> str:
    """The byline without what introduces it ("Written by", "Ein Beitrag von", "Автор:") or follows it ("記者")."""
    for _ in range(3):
        at = len(text) - len(text.lstrip(" \t-–—"))
        pattern = INTRODUCTIONS.get(text[at : at + 1].lower())
        match = pattern.match(text, at) if pattern is not None else None
        if not match or match.end() >= len(text) or text.startswith(_OF_HOUSES, match.end()):
            break
        text = text[match.end() :].lstrip(" :：/／=＝՝・")
    text = _SMALL_BY.sub("", text, count=1) if _SMALL_BY.match(text) else text
    text = _FROM_WHERE.sub("", text)
    role = _ROLE_FIRST.match(text)
    text = text[role.end() :] if role else text
    if text.isascii():
        return text
    return _LATE.sub("", _REPORTED.sub("", _PLACE_FIRST.sub("", text)))


def _parts(text: str, outlets: frozenset[str]) -> list[str]:
    if not text or COMPANY.search(text) or HOUSE.match(text):
        return [text]
    found: list[str] = []
    pieces = _STRONG.split(_FOR_HOUSE.sub("", _FOR.sub("", text)))
    if len(pieces) == 2 and " - " in text and " " in pieces[1] and _is_bare_place(pieces[0]):
        pieces = pieces[1:]  # "Madrid - Ada Berg"
    for piece in pieces:
        if piece and not (found and " " in found[0] and _PLACED.search(text) and _is_bare_place(piece)):
            again = _AGAIN.match(piece) if found else None
            if again and not piece.startswith(_OF_HOUSES, again.end()):
                piece = piece[again.end() :]
            found.extend(_clauses(piece, outlets))
    return found


def _is_bare_place(piece: str) -> bool:
    """A single word behind a bar or a slash after a full name is where it was written: "Ada Berg | Madrid"."""
    return _single(piece) and not piece[:1].islower() and not piece.isupper() and not is_agency(piece)


def _clauses(piece: str, outlets: frozenset[str]) -> list[str]:
    """One piece without strong separators: commas and conjunctions, minding suffixes and family names put first."""
    listed = _COMMA.split(piece)
    if len(listed) == 2 and _single(listed[0]) and not _AND.search(piece):
        first, second = listed
        if second and not is_agency(first) and not is_agency(second) and not _is_title(second, outlets):
            return [f"{first}, {second}"] if len(second.split()) <= 3 else [first, second]
    merged: list[str] = []
    for at, part in enumerate(listed):
        if merged and (part.casefold() in outlets or (" " in merged[0] and _FROM_PLACE.match(part))):
            continue
        if merged and part and _SUFFIX.match(part) and part.casefold() not in _NO_SUFFIX and not is_agency(part):
            merged[-1] = f"{merged[-1]}, {part}"
        elif part and not (at and not is_agency(part) and (_is_title(part, outlets) or _is_place(part, listed, at))):
            merged.append(part)
    found = []
    for part in merged:
        found.extend(_joined(part))
    return found


def _joined(part: str) -> list[str]:
    found = []
    for one in _AND.split(part):
        one = _FROM.sub("", one.strip())
        halves = _WEAK.split(one)
        if len(halves) > 1 and (
            all(len(half.split()) >= 2 and half[:1].isupper() for half in halves) or all(map(_single, halves))
        ):
            found.extend(halves)
        elif one:
            found.append(one)
    return found


def _is_title(part: str, outlets: frozenset[str]) -> bool:
    """Whether what follows a comma is a job or an employer, not another person."""
    folded = part.casefold()
    words = folded.split()
    if folded in outlets or any(word.strip(".") in JOB_WORDS or word in OUTLET_WORDS for word in words):
        return True
    return any(JOB_END.search(word) or word in _OF for word in words)


def _is_place(part: str, listed: list[str], at: int) -> bool:
    """A single word at the end of names of several words, or among them, is where they write from."""
    named = len(listed[0].split()) >= 2 or is_agency(listed[0])
    if not named or not _single(part) or is_agency(part):
        return False
    return at == len(listed) - 1 or not any(map(_single, (*listed[:at], *listed[at + 1 :])))
