"""Copies as they arrive: a new text finds what it is a copy of, and the earliest of a cluster becomes its original.

Owns the `duplicates` table and the order of who was first. Must not know visits, pages or how candidates are found.
"""

import json
import sqlite3
from dataclasses import dataclass
from datetime import timedelta

from archive import clock
from archive.duplicates import index
from archive.duplicates.agencies import credited
from archive.duplicates.judge import Digested, Verdict, digest, judge
from archive.duplicates.shingles import shingle_hashes, tokens
from archive.duplicates.sketch import sketch

LEAST_WORDS = 25  # a shorter text is a notice or a stub that many pages share
REPRESENTED = 0.9  # a copy as close as this is found through its original and needs no place in the index


@dataclass(frozen=True, slots=True)
class _Text:
    """An article as it is compared: its present text, and since when it is known to exist."""

    article_id: int
    text: str
    authors: tuple[str, ...]
    born: tuple[str, str, int]  # published or first seen, first seen, id: the order of who was first
    published_at: str | None
    first_seen_at: str


def note_copies(
    connection: sqlite3.Connection, article_id: int, at: str, *, window: timedelta | None = None
) -> int | None:
    """Look up what the present text of an article is a copy of, and note it; the id of the original, None if alone.

    `at` is the stamp of detection. With `window`, only articles first seen within it of this one are considered. The
    earliest by its own date, then by first sight, is the original of all: a later find that is older takes over.
    """
    new = _load(connection, article_id)
    if new is None:
        return None
    words = tokens(new.text)
    if len(words) < LEAST_WORDS:
        return None
    summary = sketch(shingle_hashes(words))
    found = _best(connection, new, index.candidates(connection, summary, apart_from=article_id), window)
    if found is None:
        index.add(connection, article_id, summary)
        return None
    original, verdict = found
    if verdict.similarity < REPRESENTED or verdict.resemblance < REPRESENTED:
        index.add(connection, article_id, summary)
    return _join(connection, new, original, verdict, at)


def _best(
    connection: sqlite3.Connection, new: _Text, ids: list[int], window: timedelta | None
) -> tuple[_Text, Verdict] | None:
    mine, best = digest(new.text), None
    for candidate in ids:
        other = _load(connection, candidate)
        if other is None or (window is not None and not _within(new, other, window)):
            continue
        verdict = judge(mine, digest(other.text))
        rank = (verdict.similarity, verdict.resemblance)
        if verdict.kind and (best is None or rank > (best[1].similarity, best[1].resemblance)):
            best = (other, verdict)
    return None if best is None else _root(connection, new, mine, *best)


def _root(
    connection: sqlite3.Connection, new: _Text, mine: Digested, other: _Text, verdict: Verdict
) -> tuple[_Text, Verdict]:
    """The original of `other`, if the new text is a copy of that too; else `other` itself."""
    row = connection.execute(
        "SELECT original_id FROM duplicates WHERE article_id = ? ORDER BY similarity DESC LIMIT 1", (other.article_id,)
    ).fetchone()
    root = None if row is None or row[0] == new.article_id else _load(connection, row[0])
    if root is not None:
        of_root = judge(mine, digest(root.text))
        if of_root.kind:
            return root, of_root
    return other, verdict


def _join(connection: sqlite3.Connection, new: _Text, original: _Text, verdict: Verdict, at: str) -> int:
    first, copy = (new, original) if new.born < original.born else (original, new)
    if first is new:
        connection.execute(
            "UPDATE OR IGNORE duplicates SET original_id = ? WHERE original_id = ? AND article_id != ?",
            (new.article_id, original.article_id, new.article_id),
        )
    # One article has one original: what stood there before is replaced, and the two never name each other.
    connection.execute("DELETE FROM duplicates WHERE article_id = ?", (copy.article_id,))
    connection.execute(
        "DELETE FROM duplicates WHERE article_id = ? AND original_id = ?", (first.article_id, copy.article_id)
    )
    evidence = {
        "why": verdict.why,
        "resemblance": round(verdict.resemblance, 3),
        "original_published_at": first.published_at,
        "original_first_seen_at": first.first_seen_at,
        "agency": credited(copy.text, copy.authors) or credited(first.text, first.authors),
    }
    connection.execute(
        "INSERT INTO duplicates (article_id, original_id, kind, similarity, detected_at, evidence)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (copy.article_id, first.article_id, verdict.kind, round(verdict.similarity, 4), at, json.dumps(evidence)),
    )
    return first.article_id


def _load(connection: sqlite3.Connection, article_id: int) -> _Text | None:
    row = connection.execute(
        """SELECT r.text, r.authors, a.published_at, a.first_seen_at FROM articles a
        JOIN revisions r ON r.id = a.latest_revision_id WHERE a.id = ?""",
        (article_id,),
    ).fetchone()
    if row is None:
        return None
    text, authors, published, seen = row
    return _Text(article_id, text, tuple(json.loads(authors)), (published or seen, seen, article_id), published, seen)


def _within(one: _Text, other: _Text, window: timedelta) -> bool:
    return abs(clock.parse(one.first_seen_at) - clock.parse(other.first_seen_at)) <= window
