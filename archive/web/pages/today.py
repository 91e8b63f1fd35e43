"""Today: the newest changes as cards, what disappeared, what may have been missed, and crawls at work.

Owns the page's values. Must not know HTML.
"""

from datetime import timedelta
from itertools import groupby
from sqlite3 import Connection
from typing import Any

from archive import clock
from archive.announce.documents import Feed
from archive.web.asked import Asked, as_integer
from archive.web.pages.which import site_chosen
from archive.web.queries import changes, sites
from archive.web.render.cards import card
from archive.web.render.feeds import change_entries

KINDS = ("", "edited", "reverted", "disappeared", "returned", "moved")
SIZES = {"": None, "small": 0.02, "medium": 0.1, "large": 0.3}


def answer(conn: Connection, asked: Asked) -> dict[str, Any]:
    """The page's values: `changes`, `further` (address of older ones), `filters`, `disappeared`, `gaps`,
    `runs`, `articles` (the newest, where nothing has changed yet), `day` and `week` (counts of the last 24 hours
    and 7 days).
    """
    site = site_chosen(conn, asked)
    kind = asked.choice("kind", KINDS)
    chosen = {
        "site": site["name"] if site else "",
        "label": asked.text("label", 60),
        "size": asked.choice("size", tuple(SIZES)),
        "kind": kind,
        "silent": "1" if asked.text("silent") == "1" else "",
    }
    found = changes.newest(
        conn,
        changes.Wanted(
            site_id=site["id"] if site else None,
            kind=kind,
            label=chosen["label"],
            silent=bool(chosen["silent"]),
            least=SIZES[chosen["size"]],
            before=cursor(asked),
        ),
    )
    day = clock.stamp(clock.now() - timedelta(days=1))
    week = clock.stamp(clock.now() - timedelta(days=7))
    site_id = site["id"] if site else None
    cards = [card(change) for change in found.changes]
    gone = changes.newest(conn, changes.Wanted(site_id=site_id, kind="disappeared", limit=8))
    return {
        "title": "Today",
        "now": clock.stamp(),
        "changes": cards,
        "_days": [(day, list(one)) for day, one in groupby(cards, key=lambda card: card["detected_at"][:10])],
        "looked": found.looked,
        "further": further(asked, "today", found.further),
        "chosen": chosen,
        "filters": {"sites": sites.names(conn), "labels": changes.labels(conn), "kinds": KINDS, "sizes": list(SIZES)},
        "day": changes.tally(conn, day, site_id),
        "week": changes.tally(conn, week, site_id),
        "latest_change": changes.latest_at(conn),
        "disappeared": [card(change) for change in gone.changes],
        "gaps": sites.gaps(conn, site_id, limit=8),
        "runs": sites.runs(conn),
        "articles": [] if cards or found.looked else sites.newest(conn, site_id),
    }


def cursor(asked: Asked) -> tuple[str, int] | None:
    """Where older changes go on from: the `before` of an address, "INSTANT,ID"."""
    at, _, number = asked.text("before").rpartition(",")
    change = as_integer(number)
    return (at, change) if at and change is not None else None


def further(asked: Asked, page: str, place: tuple[str, int] | None) -> str | None:
    """The address that shows what follows `place`."""
    return asked.again(page, before=f"{place[0]},{place[1]}") if place else None


def feed(found: dict[str, Any], asked: Asked, base: str) -> Feed:
    """The newest changes as a feed."""
    name = found["chosen"]["site"]
    return Feed(
        title=f"Changes at {name}" if name else "Changes seen by newstrail",
        address=f"{base}/today",
        updated=found["latest_change"] or found["now"],
        entries=change_entries(found["changes"], base),
    )
