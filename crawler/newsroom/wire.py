"""What the newspapers offer to programs: RSS, Atom, sitemaps, robots.txt.

Owns these formats. Must not know HTTP. Sources: RSS 2.0 (rssboard.org), RFC 4287, sitemaps.org 0.9, Google's news
sitemap 0.9, RFC 9309.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape, quoteattr

from crawler.newsroom.paper import Paper
from crawler.newsroom.story import Story

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NEWS_DAYS = 2  # how long a story stays in a news sitemap


def rss(paper: Paper, stories: Sequence[Story], origin: str, now: datetime) -> str:
    """An RSS 2.0 feed; its links carry a campaign parameter, as many do."""
    items = "".join(
        f"<item><title>{escape(story.title)}</title>"
        f"<link>{origin}{paper.story_path(story)}?utm_source=rss&amp;utm_medium=feed</link>"
        f'<guid isPermaLink="false">{paper.name}-{story.number}</guid>'
        f"<pubDate>{_rfc822(story.published_at)}</pubDate>"
        f"<category>{escape(paper.sections.get(story.section, story.section))}</category>"
        f"<description>{escape(_summary(story))}</description></item>\n"
        for story in stories
    )
    return (
        f'{_HEAD}<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>'
        f"<title>{escape(paper.title)}</title><link>{origin}/</link>"
        f"<description>{escape(paper.motto)}</description><language>{paper.language}</language>"
        f'<atom:link rel="self" type="application/rss+xml" href={quoteattr(origin + paper.feed)}/>'
        f"<lastBuildDate>{_rfc822(now)}</lastBuildDate>\n{items}</channel></rss>\n"
    )


def atom(paper: Paper, stories: Sequence[Story], origin: str, now: datetime) -> str:
    """An Atom feed (RFC 4287)."""
    entries = "".join(
        f"<entry><id>tag:{paper.name}.example,2026:{story.number}</id><title>{escape(story.title)}</title>"
        f"<link href={quoteattr(origin + paper.story_path(story))}/>"
        f"<published>{_iso(story.published_at)}</published><updated>{_iso(story.modified_at)}</updated>"
        f"<summary>{escape(_summary(story))}</summary></entry>\n"
        for story in stories
    )
    newest = max((story.modified_at for story in stories if story.modified_at), default=now)
    return (
        f'{_HEAD}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{paper.language}">'
        f"<id>{origin}/</id><title>{escape(paper.title)}</title><updated>{_iso(newest)}</updated>"
        f'<link rel="self" href={quoteattr(origin + paper.feed)}/><link href={quoteattr(origin + "/")}/>'
        f"<author><name>{escape(paper.title)}</name></author>\n{entries}</feed>\n"
    )


def sitemap_index(origin: str, paths: Sequence[str]) -> str:
    """An index of the sitemaps at `paths`."""
    rows = "".join(f"<sitemap><loc>{origin}{path}</loc></sitemap>\n" for path in paths)
    return f'{_HEAD}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</sitemapindex>\n'


def sitemap(paper: Paper, stories: Sequence[Story], origin: str) -> str:
    """A sitemap of all stories with the time of their last modification."""
    rows = "".join(
        f"<url><loc>{origin}{paper.story_path(story)}</loc><lastmod>{_iso(story.modified_at)}</lastmod></url>\n"
        for story in stories
    )
    return f'{_HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'


def news_sitemap(paper: Paper, stories: Sequence[Story], origin: str, now: datetime) -> str:
    """A news sitemap of the last two days, with titles and times of publication."""
    fresh = [story for story in stories if story.published_at and (now - story.published_at).days < NEWS_DAYS]
    rows = "".join(
        f"<url><loc>{origin}{paper.story_path(story)}</loc><news:news><news:publication>"
        f"<news:name>{escape(paper.title)}</news:name><news:language>{paper.language}</news:language>"
        f"</news:publication><news:publication_date>{_iso(story.published_at)}</news:publication_date>"
        f"<news:title>{escape(story.title)}</news:title></news:news></url>\n"
        for story in fresh
    )
    return (
        f'{_HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        f' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n{rows}</urlset>\n'
    )


def robots(paper: Paper, origin: str, *, crawl_delay: float | None, disallow: Sequence[str] = ()) -> str:
    """robots.txt (RFC 9309) with what the paper keeps to itself, and the way to its sitemap."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in (paper.search_path, paper.print_path, "/go?", *disallow)),
    ]
    if crawl_delay is not None:
        lines.append(f"Crawl-delay: {crawl_delay:g}")
    return "\n".join([*lines, "", f"Sitemap: {origin}/sitemap.xml", ""])


def _summary(story: Story) -> str:
    return story.subtitle or (story.paragraphs[0] if story.paragraphs else "")


def _iso(at: datetime | None) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if at else ""


def _rfc822(at: datetime | None) -> str:
    return format_datetime(at.astimezone(UTC), usegmt=True) if at else ""
