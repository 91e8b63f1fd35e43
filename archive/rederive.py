"""History derived again from the stored bytes by a newer extractor, without a single publisher's edit coming of it.

Owns the rewriting of revisions and what follows: revisions that become the same are merged, changes between them are
withdrawn, the others are described again. Must not know how content is extracted: the caller brings it. Numbers of
revisions stay as they were, so that links to them go on working; a merged one leaves a hole.
"""

import json
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from archive import clock
from archive.diff import describe
from archive.ledger import revisions
from archive.ledger.cells import to_json
from archive.model import Content
from archive.noise import compare
from archive.store import Archive


@dataclass(frozen=True, slots=True)
class Source:
    """The visit that a revision was read from: all that an extractor needs."""

    revision_id: int
    article_id: int
    site_id: int
    url: str
    fetched_at: datetime
    headers: Mapping[str, str]
    body_sha256: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What the newer extractor reads otherwise in a revision: the fields, and the content before and after."""

    revision_id: int
    article_id: int
    number: int
    fields: tuple[str, ...]
    before: Content
    after: Content


@dataclass(slots=True)
class Report:
    """What came of it, for one article or summed over many."""

    articles: int = 0
    revisions: int = 0
    rewritten: int = 0
    kept: int = 0  # the newer extractor found no article in the bytes, or they are not stored: left as it was
    merged: int = 0
    changes_withdrawn: int = 0
    changes_described_again: int = 0
    differences: list[Difference] = field(default_factory=list)

    def add(self, other: "Report") -> None:
        """Sum another report into this one."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


def waiting(archive: Archive, extractor: str, *, site: str | None = None) -> list[int]:
    """The articles with a revision that another extractor than `extractor` read: what is still to do."""
    site_id = archive.site_id(site) if site else None
    rows = archive.connection.rows(
        "SELECT DISTINCT r.article_id AS id FROM revisions r JOIN articles a ON a.id = r.article_id"
        " WHERE r.extractor <> ? AND (? IS NULL OR a.site_id = ?) ORDER BY r.article_id",
        (extractor, site_id, site_id),
    )
    return [row["id"] for row in rows]


def sources(archive: Archive, article_id: int) -> list[Source]:
    """The visits that an article's revisions were read from, in the order of the revisions; without bytes left out."""
    rows = archive.connection.rows(
        "SELECT r.id, r.article_id, a.site_id, coalesce(f.final_url, f.url) AS url, f.fetched_at, f.headers,"
        " f.body_sha256 FROM revisions r JOIN fetches f ON f.id = r.fetch_id JOIN articles a ON a.id = r.article_id"
        " JOIN bodies b ON b.sha256 = f.body_sha256 AND b.encoding <> 'removed'"
        " WHERE r.article_id = ? ORDER BY r.number",
        (article_id,),
    )
    return [
        Source(
            row["id"],
            row["article_id"],
            row["site_id"],
            row["url"],
            clock.parse(row["fetched_at"]),
            json.loads(row["headers"]),
            row["body_sha256"],
        )
        for row in rows
    ]


def rederive(
    archive: Archive,
    article_id: int,
    derive: Callable[[Source, bytes], Content | None],
    extractor: str,
    *,
    dry_run: bool = False,
) -> Report:
    """Derive an article's revisions again by `derive` and write them; see `rewrite`."""
    contents = {
        source.revision_id: derive(source, archive.body(source.body_sha256)) for source in sources(archive, article_id)
    }
    return rewrite(archive, article_id, contents, extractor, dry_run=dry_run)


def rewrite(
    archive: Archive,
    article_id: int,
    contents: Mapping[int, Content | None],
    extractor: str,
    *,
    dry_run: bool = False,
) -> Report:
    """Put the contents that `extractor` read in the place of those of an article's revisions (by revision id).

    A revision without new content keeps its text. No change is ever made; changes whose two revisions became the same
    are withdrawn. Does not commit; with `dry_run` nothing is written and the report is the same.
    """
    report = Report(articles=1)
    with archive.connection.writing() as db:
        db.execute("SAVEPOINT rewriting")
        _rewrite(db, article_id, contents, extractor, report)
        if report.rewritten:
            _merge(db, article_id, report)
            _describe_again(db, article_id, report)
            _headline(db, article_id)
        if dry_run:
            db.execute("ROLLBACK TO rewriting")
        db.execute("RELEASE rewriting")
    return report


def _rewrite(
    db: sqlite3.Connection,
    article: int,
    contents: Mapping[int, Content | None],
    extractor: str,
    report: Report,
) -> None:
    for row in db.execute("SELECT * FROM revisions WHERE article_id = ? ORDER BY number", (article,)).fetchall():
        report.revisions += 1
        given = contents.get(row["id"])
        before = revisions.content_of(row)
        if given is None or not given.text.strip():
            report.kept += 1
            db.execute("UPDATE revisions SET extractor = ? WHERE id = ?", (extractor, row["id"]))
            continue
        after = revisions.clean(given)
        fields = tuple(
            name
            for name in ("title", "subtitle", "authors", "published_at", "text")
            if getattr(before, name) != getattr(after, name)
        )
        if fields:
            report.rewritten += 1
            report.differences.append(Difference(row["id"], article, row["number"], fields, before, after))
        db.execute(
            "UPDATE revisions SET title = ?, subtitle = ?, authors = ?, published_at = ?, published_precision = ?,"
            " modified_at = ?, language = ?, text = ?, text_sha256 = ?, content_sha256 = ?, word_count = ?,"
            " extractor = ? WHERE id = ?",
            (
                *revisions.cells(after),
                revisions.text_digest(after),
                revisions.content_digest(after),
                after.word_count,
                extractor,
                row["id"],
            ),
        )


def _merge(db: sqlite3.Connection, article: int, report: Report) -> None:
    kept: list[tuple[int, Content]] = []
    for row in db.execute("SELECT * FROM revisions WHERE article_id = ? ORDER BY number", (article,)).fetchall():
        content = revisions.content_of(row)
        twin = next((number for number, other in kept if not compare(other, content).fields), None)
        if twin is None:
            kept.append((row["id"], content))
            continue
        report.merged += 1
        _fold(db, row, twin)
    # A change that leads from a text to the same text tells of nothing; coming back and moving still do.
    withdrawn = db.execute(
        "DELETE FROM changes WHERE article_id = ? AND kind IN ('edited', 'reverted')"
        " AND from_revision_id = to_revision_id",
        (article,),
    )
    report.changes_withdrawn += withdrawn.rowcount
    db.execute(
        "UPDATE articles SET revision_count = (SELECT count(*) FROM revisions WHERE article_id = ?) WHERE id = ?",
        (article, article),
    )


def _fold(db: sqlite3.Connection, row: sqlite3.Row, twin: int) -> None:
    for table, column in (
        ("fetches", "revision_id"),
        ("suppressed", "revision_id"),
        ("changes", "from_revision_id"),
        ("changes", "to_revision_id"),
        ("articles", "latest_revision_id"),
    ):
        db.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (twin, row["id"]))  # noqa: S608
    db.execute(
        "UPDATE revisions SET last_seen_at = max(last_seen_at, ?), first_seen_at = min(first_seen_at, ?) WHERE id = ?",
        (row["last_seen_at"], row["first_seen_at"], twin),
    )
    db.execute("DELETE FROM revisions WHERE id = ?", (row["id"],))


def _describe_again(db: sqlite3.Connection, article: int, report: Report) -> None:
    rows = db.execute(
        "SELECT id, kind, from_revision_id, to_revision_id, fields, labels FROM changes WHERE article_id = ?"
        " AND from_revision_id <> to_revision_id AND kind <> 'moved' ORDER BY id",
        (article,),
    ).fetchall()
    shown: set[int] = set()
    for row in rows:
        before, after = (
            revisions.content_of(db.execute("SELECT * FROM revisions WHERE id = ?", (number,)).fetchone())
            for number in (row["from_revision_id"], row["to_revision_id"])
        )
        told = describe(before, after)
        fields = compare(before, after).fields
        kind = row["kind"]
        if kind == "edited" and row["to_revision_id"] in shown | {row["from_revision_id"]}:
            kind = "reverted"
        shown |= {row["from_revision_id"], row["to_revision_id"]}
        # "variant" is what the visits showed, not what the text says.
        labels = [label.name for label in told.labels]
        labels += [name for name in json.loads(row["labels"]) if name == "variant"]
        db.execute(
            "UPDATE changes SET kind = ?, fields = ?, words_added = ?, words_removed = ?, magnitude = ?, labels = ?,"
            " label_evidence = ?, silent = ? WHERE id = ?",
            (
                kind,
                to_json(list(fields)),
                told.words_added,
                told.words_removed,
                float(told.magnitude),
                to_json(labels),
                to_json({label.name: label.evidence for label in told.labels}),
                int(told.silent),
                row["id"],
            ),
        )
        report.changes_described_again += 1


def _headline(db: sqlite3.Connection, article: int) -> None:
    db.execute(
        "UPDATE articles SET (title, authors, published_at, published_precision, language) = (SELECT title, authors,"
        " published_at, published_precision, language FROM revisions WHERE id = articles.latest_revision_id)"
        " WHERE id = ? AND latest_revision_id IS NOT NULL",
        (article,),
    )
