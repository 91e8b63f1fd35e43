"""The address that a copy in a web archive was taken of.

Owns the form of such addresses. Must not know what they are read for: a copy's own address names the archive and the
day of the capture, not the publication and its day.
"""

import re

_COPY = re.compile(r"https?://[^/]+/web/\d{4,14}(?:[a-z]{2}_)?/(https?:/{1,2}[^/].*)$")


def original_url(url: str) -> str:
    """The copied page's address for "https://web.archive.org/web/20110106023242/http://n.example/a"; else `url`."""
    copy = _COPY.match(url) if "/web/" in url else None
    return copy[1] if copy else url
