"""`newstrail sites`: the sites of the archive and how they fare."""

from datetime import timedelta
from pathlib import Path

import click

from archive import clock
from archive.cli.options import archive_option, format_options
from archive.cli.output import emit
from archive.display import to_minute
from archive.rows import rows
from archive.store import Archive

COLUMNS = ("name", "home_url", "articles", "revisions", "edits", "gone", "listings", "last_fetch_at", "failures_7d")

_QUERY = """
SELECT s.id, s.name, s.home_url, s.added_at,
  (SELECT count(*) FROM articles a WHERE a.site_id = s.id) AS articles,
  (SELECT coalesce(sum(a.revision_count), 0) FROM articles a WHERE a.site_id = s.id) AS revisions,
  (SELECT count(*) FROM changes c WHERE c.site_id = s.id AND c.kind IN ('edited', 'reverted')) AS edits,
  (SELECT count(*) FROM articles a WHERE a.site_id = s.id AND a.status = 'gone') AS gone,
  (SELECT count(*) FROM listings l WHERE l.site_id = s.id AND l.active = 1) AS listings,
  (SELECT max(f.fetched_at) FROM fetches f WHERE f.site_id = s.id) AS last_fetch_at,
  (SELECT count(*) FROM fetches f WHERE f.site_id = s.id AND f.outcome IN ('failed', 'unreadable', 'challenge')
    AND f.fetched_at >= :week_ago) AS failures_7d,
  s.hold_reason
FROM sites s ORDER BY s.name
"""


@click.command(short_help="Sites and their health.")
@format_options
@archive_option
def command(form: str, archive: Path) -> None:
    """Sites, what the archive holds of each, and what went wrong in the last seven days.

    \b
    newstrail sites
    newstrail sites --json
    """
    with Archive(archive, readonly=True) as store:
        found = rows(store.db.conn, _QUERY, week_ago=clock.stamp(clock.now() - timedelta(days=7)))
    if form == "table":
        for row in found:
            row["last_fetch_at"] = to_minute(row["last_fetch_at"])
    emit(found, COLUMNS, form)
