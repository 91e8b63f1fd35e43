"""The shape of a page in numbers: how much of it is prose, how much is links to elsewhere, and how they lie.

Owns `Shape` and its one pass over the document's blocks. Must not know what kind of page the numbers speak for.
"""

import re
from collections import Counter
from dataclasses import dataclass

from crawler.understanding.document import Document
from crawler.understanding.kinds.titles import count_going_on, goes_on
from crawler.understanding.spelling import extent

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5"})
_FURNITURE = frozenset({"nav", "footer"})
PROSE_WORDS = 16  # a block of fewer words is no paragraph
NEVER = 1 << 60
HEADLINE = 22  # characters of a link's text from which it may be one
UNSPACED_HEADLINE = 8  # the same in a script without spaces
PROSE_LINKED = 0.3  # nor is one with more of its characters in links


@dataclass(frozen=True, slots=True)
class Shape:
    """Counts over a page's text blocks. Words are runs between spaces (characters / 2 in scripts without spaces)."""

    words: int = 0  # of all text
    linked: float = 0.0  # share of all characters inside links
    prose: int = 0  # words in paragraphs
    paragraphs: int = 0
    together: int = (
        0  # words of the paragraphs under one parent with no teaser's heading between them, where that is most
    )
    together_paragraphs: int = 0
    longest: int = 0  # words of the longest paragraph
    headlines: int = 0  # different pages linked by a text as long as a headline, outside navigation and footer
    headed: int = 0  # headings that are such a link
    times: int = 0  # time elements
    articles: int = 0  # article elements that are not inside another one
    repeated: int = 0  # the most links whose boxes carry the same class
    before: float = 1.0  # share of the headline links that come after the longest run of paragraphs
    passwords: int = 0
    blocks: int = 0
    dates: int = 0  # short blocks that hold a date
    rows: int = 0  # the most table rows under one parent
    documents: int = 0  # links to PDF and office files
    led: int = 0  # paragraphs that come with a link of their own to another page of the site: before, after, at an end
    teased: int = 0  # headings that are a link to another page of the site
    going_on: int = 0  # texts that end in "..." or "Read more"
    streak: int = 0  # words of the most paragraphs with no link between them that stands alone and is a headline
    items: int = 0  # list items of under 30 characters, as menus have them
    short_links: int = 0  # links whose text is shorter than a headline
    figures: int = 0
    paged: bool = False  # links to a further page of something that is spread over several


# one match a line: the rest of the line is taken with the first date in it
# (begins with a digit, whatever it is, so that it is found quickly)
_DATED_LINE = re.compile(r"\d(?:(?:(?<=\b1)9|(?<=\b2)0)\d\d\b|(?<=\b\d)\d?[./-]\d\d?[./-]\d\d\b|月\d\d?日)[^\n]*")


# Thai, Lao, Burmese, Khmer: their spaces stand between phrases.
_PHRASED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]{6}")
_CLOCK = re.compile(r"(?:kl\.? )?(?:[01]?\d|2[0-3])[:.h][0-5]\d\b(?![.:/-]\d)|\d{1,3}(?: ?\+ ?\d\d?)?['’′](?!\w)")


def count_clocks(doc: Document) -> int:
    """How many texts begin with a time of day or a minute of a match, as the entries of a live blog do."""
    return sum([_CLOCK.match(text) is not None for text in doc.block_texts if text[:1].isdigit() or text[:2] == "kl"])


def count_words_quickly(text: str) -> int:
    """The words of a text with single spaces; in scripts without spaces, or with as dense ones, by what it says."""
    if not text.isascii() and (size := extent(text)) > len(text):
        return max(1, size // 5)
    if text.isascii() or (" " in text[:40] and not _PHRASED.match(text)):
        return text.count(" ") + 1
    return max(1, len(text) // (4 if " " in text[:40] else 2))


def shape_of(doc: Document) -> Shape:
    """The shape of a parsed page."""
    counts, short, middle = _texts(doc)
    little = "\n".join(short)
    counts["words"] += little.count(" ") + len(short)
    counts["going_on"] += count_going_on(short)
    characters = sum(map(len, doc.block_texts))
    links = _links(doc, middle)
    return Shape(
        **counts,
        linked=sum(doc.block_linked) / characters if characters else 0.0,
        headlines=links[0],
        headed=links[1],
        times=len(doc.tagged("time")),
        articles=len(doc.tagged("article")),
        repeated=links[2],
        before=links[3],
        passwords=_passwords(doc),
        blocks=len(doc.block_texts),
        dates=len(_DATED_LINE.findall(little)),
        rows=max(Counter([doc.parents[row] for row in doc.tagged("tr")]).values(), default=0),
        documents=links[4],
        short_links=links[5],
        figures=len(doc.tagged("figure")),
        paged=_is_paged(doc),
    )


def _texts(doc: Document) -> tuple[dict[str, int], list[str], int]:
    """What the longer texts add up to by the names of `Shape`, the short texts, and a text run amid the paragraphs."""
    words = prose = longest = section = teased = led = 0
    going_on = streak = longest_streak = items = 0
    short: list[str] = []
    together: dict[tuple[int, int], list[int]] = {}
    prose_at: list[int] = []
    taken: set[int] = set()
    parents, tags, boxes, linked = doc.parents, doc.tags, doc.block_box, doc.block_linked
    for block, text in enumerate(doc.block_texts):
        size = len(text)
        inside = linked[block]
        if size > 12 and inside * 10 > size * 9:
            if _heads_a_teaser(doc, block):
                section += 1
                teased += 1
            if streak and _is_long(text) and _leads_within(doc, doc.block_from[block]):
                streak = 0
        if size < 30:
            short.append(text)
            items += tags[boxes[block]] == "li"
            continue
        if size < 60 and (text.isascii() or (" " in text[:40] and extent(text) < 60)):  # some scripts say more in less
            short.append(text)
            continue
        going_on += goes_on(text)
        count = count_words_quickly(text)
        words += count
        if count >= PROSE_WORDS and inside < PROSE_LINKED * size:
            prose += count
            streak = count + (0 if _headed_by_link(doc, block) else streak)
            longest_streak = max(longest_streak, streak)
            longest = max(longest, count)
            box = boxes[block]
            together.setdefault((parents[box] if box >= 0 else -1, section), []).append(count)
            prose_at.append(doc.block_from[block])
            led += _leads_on(doc, block, taken)
    main = max(together.values(), key=sum, default=[])
    counts = {
        "words": words,
        "prose": prose,
        "paragraphs": len(prose_at),
        "together": sum(main),
        "together_paragraphs": len(main),
        "longest": longest,
        "teased": teased,
        "led": led,
        "going_on": going_on,
        "streak": longest_streak,
        "items": items,
    }
    return counts, short, prose_at[len(prose_at) // 2] if prose_at else 0


def _heads_a_teaser(doc: Document, block: int) -> bool:
    """Whether a block that is all link is a heading that leads to another page of the same site."""
    box = doc.block_box[block]
    above = doc.parents[box] if box >= 0 else -1
    tags = doc.tags
    if box < 0 or not (tags[box] in _HEADINGS or (above >= 0 and tags[above] in _HEADINGS)):
        return False
    return _leads_within(doc, doc.block_from[block])


def _headed_by_link(doc: Document, block: int) -> bool:
    """Whether a paragraph begins with a headline that leads to another page of the site."""
    first = doc.block_from[block]
    return doc.text_links[first] >= 0 and _is_long(doc.texts[first]) and _leads_within(doc, first)


def _is_long(text: str) -> bool:
    """Whether a link's text is as long as a headline."""
    size = len(text)
    return size >= HEADLINE or (size >= UNSPACED_HEADLINE and not text.isascii() and " " not in text)


def _leads_on(doc: Document, block: int, taken: set[int]) -> bool:
    """Whether a paragraph has a link of its own: it begins or ends with one, or one stands alone right by it.

    A link that stands alone counts for one paragraph; `taken` are the blocks of those that have theirs.
    """
    first, last = doc.block_from[block], doc.block_to[block] - 1
    if _leads_within(doc, first) or (last > first and _leads_within(doc, last)):
        return True
    for near in (block - 1, block - 2, block + 1):
        if 0 <= near < len(doc.block_texts) and near not in taken:
            size = len(doc.block_texts[near])
            if doc.block_linked[near] * 10 > size * 9 and _leads_within(doc, doc.block_from[near]):
                taken.add(near)
                return True
    return False


def _leads_within(doc: Document, run: int) -> bool:
    """Whether the text run is inside a link to another page of the same site."""
    link = doc.text_links[run]
    if link < 0:
        return False
    address = doc.href(link)
    return bool(address) and address.split("/", 3)[2:3] == doc.base.split("/", 3)[2:3] and address != doc.url


def _links(doc: Document, middle: int) -> tuple[int, int, int, float, int, int]:
    """(headline links, of them headings, most with one class, share of them after text run `middle`, documents, short
    links)."""
    seen: set[str] = set()
    headed = after = documents = short = 0
    classes: Counter[tuple[str, str]] = Counter()
    tags, parents, attrs, texts = doc.tags, doc.parents, doc.attrs, doc.texts
    ranges = iter(_furniture(doc))
    skip_from, skip_to = next(ranges, (NEVER, NEVER))
    for element in doc.links:
        start, end = doc.text_from[element], doc.text_to[element]
        if end <= start:
            continue
        raw = attrs[element]
        if (".pdf" in raw or ".doc" in raw) and _DOCUMENT.search(raw):
            documents += 1
        size = len(texts[start]) if end == start + 1 else sum(map(len, texts[start:end]))
        short += size < HEADLINE
        if not (HEADLINE <= size <= 260 or (size >= UNSPACED_HEADLINE and not texts[start].isascii())):
            continue
        while skip_to <= element:
            skip_from, skip_to = next(ranges, (NEVER, NEVER))
        if skip_from <= element or raw in seen:
            continue
        seen.add(raw)
        after += start > middle
        parent = parents[element]
        above = parents[parent] if parent >= 0 else -1
        if (
            tags[parent] in _HEADINGS
            or (above >= 0 and tags[above] in _HEADINGS)
            or tags[element + 1 : element + 2] == ["h3"]
        ):
            headed += 1
        classes[tags[parent], attrs[parent]] += 1
    most = classes.most_common(1)[0][1] if classes else 0
    return len(seen), headed, most, after / len(seen) if seen else 0.0, documents, short


def _furniture(doc: Document) -> list[tuple[int, int]]:
    """The element ranges of navigation and footers, outermost only, in page order."""
    found: list[tuple[int, int]] = []
    for element in sorted([element for tag in _FURNITURE for element in doc.tagged(tag)]):
        if not found or element >= found[-1][1]:
            found.append((element, doc.ends[element]))
    return found


_FURTHER = re.compile(r"/page[/-]?(?:[2-9]|\d\d+)/?$|[?&](?:page|paged)=(?:[2-9]|\d\d+)(?:[&#]|$)", re.I)
_PLAIN = re.compile(r"[?#]|/page[/-]?\d+/?$", re.I)  # what follows the address that all pages of a listing share
_DOCUMENT = re.compile(r"\.(?:pdf|docx?)(?![\w.-])", re.I)
_PASSWORD = re.compile(r'type="password"', re.I)


def _is_paged(doc: Document) -> bool:
    """Whether the page has a link to a further page of itself, by the number in the address."""
    own = _PLAIN.split(doc.url, maxsplit=1)[0].rstrip("/")
    near = [element for element in doc.links if "page" in doc.attrs[element]]
    return any(_FURTHER.search(to) and _PLAIN.split(to, maxsplit=1)[0].rstrip("/") == own for to in map(doc.href, near))


def _passwords(doc: Document) -> int:
    shown = [doc.attrs[one] for one in doc.tagged("input") if 'type="hidden"' not in doc.attrs[one]]
    return sum([_PASSWORD.search(raw) is not None for raw in shown])
