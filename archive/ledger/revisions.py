"""Rows of `revisions` and `changes`, and the values they stand for.

Owns the reading and writing of both and the digests of content. Must not know when a revision or change is due.
"""

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from archive import clock
from archive.history import Known
from archive.ledger.cells import integer, text, to_json
from archive.model import Change, ChangeKind, Content, Label, Revision

COLUMNS = (
    "r.id, r.article_id, r.number, r.title, r.subtitle, r.authors, r.published_at, r.published_precision,"
    " r.modified_at, r.language, r.text, r.text_sha256, r.content_sha256, r.word_count, r.first_seen_at,"
    " r.last_seen_at, r.fetch_id, r.extractor"
)


def clean(content: Content) -> Content:
    """`content` as the archive can hold it: every string valid UTF-8 without NUL, empty ones None."""
    return replace(
        content,
        title=text(content.title) or None,
        subtitle=text(content.subtitle) or None,
        authors=tuple(name for name in (text(author) for author in content.authors) if name),
        published_precision=text(content.published_precision) if content.published_at else None,
        language=text(content.language) or None,
        section=text(content.section) or None,
        image=text(content.image) or None,
        text=text(content.text) or "",
        word_count=integer(content.word_count) or 0,
    )


def text_digest(content: Content) -> str:
    """The SHA-256 of the body text."""
    return hashlib.sha256(content.text.encode()).hexdigest()


def content_digest(content: Content) -> str:
    """The SHA-256 of everything whose difference makes a revision."""
    published = clock.stamp(content.published_at) if content.published_at else None
    fixed = [content.title, content.subtitle, list(content.authors), published, content.text]
    return hashlib.sha256(to_json(fixed).encode()).hexdigest()


def content_of(row: Mapping[str, Any] | sqlite3.Row) -> Content:
    """The content that a row of `revisions` holds."""
    return Content(
        title=row["title"],
        subtitle=row["subtitle"],
        authors=tuple(json.loads(row["authors"])),
        published_at=clock.parse(row["published_at"]) if row["published_at"] else None,
        published_precision=row["published_precision"],
        modified_at=clock.parse(row["modified_at"]) if row["modified_at"] else None,
        language=row["language"],
        text=row["text"],
        word_count=row["word_count"],
    )


def known(row: sqlite3.Row) -> Known:
    """A row of `revisions` as the state machine sees it."""
    return Known(
        row["id"],
        row["number"],
        content_of(row),
        row["content_sha256"],
        clock.parse(row["first_seen_at"]),
        clock.parse(row["last_seen_at"]),
    )


def revision(row: sqlite3.Row) -> Revision:
    """A row of `revisions` (with the article's `url`) as a value."""
    return Revision(
        id=row["id"],
        article_id=row["article_id"],
        number=row["number"],
        url=row["url"],
        content=content_of(row),
        text_sha256=row["text_sha256"],
        first_seen_at=clock.parse(row["first_seen_at"]),
        last_seen_at=clock.parse(row["last_seen_at"]),
        fetch_id=row["fetch_id"],
        extractor=row["extractor"],
    )


def change(row: sqlite3.Row) -> Change:
    """A row of `changes` as a value."""
    evidence = json.loads(row["label_evidence"])
    return Change(
        id=row["id"],
        article_id=row["article_id"],
        kind=ChangeKind(row["kind"]),
        from_revision_id=row["from_revision_id"],
        to_revision_id=row["to_revision_id"],
        not_before=clock.parse(row["not_before"]),
        not_after=clock.parse(row["not_after"]),
        detected_at=clock.parse(row["detected_at"]),
        fields=tuple(json.loads(row["fields"])),
        words_added=row["words_added"],
        words_removed=row["words_removed"],
        magnitude=row["magnitude"],
        labels=tuple(Label(name, evidence.get(name, "")) for name in json.loads(row["labels"])),
        announced_at=clock.parse(row["announced_at"]) if row["announced_at"] else None,
    )


def insert(
    db: sqlite3.Connection, article: int, number: int, content: Content, seen: str, fetch: int, extractor: str
) -> int:
    """Write a revision and return its id. `content` is clean; `seen` is when it was first seen."""
    made = db.execute(
        "INSERT INTO revisions (article_id, number, title, subtitle, authors, published_at, published_precision,"
        " modified_at, language, text, text_sha256, content_sha256, word_count, first_seen_at, last_seen_at,"
        " fetch_id, extractor) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            article,
            number,
            *cells(content),
            text_digest(content),
            content_digest(content),
            content.word_count,
            seen,
            seen,
            fetch,
            extractor,
        ),
    )
    return int(made.lastrowid or 0)


def cells(content: Content) -> tuple[Any, ...]:
    """title, subtitle, authors, published_at, published_precision, modified_at, language, text: as they are stored."""
    return (
        content.title,
        content.subtitle,
        to_json(list(content.authors)),
        clock.stamp(content.published_at) if content.published_at else None,
        content.published_precision,
        clock.stamp(content.modified_at) if content.modified_at else None,
        content.language,
        content.text,
    )
