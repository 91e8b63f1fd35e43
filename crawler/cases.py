"""Stored pages as test cases: a folder holds the bytes, where they came from, and what was understood of them.

Owns that folder's form. Must not know tables beyond the visit that a case is made from. A case outlives the site that
it was taken from: `check` reads the page again by the present code and says what differs.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from archive import Archive, clock
from archive.errors import NotFound
from crawler.items import Understanding
from crawler.understanding import EXTRACTOR, understand

PAGE, ABOUT, EXPECTED = "page.bin", "page.json", "expected.json"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of a case that is read otherwise now."""

    case: str
    field: str
    expected: Any
    found: Any


def keep(store: Archive, fetch_id: int, into: Path) -> Path:
    """Write the page of a visit as a case below `into`; the case's folder. Raises NotFound without its bytes."""
    row = next(store.db.query("SELECT coalesce(final_url, url) AS url, * FROM fetches WHERE id = ?", [fetch_id]), None)
    if row is None or row["body_sha256"] is None:
        raise NotFound(f"Visit {fetch_id} has no page in the archive.")
    body = store.body(row["body_sha256"])
    about = {
        "url": row["url"],
        "fetched_at": row["fetched_at"],
        "status": row["status"],
        "headers": json.loads(row["headers"]),
        "outcome": row["outcome"],
        "sha256": row["body_sha256"],
    }
    folder = into / f"{_slug(row['url'])}-{row['body_sha256'][:8]}"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / PAGE).write_bytes(body)
    _write(folder / ABOUT, about)
    _write(folder / EXPECTED, told(_understood(body, about)))
    return folder


def check(cases: Path) -> Iterator[tuple[Path, list[Difference]]]:
    """Each case below `cases` with what is read otherwise now. Raises NotFound when there is none."""
    found = sorted(path.parent for path in cases.rglob(ABOUT))
    if not found:
        raise NotFound(f"There is no case below {cases}.", do="`newstrail case URL` makes one.")
    for folder in found:
        expected = json.loads((folder / EXPECTED).read_text(encoding="utf-8"))
        about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
        now = told(_understood((folder / PAGE).read_bytes(), about))
        yield (
            folder,
            [
                Difference(folder.name, name, expected.get(name), now.get(name))
                for name in sorted(set(expected) | set(now) - {"extractor"})
                if name != "extractor" and expected.get(name) != now.get(name)
            ],
        )


def told(seen: Understanding) -> dict[str, Any]:
    """An understanding as JSON values; texts as lists of paragraphs, so that a person can mend them."""
    made: dict[str, Any] = {"extractor": EXTRACTOR, "kind": seen.kind}
    article = seen.article
    if article is not None:
        for name in ("title", "subtitle", "authors", "published_at", "modified_at", "language", "section"):
            made[name] = _plain(getattr(article, name))
        made["paragraphs"] = article.text.split("\n\n") if article.text else []
    made["entries"] = [
        {"url": entry.url, "title": entry.title, "published_at": _plain(entry.published_at)} for entry in seen.entries
    ]
    return made


def _understood(body: bytes, about: dict[str, Any]) -> Understanding:
    return understand(body, about["url"], headers=about["headers"], fetched_at=clock.parse(about["fetched_at"]))


def _plain(value: object) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _slug(url: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", url.partition("://")[2].lower()).strip("-")[:60] or "page"


def _write(path: Path, value: dict[str, Any]) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
