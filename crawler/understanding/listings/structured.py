"""Entries that a page declares in JSON-LD: ItemList, blogPost, hasPart.

Owns where such lists stand in the graph. Must not know the visible page.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from crawler.understanding.dates.moment import Moment
from crawler.understanding.document import Document
from crawler.understanding.listings.record import Reader, Record
from crawler.understanding.metadata.graph import Graph, types_of
from crawler.understanding.metadata.text import clean

_LISTS = ("itemListElement", "blogPost", "blogPosts", "hasPart", "mainEntity", "dataFeedElement")
_NO_NEWS = frozenset(("breadcrumblist", "sitenavigationelement", "offercatalog", "faqpage", "howto", "recipe"))
_MOST = 500


def declared_records(doc: Document, graph: Graph, reader: Reader) -> list[Record]:
    """The articles of the page's declared lists, in their order; empty when fewer than three have an address."""
    found: dict[str, Record] = {}
    for node in graph.top:
        for item in _items(node, graph, 0):
            record = _record(doc, item, reader)
            if record is not None:
                found.setdefault(record.url, record)
    return list(found.values())[:_MOST] if len(found) >= 3 else []


def _items(node: Any, graph: Graph, depth: int) -> Iterator[Mapping[str, Any]]:
    if not isinstance(node, Mapping) or depth > 3 or types_of(node) & _NO_NEWS:
        return
    for key in _LISTS:
        for one in graph.each(node.get(key)):
            if not isinstance(one, Mapping):
                continue
            if "listitem" in types_of(one):
                inner = graph.resolve(one.get("item"))
                yield {**one, **inner} if isinstance(inner, Mapping) else one
            elif any(key in one for key in ("itemListElement", "blogPost")):
                yield from _items(one, graph, depth + 1)
            elif key != "mainEntity":
                yield one


def _record(doc: Document, item: Mapping[str, Any], reader: Reader) -> Record | None:
    address = item.get("url") or item.get("mainEntityOfPage") or item.get("@id") or item.get("item")
    if isinstance(address, Mapping):
        address = address.get("@id") or address.get("url")
    url = doc.resolve(address) if isinstance(address, str) else ""
    if not url or url.split("#")[0] == doc.url.split("#")[0]:
        return None
    moment: Moment | None = None
    printed = ""
    for key in ("datePublished", "dateCreated", "uploadDate"):
        value = item.get(key)
        if isinstance(value, str) and (moment := reader(value)) is not None:
            printed = value
            break
    title = clean(item.get("headline")) or clean(item.get("name"))
    return Record(url, title, moment, printed, clean(item.get("description")))
