"""The result of a diff: frozen values, and the one JSON form from which every rendering comes.

Owns their fields, the JSON form and `Diff.apply`. Must not know how texts are aligned or how a diff is drawn.

A `Diff` holds both contents whole, cut into parts: the text as paragraphs in an order that is the order of the new text
for everything that is in it, and the order of the old text for everything that was in that; the other fields where they
differ. So either side can be read off it, and `apply` can check that it is applied to the right content.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from archive.model import Content

BREAK = "\n\n"
FORMAT = 1
Value = str | int | tuple[str, ...] | None


class Op(StrEnum):
    """What became of a run of characters. TRIVIAL: the same words in another shape (quotes, dashes, spaces)."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"
    TRIVIAL = "trivial"


class Fate(StrEnum):
    """What became of a paragraph. A moved one stands twice: MOVED at its new place, MOVED_AWAY at its old one."""

    EQUAL = "equal"
    EDITED = "edited"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"
    MOVED_AWAY = "moved_away"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of characters as it was (`before`) and is (`after`); both are the same text for EQUAL."""

    op: Op
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What became of paragraphs `old` (numbers in the old text, from 0) and `new` (in the new text).

    One number each for a plain pair; more where a paragraph was split or several were merged, with the break between
    them as part of the spans; none where there is no such side. `move` joins the two places of a moved paragraph.
    """

    fate: Fate
    old: tuple[int, ...]
    new: tuple[int, ...]
    spans: tuple[Span, ...]
    move: int | None = None

    @property
    def before(self) -> str:
        """The old text of this part; "" where it had none."""
        return "".join(span.before for span in self.spans)

    @property
    def after(self) -> str:
        """The new text of this part; "" where it has none."""
        return "".join(span.after for span in self.spans)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of `Content` other than the text that differs. Instants are ISO 8601 text.

    `spans` is the word diff of a field that holds words (authors joined by ", "), empty for the others.
    """

    name: str
    before: Value
    after: Value
    spans: tuple[Span, ...] = ()


class WrongBase(ValueError):
    """A diff was applied to another content than the one it was made from."""


@dataclass(frozen=True, slots=True)
class Diff:
    """What lies between two contents. `language` is the newer one's, where known (BCP 47)."""

    fields: tuple[FieldChange, ...]
    paragraphs: tuple[Paragraph, ...]
    language: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether the two contents are equal in every field."""
        return not self.fields and all(part.fate is Fate.EQUAL for part in self.paragraphs)

    def to_json(self) -> dict[str, Any]:
        """This diff as plain JSON values; `from_json` gives it back."""
        return {
            "format": FORMAT,
            "language": self.language,
            "fields": [_field_to_json(change) for change in self.fields],
            "paragraphs": [_paragraph_to_json(part) for part in self.paragraphs],
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Diff":
        """The diff that `to_json` wrote. Raises ValueError for another format, KeyError for missing keys."""
        if value["format"] != FORMAT:
            raise ValueError(f"a diff of format {value['format']!r} cannot be read; this program reads {FORMAT}")
        return cls(
            tuple(_field_from_json(change) for change in value["fields"]),
            tuple(_paragraph_from_json(part) for part in value["paragraphs"]),
            value["language"],
        )

    def apply(self, content: Content) -> Content:
        """The newer content, from the older one. Raises WrongBase when `content` is not the one this was made from."""
        if text_of(self.paragraphs, old=True) != content.text:
            raise WrongBase("the text is not the one this diff was made from")
        changes: dict[str, Any] = {"text": text_of(self.paragraphs)}
        for change in self.fields:
            if plain_value(getattr(content, change.name)) != change.before:
                raise WrongBase(f"the {change.name} is not the one this diff was made from")
            is_instant = change.name in INSTANTS and isinstance(change.after, str)
            changes[change.name] = datetime.fromisoformat(str(change.after)) if is_instant else change.after
        return replace(content, **changes)


INSTANTS = frozenset({"published_at", "modified_at"})
FIELDS = tuple(field.name for field in fields(Content) if field.name != "text")


def text_of(paragraphs: Sequence[Paragraph], *, old: bool = False) -> str:
    """The new text (or the old one) that `paragraphs` hold."""
    if old:
        return BREAK.join(part.before for part in paragraphs if part.old and part.fate is not Fate.MOVED)
    return BREAK.join(part.after for part in paragraphs if part.new)


def plain_value(value: object) -> Value:
    """A field's value as JSON can hold it: instants as ISO 8601 text."""
    if isinstance(value, datetime):
        return value.isoformat()
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, tuple):
        return tuple(str(part) for part in value)
    raise TypeError(f"a field cannot hold {type(value).__name__}")


def _span_to_json(span: Span) -> dict[str, str]:
    if span.op is Op.TRIVIAL:
        return {"op": span.op.value, "before": span.before, "after": span.after}
    return {"op": span.op.value, "text": span.before or span.after}


def _span_from_json(value: Mapping[str, str]) -> Span:
    op = Op(value["op"])
    if op is Op.TRIVIAL:
        return Span(op, value["before"], value["after"])
    text = value["text"]
    return Span(op, "" if op is Op.INSERT else text, "" if op is Op.DELETE else text)


def _field_to_json(change: FieldChange) -> dict[str, Any]:
    before, after = (list(side) if isinstance(side, tuple) else side for side in (change.before, change.after))
    return {
        "name": change.name,
        "before": before,
        "after": after,
        "spans": [_span_to_json(span) for span in change.spans],
    }


def _field_from_json(value: Mapping[str, Any]) -> FieldChange:
    before, after = (tuple(side) if isinstance(side, list) else side for side in (value["before"], value["after"]))
    return FieldChange(value["name"], before, after, tuple(map(_span_from_json, value["spans"])))


def _paragraph_to_json(part: Paragraph) -> dict[str, Any]:
    value: dict[str, Any] = {"fate": part.fate.value, "old": list(part.old), "new": list(part.new)}
    if part.move is not None:
        value["move"] = part.move
    value["spans"] = [_span_to_json(span) for span in part.spans]
    return value


def _paragraph_from_json(value: Mapping[str, Any]) -> Paragraph:
    return Paragraph(
        Fate(value["fate"]),
        tuple(value["old"]),
        tuple(value["new"]),
        tuple(map(_span_from_json, value["spans"])),
        value.get("move"),
    )
