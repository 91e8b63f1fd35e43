"""What happened, newest first: the rows behind `newstrail log`.

Owns one query over revisions and changes. Must not know how rows are printed. Read only.
"""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from archive.rows import rows

_CHANGES = """
SELECT c.detected_at AS time, c.kind AS event, a.id AS article, s.name AS site,
  coalesce(t.title, f.title, a.title) AS title, f.title AS old_title,
  f.number AS from_revision, t.number AS to_revision,
  c.fields, c.words_added, c.words_removed, c.magnitude, c.labels, c.silent, c.confirmation,
  c.not_before, c.not_after, a.published_at, a.url, c.id AS change
FROM changes c
JOIN articles a ON a.id = c.article_id
JOIN sites s ON s.id = a.site_id
LEFT JOIN revisions f ON f.id = c.from_revision_id
LEFT JOIN revisions t ON t.id = c.to_revision_id
WHERE {where}
ORDER BY c.detected_at DESC, c.id DESC LIMIT :limit
"""

_FIRST = """
SELECT r.first_seen_at AS time, 'new' AS event, a.id AS article, s.name AS site, r.title, NULL AS old_title,
  NULL AS from_revision, r.number AS to_revision, '[]' AS fields, r.word_count AS words_added, 0 AS words_removed,
  0.0 AS magnitude, '[]' AS labels, 0 AS silent, 'unasked' AS confirmation, r.first_seen_at AS not_before,
  r.first_seen_at AS not_after, a.published_at, a.url, NULL AS change
FROM revisions r
JOIN articles a ON a.id = r.article_id
JOIN sites s ON s.id = a.site_id
WHERE r.number = 1 AND {where}
ORDER BY r.id DESC LIMIT :limit
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which events to list; None means all of them. `since` is a stamp (UTC ISO text)."""

    article_id: int | None = None
    site: str | None = None
    since: str | None = None
    label: str | None = None
    kinds: Sequence[str] = ()
    silent: bool = False
    limit: int = 100


def events(connection: sqlite3.Connection, wanted: Wanted) -> list[dict[str, Any]]:
    """Events as dicts, newest first: `event` is "new" or a kind of change; lists are lists, times are stamps."""
    found = _select(connection, _CHANGES, _change_conditions(wanted), wanted)
    if not wanted.label and not wanted.silent and (not wanted.kinds or "new" in wanted.kinds):
        found += _select(connection, _FIRST, _conditions(wanted, "r.first_seen_at"), wanted)
    found.sort(key=lambda row: (row["time"], row["change"] or 0), reverse=True)
    return found[: wanted.limit]


def _conditions(wanted: Wanted, time: str) -> list[str]:
    conditions = ["1"]
    if wanted.article_id is not None:
        conditions.append("a.id = :article")
    if wanted.site:
        conditions.append("s.name = :site")
    if wanted.since:
        conditions.append(f"{time} >= :since")
    return conditions


def _change_conditions(wanted: Wanted) -> list[str]:
    conditions = _conditions(wanted, "c.detected_at")
    if wanted.label:
        conditions.append("EXISTS (SELECT 1 FROM json_each(c.labels) l WHERE l.value = :label)")
    if wanted.silent:
        conditions.append("c.silent = 1")
    if wanted.kinds:
        conditions.append("c.kind IN (SELECT value FROM json_each(:kinds))")
    return conditions


def _select(connection: sqlite3.Connection, query: str, conditions: list[str], wanted: Wanted) -> list[dict[str, Any]]:
    found = rows(
        connection,
        query.format(where=" AND ".join(conditions)),
        article=wanted.article_id,
        site=wanted.site,
        since=wanted.since,
        label=wanted.label,
        kinds=json.dumps(list(wanted.kinds)),
        limit=wanted.limit,
    )
    for row in found:
        row["fields"], row["labels"] = json.loads(row["fields"]), json.loads(row["labels"])
        row["silent"] = bool(row["silent"])
    return found
