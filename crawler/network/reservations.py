"""What a page asks archivers and miners not to do with it.

Owns reading "noarchive" (robots meta, X-Robots-Tag) and the TDM Reservation Protocol (W3C Community Group, 2024): its
meta, its header and the file of its origin, of which the one closest to the page counts. Pure. Whether they are
respected is the person's setting.
"""

import json
import re
from collections.abc import Mapping, Sequence
from urllib.parse import unquote, urlsplit

from crawler.network.robots import AGENT

HEAD = 65536  # bytes in which the metas are looked for
_META = re.compile(rb"<meta\b[^>]{0,2000}>", re.I)
_ATTRIBUTE = re.compile(rb"""\b(name|content)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.I)
FILE = "/.well-known/tdmrep.json"
MOST_RULES = 1000
Mining = Sequence[tuple[str, bool]]  # patterns of paths, and whether what they match is reserved
_AGENT_PART = re.compile(r"^\s*([\w-]+)\s*:\s*(.*)$")


def reserved(
    headers: Mapping[str, str], body: bytes, *, noarchive: bool, tdm: bool, url: str = "", mining: Mining = ()
) -> str | None:
    """Which of the reservations asked about the page makes, in words; None when it makes none of them.

    `headers` have names in lower case. `noarchive` and `tdm` say which are to be respected. `mining` is what the file
    of the origin of `url` says (`read_file`).
    """
    if not (noarchive or tdm):
        return None
    metas = _metas(body[:HEAD])
    if noarchive:
        if _has_noarchive(headers.get("x-robots-tag", "")):
            return "X-Robots-Tag: noarchive"
        if any("noarchive" in _words(metas.get(name, "")) for name in ("robots", AGENT)):
            return "robots meta: noarchive"
    if tdm:
        return _mining(metas.get("tdm-reservation", ""), headers.get("tdm-reservation", ""), url, mining)
    return None


def _mining(meta: str, header: str, url: str, mining: Mining) -> str | None:
    for where, value in (("meta ", meta.strip()), ("", header.strip())):
        if value in ("0", "1"):
            return f"{where}tdm-reservation: 1" if value == "1" else None
    pattern = _closest(url, mining)
    return f"{FILE} for {pattern}" if pattern is not None else None


def read_file(body: bytes) -> Mining:
    """What a file of reservations says; nothing when it is not one."""
    try:
        rules = json.loads(body.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        return ()
    found = []
    for rule in rules[:MOST_RULES] if isinstance(rules, list) else ():
        location = rule.get("location") if isinstance(rule, dict) else None
        if isinstance(location, str) and str(rule.get("tdm-reservation")) in ("0", "1"):
            found.append((location, str(rule["tdm-reservation"]) == "1"))
    return found


def _closest(url: str, mining: Mining) -> str | None:
    """The pattern by which the page at `url` is reserved: as in robots.txt (RFC 9309), the longest one counts."""
    parts = urlsplit(url)
    path = unquote(parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    matching = [(len(pattern), is_reserved, pattern) for pattern, is_reserved in mining if _matches(pattern, path)]
    if not matching:
        return None
    _, is_reserved, pattern = max(matching)
    return pattern if is_reserved else None


def _matches(pattern: str, path: str) -> bool:
    ends = pattern.endswith("$")
    pieces = re.split(r"\*+", unquote(pattern.removesuffix("$")))
    if not path.startswith(pieces[0]):
        return False
    at = len(pieces[0])
    for number, piece in enumerate(pieces[1:], 2):
        last = ends and number == len(pieces)
        found = path.rfind(piece, at) if last else path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return not ends or at == len(path)


def _has_noarchive(value: str) -> bool:
    for part in value.split(","):
        match = _AGENT_PART.match(part)
        agent, words = (match[1].lower(), match[2]) if match else ("", part)
        if agent in ("", AGENT) and "noarchive" in _words(words):
            return True
    return False


def _words(text: str) -> set[str]:
    return {word.strip().lower() for word in re.split(r"[\s,]+", text)}


def _metas(head: bytes) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in _META.findall(head):
        values = {match[0].lower(): b"".join(match[1:]).decode("utf-8", "replace") for match in _ATTRIBUTE.findall(tag)}
        if b"name" in values and b"content" in values:
            found.setdefault(values[b"name"].strip().lower(), values[b"content"])
    return found
