"""Find the image that goes with a story.

Owns which declarations are asked, and the picture at the headline. Must not know other fields.
"""

import re

from crawler.understanding.document import Document
from crawler.understanding.metadata.graph import Graph

_LEAD = re.compile(
    r"\b(?:lead|hero|featured|main|article|top|opener|aufmacher|post)[_-]{0,2}(?:image|img|media|picture|photo)|wp-post-image",
    re.I,
)
_NO_PICTURE = re.compile(r"logo|icon|placeholder|avatar|sprite|blank|spacer|loading|\.gif\b|\.svg\b", re.I)
_AGENCY = re.compile(
    r"getty|reuters|shutterstock|istock|alamy|imago|unsplash|keystone|(?<![a-z])(?:afp|dpa|epa)(?![a-z])", re.I
)
# The name of a file that is shared for stories without a picture.
_NO_LEAD = re.compile(
    r"(?<![a-z])logo(?![a-z])|placeholder|spacer|blank\.|(?<![a-z])avatar|\.svg$|no-?image|default-?(?:og|share|social)",
    re.I,
)
_PERSON = re.compile(r"author|avatar|byline|profile|portrait", re.I)
_LITTLE = re.compile(r'\b(?:width|height)="(?:[0-9]|[1-5][0-9])(?:px)?"')
_BEFORE, _BEHIND = 6, 12  # text runs around the headline among which its picture stands


def image_of(doc: Document, graph: Graph, headline: int) -> tuple[str | None, str | None]:
    """(address, where it was read) of the image that goes with the story, or (None, None).

    As declared; else the picture that stands at the headline (the element `headline`) in a figure of its own.
    """
    head = doc.head
    for name, source in (
        ("og:image", "og"),
        ("og:image:secure_url", "og"),
        ("og:image:url", "og"),
        ("twitter:image", "twitter"),
        ("twitter:image:src", "twitter"),
    ):
        address = doc.resolve(head.first(name)) if head.first(name) else ""
        if address and not _is_shared(address):
            return address, source
    if graph.article:
        for key in ("image", "thumbnailUrl"):
            for one in graph.each(graph.article.get(key)):
                value = one.get("url") or one.get("contentUrl") or one.get("@id") if isinstance(one, dict) else one
                address = doc.resolve(value) if isinstance(value, str) else ""
                if address and not _is_shared(address):
                    return address, "json-ld"
    for link in head.links:
        if "image_src" in link.get("rel", "").lower():
            address = doc.resolve(link.get("href", ""))
            if address and not _is_shared(address):
                return address, "link"
    return _pictured(doc, headline)


def _is_shared(address: str) -> bool:
    """Whether a picture is the site's logo, or stands in for one."""
    name = address.split("?", 1)[0].rsplit("/", 1)[-1]
    return _NO_LEAD.search(name) is not None and not _AGENCY.search(name)  # whose pictures show logos of others


def _pictured(doc: Document, headline: int) -> tuple[str | None, str | None]:
    """The first picture at the headline that stands in a figure or is marked as the story's."""
    if headline < 0:
        return None, None
    first, last = doc.text_from[headline] - _BEFORE, doc.text_to[headline] + _BEHIND
    for element in doc.tagged("img"):
        if doc.text_from[element] > last:
            break
        if doc.text_from[element] < first:
            continue
        around = [one for _, one in zip(range(4), doc.ancestors(element), strict=False)]
        if any(_PERSON.search(doc.attrs[one]) for one in (element, *around[:2])) or _LITTLE.search(doc.attrs[element]):
            continue
        framed = any(doc.tags[one] in ("figure", "picture") for one in around)
        if not framed and not any(_LEAD.search(doc.attrs[one]) for one in (element, *around[:2]) if doc.attrs[one]):
            continue
        for name in ("src", "data-src", "data-original", "data-lazy-src"):
            address = doc.resolve(doc.attr(element, name))
            if address.startswith("http") and not _NO_PICTURE.search(address):
                return address, "picture"
    return None, None
