"""What changed, as entries of a feed.

Owns their wording on the pages. The documents are `archive.announce.documents`.
"""

from collections.abc import Iterable
from typing import Any

from archive.announce.documents import Entry
from archive.web.render.text import is_web, span


def change_entries(changes: Iterable[dict[str, Any]], base: str) -> tuple[Entry, ...]:
    """Entries of cards (`render.cards.card`)."""
    return tuple(_change_entry(change, base) for change in changes)


def _plain(runs: list[list[str]]) -> str:
    if all(kind != "same" for kind, _ in runs):
        return " → ".join(text for _, text in runs)
    marked = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return "".join(marked[kind].format(text) for kind, text in runs)


def _change_entry(change: dict[str, Any], base: str) -> Entry:
    numbers = change.get("from_revision"), change.get("to_revision")
    query = f"?from={numbers[0]}&to={numbers[1]}" if all(numbers) else ""
    after = change.get("after_publication")
    parts = [f"{change['site']}: {change['kind']}"]
    if change.get("headline_before"):
        parts.append(f"headline “{change['headline_before']}” → “{change['headline_after']}”")
    parts += [f"{told['name'].lower()}: {_plain(told['runs'])}" for told in change["telling"]]
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
