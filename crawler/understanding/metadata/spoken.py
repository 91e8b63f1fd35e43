"""Find the bylines that only their words give away: lines that say "By", a label and a name, a name above a story.

Owns those lines. Must not know markup that names authors (see `bylines`) or how a text is split into names (see
`names`).
"""

import re
from bisect import bisect_right

from crawler.understanding.dates.phrases import may_be_dated
from crawler.understanding.dates.words.relative import PAST
from crawler.understanding.document import Document
from crawler.understanding.metadata.bylines import LANDMARKS, Byline, barred, class_of, speaks_of_others
from crawler.understanding.metadata.names import strip_introduction, trim_byline
from crawler.understanding.metadata.persons import is_house
from crawler.understanding.metadata.standing import Standing
from crawler.understanding.metadata.stopwords import SPEAKERS
from crawler.understanding.metadata.text import plain
from crawler.understanding.metadata.vocabulary import HEADING_WORDS, LABELS


def spoken_bylines(doc: Document, standing: Standing) -> list[Byline]:
    """Short text blocks after the heading that introduce a name in words: "By Ada Berg", "Von Ada Berg", "文／…"."""
    headline = standing.headline
    if headline < 0:
        return []
    found = []
    first = bisect_right(doc.block_from, doc.text_to[headline] - 1) if doc.block_from else 0
    paragraphs = told = 0
    title = doc.text_of(headline)
    own = _OWN_BY.get(doc.head.language[:3].partition("-")[0].lower())
    for block in range(max(0, first - 2), min(len(doc.block_texts), first + 14)):
        text = doc.block_texts[block]
        if len(text) > 160:
            paragraphs += 1
            if paragraphs == 2:
                break
        if block >= first and len(text) >= _PROSE:
            told += len(text)
        if not 4 < len(text) <= 120 or text == title:
            continue
        whole = plain(_run_apart(doc, block) if "\n" not in text else text.split("\n", 1)[0])
        if own is not None and own.match(whole):
            whole = own.sub("By ", whole, count=1)
        posted = _POSTED.match(whole)
        line = posted[1] if posted else trim_byline(whole)
        if not posted and first <= block < first + _CLOSE and (name := _signed(whole)):
            if _stands(block, block < first, told, standing):
                found.append(Byline(name, 1.55, doc.block_box[block], "byline"))
            continue
        spoken = len(line.split()) <= 12 and "。" not in line and strip_introduction(line) != line
        if spoken and (name := _first_alone(doc, block, own)):
            line = name
        if not (spoken or posted or _dated_name(line, whole)) or aside(doc, doc.block_box[block]):
            continue
        if _stands(block, block < first, told, standing):
            found.append(Byline(line, 1.6, doc.block_box[block], "byline"))
    return found


def _stands(block: int, before: bool, told: int, standing: Standing) -> bool:
    """Whether a line near the headline, `before` it or behind so many characters `told`, is one of the page's story."""
    if not before and not told:
        return True
    return not standing.of_others_in(block) and (told <= _STORY or standing.with_story(block))


def _first_alone(doc: Document, block: int, own: re.Pattern[str] | None) -> str:
    """The first element of a line of several, where it introduces a name and says nothing more; or ""."""
    first = doc.block_from[block]
    if doc.block_to[block] - first < 2:
        return ""
    line = plain(doc.texts[first]).rstrip(" ,|·•")
    line = own.sub("By ", line, count=1) if own is not None else line
    name = strip_introduction(line)
    return line if name != line and is_bare_name(name) else ""


def _signed(line: str) -> str:
    """The only name in a line of dots or bars with a date: "May 12, 2019 · 4 min · Ada Berg"; or ""."""
    parts = [part.strip() for part in _DOTS.split(line)]
    parts = [strip_introduction(part) for part in parts] if 1 < len(parts) < 6 else []
    names = [part for part in parts if is_bare_name(part)]
    if max(map(len, parts), default=0) > _PART:
        return ""  # the place that a story is told from, and the story
    return names[0] if len(names) == 1 and any(may_be_dated(part) for part in parts) else ""


def _run_apart(doc: Document, block: int) -> str:
    """The block's text with a bar where two of its elements meet without a space."""
    first, last = doc.block_from[block], doc.block_to[block]
    return barred(doc.texts[first:last]) if last - first > 1 else doc.block_texts[block]


def labelled_bylines(doc: Document, standing: Standing) -> list[Byline]:
    """Lines anywhere on the page that are a label and a name: "Author: Ada Berg", "Posted by ada on 3 May 2021".

    Where there is none, "By Ada Berg" far from the headline, if it is the page's only such line.
    """
    alone: dict[str, int] = {}
    for block, text in enumerate(doc.block_texts):
        several = "\n" in text
        if len(text) < 8 or (len(text) > _LABELLED and not several):
            continue
        for part in text.split("\n")[-_LINES:] if several else (text,):
            if not 8 < len(part) <= _LABELLED:
                continue
            label = _LABEL.match(part) if part[0] in _LABEL_STARTS else None
            if label or _is_labelled(part):
                part = part if several else plain(_run_apart(doc, block))
                line = _labelled(part, label is not None and label["told"] is not None)
                box = doc.block_box[block]
                if line and not aside(doc, box) and _may_stand(line, part, block, standing):
                    return [Byline(line, 1.55, doc.block_box[block], "byline")]
            elif (
                part[0] in _LABEL_STARTS
                and _BY.match(part)
                and is_bare_name((line := trim_byline(plain(part))).partition(" ")[2])
            ):
                alone.setdefault(line, block)
    if len(alone) != 1:
        return []
    ((line, block),) = alone.items()
    box = doc.block_box[block]
    return [Byline(line, 1.52, box, "byline")] if not aside(doc, box) and standing.with_story(block) else []


def _may_stand(line: str, part: str, block: int, standing: Standing) -> bool:
    """Whether a labelled line stands where it may be that of the story: one that says who wrote may far off."""
    if standing.of_others_in(block):
        return False
    posted = not part.startswith(_BY_AUTHORS) or is_house(strip_introduction(line))
    return not posted or standing.with_story(block)


def _is_labelled(part: str) -> bool:
    """Whether a line begins with a word for an author and a colon, or the sign that is one in its script."""
    if part.isascii():
        return False  # those are looked for by their first letters
    start = part[:_BEFORE_COLON]
    for sign in _COLONS:
        if sign in start:
            return start.partition(sign)[0].strip().lower() in LABELS
    return False


def _labelled(text: str, told: bool) -> str:
    """The beginning of a line that names a person behind its label, or ""; a single word will do if it is `told`."""
    line = _BEHIND.split(trim_byline(plain(text)), maxsplit=1)[0]
    name = strip_introduction(line).rstrip(" :,.")
    if name == line:
        return ""
    names = _JOINED.split(name)
    if len(names) > 1:
        return line if all(map(is_bare_name, names)) else ""
    single = told and len(line) < len(text) and _HANDLE.match(name) and name.casefold() not in HEADING_WORDS
    return line if single or is_bare_name(name) else ""


def is_bare_name(text: str) -> bool:
    """Whether a line is a name of two words or more, and nothing else."""
    if _NAME_LINE.match(text) is None:
        return False
    words = text.lower().split()
    if not HEADING_WORDS.isdisjoint(words):
        return False
    if not UNCASED.match(text):
        return True
    # Without capitals little words, and whatever is as long as a sentence, are what tells other lines.
    if max(map(len, words)) > _LONG_NAME or words[-1].find(".") > _INITIAL:
        return False
    return not any(word in SPEAKERS or word in PAST for word in words)


def _dated_name(line: str, whole: str) -> bool:
    """Whether a line is a name, a bar or dot, and a date: "Ada Berg | 12.05.2026" (with a comma it may be a place).

    Or a date and the name: "12.05.2026 - Ada Berg".
    """
    if whole[:1].isdigit() or (whole.endswith(line) and len(whole) > len(line)):
        return is_bare_name(line)
    name = line.rstrip(" |•·–-")
    if not _BAR.match(whole[len(name) :]):
        return False
    return is_bare_name(name)


def aside(doc: Document, element: int) -> bool:
    """Whether the element lies in navigation, an aside, a figure, or a box that its class calls such a thing."""
    for at, above in enumerate((element, *doc.ancestors(element))):
        if above < 0 or doc.tags[above] == "body":  # its names are those of the whole page
            continue
        if doc.tags[above] in LANDMARKS or (at < 5 and speaks_of_others(_OWN.sub("", class_of(doc, above)))):
            return True
    return False


# "By" in languages where it is a given or family name elsewhere.
_OWN_BY = {
    code: re.compile(rf"(?:{words}) (?=[^\W\d_a-z][^\W\d_]*[^\W\d_A-Z]\S* [^\W\d_a-z])")
    for code, words in {
        "sw": "Na|na",
        "cy": "Gan|gan",
        "ga": "Le|le",
        "gd": "Le|le",
        "fil": "Ni|ni|Nina",
        "tl": "Ni|ni|Nina",
        "ceb": "Ni|ni",
        "sq": "Nga|nga",
        "mt": "Minn|minn|Ta’|Ta'",
        "zu": "Ngu|ngu",
        "xh": "Ngu|ngu",
        "ht": "Pa",
        "eu": "Egilea",
        "fy": "Troch|troch",
        "eo": "De|de",
    }.items()
}
_LABEL = re.compile(
    r"(?:autor(?:in|en)?(?:/autor(?:in)?)?|author|auteur|autore|autora|автор|yazar|författare|forfatter|szerző|"
    r"(?P<told>(?:written|posted|submitted|published) by|geschrieben von|verfasst von|veröffentlicht von|erstellt von|"
    r"eingetragen von|gepostet von|[ée]crit par|publié par|posté par|escrito por|publicado por|scritto da|"
    r"pubblicato da|geplaatst door|skrevet av|skrivet av|postat av|napisał|опубликовал)|"
    r"words by|text (?:von|by|de|av)|[(—–-]?\s?report(?:ing|ed) by)(?:\s?:\s?|\s)\S",
    re.I,
)
# "Posted on May 3, 2021 by ada", "Veröffentlicht am 3. Mai 2021 von Ada Berg in Hafen"
_POSTED = re.compile(
    r"(?:(?=.{0,30}\b(?:19|20)\d\d\b)|(?i:posted|published|filed|written|veröffentlicht|geschrieben|publicado|publié|pubblicato|geplaatst)\s).{0,60}?\s"
    r"(?:[Bb]y|von|por|par|da|door)\s+([^\W\d_][\w.’'-]*(?:\s[^\W\d_a-z][\w.’'-]*){0,3})"
    r"(?=$|\s(?:on|in|am|at|um|under|le|el|il|op|à|[|•·—–-])\s|\s[|•·—–])"
)
_BY_AUTHORS = ("A", "a", "W", "w", "T", "t", "Geschrieben", "Verfasst", "Escrito", "Écrit", "Ecrit", "Scritto", "V")
_COLONS = (":", "：", "՝", "៖", "፦", " - ", " – ")
_BEFORE_COLON = 24  # characters of a label
_BY = re.compile(r"(?:von|by|par|por|door|av|di|da)\s\S", re.I)
_JOINED = re.compile(r"\s(?:und|and|et|y|e|og|och|en|&)\s")
_LABEL_STARTS = frozenset("(—–rRtTbBdDaAwWgGvVéÉeEsSyYfFpPnNоОА" + "а")
_DOTS = re.compile(r"\s*[·•|]\s*|\s+/\s+")
_PART = 60  # characters of what stands between dots
_PROSE, _STORY = 80, 500  # characters of a paragraph, and of a story behind which a byline is one at its foot
_CLOSE = 4  # blocks behind the headline in which such a line stands
# A story's own foot, where blogs sign, and boxes of a system for building pages that calls all of them widgets.
_OWN = re.compile(r"\b(?:post|entry|article)-footer[\w-]*|\belementor-[\w-]+")
_LABELLED = 70  # characters of a line that is a label and a name
_LINES = 12  # lines of one block, the last ones
_LONG_NAME, _INITIAL = 18, 4  # letters of a name, and of one that is shortened
_HANDLE = re.compile(r"[^\W_][\w.-]{2,24}$")
# What follows a name: a job, brackets, the section.
_BEHIND = re.compile(r",\s|\s\(|\s(?:under|in|unter|dans|en|gespeichert|filed)\s")
_BAR = re.compile(
    r"\s*[|•·]|\s+[-–]\s|\s+(?:zuletzt|aktualisiert|veröffentlicht|(?:last )?(?:updated|published|posted)|publi|"
    r"mis à jour|actualizado|atualizado|aggiornato|uppdaterad|oppdatert|bijgewerkt)",
    re.I,
)
UNCASED = re.compile("[\u0590-\u10ff\u1200-\u1fff\u3040-\ud7af]")  # scripts without small letters
# Letters, and the signs that stand with them: of names, and of vowels in scripts that write them so.
_IN_NAME = (
    r"[\w’'.\-\u0300-\u036f\u064b-\u0652\u0900-\u0dff\u0e31-\u0e4e\u0eb1-\u0ecd\u102b-\u103e\u17b4-\u17d3\u200c\u200d]"
)
_NAME_LINE = re.compile(
    rf"^[^\W\d_a-z]{_IN_NAME}+(?: (?:[^\W\d_a-z]{_IN_NAME}*|van|der|de|da|dela|von|bin|"
    rf"al)){{1,3}}(?:\s?[/&]\s?[^\W\d_a-z]{_IN_NAME}+(?: [^\W\d_a-z]{_IN_NAME}+){{1,3}})?$"
)
