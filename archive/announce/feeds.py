"""Feeds of changes for readers, Atom (RFC 4287) and JSON Feed 1.1: all, or of a site, an article, a label, a search.

Owns both documents. Titles and summaries are plain text, so that no reader runs what a page said.
"""

import json
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from archive import clock
from archive.announce import events

if TYPE_CHECKING:
    from archive.store import Archive

ATOM = "http://www.w3.org/2005/Atom"
NEWEST = 100
# What XML 1.0 cannot hold, and characters that reorder the text around them.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")


def changes(
    archive: "Archive",
    *,
    site: str | None = None,
    article: str | int | None = None,
    label: str | None = None,
    search: str | None = None,
    limit: int = NEWEST,
) -> list[dict[str, Any]]:
    """The newest changes that a feed shows, newest first: what may be announced, by what is asked.

    `search`: changes of articles in which a revision says it. Raises NotFound and UsageError as those questions do.
    """
    clauses = ["c.confirmation IN ('unasked', 'confirmed')", "s.hold_reason IS NULL"]
    values: list[Any] = []
    if site is not None:
        clauses.append("c.site_id = ?")
        values.append(archive.site_id(site))
    if article is not None:
        clauses.append("c.article_id = ?")
        values.append(archive.find(article))
    if label is not None:
        clauses.append("EXISTS (SELECT 1 FROM json_each(c.labels) WHERE value = ?)")
        values.append(label)
    if search is not None:
        from archive.search import search as find

        ids = [hit.article_id for hit in find(archive, search, newest=True, limit=500)]
        clauses.append(f"c.article_id IN ({','.join('?' * len(ids))})")
        values += ids
    return events.newest(archive.connection.raw, " AND ".join(clauses), values, limit)


def _clean(value: object) -> str:
    return _UNFIT.sub("\ufffd", str(value))


def _entry(change: dict[str, Any]) -> dict[str, Any]:
    details = [f"{change['site']}: {change['kind']} between {change['not_before']} and {change['not_after']}"]
    if change["fields"]:
        details.append("changed: " + ", ".join(change["fields"]))
    if change["silent"]:
        details.append("no note on the page")
    return {
        "id": f"urn:newstrail:{change['event_id']}",
        "title": _clean(events.line(change)),
        "summary": _clean("; ".join(details)),
        "link": change["url"] if change["url"].startswith(("http://", "https://")) else None,
        "at": change["detected_at"],
        "tags": [change["kind"], *change["labels"]],
    }


def atom(found: Sequence[dict[str, Any]], *, title: str = "Changes", address: str = "urn:newstrail:changes") -> str:
    """An Atom document of changes (see `changes`); `address` is its id, and its link where it is a web address."""
    ElementTree.register_namespace("", ATOM)
    feed = ElementTree.Element(f"{{{ATOM}}}feed")

    def add(parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
        made = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
        made.text = text
        return made

    add(feed, "id", _clean(address))
    add(feed, "title", _clean(title))
    add(feed, "updated", found[0]["detected_at"] if found else clock.stamp())
    add(add(feed, "author"), "name", "newstrail")
    if address.startswith(("http://", "https://")):
        add(feed, "link", rel="self", type="application/atom+xml", href=_clean(address))
    for change in found:
        shown = _entry(change)
        entry = add(feed, "entry")
        add(entry, "id", shown["id"])
        add(entry, "title", shown["title"], type="text")
        add(entry, "updated", shown["at"])
        add(entry, "summary", shown["summary"], type="text")
        if shown["link"]:
            add(entry, "link", rel="alternate", href=_clean(shown["link"]))
        for tag in shown["tags"]:
            add(entry, "category", term=_clean(tag))
    return ElementTree.tostring(feed, encoding="unicode", xml_declaration=True)


def json_feed(found: Sequence[dict[str, Any]], *, title: str = "Changes", address: str | None = None) -> str:
    """A JSON Feed 1.1 document of changes; each item carries the change itself under `_newstrail`."""
    items = []
    for change in found:
        shown = _entry(change)
        item = {
            "id": shown["id"],
            "title": shown["title"],
            "content_text": shown["summary"],
            "date_published": shown["at"],
            "tags": shown["tags"],
            "_newstrail": change,
        }
        if shown["link"]:
            item["url"] = shown["link"]
        items.append(item)
    document = {"version": "https://jsonfeed.org/version/1.1", "title": _clean(title), "items": items}
    if address:
        document["feed_url"] = address
    return json.dumps(document, ensure_ascii=True, indent=1).replace("<", "\\u003c") + "\n"
