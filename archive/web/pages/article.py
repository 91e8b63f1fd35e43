"""Article: its timeline, any two revisions side by side, who came with what, copies, and the evidence.

Owns the page's values. Must not know HTML.
"""

from sqlite3 import Connection
from typing import Any

from archive import clock
from archive.announce.documents import Feed
from archive.web.asked import Asked, NoAnswer, as_integer
from archive.web.queries import articles as queries
from archive.web.render.cards import card
from archive.web.render.difference import counts, difference, shown
from archive.web.render.feeds import change_entries
from archive.web.render.provenance import provenance
from archive.web.render.timeline import timeline

VIEWS = ("inline", "side", "changes", "text", "blame")


def find(conn: Connection, asked: Asked) -> dict[str, Any]:
    """The article that the address names. Raises NoAnswer."""
    number = as_integer(asked.name)
    article = queries.by_id(conn, number) if number is not None else None
    if article is None:
        raise NoAnswer(
            f"There is no article {asked.name!r}. `newstrail log` lists them; the search finds them by words."
        )
    return article


def chosen(asked: Asked, revisions: list[dict[str, Any]], changes: list[dict[str, Any]]) -> tuple[int, int] | None:
    """The numbers of the two revisions to compare: those asked for, else those of the last change, else the
    last one.
    """
    if not revisions:
        return None
    numbers = {revision["number"] for revision in revisions}
    last = next((one for one in reversed(changes) if one["from_revision"] and one["to_revision"]), None)
    newest = revisions[-1]["number"]
    before, after = asked.integer("from"), asked.integer("to")
    if after is None:
        after = last["to_revision"] if last and before is None else newest
    if after not in numbers:
        raise NoAnswer(f"The article has no revision {after}: it has {min(numbers)} to {max(numbers)}.")
    if before is None:
        fits = last is not None and last["to_revision"] == after
        before = last["from_revision"] if last and fits else max((n for n in numbers if n < after), default=after)
    if before not in numbers:
        raise NoAnswer(f"The article has no revision {before}: it has {min(numbers)} to {max(numbers)}.")
    return before, after


def pair(conn: Connection, article_id: int, numbers: tuple[int, int]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Two revisions with their texts."""
    before, after = (queries.revision(conn, article_id, number) for number in numbers)
    if before is None or after is None:
        raise NoAnswer("That revision is gone.")
    return before, after


def answer(conn: Connection, asked: Asked) -> dict[str, Any]:
    """The page's values. Raises NoAnswer for an unknown article or revision."""
    article = find(conn, asked)
    revisions = queries.revisions(conn, article["id"])
    changes = [change for change in queries.changes(conn, article["id"]) if change["confirmation"] != "variant"]
    visits = queries.visits(conn, article["id"])
    numbers = chosen(asked, revisions, changes)
    view = asked.choice("view", VIEWS)
    found: dict[str, Any] = {
        "title": article["title"] or article["url"],
        "now": clock.stamp(),
        "article": {key: value for key, value in article.items() if key not in ("pending_state", "etag")},
        "revisions": revisions,
        "changes": [card(change | _named(article, revisions, change)) for change in changes],
        "visits": visits,
        "all_visits": len(visits) < queries.VISITS,
        "addresses": queries.addresses(conn, article["id"]),
        "copies": queries.copies(conn, article["id"]),
        "suppressed": queries.suppressed(conn, article["id"]),
        "view": view,
        "from": numbers[0] if numbers else None,
        "to": numbers[1] if numbers else None,
        "difference": None,
        "counts": None,
        "blame": None,
        "text": None,
        "_shown": None,
        "_timeline": timeline(article, revisions, changes, visits),
    }
    if numbers:
        before, after = pair(conn, article["id"], numbers)
        found["text"] = {key: after[key] for key in ("number", "title", "subtitle", "language", "text", "text_sha256")}
        if view == "blame":
            found["blame"] = provenance(queries.texts(conn, article["id"]), changes, after["number"])
        elif view != "text" and numbers[0] != numbers[1]:
            between = difference(before, after)
            found["difference"], found["counts"] = between.to_json(), counts(between)
            found["_shown"] = shown(between)
    return found


def _named(article: dict[str, Any], revisions: list[dict[str, Any]], change: dict[str, Any]) -> dict[str, Any]:
    titles = {revision["id"]: revision["title"] for revision in revisions}
    shared = ("site", "title", "url", "language", "published_at", "published_precision")
    return {key: article[key] for key in shared} | {
        "title_before": titles.get(change["from_revision_id"]),
        "title_after": titles.get(change["to_revision_id"]),
    }


def feed(found: dict[str, Any], asked: Asked, base: str) -> Feed:
    """The article's changes as a feed, newest first."""
    article = found["article"]
    updated = article["last_changed_at"] or article["first_seen_at"]
    entries = change_entries(reversed(found["changes"]), base)
    return Feed(f"Changes of: {found['title']}", f"{base}/article/{article['id']}", updated, entries)
