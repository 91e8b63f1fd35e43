"""What is wrong here: the configuration, the archive, the machine, the sites.

Owns the list of checks and what to do about each finding. Must not repair anything.
"""

import json
import shutil
import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal

from archive import Archive, clock, health
from archive.display import counted, to_minute
from archive.errors import NewstrailError
from archive.opening import explain
from crawler import config as configuration
from crawler.fetching.browser import TRIES
from crawler.network.honesty import Honesty
from crawler.session.asked import is_left_out

LEAST_FREE = 1024**3
LARGE_WAL = 256 * 1024**2
LATELY = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing: how grave it is, what it concerns, what is the matter, and what to do."""

    level: Literal["ok", "note", "warning", "error"]
    about: str
    what: str
    do: str = ""


def examine(archive: Path, config: Path) -> Iterator[Finding]:
    """All findings, what is well included."""
    yield from _configuration(config)
    yield from _machine(archive)
    if not archive.exists():
        yield Finding("note", "archive", f"there is none at {archive} yet", "newstrail crawl makes it")
        return
    try:
        with Archive(archive, readonly=True) as store:
            yield from _archive(store, archive)
            yield from _sites(store, _left_alone(store, config))
    except (NewstrailError, sqlite3.DatabaseError) as error:
        told = error if isinstance(error, NewstrailError) else explain(error, archive)
        yield Finding("error", "archive", f"{told.what} {told.why}".strip(), told.do)


def _configuration(path: Path) -> Iterator[Finding]:
    try:
        loaded = configuration.load(path)
    except NewstrailError as error:
        yield Finding("error", "configuration", f"{error.what} {error.why}".strip(), error.do)
        return
    if not path.exists():
        yield Finding("note", "configuration", f"there is no {path}", "newstrail add URL writes it")
        return
    yield Finding("ok", "configuration", f"{counted(len(loaded.sites), 'site')} in {path}")
    if not loaded.crawl.contact:
        do = 'set contact = "mailto:..." under [crawl]: a site that minds can then ask'
        yield Finding("warning", "configuration", "the User-Agent names nobody to contact", do)


def _machine(archive: Path) -> Iterator[Finding]:
    folder = archive.absolute().parent
    if folder.exists():
        free = shutil.disk_usage(folder).free
        level: Literal["ok", "warning"] = "ok" if free > LEAST_FREE else "warning"
        yield Finding(level, "disk", f"{free / 1024**3:.1f} GiB free", "" if level == "ok" else "make room")
    yield Finding("ok", "SQLite", sqlite3.sqlite_version)


def _archive(store: Archive, path: Path) -> Iterator[Finding]:
    db = store.db.conn
    (told,) = db.execute("PRAGMA quick_check(1)").fetchone()
    if told == "ok":
        yield Finding("ok", "archive", f"{path.stat().st_size / 1024**2:.1f} MiB, its structure is sound")
    else:
        yield Finding("error", "archive", told, "run newstrail verify; go back to a backup")
    wal = path.with_name(path.name + "-wal")
    if wal.exists() and wal.stat().st_size > LARGE_WAL:
        size = wal.stat().st_size / 1024**2
        yield Finding("warning", "archive", f"the -wal file has {size:.0f} MiB", "a reader keeps it open: end it")
    (last,) = db.execute("SELECT max(fetched_at) FROM fetches").fetchone()
    if last and clock.parse(last) > clock.now():
        yield Finding("warning", "clock", f"the newest visit, {last}, lies ahead", "set this machine's clock")
    for run in health.unfinished(db):
        number, started = run["id"], to_minute(run["started_at"])
        if run["status"] == "running":
            yield Finding("note", "runs", f"run {number} goes on since {started}")
        else:
            yield Finding(
                "note", "runs", f"run {number} of {started} was cut off", "newstrail crawl goes on from there"
            )
    yield from _deliveries(db)


def _deliveries(db: sqlite3.Connection) -> Iterator[Finding]:
    """Announcements of the last days that could not be sent, by receiver, with a reason."""
    query = (
        "SELECT d.target, count(*), sum(d.next_try_at IS NULL), max(d.last_error) FROM deliveries d"
        " JOIN announcements n ON n.id = d.announcement_id"
        " WHERE d.delivered_at IS NULL AND d.attempts > 0 AND n.created_at > ? GROUP BY d.target"
    )
    for target, count, given_up, reason in db.execute(query, [clock.stamp(clock.now() - LATELY)]).fetchall():
        what = f"{counted(count, 'announcement')} could not be sent to {target}: {reason or 'no reason kept'}"
        what += f" ({given_up} given up)" if given_up else ""
        yield Finding("warning", "announcements", what, "newstrail tell --failed says which; --retry tries again")


def _left_alone(store: Archive, config: Path) -> list[str]:
    """Sites of the archive that are not visited, because they stood in newstrail.toml and do no more."""
    try:
        named = {site.name for site in configuration.load(config).sites}
    except NewstrailError:
        return []
    rows = store.db.conn.execute("SELECT name, config FROM sites ORDER BY name").fetchall()
    return [name for name, told in rows if name not in named and is_left_out(json.loads(told), strangers=True)]


def _sites(store: Archive, left: Collection[str]) -> Iterator[Finding]:
    db = store.db.conn
    if left:
        told = f"not visited any more, as they do not stand in newstrail.toml: {', '.join(left)}"
        yield Finding("note", "sites", told, "nothing, or write them there again: what was read of them stays")
    gaps = db.execute(
        "SELECT site, listing, gap_from, gap_to FROM possible_gaps WHERE closed_at IS NULL LIMIT 20"
    ).fetchall()
    for site, listing, begin, end in gaps:
        do = "newstrail crawl SITE --backfill --since DATE reads further back; a shorter `every` prevents it"
        what = f"{listing} may have shown stories between {begin[:16]} and {end[:16]} that nobody saw"
        yield Finding("warning", site, what, do)
    for site, told in db.execute("SELECT name, host FROM sites WHERE host <> '{}'").fetchall():
        yield from _learned(site, json.loads(told))
    found = [trouble for trouble in health.troubles(db) if trouble.site not in left]
    for trouble in found:
        yield Finding("warning", trouble.site, f"{trouble.cause}: {trouble.says}", _ADVICE.get(trouble.cause, ""))
    (sites,) = db.execute("SELECT count(*) FROM sites").fetchone()
    if not found and not gaps and sites > len(left):
        yield Finding("ok", "sites", f"{counted(sites - len(left), 'site')}, nothing amiss")


def _learned(site: str, host: dict[str, Any]) -> Iterator[Finding]:
    honesty = Honesty.from_json(host.get("validators"))
    if not honesty.trusted(clock.now()):
        do = "nothing: its pages are asked for in full until it is tried again"
        yield Finding("note", site, f"its 304 answers are not relied on: {honesty.reason}", do)
    if int(host.get("shells", 0)) >= TRIES:
        do = "look at a page in a browser; a feed or a sitemap may hold what its pages do not"
        yield Finding("warning", site, "its pages are empty without scripts, and stayed so in a browser", do)


_ADVICE = {
    "private address": "it is not public: if it is yours, --allow-private, or allow_private in newstrail.toml",
    "robots": "robots.txt forbids it, or cannot be had: the site has to be asked",
    "blocked": "the host wants no crawler: ask its desk, name a contact, crawl slower",
    "dns": "the name does not resolve: is the site still there?",
    "tls": "its certificate is not valid",
    "connection": "is the host up? It is tried again later, and ever more seldom",
    "timeout": "is the host up? A larger timeout under [crawl] waits longer for it",
    "server": "its server fails: it is tried again later, and ever more seldom",
    "consent": "its pages want consent first: look at one with newstrail understand; a feed may hold its texts",
    "empty": "its pages hold no text: look at one with newstrail understand; [browser] runs their scripts",
    "slow": "raise delay, crawl at other hours",
    "listing dead": "newstrail add looks for the site's listings again",
    "site silent": "does it still publish? newstrail add looks for its listings again",
    "listing silent": "newstrail add looks for the site's listings again",
    "redesign": "look at a page with newstrail understand; add rules to newstrail.toml; then newstrail reextract",
}
