"""Named time zones as pages print them. Owns the table and the look-up; must not know dates."""

# ruff: noqa: E501 - rows of words

import re
from datetime import UTC, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

# Offsets in minutes. Where one abbreviation has several meanings, the one that news pages use most.
_OFFSETS = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 60, "bst": 60, "ist": 330, "cet": 60, "mez": 60, "cest": 120,
    "mesz": 120, "eet": 120, "eest": 180, "msk": 180, "мск": 180, "trt": 180, "ast": -240, "est": -300, "edt": -240,
    "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "akst": -540, "akdt": -480, "hst": -600,
    "adt": -180, "nst": -210, "ndt": -150, "brt": -180, "art": -180, "clt": -240, "clst": -180, "cot": -300, "pet": -300,
    "vet": -240, "jst": 540, "kst": 540, "hkt": 480, "sgt": 480, "myt": 480, "pht": 480, "wib": 420, "wita": 480, "wit": 540,
    "ict": 420, "pkt": 300, "npt": 345, "bdt": 360, "uzt": 300, "aest": 600, "aedt": 660, "acst": 570, "acdt": 630,
    "awst": 480, "nzst": 720, "nzdt": 780, "sast": 120, "cat": 120, "eat": 180, "wat": 60, "gst": 240, "irst": 210,
}  # fmt: skip
_PLACES = {
    "et": "America/New_York",
    "ct": "America/Chicago",
    "mt": "America/Denver",
    "pt": "America/Los_Angeles",
}
_OFFSET = re.compile(r"(?:utc|gmt)? ?([+-])(\d{1,2})(?::?(\d\d))?$", re.I)


@lru_cache(maxsize=512)
def zone_of(name: str) -> tzinfo | None:
    """The zone that "CET", "+0200", "UTC-5" or "Europe/Berlin" names, or None."""
    low = name.strip().lower()
    if low in _OFFSETS:
        minutes = _OFFSETS[low]
        return timezone(timedelta(minutes=minutes)) if minutes else UTC
    if low in _PLACES:
        return ZoneInfo(_PLACES[low])
    match = _OFFSET.match(low)
    if match:
        minutes = int(match[2]) * 60 + int(match[3] or 0)
        if minutes <= 15 * 60:
            return timezone(timedelta(minutes=-minutes if match[1] == "-" else minutes)) if minutes else UTC
    if "/" in name:
        try:
            return ZoneInfo(name.strip())
        except (ValueError, OSError, KeyError):
            return None
    return None


ZONE = (
    r"(?:(?:UTC|GMT) ?[+-]\d{1,2}(?::?\d\d)?(?!\d)|[+-]\d\d:?\d\d(?!\d)|[A-Z][a-z]+/[A-Z][A-Za-z_]+|(?:Z|E[TC]?T|CT|MT|PT)\b|"
    r"(?i:" + "|".join(sorted((n for n in _OFFSETS if len(n) > 2), key=len, reverse=True)) + r")\b)"
)
