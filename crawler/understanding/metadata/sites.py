"""The names a publication gives itself on a page: site name, publisher, application, domain.

Owns their collection. Must not know what they are used for (titles are freed of them, bylines are compared with them).
"""

import re
from urllib.parse import urlsplit

from crawler.understanding.archived import original_url
from crawler.understanding.head import Head
from crawler.understanding.metadata.graph import Graph, types_of
from crawler.understanding.metadata.text import clean

_NAMES = (
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
    "al:android:app_name",
    "publisher",
    "copyright",
    "dc.publisher",
)
HOUSES = frozenset({"website", "organization", "newsmediaorganization", "corporation", "blog", "localbusiness"})
_BETWEEN = re.compile(r"\s+[-–—|·•:»]\s+")
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac", "edu", "or", "ne", "go"})


def site_names(head: Head, graph: Graph, url: str) -> tuple[str, ...]:
    """The names, best first, without repeats; the domain's own label and the host last."""
    found = [clean(head.first(name), 200) for name in _NAMES[:4]]
    if graph.article:
        for publisher in graph.each(graph.article.get("publisher")):
            found.append(clean(publisher.get("name") if isinstance(publisher, dict) else publisher, 200))
    for node in graph.top:
        if types_of(node) & HOUSES:
            found.append(clean(node.get("name"), 200))
            other = node.get("alternateName")
            found.append(clean(other[0] if isinstance(other, list) and other else other, 200))
    found.extend(clean(head.first(name), 120) for name in _NAMES[4:])
    found.append(_behind_title(head))
    found.append(head.first("twitter:site").rsplit("/", 1)[-1].lstrip("@"))
    return tuple(dict.fromkeys(one for one in [*found, *host_names(url)] if one and len(one) < 80))


def _behind_title(head: Head) -> str:
    """What `<title>` says behind the headline that `og:title` gives alone, its last part; or ""."""
    headline = clean(head.first("og:title"), 400)
    if not headline or not head.title.startswith(f"{headline} "):
        return ""
    parts = _BETWEEN.split(head.title[len(headline) :])
    return clean(parts[-1], 80) if len(parts) > 1 else ""


def host_names(url: str) -> tuple[str, ...]:
    """("bote.example", "bote") of "https://www.bote.example/a/b"."""
    try:
        host = (urlsplit(original_url(url)).hostname or "").removeprefix("www.")
    except ValueError:
        return ()
    labels = host.split(".")
    if len(labels) < 2:
        return (host,) if host else ()
    label = labels[-3] if len(labels) > 2 and labels[-2] in _SECOND_LEVEL else labels[-2]
    return (host, label) if len(label) > 2 else (host,)
