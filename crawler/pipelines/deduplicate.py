"""Third step: each story once.

Owns which entries of a page are the same story. Copies of whole articles are found by the archive when it records.
"""

from dataclasses import replace

from crawler.identity import canonical
from crawler.items import Entry
from crawler.visits.visit import Visit


class Deduplicate:
    """Gives entries their canonical URL and keeps the first of each, with the best title and date of its doubles."""

    def process_item(self, item: Visit) -> Visit:
        """The visit with each of its entries once, numbered from 1."""
        return replace(item, entries=distinct(item.entries)) if item.entries else item


def distinct(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Each URL once, in order of first sight; a later double fills in what the first one lacks."""
    kept: dict[str, Entry] = {}
    for entry in entries:
        url = canonical(entry.url)
        if not url.startswith(("http://", "https://")):
            continue
        first = kept.get(url)
        if first is None:
            kept[url] = replace(entry, url=url, position=len(kept) + 1)
            continue
        kept[url] = replace(
            first,
            title=first.title or entry.title,
            published_at=first.published_at or entry.published_at,
            published_text=first.published_text or entry.published_text,
            summary=first.summary or entry.summary,
            updated_at=first.updated_at or entry.updated_at,
        )
    return tuple(kept.values())
