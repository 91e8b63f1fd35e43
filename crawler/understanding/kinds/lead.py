"""How a page begins below its headline: with a date and the first paragraphs of a story, or with something else.

Owns `Lead`. Must not know what kind of page it speaks for.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from crawler.understanding.document import Document
from crawler.understanding.kinds.addresses import address_of
from crawler.understanding.kinds.phrases import LITTLE_PAYWALL, PAYWALL, spoken
from crawler.understanding.kinds.shape import (
    HEADLINE,
    NEVER,
    PROSE_LINKED,
    PROSE_WORDS,
    UNSPACED_HEADLINE,
    count_words_quickly,
)
from crawler.understanding.layout import flat_text

_NEAR = 12  # blocks below the headline within which a story begins
_NAMED = 3  # words of a headline at least
_MOSTLY = 0.75  # share of a headline's words that its titles say, in any order
_UNSPACED_SCRIPT = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_WORD, _PARTS = re.compile(r"\w+"), re.compile(r" [|–—·•»›:-] ")
_SENTENCE_LIKE = 5  # words of a headline that no section is called
_UNSPACED = 14  # characters of one in a script without spaces
_SPACELESS = 8  # characters of one in a script without spaces
_DAY = re.compile(
    r"\b\d{1,2}[./ -]{1,2}(?:\d{1,2}|(?:de )?[^\W\d_]{3,12})(?: de |[./ ,-]{1,2})(?:19|20)?\d\d\b"
    r"|\b(?:19|20)\d\d-\d\d-\d\d\b|[^\W\d_]{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d\b"
    r"|\b(?:19|20)\d\d(?:\.| m\.) ?[^\W\d_]{3,12} \d{1,2}\b"
    r"|\d月\s?\d\d?日|\d{1,2}월 ?\d{1,2}일|[๐-๙٠-٩۰-۹]{4}"
)
_SITE_WORDS = 4  # "courier |" is what a title of one word looks like here
_SENTENCE = 8  # words of a short paragraph, which ends as a sentence does
_STOPS = '.!?…。！？।"”»“'
_BEHIND = 8  # blocks behind the lead that may say why it ends
_MOST_BLOCKS = 300  # of a page that are looked at for a headline in no heading
_LINE = 160  # characters of a line with a date
_LABEL = 40  # of what may stand above a headline as its label
_SLUG = 3  # words of a story's address
_ROW = 200  # characters of links that are several headlines


@dataclass(frozen=True, slots=True)
class Lead:
    """`words` of the `paragraphs` that follow the headline before anything links elsewhere; `dated` whether a day
    stands before them; `named` whether the headline is one: some words, no link, said by the page's title too;
    `after` are the first blocks behind those paragraphs, up to a row of links; `boxed` says that a box of other
    stories with a heading follows them, where they are several or it is glued to the last; `headline` that the
    headline has the length of a sentence, unlike the names of sections; `closing` is the last of those paragraphs,
    where they are several.
    """

    words: int = 0
    paragraphs: int = 0
    dated: bool = False
    named: bool = False
    after: tuple[str, ...] = ()
    boxed: bool = False
    headline: bool = False
    closing: str = ""


def has_day(text: str) -> bool:
    """Whether a text gives a day in figures or with a month's name."""
    return _DAY.search(text) is not None


def lead_of(doc: Document, headline: int, titles: str, stops: Sequence[int] = (), others: Sequence[int] = ()) -> Lead:
    """The lead of a page whose headline is the element `headline` (-1: none); `titles` are its declared titles.

    `stops` are the text runs with which boxes of other stories begin that have a heading, `others` the first blocks of
    all such boxes.
    """
    if headline < 0:
        return _lead_in_lines(doc, titles)
    first = bisect_left(doc.block_from, doc.text_to[headline])
    words, paragraphs, closing = 0, 0, ""
    dated, late, begins, last, boxed, glued = False, False, 0, first, False, False
    for block in range(first, min(len(doc.block_texts), first + _NEAR)):
        text, linked = doc.block_texts[block], doc.block_linked[block]
        stop = next((run for run in stops if doc.block_from[block] <= run < doc.block_to[block]), -1)
        if stop >= 0:
            boxed = True
            text, linked = flat_text("".join(doc.texts[doc.block_from[block] : stop])), 0
            glued = bool(text)
            if not text:
                break
        count = count_words_quickly(text)
        if linked * 10 > len(text) * 9 and len(text) > 22 and not _is_own(doc, block):
            break
        if words and doc.tags[doc.block_box[block]] in ("h2", "h3", "h4"):
            break
        if (
            count >= PROSE_WORDS or (count >= _SENTENCE and (boxed or text[-1] in _STOPS))
        ) and linked < PROSE_LINKED * len(text):
            dated = dated or late
            words += count
            paragraphs += 1
            begins, last, closing = begins or doc.block_from[block], block + 1, text
        elif paragraphs < 2 and len(text) < _LINE and not dated:
            late = late or has_day(text)  # below a first paragraph it is the story's only if more of that follows
            dated = late and not words
        if boxed:
            break
    if words and not dated:
        dated = _dated_above(doc, headline, first, begins)
    named = _is_named(doc, headline, titles)
    return Lead(
        words,
        paragraphs,
        dated,
        named,
        texts_behind(doc, last, _BEHIND, others),
        boxed and words > 0 and (glued or paragraphs > 1),
        _is_long(doc.text_of(headline)),
        closing if paragraphs > 1 else "",
    )


def texts_behind(doc: Document, block: int, most: int, others: Sequence[int] = (), before: int = 0) -> tuple[str, ...]:
    """The texts of at most `most` blocks from `block` on, before a row of links or the headline of another story, and
    of the `before` blocks that stand before it.

    `others` are the first blocks of boxes of other stories: what those are labelled with is not said of this one.
    """
    found = list(doc.block_texts[max(0, block - before) : block])
    end = min([one for one in others if one >= block], default=NEVER)
    for near in range(block, min(len(doc.block_texts), block + most)):
        text, linked = doc.block_texts[near], doc.block_linked[near]
        if len(text) > _ROW and linked * 10 > len(text) * 9:
            break
        if near == end or _heads_another(doc, near):
            above = doc.block_linked[near - 1]
            labelled = near > block and len(found[-1]) < _LABEL and above in (0, len(found[-1]))
            return tuple(found[:-1] if labelled else found)
        found.append(text)
    return tuple(found)


def _heads_another(doc: Document, block: int) -> bool:
    """Whether a block begins with a link, most of it, to what its address shows to be a story, and offers nothing."""
    runs = range(doc.block_from[block], doc.block_to[block])
    link = doc.text_links[runs.start]
    if link < 0 or doc.block_linked[block] * 2 <= len(doc.block_texts[block]):
        return False
    text = "".join([doc.texts[run] for run in runs if doc.text_links[run] == link])
    least = HEADLINE if text.isascii() or " " in text else UNSPACED_HEADLINE
    if len(text) < least or not _leads_away(doc, link):
        return False
    address = address_of(doc.href(link).split("?", 1)[0])
    told = address.words >= _SLUG or address.numbered or address.dated
    low = text.lower()
    return told and not spoken(PAYWALL, low) and not spoken(LITTLE_PAYWALL, low)


def _lead_in_lines(doc: Document, titles: str) -> Lead:
    """The lead of a page that has no heading: a block begins with a line that the titles say, then comes its text."""
    for block, text in enumerate(doc.block_texts[:_MOST_BLOCKS]):
        head, _, rest = text.partition("\n")
        if not _is_long(head) or head.lower() not in titles or doc.text_links[doc.block_from[block]] >= 0:
            continue
        linked = [doc.block_linked[block], *doc.block_linked[block + 1 : block + 1 + _NEAR]]
        dated, words, paragraphs = False, 0, 0
        for near, part in enumerate([rest, *doc.block_texts[block + 1 : block + 1 + _NEAR]]):
            if linked[near] > PROSE_LINKED * max(1, len(part)):
                break
            for line in part.split("\n"):
                count = count_words_quickly(line)
                if count >= PROSE_WORDS or (count >= _SENTENCE and line[-1:] in _STOPS):
                    words, paragraphs = words + count, paragraphs + 1
                elif not words and len(line) < _LINE:
                    dated = dated or has_day(line)
        return Lead(words, paragraphs, dated and words > 0, True, headline=True)
    return Lead()


def _dated_above(doc: Document, headline: int, first: int, begins: int) -> bool:
    """Whether a time element stands between headline and lead, or a day right above the headline."""
    start = doc.text_to[headline]
    if any(start <= doc.text_from[e] < begins for e in doc.tagged("time")):
        return True
    above = [text for text in doc.block_texts[max(0, first - 4) : max(0, first - 1)] if len(text) < _LINE // 2]
    return any(map(has_day, above))


def _is_named(doc: Document, headline: int, titles: str) -> bool:
    text = " ".join(doc.text_of(headline).lower().split())
    long = _count(text) >= _NAMED or (len(text) >= _SPACELESS and not text.isascii() and " " not in text)
    inside = any(doc.tags[e] == "a" and _leads_away(doc, e) for e in range(headline + 1, doc.ends[headline]))
    above = doc.parents[headline]
    said = _is_said(text, titles) or titles.count(" ") < _SITE_WORDS  # the same title on every page: the site's name
    return long and said and not inside and not (above >= 0 and doc.tags[above] == "a")


def _is_said(headline: str, titles: str) -> bool:
    """Whether the titles say a headline, or most words of one are in the other."""
    if headline in titles:
        return True
    words = _WORD.findall(headline)
    if len(words) < _SENTENCE_LIKE - 1:
        return " ".join(words) in " ".join(_WORD.findall(titles))
    own = set(words)
    if len(own.intersection(_WORD.findall(titles))) >= _MOSTLY * len(own):
        return True
    parts = [set(_WORD.findall(part)) for part in _PARTS.split(titles)]
    return any(len(part) >= _NAMED and part <= own and 2 * len(part) >= len(own) for part in parts)


def _count(headline: str) -> int:
    """Words of a headline; where spaces stand between phrases only, by its characters."""
    unspaced = not headline.isascii() and _UNSPACED_SCRIPT.search(headline)
    return len(headline) // 3 if unspaced else headline.count(" ") + 1


def _is_long(headline: str) -> bool:
    count = headline.count(" ") + 1
    return _count(headline) >= _SENTENCE_LIKE or (count == 1 and len(headline) >= _UNSPACED and not headline.isascii())


def _leads_away(doc: Document, link: int) -> bool:
    address = doc.href(link)
    return bool(address) and address.split("#", 1)[0].rstrip("/") != doc.url.split("#", 1)[0].rstrip("/")


def _is_own(doc: Document, block: int) -> bool:
    """Whether a block's link is the page's own, a profile's, or a place on it."""
    link = doc.text_links[doc.block_from[block]]
    return link >= 0 and not _leads_away(doc, link)
