"""Rows of `runs` and `leases`: who crawls what at the moment, one run at a time per site.

Owns the lease: it ends with its run, falls to the next run when its holder is dead, and expires when the holder cannot
be asked (another machine). Must not know visits beyond counting them.
"""

import json
import os
import socket
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from archive import clock
from archive.errors import Locked
from archive.ledger.cells import text, to_json
from archive.ledger.connection import Connection

LEASE = timedelta(minutes=15)
EXPIRES = "(SELECT max(l.expires_at) FROM leases l WHERE l.run_id = runs.id) AS expires_at"


def _boot() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""


def _started(pid: int) -> str:
    # Field 22 of stat(5): tells a process from a later one that was given the same number.
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        return stat.rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""


def holder() -> str:
    """This process, as JSON that another process on this machine can check."""
    pid = os.getpid()
    return to_json({"boot": _boot(), "host": socket.gethostname(), "pid": pid, "started": _started(pid)})


def alive(process: str) -> bool | None:
    """Whether the process that `holder()` described still runs; None when it cannot be known from here."""
    try:
        who = json.loads(process)
        pid = int(who["pid"])
    except (ValueError, KeyError, TypeError):
        return None
    if who.get("host") != socket.gethostname():
        return None
    if who.get("boot") != _boot():
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass
    started = _started(pid)
    return not (started and who.get("started") and started != who["started"])


def as_it_stands(run: dict[str, Any]) -> dict[str, Any]:
    """A row of `runs` with `process` and `expires_at` (`EXPIRES`), which are taken out: its status is what it is, not
    what was last written. A run whose process died, or whose leases nobody renewed, was interrupted."""
    process, until = run.pop("process"), run.pop("expires_at")
    if run["status"] == "running":
        living = alive(process) if process else None
        if living is False or (living is None and (until or "") < clock.stamp()):
            run["status"] = "interrupted"
    return run


def start(connection: Connection, command: str, site_ids: Sequence[int]) -> int:
    """Open a run and take the leases of its sites. Raises Locked when a living run holds one of them."""
    me = holder()
    now = clock.now()
    with connection.writing() as db:
        for row in db.execute("SELECT id, process FROM runs WHERE status = 'running'").fetchall():
            if row["process"] and alive(row["process"]) is False:
                _end(connection, row["id"], "interrupted", {})
        for site in site_ids:
            _refuse_if_held(connection, site)
        made = db.execute(
            "INSERT INTO runs (started_at, status, command, process) VALUES (?, 'running', ?, ?)",
            (clock.stamp(now), text(command), me),
        )
        run = int(made.lastrowid or 0)
        db.executemany(
            "INSERT OR REPLACE INTO leases (site_id, run_id, holder, taken_at, expires_at) VALUES (?, ?, ?, ?, ?)",
            [(site, run, me, clock.stamp(now), clock.stamp(now + LEASE)) for site in site_ids],
        )
    connection.commit()
    return run


def _refuse_if_held(connection: Connection, site: int) -> None:
    row = connection.row(
        "SELECT l.run_id, l.holder, l.expires_at, l.taken_at, s.name FROM leases l JOIN sites s ON s.id = l.site_id"
        " WHERE l.site_id = ?",
        (site,),
    )
    if row is None:
        return
    living = alive(row["holder"])
    if living is False or (living is None and row["expires_at"] < clock.stamp()):
        return
    pid = json.loads(row["holder"]).get("pid")
    raise Locked(
        f"{row['name']} is being crawled by run {row['run_id']}.",
        why=f"Process {pid} has held it since {row['taken_at']}.",
        do="Wait for that run, or stop it; a run that died is taken over by itself.",
    )


def renew(connection: Connection, run: int) -> None:
    """Hold the leases of a run for another while."""
    with connection.writing() as db:
        until = clock.stamp(clock.now() + LEASE)
        db.execute("UPDATE leases SET expires_at = ? WHERE run_id = ?", (until, run))


def progress(connection: Connection, run: int, counted: Mapping[str, int]) -> None:
    """Write what a run has counted so far: "pages", "new", "changes", "errors"."""
    with connection.writing() as db:
        db.execute(
            "UPDATE runs SET fetched = ?, new_articles = ?, changed_articles = ?, errors = ? WHERE id = ?",
            (*(counted.get(name, 0) for name in ("pages", "new", "changes", "errors")), run),
        )


def finish(connection: Connection, run: int, status: str, stats: Mapping[str, Any]) -> None:
    """Close a run with its counts and give its leases back."""
    with connection.writing():
        _end(connection, run, status, stats)
    connection.commit()


def _end(connection: Connection, run: int, status: str, stats: Mapping[str, Any]) -> None:
    counts = connection.row(
        "SELECT count(*) AS fetched,"
        " sum(article_id IS NOT NULL AND outcome = 'new') AS fresh,"
        " count(DISTINCT CASE WHEN article_id IS NOT NULL AND outcome = 'changed' THEN article_id END) AS changed,"
        " sum(outcome IN ('failed', 'unreadable')) AS errors FROM fetches WHERE run_id = ?",
        (run,),
    )
    assert counts is not None
    connection.raw.execute(
        "UPDATE runs SET status = ?, finished_at = ?, stats = ?, fetched = ?, new_articles = ?,"
        " changed_articles = ?, errors = ? WHERE id = ?",
        (
            status,
            clock.stamp(),
            to_json(stats),
            counts["fetched"],
            counts["fresh"] or 0,
            counts["changed"],
            counts["errors"] or 0,
            run,
        ),
    )
    connection.raw.execute("DELETE FROM leases WHERE run_id = ?", (run,))
