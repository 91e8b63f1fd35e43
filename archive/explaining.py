"""Why an article was fetched, and what came of it: its way into the archive, visit by visit.

Owns the queries behind `newstrail explain`. Read only. Must not know how the next visit is chosen beyond its reason.
"""

import json
import sqlite3
from typing import Any

from archive.rows import rows


def explain(connection: sqlite3.Connection, article_id: int) -> dict[str, Any]:
    """The article with its URLs, the entries that showed it, its latest visits (newest first), and its next one.

    Keys: article, urls, shown_by, visits, next. `evidence` of a visit is what decided its outcome.
    """
    article = rows(
        connection,
        "SELECT a.id, s.name AS site, a.url, a.status, a.title, a.first_seen_at, a.last_seen_at, a.revision_count,"
        " a.next_check_at, a.schedule_reason FROM articles a JOIN sites s ON s.id = a.site_id WHERE a.id = :article",
        article=article_id,
    )[0]
    visits = rows(
        connection,
        "SELECT id, fetched_at, url, status, outcome, page_kind, run_id, evidence FROM fetches"
        " WHERE article_id = :article ORDER BY id DESC LIMIT 20",
        article=article_id,
    )
    for visit in visits:
        visit["evidence"] = json.loads(visit["evidence"])
    return {
        "article": {key: article[key] for key in list(article)[:8]},
        "urls": rows(
            connection,
            "SELECT url, relation, first_seen_at FROM urls WHERE article_id = :article ORDER BY first_seen_at",
            article=article_id,
        ),
        "shown_by": rows(
            connection,
            "SELECT coalesce(l.url, p.url) AS page, coalesce(l.kind, 'box') AS kind, l.found_by, e.title, e.position,"
            " e.published_text, e.first_seen_at, e.last_seen_at FROM entries e"
            " LEFT JOIN listings l ON l.id = e.listing_id LEFT JOIN articles p ON p.id = e.page_article_id"
            " WHERE e.article_id = :article ORDER BY e.first_seen_at, e.id",
            article=article_id,
        ),
        "visits": visits,
        "next": {"at": article["next_check_at"], "reason": article["schedule_reason"]},
    }
