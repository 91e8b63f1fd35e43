"""What changed, newest first: for Today, a site, the disappearances and the headlines.

Owns the walk down `changes` by an index. A filter that has no index of its own looks at the newest SCAN
changes at most and says how far it came. Must not know pages.
"""

import sqlite3
from dataclasses import dataclass

from archive.announce.events import event_id
from archive.rows import Row, rows, unpack, value

SCAN = 4000

_COLUMNS = """
SELECT c.id, c.article_id, c.kind, c.fields, c.words_added, c.words_removed, c.magnitude, c.labels, c.label_evidence,
  c.silent, c.confirmation, c.not_before, c.not_after, c.detected_at,
  coalesce(a.title, t.title, f.title) AS title, a.url, a.published_at, a.published_precision, a.language, a.status,
  s.name AS site, f.number AS from_revision, t.number AS to_revision, f.title AS title_before, t.title AS title_after
"""
_JOINS = """
JOIN articles a ON a.id = c.article_id
JOIN sites s ON s.id = a.site_id
LEFT JOIN revisions f ON f.id = c.from_revision_id
LEFT JOIN revisions t ON t.id = c.to_revision_id
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which changes; None, "" and False mean all. `before`: only those detected before (instant, id of change)."""

    site_id: int | None = None
    kind: str = ""
    headline: bool = False
    label: str = ""
    silent: bool = False
    least: float | None = None
    since: str | None = None
    before: tuple[str, int] | None = None
    limit: int = 30


@dataclass(frozen=True, slots=True)
class Found:
    """`changes`, newest first; `further` is where to go on from (None: there are no more); `looked` says how
    many changes were looked at for them."""

    changes: list[Row]
    further: tuple[str, int] | None
    looked: int


def newest(conn: sqlite3.Connection, wanted: Wanted) -> Found:
    """The newest changes that are `wanted`. A change that proved to be a passing variant of the page is not
    among them.
    """
    walked = ["TRUE"]
    if wanted.site_id is not None:
        walked.append("site_id = :site_id")
    if wanted.kind:
        walked.append("kind = :kind")
    if wanted.headline:
        walked.append("instr(fields, '\"title\"') > 0")
    if wanted.since:
        walked.append("detected_at >= :since")
    if wanted.before:
        walked.append("(detected_at, id) < (:at, :id)")
    sifted = ["confirmation <> 'variant'"]
    if wanted.label:
        sifted.append("EXISTS (SELECT 1 FROM json_each(labels) WHERE value = :label)")
    if wanted.silent:
        sifted.append("silent = 1")
    if wanted.least is not None:
        sifted.append("magnitude >= :least")
    values = {
        "site_id": wanted.site_id,
        "kind": wanted.kind,
        "since": wanted.since,
        "at": wanted.before[0] if wanted.before else None,
        "id": wanted.before[1] if wanted.before else None,
        "label": wanted.label,
        "least": wanted.least,
    }
    # Numbered while walking, so that a page that found too little can say where the next one goes on.
    walk = f"""
      SELECT id, detected_at, row_number() OVER () AS place, {" AND ".join(sifted)} AS fits
      FROM (SELECT * FROM changes WHERE {" AND ".join(walked)} ORDER BY detected_at DESC, id DESC LIMIT {SCAN})"""  # noqa: S608
    fitting = rows(conn, f"SELECT * FROM ({walk}) WHERE fits LIMIT {wanted.limit + 1}", **values)  # noqa: S608
    more = len(fitting) > wanted.limit
    fitting = fitting[: wanted.limit]
    looked, further = _further(conn, walk, values, fitting, more)
    ids = ", ".join(str(one["id"]) for one in fitting)
    sql = f"{_COLUMNS} FROM changes c {_JOINS} WHERE c.id IN ({ids}) ORDER BY c.detected_at DESC, c.id DESC"
    found = unpack(map(named, rows(conn, sql)), "fields", "labels")
    return Found(unpack(found, "label_evidence", empty={}), further, looked)


def named(change: Row) -> Row:
    """`change` (with its article's URL, its fields still JSON text) with the lasting name under which it is told."""
    parts = (change[key] for key in ("url", "kind", "not_before", "not_after", "fields"))
    return change | {"event_id": event_id("change", *parts)}


def _further(
    conn: sqlite3.Connection, walk: str, values: Row, fitting: list[Row], more: bool
) -> tuple[int, tuple[str, int] | None]:
    if more:
        return fitting[-1]["place"], (fitting[-1]["detected_at"], fitting[-1]["id"])
    last = rows(conn, f"SELECT id, detected_at, place FROM ({walk}) ORDER BY place DESC LIMIT 1", **values)  # noqa: S608
    if not last:
        return 0, None
    end = last[0]
    return end["place"], (end["detected_at"], end["id"]) if end["place"] >= SCAN else None


def labels(conn: sqlite3.Connection) -> list[str]:
    """The names of labels among the newest changes, the most frequent first."""
    sql = f"""
      SELECT l.value AS name, count(*) AS times
      FROM (SELECT labels FROM changes ORDER BY detected_at DESC LIMIT {SCAN // 4}) c, json_each(c.labels) l
      GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 40"""  # noqa: S608 (a constant)
    return [str(one["name"]) for one in rows(conn, sql)]


def tally(conn: sqlite3.Connection, since: str, site_id: int | None = None) -> Row:
    """How many changes of each kind were detected since then (SCAN at most), and how many were silent."""
    where = "AND site_id = :site_id" if site_id is not None else ""
    sql = f"""
      SELECT kind, count(*) AS times, sum(silent) AS silent
      FROM (SELECT kind, silent, confirmation FROM changes WHERE detected_at >= :since {where}
            ORDER BY detected_at DESC LIMIT {SCAN})
      WHERE confirmation <> 'variant' GROUP BY kind"""  # noqa: S608 (constants)
    found = rows(conn, sql, since=since, site_id=site_id)
    counts: Row = {str(one["kind"]): one["times"] for one in found}
    return counts | {"silent": sum(one["silent"] or 0 for one in found)}


def latest_at(conn: sqlite3.Connection) -> str | None:
    """When the newest change was detected."""
    found = value(conn, "SELECT max(detected_at) FROM changes")
    return str(found) if found else None
