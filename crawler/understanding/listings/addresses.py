"""Where a link of a listing leads, also when its address is wrapped in a script or written with backslashes.

Owns those forms, the site of an address, and which links lead to files. Must not know lists.
"""

import re
from collections.abc import Sequence

from crawler.understanding.document import Document
from crawler.understanding.url_parts import site_of

# openWindow('/opinions/12.pdf'), window.open("12.pdf", ...): a path or the name of a file between quotation marks
_SCRIPTED = re.compile(
    r"""^\s*(?:javascript:|window\.|return |[\w.]+\()[^'"]*?(['"])"""
    r"""((?:https?://|\.{0,2}/)[^'"\s]+|[\w./%-]+\.(?:pdf|docx?|html?|php|aspx?)\b[^'"\s]*)\1"""
)
_FILE = re.compile(
    r"\.(?:pdf|docx?|wpd|rtf|odt|mp[34]|wma|m4a)(?:$|[?#&])|/(?:get|view|open)?-?(?:download|document|file|pdf)s?(?:\.\w+)?(?:[/?]|$)",
    re.I,
)

_SECTION = re.compile(
    r"/(?:authors?|autore?s?|auteurs?|people|person|profiles?|users?|members?|categor\w+|kategori\w*|tags?|topics?|themen?|"
    r"temas?|sections?|hub)/[^/?#\d]+/?$",
    re.I,
)
_NAMED = 2  # hyphens in the name of a section or a person


def address_of(doc: Document, link: int) -> str:
    """The absolute address that a link leads to, or "" where it leads nowhere."""
    url = doc.href(link)
    if url:
        return doc.resolve(doc.attr(link, "href").replace("\\", "/")) if "\\" in url else url
    raw = doc.attrs[link]
    if "(" not in raw:
        return ""
    for name in ("href", "onclick"):
        match = _SCRIPTED.match(doc.attr(link, name))
        if match:
            return doc.resolve(match[2].replace("\\", "/"))
    return ""


def of_one_site(url: str, urls: Sequence[str]) -> bool:
    """Whether nearly all of `urls`, of which there are some, lead to the site of `url`, or to another host of it."""
    here, home = site_of(url), site_of(urls[0])
    if here and home != here and home.split(".")[-2:] != here.split(".")[-2:]:
        return False
    below = f".{here}" if here else "/"  # sections may have hosts of their own
    own = sum([site in (here, home) or site.endswith(below) for site in map(site_of, urls)])
    return own * 5 >= len(urls) * 4


def leads_to_file(url: str) -> bool:
    """Whether an address is that of a document or a recording."""
    return _FILE.search(url) is not None


def leads_to_section(url: str) -> bool:
    """Whether an address is that of a section, a subject or a person, by the name of what it lies in."""
    match = _SECTION.search(url)
    return match is not None and match[0].count("-") <= _NAMED
