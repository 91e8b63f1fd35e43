"""Search over all revisions: the newest that match, articles whose latest revision no longer does marked;
and when a phrase stood where.

Owns the page's values. Must not know HTML.
"""

from sqlite3 import Connection
from typing import Any
from urllib.parse import urlencode

from archive import clock
from archive.announce.documents import Entry, Feed
from archive.querying import Terms, read_query
from archive.web.asked import Asked
from archive.web.pages.which import site_chosen
from archive.web.queries import search as queries
from archive.web.queries import sites
from archive.web.render.text import is_web

SHOWN = 40


def answer(conn: Connection, asked: Asked) -> dict[str, Any]:
    """The page's values: `articles`, each with its passage and whether it is `deleted`; `history` for the time axis."""
    text = asked.text("q", 200)
    site = site_chosen(conn, asked)
    deleted = asked.text("deleted") == "1"
    terms = read_query(text)
    base = {
        "title": f"Search: {text}" if text else "Search",
        "now": clock.stamp(),
        "q": text,
        "site": site["name"] if site else "",
        "deleted": deleted,
        "sites": sites.names(conn),
        "articles": [],
        "history": [],
        "matched": 0,
        "full": False,
        "first": None,
    }
    if terms.empty:
        return base
    hits = queries.hits(conn, terms, site["id"] if site else None)
    articles = _articles(conn, terms, hits)
    shown = [one for one in articles if one["deleted"] or not deleted][:SHOWN]
    passages = queries.passages(conn, terms, [one["revision_id"] for one in shown])
    for one in shown:
        title, passage = passages.get(one["revision_id"], ("", ""))
        one["marked_title"], one["marked_passage"] = _marked(title), _marked(passage)
    return base | {
        "articles": shown,
        "history": _history(articles),
        "matched": len(articles),
        "full": len(hits) >= queries.HITS,
        "first": None if any(piece.prefix for piece in terms.pieces) else queries.first_seen(conn, terms),
    }


def _articles(conn: Connection, terms: Terms, hits: list[dict[str, Any]]) -> list[dict[str, Any]]:
    latest = {hit["latest_revision_id"] for hit in hits if hit["latest_revision_id"]}
    there = queries.matching(conn, terms, latest)
    found: dict[int, dict[str, Any]] = {}
    for hit in hits:
        one = found.setdefault(
            hit["article_id"],
            {
                "article_id": hit["article_id"],
                "site": hit["site"],
                "title": hit["title_now"] or hit["title"],
                "url": hit["url"],
                "language": hit["language"],
                "status": hit["status"],
                "published_at": hit["published_at"],
                "revision_id": hit["id"],
                "revision": hit["number"],
                "deleted": hit["latest_revision_id"] not in there or hit["status"] in ("gone", "moved"),
                "last_seen_at": hit["last_seen_at"],
                "first_seen_at": hit["first_seen_at"],
                "revisions": [],
            },
        )
        one["revisions"].append(hit["number"])
        one["first_seen_at"] = min(one["first_seen_at"], hit["first_seen_at"])
        one["last_seen_at"] = max(one["last_seen_at"], hit["last_seen_at"])
    return list(found.values())


def _history(articles: list[dict[str, Any]]) -> list[dict[str, Any]]:
    # How many articles began to say it on a day, and how many said it last on that day and say it no more.
    days: dict[str, dict[str, Any]] = {}
    for one in articles:
        first, last = one["first_seen_at"][:10], one["last_seen_at"][:10]
        days.setdefault(first, {"day": first, "appeared": 0, "removed": 0})["appeared"] += 1
        if one["deleted"]:
            days.setdefault(last, {"day": last, "appeared": 0, "removed": 0})["removed"] += 1
    return [days[day] for day in sorted(days)]


def _marked(text: str) -> list[list[str]]:
    runs: list[list[str]] = []
    for index, part in enumerate(text.split(queries.OPEN)):
        inside, close, after = part.partition(queries.CLOSE)
        if index and close:
            runs += [["hit", inside], ["same", after]]
        else:
            runs.append(["same", part])
    return [run for run in runs if run[1]]


def feed(found: dict[str, Any], asked: Asked, base: str) -> Feed:
    """Articles that match as a feed."""
    entries = []
    for one in found["articles"]:
        passage = "".join(text for _, text in one["marked_passage"])
        gone = f"; no longer there, last seen {one['last_seen_at']}" if one["deleted"] else ""
        entries.append(
            Entry(
                key=f"urn:newstrail:found:{one['article_id']}:{one['revision']}",
                title=f"{one['site']}: {one['title'] or one['url']}",
                summary=passage + gone,
                address=f"{base}/article/{one['article_id']}?to={one['revision']}",
                at=one["first_seen_at"],
                about=one["url"] if is_web(one["url"]) else None,
                language=one["language"],
            )
        )
    query = "?" + urlencode({key: found[key] for key in ("q", "site") if found[key]})
    return Feed(found["title"], f"{base}/search", found["now"], entries, query)
