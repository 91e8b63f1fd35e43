"""The folders of real pages with their truths: what the benchmarks read.

Owns where the pages lie and which address and site each has. Must not know what is measured.
"""

import gzip
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from publicsuffixlist import PublicSuffixList

Page = tuple[str, dict[str, Any], bytes]
_DECLARED = re.compile(
    rb"<script[^>]{0,200}application/ld\+json.*?</script>|<meta\b(?![^>]{0,200}charset)[^>]*>", re.I | re.S
)
_SUFFIXES = PublicSuffixList(only_icann=False)


def pages(data: Path, group: str, borrowed: bool = False) -> list[Page]:
    """(id, truth, bytes) of each page in a folder of the data; with `borrowed`, also of those that lie in another one."""
    truths = json.loads((data / group / "ground-truth.json").read_text("utf-8"))
    found = []
    for name, truth in sorted(truths.items()):
        if not borrowed and not truth.get("file", "html/").startswith("html/"):
            continue
        place = data / group / truth.get("file", f"html/{name}.html.gz")
        found.append((name, truth, gzip.decompress(place.read_bytes())))
    return found


def address(truth: Mapping[str, Any]) -> str:
    """The address of a page; where it is not recorded, one as a listing of the site may have that its links lead to."""
    url = truth.get("url") or f"{truth.get('host') or 'court.example'}/opinions/recent"
    return str(url) if "//" in url else f"https://{url}"


def undeclared(body: bytes) -> bytes:
    """The page without what it declares in JSON-LD and meta elements (its charset stays): only readers' words are left."""
    return _DECLARED.sub(b"", body)


def site_of(url: str) -> str:
    """The registrable domain of an address."""
    host = urlsplit(url if "//" in url else f"//{url}").hostname or url
    return _SUFFIXES.privatesuffix(host) or host
