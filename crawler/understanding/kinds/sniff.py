"""Tell bytes that are no HTML page, by what the server calls them and by how they begin.

Owns the signatures. Must not know how a page is parsed. Signatures follow the WHATWG MIME Sniffing standard.
"""

import re
from collections.abc import Mapping

_SIGNATURES = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
    (b"Rar!", "application/vnd.rar"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "application/ogg"),
    (b"\x1a\x45\xdf\xa3", "video/webm"),
    (b"\x00\x00\x01\x00", "image/x-icon"),
    (b"wOFF", "font/woff"),
    (b"wOF2", "font/woff2"),
    (b"{\\rtf", "application/rtf"),
    (b"\xd0\xcf\x11\xe0", "application/msword"),
    (b"\x7fELF", "application/octet-stream"),
)
_PAGES = (
    "text/html",
    "application/xhtml+xml",
    "application/xml",
    "text/xml",
    "text/plain",
    "application/octet-stream",
    "unknown/unknown",
    "*/*",
)
_HTML = (
    b"<!doctype html",
    b"<html",
    b"<head",
    b"<body",
    b"<title",
    b"<script",
    b"<div",
    b"<h1",
    b"<p",
    b"<meta",
    b"<table",
    b"<a ",
    b"<!--",
    b"<br",
    b"<span",
    b"<article",
    b"<center",
)
_DATA = re.compile(rb'\{\s*"[^"<>\\]{1,40}"\s*:|\[\s*(?:\{\s*"|")')  # how JSON begins that may hold pieces of HTML
_SPACE = b"\t\n\x0c\r \xef\xbb\xbf\x00\xff\xfe"


def not_html(body: bytes, headers: Mapping[str, str] | None = None) -> dict[str, str] | None:
    """Evidence that `body` is no HTML page, or None when it may be one. Names of headers are compared without case."""
    declared = ""
    for name, value in (headers or {}).items():
        if name.lower() == "content-type":
            declared = value.split(";", 1)[0].strip().lower()
    start = body[:1024]
    for signature, kind in _SIGNATURES:
        if start.startswith(signature):
            return {"type": kind, "seen_in": "bytes"}
    if start[:4] == b"RIFF" and start[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return {"type": "image/webp" if start[8:12] == b"WEBP" else "audio/video", "seen_in": "bytes"}
    if start[4:8] == b"ftyp":
        return {"type": "video/mp4", "seen_in": "bytes"}
    opening = start.lstrip(_SPACE).lower().replace(b"\x00", b"")
    if opening.startswith(_HTML):
        return None
    if opening.startswith((b"<?xml", b"<rss", b"<feed", b"<urlset", b"<sitemapindex", b"<rdf:rdf", b"<svg", b"<opml")):
        inside = opening.replace(b"\n", b" ")
        if b"<html" in inside or b"doctype html" in inside:
            return None
        return {"type": declared or "application/xml", "seen_in": "bytes"}
    if declared and not declared.startswith(_PAGES):
        return None if b"<html" in opening else {"type": declared, "seen_in": "content-type"}
    if opening[:1] in (b"{", b"[") and (b"<" not in opening[:200] or _DATA.match(opening)):
        return {"type": declared if "json" in declared else "application/json", "seen_in": "bytes"}
    if declared == "text/plain" and b"<" not in opening:
        return {"type": declared, "seen_in": "content-type"}
    if start and start.count(b"\x00") > len(start) // 3 and start[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        head = start[:200]
        if not (head[1::2].count(0) > 80 or head[0::2].count(0) > 80):
            return {"type": declared or "application/octet-stream", "seen_in": "bytes"}
    return None
