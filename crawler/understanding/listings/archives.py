"""Archives by days and months: from one the next page is that of the day or month before it.

Owns how such addresses are told. Must not know other ways of going on.
"""

import re
from collections.abc import Iterable

_DATED = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/_.]?)(0[1-9]|1[0-2])(?:\2([0-3]\d))?(?!\d)")
_MOST_MONTHS = 3  # that an archive by months may leave out
_MOST_DAYS = 31


def day_before(here: str, urls: Iterable[str]) -> str:
    """The one of the addresses that differs from `here` in its date only, the last before it, or ""."""
    match = _DATED.search(here, here.find("/", here.find("://") + 3))
    if match is None:
        return ""
    head, tail = here[: match.start()], here[match.end() :]
    by_days = match[4] is not None
    own = _count(match)
    best, least = "", (_MOST_DAYS if by_days else _MOST_MONTHS) + 1
    for url in urls:
        if url.startswith(head) and url.endswith(tail):
            other = _DATED.fullmatch(url, len(head), len(url) - len(tail))
            if other is not None and (other[4] is not None) == by_days and 0 < own - _count(other) < least:
                best, least = url, own - _count(other)
    return best


def _count(match: re.Match[str]) -> int:
    """Months since year 0, or days in months of 31."""
    months = int(match[1]) * 12 + int(match[3])
    return months * 31 + int(match[4]) if match[4] else months
