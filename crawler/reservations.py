"""What a page asks archivers and miners not to do with it.

Owns reading "noarchive" (robots meta, X-Robots-Tag) and the W3C TDM Reservation Protocol's header and meta. Pure.
Whether they are respected is the person's setting.
"""

import re
from collections.abc import Mapping

from crawler.robots import AGENT

HEAD = 65536  # bytes in which the metas are looked for
_META = re.compile(rb"<meta\b[^>]{0,2000}>", re.I)
_ATTRIBUTE = re.compile(rb"""\b(name|content)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.I)
_AGENT_PART = re.compile(r"^\s*([\w-]+)\s*:\s*(.*)$")


def reserved(headers: Mapping[str, str], body: bytes, *, noarchive: bool, tdm: bool) -> str | None:
    """Which of the reservations asked about the page makes, in words; None when it makes none of them.

    `headers` have names in lower case. `noarchive` and `tdm` say which are to be respected.
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
        if headers.get("tdm-reservation", "").strip() == "1":
            return "tdm-reservation: 1"
        if metas.get("tdm-reservation", "").strip() == "1":
            return "meta tdm-reservation: 1"
    return None


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
