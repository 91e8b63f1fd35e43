"""Which article a visit was about: where the page was asked for, where it was found, and what it says of itself.

Owns the rules by which two addresses become one article. Must not know changes. Nothing is believed across sites: what
a page claims (rel=canonical) counts only when both pages were read and say the same.
"""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from archive import clock, identity
from archive.history import Standing, Verdict
from archive.ledger import articles, revisions
from archive.model import ChangeKind, Content, Observation, Outcome, Relation
from archive.variants import same_form

HOME = {"reason": "redirected to the home page"}
# Share of the words that two texts have in common, at most, for them to be two stories. Of real news, 99 of 100 pairs
# of stories that have nothing to do with each other share less than .13; edits of one story leave .24 and more.
UNRELATED = 0.15


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page was found. `outcome` is set when that alone decides; `new_url` is the article's new own address;
    `moved` when that counts as a change; `alias` when the page is another form of the article (AMP, print)."""

    article: int
    outcome: Outcome | None = None
    new_url: str | None = None
    moved: bool = False
    alias: bool = False
    old_relation: Relation = Relation.REDIRECT
    evidence: Mapping[str, Any] = field(default_factory=dict)


def article_of(db: sqlite3.Connection, seen: Observation) -> int:
    """The article a visit was meant for: the one named, or the one its URLs lead to, made when there is none."""
    if seen.article_id is not None and _exists(db, seen.article_id):
        return seen.article_id
    # The article that was due has been joined with another since: its address leads there.
    asked = articles.by_url(db, seen.url)
    if asked is not None:
        return asked
    own = seen.url if _redirected(seen) else seen.canonical_url or seen.url
    found = articles.by_url(db, own)
    number = articles.make(db, seen.site_id, own) if found is None else found
    if seen.url != own:
        articles.add_url(db, number, seen.url, Relation.ALIAS, clock.stamp(seen.fetched_at))
    return number


def _exists(db: sqlite3.Connection, article: int) -> bool:
    return db.execute("SELECT 1 FROM articles WHERE id = ?", (article,)).fetchone() is not None


def _redirected(seen: Observation) -> bool:
    return seen.final_url is not None and identity.loose(seen.final_url) != identity.loose(seen.url)


def sent_home(before: Standing, seen: Observation) -> bool:
    """Whether the article's address led to the site's front page: what many sites do instead of answering 404."""
    target = seen.final_url or seen.url
    return _redirected(seen) and identity.is_home(target) and not identity.is_home(before.url)


def locate(db: sqlite3.Connection, article: int, before: Standing, seen: Observation, content: Content) -> Place:
    """Where the page of `article` was found this time."""
    target = seen.canonical_url or seen.final_url or seen.url
    if not _redirected(seen) or not identity.is_web(target) or identity.loose(target) == identity.loose(before.url):
        return _by_its_own_word(db, article, before, seen, content)
    if sent_home(before, seen):
        return Place(article, Outcome.SOFT_GONE, evidence=HOME)
    known = articles.by_url(db, target)
    if known == article:
        back = before.latest is not None and _had_moved_from(db, target) and seen.url == before.url
        return Place(article, new_url=target, moved=True) if back else Place(article)
    if articles.is_other_sites(db, target, seen.site_id) or (known is not None and site_of(db, known) != seen.site_id):
        return Place(article, Outcome.NOT_ARTICLE, evidence={"reason": "redirected to another site"})
    if _is_form_of(db, known, before, seen, content):
        if known is None:
            articles.add_url(db, article, target, identity.relation(target), clock.stamp(seen.fetched_at))
        else:
            articles.join(db, known, article, identity.relation(target))
        return Place(article)
    if before.latest is None:
        return _first_sight(db, article, known, target, content)
    if known is not None:
        return _to_known(db, article, known, before, content)
    same_text = before.latest.content.text == content.text
    if not same_text and not identity.same_site(target, before.url):
        return Place(article, Outcome.NOT_ARTICLE, evidence={"reason": "redirected to another host with other text"})
    if not same_text and overlap(before.latest.content.text, content.text) < UNRELATED:
        articles.make(db, seen.site_id, target)
        return Place(article, Outcome.MOVED, evidence={"reason": "redirected to another story", "to": target})
    return Place(article, new_url=target, moved=True)


def _is_form_of(
    db: sqlite3.Connection, known: int | None, before: Standing, seen: Observation, content: Content
) -> bool:
    # The address leads to another form of the page (AMP, mobile), which names that very address as the story's own.
    if not seen.declared_canonical or identity.loose(seen.declared_canonical) != identity.loose(before.url):
        return False
    if before.latest is not None and overlap(before.latest.content.text, content.text) < UNRELATED:
        return False
    return known is None or not _was_read(db, known) or _agree(db, known, content)


def _first_sight(db: sqlite3.Connection, article: int, known: int | None, target: str, content: Content) -> Place:
    if known is None:
        return Place(article, new_url=target)
    articles.join(db, article, known, Relation.REDIRECT)
    return Place(known)


def _to_known(db: sqlite3.Connection, article: int, known: int, before: Standing, content: Content) -> Place:
    # The site published the story anew and the new address was found first: one article, the older row goes on. A
    # listing that shows the new address is read before the old one leads there, so mostly nothing was read there yet.
    assert before.latest is not None
    other = before.latest.content.text != content.text and _was_read(db, known)
    if other and (not _agree(db, known, content) or _stood_beside(db, known, before)):
        return Place(article, Outcome.MOVED, evidence={"reason": "redirected to another story"})
    if overlap(before.latest.content.text, content.text) < UNRELATED:
        return Place(article, Outcome.MOVED, evidence={"reason": "redirected to another story"})
    url = db.execute("SELECT url FROM articles WHERE id = ?", (known,)).fetchone()["url"]
    db.execute("UPDATE urls SET relation = 'redirect' WHERE article_id = ? AND relation = 'canonical'", (article,))
    articles.join(db, known, article, Relation.CANONICAL)
    return Place(article, new_url=url, moved=True)


def _had_moved_from(db: sqlite3.Connection, url: str) -> bool:
    row = db.execute("SELECT relation FROM urls WHERE url = ?", (url,)).fetchone()
    return row is not None and row["relation"] == Relation.REDIRECT


def _stood_beside(db: sqlite3.Connection, known: int, before: Standing) -> bool:
    # The article `known` was read when this one still had its own page: with other words they are two stories.
    (first,) = db.execute("SELECT min(first_seen_at) FROM revisions WHERE article_id = ?", (known,)).fetchone()
    return before.seen_at is not None and first is not None and first <= clock.stamp(before.seen_at)


def _by_its_own_word(
    db: sqlite3.Connection, article: int, before: Standing, seen: Observation, content: Content
) -> Place:
    claimed = seen.declared_canonical
    if before.latest is None:
        place = (
            _successor(db, article, seen, content)
            or _claimed_by(db, article, before, seen, content)
            or _other_form(db, article, before, seen, content)
        )
        if place is not None:
            return place
    if not claimed or identity.loose(claimed) == identity.loose(before.url) or identity.is_home(claimed):
        return Place(article)
    known = articles.by_url(db, claimed)
    if known is None or known == article or before.latest is not None:
        return Place(article)
    if (
        site_of(db, known) != seen.site_id
        or not identity.same_site(claimed, seen.url)
        or not _agree(db, known, content)
    ):
        return Place(article)
    articles.join(db, article, known, identity.relation(before.url))
    return Place(known, alias=True)


def _successor(db: sqlite3.Connection, article: int, seen: Observation, content: Content) -> Place | None:
    # The same text under a new URL while the old address is gone: the story moved without a redirect.
    row = db.execute(
        "SELECT a.id FROM revisions r JOIN articles a ON a.latest_revision_id = r.id WHERE r.text_sha256 = ?"
        " AND a.site_id = ? AND a.id <> ? AND (a.status = 'gone' OR instr(coalesce(a.pending_state, ''), 'gone_at'))"
        " ORDER BY a.id LIMIT 1",
        (revisions.text_digest(content), seen.site_id, article),
    ).fetchone()
    if row is None:
        return None
    url = db.execute("SELECT url FROM articles WHERE id = ?", (article,)).fetchone()["url"]
    db.execute("UPDATE urls SET relation = 'alias' WHERE article_id = ? AND relation = 'canonical'", (row["id"],))
    articles.join(db, article, row["id"], Relation.CANONICAL)
    return Place(row["id"], new_url=url, moved=True, old_relation=Relation.ALIAS)


def _claimed_by(
    db: sqlite3.Connection, article: int, before: Standing, seen: Observation, content: Content
) -> Place | None:
    # Another form of the story (AMP, print, mobile) was read first and named this address as the story's own.
    row = db.execute(
        "SELECT a.id, a.url FROM revisions r JOIN articles a ON a.latest_revision_id = r.id JOIN fetches f"
        " ON f.id = r.fetch_id WHERE r.text_sha256 = ? AND a.site_id = ? AND a.id <> ? AND a.status = 'live'"
        " AND json_extract(f.evidence, '$.declared_canonical') = ? ORDER BY a.id LIMIT 1",
        (revisions.text_digest(content), seen.site_id, article, before.url),
    ).fetchone()
    if row is None or not identity.same_site(row["url"], before.url):
        return None
    articles.join(db, article, row["id"], Relation.CANONICAL)
    return Place(row["id"], new_url=before.url, alias=True, old_relation=identity.relation(row["url"]))


def _other_form(
    db: sqlite3.Connection, article: int, before: Standing, seen: Observation, content: Content
) -> Place | None:
    # The site shows the same text at another form of the same address (print, AMP, a parameter more): one article.
    rows = db.execute(
        "SELECT a.id, a.url FROM revisions r JOIN articles a ON a.latest_revision_id = r.id WHERE r.text_sha256 = ?"
        " AND a.site_id = ? AND a.id <> ? AND a.status = 'live' ORDER BY a.id LIMIT 20",
        (revisions.text_digest(content), seen.site_id, article),
    ).fetchall()
    known = next((row for row in rows if content.text and same_form(row["url"], before.url)), None)
    if known is None:
        return None
    articles.join(db, article, known["id"], identity.relation(before.url))
    return Place(known["id"], alias=True)


def found_elsewhere(db: sqlite3.Connection, article: int, before: Standing, verdict: Verdict) -> tuple[Verdict, Place]:
    """A disappearance, unless the site shows the same text at an address that was found later: then it moved there."""
    assert before.latest is not None
    row = db.execute(
        "SELECT a.id, a.url, a.latest_revision_id, r.content_sha256 FROM revisions r"
        " JOIN articles a ON a.latest_revision_id = r.id JOIN articles old ON old.id = ?"
        " WHERE r.text_sha256 = ? AND a.site_id = old.site_id AND a.id <> old.id AND a.status = 'live'"
        " AND a.first_seen_at >= old.first_seen_at ORDER BY a.id LIMIT 1",
        (article, revisions.text_digest(before.latest.content)),
    ).fetchone()
    if row is None:
        return verdict, Place(article)
    gone = verdict.transitions[0]
    steps = [replace(gone, kind=ChangeKind.MOVED, to=before.latest.id, fields=("url",), to_fetch=None)]
    now = before.latest.id
    if row["content_sha256"] != before.latest.content_sha256:
        now = row["latest_revision_id"]
        steps.append(replace(gone, kind=ChangeKind.EDITED, to=now, to_fetch=None))
    db.execute("UPDATE urls SET relation = 'alias' WHERE article_id = ? AND relation = 'canonical'", (article,))
    articles.join(db, row["id"], article, Relation.CANONICAL)
    moved = replace(verdict, status="live", latest=now, transitions=tuple(steps))
    return moved, Place(article, new_url=row["url"], moved=True, old_relation=Relation.ALIAS)


def _agree(db: sqlite3.Connection, article: int, content: Content) -> bool:
    row = db.execute(
        "SELECT r.text_sha256 FROM articles a JOIN revisions r ON r.id = a.latest_revision_id WHERE a.id = ?",
        (article,),
    ).fetchone()
    return row is not None and row["text_sha256"] == revisions.text_digest(content)


def _was_read(db: sqlite3.Connection, article: int) -> bool:
    row = db.execute("SELECT latest_revision_id FROM articles WHERE id = ?", (article,)).fetchone()
    return row is not None and row["latest_revision_id"] is not None


def site_of(db: sqlite3.Connection, article: int) -> int:
    return int(db.execute("SELECT site_id FROM articles WHERE id = ?", (article,)).fetchone()["site_id"])


def overlap(one: str, other: str) -> float:
    """The share of distinct words (pairs of characters where there are no spaces) that two texts share, 0 to 1."""
    a, b = _words(one), _words(other)
    return len(a & b) / len(a | b) if a and b else 0.0


def _words(text: str) -> set[str]:
    words = set(text.casefold().split())
    return words if len(words) * 20 > len(text) else {text[at : at + 2] for at in range(len(text) - 1)}
