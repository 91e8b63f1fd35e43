"""What stands at the ends of all titles of a list and belongs to none: labels, numbers of files, citations, remarks.

Owns how such ends are told: by all records having them alike. Must not know where titles come from.
"""

import re
from collections import Counter
from collections.abc import Sequence

from crawler.understanding.listings.numbered import number_before, number_behind

_LEAST = 3  # titles from which what they share tells anything
_NEARLY = 0.9  # the share of titles that must have an end
_LABEL = 3  # characters that texts with one label begin with
_CITATION = 8  # and that those with one citation end with
_OFFICE = re.compile(r"[A-ZÄÖÜ]+-[A-ZÄÖÜ]+:")  # who tells it, as a part of the title: "POL-HM: "
_MARKS = "*†‡§ "  # of footnotes, before a title
_NUMBER = re.compile(r"\d+")
# "23-1667 ", "[14] ", "12:30 ", "2026/7: ": digits with something that is neither letter nor space between or behind
_BEFORE = re.compile(r"[#(\[]?(?:\d+(?:[-./:]\d+)+|\d+(?=[-.:)\]])|\d{5,})[-.:)\]]*\s+(?=\S)")
_BRACKETS = re.compile(r" [(\[](?:[^\W\d_]{1,4}\.?[ -]?)?\d[\d./-]*[)\]]")
SEAMS = " -–—|:·,"  # what joins such an end to the title
_REST = 30  # characters behind brackets that are no title
_TAIL = 80  # characters of a title in which that stands
_FILE_ENDS = ")]）］Bb"
_FILE = re.compile(
    r"\s*[(\[（［][^()\[\]（）［］]{0,20}?(?:\b(?:pdf|docx?|mp[34]|\d[\d.,]* ?[kmg]i?b)|PDF形式)\b"
    r"[^()\[\]（）［］]{0,30}[)\]）］]$|"
    r"(?:\s+\d+ ?(?:pages?|págs?\.?|pp\.?|seiten?)\s*|\s*[|,–-]\s*)\d+(?:[.,]\d+)? ?[kmg]i?b$",
    re.I,
)
_SAMPLE = 12
_KINDS = 3  # of such titles that have one kind
_BREAK = re.compile(r"(?:, | [(\[|–—-] ?)(?:No\.? ?)?(?=0)")


def without_file(title: str) -> str:
    """A title without what is said of its file at the end: " (PDF, 44 KB)", " [PDF]", " 3 pages 210KB"."""
    if title[-1:] not in _FILE_ENDS:
        return title
    return (title[:-_TAIL] + _FILE.sub("", title[-_TAIL:])).rstrip() or title


def shared_ends(texts: Sequence[str]) -> tuple[str, str]:
    """A label ("Title: ") and a remark (" (opens in a new window)") that nearly all texts begin and end with."""
    if len(texts) < _LEAST:
        return "", ""
    label = _mostly_shared(texts, _LABEL)
    cut = max(label.rfind(": "), label.rfind("： "), label.rfind(" - ") + 1)
    label = label[: cut + 2] if cut > 0 and not _OFFICE.match(label) else ""
    remark = _mostly_shared([text[::-1] for text in texts], _LABEL)[::-1]
    cut = remark.find(" (")
    remark = remark[cut:] if cut >= 0 and remark.endswith(")") else ""
    return label, remark


def bare_titles(titles: Sequence[str]) -> list[str]:
    """The titles without the labels, remarks and numbers that nearly all have.

    Those are numbers in one form before ("23-1667 ", "12:30 "), in brackets behind (" (087849) ..."), or in a citation
    that differs in its digits only (", 2021 S.D. 69"). No title is cut to nothing, nor titles to the same.
    """
    label, remark = shared_ends(titles)
    bare = [title.removeprefix(label).removesuffix(remark).lstrip(_MARKS).strip() or title for title in titles]
    bare = _without_kinds(bare)
    if len(titles) < _LEAST or sum(_NUMBER.search(title) is not None for title in bare) < _NEARLY * len(bare):
        return bare
    for cut in (_numbers_before, _brackets_behind, _citation_behind):
        short = [text.strip(SEAMS) or title for title, text in zip(bare, cut(bare), strict=True)]
        if len(set(short)) >= _NEARLY * len(set(bare)):  # else the number is what tells them apart
            bare = short
    return bare


def _without_kinds(titles: list[str]) -> list[str]:
    """The titles without the few kinds of documents that stand in brackets behind them all ("[OPINION]", "[ORDER]")."""
    found = [title[title.rfind(" [") :] if title.endswith("]") else "" for title in titles[:_SAMPLE]]
    if len(titles) < _LEAST or not all(found) or len(set(found)) * _KINDS > len(found) + _KINDS:
        return titles
    return [title[: title.rfind(" [")] if title.endswith("]") and " [" in title[1:] else title for title in titles]


def _numbers_before(titles: Sequence[str]) -> Sequence[str]:
    numbers = list(map(number_before, titles))
    if sum(map(bool, numbers)) >= _NEARLY * len(titles):
        return [title.removeprefix(number) for title, number in zip(titles, numbers, strict=True)]
    found = [_BEFORE.match(title) for title in titles]
    forms = Counter(_NUMBER.sub("0", match[0]) for match in found if match)
    if not forms or forms.most_common(1)[0][1] < _NEARLY * len(titles):
        return titles
    return [title[match.end() :] if match else title for title, match in zip(titles, found, strict=True)]


def _brackets_behind(titles: Sequence[str]) -> Sequence[str]:
    found = [_BRACKETS.search(title) for title in titles]
    if sum(match is not None for match in found) < _NEARLY * len(titles):
        return titles
    rests = [title[match.end() :].lstrip() for title, match in zip(titles, found, strict=True) if match is not None]
    if any(len(rest) > _REST and rest[0] not in "([" for rest in rests):
        return titles  # more stands behind the brackets than a remark
    return [title[: match.start()] if match else title for title, match in zip(titles, found, strict=True)]


def _citation_behind(titles: Sequence[str]) -> Sequence[str]:
    numbers = list(map(number_behind, titles))
    if sum(map(bool, numbers)) >= _NEARLY * len(titles):
        return [title.removesuffix(number) for title, number in zip(titles, numbers, strict=True)]
    end = _mostly_shared([_NUMBER.sub("0", title)[::-1] for title in titles], _CITATION)[::-1]
    begin = _BREAK.search(end)
    end = end[begin.start() :] if begin else ""
    if "0" not in end:
        return titles
    pattern = re.compile(re.escape(end).replace("0", r"\d+") + "$")
    return [pattern.sub("", title) for title in titles]


def _mostly_shared(texts: Sequence[str], size: int) -> str:
    """What those texts begin with alike whose first `size` characters nearly all have, or ""."""
    commonest, count = Counter(text[:size] for text in texts).most_common(1)[0]
    if count < _NEARLY * len(texts):
        return ""
    alike = [text for text in texts if text.startswith(commonest)]
    return _shared(min(alike), max(alike))


def _shared(one: str, other: str) -> str:
    """What two texts begin with alike."""
    size = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[:size]
