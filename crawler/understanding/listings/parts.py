"""The title among the inline parts of a link: beside a kicker, a date, a summary.

Owns how the links of a group are taken apart alike. Must not know links that hold blocks of their own (see `fields`).
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from crawler.understanding.document import Document
from crawler.understanding.listings.dating import Dating
from crawler.understanding.listings.record import HEADINGS, words_in
from crawler.understanding.listings.titles import no_titles

_BOLD = frozenset(("b", "strong"))
_LETTER = re.compile(r"[^\W\d_]")
_CLASS = re.compile(r'class="([^"\s]*)')
_FIRST = 2  # from here on a group of which no link has had parts has none
_NEARLY = 0.8  # of a group's links that must have parts
_MOST = 0.6  # of them that must have a part for it to be the title
_OFTEN = 4  # a part that one in so many links has is a kicker
_ENOUGH = 9  # words beyond which a text is no more of a title
_LONG = 20  # words of a summary
_ENDS = (".", "…", "...")

Part = tuple[str, str]  # the tag and first class of a part, the how manieth of these it is, and its text


def attribute_titles(doc: Document, links: Sequence[int]) -> dict[int, str]:
    """The titles that links whose texts are numbers or say nothing have in their attributes; {} where most do not."""
    if not links or "title=" not in doc.attrs[links[0]] or no_titles(list(map(doc.text_of, links))) <= _MOST:
        return {}
    named = {link: " ".join(doc.attr(link, "title").split()) for link in links}
    told = {link: name for link, name in named.items() if words_in(name) > 1 and name != doc.text_of(link)}
    tellers = len(told) >= _NEARLY * len(links) and no_titles(list(told.values())) == 0
    return told if tellers and len(set(told.values())) * 2 > len(told) else {}


def part_titles(doc: Document, dating: Dating, links: Sequence[int]) -> dict[int, str]:
    """The titles of links that consist of several elements and no text of their own; {} where most do not.

    The title is the part in bold, or the one whose texts are longest short of whole sentences; dates and what many
    links share are none. Kickers that end in a colon belong to their headline.
    """
    composed: dict[int, list[Part]] = {}
    for at, link in enumerate(links):
        if doc.ends[link] - link > 2 and len(parts := _parts(doc, link)) > 1:
            composed[link] = parts
        elif at == _FIRST and not composed:
            return {}
    if len(composed) < 2 or len(composed) < _NEARLY * len(links):
        return {}
    counts = Counter(text for parts in composed.values() for text in {text for _, text in parts})
    often = max(2, len(composed) // _OFTEN)
    told: dict[int, list[Part]] = {}
    for link, parts in composed.items():
        if any(text.endswith(":") and counts[text] <= often for _, text in parts[:-1]):
            return {}
        rare = [part for part in parts if counts[part[1]] <= often and _LETTER.search(part[1])]
        told[link] = [part for part in rare if dating.date_in(part[1]) is None] or parts
    form = _title_form(told)
    return {
        link: next((text for kind, text in parts if kind == form), max(parts, key=lambda part: len(part[1]))[1])
        for link, parts in told.items()
    }


def _title_form(told: Mapping[int, Sequence[Part]]) -> str:
    """The form of the parts that look most like titles."""
    columns: defaultdict[str, list[str]] = defaultdict(list)
    for parts in told.values():
        for form, text in parts:
            columns[form].append(text)
    best, best_worth = "", 0
    for form, texts in columns.items():
        if len(texts) < _MOST * len(told):
            continue
        middle = sorted(map(words_in, texts))[len(texts) // 2]
        closed = sum(text.endswith(_ENDS) for text in texts) * 2 > len(texts)
        worth = min(middle, _ENOUGH) - (_ENOUGH - 1 if closed or middle > _LONG else 0)
        worth += _ENOUGH if form.split(".")[0] in _BOLD and middle >= 3 else 0
        if worth > best_worth:
            best, best_worth = form, worth
    return best


def _parts(doc: Document, link: int) -> list[Part]:
    """The parts of a link, or of the heading in it, that stands in one block; [] where it has text of its own."""
    element = next((e for e in range(link + 1, doc.ends[link]) if doc.tags[e] in HEADINGS), link)
    first, last = doc.text_from[element], doc.text_to[element]
    if last - first < 2 or bisect_right(doc.block_from, first) != bisect_right(doc.block_from, last - 1):
        return []
    while True:
        inside = _inside(doc, element)
        if len(inside) != 1 or doc.ends[inside[0]] - inside[0] < 2:
            break
        element = inside[0]
    runs = range(doc.text_from[element], doc.text_to[element])
    if any(doc.owners[run] == element and not doc.texts[run].isspace() for run in runs):
        return []
    found: list[Part] = []
    counts: Counter[str] = Counter()
    for part in inside:
        form = f"{doc.tags[part]}.{_first_class(doc.attrs[part])}"
        counts[form] += 1
        found.append((f"{form}.{counts[form]}", doc.text_of(part)))
    return found


def _inside(doc: Document, element: int) -> list[int]:
    """The elements right in this one that hold text."""
    found, child = [], element + 1
    while child < doc.ends[element]:
        if doc.text_to[child] > doc.text_from[child] and doc.text_of(child):
            found.append(child)
        child = doc.ends[child]
    return found


def _first_class(raw: str) -> str:
    match = _CLASS.search(raw)
    return match[1] if match else ""
