"""The boxes of an article page: "Latest news", "Related", "Most read": their entries, and which text is theirs.

Owns what tells a box from a list that belongs to the story (links in running text, references, rankings). Must not
know how the body is chosen.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from crawler.understanding.dates.moment import Moment
from crawler.understanding.document import Document
from crawler.understanding.listings import judge
from crawler.understanding.listings.addresses import leads_to_section
from crawler.understanding.listings.find import FoundList, find_lists
from crawler.understanding.listings.groups import text_or_name
from crawler.understanding.listings.prose import in_prose
from crawler.understanding.listings.record import Reader, Record, count_dated, words_in

_LEAST = 1.5
_HEADING = 60  # characters of a box's heading at most
_BETWEEN = 60  # characters that may stand between two links of a flat list: a date, an author
_SCATTERED = 3  # times the text of the records that may stand between them
_SUMMARIES = 8  # times the titles that the rest of the records may be beside a story; more is what the story tells
_PAGE = re.compile(r"//[^/]+/[a-z]+(?:-[a-z]+)?/?$")
_ROWS = ("tr", "td")
_LOOK = 2  # records of a box of which one is a subject where most are
_LONE = 40  # characters of a date that closes a box


@dataclass(frozen=True, slots=True)
class Box:
    """One box: its heading ("" for none), its records, and what of the page is its own.

    Blocks `first_block` .. `last_block` (both included) are the box's, heading and closing date too. `first_run` is its
    first text run: it lies inside `first_block` when the box begins in the middle of a block that holds story text
    too (then only the runs from there on are the box's); `last_run` is the run behind its last.
    """

    heading: str
    records: tuple[Record, ...]
    first_block: int
    last_block: int
    first_run: int
    last_run: int
    score: float


def find_boxes(doc: Document, reader: Reader) -> list[Box]:
    """The boxes of a page in page order. Menus, tags and lists of the story's own are not among them."""
    found = [
        _box(doc, one, reader)
        for one in find_lists(doc, reader, quick=True)
        if one.score >= _LEAST and _is_box(doc, one)
    ]
    return sorted(found, key=lambda box: box.first_run)


def _is_box(doc: Document, one: FoundList) -> bool:
    records = one.records
    words = sorted(words_in(record.title) for record in records)
    if words[len(words) // 2] < 3:
        return False
    if _leads_nowhere_else(doc, records) or _leads_to_sections(records) or _leads_to_pages(records):
        return False
    if in_prose(doc, one.group.links):
        return False
    if doc.tags[one.group.roots[0]] in _ROWS and _gives_figures(doc, one):
        return False
    if one.group.flat:
        return _flat_list(doc, one)
    if _scattered(doc, one.group.spans):
        return False
    linked = own = 0
    for link, (first, last) in zip(one.group.links, one.group.spans, strict=True):
        linked += sum(map(len, doc.texts[doc.text_from[link] : doc.text_to[link]])) or len(text_or_name(doc, link))
        own += sum([len(doc.texts[run].strip()) for run in range(first, last) if doc.text_links[run] < 0])
    dated = count_dated(records)
    if linked >= own * 0.5 or dated * 2 > len(records) or all(record.heading for record in records):
        return True
    return own <= linked * _SUMMARIES and judge.place_cost(doc, one.group.links[0]) >= judge.BESIDE


def _gives_figures(doc: Document, one: FoundList) -> bool:
    """Whether most rows of a table have but figures behind their links, and no dates: results that the story tells."""
    if count_dated(one.records) * 2 > len(one.records):
        return False
    told = 0
    for link, (_, last) in zip(one.group.links, one.group.spans, strict=True):
        behind = "".join(doc.texts[run] for run in range(doc.text_to[link], last) if doc.text_links[run] < 0)
        told += any(map(str.isdecimal, behind)) and not any(map(str.isalpha, behind))
    return told * 2 > len(one.group.links)


def _scattered(doc: Document, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether between the records stands far more than in them: links that a story has here and there."""
    inside = sum([len(text) for first, last in spans for text in doc.texts[first:last]])
    around = sum(map(len, doc.texts[spans[0][0] : spans[-1][1]]))
    return around - inside > _SCATTERED * inside


def _leads_nowhere_else(doc: Document, records: Sequence[Record]) -> bool:
    """Whether the records are a table of the page's own contents; comments, which are dated, are none."""
    here = doc.url.partition("#")[0]
    inner = sum(record.url.partition("#")[0] == here and record.moment is None for record in records)
    return inner * 2 > len(records)


def _leads_to_sections(records: Sequence[Record]) -> bool:
    """Whether the records are subjects, sections or people of the site."""
    if not any(leads_to_section(record.url) for record in records[:_LOOK]):
        return False
    return sum([leads_to_section(record.url) for record in records]) * 2 > len(records)


def _leads_to_pages(records: Sequence[Record]) -> bool:
    """Whether the records, of which none has a day, are pages of the site: "/help", "/about-us"."""
    pages = sum([_PAGE.search(record.url) is not None for record in records])
    return pages * 2 > len(records) and not count_dated(records)


def _flat_list(doc: Document, one: FoundList) -> bool:
    """Whether the links of a flat group follow one another with at most a date between, unlike links in prose."""
    links = one.group.links
    gaps = []
    for link, behind in pairwise(links):
        text = "".join(doc.texts[run] for run in range(doc.text_to[link], doc.text_from[behind]))
        gaps.append(len(text.strip()))
    gaps.sort()
    linked = sum([len(doc.text_of(link)) for link in links])
    return bool(gaps) and gaps[len(gaps) // 2] <= _BETWEEN and sum(gaps) <= linked + _BETWEEN * len(gaps)


def _box(doc: Document, one: FoundList, reader: Reader) -> Box:
    first_run = min(first for first, _ in one.group.spans)
    first_run = min(first_run, doc.text_from[one.group.links[0]])
    link = one.group.links[-1]
    root = one.group.roots[-1]
    last_run = max(doc.text_to[link], doc.text_to[root])
    heading, start = _heading(doc, first_run)
    if heading and reader(heading) is not None:  # dates stand before their titles
        first_run = start
        heading, start = _heading(doc, first_run)
    first_run = start
    last_run = _closing(doc, one, last_run, reader)
    first_block = max(0, bisect_right(doc.block_from, first_run) - 1)
    last_block = max(first_block, bisect_right(doc.block_from, last_run - 1) - 1)
    return Box(heading, tuple(one.records), first_block, last_block, first_run, last_run, one.score)


def _heading(doc: Document, first_run: int) -> tuple[str, int]:
    """The short text right before the first record, when nothing but it stands between the record and the story."""
    run = first_run - 1
    while run >= 0 and doc.texts[run].isspace():
        run -= 1
    if run < 0 or doc.text_links[run] >= 0:
        return "", first_run
    owner = doc.owners[run]
    start = doc.text_from[owner] if owner >= 0 else run
    text = " ".join("".join(doc.texts[start : doc.text_to[owner]]).split()) if doc.text_to[owner] <= first_run else ""
    if not text:
        start, text = run, " ".join(doc.texts[run].split())
    closed = text[-1:] in '.!?…”"'
    if 0 < len(text) <= _HEADING and not closed and words_in(text) <= 8:
        return text, start
    return "", first_run


def _closing(doc: Document, one: FoundList, last_run: int, reader: Reader) -> int:
    """Where the box ends: behind the date of its last record and a lone date that closes it, if there are any."""
    dated = count_dated(one.records) * 2 > len(one.records)
    if not dated:
        return last_run
    end, skipped = last_run, 0
    for run in range(last_run, min(len(doc.texts), last_run + 8)):
        text = doc.texts[run].strip()
        if not text:
            continue
        moment: Moment | None = reader(text) if len(text) <= _LONE and doc.text_links[run] < 0 else None
        if moment is None:
            skipped += 1
            if skipped > 1 or len(text) > 3:
                break
            continue
        end = run + 1
    return end


def outside(boxes: Sequence[Box], run: int) -> bool:
    """Whether a text run belongs to no box."""
    return all(not box.first_run <= run < box.last_run for box in boxes)
