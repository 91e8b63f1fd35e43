"""Whether an archive is whole: the file, every body's digest, every revision's digest, the chain of visits, and whether
what is told of articles agrees with it (`archive.cross_checks`).

Owns the checks and what they report. Must not repair anything. SQLite's own integrity check does not see a changed byte
inside a stored body, so all that has a digest is read and hashed again.

What the chain shows: a visit that was altered, taken out or put in between. What it cannot show: visits cut off at the
end, unless the newest chain value was noted elsewhere (`Report.head`, `check(..., expect_head=...)`).
"""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from archive import bodies
from archive.bodies import Bodies
from archive.cross_checks import disagreements
from archive.errors import NewstrailError
from archive.ledger import revisions, visits
from archive.ledger.connection import Connection


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: the table and the key of its row ("" for the file as a whole), and what."""

    table: str
    key: str
    what: str


@dataclass(slots=True)
class Report:
    """What was checked and what was found. `head` is the newest visit's id and chain value: note it elsewhere."""

    findings: list[Finding] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    head: tuple[int, str] = (0, visits.FIRST_LINK)

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings


def check(
    path: Path | str,
    *,
    expect_head: tuple[int, str] | None = None,
    progress: Callable[[str, int], None] | None = None,
) -> Report:
    """Check an archive, reading only. `expect_head`: a visit's id and chain value that were noted before.

    `progress` is called with a table's name and how many of its rows were checked. Raises NotFound without a file,
    NewerArchive for one of a later version, DamagedArchive when it cannot even be opened.
    """
    connection = Connection(path, readonly=True)
    report = Report()
    tell = progress or (lambda _table, _count: None)
    try:
        for part in (_file, _bodies, _revisions, _chain, _articles, _agreement):
            try:
                for finding in part(connection.raw, report, tell):
                    report.findings.append(finding)
            except sqlite3.DatabaseError as error:
                report.findings.append(Finding("", "", f"{part.__name__.strip('_')}: {error}"))
        if expect_head is not None:
            report.findings += _expected(connection.raw, expect_head)
    finally:
        connection.close()
    return report


def _file(db: sqlite3.Connection, report: Report, tell: Callable[[str, int], None]) -> Iterator[Finding]:
    for (message,) in db.execute("PRAGMA integrity_check(100)"):
        if message != "ok":
            yield Finding("", "", message)
    for table, rowid, parent, _ in db.execute("PRAGMA foreign_key_check"):
        yield Finding(table, str(rowid), f"leads to a row of {parent} that is not there")
    tell("file", 1)


def _bodies(db: sqlite3.Connection, report: Report, tell: Callable[[str, int], None]) -> Iterator[Finding]:
    store = Bodies(db)
    count = 0
    for sha256, encoding in db.execute("SELECT sha256, encoding FROM bodies ORDER BY rowid"):
        count += 1
        if encoding != bodies.REMOVED:
            try:
                store.get(sha256)
            except NewstrailError as error:
                hit = db.execute(
                    "SELECT group_concat(id, ', ') FROM (SELECT id FROM fetches WHERE body_sha256 = ? LIMIT 20)",
                    (sha256,),
                ).fetchone()[0]
                yield Finding(
                    "bodies", sha256, f"{error.why or error.what}; visits that it belongs to: {hit or 'none'}"
                )
        if count % 500 == 0:
            tell("bodies", count)
    report.counts["bodies"] = count
    tell("bodies", count)


def _revisions(db: sqlite3.Connection, report: Report, tell: Callable[[str, int], None]) -> Iterator[Finding]:
    count = 0
    for row in db.execute("SELECT * FROM revisions ORDER BY id"):
        count += 1
        content = revisions.content_of(row)
        if revisions.text_digest(content) != row["text_sha256"]:
            yield Finding("revisions", str(row["id"]), "the text does not have its digest")
        elif revisions.content_digest(content) != row["content_sha256"]:
            yield Finding(
                "revisions", str(row["id"]), "title, subtitle, authors, date or text do not have their digest"
            )
        if count % 500 == 0:
            tell("revisions", count)
    report.counts["revisions"] = count
    tell("revisions", count)


def _chain(db: sqlite3.Connection, report: Report, tell: Callable[[str, int], None]) -> Iterator[Finding]:
    previous, number, count = visits.FIRST_LINK, 0, 0
    for row in db.execute(f"SELECT {', '.join(visits.CHAINED)}, chain FROM fetches ORDER BY id"):  # noqa: S608
        count += 1
        if row["id"] != number + 1:
            missing = str(number + 1) if row["id"] == number + 2 else f"{number + 1} to {row['id'] - 1}"
            yield Finding("fetches", missing, "taken out of the chain")
        # After a break the chain is taken up from the row itself, so that each row is named for its own fault.
        elif visits.link(previous, dict(row)) != row["chain"]:
            yield Finding("fetches", str(row["id"]), "altered, or not recorded after the visit before it")
        previous, number = row["chain"], row["id"]
        if count % 500 == 0:
            tell("fetches", count)
    report.counts["fetches"] = count
    report.head = (number, previous)
    tell("fetches", count)


def _articles(db: sqlite3.Connection, report: Report, tell: Callable[[str, int], None]) -> Iterator[Finding]:
    report.counts["articles"] = db.execute("SELECT count(*) FROM articles").fetchone()[0]
    for article, revision in db.execute(
        "SELECT a.id, r.id FROM articles a JOIN revisions r ON r.id = a.latest_revision_id WHERE r.article_id <> a.id"
    ):
        yield Finding("articles", str(article), f"its latest revision {revision} is another article's")
    for article, counted, there in db.execute(
        "SELECT a.id, a.revision_count, count(r.id) FROM articles a LEFT JOIN revisions r ON r.article_id = a.id"
        " GROUP BY a.id HAVING a.revision_count <> count(r.id)"
    ):
        yield Finding("articles", str(article), f"counts {counted} revisions and has {there}")
    for change, article in db.execute(
        "SELECT c.id, c.article_id FROM changes c JOIN revisions r ON r.id IN (c.from_revision_id, c.to_revision_id)"
        " WHERE r.article_id <> c.article_id"
    ):
        yield Finding("changes", str(change), f"joins revisions that are not of its article {article}")
    for (change,) in db.execute("SELECT id FROM changes WHERE not_before > not_after OR not_after > detected_at"):
        yield Finding("changes", str(change), "its interval ends before it begins")
    tell("articles", report.counts["articles"])


def _agreement(db: sqlite3.Connection, report: Report, tell: Callable[[str, int], None]) -> Iterator[Finding]:
    named = {(found.table, found.key) for found in report.findings}
    for table, key, what in disagreements(db):
        if (table, key) not in named:
            named.add((table, key))
            yield Finding(table, key, what)


def _expected(db: sqlite3.Connection, head: tuple[int, str]) -> list[Finding]:
    row = db.execute("SELECT chain FROM fetches WHERE id = ?", (head[0],)).fetchone()
    if row is None:
        return [Finding("fetches", str(head[0]), "noted before, and not there any more: the end was cut off")]
    if row[0] != head[1]:
        return [Finding("fetches", str(head[0]), "its chain value is not the one that was noted")]
    return []
