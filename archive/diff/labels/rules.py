"""The labels of a change and the rule behind each.

Owns their names and order. Must not know the words of languages (beside it: figures, names, quotes, notices).
"""

from collections.abc import Sequence

from archive.diff.edits import Edits
from archive.diff.model import Fate
from archive.model import Content, Label

NAMES = ("headline", "byline_changed", "date_moved", "paragraph_added", "paragraph_removed", "silent")


def labels_of(before: Content, after: Content, edits: Edits, fields: Sequence[str]) -> tuple[Label, ...]:
    """The labels of a change, in the order of `NAMES`."""
    if not fields:
        return ()
    found: dict[str, str] = {}
    if "title" in fields:
        found["headline"] = f"{before.title or ''} → {after.title or ''}"
    if "authors" in fields:
        found["byline_changed"] = f"{', '.join(before.authors)} → {', '.join(after.authors)}"
    if "published_at" in fields:
        found["date_moved"] = f"{before.published_at} → {after.published_at}"
    for paragraph in edits.paragraphs:
        if paragraph.fate is Fate.INSERTED:
            found.setdefault("paragraph_added", paragraph.after[:200])
        if paragraph.fate is Fate.DELETED:
            found.setdefault("paragraph_removed", paragraph.before[:200])
    if before.modified_at == after.modified_at:
        found["silent"] = "the page's own modification time stayed"
    return tuple(Label(name, found[name]) for name in NAMES if name in found)
