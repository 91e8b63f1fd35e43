"""Copies of one text under several articles: exact ones, by the digest of the text.

Owns the `duplicates` table. Must not know visits.
"""

import sqlite3

WORDS_THAT_MATTER = 25  # a shorter text is a notice or a stub that many pages share


def record_exact(db: sqlite3.Connection, article: int, text_sha256: str, at: str) -> int | None:
    """Note that `article` says what an earlier article says word for word; the original's id, or None when it is alone.

    The original is the one published first, then the one seen first.
    """
    rows = db.execute(
        "SELECT DISTINCT a.id, coalesce(a.published_at, a.first_seen_at) AS born FROM revisions r"
        " JOIN articles a ON a.id = r.article_id WHERE r.text_sha256 = ? AND r.word_count >= ?"
        " ORDER BY born, a.id LIMIT 50",
        (text_sha256, WORDS_THAT_MATTER),
    ).fetchall()
    ids = [row["id"] for row in rows]
    if len(ids) < 2 or article not in ids:
        return None
    original = ids[0]
    copies = ids[1:] if original == article else [article]
    db.executemany(
        "INSERT OR IGNORE INTO duplicates (article_id, original_id, kind, similarity, detected_at)"
        " VALUES (?, ?, 'exact', 1.0, ?)",
        [(copy, original, at) for copy in copies],
    )
    return int(original)
