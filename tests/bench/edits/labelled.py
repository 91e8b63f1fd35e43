"""The labelled cases of `cases/*.toml` as pairs of contents."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from archive.model import Content

CASES = Path(__file__).parent / "cases"
FIELDS = ("title", "subtitle", "authors", "published_at", "published_precision", "modified_at", "text")


@dataclass(frozen=True)
class Case:
    """A pair of contents and what a person would call the difference."""

    name: str
    before: Content
    after: Content
    is_edit: bool
    labels: frozenset[str]
    accepted: frozenset[str]
    rule: str
    silent: bool


def cases() -> Iterator[Case]:
    """All cases, by language."""
    for path in sorted(CASES.glob("*.toml")):
        file = tomllib.loads(path.read_text(encoding="utf-8"))
        story = _changed(Content(title=None, language=file["language"]), file["story"])
        for kind in ("edit", "noise"):
            for case in file[kind]:
                yield _case(f"{file['language']}: {case['name']}", story, case, kind == "edit")


def _case(name: str, story: Content, case: Mapping[str, Any], is_edit: bool) -> Case:
    both = _changed(story, case.get("both", {}))
    before, after = _changed(both, case.get("before", {})), _changed(both, case)
    if before == after and not case.get("published_at"):
        raise ValueError(f"{name}: nothing differs")
    return Case(
        name,
        before,
        after,
        is_edit,
        frozenset(case.get("labels", ())),
        frozenset(case.get("accept", ())),
        case.get("rule", ""),
        is_edit and case.get("silent", True),
    )


def _changed(content: Content, operations: Mapping[str, Any]) -> Content:
    fields = {name: operations[name] for name in FIELDS if name in operations}
    if "authors" in fields:
        fields["authors"] = tuple(fields["authors"])
    content = replace(content, **fields)
    text = content.text.strip()
    for old, new in operations.get("replace", ()):
        text = _replaced(text, old, new, 1)
    for old, new in operations.get("replace_all", ()):
        text = _replaced(text, old, new, -1)
    paragraphs = text.split("\n\n")
    paragraphs = [part for at, part in enumerate(paragraphs) if at not in operations.get("remove", ())]
    paragraphs = [paragraphs[at] for at in operations.get("order", range(len(paragraphs)))]
    for at, paragraph in operations.get("insert", ()):
        paragraphs.insert(at, paragraph)
    text = "\n\n".join(paragraphs)
    return replace(content, text=text, word_count=len(text.split()))


def _replaced(text: str, old: str, new: str, count: int) -> str:
    if count == 1 and old not in text:
        raise ValueError(f"{old!r} is not in the story")
    return text.replace(old, new, count)
