"""Addresses that are not public: what a person is told of a refusal, and what is due again once they are allowed.

Owns the words of that refusal as they stand in plans. Must not know how an address is checked
(`addresses`).
"""

import ipaddress
import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from archive import Archive, clock
from crawler.network.addresses import Allowance

ALLOWED_NOW = "its address is allowed now"
_REFUSED = re.compile(r"(\S+) is not a public address")
_WAITING = """
SELECT 'listing' AS what, id, schedule_reason FROM listings
WHERE site_id = :site AND schedule_reason LIKE '% is not a public address%' AND next_check_at > :now
UNION ALL SELECT 'article', id, schedule_reason FROM articles
WHERE site_id = :site AND schedule_reason LIKE '% is not a public address%' AND next_check_at > :now"""


def advice(reason: str, url: str) -> str:
    """What to do about a refusal for `reason`; "" when it was not for a private address."""
    found = _REFUSED.search(reason)
    if found is None:
        return ""
    try:
        port = urlsplit(url).port
    except ValueError:
        port = None
    address = f"[{found[1]}]" if ":" in found[1] else found[1]
    allowed = f"{address}:{port}" if port else address
    return f"If it is yours, allow it: --allow-private {allowed}, or allow_private in newstrail.toml."


def plan_reason(evidence: Mapping[str, Any]) -> str:
    """Why what was refused by the guard waits, for its plan; "" when the guard did not refuse it."""
    found = _REFUSED.search(str(evidence.get("reason", ""))) if evidence.get("by") == "address" else None
    return f"{found[1]} is not a public address" if found else ""


def due_again(archive: Archive, site_ids: Iterable[int], allow_private: Iterable[str]) -> int:
    """Make due what waits only because its address was not allowed, and is now. Returns how much. Does not commit."""
    allowances = [one for text in allow_private for one in Allowance.parse(text)]
    freed = 0
    for site in site_ids if allowances else ():
        for row in list(archive.db.query(_WAITING, {"site": site, "now": clock.stamp()})):
            if _is_covered(row["schedule_reason"], allowances):
                key = f"{row['what']}_id"
                archive.plan(**{key: row["id"]}, at=clock.now(), reason=ALLOWED_NOW)
                freed += 1
    return freed


def _is_covered(reason: str, allowances: list[Allowance]) -> bool:
    """Whether the address of a refusal is allowed on any port: what was refused may be where a redirect led."""
    found = _REFUSED.search(reason)
    try:
        address = ipaddress.ip_address(found[1]) if found else None
    except ValueError:
        return False
    return address is not None and any(
        address.version == one.network.version and address in one.network for one in allowances
    )
