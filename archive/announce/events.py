"""A change, a storm of changes, or an alarm, as what is told: one JSON form, and a line of text for people.

Owns that form (documented by its keys). Must not know receivers or how it is sent.
"""

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from typing import Any

STORM = 12  # changes of one site told one by one; more of them at a time go into one digest
IN_A_DIGEST = 200

_QUERY = """
SELECT c.*, a.url, a.title AS now, s.name AS site, b.title AS title_before, n.title AS title_after,
  b.number AS from_number, n.number AS to_number
FROM changes c JOIN articles a ON a.id = c.article_id JOIN sites s ON s.id = a.site_id
LEFT JOIN revisions b ON b.id = c.from_revision_id LEFT JOIN revisions n ON n.id = c.to_revision_id
"""


def rows(db: sqlite3.Connection, condition: str, values: Sequence[Any], limit: int = -1) -> list[dict[str, Any]]:
    """Changes by a condition on `c` (changes), `a` (articles), `s` (sites), as they are told; the oldest first."""
    found = db.execute(f"{_QUERY} WHERE {condition} ORDER BY c.id LIMIT ?", [*values, limit]).fetchall()
    return [change(row) for row in found]


def newest(db: sqlite3.Connection, condition: str, values: Sequence[Any], limit: int) -> list[dict[str, Any]]:
    """As `rows`, the newest first."""
    statement = f"{_QUERY} WHERE {condition} ORDER BY c.detected_at DESC, c.id DESC LIMIT ?"
    return [change(row) for row in db.execute(statement, [*values, limit]).fetchall()]


def change(row: sqlite3.Row) -> dict[str, Any]:
    """One change as it is told."""
    return {
        "id": row["id"],
        "event_id": event_id("change", row["url"], row["kind"], row["not_before"], row["not_after"], row["fields"]),
        "kind": row["kind"],
        "site": row["site"],
        "article_id": row["article_id"],
        "url": row["url"],
        "title": row["now"],
        "title_before": row["title_before"],
        "title_after": row["title_after"],
        "from_revision": row["from_number"],
        "to_revision": row["to_number"],
        "fields": json.loads(row["fields"]),
        "labels": json.loads(row["labels"]),
        "words_added": row["words_added"],
        "words_removed": row["words_removed"],
        "magnitude": row["magnitude"],
        "silent": bool(row["silent"]),
        "not_before": row["not_before"],
        "not_after": row["not_after"],
        "detected_at": row["detected_at"],
    }


def event_id(*parts: object) -> str:
    """A lasting name: the same parts give the same name, on every attempt and in every copy of the archive."""
    return hashlib.sha256(json.dumps([str(part) for part in parts]).encode()).hexdigest()[:32]


def single(told: dict[str, Any]) -> dict[str, Any]:
    """The event of one change."""
    return {"type": "change", "event_id": told["event_id"], "site": told["site"], "text": line(told), "change": told}


def digest(site: str, told: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """One event for many changes of a site: how many of each kind, and the first IN_A_DIGEST of them."""
    kinds = Counter(one["kind"] for one in told)
    counted = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    return {
        "type": "digest",
        "event_id": event_id("digest", site, *(one["event_id"] for one in told)),
        "site": site,
        "text": f"{site}: {len(told)} changes at once ({counted})",
        "count": len(told),
        "kinds": dict(kinds),
        "changes": list(told[:IN_A_DIGEST]),
    }


def alarm(site: str, reason: str, at: str) -> dict[str, Any]:
    """The event of announcements being held back."""
    return {
        "type": "alarm",
        "event_id": event_id("alarm", site, reason, at),
        "site": site,
        "text": f"{site}: announcements are held back: {reason}",
        "reason": reason,
        "at": at,
    }


def line(told: dict[str, Any]) -> str:
    """A change in one line for people."""
    name = told["title"] or told["url"]
    if "title" in told["fields"] and told["title_before"] != told["title_after"]:
        what = f"headline “{told['title_before']}” became “{told['title_after']}”"
    elif told["kind"] in ("edited", "reverted"):
        what = f"{told['kind']}, +{told['words_added']} −{told['words_removed']} words"
    else:
        what = f"moved to {told['url']}" if told["kind"] == "moved" else told["kind"]
    labels = f" [{', '.join(told['labels'])}]" if told["labels"] else ""
    return f"{told['site']}: {name}: {what}{labels}"
