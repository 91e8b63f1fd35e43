"""How each site fares, and why it does not: its latest visits against what it was like before.

Owns the classes of causes and the signs of each. Read only. Must not know how pages are fetched or understood; whether
the reading of pages has shifted is `archive.drift`.
"""

import json
import sqlite3
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from archive import clock
from archive.ledger.runs import EXPIRES, as_it_stands
from archive.ledger.sites import LEFT_OUT
from archive.rows import Row, rows

LATEST = 40  # visits looked at
SHARE = 0.5  # of them that must show a cause
SLOW_MS, SLOW_FACTOR = 5000.0, 4.0
SILENT = timedelta(days=3)
BAD = frozenset({"failed", "refused", "unreadable", "challenge", "consent", "empty"})

# Cause -> words that visits' evidence has for it.
_SIGNS = {
    "dns": ("dns", "resolve", "name or service", "no address"),
    "timeout": ("timeout", "timed out", "deadline", "too slow"),
    "tls": ("certificate", "tls", "ssl"),
    "connection": ("connection", "refused by the host", "unreachable"),
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something wrong with a site: a class of cause, what shows it, the newest visit that does (a case to look at)."""

    site: str
    cause: str
    says: str
    fetch_id: int | None = None
    url: str | None = None


def troubles(connection: sqlite3.Connection) -> list[Trouble]:
    """What is wrong with any site, by the latest visits of each."""
    found = []
    for site_id, name in connection.execute("SELECT id, name FROM sites ORDER BY name").fetchall():
        found += of_site(connection, site_id, name)
    return found


def of_site(connection: sqlite3.Connection, site_id: int, name: str) -> list[Trouble]:
    """What is wrong with one site."""
    visits = rows(
        connection,
        "SELECT id, url, outcome, status, elapsed_ms, evidence, listing_id, fetched_at FROM fetches"
        " WHERE site_id = :site ORDER BY id DESC LIMIT :latest",
        site=site_id,
        latest=LATEST,
    )
    if not visits:
        return []
    found = _by_outcome(name, visits) + _slow(connection, site_id, name, visits)
    return found + _listings(connection, site_id, name) + _held(connection, site_id, name)


def _by_outcome(name: str, visits: list[dict[str, Any]]) -> list[Trouble]:
    bad = [visit for visit in visits if visit["outcome"] in BAD]
    if len(bad) < max(2, SHARE * len(visits)):
        return []
    causes = Counter(cause_of(visit) for visit in bad)
    cause, count = causes.most_common(1)[0]
    newest = next(visit for visit in bad if cause_of(visit) == cause)
    says = f"{count} of the last {len(visits)} visits"
    reason = json.loads(newest["evidence"] or "{}").get("reason")
    if reason or newest["status"]:
        says += f"; the newest: {reason or 'answered ' + str(newest['status'])}"
    return [Trouble(name, cause, says, newest["id"], newest["url"])]


def cause_of(visit: dict[str, Any]) -> str:
    """The class of a visit that brought nothing: robots, private address, blocked, dns, timeout, tls, server, ..."""
    outcome, status = visit["outcome"], visit["status"]
    evidence = json.loads(visit["evidence"] or "{}")
    if outcome == "refused":
        return "private address" if evidence.get("by") == "address" else "robots"
    if outcome == "challenge" or status in (401, 403, 429, 451):
        return "blocked"
    if status is not None and status >= 500:
        return "server"
    told = " ".join(str(value) for value in evidence.values() if isinstance(value, str)).lower()
    for cause, signs in _SIGNS.items():
        if any(sign in told for sign in signs):
            return cause
    return str(outcome)


def _slow(connection: sqlite3.Connection, site_id: int, name: str, visits: list[dict[str, Any]]) -> list[Trouble]:
    times = sorted(visit["elapsed_ms"] for visit in visits if visit["elapsed_ms"] is not None)
    if len(times) < 5:
        return []
    median = times[len(times) // 2]
    past = connection.execute(
        "SELECT avg(elapsed_ms) FROM (SELECT elapsed_ms FROM fetches WHERE site_id = ? AND id < ?"
        " AND elapsed_ms IS NOT NULL ORDER BY id DESC LIMIT 500)",
        (site_id, visits[-1]["id"]),
    ).fetchone()[0]
    if median < SLOW_MS and not (past and median > SLOW_FACTOR * past and median > 1000):
        return []
    before = f", {past / 1000:.1f} s before" if past else ""
    return [Trouble(name, "slow", f"answers take {median / 1000:.1f} s{before}")]


def _listings(connection: sqlite3.Connection, site_id: int, name: str) -> list[Trouble]:
    found, silent, lively, now = [], {}, 0, clock.now()
    for number, url, failures, retired in connection.execute(
        "SELECT id, url, failures, retired_reason FROM listings WHERE site_id = ? ORDER BY id", (site_id,)
    ).fetchall():
        if retired == LEFT_OUT:
            continue
        if retired:
            found.append(Trouble(name, "listing retired", f"{url}: {retired}", None, url))
            continue
        if failures >= 3:
            found.append(Trouble(name, "listing dead", f"{url}: {failures} polls in a row failed", None, url))
        newest = connection.execute(
            "SELECT max(first_seen_at), count(*) FROM entries WHERE listing_id = ?", (number,)
        ).fetchone()
        if newest[1] >= 5 and _quiet(connection, number, newest[1], clock.parse(newest[0]), now):
            silent[url] = newest[0][:10]
        else:
            lively += 1
    if len(silent) > 1 and not lively:
        says = f"nothing new on any of its {len(silent)} listings since {max(silent.values())}"
        return [*found, Trouble(name, "site silent", says)]
    return found + [
        Trouble(name, "listing silent", f"{url}: nothing new since {since}", None, url) for url, since in silent.items()
    ]


def _quiet(connection: sqlite3.Connection, listing: int, entries: int, newest: datetime, now: datetime) -> bool:
    """Whether the listing is silent for much longer than its own stories lie apart."""
    first = connection.execute("SELECT min(first_seen_at) FROM entries WHERE listing_id = ?", (listing,)).fetchone()[0]
    apart = (newest - clock.parse(first)) / max(1, entries - 1)
    return now - newest > max(SILENT, apart * 10)


def _held(connection: sqlite3.Connection, site_id: int, name: str) -> list[Trouble]:
    reason, since = connection.execute("SELECT hold_reason, held_since FROM sites WHERE id = ?", (site_id,)).fetchone()
    if not reason:
        return []
    return [Trouble(name, "redesign", f"announcements are held since {(since or '')[:16]}: {reason}")]


def unfinished(connection: sqlite3.Connection) -> list[Row]:
    """The runs that nobody closed (`id`, `started_at`, `status`): at work ("running"), or cut off ("interrupted")."""
    found = rows(
        connection,
        f"SELECT id, started_at, status, process, {EXPIRES} FROM runs WHERE status = 'running' ORDER BY id",  # noqa: S608
    )
    return [as_it_stands(run) for run in found]
