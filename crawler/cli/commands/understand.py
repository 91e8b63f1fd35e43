"""`newstrail understand`: what newstrail sees on a page, and why.

Owns the command line and what is shown. What is seen is `crawler.understanding`.
"""

import json
import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from archive import clock
from archive.cli.options import config_option
from archive.display import one_line, safe, safe_json, to_day_or_minute
from archive.errors import NewstrailError, NotFound, UsageError
from crawler import config as configuration
from crawler.cli.options import allow_private_option
from crawler.config import Config
from crawler.items import Article, Entry, Page, Understanding
from crawler.network.allowing import advice

WIDTH = 110
SHOWN = 25  # entries that are shown to a person; --json has all


@click.command("understand", short_help="What newstrail sees on a page, and why.")
@click.argument("source", metavar="FILE|URL|-")
@click.option("--url", metavar="URL", help="The address that FILE was fetched from: links are read against it.")
@click.option("--header", "headers", multiple=True, metavar="NAME:VALUE", help="A header FILE came with (repeatable).")
@click.option("--status", type=click.IntRange(100, 999), help="The status FILE came with.")
@allow_private_option
@click.option("--json", "as_json", is_flag=True, help="Print all of it as JSON.")
@config_option
def command(
    source: str,
    url: str | None,
    headers: tuple[str, ...],
    status: int | None,
    allow_private: tuple[str, ...],
    as_json: bool,
    config: Path,
) -> None:
    """Show what newstrail sees on a page: its kind, the article, the entries it lists, and the evidence.

    The page is a file, a URL (fetched as a crawl would fetch it), or "-" for standard input. The rules of a site in
    newstrail.toml are applied to its pages.

    \b
    newstrail understand https://news.example/2026/11/22/bridge
    newstrail understand page.html --json
    """
    loaded = configuration.load(config)
    if source.startswith(("http://", "https://")):
        if url or headers or status is not None:
            raise UsageError("--url, --header and --status are for a FILE; a URL brings its own.")
        page = _fetched(source, loaded, allow_private)
    else:
        page = _stored(source, url, headers, status)
    seen = _understood(page, loaded)
    click.echo(safe_json(_plain(page, seen), indent=1, default=_text) if as_json else _shown(page, seen))


def _fetched(url: str, config: Config, allow_private: tuple[str, ...]) -> Page:
    from crawler import run

    page = run.errand(lambda fetch: fetch(url), run.with_options(config, allow_private=allow_private))
    if page.problem:
        why = str(page.evidence.get("reason", page.problem))
        raise NewstrailError(f"{url} could not be fetched.", why=why, do=advice(why, url))
    return page


def _stored(source: str, url: str | None, headers: tuple[str, ...], status: int | None) -> Page:
    try:
        body = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except FileNotFoundError:
        raise NotFound(f"There is no file {source}.", do="Give a file, a URL with http:// or https://, or -.") from None
    except OSError as error:
        raise NewstrailError(f"{source} could not be read.", why=error.strerror or str(error)) from None
    given = {}
    for header in headers:
        name, colon, value = header.partition(":")
        if not colon:
            raise UsageError(f"--header {header} has no colon.", do='Write it as "Content-Type: text/html".')
        given[name.strip().lower()] = value.strip()
    address = url or (Path(source).resolve().as_uri() if source != "-" else "")
    return Page(address, address, clock.now(), status=status, headers=given, body=body)


def _understood(page: Page, config: Config) -> Understanding:
    """What is seen, by the rules of the configured site that the page belongs to."""
    from crawler.session.session import rules_of
    from crawler.session.sites import SiteAtWork
    from crawler.understanding import understand

    owner = next((one for one in config.sites if SiteAtWork(0, one, config.crawl).owns(page.final_url)), None)
    return understand(
        page.body,
        page.final_url,
        page.headers,
        page.fetched_at,
        rules=rules_of(owner) if owner is not None else None,
        status=page.status,
    )


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _plain(page: Page, seen: Understanding) -> dict[str, Any]:
    return {
        "url": page.final_url or None,
        "kind": seen.kind,
        "article": asdict(seen.article) if seen.article is not None else None,
        "entries": [asdict(entry) for entry in seen.entries],
        "next_page": seen.next_page,
        "feeds": list(seen.feeds),
        "evidence": seen.evidence,
    }


def _shown(page: Page, seen: Understanding) -> str:
    lines = [f"kind       {seen.kind}"]
    if page.final_url:
        lines.append(f"url        {safe(page.final_url)}")
    if seen.article is not None:
        lines += ["doubt      may be a story all the same:"] if seen.story is None else []
        lines += _article(seen.article)
    if seen.entries:
        lines += ["", f"entries    {len(seen.entries)}", *map(_entry, seen.entries[:SHOWN])]
        if len(seen.entries) > SHOWN:
            lines.append(f"           ... {len(seen.entries) - SHOWN} more (--json shows all)")
    for label, value in (("next page", seen.next_page), ("feeds", ", ".join(seen.feeds))):
        if value:
            lines.append(f"{label:<10} {safe(value)}")
    lines += ["", "evidence"]
    lines += [
        f"  {one_line(name)}: {one_line(json.dumps(why, ensure_ascii=False, default=_text), WIDTH)}"
        for name, why in seen.evidence.items()
    ]
    return "\n".join(lines)


def _article(article: Article) -> list[str]:
    published = article.published_at.isoformat() if article.published_at else None
    if published and article.published_precision == "day":
        published = published[:10]
    rows = (
        ("title", article.title, "title"),
        ("subtitle", article.subtitle, "subtitle"),
        ("authors", ", ".join(article.authors), "authors"),
        ("agencies", ", ".join(article.agencies), ""),
        ("published", published, "published_at"),
        ("modified", article.modified_at.isoformat() if article.modified_at else None, "modified_at"),
        ("language", article.language, "language"),
        ("section", article.section, "section"),
        ("image", article.image, "image"),
        ("canonical", article.canonical_url, "canonical_url"),
    )
    lines = []
    for label, value, field in rows:
        if value:
            source = article.sources.get(field)
            lines.append(f"{label:<10} {one_line(value, WIDTH)}{f'   [{one_line(source)}]' if source else ''}")
    paid = ", only a teaser" if article.paywalled else ""
    return [*lines, f"words      {article.word_count}{paid}", "", safe(article.text)]


def _entry(entry: Entry) -> str:
    when = to_day_or_minute(entry.published_at) or one_line(entry.published_text or "", 16)
    return f"  {when:<16}  {one_line(entry.title or '(no title)', 70)}\n{'':<20}{safe(entry.url)}"
