"""From a visit to what the archive is told, and to the plan for the next one.

Owns that translation. Pure. Must not know Scrapy or tables.
"""

import hashlib
from dataclasses import replace
from datetime import timedelta
from typing import Any

from archive import Body, Content, EntrySeen, Observation, Recorded
from crawler.items import STORIES, Article, Entry, Understanding
from crawler.schedule import Facts, Plan, next_check
from crawler.schedule.hours import next_open
from crawler.session.sites import SiteAtWork
from crawler.visits.visit import Visit

RECENT, MOST = timedelta(days=30), 200  # of a plain sitemap, which may list all that was ever written
_READABLE = frozenset({200, 203})


def observation(visit: Visit, run_id: int) -> Observation:
    """What the archive is told of the visit."""
    page, seen, due = visit.page, visit.understanding, visit.due
    article = seen.story if seen is not None and page.status in _READABLE else None
    evidence: dict[str, Any] = dict(page.evidence)
    if seen is not None:
        evidence.update(seen.evidence)
    content = content_of(article) if article is not None else None
    kind: str | None = seen.kind if seen is not None else None
    if visit.known is not None:
        content, kind, evidence["same_bytes"] = visit.known.content, visit.known.kind, True
    if visit.number > 1:
        evidence["page"] = visit.number
    return Observation(
        url=page.url if due.listing_id is None else due.url,
        fetched_at=page.fetched_at,
        site_id=due.site_id,
        run_id=run_id or None,
        article_id=due.article_id,
        listing_id=due.listing_id,
        final_url=page.final_url,
        canonical_url=visit.canonical_url or None,
        declared_canonical=article.canonical_url if article is not None else None,
        status=page.status,
        headers=page.headers,
        etag=page.headers.get("etag"),
        last_modified=page.headers.get("last-modified"),
        elapsed_ms=page.elapsed_ms,
        body=Body(page.body, hashlib.sha256(page.body).hexdigest()) if page.body else None,
        kind=kind,
        problem=page.problem,
        content=content,
        paywalled=article.paywalled if article is not None else False,
        entries=tuple(_entry(entry) for entry in visit.entries) if page.status in _READABLE else (),
        extractor=_extractor(visit),
        evidence=evidence,
        confirming=due.confirming,
        everything=visit.everything,
    )


def stories(visit: Visit, site: SiteAtWork) -> tuple[Entry, ...]:
    """The entries of a listing that are worth a visit: the site's own; of a plain sitemap, only what is recent; in a
    backfill, what is not older than it goes."""
    own = tuple(entry for entry in visit.entries if site.owns(entry.url))
    since = visit.due.since
    if since is not None:
        return tuple(one for one in own if (one.published_at or one.updated_at or since) >= since)
    if visit.form != "sitemap" or any(entry.published_at for entry in own):
        return own
    since = visit.page.fetched_at - RECENT
    return tuple(entry for entry in own if entry.updated_at is None or entry.updated_at >= since)[:MOST]


def content_of(article: Article) -> Content:
    """What an article says, as the archive keeps it."""
    return Content(
        title=article.title,
        subtitle=article.subtitle,
        authors=article.authors,
        published_at=article.published_at,
        published_precision=article.published_precision,
        modified_at=article.modified_at,
        language=article.language,
        section=article.section,
        image=article.image,
        text=article.text,
        word_count=article.word_count,
    )


def content_of_known(seen: Understanding) -> Content | None:
    """What the page of an address says that told a story before: also where it might be a listing. None if it is
    neither."""
    return content_of(seen.article) if seen.article is not None and seen.kind in (*STORIES, "listing") else None


def plan(visit: Visit, recorded: Recorded, site: SiteAtWork, known: Facts) -> Plan:
    """When to look again, and why. `known` are the facts of the article or listing that stand after the visit was
    recorded (`crawler.session.pasts`); how the visit went is added here."""
    due, page = visit.due, visit.page
    retry_after = page.evidence.get("retry_after_s")
    again = next_check(
        replace(
            known,
            now=page.fetched_at,
            outcome=str(recorded.outcome),
            failures=due.failures,
            new_entries=recorded.new_entries,
            entries=recorded.entries,
            retry_after_s=float(retry_after) if retry_after is not None and recorded.outcome == "failed" else None,
        )
    )
    return again if again.at is None else replace(again, at=next_open(again.at, site.hours, site.time_zone))


def _entry(entry: Entry) -> EntrySeen:
    return EntrySeen(entry.url, entry.title, entry.published_at, entry.published_text, entry.position, entry.updated_at)


def _extractor(visit: Visit) -> str:
    if visit.known is not None:
        return visit.known.extractor
    if visit.understanding is None:
        return ""
    from crawler.understanding import EXTRACTOR

    return EXTRACTOR
