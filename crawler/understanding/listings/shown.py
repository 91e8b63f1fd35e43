"""A headline's text as a reader sees it: without words for screen readers, badges, counters and asides in small print.

Owns how such elements are known. Must not know lists or links.
"""

import re

from crawler.understanding.document import Document
from crawler.understanding.listings.record import words_in

_HIDING = r"visually-?hidden|sr-?only|screen-?reader|assistive"
_COUNTING = r"count(?:er)?\b|comments?\b|badge\b"
_MARKING = r"badge\b|icon\b|duration\b|premium\b|paywall\b|label\b|flag\b|lock(?:ed)?\b|live\b|breaking\b|exclusive\b"
_UNSEEN, _COUNT, _BADGE, _MARKED = (
    re.compile(rf'class="[^"]*\b(?:{words})', re.I)
    for words in (_HIDING, _COUNTING, _MARKING, f"{_HIDING}|{_COUNTING}|{_MARKING}")
)
_SHORT = 2  # words of a badge
_LETTER = re.compile(r"[^\W\d_]")
_NEAR = 40  # elements of a record that are looked at
_MOST = 12  # elements of a headline that are looked at


def shown_text(doc: Document, element: int) -> str:
    """The text of an element without those that are no part of a headline; all of it where nothing else is left."""
    end = doc.ends[element]
    if end - element == 1:
        return doc.text_of(element)
    asides = []
    inner = element + 1
    for _ in range(_MOST):
        if inner >= end:
            break
        if _is_aside(doc, inner):
            asides.append((doc.text_from[inner], doc.text_to[inner]))
            inner = doc.ends[inner]
        else:
            inner += 1
    if not any(first < last for first, last in asides):
        return doc.text_of(element)
    runs = range(doc.text_from[element], doc.text_to[element])
    rest = (doc.texts[run] for run in runs if not any(first <= run < last for first, last in asides))
    text = " ".join("".join(rest).split())
    return text if _LETTER.search(text) else doc.text_of(element)


def _is_aside(doc: Document, element: int) -> bool:
    raw = doc.attrs[element]
    small = doc.tags[element] == "small"
    if not small and not ("class=" in raw and _MARKED.search(raw)):
        return False
    text = doc.text_of(element)
    if not _LETTER.search(text):  # a colon that only screen readers read; a count
        return _COUNT.search(raw) is not None
    return small or _UNSEEN.search(raw) is not None or (_BADGE.search(raw) is not None and words_in(text) <= _SHORT)


def linked_part(doc: Document, block: int, link: int) -> str:
    """The text of another link where a block begins with it and holds less beside it, a citation or date; else ""."""
    runs = doc.text_links[doc.block_from[block] : doc.block_to[block]]
    other = runs[0]
    if other < 0 or other == link or "\n" in doc.block_texts[block] or any(run not in (other, -1) for run in runs):
        return ""
    text, line = doc.text_of(other), doc.block_texts[block]
    return text if line.startswith(text) and len(text) * 2 > len(line) else ""


def whole_title(doc: Document, link: int, root: int, title: str) -> str:
    """A title that was cut off as an attribute of its link, or of a link or picture beside it, has it, if one does."""
    begun = title.rstrip(" .…")
    for element in (link, *range(root, min(doc.ends[root], root + _NEAR))):
        if doc.tags[element] in ("a", "img"):
            for name in ("title", "aria-label", "alt"):
                named = " ".join(doc.attr(element, name).split())
                if len(named) > len(begun) and named.startswith(begun):
                    return named
    return title
