"""Feeds: Atom (RFC 4287) and JSON Feed 1.1 of what changed.

Owns both forms. Must not know requests or SQL. Titles and summaries are plain text in both, so that no
reader runs them.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from archive.web.render.text import is_web, span

# What XML 1.0 cannot hold, and characters that reorder text in a reader.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened; `key` names it for ever, `address` is our page, `about` the publisher's."""

    key: str
    title: str
    summary: str
    address: str
    at: str
    about: str | None = None
    tags: tuple[str, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: `address` is the page that it follows, without a form's ending."""

    title: str
    address: str
    updated: str
    entries: Sequence[Entry] = ()
    query: str = ""


def change_entries(changes: Iterable[dict[str, Any]], base: str) -> tuple[Entry, ...]:
    """Entries of cards (`render.cards.card`)."""
    return tuple(_change_entry(change, base) for change in changes)


def _change_entry(change: dict[str, Any], base: str) -> Entry:
    numbers = change.get("from_revision"), change.get("to_revision")
    query = f"?from={numbers[0]}&to={numbers[1]}" if all(numbers) else ""
    after = change.get("after_publication")
    parts = [f"{change['site']}: {change['kind']}"]
    if change.get("headline_before"):
        parts.append(f"headline “{change['headline_before']}” → “{change['headline_after']}”")
    if change["words_added"] or change["words_removed"]:
        parts.append(f"+{change['words_added']} −{change['words_removed']} words")
    if after:
        parts.append(f"at most {span(after[1])} after publication")
    if change["silent"]:
        parts.append("no note on the page")
    return Entry(
        key=f"urn:newstrail:{change['event_id']}",
        title=f"{change['kind']}: {change['title'] or change['url']}",
        summary="; ".join(parts) + f"; between {change['not_before']} and {change['not_after']}",
        address=f"{base}/article/{change['article_id']}{query}",
        at=change["detected_at"],
        about=change["url"] if is_web(change["url"]) else None,
        tags=tuple(str(label) for label in change["labels"] or ()),
        language=change.get("language"),
    )


def _text(value: object) -> str:
    return escape(_UNFIT.sub("\ufffd", str(value)))


def _attribute(value: object) -> str:
    return quoteattr(_UNFIT.sub("\ufffd", str(value)))


def atom(feed: Feed) -> tuple[str, str]:
    """The Atom document and its media type."""
    itself = f"{feed.address}.atom{feed.query}"
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{_text(feed.title)}</title>",
        f"<id>{_text(itself)}</id>",
        f"<updated>{_text(feed.updated)}</updated>",
        "<author><name>newstrail</name></author>",
        f'<link rel="self" type="application/atom+xml" href={_attribute(itself)}/>',
        f'<link rel="alternate" type="text/html" href={_attribute(feed.address + feed.query)}/>',
    ]
    for entry in feed.entries:
        about = f'<link rel="related" href={_attribute(entry.about)}/>' if entry.about else ""
        tags = "".join(f"<category term={_attribute(tag)}/>" for tag in entry.tags)
        lines.append(
            f'<entry><title type="text">{_text(entry.title)}</title><id>{_text(entry.key)}</id>'
            f"<updated>{_text(entry.at)}</updated>"
            f'<link rel="alternate" type="text/html" href={_attribute(entry.address)}/>{about}{tags}'
            f'<summary type="text">{_text(entry.summary)}</summary></entry>'
        )
    return "\n".join([*lines, "</feed>", ""]), "application/atom+xml; charset=utf-8"


def json_feed(feed: Feed) -> tuple[str, str]:
    """The JSON Feed 1.1 document and its media type."""
    items = []
    for entry in feed.entries:
        item: dict[str, Any] = {
            "id": entry.key,
            "url": entry.address,
            "title": _UNFIT.sub("\ufffd", entry.title),
            "content_text": _UNFIT.sub("\ufffd", entry.summary),
            "date_published": entry.at,
            "tags": list(entry.tags),
        }
        if entry.about:
            item["external_url"] = entry.about
        if entry.language:
            item["language"] = entry.language
        items.append(item)
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _UNFIT.sub("\ufffd", feed.title),
        "home_page_url": feed.address + feed.query,
        "feed_url": f"{feed.address}.feed.json{feed.query}",
        "items": items,
    }
    # As `<` so that not even a browser which shows the document as a page finds a tag in it.
    text = json.dumps(document, ensure_ascii=True, indent=1).replace("<", "\\u003c")
    return text, "application/feed+json; charset=utf-8"
