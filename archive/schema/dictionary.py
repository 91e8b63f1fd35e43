"""The data dictionary: every table and view with its columns, as a page for people.

Owns that page's form. What is described stands in describe.toml, what exists in tables.sql and views.sql.
"""

from contextlib import closing

from sqlite_utils import Database

from archive import schema

_FACTS = """SELECT m.name AS owner, c.name, c.type, c.pk, f."table" AS leads_to FROM sqlite_master m
JOIN pragma_table_info(m.name) c LEFT JOIN pragma_foreign_key_list(m.name) f ON f."from" = c.name
WHERE m.type IN ('table', 'view') ORDER BY m.name, c.cid"""


def markdown() -> str:
    """The dictionary in Markdown: the tables, then the full-text indexes, then the views."""
    described = schema.descriptions()
    with closing(Database(memory=True)) as db:
        schema.migrate(db)
        views = set(db.view_names())
        facts = {(row["owner"], row["name"]): row for row in db.query(_FACTS)}
        indexes = [name for name in described if name not in views and db.table(name).virtual_table_using]
    tables = [name for name in described if name not in views and name not in indexes]
    parts = ["# The tables of an archive", "", _INTRODUCTION, ""]
    for heading, names in (
        ("Tables", tables),
        ("Full text", indexes),
        ("Views", [n for n in described if n in views]),
    ):
        parts += [f"## {heading}", ""]
        for name in names:
            parts += [
                f"### {name}",
                "",
                described[name]["description"],
                "",
                "| column | type | meaning |",
                "|---|---|---|",
            ]
            for column, meaning in described[name]["columns"].items():
                fact = facts.get((name, column))
                parts.append(f"| `{column}` | {_kind(fact)} | {meaning.replace('|', chr(92) + '|')} |")
            parts.append("")
    return "\n".join(parts).rstrip() + "\n"


_INTRODUCTION = (
    "Times are UTC ISO 8601 text with milliseconds (`2026-11-22T09:01:00.123Z`): they sort as they read. Ids are"
    " integers unless said. Columns marked JSON hold JSON text. An archive is one SQLite file; `newstrail sql` and"
    " `newstrail serve` read it, and so does any other program that reads SQLite."
)


def _kind(fact: dict[str, object] | None) -> str:
    if fact is None or not fact["type"]:
        return ""
    key = ", key" if fact["pk"] else ""
    return str(fact["type"]).lower() + key + (f" → {fact['leads_to']}" if fact["leads_to"] else "")
