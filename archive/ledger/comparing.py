"""What a page that was read says against what is known: the same, an earlier state, something new, or only a part.

Owns the lookups around `archive.noise.compare`. Must not know changes.
"""

import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from archive.bodies import Bodies
from archive.errors import NewstrailError
from archive.history import Known, Standing
from archive.ledger import revisions
from archive.model import Content, Observation, Outcome
from archive.noise import Suppressed, compare

LOOK_BACK = 5  # earlier revisions that are compared beyond noise, to know a revert
CUT_SHARE = 0.34  # up to three paragraphs that began the old text, and are no more of it than this, are its teaser
MUCH_SHARE = 0.8  # the same for a beginning that ends inside a sentence or in an ellipsis
NOISE_LENGTH = 400  # characters: texts that differ by more in length differ by more than noise
NEARLY_ALL = 0.9  # of the text known before: a page that says it is closed and shows less shows a teaser
HALF = 0.5  # the same where the article was always called closed
LONG = 150  # words; a shorter story may well be cut down by its editors
_SENTENCE_END = re.compile(r"[.!?。！？।؟។၊။…:;][\"'»”’)\]」』]*$")
_ELLIPSIS = re.compile(r"(…|\.\.\.|\[…\]|\[\.\.\.\])\W*$")


@dataclass(frozen=True, slots=True)
class Reading:
    """`same`: the revision that the page shows already; `fields`: what differs from the latest; `suppressed`: what
    differs by noise alone."""

    same: Known | None = None
    fields: tuple[str, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    evidence: Mapping[str, Any] = field(default_factory=dict)


def read(
    db: sqlite3.Connection,
    bodies: Bodies,
    article: int,
    before: Standing,
    seen: Observation,
    content: Content,
    *,
    alias: bool,
) -> tuple[Outcome | None, Reading]:
    """What the page shows. An outcome comes back when it shows only a part of what is known (a teaser, a cut page)."""
    latest = before.latest
    if latest is None:
        return None, Reading()
    digest = revisions.content_digest(content)
    if digest == latest.content_sha256 or alias:
        return None, Reading(same=latest)
    if _is_teaser_of(latest, before, seen, content):
        return Outcome.PAYWALL, Reading(evidence={"rule": "a full text is never followed by its teaser"})
    partial = _partial(bodies, db, latest, seen, content)
    if partial is not None:
        return partial
    found = compare(latest.content, content)
    if not found.fields:
        return None, Reading(same=latest, suppressed=tuple(found.suppressed))
    same = _earlier(db, article, latest, digest, content)
    return None, Reading(same=same, fields=tuple(found.fields), suppressed=tuple(found.suppressed))


def _earlier(db: sqlite3.Connection, article: int, latest: Known, digest: str, content: Content) -> Known | None:
    row = db.execute(
        "SELECT * FROM revisions WHERE article_id = ? AND content_sha256 = ? AND id <> ? ORDER BY id DESC LIMIT 1",
        (article, digest, latest.id),
    ).fetchone()
    if row is not None:
        return revisions.known(row)
    rows = db.execute(
        "SELECT * FROM revisions WHERE article_id = ? AND id <> ? ORDER BY number DESC LIMIT ?",
        (article, latest.id, LOOK_BACK),
    ).fetchall()
    for row in rows:
        earlier = revisions.known(row)
        if abs(len(earlier.content.text) - len(content.text)) > NOISE_LENGTH:
            continue
        if not compare(earlier.content, content).fields:
            return earlier
    return None


def _is_teaser_of(latest: Known, before: Standing, seen: Observation, content: Content) -> bool:
    # Metered pages carry their whole text and still call themselves closed, so a page's word is not enough.
    old, new = len(latest.content.text), len(content.text)
    if seen.kind == "paywall" and not before.paywalled:
        return new < old
    if not seen.paywalled and seen.kind != "paywall":
        return False
    return new < (HALF if before.paywalled else NEARLY_ALL) * old


def _partial(
    bodies: Bodies, db: sqlite3.Connection, latest: Known, seen: Observation, content: Content
) -> tuple[Outcome, Reading] | None:
    old, new = latest.content.text, content.text
    if _only_lost(latest.content, content):
        return _broken_off(bodies, db, latest, seen)
    stem = _ELLIPSIS.sub("", new).rstrip()
    if len(new) >= len(old) or not stem or not old.startswith(stem):
        return None
    rest = old[len(stem) :]
    inside = not rest.startswith("\n\n") and not _SENTENCE_END.search(stem)
    gone = len(stem) <= MUCH_SHARE * len(old) and len(rest.split()) > 3
    paragraphs = stem.count("\n\n") + 1
    short = len(stem) <= CUT_SHARE * len(old) and latest.content.word_count >= LONG and paragraphs <= 3
    if (gone and (inside or _ELLIPSIS.search(new))) or short:
        rule = {"rule": "only the beginning of the text that was read before"}
        return _broken_off(bodies, db, latest, seen) or (Outcome.PAYWALL, Reading(evidence=rule))
    return _broken_off(bodies, db, latest, seen)


def _only_lost(old: Content, new: Content) -> bool:
    # The text stands and all that differs is missing now: what a page that breaks off behind its text looks like.
    pairs = [(getattr(old, name), getattr(new, name)) for name in ("title", "subtitle", "authors", "published_at")]
    return old.text == new.text and all(after == before or not after for before, after in pairs)


def _broken_off(
    bodies: Bodies, db: sqlite3.Connection, latest: Known, seen: Observation
) -> tuple[Outcome, Reading] | None:
    if seen.body is None or not _lost_its_end(db, bodies, latest, seen.body.data):
        return None
    return Outcome.UNREADABLE, Reading(evidence={"rule": "the page breaks off"})


def _lost_its_end(db: sqlite3.Connection, bodies: Bodies, latest: Known, data: bytes) -> bool:
    if b"</html" in data[-4096:].lower():
        return False
    row = db.execute(
        "SELECT f.body_sha256 FROM revisions r JOIN fetches f ON f.id = r.fetch_id WHERE r.id = ?", (latest.id,)
    ).fetchone()
    if row is None or row["body_sha256"] is None:
        return False
    try:
        return b"</html" in bodies.get(row["body_sha256"])[-4096:].lower()
    except NewstrailError:
        return False
