"""Bytes of a page to text: which encoding it is in, and why we think so.

Owns the order of witnesses (byte order mark, HTTP header, the page's own declaration, the bytes themselves) and the
meaning of encoding labels. Must not know HTML beyond its first declarations. Never raises: bytes that fit no encoding
come back with replacement characters.

Sources: WHATWG Encoding Standard (labels), HTML Standard 13.2.3.2 (prescan of the first 1024 bytes).
"""

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass

from crawler.understanding.guess_encoding import guess

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Labels whose browser meaning differs from Python's codec of that name.
_MEANS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
    "utf-32": "utf-8",
    "utf-7": "utf-8",
}
_LABELS = {
    "unicode-1-1-utf-8": "utf-8",
    "utf8mb4": "utf-8",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "ms_kanji": "cp932",
    "x-gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "x-euc-jp": "euc_jp",
    "ks_c_5601-1987": "cp949",
    "windows-949": "cp949",
    "dos-874": "cp874",
    "windows-874": "cp874",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "x-user-defined": "cp1252",
    "logical": "iso8859-8",
    "x-mac-cyrillic": "mac_cyrillic",
    "x-big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "koi": "koi8_r",
}
_SEVEN_BIT = ("iso2022_jp", "hz")
_NOT_TEXT = {"base64", "bz2", "hex", "quopri", "rot13", "rot-13", "uu", "zlib", "idna", "punycode", "undefined"}
_PRESCAN = re.compile(
    rb"<!--(?:>|->|.*?-->)|<(meta)(?=[\s/])((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>|<[!/?][^>]*>|</?[a-z](?:[^>\"']|\"[^\"]*\"|'[^']*')*>",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(rb"([^\s=/>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_CHARSET = re.compile(rb"charset\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s;\"']+))", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]+)[\"']")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page as text. `source` is "bom", "header", "meta", "xml", "utf-8" (it simply is), "guess" or "default".

    `damaged` counts the bytes that could not be read (each is a U+FFFD in `text`).
    """

    text: str
    encoding: str
    source: str
    damaged: int = 0
    raw: bytes | None = None  # the body, where it is sound UTF-8 as it stands


def codec_of(label: str | bytes) -> str | None:
    """The Python codec that a browser means by an encoding label, or None for a label that names none."""
    if isinstance(label, bytes):
        label = label.decode("ascii", "ignore")
    name = label.strip().strip("\"'").lower()
    if not name or len(name) > 40:
        return None
    if name in _LABELS:
        return _LABELS[name]
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return None if found in _NOT_TEXT else _MEANS.get(found, found)


def decode(body: bytes, headers: Mapping[str, str] | None = None) -> Decoded:
    """Decode a page. A declared encoding is believed unless the bytes say otherwise: text that is sound UTF-8 with
    characters beyond ASCII is UTF-8 whatever its label, and a declared UTF-8 that is broken all over is guessed anew.
    """
    for bom, name in _BOMS:
        if body.startswith(bom):
            text = body[len(bom) :].decode(name, "replace")
            return Decoded(text, name, "bom", text.count("\ufffd"))
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(body, *_declared(body, headers or {}))
    if not text.isascii():
        once = _encoded_twice(body, text)
        if once is not None:
            body, text = once, once.decode("utf-8")
        return Decoded(text, "utf-8", "utf-8", raw=body)
    if body.count(b"\0") * 4 > len(body) > 0:
        return _guessed(body)
    declared, source = _declared(body, headers or {})
    if declared in _SEVEN_BIT:
        return _legacy(body, declared, source)
    return Decoded(text, declared or "utf-8", source, raw=body)


def _encoded_twice(body: bytes, text: str) -> bytes | None:
    """The bytes before a second encoding, where all text beyond ASCII was taken for Latin-1 and encoded again.

    Then it holds control characters that no text has, in the places of the bytes of dashes, quotes and pictures.
    """
    dashes = "â" in text and b"\xc3\xa2\xc2" in body  # a single character is found ten times sooner
    if not dashes and not ("ð" in text and b"\xc3\xb0\xc2\x9f" in body):
        return None
    try:
        once = text.encode("latin-1")
        once.decode("utf-8")
    except UnicodeError:
        return None
    return once


def _declared(body: bytes, headers: Mapping[str, str]) -> tuple[str | None, str]:
    content_type = headers.get("content-type") or headers.get("Content-Type") or ""
    if content_type:
        found = _CHARSET.search(content_type.encode("latin-1", "ignore"))
        name = codec_of(next(filter(None, found.groups()), b"")) if found else None
        if name:
            return name, "header"
    name = _prescan(body[:16384])
    if name:
        return name, "meta"
    xml = _XML.match(body[:300])
    name = codec_of(xml[1]) if xml else None
    return name, "xml" if name else "default"


def _prescan(head: bytes) -> str | None:
    """The encoding a page's first `meta` elements declare."""
    for tag in _PRESCAN.finditer(head):
        if not tag[1]:
            continue
        given: dict[bytes, bytes] = {}
        for name, *values in _ATTRIBUTE.findall(tag[2]):
            given.setdefault(name.lower(), next(filter(None, values), b""))
        label = given.get(b"charset")
        if label is None and given.get(b"http-equiv", b"").lower() == b"content-type":
            found = _CHARSET.search(given.get(b"content", b""))
            label = next(filter(None, found.groups()), None) if found else None
        name = codec_of(label) if label else None
        if name:
            return name
    return None


def _legacy(body: bytes, declared: str | None, source: str) -> Decoded:
    if declared and declared != "utf-8":
        text = body.decode(declared, "replace")
        damaged = text.count("\ufffd")
        if damaged * 200 <= len(body):
            return Decoded(text, declared, source, damaged)
    text = body.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    sound = sum(map(len, re.findall(rb"[\x80-\xff]+", body))) - damaged
    if damaged * 4 <= sound or (declared == "utf-8" and damaged <= 3):
        return Decoded(text, "utf-8", source if declared == "utf-8" else "utf-8", damaged)
    return _guessed(body)


def _guessed(body: bytes) -> Decoded:
    name = guess(body)
    text = body.decode(name, "replace")
    return Decoded(text, name, "guess", text.count("\ufffd"))
