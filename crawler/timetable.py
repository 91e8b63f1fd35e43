"""The plan of an archive: what is due when and why, and the units that let a machine keep it.

Owns the queries of `newstrail schedule` and the texts of its units. Must not know how times are chosen
(`crawler.schedule`).
"""

import json
import shlex
import sqlite3
import sys
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from archive import clock
from archive.rows import rows, value
from crawler.config import Config, Site
from crawler.schedule.hours import next_open
from crawler.session.asked import is_left_out

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
    return rows(connection, _NEXT, site=site, limit=limit)


def next_visit(connection: sqlite3.Connection, site_ids: Iterable[int]) -> datetime | None:
    """When the next listing or article of these sites is due, by their plans; None: never."""
    ids = json.dumps(list(site_ids))
    found = value(
        connection,
        "SELECT min(at) AS at FROM (SELECT min(next_check_at) AS at FROM listings"
        " WHERE active = 1 AND site_id IN (SELECT value FROM json_each(:ids))"
        " UNION ALL SELECT min(next_check_at) FROM articles WHERE site_id IN (SELECT value FROM json_each(:ids)))",
        ids=ids,
    )
    return clock.parse(found) if found else None


_EACH = """
SELECT s.name, s.config, min(
  coalesce((SELECT min(next_check_at) FROM listings WHERE site_id = s.id AND active = 1), '~'),
  coalesce((SELECT min(next_check_at) FROM articles WHERE site_id = s.id AND next_check_at IS NOT NULL), '~'),
  coalesce((SELECT min(p.next_check_at) FROM listing_pages p JOIN listings l ON l.id = p.listing_id
    WHERE l.site_id = s.id AND l.active = 1), '~')) AS due,
  (SELECT coalesce(sum(visits), 0) FROM visit_days WHERE site_id = s.id AND day = :today) AS visits
FROM sites s"""


def next_round(connection: sqlite3.Connection, config: Config, now: datetime) -> datetime | None:
    """When a watch has something to do next: `now` or later, within the sites' hours and budgets; None: never.

    A site that stands in the configuration no more is left out, as a crawl does.
    """
    tomorrow = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    each = connection.execute(_EACH, {"today": clock.stamp(now)[:10]}).fetchall()
    all_spent = config.crawl.budget is not None and sum(row[3] for row in each) >= config.crawl.budget
    known, times = {row[0] for row in each}, []
    for site in (site for site in config.sites if site.name not in known):
        times.append(next_open(now, *config.crawl.hours_of(site)))
    for name, described, due, visits in each:
        configured = config.site(name)
        if due == "~" or (configured is None and is_left_out(json.loads(described))):
            continue
        site = configured or Site(name, "http://unknown.invalid/")
        at = max(now, clock.parse(due))
        if site.budget is not None and visits >= site.budget:
            at = max(at, tomorrow)
        times.append(next_open(at, *config.crawl.hours_of(site)))
    if not times:
        return None
    return max(min(times), tomorrow) if all_spent else min(times)


def program(archive: Path, config: Path) -> str:
    """The command line of this program on this machine, for a shell."""
    return shlex.join(_words(archive, config))


def _words(archive: Path, config: Path) -> list[str]:
    found = Path(sys.argv[0]).absolute()
    words = [str(found)] if found.name.startswith("newstrail") else [sys.executable, "-m", "crawler.cli"]
    return [*words, "--archive", str(archive.absolute()), "--config", str(config.absolute())]


def _unit(word: object) -> str:
    """A word as a systemd unit takes it: specifiers (%) spelled out, quoted where it must be (systemd.syntax(7))."""
    text = str(word).replace("%", "%%").replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"' if any(char in text for char in " '\t;") else text


def crontab(archive: Path, config: Path) -> str:
    """A crontab line that runs what is due every ten minutes; a run that still goes on keeps the next one out."""
    folder = shlex.quote(str(archive.absolute().parent))
    command = f"cd {folder} && {program(archive, config)} crawl >> newstrail.log 2>&1"
    line = "*/10 * * * * " + command.replace("%", "\\%")  # a bare % ends the command, says crontab(5)
    return f"# newstrail: what is due, every ten minutes\n{line}\n"


def systemd(archive: Path, config: Path) -> dict[str, str]:
    """Unit files by name: a service that watches, restarted when it fails."""
    folder = archive.absolute().parent
    words = [*_words(archive, config), "watch", "--health", str(folder / "newstrail.health")]
    command = " ".join(_unit(word).replace("$", "$$") for word in words)
    service = f"""[Unit]
Description=newstrail: watch news sites and keep every version
After=network-online.target
Wants=network-online.target

[Service]
Type=exec
WorkingDirectory={str(folder).replace("%", "%%")}
ExecStart={command}
ExecReload=/bin/kill -HUP $MAINPID
SuccessExitStatus=11
Restart=on-failure
RestartSec=60
TimeoutStopSec=30
NoNewPrivileges=yes
ProtectSystem=strict
ReadWritePaths={_unit(folder)}
PrivateTmp=yes

[Install]
WantedBy=default.target
"""
    return {"newstrail.service": service}
