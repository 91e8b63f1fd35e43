"""The dates that readers see: `<time>`, microdata, bylines and date lines, and how much each looks like the page's own.

Owns the candidates of the visible page and their scores. Must not know what the page declares.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from crawler.understanding.dates.declared import Reader, Witness
from crawler.understanding.dates.moment import Moment
from crawler.understanding.dates.words.relative import DAYS
from crawler.understanding.document import Document

_DIGIT = re.compile(r"\d")
_NUMERIC = re.compile(
    r"(?:1[89]|20|25)\d\d|\d\d?\s?[./-]\s?(?:\d\d?|"
    r"[^\W\d_]{3,9}\.?)\s?[./-]\s?\d\d|\d\s?[月월]|[1-9]\s?(?:[hmd]\b|min|ago)"
    r"|\d{1,2}\.?(?:st|nd|rd|th|er|º)? (?:de |of )?[^\W\d_]{3}|[^\W\d_]{3}\.? \d"
)
# Words of relative dates; in scripts without spaces they are looked for anywhere.
_TOLD = frozenset(word for word in DAYS if " " not in word) - {"ma", "nu", "leo", "dje", "hier"} | frozenset(
    ("ago", "now", "hier", "назад", "тому", "i", "منذ", "पहले", "আগে", "lalu", "trước", "önce")
)
_TOLD_ANYWHERE = ("前", "今天", "昨天", "今日", "昨日", "전", "오늘", "어제", "วันนี้", "เมื่อวาน", "ที่แล้ว", "刚刚", "hôm ")
_SHORT = 50  # characters of a text that tells a date in words alone


def may_be_dated(text: str) -> bool:
    """Whether it is worth looking for a date in a text."""
    if _DIGIT.search(text) and _NUMERIC.search(text):
        return True
    if len(text) > _SHORT:
        return False
    if not text.isascii() and any(mark in text for mark in _TOLD_ANYWHERE):
        return True
    return not _TOLD.isdisjoint(text.lower().replace(",", " ").split())


_IN_ATTRIBUTES = re.compile(
    r'\b(?P<name>datetime|content|title|data-[\w-]*(?:date|time|publish)[\w-]*)="(?P<value>[^"]{6,40})"'
)
_LONGEST = 160
_HEADLINE = 12  # characters of a heading that can be known again in the page's title
_HEADINGS = 40  # of one level that are looked at
_MOST = 200  # dates of a page that are weighed
_OPENING = 120  # characters of a longer text in which its date may stand
_ENDS = '.!?”"»…。'
_SENTENCE = 70  # characters beside the date
_DATELINE = 25  # characters before the date of a dateline: a place, an agency
_EXACT = ("day", "minute", "second")
_WEB = 1994  # what pages show of earlier days is history
_GOOD = re.compile(
    r"dat(?:e|um)|publi|posted|time(?!line)|meta|byline|author|"
    r"dateline|stamp|fecha|data\b|zeit|info|entry|headline",
    re.I,
)
_BAD = re.compile(
    r"comment|related|teaser|sidebar|footer|widget|event|"
    r"copyright|kalender|calendar|archive|recent|popular|"
    r"card|listing|similar|next|prev|"
    r"reply|kommentar|forum|product|review-|banner|weather|"
    r"rail|more|recommend|breadcrumb|header-date|current|today|topbar|navbar",
    re.I,
)
_SAYS_PUBLISHED = re.compile(
    r"publi[sckzé]|posted|veröffentlicht|erstellt|geschrieben|erschienen|"
    r"pubblicat|objav|opublik|zveřejn|közzét|publicer|"
    r"julkaist|"
    r"geplaatst|created|first|on:|am:|datum|date:|опублик|発表|公開|发布|發布|게재|입력|đăng|ditulis|paylaş|yayın|"
    r"التاريخ|نشر|פורסם|δημοσ|Написан|gepostet|eingestellt|written|\bvom\b|presse|press release",
    re.I,
)
SAYS_CHANGED = re.compile(
    r"updat|aktualis|modifi|geändert|änderung|mis à jour|mise à jour|"
    r"actualiz|aggiornat|atualiz|bijgewerkt|gewijzigd|"
    r"uppdater|oppdater|opdater|päivit|zaktual|aktualiz|обновл|оновл|"
    r"更新|수정|güncel|cập nhật|diperbarui|revised|edited|"
    r"last reviewed|"
    r"frissít|ενημέρ|עודכן|تحديث",
    re.I,
)
_COPYRIGHT = re.compile(r"©|\(c\)|copyright|all rights|alle rechte|tous droits", re.I)
_FAR = frozenset({"footer", "nav", "aside", "form", "blockquote", "figcaption", "table"})


class Visible:
    """A page's visible dates, found on demand around its title or on the whole page.

    `title` is the block with the headline (0 when there is none). Nothing is read in the text runs `apart`.
    """

    def __init__(self, doc: Document, reader: Reader, apart: Sequence[tuple[int, int]] = ()) -> None:
        self.doc, self.reader, self.apart = doc, reader, apart
        self.title = self._title()
        self._signatures: Counter[str] = Counter()

    def _title(self) -> int:
        """The first block of the headline: the heading that the page's title repeats, else the longest `<h1>`."""
        doc = self.doc
        named = f"{doc.head.first('og:title')} {doc.head.title}".casefold()
        longest, size = -1, 0
        for element in self._headings():
            text = doc.text_of(element)
            if len(text) >= _HEADLINE and text.casefold() in named:
                return self._block_at(doc.text_from[element])
            if doc.tags[element] == "h1" and min(len(text), 60) > size:
                longest, size = element, min(len(text), 60)
        return self._block_at(doc.text_from[longest]) if longest >= 0 else 0

    def _headings(self) -> Iterator[int]:
        """The page's h1, then its h2 and h3."""
        for tag in ("h1", "h2", "h3"):
            element = -1
            for _ in range(_HEADINGS):
                try:
                    element = self.doc.tags.index(tag, element + 1)
                except ValueError:
                    break
                yield element

    def _block_at(self, run: int) -> int:
        return max(0, bisect_right(self.doc.block_from, run) - 1)

    def witnesses(self, first: int, last: int, *, thorough: bool = False) -> list[Witness]:
        """The dates in the blocks `first` .. `last`-1 and in the attributes of the elements there, best score first.

        With `thorough` sentences that speak of publishing are read too.
        """
        doc = self.doc
        found: list[tuple[int, Witness]] = []
        first, last = max(0, first), min(last, len(doc.block_texts))
        for block in range(first, last):
            text = doc.block_texts[block]
            if len(found) >= _MOST:
                break
            if self.apart and self._is_apart(doc.block_to[block] - 1):
                continue
            if len(text) > _LONGEST:
                found += self._in_sentence(block, text) if thorough else ()
                continue
            for line in text.split("\n") if "\n" in text else (text,):
                moment = self._exact(line)
                if moment is not None:
                    found.append((block, self._weigh(block, moment, line, "text")))
        if first < last:
            found += self._in_attributes(first, last)
        for block, _ in found:
            self._signatures[self._signature(block)] += 1
        ranked = [self._less_repeated(block, witness) for block, witness in found]
        return sorted(ranked, key=lambda witness: -witness.score)

    def _is_apart(self, run: int) -> bool:
        return any(first <= run < last for first, last in self.apart)

    def _exact(self, text: str) -> Moment | None:
        moment = self.reader(text) if may_be_dated(text) else None
        return moment if moment is not None and moment.precision in _EXACT and moment.value.year >= _WEB else None

    def _in_sentence(self, block: int, text: str) -> list[tuple[int, Witness]]:
        """The date at the beginning of a paragraph: a dateline, or a note like "This entry was posted on ..."."""
        start = text[:_OPENING]
        moment = self._exact(start)
        if moment is None:
            return []
        if _SAYS_PUBLISHED.search(start[: moment.end + 30]):
            return [(block, self._weigh(block, moment, start[: moment.end], "text"))]
        return [(block, self._weigh(block, moment, moment.text, "text"))] if moment.start <= _DATELINE else []

    def _in_attributes(self, first: int, last: int) -> list[tuple[int, Witness]]:
        doc = self.doc
        found = []
        start = doc.block_box[first] if first else 0
        behind = bisect_left(doc.text_from, doc.block_from[last]) if last < len(doc.block_from) else len(doc.attrs)
        for element in range(max(0, start), behind):
            raw = doc.attrs[element]
            if not raw or ("date" not in raw and "time" not in raw and "publi" not in raw):
                continue
            if self.apart and self._is_apart(doc.text_from[element]):
                continue
            block = self._block_at(doc.text_from[element])
            match = _IN_ATTRIBUTES.search(raw) if block >= first else None
            moment = self.reader(match["value"]) if match else None
            if moment is None or moment.precision not in _EXACT or moment.relative:
                continue
            if match is not None and match["name"] == "content" and "dat" not in raw.lower():
                continue
            source = "microdata" if "itemprop" in raw or "property" in raw else "time"
            witness = self._weigh(block, moment, doc.text_of(element)[:_LONGEST], source)
            if "dateModified" in raw or "updated" in raw:
                witness = Witness(witness.moment, source, "changed", witness.score)
            elif source == "microdata" and "datePublished" in raw:
                witness = Witness(witness.moment, source, "declared", witness.score)
            bonus = 2.0 if doc.tags[element] == "time" else 1.0
            bonus += 3.0 if "datePublished" in raw or "pubdate" in raw or "entry-date" in raw else 0.0
            found.append((block, Witness(moment, source, witness.name, witness.score + bonus)))
        return found

    def _signature(self, block: int) -> str:
        box = self.doc.block_box[block]
        return self.doc.tags[box] + self.doc.attrs[box]

    def _less_repeated(self, block: int, witness: Witness) -> Witness:
        """Dates of one form that come again and again are those of comments and teasers."""
        times = self._signatures[self._signature(block)]
        if times < 4:
            return witness
        return Witness(witness.moment, witness.source, witness.name, witness.score - min(4.0, 0.5 * times))

    def _weigh(self, block: int, moment: Moment, text: str, source: str) -> Witness:
        doc = self.doc
        box = doc.block_box[block]
        score = _nearness(block - self.title)
        rest = len(text) - len(moment.text)
        score += 1.0 if rest < 25 else 0.0 if rest < _SENTENCE else -5.5 if _in_prose(text, moment) else -2.5
        score += 0.5 if moment.timed else 0.0
        own = doc.attrs[box]
        if _speaks_for(own):
            score += 1.5
        against, element = False, box
        for _ in range(7):
            if element < 0:
                break
            if doc.tags[element] in _FAR:
                score -= 1.5
            against = against or _speaks_against(doc.attrs[element])
            element = doc.parents[element]
        if against:
            score -= 2.0
        name = ""
        label = doc.block_texts[block - 1] if rest < 12 and block else ""
        if len(label) <= 40 and not _DIGIT.search(label):
            text = label + " " + text  # it stands in a block of its own
        if SAYS_CHANGED.search(text):
            name = "changed"
        elif _SAYS_PUBLISHED.search(text):
            score += 2.0
            name = "published"
        if _COPYRIGHT.search(text):
            score -= 4.0
        if doc.block_linked[block] * 2 > len(text):
            score -= 1.5
        return Witness(moment, source, name, score)


def _in_prose(text: str, moment: Moment) -> bool:
    """Whether a date stands in the middle of a sentence, as those of what is told do."""
    before = text[: moment.start].count(" ")
    return before > 2 and len(text) - moment.end > _DATELINE and text[-1:] in _ENDS


@lru_cache(maxsize=4096)
def _speaks_for(attributes: str) -> bool:
    return _GOOD.search(attributes) is not None


@lru_cache(maxsize=4096)
def _speaks_against(attributes: str) -> bool:
    return _BAD.search(attributes) is not None


def _nearness(distance: int) -> float:
    """How much a place so many blocks behind the title speaks for a date."""
    if 0 <= distance <= 3:
        return 5.0
    if -2 <= distance < 0 or 3 < distance <= 7:
        return 4.0
    if -6 <= distance < 0 or 7 < distance <= 15:
        return 2.5
    return 1.0 if distance > 0 else 0.0


def says_changed(witnesses: Sequence[Witness]) -> Witness | None:
    """The first of the witnesses that the page calls a change, or None."""
    return next((witness for witness in witnesses if witness.name == "changed"), None)
