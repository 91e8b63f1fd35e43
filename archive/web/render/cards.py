"""A change as a card: plain values for people, the headline's words marked.

Owns that form. Must not know HTML or SQL.
"""

from collections.abc import Sequence
from typing import Any

from archive.web.render.marks import marks
from archive.web.render.telling import telling
from archive.web.render.text import between

_KEPT = (
    "id",
    "event_id",
    "article_id",
    "site",
    "kind",
    "title",
    "url",
    "language",
    "published_at",
    "published_precision",
    "detected_at",
    "not_before",
    "not_after",
    "fields",
    "labels",
    "label_evidence",
    "words_added",
    "words_removed",
    "magnitude",
    "from_revision",
    "to_revision",
    "status",
)


def card(change: dict[str, Any]) -> dict[str, Any]:
    """The change's own values with the `status` of its article now, and: `silent`, `pending`, `headline` (marked words,
    [] when it stayed), `headline_before` and `headline_after`, `after_publication` (seconds from publication, at least
    and at most), `size` (a word)."""
    shown = {key: change.get(key) for key in _KEPT}
    before, after = change.get("title_before"), change.get("title_after")
    rewritten = "title" in (change.get("fields") or ()) and before != after
    shown["silent"] = bool(change.get("silent"))
    labels = [str(label) for label in change.get("labels") or () if label != "silent"]
    shown["labels"] = labels
    told = telling(labels, change.get("label_evidence") or {})
    shown["telling"] = told
    spoken = {"headline", *(one["label"] for one in told)} if rewritten else {one["label"] for one in told}
    shown["untold"] = [label for label in labels if label not in spoken]
    shown["pending"] = change.get("confirmation") == "pending"
    shown["headline"] = marks(before or "", after or "") if rewritten else []
    shown["headline_before"], shown["headline_after"] = (before, after) if rewritten else (None, None)
    shown["after_publication"] = _after(change)
    shown["size"] = size_word(change.get("magnitude") or 0.0)
    return shown


def _after(change: dict[str, Any]) -> list[float] | None:
    published = change.get("published_at")
    if not published or change.get("published_precision") == "day":
        return None
    earliest, latest = between(published, change["not_before"]), between(published, change["not_after"])
    if earliest is None or latest is None or latest < 0:
        return None
    return [max(0.0, earliest), latest]


def size_word(magnitude: float) -> str:
    """A magnitude (0 to 1) as a word."""
    return "large" if magnitude >= 0.3 else "medium" if magnitude >= 0.1 else "small"


def rungs(ladder: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """A story's headlines, oldest first, each with the words that came in `marks` against the one before."""
    shown = []
    previous: str | None = None
    for rung in ladder:
        title = rung["title"] or ""
        told = marks(previous, title) if previous is not None else [["same", title]]
        shown.append({**rung, "marks": told})
        previous = title
    return shown
