"""The summaries of a list's records: where they stand, and what of a line is one.

Owns the choice among the lines that are neither title nor date. Must not know how those were found.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from crawler.understanding.document import Document
from crawler.understanding.listings.columns import Column
from crawler.understanding.listings.dating import Dating, without_date
from crawler.understanding.listings.ends import SEAMS
from crawler.understanding.listings.record import Line, Place, Record, words_in
from crawler.understanding.listings.titles import SAYS_MORE

_FIRST = 3  # records whose titles tell which places hold titles
_LEAST = 4  # words of the middle one of a place's texts, where most of them are sentences
_WORDY = 6  # words of one where they are not, and of a summary that stands in no such place
_LONG = 8  # words of one that does not end as sentences do
_FEW = 3  # texts from which a first word that most have is a label
_SHORTEST = 3  # words of a summary
_SAME = 0.8  # of a place's texts that must differ
_STOPS = (".", "!", "?", "…", "。", "！", "？", "।", "۔", "؟", "”", "»", '."', ".'")
_BESIDE = 40  # characters that may stand beside a title in its line
_CLOCK = 24  # characters at a text's beginning in which a date may stand


def summarise(
    doc: Document,
    dating: Dating,
    columns: Mapping[Place, Column],
    told: Sequence[tuple[Record, Sequence[Line]]],
) -> None:
    """Set the summaries of records, whose lines are given: the line of the place that most have theirs in, or one
    that is long."""
    first = [(record, *line) for record, lines in told[:_FIRST] for line in lines]
    taken = {place for record, block, line, place in first if not _said(doc, dating, record, block, line)}
    best, most = None, (False, 0)
    labels: set[Place] = set()
    for place, column in columns.items():
        texts = column.texts
        if place in taken or len(texts) * 2 < len(told) or column.dated * 2 > len(texts):
            continue
        middle = sorted(map(words_in, texts))[len(texts) // 2]
        sentences = sum(text.endswith(_STOPS) for text in texts) * 2 > len(texts)
        if middle < (_LEAST if sentences or doc.tags[column.box] == "p" else _WORDY):
            continue
        if not (sentences or _begin_apart(texts)):
            labels.add(place)
            continue
        if len(set(texts)) < _SAME * len(texts):
            continue
        worth = (sentences, 0 if sentences else middle)  # of sentences the first: more may follow
        if worth > most:
            best, most = place, worth
    for record, lines in told:
        record.summary = _summary(doc, dating, record, [line for line in lines if line[2] not in labels], best)


def _begin_apart(texts: Sequence[str]) -> bool:
    """Whether texts begin with different words, unlike those with a label: "By Ada Berg", "Subjects: ..."."""
    (_, most), *_ = Counter(text.split(" ", 1)[0] for text in texts).most_common(1)
    return most < _FEW or most * 2 <= len(texts)


def _summary(doc: Document, dating: Dating, record: Record, lines: Sequence[Line], best: Place | None) -> str:
    for block, line, place in lines:
        if place == best and words_in(said := _said(doc, dating, record, block, line)) >= _SHORTEST:
            return said
    longest = ""
    for block, line, place in lines:
        if place == best or len(line) <= len(longest) or words_in(line) < _WORDY:
            continue
        said = _said(doc, dating, record, block, line)
        least = _WORDY if said.endswith(_STOPS) else _LONG
        if len(said) > len(longest) and words_in(said) >= least:
            longest = said
    return longest


def _said(doc: Document, dating: Dating, record: Record, block: int, line: str) -> str:
    """A line without a date before it and the link to all of the story behind it; "" where it holds the title."""
    link = doc.text_links[doc.block_to[block] - 1]
    if link >= 0:
        text = doc.text_of(link)
        if line.endswith(text) and (SAYS_MORE.match(text) or record.title in text):
            line = line.removesuffix(text).rstrip()
    if not line or _is_other(record, line):
        return ""
    if any(map(str.isdecimal, line[:_CLOCK])):
        moment = dating.date_at(line)
        if moment is not None and line.startswith(moment.text):
            line = without_date(line, moment).strip(SEAMS)
    return line


def _is_other(record: Record, line: str) -> bool:
    """Whether a line holds the record's title, or its date with hardly more than a byline beside it."""
    title = record.title
    if title in line and (line.startswith(title) or line.endswith(title) or len(line) < 2 * len(title) + _BESIDE):
        return True
    return bool(record.printed) and record.printed in line and words_in(line) - words_in(record.printed) < _LONG
