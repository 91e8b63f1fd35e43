"""How much of the usual effort a budget of requests a day leaves to a site.

Owns the queries behind it. A crawl plans by it, and `newstrail schedule --explain` says it. Must not know how an effort
becomes a time.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache

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


def efforts_within(
    connection: sqlite3.Connection, crawl: CrawlConfig, sites: Mapping[int, Site], now: datetime
) -> dict[int, float]:
    """The effort that the budgets of each site, and of all together, leave to it: the configured one at most."""
    shared = None if crawl.budget is None else _demand(connection, crawl.budget, None, now)

    @cache  # nearly all sites have the same effort
    def together(most: float) -> float:
        return most if shared is None else affordable(*shared, most)

    efforts = {}
    for number, site in sites.items():
        effort = crawl.effort_of(site)
        if site.budget is not None:
            effort = affordable(*_demand(connection, site.budget, number, now), effort)
        efforts[number] = together(effort)
    return efforts


def _demand(
    connection: sqlite3.Connection, budget: int, only: int | None, now: datetime
) -> tuple[Sequence[Group], float]:
    """The articles that share a budget, and the visits a day that are left to them; `only`: of that site."""
    asked = {"site": only, "now": clock.stamp(now), "day": clock.stamp(now)[:10]}
    (listings,) = connection.execute(_LISTINGS, asked).fetchone()
    (spent,) = connection.execute(_SPENT, asked).fetchone()
    left = 24 - now.astimezone(UTC).hour - now.minute / 60
    return _groups(connection.execute(_GROUPS, asked).fetchall()), allowance(budget, spent, left, listings)


def _groups(rows: Sequence[tuple[int, int, float, int]]) -> list[Group]:
    return [Group(count, Past(age + 0.5, edits, None, rate)) for age, edits, rate, count in rows]
