"""What every table and column means, and which facets help, told to Datasette.

Owns the way from the archive's descriptions to both lines of Datasette. Must not know what they say.
"""

import tomllib
from functools import cache
from typing import Any

from markupsafe import Markup

from archive.schema import descriptions
from archive.web import databases

_TITLE = "newstrail"
# Of the large tables only columns that an index covers: a facet counts the whole table.
_FACETS = {
    "articles": ["site_id"],
    "changes": ["kind", "site_id"],
    "fetches": ["site_id"],
    "listings": ["kind", "site_id", "active"],
    "runs": ["status"],
    "suppressed": ["rule", "field"],
    "visit_days": ["outcome", "site_id"],
}
_SORTED = {"changes": "detected_at", "fetches": "id", "runs": "id", "revisions": "id", "articles": "id"}
_LABELS = {"articles": "title", "sites": "name", "listings": "url", "revisions": "title", "fetches": "fetched_at"}
_HIDDEN = ("leases", "_sqlite_migrations")


@cache
def _described() -> dict[str, dict[str, Any]]:
    try:
        return descriptions()
    except (FileNotFoundError, tomllib.TOMLDecodeError):
        return {}


def _tables() -> dict[str, dict[str, Any]]:
    tables: dict[str, dict[str, Any]] = {}
    for name in {*_described(), *_FACETS, *_SORTED, *_LABELS, *_HIDDEN}:
        told = _described().get(name, {})
        table: dict[str, Any] = {}
        if told.get("description"):
            table["description"] = told["description"]
        if told.get("columns"):
            table["columns"] = {column: str(text) for column, text in told["columns"].items()}
        if name in _FACETS:
            table["facets"] = _FACETS[name]
        if name in _SORTED:
            table["sort_desc"] = _SORTED[name]
        if name in _LABELS:
            table["label_column"] = _LABELS[name]
        if name in _HIDDEN:
            table["hidden"] = True
        tables[name] = table
    return tables


def _about(datasette: Any, name: str) -> str:
    from archive.web.routes import root

    today = Markup('<a href="{}/today">Today</a>').format(root(datasette, name))
    return (
        f"Every version of every article that was seen. For reading: {today}. For asking: the queries and tables below."
    )


def metadata(datasette: Any) -> dict[str, Any]:
    """Metadata as Datasette 0.65 asks for it."""
    found = {
        name: {"description_html": _about(datasette, name), "tables": _tables()} for name in databases.known(datasette)
    }
    return {"databases": found} if found else {}


async def describe(datasette: Any, database: str) -> None:
    """Store the same where Datasette 1.0 keeps it; nothing to do for 0.65."""
    if not hasattr(datasette, "set_resource_metadata"):
        return
    await datasette.refresh_schemas()
    await datasette.set_database_metadata(database, "description_html", _about(datasette, database))
    settings = datasette.config.setdefault("databases", {}).setdefault(database, {}).setdefault("tables", {})
    columns: list[tuple[str, str, str, str, str]] = []
    for name, table in _tables().items():
        if "description" in table:
            await datasette.set_resource_metadata(database, name, "description", table["description"])
        columns += [(database, name, column, "description", text) for column, text in table.get("columns", {}).items()]
        kept = {key: value for key, value in table.items() if key in ("facets", "sort_desc", "label_column", "hidden")}
        settings[name] = kept | settings.get(name, {})
    # In one transaction: `set_column_metadata` takes one for each of the 250 columns, which is a second of starting up.
    await datasette.get_internal_database().execute_write_many(
        "INSERT INTO metadata_columns (database_name, resource_name, column_name, key, value) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (database_name, resource_name, column_name, key) DO UPDATE SET value = excluded.value",
        columns,
    )
