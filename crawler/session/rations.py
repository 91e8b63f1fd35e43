"""How much of the usual effort a budget of requests a day leaves to a site.

Owns the queries behind it. A crawl plans by it, and `newstrail schedule --explain` says it. Must not know how an effort
becomes a time.
"""

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime

from archive import clock
from crawler.config import CrawlConfig, Site
from crawler.schedule.hazard import Past
from crawler.schedule.rations import Group, affordable, allowance

_GROUPS = """
WITH ages AS (
  SELECT max(0, (julianday(:now) - julianday(coalesce(a.published_at, a.first_seen_at))) * 24) AS hours,
    min(max(a.revision_count - 1, 0), 6) AS edits, coalesce(s.edit_rate, 1.0) AS rate
  FROM articles a JOIN sites s ON s.id = a.site_id
  WHERE (:site IS NULL OR a.site_id = :site) AND a.next_check_at IS NOT NULL AND a.status IN ('live', 'blocked'))
SELECT iif(hours < 48, CAST(hours AS INTEGER), CAST(hours / 24 AS INTEGER) * 24) AS age, edits, rate, count(*)
FROM ages GROUP BY 1, 2, 3"""

_LISTINGS = """
SELECT coalesce(sum(86400.0 / interval_s), 0) FROM listings
WHERE active = 1 AND interval_s > 0 AND (:site IS NULL OR site_id = :site)"""

_SPENT = "SELECT coalesce(sum(visits), 0) FROM visit_days WHERE day = :day AND (:site IS NULL OR site_id = :site)"


def effort_within(connection: sqlite3.Connection, crawl: CrawlConfig, site: Site, site_id: int, now: datetime) -> float:
    """The effort that the budgets of the site, and of all sites together, leave to it: the configured one at most."""
    effort = crawl.effort if site.effort is None else site.effort
    for budget, only in ((site.budget, site_id), (crawl.budget, None)):
        if budget is not None:
            effort = min(effort, _effort(connection, budget, only, effort, now))
    return effort


def _effort(connection: sqlite3.Connection, budget: int, only: int | None, most: float, now: datetime) -> float:
    asked = {"site": only, "now": clock.stamp(now), "day": clock.stamp(now)[:10]}
    (listings,) = connection.execute(_LISTINGS, asked).fetchone()
    (spent,) = connection.execute(_SPENT, asked).fetchone()
    left = 24 - now.astimezone(UTC).hour - now.minute / 60
    return affordable(
        _groups(connection.execute(_GROUPS, asked).fetchall()), allowance(budget, spent, left, listings), most
    )


def _groups(rows: Sequence[tuple[int, int, float, int]]) -> list[Group]:
    return [Group(count, Past(age + 0.5, edits, None, rate)) for age, edits, rate, count in rows]
