"""Find the byline of a page: links and boxes that are marked as naming an author, and lines that say "By".

Owns where to look and which place to trust. Must not know how the text is split into names (see `names`).
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from crawler.understanding.document import Document
from crawler.understanding.metadata.names import strip_introduction, trim_byline
from crawler.understanding.metadata.text import clean, plain
from crawler.understanding.metadata.vocabulary import HEADING_WORDS

_WORDS = ("uthor", "yline")
_RARER = ("utor", "auteur", "writer", "reporter", "redakt", "forfatter", "signature", "firma")  # asked when those fail
_GOOD = re.compile(
    r"(?:^|[\s_\-:/])(?:by-?line|author|autor(?:en|in|e|es|a|i)?|auteur|authors|writer|reporter|redakteur|forfatter|signature|firma)(?:s)?"
    r"(?:[\s_\-]?(?:name|names|link|list|title|fn))?(?:$|[\s_\-])|byline|authorname|author-name|author_name",
    re.I,
)
_AWAY = re.compile(
    r"comment|related|teaser|sidebar|footer|recommend|most-?(?:read|popular)|widget|popular|newsletter|promo|card-|-card|bio|avatar|image|photo|social|share"
    r"|follow|caption|credit|copyright|more-|latest|trending|quote|search|filter|authority|nav",
    re.I,
)
_PROFILE = re.compile(
    r"/(?:authors?|autor(?:en|es|i|e)?|auteurs?|profil(?:e|es)?|staff|people|contributors?|journalists?|reporters?|columnists?|by|redaktion|writers?|team|av|skribent|firmas?|redactores)/[^/?#]+",
    re.I,
)
_LANDMARKS = frozenset({"nav", "footer", "aside", "form", "figure", "figcaption"})
MAX_CANDIDATES = 40
MAX_LOOKED_AT = 120


@dataclass(frozen=True, slots=True)
class Byline:
    """A text that may name the authors: how far it is to be trusted, where it stands, what marked it."""

    text: str
    trust: float
    element: int
    source: str


def marked_elements(doc: Document) -> list[int]:
    """The elements one of whose attributes holds a word for "author", in page order, by searching one joined text."""
    joined = "\n\n".join(doc.attrs)
    for words in (_WORDS, _RARER):
        found = _places(joined, words)
        if found:
            starts = list(accumulate((len(raw) + 2 for raw in doc.attrs), initial=0))
            return sorted({bisect_right(starts, at) - 1 for at in found})
    return []


def _places(text: str, words: tuple[str, ...]) -> list[int]:
    """Where `words` are in `text`, a few hundred at most."""
    found: list[int] = []
    for word in words:
        at = text.find(word)
        while at >= 0 and len(found) < 500:
            found.append(at)
            at = text.find(word, at + 20)
    return found


@lru_cache(maxsize=8192)
def _speaks_of_authors(marks: str) -> float:
    """How far class, id and test marks say "byline": 0 when they do not."""
    if not _GOOD.search(marks):
        return 0.0
    return 2.2 if "name" in marks or "byline" in marks.lower() else 1.8


@lru_cache(maxsize=8192)
def _speaks_of_others(marks: str) -> bool:
    """Whether marks say comment, teaser, sidebar, ..."""
    return _AWAY.search(marks) is not None


def _class_of(doc: Document, element: int) -> str:
    return doc.attr(element, "class")[:300]


def find_bylines(doc: Document, headline: int) -> list[Byline]:
    """The bylines of the page, most trusted first. `headline` is the element of the article's heading, or -1."""
    found = []
    for element in marked_elements(doc)[:MAX_LOOKED_AT]:
        trust, source = _trust(doc, element)
        if trust <= 0:
            continue
        text = trim_byline(clean(_spaced(doc, element), 300))
        if not 2 <= len(text) <= 160:
            continue
        found.append(Byline(text, trust + _nearness(doc, element, headline), element, source))
        if len(found) >= MAX_CANDIDATES:
            break
    return sorted(found, key=lambda one: (-one.trust, one.element))


def _spaced(doc: Document, element: int) -> str:
    """The element's text, with a bar where two runs meet without a space ("Author" and "Ada Berg" in two boxes)."""
    return _barred(doc.texts[doc.text_from[element] : doc.text_to[element]])


def _barred(runs: Sequence[str]) -> str:
    parts: list[str] = []
    for run in runs:
        if parts and run and not (parts[-1][-1:].isspace() or run[:1].isspace() or run[:1] in ",.;:)'"):
            parts.append(" | ")
        parts.append(run.replace("\v", " | "))
    return "".join(parts)


def _trust(doc: Document, element: int) -> tuple[float, str]:
    given = doc.attributes(element)
    tag = doc.tags[element]
    marks = f"{given.get('class', '')} {given.get('id', '')} {given.get('data-testid', '')} {given.get('data-qa', '')}"
    marks = marks[:400]
    trust, source = 0.0, "byline"
    if "author" in given.get("itemprop", "").lower() or "author" in given.get("property", "").lower():
        trust, source = 3.0, "microdata"
    elif "author" in given.get("rel", "").lower().split():
        trust, source = 2.6, "rel=author"
    elif tag == "a" and _PROFILE.search(given.get("href", "")):
        trust = 2.0
    else:
        trust = _speaks_of_authors(marks)
    if not trust:
        return 0.0, source
    if _speaks_of_others(marks):
        trust -= 1.2
    for steps, above in enumerate(doc.ancestors(element), 1):
        if doc.tags[above] in _LANDMARKS:
            trust -= 1.5
            break
        raw = doc.attrs[above]
        if raw and steps < 6 and _speaks_of_others(_class_of(doc, above)):
            trust -= 0.7
    return trust, source


def _nearness(doc: Document, element: int, headline: int) -> float:
    """1 right after the heading, falling with the text between; less before it."""
    if headline < 0:
        return 0.0
    between = doc.text_from[element] - doc.text_to[headline]
    if between < 0:
        return 0.3 if between > -12 else -0.8
    return 1.0 if between < 25 else 0.5 if between < 80 else 0.0


def spoken_bylines(doc: Document, headline: int) -> list[Byline]:
    """Short text blocks after the heading that introduce a name in words: "By Ada Berg", "Von Ada Berg", "文／…"."""
    if headline < 0:
        return []
    found = []
    first = bisect_right(doc.block_from, doc.text_to[headline] - 1) if doc.block_from else 0
    paragraphs = 0
    for block in range(max(0, first - 2), min(len(doc.block_texts), first + 14)):
        text = doc.block_texts[block]
        if len(text) > 160:
            paragraphs += 1
            if paragraphs == 2:
                break
        if not 4 < len(text) <= 120:
            continue
        whole = plain(_run_apart(doc, block) if "\n" not in text else text.split("\n", 1)[0])
        line = trim_byline(whole)
        spoken = len(line.split()) <= 12 and strip_introduction(line) != line
        if (spoken or _dated_name(line, whole)) and not _aside(doc, doc.block_box[block]):
            found.append(Byline(line, 1.6, doc.block_box[block], "byline"))
    return found


def _run_apart(doc: Document, block: int) -> str:
    """The block's text with a bar where two of its elements meet without a space."""
    first, last = doc.block_from[block], doc.block_to[block]
    return _barred(doc.texts[first:last]) if last - first > 1 else doc.block_texts[block]


def labelled_bylines(doc: Document) -> list[Byline]:
    """Lines anywhere on the page that are a label and a name: "Author: Ada Berg", "Written by Ada Berg"."""
    found = []
    for block, text in enumerate(doc.block_texts):
        if 8 < len(text) <= 70 and text[0] in _LABEL_STARTS and _LABEL.match(text):
            line = trim_byline(plain(text))
            name = strip_introduction(line).rstrip(" :,.")
            if name != line and _is_bare_name(name) and not _aside(doc, doc.block_box[block]):
                found.append(Byline(line, 1.55, doc.block_box[block], "byline"))
    return found[:1]


def _is_bare_name(text: str) -> bool:
    return _NAME_LINE.match(text) is not None and not HEADING_WORDS & set(text.lower().split())


def _dated_name(line: str, whole: str) -> bool:
    """Whether a line is a name, a bar or dot, and a date: "Ada Berg | 12.05.2026" (with a comma it may be a place).

    Or a date and the name: "12.05.2026 - Ada Berg".
    """
    if whole[:1].isdigit() or (whole.endswith(line) and len(whole) > len(line)):
        return _is_bare_name(line)
    name = line.rstrip(" |•·–-")
    if not _BAR.match(whole[len(name) :]):
        return False
    return _NAME_LINE.match(name) is not None and not HEADING_WORDS & set(name.lower().split())


def _aside(doc: Document, element: int) -> bool:
    """Whether the element lies in navigation, an aside, a figure, or a box that its class calls such a thing."""
    for at, above in enumerate((element, *doc.ancestors(element))):
        if above >= 0 and (doc.tags[above] in _LANDMARKS or (at < 5 and _speaks_of_others(_class_of(doc, above)))):
            return True
    return False


_LABEL = re.compile(
    r"(?:autor(?:in|en)?(?:/autor(?:in)?)?|author|auteur|autore|autora|автор|yazar|författare|forfatter|szerző|"
    r"written by|words by|geschrieben von|verfasst von|écrit par|escrito por|scritto da)(?:\s?:\s?|\s)\S",
    re.I,
)
_LABEL_STARTS = frozenset("aAwWgGvVéÉeEsSyYfFА" + "а")
_BAR = re.compile(r"\s*[|•·]|\s+[-–]\s")
_NAME_LINE = re.compile(
    r"^[^\W\d_a-z][\w’'.-]+(?: (?:[^\W\d_a-z][\w’'.-]*|van|der|de|da|von|bin|"
    r"al)){1,3}(?:\s?[/&]\s?[^\W\d_a-z][\w’'.-]+(?: [^\W\d_a-z][\w’'.-]+){1,3})?$"
)


def bare_bylines(doc: Document, headline: int) -> list[Byline]:
    """A bold line of nothing but a name right before the first paragraph, or alone at the right after the last."""
    if headline < 0:
        return []
    found = []
    first = bisect_right(doc.block_from, doc.text_to[headline] - 1)
    texts = doc.block_texts
    for block in range(first, len(texts) - 1):
        if (
            len(texts[block]) > 45
            or not _NAME_LINE.match(texts[block])
            or HEADING_WORDS & set(texts[block].lower().split())
        ):
            continue
        box = doc.block_box[block]
        if box < 0 or doc.tags[box] != "p" or doc.block_linked[block]:
            continue
        bold = doc.ends[box] > box + 1 and doc.tags[box + 1] in ("strong", "b", "em", "i")
        if not bold or doc.text_from[box + 1] > doc.block_from[block]:
            continue
        follows = (
            len(texts[block + 1]) > 90 and block < first + 12 and not any(len(one) > 200 for one in texts[first:block])
        )
        closes = "right" in doc.attrs[box] and block > first and len(texts[block - 1]) > 60
        if follows or closes:
            found.append(Byline(texts[block], 1.7, box, "byline"))
            break
    return found
