"""Which revision brought each sentence, as the templates show it: paragraphs of sentences with their revision and age.

Owns the step from stored rows to `archive.blame` and back to plain values. Must not know SQL or HTML.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from archive import clock
from archive.blame import blame
from archive.model import Revision
from archive.web.render.difference import content


def states(changes: Sequence[Mapping[str, Any]], number: int) -> list[int]:
    """The numbers of the revisions that the article showed in order of time, up to the last time it showed `number`."""
    shown = [1]
    for change in changes:
        if change.get("to_revision") and change["to_revision"] != shown[-1]:
            shown.append(change["to_revision"])
    if number in shown:
        return shown[: len(shown) - shown[::-1].index(number)]
    return list(range(1, number + 1))


def provenance(
    revisions: Sequence[Mapping[str, Any]], changes: Sequence[Mapping[str, Any]], number: int
) -> dict[str, Any]:
    """`paragraphs`: lists of {text, number, first_seen_at, age}, where age goes from 0 (there from the first) to
    3 (came last); `gone`: sentences that the article had: {text, number, went, became}.
    """
    by_number = {one["number"]: _revision(one) for one in revisions}
    numbers = [one for one in states(changes, number) if one in by_number] or [number]
    found = blame([by_number[one] for one in numbers])
    brought = sorted({one.came.number for one in found.standing})
    paragraphs: list[list[dict[str, Any]]] = []
    for one in found.standing:
        while len(paragraphs) <= one.paragraph:
            paragraphs.append([])
        paragraphs[one.paragraph].append(
            {
                "text": one.text,
                "number": one.came.number,
                "first_seen_at": clock.stamp(one.came.first_seen_at),
                "age": _age(brought, one.came.number),
            }
        )
    gone = [
        {"text": one.text, "number": one.came.number, "went": one.went.number, "became": one.became}
        for one in found.gone
    ]
    return {"paragraphs": paragraphs, "gone": gone}


def _age(brought: Sequence[int], number: int) -> int:
    if number == 1:
        return 0
    later = [one for one in brought if one != 1]
    return 3 - min(2, len(later) - 1 - later.index(number))


def _revision(row: Mapping[str, Any]) -> Revision:
    return Revision(
        id=row["id"],
        article_id=row["article_id"],
        number=row["number"],
        url="",
        content=content(row),
        text_sha256=row["text_sha256"],
        first_seen_at=clock.parse(row["first_seen_at"]),
        last_seen_at=clock.parse(row["last_seen_at"]),
        fetch_id=row["fetch_id"],
        extractor=row["extractor"],
    )
