"""The labels of a change and the rule behind each.

Owns their names, order and evidence. Must not know the words of languages (beside it: figures, names, quotes, notices).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from archive.diff.edits import Edits, Replacement
from archive.diff.labels.figures import changed_figure
from archive.diff.labels.names import changed_name, known_names
from archive.diff.labels.notices import is_notice, notices, stripped_sentences
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
LONGEST_EXCHANGE = 12
REWRITE_SHARE = 0.5
REWRITE_WORDS = 60
LONGEST_EVIDENCE = 200
# Characters of the text around an edit that are looked at.
NEAR = 80
ARROW = " → "


@dataclass(frozen=True, slots=True)
class Facts:
    """A change, with each edit of words read once: as an exchange of figures or names, or as a slip mended."""

    before: Content
    after: Content
    edits: Edits
    figures: Mapping[int, tuple[str, str]]  # by number of the replacement
    names: Mapping[int, tuple[str, str]]
    slips: frozenset[int]
    quotes: Sequence[tuple[str, str]]


Finder = Callable[[Facts], str | None]


def labels_of(before: Content, after: Content, edits: Edits, fields: Sequence[str]) -> tuple[Label, ...]:
    """The labels of a change in `fields`, in the order of `NAMES`, each with what in the texts shows it."""
    if not fields:
        return ()
    facts = _facts(before, after, edits)
    found = _of_fields(before, after, fields)
    for name, finder in _FINDERS.items():
        evidence = finder(facts)
        if evidence is not None:
            found[name] = evidence
    untold = _untold(facts) if "rewrite" not in found else []
    if untold:
        found["wording"] = _exchange(*_longest(untold))
    if "correction_notice_added" not in found and before.modified_at == after.modified_at:
        stated = after.modified_at
        found["silent"] = f"modified time stays {stated.isoformat()}" if stated else "no modified time stated"
    return tuple(Label(name, _cut(found[name])) for name in NAMES if name in found)


def _facts(before: Content, after: Content, edits: Edits) -> Facts:
    exchanges = {at: edit for at, edit in enumerate(edits.replacements) if _is_exchange(edit)}
    known: frozenset[str] = frozenset()
    if exchanges:
        known = known_names((before.text, after.text, before.subtitle or "", after.subtitle or ""))
    language = after.language or before.language
    figures = {
        at: pair for at, edit in exchanges.items() if (pair := changed_figure(edit.before, edit.after, language))
    }
    names = {
        at: pair
        for at, edit in exchanges.items()
        if (pair := changed_name(edit.before, edit.after, edit.ahead, edit.behind, known, language))
    }
    slips = frozenset(
        at
        for at, edit in enumerate(edits.replacements)
        if edit.inside and at not in figures and at not in names and _is_slip(edit)
    )
    quotes = [
        pair
        for part in edits.paragraphs
        if part.fate in (Fate.EDITED, Fate.MOVED) and (pair := changed_quote(part.spans))
    ]
    return Facts(before, after, edits, figures, names, slips, quotes)


def _is_exchange(edit: Replacement) -> bool:
    """Whether the words of `edit` took the place of others inside a passage that stayed."""
    if not edit.inside or not edit.before or not edit.after:
        return False
    return max(len(words(edit.before)), len(words(edit.after))) <= LONGEST_EXCHANGE


def _is_slip(edit: Replacement) -> bool:
    doubled = not edit.after and is_doubled_word(edit.before, edit.ahead[-NEAR:], edit.behind[:NEAR])
    return doubled or is_typo(edit.before, edit.after)


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


def _notice_added(facts: Facts) -> str | None:
    parts = facts.edits.paragraphs
    return _new_notice(facts.before, facts.after, [part.after for part in parts], [part.before for part in parts])


def _notice_removed(facts: Facts) -> str | None:
    parts = facts.edits.paragraphs
    return _new_notice(facts.after, facts.before, [part.before for part in parts], [part.after for part in parts])


def _new_notice(without: Content, having: Content, edited: Sequence[str], others: Sequence[str]) -> str | None:
    """A notice that only `having` has, in its `edited` passages or its subtitle; `others` are those of `without`."""
    stayed = {sentence for text in others for sentence in stripped_sentences(text)}
    found = [notice for text in [*edited, having.subtitle or ""] for notice in notices(text, stayed)]
    if not found:
        return None
    known = " ".join(f"{without.subtitle or ''} {without.text}".split())
    return next((notice for notice in found if " ".join(notice.split()) not in known), None)


def _figure(facts: Facts) -> str | None:
    return next((_exchange(*pair) for pair in facts.figures.values()), None)


def _name(facts: Facts) -> str | None:
    return next((_exchange(*pair) for pair in facts.names.values()), None)


def _quote(facts: Facts) -> str | None:
    return next((_exchange(*pair) for pair in facts.quotes), None)


def _added(facts: Facts) -> str | None:
    texts = (part.after for part in facts.edits.paragraphs if part.fate is Fate.INSERTED)
    return next((text for text in texts if words(text) and not is_notice(text)), None)


def _removed(facts: Facts) -> str | None:
    texts = (part.before for part in facts.edits.paragraphs if part.fate is Fate.DELETED)
    return next((text for text in texts if words(text) and not is_notice(text)), None)


def _moved(facts: Facts) -> str | None:
    return next((part.after for part in facts.edits.paragraphs if part.fate is Fate.MOVED), None)


def _typo(facts: Facts) -> str | None:
    slips = (facts.edits.replacements[at] for at in sorted(facts.slips))
    return next((_exchange(edit.before, edit.after) for edit in slips), None)


def _rewrite(facts: Facts) -> str | None:
    parts = [part for part in facts.edits.parts if part.field == "text"]
    touched, total = sum(part.added + part.removed for part in parts), sum(part.words for part in parts)
    if total < REWRITE_WORDS or touched < REWRITE_SHARE * total:
        return None
    if not any(part.removed for part in parts):
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


def _untold(facts: Facts) -> list[Replacement]:
    """Edits within passages of the text that stayed and that are no exchange of figures, names, quotations, no
    slip and no notice.
    """
    told = facts.figures.keys() | facts.names.keys() | facts.slips
    return [
        edit
        for at, edit in enumerate(facts.edits.replacements)
        if edit.field == "text"
        and edit.inside
        and at not in told
        and not any(edit.before.strip() in old and edit.after.strip() in new for old, new in facts.quotes)
        and not notices(edit.after)
        and not notices(edit.before)
    ]


def _longest(replacements: Sequence[Replacement]) -> tuple[str, str]:
    edit = max(replacements, key=lambda edit: len(edit.before) + len(edit.after))
    return edit.before, edit.after


def _exchange(before: str, after: str) -> str:
    half = LONGEST_EVIDENCE // 2 - 2
    return f"{_cut(before.strip(), half)}{ARROW}{_cut(after.strip(), half)}"


def _cut(text: str, most: int = LONGEST_EVIDENCE) -> str:
    line = " ".join(text[: 4 * most].split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
