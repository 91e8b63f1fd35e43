"""What a page is read against: the time of the answer, its languages, the site's habits.

Owns how those are gathered from headers, memory and rules into the page's reader of dates. Must not know what the page
says.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from crawler.understanding.dates.forms.numeric import Order
from crawler.understanding.dates.reader import PageReader, page_reader
from crawler.understanding.document import Document
from crawler.understanding.memory import SiteMemory
from crawler.understanding.rules import SiteRules

_ORDERS: dict[str, Order] = {"DMY": "DMY", "MDY": "MDY", "YMD": "YMD"}


def reader_of(
    doc: Document,
    headers: Mapping[str, str],
    fetched_at: datetime | None,
    memory: SiteMemory | None,
    rules: SiteRules | None,
) -> PageReader:
    """The reader of the page's dates."""
    zone = _zone(rules.time_zone if rules else None) or _zone(memory.habit("time_zone") if memory else None)
    return page_reader(
        doc,
        fetched_at=_answered(headers) or fetched_at,
        languages=_languages(doc, rules),
        order=_ORDERS.get((memory.habit("day_order") if memory else None) or ""),
        zone=zone,
    )


def _answered(headers: Mapping[str, str]) -> datetime | None:
    given = headers.get("date")
    if not given:
        return None
    try:
        at = parsedate_to_datetime(given)
    except (ValueError, TypeError):
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _languages(doc: Document, rules: SiteRules | None) -> tuple[str, ...]:
    given = (rules.language if rules else None, doc.head.language, doc.head.first("og:locale", "content-language"))
    codes = [code.split(",")[0].strip().lower().replace("_", "-") for code in given if code]
    return tuple(dict.fromkeys(code for code in codes if 2 <= len(code) <= 12))


def _zone(name: str | None) -> tzinfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None
