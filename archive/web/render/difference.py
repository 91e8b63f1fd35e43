"""A diff as the templates show it: fields, then paragraphs in reading order, moved ones joined by number.

Owns the step from stored revisions to `archive.diff` and on to runs of text. Must not know SQL or HTML.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from archive import clock
from archive.diff import Diff, diff
from archive.model import Content

# Beside these, a difference is either no edit (modified_at) or follows from another one (word_count).
_SHOWN = ("title", "subtitle", "authors", "published_at", "modified_at", "section", "language")
_NAMES = {
    "title": "Headline",
    "subtitle": "Subtitle",
    "authors": "Byline",
    "published_at": "Published",
    "modified_at": "Updated, says the page",
    "section": "Section",
    "language": "Language",
}


def content(revision: Mapping[str, Any]) -> Content:
    """A stored revision (a row, `authors` read from JSON) as the value that the archive's pure rooms compare."""
    return Content(
        title=revision["title"],
        subtitle=revision["subtitle"],
        authors=tuple(str(name) for name in revision["authors"] or ()),
        published_at=_instant(revision["published_at"]),
        published_precision=revision.get("published_precision"),
        modified_at=_instant(revision.get("modified_at")),
        language=revision["language"],
        text=revision["text"],
        word_count=revision["word_count"],
    )


def _instant(stamp: str | None) -> datetime | None:
    try:
        return clock.parse(stamp) if stamp else None
    except ValueError:
        return None


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> Diff:
    """What lies between two stored revisions."""
    return diff(content(before), content(after))


def shown(found: Diff) -> dict[str, Any]:
    """`fields` {name, before, after, runs}, `parts` {fate, number, runs, move}, `stretches` of equal parts
    joined (for the view of changes only), and counts."""
    parts = [
        {
            "fate": part.fate.value,
            "place": index,
            "number": part.new[0] + 1 if part.new else None,
            "old_number": part.old[0] + 1 if part.old else None,
            "move": part.move,
            "runs": [(span.op.value, span.before, span.after) for span in part.spans],
            "before": part.before,
            "after": part.after,
        }
        for index, part in enumerate(found.paragraphs)
    ]
    fields = [
        {
            "name": _NAMES.get(change.name, change.name),
            "key": change.name,
            "before": _plain(change.before),
            "after": _plain(change.after),
            "runs": [(span.op.value, span.before, span.after) for span in change.spans],
        }
        for change in found.fields
        if change.name in _SHOWN
    ]
    moved = {part["move"]: part for part in parts if part["fate"] == "moved"}
    away = {part["move"]: part for part in parts if part["fate"] == "moved_away"}
    for number, part in moved.items():
        other = away.get(number)
        if other:
            part["partner"], other["partner"] = other["place"], part["place"]
            part["old_number"] = other["old_number"]
            other["number"] = part["number"]
    counts = {fate: sum(part["fate"] == fate for part in parts) for fate in ("edited", "inserted", "deleted", "moved")}
    return {"fields": fields, "parts": parts, "stretches": _stretches(parts), "counts": counts}


def _plain(value: object) -> str | None:
    return ", ".join(str(one) for one in value) if isinstance(value, tuple) else None if value is None else str(value)


def _stretches(parts: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    joined: list[dict[str, Any]] = []
    for part in parts:
        if part["fate"] != "equal":
            joined.append({"equal": 0, "part": part})
        elif joined and joined[-1]["equal"]:
            joined[-1]["equal"] += 1
        else:
            joined.append({"equal": 1, "part": None})
    return joined


def counts(found: Diff) -> dict[str, int]:
    """Words that came and went, in the text and in the fields that hold words."""
    from archive.diff.tokens import words

    spans = [span for part in found.paragraphs if part.fate.value != "moved_away" for span in part.spans]
    spans += [span for change in found.fields for span in change.spans]
    return {
        "added": sum(len(words(span.after)) for span in spans if span.op.value == "insert"),
        "removed": sum(len(words(span.before)) for span in spans if span.op.value == "delete"),
    }
