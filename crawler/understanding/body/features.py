"""What is known of each text block before it is judged: numbers for the block model.

Owns the features and their order, and which blocks are judged at all. Must not know how they are weighed.
Everything is computed lazily and once: sums over subtrees are differences of running sums over blocks, what an
ancestor's names say is remembered by element.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from crawler.understanding.body.weights import Weights, names_of
from crawler.understanding.document import Document
from crawler.understanding.layout import flat_text
from crawler.understanding.listings.boxes import Box

_DATE = 40  # characters of a box's block without a link, such as a date
_LONG = 60  # characters from which a block counts as prose
_NEVER = frozenset(("nav", "footer", "button", "dialog", "menu"))
_TAGS = {"p": 1, "h2": 2, "h3": 2, "h4": 2, "h5": 2, "h6": 2, "h1": 3, "li": 4, "div": 5, "section": 5, "article": 5}
_TAGS |= {"td": 6, "th": 6, "blockquote": 7, "figcaption": 8, "dd": 4, "dt": 4, "pre": 9, "figure": 8, "header": 10}
_ZONES = {"aside": 1, "header": 2, "form": 4, "figure": 8, "table": 16, "ul": 32, "ol": 32, "blockquote": 64}
_ZONES |= {"article": 128, "main": 256, "figcaption": 8, "label": 4}
_HEADINGS = frozenset(("h2", "h3", "h4"))
_ALL_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_HIDDEN = re.compile(r'(?:^|\s)hidden(?:=|\s|$)|display:\s*none|aria-hidden="true"')
_WORD = re.compile(r"\w+")
_FEATURES = (
    "chars words linked terminal tag sig_count sig_share in_chars_before in_chars_after after_title"
    " pc pl pp pn gc gl gp gn score1 score2 inside down up path path_min own zones word_mean word_min"
    " word_first long_before long_after n1 l1 m1 k1 around description in_json repeated page_chars"
    " page_blocks best_share heading_mean heading_far copy slanted bold"
)
NAMES = _FEATURES.split()


@dataclass(slots=True)
class Given:
    """What other witnesses say of the page: the title, the description, the JSON-LD article body, each possibly ""."""

    title: str = ""
    description: str = ""
    article_body: str = ""
    furniture: frozenset[int] = field(default_factory=frozenset)  # blocks the site's memory knows as furniture


def letters(text: str) -> str:
    """Only the letters and digits of `text`, in lower case: for comparing text whatever its punctuation."""
    return "".join(_WORD.findall(text)).lower()


class Sheet:
    """The judged blocks of one page (`blocks`, indexes into the document) and their features (`rows`)."""

    def __init__(self, doc: Document, given: Given, weights: Weights, boxes: Sequence[Box] = ()) -> None:
        self.doc, self.given, self.weights = doc, given, weights
        self.texts, self.linked = doc.block_texts, doc.block_linked
        self.boxed: set[int] = set()
        if boxes:
            self._cut(boxes)
        self.lengths = [len(text) for text in self.texts]
        self._paths: dict[int, tuple[float, float, float, int, int]] = {-1: (0.0, 0.0, 0.0, 0, 0)}
        self._containers: dict[int, tuple[float, float, float, float]] = {}
        self.blocks: list[int] = []
        self.rows: list[list[float]] = []
        self._pick()
        self._sum()
        self._score()
        self._sign()
        self._describe()

    def _cut(self, boxes: Sequence[Box]) -> None:
        """Take the boxes' text away: whole blocks, and the end of a block in whose middle a box begins."""
        doc = self.doc
        self.texts, self.linked = list(self.texts), list(self.linked)
        for box in boxes:
            for b in range(box.first_block, box.last_block + 1):
                length, first = len(self.texts[b]), doc.block_from[b]
                if b == box.first_block and first < box.first_run:
                    mine = range(first, box.first_run)
                    own = flat_text("".join(doc.texts[first : box.first_run]))
                    linked = sum(len(doc.texts[t]) for t in mine if doc.text_links[t] >= 0)
                    if own and (self.linked[b] - linked) * 2 > length - len(own):
                        self.texts[b], self.linked[b] = own, min(linked, len(own))
                elif self.linked[b] * 2 >= length or length <= _DATE:
                    self.boxed.add(b)

    def _pick(self) -> None:
        """Leave out menus, and short blocks that are nothing but a link."""
        doc, lengths = self.doc, self.lengths
        box, linked, tags = doc.block_box, self.linked, doc.tags
        for b, length in enumerate(lengths):
            if linked[b] * 50 > length * 49 and length <= 60 and tags[box[b]] not in _HEADINGS:
                continue
            if b in self.boxed or self.path(box[b])[4]:
                continue
            self.blocks.append(b)

    def path(self, element: int) -> tuple[float, float, float, int, int]:
        """Of an element: summed weight of the names on its path, the least of them, its own, zones, 1 in a menu."""
        known = self._paths
        trail = []
        parents = self.doc.parents
        while element not in known:
            trail.append(element)
            element = parents[element]
        found = known[element]
        tags, attrs, weigh = self.doc.tags, self.doc.attrs, self.weights.of_names
        for element in reversed(trail):
            tag, raw = tags[element], attrs[element]
            own = weigh(tag, raw)
            zones = found[3] | _ZONES.get(tag, 0)
            if raw and ("hid" in raw or "none" in raw) and _HIDDEN.search(raw):
                zones |= 512
            least = own if own < found[1] else found[1]
            found = known[element] = (found[0] + own, least, own, zones, found[4] | (tag in _NEVER))
        return found

    def _sum(self) -> None:
        """Running sums over blocks: characters, linked ones, ones in `p`, prose."""
        doc = self.doc
        tags, boxes = doc.tags, doc.block_box
        chars, linked, paragraphs = [0], [0], [0]
        c = k = p = 0
        for length, in_links, box in zip(self.lengths, self.linked, boxes, strict=True):
            c += length
            k += in_links
            if tags[box] == "p":
                p += length
            chars.append(c)
            linked.append(k)
            paragraphs.append(p)
        self.sums = (chars, linked, paragraphs)

    def container(self, element: int) -> tuple[float, float, float, float]:
        """Of an element's subtree: characters, share of them in links, share of the page's `p` text, blocks."""
        found = self._containers.get(element)
        if found is None:
            if element < 0:
                return (0.0, 0.0, 0.0, 0.0)
            doc = self.doc
            first = bisect_left(doc.block_from, doc.text_from[element])
            last = bisect_left(doc.block_from, doc.text_to[element])
            chars, linked, paragraphs = self.sums
            c = chars[last] - chars[first]
            found = (
                float(c),
                (linked[last] - linked[first]) / (c or 1),
                (paragraphs[last] - paragraphs[first]) / (paragraphs[-1] or 1),
                float(last - first),
            )
            self._containers[element] = found
        return found

    def _score(self) -> None:
        """Where the prose is: each long block speaks for its container, and half for the one around it."""
        doc = self.doc
        scores: dict[int, float] = {}
        parents, lengths = doc.parents, self.lengths
        for b in self.blocks:
            length = lengths[b]
            if length >= _LONG and self.linked[b] * 5 < length * 2:
                near = parents[doc.block_box[b]]
                scores[near] = scores.get(near, 0.0) + length
                if near >= 0:
                    far = parents[near]
                    scores[far] = scores.get(far, 0.0) + length / 2
        self.scores = scores
        self.best = max(scores, key=lambda e: scores[e]) if scores else 0
        self.trail = [self.best]
        while self.trail[-1] > 0:
            self.trail.append(parents[self.trail[-1]])

    def _sign(self) -> None:
        """How often each kind of place recurs among the judged blocks."""
        doc = self.doc
        counts: dict[tuple[str, ...], int] = {}
        chars: dict[tuple[str, ...], int] = {}
        self.signs = []
        for b in self.blocks:
            box = doc.block_box[b]
            parent = doc.parents[box]
            sign = (
                doc.tags[box],
                *names_of(doc.tags[box], doc.attrs[box])[1:3],
                doc.tags[parent] if parent >= 0 else "",
                *(names_of(doc.tags[parent], doc.attrs[parent])[1:3] if parent >= 0 else ()),
            )
            self.signs.append(sign)
            counts[sign] = counts.get(sign, 0) + 1
            chars[sign] = chars.get(sign, 0) + self.lengths[b]
        self.sign_counts, self.sign_chars = counts, chars

    def places(self) -> list[tuple[int, str]]:
        """Each judged block with its place: the names of its element and of the one around it."""
        return [(b, ".".join(sign)) for b, sign in zip(self.blocks, self.signs, strict=True)]

    def _describe(self) -> None:
        doc, given, lengths = self.doc, self.given, self.lengths
        texts, boxes, linked = self.texts, doc.block_box, self.linked
        tags, parents, depths, ends = doc.tags, doc.parents, doc.depths, doc.ends
        chars = self.sums[0]
        total = float(chars[-1] or 1)
        count = len(texts)
        title_words = frozenset(_WORD.findall(given.title.lower()))
        description = letters(given.description)[:60]
        body = letters(given.article_body)
        title_at = self._title_block(title_words)
        seen: dict[str, int] = {}
        for text in texts:
            if len(text) > 30:
                seen[text] = seen.get(text, 0) + 1
        judged_chars = float(sum(lengths[b] for b in self.blocks) or 1)
        best, trail = self.best, self.trail
        best_share = self.container(best)[0] / total
        prose = [n >= _LONG and k * 5 < n * 2 for n, k in zip(lengths, linked, strict=True)]
        last_before, last = [], -99
        for b, is_prose in enumerate(prose):
            last_before.append(b - last)
            if is_prose:
                last = b
        next_after, last = [0] * count, count + 99
        for b in range(count - 1, -1, -1):
            next_after[b] = last - b
            if prose[b]:
                last = b
        prose_sum = [0]
        for is_prose, n in zip(prose, lengths, strict=True):
            prose_sum.append(prose_sum[-1] + (n if is_prose else 0))
        weigh_words = self.weights.of_words
        heading, heading_at = 0.0, 0
        headings = []
        for b, box in enumerate(boxes):
            headings.append((heading, b - heading_at))
            if tags[box] in _ALL_HEADINGS or (lengths[b] < 40 and linked[b] == 0 and texts[b][-1] == ":"):
                heading, heading_at = weigh_words(_WORD.findall(texts[b].lower()))[0], b
        copies: dict[str, int] = {}
        for b, sign in zip(self.blocks, self.signs, strict=True):
            text, box, n = texts[b], boxes[b], lengths[b]
            near = parents[box]
            far = parents[near] if near >= 0 else -1
            pc = self.container(near)
            gc = self.container(far)
            path = self._paths[box]
            words = _WORD.findall(text[:400].lower())
            word_mean, word_min, word_first = weigh_words(words)
            if best <= box < ends[best]:
                up = 0
            else:
                up = next((k for k, e in enumerate(trail) if e <= box < ends[e]), len(trail))
            in_json = -1.0
            if body:
                flat = letters(text)
                in_json = 1.0 if flat and flat[:80] in body else 0.0
            copies[text] = copies.get(text, 0) + 1
            owners = [tags[doc.owners[t]] for t in range(doc.block_from[b], doc.block_to[b])]
            self.rows.append(
                [
                    n,
                    text.count(" ") + 1,
                    linked[b] / n,
                    text[-1] in '.!?…。！？”"»:' and 1 + '.!?…。！？”"»:'.index(text[-1]) // 7,
                    _TAGS.get(tags[box], 0),
                    self.sign_counts[sign],
                    self.sign_chars[sign] / judged_chars,
                    chars[b] / total,
                    (total - chars[b + 1]) / total,
                    b - title_at,
                    *pc,
                    *gc,
                    self.scores.get(near, 0.0) / judged_chars,
                    self.scores.get(far, 0.0) / judged_chars,
                    up == 0,
                    depths[box] - depths[best],
                    up,
                    path[0],
                    path[1],
                    path[2],
                    path[3] & 511,
                    word_mean,
                    word_min,
                    word_first,
                    last_before[b],
                    next_after[b],
                    lengths[b - 1] if b else 0,
                    linked[b - 1] / lengths[b - 1] if b else 0,
                    lengths[b + 1] if b + 1 < count else 0,
                    linked[b + 1] / lengths[b + 1] if b + 1 < count else 0,
                    prose_sum[min(count, b + 5)] - prose_sum[max(0, b - 4)],
                    bool(description) and n > 40 and letters(text[:80])[:40] == description[:40],
                    in_json,
                    seen.get(text, 0),
                    total,
                    count,
                    best_share,
                    headings[b][0],
                    headings[b][1],
                    copies[text],
                    sum(o in ("em", "i") for o in owners) / len(owners),
                    sum(o in ("b", "strong") for o in owners) / len(owners),
                ]
            )

    def _title_block(self, title_words: frozenset[str]) -> int:
        """The block that holds the headline: an h1, or the first block that says the title; 0 when there is none."""
        doc = self.doc
        best, at = 0.0, 0
        for b, box in enumerate(doc.block_box):
            tag = doc.tags[box]
            if tag == "h1" or (tag in ("h2", "div", "span") and self.lengths[b] < 200):
                words = _WORD.findall(self.texts[b].lower())
                if not words:
                    continue
                score = sum(word in title_words for word in words) / max(len(words), len(title_words))
                score += 0.3 * (tag == "h1")
                if score > best + 0.1:
                    best, at = score, b
        return at
