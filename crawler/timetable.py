"""The plan of an archive: what is due when and why, and the units that let a machine keep it.

Owns the queries of `newstrail schedule` and the texts of its units. Must not know how times are chosen
(`crawler.schedule`).
"""

import shlex
import sqlite3
import sys
from pathlib import Path
from typing import Any

_NEXT = """
SELECT * FROM (
  SELECT l.next_check_at AS at, s.name AS site, l.kind AS what, l.url, l.schedule_reason AS why
  FROM listings l JOIN sites s ON s.id = l.site_id WHERE l.active = 1 AND l.next_check_at IS NOT NULL
  UNION ALL
  SELECT a.next_check_at, s.name, 'article', a.url, a.schedule_reason
  FROM articles a JOIN sites s ON s.id = a.site_id WHERE a.next_check_at IS NOT NULL
) WHERE :site IS NULL OR site = :site ORDER BY at LIMIT :limit
"""


def upcoming(connection: sqlite3.Connection, site: str | None, limit: int) -> list[dict[str, Any]]:
    """What is visited next: at, site, what (a kind of listing, or article), url, why."""
    cursor = connection.execute(_NEXT, {"site": site, "limit": limit})
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, tuple(row), strict=True)) for row in cursor]


def program(archive: Path, config: Path) -> str:
    """The command line of this program on this machine, for a shell."""
    found = Path(sys.argv[0]).absolute()
    words = [str(found)] if found.name.startswith("newstrail") else [sys.executable, "-m", "crawler.cli"]
    return shlex.join([*words, "--archive", str(archive.absolute()), "--config", str(config.absolute())])


def crontab(archive: Path, config: Path) -> str:
    """A crontab line that runs what is due every ten minutes; a run that still goes on keeps the next one out."""
    folder = shlex.quote(str(archive.absolute().parent))
    line = f"*/10 * * * * cd {folder} && {program(archive, config)} crawl >> newstrail.log 2>&1"
    return f"# newstrail: what is due, every ten minutes\n{line}\n"


def systemd(archive: Path, config: Path) -> dict[str, str]:
    """Unit files by name: a service that watches, restarted when it fails."""
    folder = archive.absolute().parent
    service = f"""[Unit]
Description=newstrail: watch news sites and keep every version
After=network-online.target
Wants=network-online.target

[Service]
Type=exec
WorkingDirectory={folder}
ExecStart={program(archive, config)} watch --health {folder}/newstrail.health
ExecReload=/bin/kill -HUP $MAINPID
SuccessExitStatus=11
Restart=on-failure
RestartSec=60
TimeoutStopSec=30
NoNewPrivileges=yes
ProtectSystem=strict
ReadWritePaths={folder}
PrivateTmp=yes

[Install]
WantedBy=default.target
"""
    return {"newstrail.service": service}
