"""The ten questions: canned queries over an archive, one click from their SQL.

Owns their texts (questions.sql) and how both lines of Datasette are told of them. Must not know pages.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

_HEAD = re.compile(r"-- name: (\w+)\n-- title: (.+)\n-- about: (.+)\n")


@dataclass(frozen=True, slots=True)
class Question:
    """A named query. `parameters` are the names after a colon in its SQL."""

    name: str
    title: str
    about: str
    sql: str

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names that a person fills in."""
        return tuple(dict.fromkeys(re.findall(r"(?<![:\w]):([a-z_]\w*)", self.sql)))


@cache
def questions() -> tuple[Question, ...]:
    """All of them, in the order of the docs."""
    text = (resources.files("archive.web") / "questions.sql").read_text(encoding="utf-8")
    parts = _HEAD.split(text)[1:]
    groups = zip(parts[0::4], parts[1::4], parts[2::4], parts[3::4], strict=True)
    return tuple(Question(name, title, about, sql.strip().rstrip(";")) for name, title, about, sql in groups)


def canned() -> dict[str, dict[str, Any]]:
    """As Datasette 0.65 takes them."""
    return {
        one.name: {"sql": one.sql, "title": one.title, "description": one.about, "params": list(one.parameters)}
        for one in questions()
    }


async def offer(datasette: Any, database: str) -> None:
    """Store them where Datasette 1.0 keeps queries; nothing to do for 0.65, which asks."""
    if not hasattr(datasette, "add_query"):
        return
    await datasette.refresh_schemas()
    for one in questions():
        await datasette.add_query(
            database,
            one.name,
            one.sql,
            title=one.title,
            description=one.about,
            parameters=list(one.parameters),
            is_trusted=True,
            source="plugin",
        )


def document() -> str:
    """The page of the docs that lists them."""
    lines = [
        "# Ten questions",
        "",
        "`newstrail serve` offers each of them as a canned query beside the tables; `newstrail sql` takes the",
        "same SQL.",
        "The queries walk an index and stop at a limit, so that they answer at once on a large archive.",
        "",
    ]
    for place, one in enumerate(questions(), 1):
        lines += [f"## {place}. {one.title}", "", f"`{one.name}`: {one.about}", "", "```sql", one.sql, "```", ""]
    return "\n".join(lines)
