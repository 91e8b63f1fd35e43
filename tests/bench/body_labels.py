"""Pages with their blocks labelled, body text or not: what the body model is trained on.

Owns the reading of the data folders, the labels from full truths, and the weaker ones from snippets and a teacher.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from truths import address, pages, site_of

from crawler.understanding.body import Given, given_of
from crawler.understanding.body.weights import names_of
from crawler.understanding.dates.reader import page_reader
from crawler.understanding.document import Document
from crawler.understanding.listings.boxes import Box, find_boxes
from crawler.understanding.metadata.read import read_metadata

FULL = ("zyte-articles", "fundus-eval", "fundus-fixtures", "wcxb-articles")
WORD = re.compile(r"\w+")
_LONG = 8  # words from which a block is labelled by its shingles


@dataclass
class Labelled:
    """One page: `labels` are 1 (body), 0 (not), None (unknown), one a block; `words` those of the whole body."""

    name: str
    group: str
    site: str
    truth: dict[str, Any]
    doc: Document
    given: Given
    boxes: list[Box]
    labels: list[int | None]
    words: int
    fold: int = 0
    texts: list[str] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)
    rows: list[list[float]] = field(default_factory=list)
    names: tuple[dict[str, float], dict[str, float]] = ({}, {})
    spoken: tuple[dict[str, float], dict[str, float]] = ({}, {})


def labelled(data: Path, group: str) -> list[Labelled]:
    """The pages of a folder with full bodies, labelled by them."""
    return [_page(group, name, truth, body, None) for name, truth, body in pages(data, group)]


def weakly_labelled(data: Path, group: str, teacher: Any) -> list[Labelled]:
    """The pages of a folder without bodies: labelled by snippets, and where `teacher(page, block)` is sure."""
    return [_page(group, name, truth, body, teacher) for name, truth, body in pages(data, group)]


def _page(group: str, name: str, truth: dict[str, Any], body: bytes, teacher: Any) -> Labelled:
    url = address(truth)
    doc = Document.parse(body, url)
    given = replace(given_of(doc), authors=read_metadata(doc).authors)
    page = Labelled(name, group, site_of(url), truth, doc, given, find_boxes(doc, page_reader(doc)), [], 0)
    page.texts = doc.block_texts
    if teacher is None:
        page.labels, page.words = _by_truth(doc.block_texts, truth.get("articleBody") or "")
    else:
        page.labels = teacher(page, body)
        _by_snippets(page)
        page.words = sum(len(WORD.findall(t)) for t, label in zip(page.texts, page.labels, strict=True) if label) or 60
    _count(page)
    return page


def _shingles(words: Sequence[str]) -> list[tuple[str, ...]]:
    if len(words) < 4:
        return [tuple(words)] if words else []
    return [tuple(words[i : i + 4]) for i in range(len(words) - 3)]


def _by_truth(texts: Sequence[str], truth: str) -> tuple[list[int | None], int]:
    """Long blocks by the share of their shingles in the truth (each taken once), short ones by what they stand beside."""
    words = WORD.findall(truth)
    left = Counter(_shingles(words))
    running = f" {' '.join(words)} "
    blocks = [WORD.findall(text) for text in texts]
    labels: list[int | None] = [0] * len(texts)
    for b, mine in enumerate(blocks):
        if len(mine) >= _LONG:
            shingles = _shingles(mine)
            hits = 0
            for one in shingles:
                if left[one] > 0:
                    left[one] -= 1
                    hits += 1
            labels[b] = int(hits * 2 > len(shingles))
    sure = [b for b, label in enumerate(labels) if label]
    first, last = (sure[0], sure[-1]) if sure else (0, -1)
    before: list[str] = []
    for b, mine in enumerate(blocks):
        if labels[b]:
            before = mine
        elif mine and len(mine) < _LONG and f" {' '.join(mine)} " in running:
            after = [next((blocks[k] for k in range(b + 1, min(len(blocks), b + 12)) if labels[k]), [])]
            if b + 1 < len(blocks) and first - 3 <= b <= last:
                after.append(blocks[b + 1])
            said = " ".join(mine)
            beside = bool(before) and f" {' '.join(before[-3:])} {said} " in running
            beside = beside or any(one and f" {said} {' '.join(one[:3])} " in running for one in after)
            if beside or (len(mine) >= 3 and first <= b <= last) or (not sure and len(words) < 40):
                labels[b] = 1
                before = mine
    return labels, len(words)


def _by_snippets(page: Labelled) -> None:
    for b, text in enumerate(page.texts):
        flat = " ".join(text.split())
        if any(len(s) > 15 and " ".join(s.split()) in flat for s in page.truth.get("with") or []):
            page.labels[b] = 1
        unwanted = (page.truth.get("without") or []) + (page.truth.get("comments") or [])
        if any(len(s) > 10 and " ".join(s.split()) in flat for s in unwanted):
            page.labels[b] = 0


def _count(page: Labelled) -> None:
    """What names and words the body's blocks have, and what the others have: shares of the page."""
    doc = page.doc
    names: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    words: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    chars, blocks = [0, 0], [0, 0]
    for text, label, element in zip(page.texts, page.labels, doc.block_box, strict=True):
        if label is None:
            continue
        weight = min(len(text), 600)
        chars[label] += weight
        blocks[label] += 1
        seen: set[str] = set()
        while element >= 0:
            seen.update(names_of(doc.tags[element], doc.attrs[element]))
            element = doc.parents[element]
        for one in seen:
            names[label][one] += weight
        for one in set(WORD.findall(text[:400].lower())):
            words[label][one] += 1
    page.names = tuple({k: v / (chars[i] or 1) for k, v in names[i].items()} for i in (0, 1))  # type: ignore[assignment]
    page.spoken = tuple({k: v / (blocks[i] or 1) for k, v in words[i].items()} for i in (0, 1))  # type: ignore[assignment]
