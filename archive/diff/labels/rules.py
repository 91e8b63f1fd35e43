"""The labels of a change and the rule behind each.

Owns their names, order and evidence. Must not know the words of languages (beside it: figures, names, quotes, notices).
"""

from collections.abc import Callable, Iterator, Sequence

from archive.diff.edits import Edits, Replacement
from archive.diff.labels.figures import changed_figure
from archive.diff.labels.names import changed_name, known_names
from archive.diff.labels.notices import is_notice, notices
from archive.diff.labels.quotes import changed_quote
from archive.diff.labels.typos import is_doubled_word, is_typo
from archive.diff.model import Fate
from archive.diff.tokens import words
from archive.model import Content, Label

# Every label, in the order in which they are given.
MEANINGS = {
    "headline": "the title was edited",
    "subtitle": "the subtitle was edited",
    "byline_changed": "an author came, went or is spelled otherwise",
    "date_moved": "the publication date is another one",
    "correction_notice_added": "a sentence came that tells of a correction or an update",
    "correction_notice_removed": "such a sentence went",
    "figure_changed": "a number took the place of another one",
    "name_changed": "a name took the place of another one",
    "quote_changed": "what somebody is quoted with reads otherwise",
    "paragraph_added": "a paragraph came that has no counterpart before",
    "paragraph_removed": "a paragraph went that has no counterpart after",
    "paragraph_moved": "a paragraph stands elsewhere",
    "typo": "a slip of spelling, marks or capitals was mended",
    "rewrite": "half of the text's words or more were exchanged",
    "wording": "words of the text changed in a way that none of the labels above tells",
    "silent": "no notice was added and the page's own modification time stayed",
}
NAMES = tuple(MEANINGS)

# A run of replaced words longer than this is new text, not the exchange of a figure or a name.
LONGEST_EXCHANGE = 25
REWRITE_SHARE = 0.5
REWRITE_WORDS = 60
LONGEST_EVIDENCE = 200
ARROW = " → "

Finder = Callable[[Content, Content, Edits], str | None]


def labels_of(before: Content, after: Content, edits: Edits, fields: Sequence[str]) -> tuple[Label, ...]:
    """The labels of a change in `fields`, in the order of `NAMES`, each with what in the texts shows it."""
    if not fields:
        return ()
    found = _of_fields(before, after, fields)
    for name, finder in _FINDERS.items():
        evidence = finder(before, after, edits)
        if evidence is not None:
            found[name] = evidence
    untold = _untold(before, after, edits) if "rewrite" not in found else []
    if untold:
        found["wording"] = _exchange(*_longest(untold))
    if "correction_notice_added" not in found and before.modified_at == after.modified_at:
        stated = after.modified_at
        found["silent"] = f"modified time stays {stated.isoformat()}" if stated else "no modified time stated"
    return tuple(Label(name, _cut(found[name])) for name in NAMES if name in found)


def _of_fields(before: Content, after: Content, fields: Sequence[str]) -> dict[str, str]:
    found = {}
    if "title" in fields:
        found["headline"] = _exchange(before.title or "", after.title or "")
    if "subtitle" in fields:
        found["subtitle"] = _exchange(before.subtitle or "", after.subtitle or "")
    if "authors" in fields:
        found["byline_changed"] = _exchange(", ".join(before.authors), ", ".join(after.authors))
    if "published_at" in fields:
        old, new = (side.published_at.isoformat() if side.published_at else "" for side in (before, after))
        found["date_moved"] = _exchange(old, new)
    return found


def _notice_added(before: Content, after: Content, edits: Edits) -> str | None:
    return _new_notice(before, after, edits, added=True)


def _notice_removed(before: Content, after: Content, edits: Edits) -> str | None:
    return _new_notice(after, before, edits, added=False)


def _new_notice(without: Content, having: Content, edits: Edits, *, added: bool) -> str | None:
    """A notice that only `having` has, among the parts that were edited."""
    known = " ".join(f"{without.subtitle or ''} {without.text}".split())
    texts = [part.after if added else part.before for part in edits.paragraphs]
    for text in [*texts, having.subtitle or ""]:
        for notice in notices(text):
            if " ".join(notice.split()) not in known:
                return notice
    return None


def _figure(before: Content, after: Content, edits: Edits) -> str | None:
    for edit in edits.replacements:
        if _is_exchange(edit) and (pair := changed_figure(edit.before, edit.after)):
            return _exchange(*pair)
    return None


def _name(before: Content, after: Content, edits: Edits) -> str | None:
    return next((_exchange(*pair) for _, pair in _renamed(before, after, edits)), None)


def _renamed(before: Content, after: Content, edits: Edits) -> Iterator[tuple[Replacement, tuple[str, str]]]:
    exchanges = [edit for edit in edits.replacements if _is_exchange(edit)]
    if not exchanges:
        return
    known = known_names((before.text, after.text, before.subtitle or "", after.subtitle or ""))
    language = after.language or before.language
    for edit in exchanges:
        pair = changed_name(edit.before, edit.after, edit.ahead, edit.behind, known, language)
        if pair:
            yield edit, pair


def _quote(before: Content, after: Content, edits: Edits) -> str | None:
    for part in edits.paragraphs:
        if part.fate in (Fate.EDITED, Fate.MOVED) and (pair := changed_quote(part.spans)):
            return _exchange(*pair)
    return None


def _added(before: Content, after: Content, edits: Edits) -> str | None:
    texts = (part.after for part in edits.paragraphs if part.fate is Fate.INSERTED)
    return next((text for text in texts if words(text) and not is_notice(text)), None)


def _removed(before: Content, after: Content, edits: Edits) -> str | None:
    texts = (part.before for part in edits.paragraphs if part.fate is Fate.DELETED)
    return next((text for text in texts if words(text) and not is_notice(text)), None)


def _moved(before: Content, after: Content, edits: Edits) -> str | None:
    return next((part.after for part in edits.paragraphs if part.fate is Fate.MOVED), None)


def _typo(before: Content, after: Content, edits: Edits) -> str | None:
    renamed = [edit for edit, _ in _renamed(before, after, edits)]
    slips = (edit for edit in edits.replacements if edit not in renamed and _is_slip(edit))
    return next((_exchange(edit.before, edit.after) for edit in slips), None)


def _is_slip(edit: Replacement) -> bool:
    if not edit.inside or changed_figure(edit.before, edit.after):
        return False
    doubled = not edit.after and is_doubled_word(edit.before, edit.ahead, edit.behind)
    return doubled or is_typo(edit.before, edit.after)


def _untold(before: Content, after: Content, edits: Edits) -> list[Replacement]:
    """Edits within passages of the text that stayed and that are no exchange of figures, names, quotations, no slip and no
    notice."""
    renamed = [edit for edit, _ in _renamed(before, after, edits)]
    quotes = [pair for part in edits.paragraphs if (pair := changed_quote(part.spans))]
    return [
        edit
        for edit in edits.replacements
        if edit.field == "text"
        and edit.inside
        and edit not in renamed
        and not _is_slip(edit)
        and not (_is_exchange(edit) and changed_figure(edit.before, edit.after))
        and not any(edit.before.strip() in old and edit.after.strip() in new for old, new in quotes)
        and not notices(edit.after)
        and not notices(edit.before)
    ]


def _rewrite(before: Content, after: Content, edits: Edits) -> str | None:
    touched = sum(part.added + part.removed for part in edits.parts if part.field == "text")
    total = sum(part.words for part in edits.parts if part.field == "text")
    if total < REWRITE_WORDS or touched < REWRITE_SHARE * total:
        return None
    if not any(part.removed for part in edits.parts if part.field == "text"):
        return None  # a text that only grew was not rewritten
    return f"{touched} of {total} words"


_FINDERS: dict[str, Finder] = {
    "correction_notice_added": _notice_added,
    "correction_notice_removed": _notice_removed,
    "figure_changed": _figure,
    "name_changed": _name,
    "quote_changed": _quote,
    "paragraph_added": _added,
    "paragraph_removed": _removed,
    "paragraph_moved": _moved,
    "typo": _typo,
    "rewrite": _rewrite,
}


def _is_exchange(edit: Replacement) -> bool:
    """Whether the words of `edit` took the place of others inside a passage that stayed."""
    return edit.inside and bool(edit.before and edit.after) and len(words(edit.before)) <= LONGEST_EXCHANGE


def _longest(replacements: Sequence[Replacement]) -> tuple[str, str]:
    edit = max(replacements, key=lambda edit: len(edit.before) + len(edit.after))
    return edit.before, edit.after


def _exchange(before: str, after: str) -> str:
    half = LONGEST_EVIDENCE // 2 - 2
    return f"{_cut(before.strip(), half)}{ARROW}{_cut(after.strip(), half)}"


def _cut(text: str, most: int = LONGEST_EVIDENCE) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
