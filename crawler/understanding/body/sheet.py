"""The blocks of a page that are judged, and what is known of the elements around them.

Owns which blocks are judged at all, and sums over subtrees: differences of running sums over blocks, remembered by
element. Must not know the features' form or how they are weighed.
"""

import re
from collections.abc import Sequence
from itertools import accumulate

from crawler.understanding.body.weights import Weights
from crawler.understanding.document import Document
from crawler.understanding.layout import flat_text
from crawler.understanding.listings.boxes import Box
from crawler.understanding.spelling import extent

LONG = 60  # characters from which a block counts as prose
_NOTICES = 10  # times the prose of a container that may be a notice's the story's has
_LITTLE = 40  # characters of a block that is no paragraph
_NAMED = -3.0  # summed weights of the names on a path from which its short texts are furniture
_STOPS = ".!?…。！？"
_AROUND = 20  # characters of a sentence around its links
_DATE = 40  # characters of a box's text without a link, such as a date or its heading
_NEVER = frozenset(("nav", "footer", "button", "dialog", "menu"))
_OPENS = "aria-expanded="  # of a button that opens what stands below it, which may be a heading
_ZONES = {"aside": 1, "header": 2, "form": 4, "figure": 8, "table": 16, "ul": 32, "ol": 32, "blockquote": 64}
_ZONES |= {"article": 128, "main": 256, "figcaption": 8, "label": 4}
_HEADINGS = frozenset(("h2", "h3", "h4"))

Sign = tuple[str, ...]
Container = tuple[float, float, float, float]
Path = tuple[float, float, float, int, bool, int]
_NOTHING: Container = (0.0, 0.0, 0.0, 0.0)


class Sheet:
    """The judged blocks of one page: `blocks`, indexes into the document, and their `signs` (names of their places).

    `texts`, `linked` and `lengths` are the document's, less what belongs to the boxes, and `sizes` the texts' extents;
    `shortened` are the blocks that a box began in the middle of, `hopeless` those of `blocks` that are as good as
    judged.
    """

    def __init__(self, doc: Document, weights: Weights, boxes: Sequence[Box] = ()) -> None:
        self.doc, self.weights = doc, weights
        self.texts, self.linked = doc.block_texts, doc.block_linked
        self._boxed: set[int] = set()
        self.shortened: set[int] = set()
        self.hopeless: set[int] = set()
        if boxes:
            self._cut(boxes)
        self.lengths = [len(text) for text in self.texts]
        longest = self.texts[self.lengths.index(max(self.lengths))] if self.lengths else ""
        self.sizes = self.lengths if extent(longest) == len(longest) else [extent(text) for text in self.texts]
        self.paths: dict[int, Path] = {-1: (0.0, 0.0, 0.0, 0, False, -1)}
        self._containers: dict[int, Container] = {-1: _NOTHING}
        self._element_signs: dict[int, Sign] = {-1: ("",)}
        self._score()
        self.blocks = self._judged()
        self.signs = self._signs()
        self._sum()

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
                    own = own if box.heading else _GLUED_HEADING.sub("", own)
                    linked = sum(len(doc.texts[t]) for t in mine if doc.text_links[t] >= 0)
                    rest = length - len(own)
                    if own and (rest <= _DATE or (self.linked[b] - linked) * 2 > rest):
                        self.texts[b], self.linked[b] = own, min(linked, len(own))
                        self.shortened.add(b)
                elif (self.linked[b] * 2 >= length or length <= _DATE) and not self._is_sentence(b):
                    self._boxed.add(b)

    def rewrite(self, b: int, text: str) -> None:
        """Give a block another text, a part of its own."""
        if self.texts is self.doc.block_texts:
            self.texts = list(self.texts)
        self.texts[b], self.lengths[b], self.sizes[b] = text, len(text), extent(text)

    def _is_sentence(self, b: int) -> bool:
        """Whether a paragraph is a sentence around its links: a list of entries has none between them."""
        text = self.texts[b]
        return (
            self.doc.tags[self.doc.block_box[b]] == "p" and text[-1] in _STOPS and len(text) - self.linked[b] >= _AROUND
        )

    def _judged(self) -> list[int]:
        """All blocks but those of menus and boxes, and short ones that are nothing but a link, not amid the prose.

        Notes the short ones that are not worth a closer look: before or behind all of the prose, and very short or
        named like furniture.
        """
        boxes, linked, tags, boxed = self.doc.block_box, self.linked, self.doc.tags, self._boxed
        known, path = self.paths, self.path
        first, end = (self.best, self.doc.ends[self.best]) if self.scores else (0, 0)
        begun, over = self._reach
        found = []
        for b, (length, size) in enumerate(zip(self.lengths, self.sizes, strict=True)):
            box = boxes[b]
            inside = first <= box < end
            if size <= LONG and not inside and linked[b] * 50 > length * 49 and tags[box] not in _HEADINGS:
                continue
            one = known[box] if box in known else path(box)
            if one[4] or b in boxed:
                continue
            found.append(b)
            if size <= LONG and not inside and not begun <= b <= over and (one[0] < _NAMED or size < _LITTLE):
                self.hopeless.add(b)
        if not self.scores:
            self.hopeless.clear()
        return found

    def path(self, element: int) -> Path:
        """Of an element: weight of the names on its path, the least, its own, zones, whether in a menu, its depth."""
        known = self.paths
        found = known.get(element)
        if found is not None:
            return found
        trail = []
        parents = self.doc.parents
        while element not in known:
            trail.append(element)
            element = parents[element]
        found = known[element]
        tags, attrs = self.doc.tags, self.doc.attrs
        weigh, weighed = self.weights.of_names, self.weights.weighed  # mostly known: a call takes longer than the look
        signs = self._element_signs
        for element in reversed(trail):
            tag, raw = tags[element], attrs[element]
            own, signs[element] = weighed.get((tag, raw)) or weigh(tag, raw)
            zones = found[3] | _ZONES.get(tag, 0)
            least = own if own < found[1] else found[1]
            never = found[4] or (tag in _NEVER and not (tag == "button" and _OPENS in raw))
            found = known[element] = (found[0] + own, least, own, zones, never, found[5] + 1)
        return found

    def _signs(self) -> list[Sign]:
        """The names of each judged block's element and of the one around it."""
        known, parents, boxes = self._element_signs, self.doc.parents, self.doc.block_box
        return [known[boxes[b]] + known[parents[boxes[b]] if boxes[b] >= 0 else -1] for b in self.blocks]

    def _sum(self) -> None:
        """Running sums over blocks: characters, linked ones, ones in `p`."""
        sizes, linked, tags = self.sizes, self.linked, self.doc.tags
        if sizes is not self.lengths:
            linked = [k * size // n for k, n, size in zip(linked, self.lengths, sizes, strict=True)]
        paragraphs = [n if tags[box] == "p" else 0 for n, box in zip(sizes, self.doc.block_box, strict=True)]
        self.chars = [0, *accumulate(sizes)]
        self._linked_sum = [0, *accumulate(linked)]
        self._paragraph_sum = [0, *accumulate(paragraphs)]

    def container(self, element: int) -> Container:
        """Of an element's subtree: characters, share of them in links, share of the page's `p` text, blocks."""
        found = self._containers.get(element)
        if found is None:
            first, last = self.doc.blocks_of(element)
            chars = self.chars[last] - self.chars[first]
            found = self._containers[element] = (
                chars,
                (self._linked_sum[last] - self._linked_sum[first]) / (chars or 1),
                (self._paragraph_sum[last] - self._paragraph_sum[first]) / (self._paragraph_sum[-1] or 1),
                last - first,
            )
        return found

    def _score(self) -> None:
        """Where the prose is: each long block speaks for its container, and half for the one around it.

        `best` is the container most spoken for, `trail` it and its ancestors.
        """
        parents, boxes, linked, boxed, path = self.doc.parents, self.doc.block_box, self.linked, self._boxed, self.path
        scores: dict[int, float] = {}
        prose: list[tuple[int, int]] = []
        for b, (length, size) in enumerate(zip(self.lengths, self.sizes, strict=True)):
            if size >= LONG and linked[b] * 5 < length * 2 and b not in boxed and not path(boxes[b])[4]:
                near = parents[boxes[b]]
                prose.append((b, near))
                scores[near] = scores.get(near, 0.0) + size
                if near >= 0:
                    far = parents[near]
                    scores[far] = scores.get(far, 0.0) + size / 2
        self.scores = scores
        self.best = max(scores, key=lambda element: scores[element]) if scores else 0
        much = scores[self.best] / _NOTICES if scores else 0.0
        story = [b for b, near in prose if scores[near] >= much]
        self._reach = (story[0], story[-1]) if story else (len(self.lengths), -1)  # what lies far off is no prose of it
        self.trail = [self.best]
        while self.trail[-1] > 0:
            self.trail.append(parents[self.trail[-1]])


_GLUED_HEADING = re.compile(
    r"(?<=[.!?…”\"»])[^\W\d_][^.!?…”\"»]{2,30}$"
)  # "... in May.Latest news", then the box's links
