"""Rows of `sites` and `listings`: publishers and what lists their articles.

Owns names and their lookup. Must not know visits.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from typing import Any

from archive import clock
from archive.errors import NotFound
from archive.ledger.cells import text, to_json
from archive.ledger.connection import Connection
from archive.model import ListingKind

LEFT_OUT = "it is no longer among the site's listings in newstrail.toml"


@dataclass(frozen=True, slots=True)
class BoilerplateBlock:
    """A block that a site repeats: its fingerprint, the place it stands in, on how many pages, and what it says."""

    fingerprint: str
    pages: int
    place: str = ""
    sample: str | None = None
    seen_at: datetime | None = None


def ensure_site(connection: Connection, name: str, home_url: str, config: Mapping[str, Any]) -> int:
    """The id of the site of that name, made when unknown; its home and configuration follow what is given."""
    with connection.writing() as db:
        row = db.execute("SELECT id, home_url, config FROM sites WHERE name = ?", (name,)).fetchone()
        wanted = to_json(config)
        if row is None:
            made = db.execute(
                "INSERT INTO sites (name, home_url, added_at, config) VALUES (?, ?, ?, ?)",
                (text(name), text(home_url), clock.stamp(), wanted),
            )
            return int(made.lastrowid or 0)
        if row["home_url"] != home_url or (config and row["config"] != wanted):
            kept = wanted if config else row["config"]
            db.execute("UPDATE sites SET home_url = ?, config = ? WHERE id = ?", (home_url, kept, row["id"]))
        return int(row["id"])


def rename(connection: Connection, name: str, now: str) -> None:
    """Call the site of that name `now`."""
    with connection.writing() as db:
        db.execute("UPDATE sites SET name = ? WHERE name = ?", (text(now), name))


def site_id(connection: Connection, name: str) -> int:
    """The id of the site of that name. Raises NotFound, naming those that are near."""
    row = connection.row("SELECT id FROM sites WHERE name = ?", (name,))
    if row is not None:
        return int(row["id"])
    names = [row["name"] for row in connection.rows("SELECT name FROM sites ORDER BY name")]
    near = get_close_matches(name, names, n=3)
    hint = f"Did you mean {' or '.join(near)}?" if near else "`newstrail sites` lists those that are known."
    raise NotFound(f"No site is named {name!r}.", do=hint)


def ensure_listing(
    connection: Connection, site: int, url: str, kind: ListingKind, found_by: str | None, role: str
) -> int:
    """The id of a site's listing at `url`, made and due at once when unknown."""
    with connection.writing() as db:
        row = db.execute("SELECT id, kind FROM listings WHERE site_id = ? AND url = ?", (site, url)).fetchone()
        if row is not None:
            if row["kind"] != kind:
                db.execute("UPDATE listings SET kind = ? WHERE id = ?", (str(kind), row["id"]))
            return int(row["id"])
        now = clock.stamp()
        made = db.execute(
            "INSERT INTO listings (site_id, url, kind, role, found_by, added_at, next_check_at, schedule_reason)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, 'new')",
            (site, text(url), str(kind), role, text(found_by), now, now),
        )
        return int(made.lastrowid or 0)


def follow_listings(connection: Connection, site: int, urls: Sequence[str]) -> None:
    """Visit of a site's listings those at `urls`: others are retired, and come back when they are among them again.

    Witnesses stay, and listings that were named on the command line.
    """
    marks, now = ",".join("?" * len(urls)), clock.stamp()
    with connection.writing() as db:
        db.execute(
            "UPDATE listings SET active = 0, retired_at = ?, retired_reason = ? WHERE site_id = ? AND active = 1"  # noqa: S608
            f" AND role = 'primary' AND coalesce(found_by, '') <> 'command line' AND url NOT IN ({marks})",
            (now, LEFT_OUT, site, *urls),
        )
        db.execute(
            "UPDATE listings SET active = 1, retired_at = NULL, retired_reason = NULL, next_check_at = ?,"  # noqa: S608
            f" schedule_reason = 'listed again' WHERE site_id = ? AND retired_reason = ? AND url IN ({marks})",
            (now, site, LEFT_OUT, *urls),
        )


def memory(connection: Connection, site: int) -> dict[str, Any]:
    """What was learned of a site, as it was saved; {} at first."""
    row = connection.row("SELECT memory FROM sites WHERE id = ?", (site,))
    if row is None:
        raise NotFound(f"No site has the id {site}.")
    found: dict[str, Any] = json.loads(row["memory"])
    return found


def save_memory(
    connection: Connection, site: int, learned: Mapping[str, Any], boilerplate: Sequence[BoilerplateBlock]
) -> None:
    """Keep what was learned of a site, and its repeated blocks (counts replace those that are known)."""
    with connection.writing() as db:
        db.execute("UPDATE sites SET memory = ? WHERE id = ?", (to_json(learned), site))
        now = clock.stamp()
        db.executemany(
            "INSERT INTO boilerplate (site_id, fingerprint, place, pages, first_seen_at, last_seen_at, sample)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (site_id, fingerprint, place) DO UPDATE SET"
            " pages = excluded.pages, last_seen_at = excluded.last_seen_at,"
            " sample = coalesce(excluded.sample, sample)",
            [
                (site, block.fingerprint, block.place, block.pages, at, at, text(block.sample))
                for block in boilerplate
                for at in [clock.stamp(block.seen_at) if block.seen_at else now]
            ],
        )


def keep_edit_rate(connection: Connection, site: int, rate: float) -> None:
    """Write how often the site edits, against an average one."""
    with connection.writing() as db:
        db.execute("UPDATE sites SET edit_rate = ? WHERE id = ?", (round(rate, 3), site))


def host_memory(connection: Connection, site: int) -> dict[str, Any]:
    """What was learned of a site's host, as it was saved; {} at first."""
    row = connection.row("SELECT host FROM sites WHERE id = ?", (site,))
    found: dict[str, Any] = json.loads(row["host"]) if row is not None else {}
    return found


def save_host_memory(connection: Connection, site: int, learned: Mapping[str, Any]) -> None:
    """Keep what was learned of a site's host."""
    with connection.writing() as db:
        db.execute("UPDATE sites SET host = ? WHERE id = ?", (to_json(learned), site))
