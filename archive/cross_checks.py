"""Whether what an archive says of its articles follows from the visits that it recorded.

Owns those comparisons: visits stand in a chain that tells of every touch (`archive.verify`), and revisions, changes and
articles have to agree with them. Read only. Must not repair anything.
"""

import sqlite3
from collections.abc import Iterator

Odd = tuple[str, str, str]  # table, key of the row, what is wrong with it

# Each query gives the table, the key of a row, and what is wrong there.
_QUERIES = (
    # Revisions: made by a visit, last seen at a visit, found again by their words.
    """SELECT 'revisions', r.id, 'the visit that brought it is not one to its article'
      FROM revisions r LEFT JOIN fetches f ON f.id = r.fetch_id
      WHERE r.fetch_id IS NOT NULL AND f.article_id IS NOT r.article_id""",
    """SELECT 'revisions', r.id, 'it was first or last seen at another time than the visits say that showed it'
      FROM revisions r LEFT JOIN (SELECT revision_id, min(fetched_at) AS first, max(fetched_at) AS last FROM fetches
        GROUP BY revision_id) f ON f.revision_id = r.id
      WHERE f.first IS NOT r.first_seen_at OR f.last IS NOT r.last_seen_at""",
    """SELECT 'revisions', r.id, 'no change leads to it'
      FROM revisions r WHERE r.number > 1 AND NOT EXISTS
        (SELECT 1 FROM changes c WHERE c.article_id = r.article_id AND c.to_revision_id = r.id)""",
    """SELECT 'revisions', r.id, 'it cannot be found by search'
      FROM revisions r WHERE NOT EXISTS (SELECT 1 FROM revisions_fts_docsize d WHERE d.id = r.id)""",
    # Changes: between two visits to their article.
    """SELECT 'changes', c.id, 'no visit to its article was made at its not_before'
      FROM changes c WHERE NOT EXISTS
        (SELECT 1 FROM fetches f WHERE f.article_id = c.article_id AND f.fetched_at = c.not_before)""",
    """SELECT 'changes', c.id, 'no visit to its article was made at its not_after'
      FROM changes c WHERE NOT EXISTS
        (SELECT 1 FROM fetches f WHERE f.article_id = c.article_id AND f.fetched_at = c.not_after)""",
    # Articles: as their latest revision and their changes leave them.
    """SELECT 'articles', a.id, 'its title is not that of its latest revision'
      FROM articles a JOIN revisions r ON r.id = a.latest_revision_id WHERE a.title IS NOT r.title""",
    """SELECT 'articles', a.id, 'it is ' || a.status || ', and its last change was ' || l.kind
      FROM articles a JOIN (SELECT article_id, kind, max(id) FROM changes WHERE kind IN ('disappeared', 'returned')
        GROUP BY article_id) l ON l.article_id = a.id
      WHERE (a.status = 'live' AND l.kind = 'disappeared') OR (a.status = 'gone' AND l.kind = 'returned')""",
    """SELECT 'articles', a.id, 'it is gone, and no change says so'
      FROM articles a WHERE a.status = 'gone' AND a.latest_revision_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM changes c WHERE c.article_id = a.id AND c.kind = 'disappeared')""",
)


def disagreements(db: sqlite3.Connection) -> Iterator[Odd]:
    """Rows of revisions, changes and articles that do not agree with the visits, or with each other."""
    for query in _QUERIES:
        for table, key, what in db.execute(query):
            yield table, str(key), what
