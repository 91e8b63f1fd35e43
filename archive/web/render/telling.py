"""What of a change tells most, in a line or two for a card: the exchange or the passage behind its labels.

Owns the choice and the reading of a label's evidence as runs. Must not know HTML or SQL.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from archive.web.render.marks import marks

_ARROW = "→"
_MOST = 2  # lines
_PHRASE = 30  # characters; of longer passages that were exchanged, only the words that differ are marked
_LONGEST = 160  # characters of a passage
# In order of what a reader wants to know first: what each kind of evidence is called, and whether it is one passage.
_NAMES = {
    "correction_notice_added": "Correction",
    "correction_notice_removed": "Correction taken away",
    "figure_changed": "Figure",
    "name_changed": "Name",
    "quote_changed": "Quotation",
    "byline_changed": "Byline",
    "subtitle": "Subtitle",
    "paragraph_removed": "Paragraph removed",
    "paragraph_added": "Paragraph added",
    "wording": "Wording",
    "typo": "Typo",
}
_PASSAGES = {
    "correction_notice_added": "added",
    "correction_notice_removed": "removed",
    "paragraph_removed": "removed",
    "paragraph_added": "added",
}


def telling(labels: Sequence[str], evidence: Mapping[str, Any]) -> list[dict[str, Any]]:
    """At most two of the labels as {label, name, runs}; `runs` are ["same" | "removed" | "added", text]."""
    told = []
    for label, name in _NAMES.items():
        text = str(evidence.get(label) or "").strip() if label in labels else ""
        runs = _runs(label, text)
        if runs:
            told.append({"label": label, "name": name, "runs": runs})
    return told[:_MOST]


def _runs(label: str, text: str) -> list[list[str]]:
    if label in _PASSAGES:
        return [[_PASSAGES[label], _cut(text)]] if text else []
    before, arrow, after = (part.strip() for part in text.partition(_ARROW))
    if not arrow or not any(character.isalnum() for character in before + after):
        return []  # a comma for a full stop tells a reader nothing
    if min(len(before), len(after)) > _PHRASE:
        return _within(before, after)
    sides = (["removed", _cut(before)], ["added", _cut(after)])
    return [side for side in sides if side[1]]


def _within(before: str, after: str) -> list[list[str]]:
    # Of two long passages, the words that differ; where both were cut, their ends differ by the cut alone.
    cut = before.endswith("…") and after.endswith("…")
    runs = marks(before.removesuffix("…"), after.removesuffix("…")) if cut else marks(before, after)
    if cut:
        while runs and runs[-1][0] != "same":
            runs.pop()
        runs.append(["same", "…"])
    if not any(kind != "same" for kind, _ in runs):
        return []
    return runs


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
