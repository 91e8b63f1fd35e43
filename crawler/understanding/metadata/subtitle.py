"""Find the standfirst under a headline: the line that the desk wrote to go with it.

Owns the choice between what is marked as one on the page and what the page declares as its description. Must not know
how the body is cut.
"""

import re
from bisect import bisect_right

from crawler.understanding.dates.phrases import may_be_dated
from crawler.understanding.document import Document
from crawler.understanding.metadata.graph import Graph
from crawler.understanding.metadata.names import strip_introduction
from crawler.understanding.metadata.text import clean
from crawler.understanding.metadata.title import fold

_MARKED = re.compile(
    r"sub-?(?:title|head|line)|subtit|sous-?titre|unter(?:zeile|titel)|ondertitel|undertitel|underrubrik|alaotsikko|sottotitolo|catenaccio|copete|stand-?first|d(?<![a-z]d)ec?k(?![a-z])|l(?<![a-z]l)e(?:de|ad)(?![a-z])|teaser-?text|intro|chap(?:o|eau)|vorspann|bajada|entradilla|sommario|perex|ingress|preamble|summary|excerpt|abstract|l(?<![a-z]l)id(?![a-z])|headnote|kicker-?text"
)  # in lower case
_OF_PICTURES = re.compile(r"caption|image-?desc|bildunter")  # in lower case
_WORDS = 5  # spaces in a heading that is a line of its own
_TOO_SHORT, _TOO_LONG = 15, 600
_PARAGRAPH = 80  # characters
_HEADINGS = frozenset(("h2", "h3", "h4"))
_SENTENCE = 70  # characters
_BEHIND = 9  # blocks that are looked at
_BYLINE = 60  # characters of a line that only names who wrote
_STAMP = re.compile(r"\d{4}\W{1,4}\d{1,2}:\d\d\b")  # a day and a time
_LINES = _HEADINGS | {"p", "div", "span", "strong", "li"}


def choose_subtitle(doc: Document, graph: Graph, headline: int, title: str | None) -> tuple[str | None, str | None]:
    """(standfirst, where it was read), or (None, None).

    A line on the page wins: one that its markup calls a subtitle, or one right after the headline that says what the
    page declares as its description. JSON-LD `alternativeHeadline` comes next. A description that is nowhere on the
    page was written for search engines: it is not a subtitle.
    """
    declared = [
        clean(one, _TOO_LONG)
        for one in (doc.head.first("og:description"), doc.head.first("description"), graph.text("description"))
    ]
    wanted = {fold(one)[:80] for one in declared if len(one) >= _TOO_SHORT}
    mine, between = fold(title or ""), ""
    if headline >= 0:
        first = bisect_right(doc.block_from, doc.text_to[headline] - 1)
        told = False
        for block in range(max(0, first - 1), min(first + 8, len(doc.block_texts))):
            text = doc.block_texts[block]
            box = doc.block_box[block]
            if told and doc.tags[box] in _HEADINGS:
                break  # a heading of the story's first part
            told = told or (block >= first and doc.tags[box] == "p" and len(text) >= _PARAGRAPH)
            if (
                not _TOO_SHORT <= len(text) <= _TOO_LONG
                or doc.block_linked[block] * 2 > len(text)
                or fold(text) == mine
                or _STAMP.search(text)
                or (len(text) < _BYLINE and strip_introduction(text) != text)
            ):
                continue
            if fold(text)[:80] in wanted and doc.tags[box] != "p":
                return clean(text), "description"
            tag = doc.tags[box]
            if tag in _LINES and _says_so(doc, box) and (tag != "li" or _is_only_one(doc, box)):
                return clean(text), "standfirst"
            if tag == "p" and fold(text)[:80] in wanted:
                return clean(text), "description"
            if block == first and tag in ("h2", "h3") and text.count(" ") >= _WORDS and _is_only_one(doc, box):
                return clean(text), "standfirst"
            if block == first and _stands_between(doc, headline, block):
                between = clean(text)
    if between:
        return between, "standfirst"
    other = graph.text("alternativeHeadline")
    if len(other) >= _TOO_SHORT and fold(other) != mine:
        return other, "json-ld"
    return None, None


def _stands_between(doc: Document, headline: int, block: int) -> bool:
    """Whether a sentence stands between the headline and a byline or date, under no picture, with a story behind."""
    text, line, *behind = [*doc.block_texts[block : block + _BEHIND], ""]
    if len(text) < _SENTENCE or "\n" in text or not 4 < len(line) < _BYLINE:
        return False
    if not any(len(one) >= _PARAGRAPH for one in behind):
        return False
    credited = strip_introduction(line) != line or may_be_dated(line)
    return credited and "img" not in doc.tags[headline : doc.block_box[block]]


def _is_only_one(doc: Document, box: int) -> bool:
    """Whether the box is the only one of its tag beside it: others would be headings of sections, or points."""
    around = doc.parents[box]
    return around >= 0 and sum(1 for one in doc.elements(doc.tags[box], inside=around)) == 1


def _says_so(doc: Document, box: int) -> bool:
    """Whether the element or one of its two parents is marked as a standfirst (and holds little else)."""
    element = box
    size = doc.text_to[box] - doc.text_from[box]
    for _ in range(3):
        if element < 0 or doc.text_to[element] - doc.text_from[element] > size + 4:
            return False
        given = doc.attributes(element)
        named = given.get("itemprop", "")
        marks = f"{given.get('class', '')} {given.get('id', '')} {named} {given.get('data-testid', '')}".lower()
        if "articlebody" in named.lower() or _OF_PICTURES.search(marks):
            return False
        if "description" in named or "alternativeheadline" in marks or _MARKED.search(marks):
            return True
        element = doc.parents[element]
    return False
