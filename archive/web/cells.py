"""Cells of Datasette's tables as people read them: texts, times, sizes, lists, headlines with their words marked;
numbers of articles, visits and revisions as links.

Owns the choice by column. Must not know pages or SQL. What it does not know stays as Datasette shows it.
"""

import re
from typing import Any

from markupsafe import Markup

from archive.rows import parsed
from archive.web import databases
from archive.web.render.marks import marks
from archive.web.render.text import number, outside, scraped, size, visible, when

_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")  # an instant, whatever its column is called
_SIZES = ("size", "stored_size", "bytes")
_ADDRESSES = ("url", "final_url", "home_url")
_LISTS = ("authors", "fields", "labels")
_TEXTS = ("text", "before", "after", "sample")
_ARTICLES = ("article_id", "original_id", "page_article_id", "article")
_AFTER = {"title_after": "title_before", "headline_after": "headline_before"}
_VISITS = ("fetch_id", "from_fetch_id", "to_fetch_id")


def render(datasette: Any, database: str, row: Any, column: str, value: Any) -> Any:
    """The cell's HTML; None where Datasette's own way is right."""
    if value is None or database not in databases.known(datasette) or isinstance(value, bytes):
        return None
    if isinstance(value, str) and (column.endswith("_at") or _STAMP.fullmatch(value)):
        return _cell(when(value, "second"))
    if column in _SIZES and isinstance(value, int):
        return _cell(Markup('<span title="{} bytes">{}</span>').format(number(value), size(value)))
    if column in _ADDRESSES:
        return _cell(outside(value))
    if column in _LISTS and isinstance(value, str) and value.startswith("["):
        return _cell(Markup(", ").join(scraped(one) for one in parsed(value)))
    linked = _link(datasette, database, column, value) or _difference(datasette, database, row, column, value)
    if linked is not None:
        return linked
    if column in _TEXTS and isinstance(value, str):
        short = value if len(value) <= 3000 else value[:3000] + "…"
        return _cell(Markup('<span class="nt-text" dir="auto">{}</span>').format(visible(short)))
    if isinstance(value, str) and len(value) <= 3000:
        return _cell(scraped(value)) if not value.isprintable() or not value.isascii() else None
    return None


def _link(datasette: Any, database: str, column: str, value: Any) -> Markup | None:
    # Datasette gives a foreign key as {value, label} where it knows the other row's label.
    target = value.get("value") if isinstance(value, dict) else value
    if not isinstance(target, int) or isinstance(target, bool):
        return None
    page = "article" if column in _ARTICLES else "visit" if column in _VISITS else None
    if page is None:
        return None
    from archive.web.routes import root

    label = scraped(value.get("label") or target) if isinstance(value, dict) else str(target)
    return Markup('<a href="{}/{}/{}">{}</a>').format(root(datasette, database), page, target, label)


def _of(row: Any, column: str) -> Any:
    try:
        value = row[column]
    except (IndexError, KeyError, TypeError):
        return None
    return value.get("value") if isinstance(value, dict) else value


def _difference(datasette: Any, database: str, row: Any, column: str, value: Any) -> Markup | None:
    if column in _AFTER and isinstance(value, str):
        before = _of(row, _AFTER[column])
        return _marked(before, value) if isinstance(before, str) and before != value else None
    if column == "to_revision" and isinstance(value, int):
        article, earlier = _of(row, "article_id") or _of(row, "article"), _of(row, "from_revision")
        if isinstance(article, int) and isinstance(earlier, int):
            from archive.web.routes import root

            address = f"{root(datasette, database)}/article/{article}?from={earlier}&to={value}"
            return Markup('<a href="{}">{} → {}</a>').format(address, earlier, value)
    return None


def _marked(before: str, after: str) -> Markup:
    kinds = {"same": Markup("{}"), "removed": Markup("<del>{}</del>"), "added": Markup("<ins>{}</ins>")}
    runs = Markup("").join(kinds[kind].format(visible(text)) for kind, text in marks(before, after))
    return _cell(Markup('<bdi dir="auto">{}</bdi>').format(runs))


def _cell(html: Markup | str) -> Markup:
    return Markup('<span class="nt-cell">{}</span>').format(html)
