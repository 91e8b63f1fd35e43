"""Find the bylines that a page marks as such: links and boxes whose attributes name an author.

Owns where to look and which place to trust. Must not know how the text is split into names (see `names`), nor the lines
that only their words give away (see `spoken`).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from crawler.understanding.document import Document
from crawler.understanding.metadata.marks import Marks
from crawler.understanding.metadata.names import trim_byline
from crawler.understanding.metadata.standing import PROFILE, Standing
from crawler.understanding.metadata.text import clean
from crawler.understanding.spelling import extent

_WORDS = ("uthor", "yline")
_RARER = (
    "utor",
    "auteur",
    "writer",
    "eporter",
    "redakt",
    "forfatter",
    "signature",
    "firma",
    "irjoittaja",
    "zerzo",
    "yazar",
    "enulis",
)  # asked when those fail
_GOOD = re.compile(
    r"(?:^|[\s_\-:/])(?:by-?line|author|autor(?:en|in|e|es|a|i)?|auteur|authors|writer|reporter|redakteur|forfatter|signature|firma|kirjoittaja|szerzo|yazar|penulis)(?:s)?"
    r"(?:[\s_\-]?(?:name|names|link|list|title|fn))?(?:$|[\s_\-])|byline|authorname|author-name|author_name|"
    r"(?-i:[a-z](?:Author|Byline)(?:Name)?(?:$|[\s_\-]))",
    re.I,
)
_AWAY = re.compile(
    r"comment|related|teaser|sidebar|footer|recommend|most-?(?:read|popular)|widget|popular|newsletter|promo|card-|-card|bio|avatar|image|photo|social|share"
    r"|follow|caption|credit(?!s|[-_]?author)|copyright|more-|latest|trending|quote|search|filter|authority|nav|location",
    re.I,
)
LANDMARKS = frozenset({"nav", "footer", "aside", "form", "figure", "figcaption"})
# Stands right before the names of others who had a part in a text.
_OTHER_PART = re.compile(
    r"(?:reviewed|fact[- ]checked|edited|translated|photo(?:graph)?s?|illustrat(?:ed|ions?)|art|produced) by\s*:?\s*$|"
    r"(?:geprüft|überprüft|übersetzt|redigiert|fotos?|bilder|illustration(?:en)?) von\s*:?\s*$|"
    r"(?:revisado|traducido|editado|fotos|revisto|traduzido) por\s*:?\s*$|(?:relu|vérifié|traduit|photos) par\s*:?\s*$|"
    r"(?:rivisto|tradotto|foto) da\s*:?\s*$|(?:översatt|oversatt|oversat|foto) a[vf]\s*:?\s*$|"
    r"(?:photos?|fotos?|übersetzung|translation|traduction|traducción|illustration|lektorat|grafik)\s*:\s*$",
    re.I,
)
ONLY_LABEL = re.compile(
    r"(?:.{0,12}\s)?(?:(?:(?:written|posted|words) )?by|author|(?:geschrieben )?von|autor(?:in)?|(?:escrito )?por|"
    r"(?:écrit )?par|auteure?|autor[ae]|door|av|af|автор|yazar)\s?:?$",
    re.I,
)
_OF_PUBLICATION = re.compile(
    r"guidelines|editorial (?:policy|standards|process)|disclosure|privacy policy|newsletter", re.I
)
_FULL_NAME = re.compile(r"[^\W\d_a-z][\w.’'-]*(?:\s[^\W\d_a-z][\w.’'-]*){1,3}$")
_PROSE = 80  # characters of a paragraph
_RIGHT_BELOW = 8  # text runs between a headline and a byline beside which the section and the like may be linked
_STORY = 600  # characters between a headline and a name from which the story is told by then
_OF_OTHERS = 3.0  # against names of a list, such as that of a paper's reporters, and of other stories
_NAMES = 10
_VALUE = 40  # characters of an attribute for scripts that may be a mark
MAX_CANDIDATES = 40
_LONGEST = 300  # characters of an element that are looked at
MAX_LOOKED_AT = 120


@dataclass(frozen=True, slots=True)
class Byline:
    """A text that may name the authors: how far it is to be trusted, where it stands, what marked it."""

    text: str
    trust: float
    element: int
    source: str
    run: int = -1  # the text run it begins with


@lru_cache(maxsize=8192)
def _speaks_of_authors(marks: str) -> float:
    """How far class, id and test marks say "byline": 0 when they do not."""
    if not _GOOD.search(marks):
        return 0.0
    return 2.2 if "name" in marks or "byline" in marks.lower() else 1.8


@lru_cache(maxsize=8192)
def speaks_of_others(marks: str) -> bool:
    """Whether marks say comment, teaser, sidebar, ..."""
    return _AWAY.search(marks) is not None


def of_another_part(label: str) -> bool:
    """Whether a line that introduces a name introduces one of a photographer, an editor, a reviewer."""
    return _OTHER_PART.search(label) is not None


def leads_to_profile(doc: Document, run: int) -> bool:
    """Whether a text run is a link whose address is that of an author's page."""
    link = doc.text_links[run]
    return link >= 0 and PROFILE.search(doc.attr(link, "href")) is not None


def class_of(doc: Document, element: int) -> str:
    return doc.attr(element, "class")[:300]


def find_bylines(doc: Document, standing: Standing, marks: Marks) -> Iterator[Byline]:
    """The bylines of the page, most trusted first; those that rarer words mark behind those of the common ones.

    What they say is read when it is asked for: mostly the
    first few are enough.
    """
    headline = standing.headline
    for words in (_WORDS, _RARER):
        places = []
        for element in marks.elements_with(*words)[:MAX_LOOKED_AT]:
            trust, source = _trust(doc, element, standing)
            if trust > 0:
                places.append((-trust - _nearness(doc, element, standing, source == "profile"), element, source))
        title = doc.text_of(headline) if places and headline >= 0 else ""
        for trust, element, source in sorted(places)[:MAX_CANDIDATES]:
            text = _text_of_byline(doc, element)
            if (
                2 <= len(text) <= 160
                and not (len(title) >= len(text) and text == title)
                and not (len(title) > 20 and title in text)
            ):
                yield Byline(text, -trust, element, "byline" if source == "profile" else source, doc.text_from[element])


def _text_of_byline(doc: Document, element: int) -> str:
    """What may be names in a marked element, or in the next one if it is only a label; "" of others' parts."""
    run = doc.text_from[element]
    if run and _OTHER_PART.search("".join(doc.texts[max(0, run - 2) : run])[-40:]):
        return ""
    printed = clean(_listed(doc, element) or _spaced(doc, element), _LONGEST)
    if ONLY_LABEL.match(printed):  # the name stands in the next element
        after = doc.text_to[element]
        printed = clean(doc.texts[after], _LONGEST) if after < len(doc.texts) else ""
    text = trim_byline(printed)
    return "" if _OF_PUBLICATION.search(text) else text


def _listed(doc: Document, element: int) -> str:
    """The texts of an element with bars between, where each is a name in an element of its own; or ""."""
    names: list[str] = []
    for run in range(doc.text_from[element], doc.text_to[element]):
        text = doc.texts[run].strip()
        if text:
            if len(names) == _NAMES or not _FULL_NAME.match(text):
                return ""
            names.append(text)
    return " | ".join(names) if len(names) > 1 else ""


def _spaced(doc: Document, element: int) -> str:
    """The beginning of an element's text, with a bar where two runs meet without a space ("Author" and "Ada Berg" in
    two boxes).
    """
    first, end, size = doc.text_from[element], doc.text_from[element], 0
    while end < doc.text_to[element] and size < _LONGEST:
        size += len(doc.texts[end])
        end += 1
    return barred(doc.texts[first:end])


def barred(runs: Sequence[str]) -> str:
    parts: list[str] = []
    for run in runs:
        if parts and run and not (parts[-1][-1:].isspace() or run[:1].isspace() or run[:1] in ",.;:)'"):
            parts.append(" | ")
        parts.append(run.replace("\v", " | "))
    return "".join(parts)


def _trust(doc: Document, element: int, standing: Standing) -> tuple[float, str]:
    given = doc.attributes(element)
    tag = doc.tags[element]
    marks = f"{given.get('class', '')} {given.get('id', '')} {given.get('data-testid', '')} {given.get('data-qa', '')}"
    marks = marks[:400]
    trust, source = 0.0, "byline"
    if "author" in given.get("itemprop", "").lower() or "author" in given.get("property", "").lower():
        trust, source = 3.0, "microdata"
    elif "author" in given.get("rel", "").lower().split():
        trust, source = 2.6, "rel=author"
    elif tag == "a" and PROFILE.search(given.get("href", "")):
        trust, source = 2.0, "profile"
    else:
        trust = _speaks_of_authors(marks) or _speaks_of_authors(_data(given))
    if not trust or tag == "button":
        return 0.0, source
    if speaks_of_others(marks):
        trust -= 1.2
    for steps, above in enumerate(doc.ancestors(element), 1):
        if doc.tags[above] in LANDMARKS:
            trust -= 0.3 if doc.tags[above] == "footer" and standing.in_article(above) else 1.5
            break
        raw = doc.attrs[above]
        if raw and steps < 6 and doc.tags[above] != "body" and speaks_of_others(class_of(doc, above)):
            trust -= 0.7
    return trust, source


def _data(given: Mapping[str, str]) -> str:
    """The values of an element's other attributes for scripts, where frameworks put what class names do not say."""
    return " ".join(value for name, value in given.items() if name.startswith("data-") and len(value) < _VALUE)


def _nearness(doc: Document, element: int, standing: Standing, bare: bool) -> float:
    """1 right after the heading, falling with the text between; less before it, and far from it in a list or teaser."""
    near, headline = 0.0, standing.headline
    if headline >= 0:
        between = doc.text_from[element] - doc.text_to[headline]
        if -12 < between < 0 and not standing.of_others(element):
            return 0.3
        texts = doc.texts[doc.text_to[headline] : doc.text_from[element]] if 0 <= between < 25 else ()
        if 0 <= between < 25 and not _is_told(texts):
            below = between < _RIGHT_BELOW and not any(len(one) >= _PROSE for one in texts)
            return 1.0 if below or not standing.of_others(element, listed=False) else -_OF_OTHERS
        near = -0.8 if between < 0 else 0.5 if between < 80 else 0.0
    apart = standing.of_others(element) or (bare and not standing.at_foot(element))
    return near - (_OF_OTHERS if apart else 0.0)


def _is_told(texts: Sequence[str]) -> bool:
    """Whether text runs are as long as a short story."""
    return sum(extent(one.strip()) for one in texts) >= _STORY
