"""Tell what a page with next to nothing on it is: few words, and none of the marks that a story has.

Owns the reading of such pages by the stems in `phrases.txt` that say too little on fuller ones ("Abo", "verify"), and
the word that a page without a story's marks is no article. Must not know fuller walls (see `walls`) or listings.
"""

import re
from collections.abc import Sequence
from typing import Any

from crawler.items import Kind
from crawler.understanding.kinds.lead import has_day
from crawler.understanding.kinds.phrases import (
    AGREE,
    CONSENT,
    LITTLE_CHALLENGE,
    LITTLE_CONSENT,
    LITTLE_ERROR,
    LITTLE_LOGIN,
    LITTLE_PAYWALL,
    LITTLE_SCRIPT,
    LITTLE_WAIT,
    spoken,
)
from crawler.understanding.kinds.shape import PROSE_WORDS
from crawler.understanding.kinds.signals import Signals

Evidence = dict[str, Any]

_FEW = 130  # words of a page that is sparse
_BARE = 80  # of one that is sparse whatever it declares
_MOST_LINKS = 8  # links as long as a headline
_LISTED = 5  # stories of a list: more than a wall has papers of its own
_STORY = 40  # words of paragraphs that speak of something else than the wall
_TOLD = 25  # words of paragraphs from which an unmarked page may still be a story
_LABEL = 6  # words of a button
_SPACELESS = 8  # characters of a sentence in a script without spaces
_NAMED = 4  # words of a heading that is no wall's
_ROWS = 3
_BLOCKS = 12
_RIGHTS = re.compile(r"©|\(c\)|copyright|rights reserved|impressum", re.I)
_KINDS: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    ("shell", LITTLE_SCRIPT),
    ("challenge", LITTLE_CHALLENGE),
    ("error", LITTLE_ERROR),
    ("challenge", LITTLE_WAIT),
    ("login", LITTLE_LOGIN),
    ("paywall", LITTLE_PAYWALL),
)


def sparse_wall(signals: Signals) -> tuple[Kind, Evidence] | None:
    """The kind of a sparse page by the little that it says, or None for a fuller page or a story."""
    shape = signals.shape
    listed = signals.records >= _LISTED and 2 * signals.records >= shape.headlines
    if shape.words >= _FEW or shape.headlines > _MOST_LINKS or listed or not signals.text:
        return None
    declared = signals.ld_articles > 0 or signals.published or signals.og_type == "article" or signals.authors > 0
    asking = bool(signals.buttons) or signals.forms > 0
    if is_dated(signals) or (declared and (not asking or shape.words >= _BARE)):
        return None
    if not asking and shape.prose >= _STORY:
        return None
    blocks = signals.plain
    label = _agreement(signals, blocks)
    phrase = _told(blocks, (*CONSENT, *LITTLE_CONSENT), labels=bool(label))
    if phrase and (label or (asking and shape.words < _BARE)):
        return "consent", {"phrase": phrase, "button": label, "words": shape.words}
    if declared:
        return None
    for kind, stems in _KINDS:
        # nearly every page has a line with a link for signing in
        told = _told(blocks, stems) if kind != "login" or asking else None
        phrase = told or spoken(stems, f"{signals.document_title} {signals.heading}".lower())
        if phrase:
            return kind, {"phrase": phrase, "words": shape.words}
    phrase = _told(blocks, (*CONSENT, *LITTLE_CONSENT)) or (label if shape.prose < _TOLD else None)
    return ("consent", {"phrase": phrase, "words": shape.words}) if phrase else None


def tells_nothing(signals: Signals, named: bool = True) -> Evidence | None:
    """Whether a page that no other test knows has too little on it for a story, and nothing that marks one.

    A headline that the title repeats marks one where nothing is asked, unless `named` is False.
    """
    shape = signals.shape
    if shape.words >= _FEW or shape.prose >= _STORY or signals.ld_articles or signals.published or signals.authors:
        return None
    if signals.og_type == "article" or is_dated(signals) or signals.embeds or shape.headlines > _MOST_LINKS:
        return None
    if named and shape.prose >= PROSE_WORDS and _is_named(signals) and not (signals.buttons or signals.forms):
        return None
    return {"words": shape.words, "marks": 0} if shape.prose < _TOLD or signals.buttons or signals.forms else None


def lists_nothing(signals: Signals) -> bool:
    """Whether a sparse page has no link as long as a headline, no rows and no documents: whatever it is, no listing."""
    shape = signals.shape
    return not (shape.headlines or shape.documents or shape.rows >= _ROWS or shape.blocks >= _BLOCKS)


def is_dated(signals: Signals) -> bool:
    """Whether a short line or a time element of a small page gives a day, as stories do and walls do not."""
    if signals.shape.times:
        return True
    lines = [line for line in signals.text.split("\n") if len(line) < 100 and not _RIGHTS.search(line)]
    return any(map(has_day, lines))


def _is_named(signals: Signals) -> bool:
    """Whether the page's heading is a headline that its title repeats."""
    heading = " ".join(signals.heading.lower().split())
    long = heading.count(" ") + 1 >= _NAMED or (len(heading) >= 2 * _NAMED and not heading.isascii())
    return long and heading in signals.document_title.lower()


def _agreement(signals: Signals, blocks: Sequence[str]) -> str | None:
    """The label of a button, or of a line that may be one, with which a visitor agrees to something."""
    labels = [label.lower() for label in signals.buttons]
    labels += [block for block in blocks if block.count(" ") < _LABEL - 1 and len(block) < 40]
    return next((found for label in labels if (found := spoken(AGREE, label))), None)


def _told(blocks: Sequence[str], stems: tuple[str, ...], labels: bool = False) -> str | None:
    """The first of `stems` in a block, when the blocks without any are no story.

    Blocks of a word or two count with `labels` only: pages have links such as "Privacy" at their end.
    """
    found, rest = None, 0
    for block in blocks:
        words = block.count(" ") + 1
        phrase = spoken(stems, block)
        if not phrase:
            rest += words if words >= PROSE_WORDS else 0
        elif labels or words > 2 or (len(block) > _SPACELESS * words and not block.isascii()):
            found = found or phrase
    return found if rest < _STORY else None
