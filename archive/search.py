"""Full-text search over all revisions, the deleted words too, and the history of a phrase.

Owns the reading of a person's query and the two indexes: words (FTS5, unicode61) and, for scripts written without
spaces, runs of three characters (FTS5, trigram). Must not know commands or pages.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from archive import clock
from archive.errors import UsageError
from archive.querying import Terms, read_query

if TYPE_CHECKING:
    from archive.ledger.connection import Connection
    from archive.store import Archive

CANDIDATES = 2000  # revisions looked at before they are gathered by article: keeps a common word fast


@dataclass(frozen=True, slots=True)
class Hit:
    """An article in which the query was found. `number` is what it says now if that says it, else the newest revision
    that did (`numbers` are all of them); `stands` whether what the article says now still does; `passage` the words
    around it with the match between « and »."""

    article_id: int
    revision_id: int
    number: int
    numbers: tuple[int, ...]
    site: str
    url: str
    title: str | None
    passage: str
    stands: bool
    status: str
    first_seen_at: datetime
    last_seen_at: datetime


def search(
    archive: "Archive",
    query: str,
    *,
    site: str | None = None,
    gone: bool = False,
    newest: bool = False,
    limit: int = 20,
) -> list[Hit]:
    """The articles whose revisions say `query`: the best match first, or the `newest` revision first.

    Words are sought each on its own, "words in quotes" as a phrase; -word excludes, word* completes, OR joins two.
    `gone`: only passages that no longer stand. `site`: only that site's. Raises UsageError on an empty query.
    """
    terms = read_query(query)
    if terms.empty:
        raise UsageError("The query holds no word to look for.", do='Give words, or a phrase in "quotes".')
    connection = archive.connection
    site_id = archive.site_id(site) if site else None
    order = "r.id DESC" if newest or not terms.words else "rank"
    where, values = terms.where()
    rows = connection.rows(
        f"SELECT r.id, r.article_id{', f.rank' if terms.words else ''} FROM {_tables(terms)}"  # noqa: S608
        f" JOIN articles a ON a.id = r.article_id WHERE {where} AND (? IS NULL OR a.site_id = ?)"
        f" ORDER BY {order} LIMIT ?",
        [*values, site_id, site_id, CANDIDATES],
    )
    found: dict[int, int] = {}
    hits: list[Hit] = []
    for row in rows:
        article = row["article_id"]
        if article in found:
            continue
        found[article] = row["id"]
        hit = _hit(connection, terms, article)
        if hit is not None and not (gone and hit.stands):
            hits.append(hit)
            if len(hits) >= limit:
                break
    return hits


def _tables(terms: Terms) -> str:
    return "revisions_fts f JOIN revisions r ON r.id = f.rowid" if terms.words else "revisions r"


def _hit(connection: "Connection", terms: Terms, article: int) -> Hit | None:
    where, values = terms.where()
    matching = connection.rows(
        f"SELECT r.id, r.number FROM {_tables(terms)} WHERE {where} AND r.article_id = ? ORDER BY r.number",  # noqa: S608
        [*values, article],
    )
    if not matching:
        return None
    ids = [row["id"] for row in matching]
    now = connection.row("SELECT latest_revision_id AS id FROM articles WHERE id = ?", (article,))
    newest = now["id"] if now is not None and now["id"] in ids else ids[-1]
    row = connection.row(
        "SELECT a.url, a.status, s.name AS site, r.number, r.title, r.text, r.first_seen_at, r.last_seen_at"
        " FROM articles a JOIN sites s ON s.id = a.site_id JOIN revisions r ON r.id = ? WHERE a.id = ?",
        (newest, article),
    )
    assert row is not None
    return Hit(
        article_id=article,
        revision_id=newest,
        number=row["number"],
        numbers=tuple(one["number"] for one in matching),
        site=row["site"],
        url=row["url"],
        title=row["title"],
        passage=terms.passage(row["title"] or "", row["text"]),
        stands=now is not None and now["id"] in ids and row["status"] not in ("gone", "moved"),
        status=row["status"],
        first_seen_at=clock.parse(row["first_seen_at"]),
        last_seen_at=clock.parse(row["last_seen_at"]),
    )


@dataclass(frozen=True, slots=True)
class PhraseSpan:
    """A time in which an article said a phrase. It came between `appeared` and went between `removed` (both last seen
    without/with, first seen with/without); `appeared[0]` is None when it was there from the first sight, `removed` is
    None while it stands. `removed_revision` is None when the whole article went."""

    article_id: int
    site: str
    url: str
    title: str | None
    first_revision: int
    appeared: tuple[datetime | None, datetime]
    last_revision: int
    removed_revision: int | None
    removed: tuple[datetime, datetime] | None
    passage: str


def phrase_history(archive: "Archive", phrase: str, *, site: str | None = None, limit: int = 200) -> list[PhraseSpan]:
    """In which articles a phrase stood, from when to when: the earliest appearance first.

    The phrase is sought as a run of words, whatever its case and accents (as characters in scripts without spaces).
    Reverts count: a phrase that came back has a second span. Raises UsageError when the phrase holds no word.
    """
    terms = read_query('"' + phrase.replace('"', " ") + '"')
    if terms.empty:
        raise UsageError("The phrase holds no word to look for.")
    where, values = terms.where()
    site_id = archive.site_id(site) if site else None
    rows = archive.connection.rows(
        f"SELECT r.article_id, r.id FROM {_tables(terms)} JOIN articles a ON a.id = r.article_id"  # noqa: S608
        f" WHERE {where} AND (? IS NULL OR a.site_id = ?) ORDER BY r.first_seen_at, r.id",
        [*values, site_id, site_id],
    )
    saying: dict[int, set[int]] = {}
    for row in rows:
        saying.setdefault(row["article_id"], set()).add(row["id"])
    spans: list[PhraseSpan] = []
    for article in list(saying)[:limit]:
        spans += _spans(archive.connection, terms, article, saying[article])
    return sorted(spans, key=lambda span: (span.appeared[1], span.article_id))


@dataclass(frozen=True, slots=True)
class _State:
    """What an article said since a transition: a revision, or nothing while it was gone."""

    revision: int | None
    not_before: datetime | None
    not_after: datetime


def _states(connection: "Connection", article: int) -> list[_State]:
    first = connection.row(
        "SELECT id, first_seen_at FROM revisions WHERE article_id = ? ORDER BY number LIMIT 1", (article,)
    )
    assert first is not None
    states = [_State(first["id"], None, clock.parse(first["first_seen_at"]))]
    for row in connection.rows(
        "SELECT to_revision_id, not_before, not_after FROM changes WHERE article_id = ? AND confirmation <> 'variant'"
        " ORDER BY not_after, id",
        (article,),
    ):
        states.append(_State(row["to_revision_id"], clock.parse(row["not_before"]), clock.parse(row["not_after"])))
    return states


def _spans(connection: "Connection", terms: Terms, article: int, saying: set[int]) -> list[PhraseSpan]:
    about = connection.row(
        "SELECT a.url, a.title, s.name AS site FROM articles a JOIN sites s ON s.id = a.site_id WHERE a.id = ?",
        (article,),
    )
    assert about is not None
    revisions = {
        row["id"]: row
        for row in connection.rows("SELECT id, number, title, text FROM revisions WHERE article_id = ?", (article,))
    }
    spans: list[PhraseSpan] = []
    began: _State | None = None
    last: int | None = None
    for state in [*_states(connection, article), None]:
        says = state is not None and state.revision in saying
        if says and began is None:
            began = state
        if says and state is not None:
            last = state.revision
        elif began is not None and last is not None:
            ended = None if state is None or state.not_before is None else (state.not_before, state.not_after)
            went = revisions[state.revision]["number"] if state is not None and state.revision else None
            start = revisions[began.revision or last]
            spans.append(
                PhraseSpan(
                    article_id=article,
                    site=about["site"],
                    url=about["url"],
                    title=about["title"],
                    first_revision=start["number"],
                    appeared=(began.not_before, began.not_after),
                    last_revision=revisions[last]["number"],
                    removed_revision=went,
                    removed=ended,
                    passage=terms.passage(start["title"] or "", start["text"]),
                )
            )
            began = last = None
    return spans
