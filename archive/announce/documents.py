"""Feeds as documents: Atom (RFC 4287) and JSON Feed 1.1.

Owns both forms. Must not know requests, SQL or what the entries tell. Titles and summaries are plain text in both, so
that no reader runs what a page said.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

# What XML 1.0 cannot hold, and characters that reorder text in a reader.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened; `key` names it for ever, `address` is our page of it, `about` the publisher's.

    `details` goes into JSON under `_newstrail`, where it is not None.
    """

    key: str
    title: str
    summary: str
    address: str | None
    at: str
    about: str | None = None
    tags: tuple[str, ...] = ()
    language: str | None = None
    details: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed. `address` is the page that it follows, without a form's ending; with `bare`, the feed's own address."""

    title: str
    address: str
    updated: str
    entries: Sequence[Entry] = ()
    query: str = ""
    bare: bool = False

    def itself(self, ending: str) -> str:
        """The address of the form with that ending."""
        return self.address if self.bare else f"{self.address}{ending}{self.query}"


def atom(feed: Feed) -> tuple[str, str]:
    """The Atom document and its media type."""
    itself = feed.itself(".atom")
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{_text(feed.title)}</title>",
        f"<id>{_text(itself)}</id>",
        f"<updated>{_text(feed.updated)}</updated>",
        "<author><name>newstrail</name></author>",
    ]
    if itself.startswith(("http://", "https://")):
        lines.append(f'<link rel="self" type="application/atom+xml" href={_attribute(itself)}/>')
    if not feed.bare:
        lines.append(f'<link rel="alternate" type="text/html" href={_attribute(feed.address + feed.query)}/>')
    lines += [_atom_entry(entry) for entry in feed.entries]
    return "\n".join([*lines, "</feed>", ""]), "application/atom+xml; charset=utf-8"


def _atom_entry(entry: Entry) -> str:
    # Where we have no page of our own, the publisher's is the entry's.
    own, about = entry.address or entry.about, entry.about if entry.address else None
    links = f'<link rel="alternate" type="text/html" href={_attribute(own)}/>' if own else ""
    links += f'<link rel="related" href={_attribute(about)}/>' if about else ""
    tags = "".join(f"<category term={_attribute(tag)}/>" for tag in entry.tags)
    return (
        f'<entry><title type="text">{_text(entry.title)}</title><id>{_text(entry.key)}</id>'
        f"<updated>{_text(entry.at)}</updated>{links}{tags}"
        f'<summary type="text">{_text(entry.summary)}</summary></entry>'
    )


def json_feed(feed: Feed) -> tuple[str, str]:
    """The JSON Feed 1.1 document and its media type."""
    document: dict[str, Any] = {"version": "https://jsonfeed.org/version/1.1", "title": _clean(feed.title)}
    if not feed.bare:
        document["home_page_url"] = feed.address + feed.query
    if feed.itself(".feed.json").startswith(("http://", "https://")):
        document["feed_url"] = feed.itself(".feed.json")
    document["items"] = [_json_entry(entry) for entry in feed.entries]
    # As `<` so that not even a browser which shows the document as a page finds a tag in it.
    text = json.dumps(document, ensure_ascii=True, indent=1).replace("<", "\\u003c")
    return text, "application/feed+json; charset=utf-8"


def _json_entry(entry: Entry) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry.key,
        "title": _clean(entry.title),
        "content_text": _clean(entry.summary),
        "date_published": entry.at,
        "tags": list(entry.tags),
    }
    if entry.address or entry.about:
        item["url"] = entry.address or entry.about
    if entry.address and entry.about:
        item["external_url"] = entry.about
    if entry.language:
        item["language"] = entry.language
    if entry.details is not None:
        item["_newstrail"] = entry.details
    return item


def _clean(value: object) -> str:
    return _UNFIT.sub("\ufffd", str(value))


def _text(value: object) -> str:
    return escape(_clean(value))


def _attribute(value: object) -> str:
    return quoteattr(_clean(value))
