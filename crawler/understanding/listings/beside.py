"""Titles that stand in running text beside links which say "PDF", the name of a file, or nothing.

Owns the cutting of such text into lines, and whether it stands before or behind its link. Must not know how records
are cut, nor titles in blocks of their own (see `fields`).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from crawler.understanding.dates.moment import Moment
from crawler.understanding.document import Document
from crawler.understanding.listings.dating import Dating, without_date
from crawler.understanding.listings.groups import Group
from crawler.understanding.listings.numbered import is_number
from crawler.understanding.listings.record import words_in

_BOLD = frozenset(("b", "strong"))
_LONGEST = 300  # characters of a title
_SEAMS = " -–—|:;,·•"
_LETTERS = re.compile(r"[^\W\d_].*[^\W\d_]")


Beside = tuple[str, Moment | None]
_NONE: Beside = ("", None)


def titles_beside(doc: Document, dating: Dating, group: Group) -> list[Beside]:
    """For each link of a group the line of text beside it and the date at its end, "" where there is none.

    That is the first such line behind the link, or the last before it where the text of most comes first.
    """
    ends = _ends(doc, group)
    preformatted = _in_pre(doc, group.parent)
    behind, before = [], []
    for (low, first), (last, high) in ends:
        behind.append(_lines(doc, dating, last, high, preformatted))
        before.append(_lines(doc, dating, low, first, preformatted)[::-1])
    follow, lead = _chosen(behind), _chosen(before)
    told, foretold = (sum(bool(text) for text, _ in side) for side in (follow, lead))
    # Where titles follow, the last link has one behind it; where they lead, it has none.
    return lead if foretold > told or (foretold == told and not follow[-1][0]) else follow


def _ends(doc: Document, group: Group) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """For each link the runs of its record before and behind it; of a flat group those to the links around it."""
    links = group.links
    if not group.flat:
        return [
            ((first, doc.text_from[link]), (doc.text_to[link], last))
            for link, (first, last) in zip(links, group.spans, strict=True)
        ]
    starts = [doc.text_from[link] for link in links]
    stops = [doc.text_to[link] for link in links]
    top, bottom = doc.text_from[group.parent], doc.text_to[group.parent]
    return list(
        zip(
            zip([top, *stops[:-1]], starts, strict=True),
            zip(stops, [*starts[1:], bottom], strict=True),
            strict=True,
        )
    )


def _lines(doc: Document, dating: Dating, low: int, high: int, preformatted: bool) -> list[Beside]:
    """The lines of the text runs `low` .. `high`-1 that stand in no link, cut off the dates at their ends."""
    text = "".join(_parted(doc, low, high))
    if preformatted:
        text = text.replace("\n", "\v")
    found = []
    for raw in text.split("\v"):
        line = " ".join(raw.split()).strip(_SEAMS).lstrip(")] ").rstrip("([ ")
        if 0 < len(line) <= _LONGEST:
            moment = dating.date_at(line)
            if moment is not None:
                line = without_date(line, moment).strip(_SEAMS).lstrip(")] ").rstrip("([ ")
            found.append((line, moment))
    return found


def _parted(doc: Document, low: int, high: int) -> Iterator[str]:
    """The text runs outside links, with a break before each that begins a block, stands in bold or behind bold
    text, or is glued to the one before."""
    starts = frozenset(doc.block_from[bisect_left(doc.block_from, low) : bisect_left(doc.block_from, high)])
    owner, end = -1, ""
    for run in range(low, high):
        text = doc.texts[run]
        new = owner >= 0 and owner != doc.owners[run]
        bold = new and " " in text.strip() and not {doc.tags[owner], doc.tags[doc.owners[run]]}.isdisjoint(_BOLD)
        if run in starts or bold or (new and end.isalnum() and text[:1].isalnum()):
            yield "\v"
        if doc.text_links[run] < 0:
            yield text
            owner, end = doc.owners[run], text[-1:]


def _chosen(sides: Sequence[Sequence[Beside]]) -> list[Beside]:
    """Of each record's lines the one where most have some words, or the first with some."""
    places = [next((at for at, line in enumerate(lines) if _is_told(line)), -1) for lines in sides]
    place = max(set(places), key=places.count, default=-1)
    return [
        lines[place]
        if 0 <= place < len(lines) and _LETTERS.search(lines[place][0])
        else next(filter(_is_told, lines), _NONE)
        for lines in sides
    ]


def _is_told(line: Beside) -> bool:
    return words_in(line[0]) >= 2 and _LETTERS.search(line[0]) is not None and not is_number(line[0])


def _in_pre(doc: Document, element: int) -> bool:
    return doc.tags[element] == "pre" or any(doc.tags[above] == "pre" for above in doc.ancestors(element))
