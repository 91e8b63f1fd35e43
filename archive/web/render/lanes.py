"""A story's copies as lanes over time: who published when, and who edited when.

Owns the geometry; the template draws it as SVG, beside a table of the same. Must not know SQL.
"""

from collections.abc import Sequence
from typing import Any

from archive.web.render.timeline import LEFT, Scale, marks

TOP, LANE = 18.0, 30.0  # where the first lane lies, and how far they lie apart
MOST = 24  # lanes; the table beside them has all


def lanes(members: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """`lanes` {id, site, y, x, seen, kind, edits: [{x, at, kind, from, to}]}, `marks` {x, label} since the first was
    published, `height`; None for fewer than two members. `members` come by who was first, with their `edits`."""
    shown = list(members[:MOST])
    if len(shown) < 2:
        return None
    begun = [member["published_at"] or member["first_seen_at"] for member in shown]
    ends = [*begun, *(member["first_seen_at"] for member in shown)]
    ends += [edit["not_after"] for member in shown for edit in member["edits"]]
    scale = Scale(min(begun), max(ends))
    rows = [
        {
            "id": member["id"],
            "site": member["site"],
            "kind": member["kind"],
            "y": TOP + LANE * place,
            "x": scale.at(start),
            "seen": scale.at(member["first_seen_at"]),
            "edits": [
                {
                    "x": scale.at(edit["not_after"]),
                    "at": edit["not_after"],
                    "kind": edit["kind"],
                    "from": edit["from_revision"],
                    "to": edit["to_revision"],
                }
                for edit in member["edits"]
            ],
        }
        for place, (member, start) in enumerate(zip(shown, begun, strict=True))
    ]
    return {"lanes": rows, "marks": marks(scale), "height": TOP + LANE * len(rows), "left": LEFT}
