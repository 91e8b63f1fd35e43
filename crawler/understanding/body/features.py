"""What is known of each judged block, in numbers: the rows of the block model.

Owns the features and their order. Must not know how they are weighed.

Those that take long to compute come last, and are computed for the blocks only whose verdict they may change.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from crawler.understanding.body.sheet import LONG, Sheet
from crawler.understanding.spelling import letters

_TAGS = {"p": 1, "h2": 2, "h3": 2, "h4": 2, "h5": 2, "h6": 2, "h1": 3, "li": 4, "div": 5, "section": 5, "article": 5}
_TAGS |= {"td": 6, "th": 6, "blockquote": 7, "figcaption": 8, "dd": 4, "dt": 4, "pre": 9, "figure": 8, "header": 10}
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_ENDINGS = {sign: kind for kind, signs in enumerate((".!…。！", "?？؟", ":：", "\"”»“'", ")]"), 1) for sign in signs}
_WORD = re.compile(r"\w+")
_BEGINNING = 160  # characters of a block whose words are weighed
_LONG_WORD = re.compile(r"\w{4,}")
_WORD_SIZE = 6  # characters of a word, and the space behind it
_HEAD = 800  # characters of prose at a page's head, where a block may say what the description says
_NO_PICTURE = 99.0
STANDFIRST = 40  # characters of one at least
_FEATURES = (
    "chars words linked tag sign_count sign_share before after after_title"
    " near_chars near_linked near_paragraphs far_chars far_linked far_paragraphs"
    " near_score far_score pictures picture_blocks inside down up path path_least own zones"
    " previous_linked next next_linked around description told in_json repeated"
    " best_chars best_blocks best_share ending"
)
EARLY = _FEATURES.split()
LATE = ["word_mean", "word_least", "word_first", "heading_mean"]
NAMES = EARLY + LATE
_WHOLE = (
    "chars words tag sign_count after_title near_chars far_chars down up zones"
    " next around in_json repeated best_chars best_blocks picture_blocks ending"
)
WHOLE = frozenset(_WHOLE.split())
FLAGS = frozenset(("inside", "description"))


@dataclass(frozen=True, slots=True)
class Given:
    """What other witnesses say of the page: title as declared, headline as read, description, JSON-LD article body,
    each possibly "", and authors.
    """

    title: str = ""
    headline: str = ""
    description: str = ""
    article_body: str = ""
    authors: tuple[str, ...] = ()


Late = Callable[[int], tuple[float, ...]]


def whole_rows(sheet: Sheet, given: Given) -> list[list[float]]:
    """All features of all the sheet's blocks, in the order of `NAMES`."""
    early, late = rows(sheet, given, sheet.blocks)
    return [[*row[:-1], *late(int(row[-1]))] for row in early]


def rows(sheet: Sheet, given: Given, blocks: Sequence[int]) -> tuple[list[list[float]], Late]:
    """The early features of these of the sheet's blocks, each row with the block's number behind them, and what gives
    the late ones of a block.
    """
    doc, texts, linked, sizes = sheet.doc, sheet.texts, sheet.linked, sheet.sizes
    boxes, tags, parents, ends = doc.block_box, doc.tags, doc.parents, doc.ends
    sign_counts, sign_chars = _recurring(sheet)
    prose = _prose(sheet)
    best = sheet.best
    first, last = doc.blocks_of(best)
    start, end = prose[first], prose[last]
    whole = float(end - start or prose[-1] or 1)  # characters of the story's prose: no furniture far off changes it
    above = _headings(sheet)
    title_at, count = _title_block(sheet, given.title), len(texts)
    description, body = given.description[:30].lower(), letters(given.article_body)
    like, pictures = likeness_to(given.description), doc.tagged("img")
    repeated = Counter(texts)
    best_share = max(sheet.scores.values(), default=0.0) / whole
    best_size = (sheet.container(best)[0], sheet.container(best)[3])
    best_end, best_depth = ends[best], sheet.path(best)[5]
    around: dict[int, tuple[float, ...]] = {}
    shares = [k / n for n, k in zip(sheet.lengths, linked, strict=True)]
    last_shares, nexts, next_shares = [*shares, 0], [*sizes[1:], 0], [*shares[1:], 0]
    paths, steps = sheet.paths, dict[int, int]()
    found: list[list[float]] = []
    signs = dict(zip(sheet.blocks, sheet.signs, strict=True))
    for b in blocks:
        text, box, n, sign = texts[b], boxes[b], sizes[b], signs[b]
        near = parents[box] if box >= 0 else -1
        if near not in around:
            around[near] = _surroundings(sheet, near, whole, pictures)
        path_sum, path_least, own, zones, _, depth = paths[box]
        inside = best <= box < best_end
        found.append(
            [
                n,
                text.count(" ") + 1 if n == len(text) else n // _WORD_SIZE + 1,
                shares[b],
                _TAGS.get(tags[box], 0),
                sign_counts[sign],
                sign_chars[sign] / whole,
                (prose[b] - start) / whole,
                (end - prose[b + 1]) / whole,
                b - title_at,
                *around[near],
                inside,
                depth - best_depth,
                0 if inside else steps[box] if box in steps else _steps(sheet, box, steps),
                path_sum,
                path_least,
                own,
                zones,
                last_shares[b - 1],
                nexts[b],
                next_shares[b],
                prose[b + 5 if b + 5 < count else count] - prose[b - 4 if b > 4 else 0],
                n > 40 and text[:30].lower() == description,
                like(text) if prose[b] < _HEAD and n >= STANDFIRST and shares[b] * 3 < 1 else -1,
                _told(text, body) if body else -1,
                repeated[text],
                *best_size,
                best_share,
                _ENDINGS.get(text[-1:], 0),
                b,
            ]
        )
    return found, _late(sheet, above)


def _late(sheet: Sheet, above: Sequence[int]) -> Late:
    """What gives a block's late features: the weights of its words, and the mean of its heading's."""
    texts, weigh = sheet.texts, sheet.weights.of_text
    means = {-1: 0.0}

    def late(b: int) -> tuple[float, ...]:
        text, heading = texts[b], above[b]
        if heading not in means:
            means[heading] = weigh(texts[heading][:_BEGINNING])[0]
        return (*weigh(text[:_BEGINNING]), means[heading])

    return late


def likeness_to(description: str) -> Callable[[str], float]:
    """What tells how much of a text a page's description says: 1 where they begin alike, else the share of the text's
    longer words; -1 without a description.
    """
    words, start = frozenset(_LONG_WORD.findall(description.lower())), letters(description)

    def like(text: str) -> float:
        flat = letters(text)
        shorter = min(len(flat), len(start))
        if not shorter:
            return -1.0
        if flat[: shorter * 4 // 5] == start[: shorter * 4 // 5]:
            return 1.0
        mine = _LONG_WORD.findall(text.lower())
        return sum([word in words for word in mine]) / (len(mine) or 1)

    return like


def _surroundings(sheet: Sheet, near: int, whole: float, pictures: Sequence[int]) -> tuple[float, ...]:
    """Of the element around a block's and of the next one: size, links, paragraphs, and prose they hold; pictures a
    block in the first, and blocks in the first of both that holds a picture.
    """
    far = sheet.doc.parents[near] if near >= 0 else -1
    scores, container, ends = sheet.scores, sheet.container, sheet.doc.ends
    share, beside = 0.0, _NO_PICTURE
    if near > 0 and pictures:
        held = bisect_left(pictures, ends[near]) - bisect_left(pictures, near)
        if held:
            beside = container(near)[3]
            share = held / (beside or 1)
        elif bisect_left(pictures, ends[far]) > bisect_left(pictures, far):
            beside = container(far)[3]
    return (
        *sheet.container(near)[:3],
        *sheet.container(far)[:3],
        scores.get(near, 0.0) / whole,
        scores.get(far, 0.0) / whole,
        share,
        beside,
    )


def _steps(sheet: Sheet, box: int, steps: dict[int, int]) -> int:
    """How far up from the best container an element is that also holds `box`; noted in `steps`."""
    ends = sheet.doc.ends
    up = 0
    for element in sheet.trail:
        if element <= box < ends[element]:
            break
        up += 1
    steps[box] = up
    return up


def _told(text: str, body: str) -> int:
    """Whether JSON-LD has this text in its body: 1 or 0 (-1 stands for a page that gives none)."""
    flat = letters(text[:120])
    return 1 if flat and flat[:80] in body else 0


def _recurring(sheet: Sheet) -> tuple[dict[tuple[str, ...], int], dict[tuple[str, ...], int]]:
    """How many judged blocks, and characters, each kind of place has."""
    counts: dict[tuple[str, ...], int] = {}
    chars: dict[tuple[str, ...], int] = {}
    for b, sign in zip(sheet.blocks, sheet.signs, strict=True):
        counts[sign] = counts.get(sign, 0) + 1
        chars[sign] = chars.get(sign, 0) + sheet.sizes[b]
    return counts, chars


def _prose(sheet: Sheet) -> list[int]:
    """The running sum of the characters of long blocks."""
    known = zip(sheet.lengths, sheet.linked, sheet.sizes, strict=True)
    return [0, *accumulate(size if size >= LONG and k * 5 < n * 2 else 0 for n, k, size in known)]


def _headings(sheet: Sheet) -> list[int]:
    """For each block the heading it stands under, or -1."""
    tags, boxes = sheet.doc.tags, sheet.doc.block_box
    at = -1
    found = []
    for b, text in enumerate(sheet.texts):
        found.append(at)
        if tags[boxes[b]] in _HEADINGS or (text[-1:] == ":" and len(text) < 40):
            at = b
    return found


def _title_block(sheet: Sheet, title: str) -> int:
    """The block that holds the headline: the heading that shares most words with the title; 0 when there is none."""
    words = frozenset(_WORD.findall(title.lower()))
    tags = sheet.doc.tags
    best, at = 0.0, 0
    for b, box in enumerate(sheet.doc.block_box):
        if tags[box] in ("h1", "h2") or sheet.texts[b] == title:
            mine = _WORD.findall(sheet.texts[b].lower())
            score = sum([word in words for word in mine]) / max(len(mine), len(words), 1) + 0.3 * (tags[box] == "h1")
            if score > best + 0.1:
                best, at = score, b
    return at
