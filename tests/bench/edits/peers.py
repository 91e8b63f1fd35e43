"""What other trackers call a change, written anew from their documentation and source as read, not copied.

- diffengine (DocNow): title or readable text differs, compared without white space, case and shape of quotation marks;
  authors and dates are not looked at.
- changedetection.io: the digest of the page's text differs (its default: no filters set); white space can be set to be
  ignored.
"""

import re

from archive.model import Content

_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00ad": None, "\u00a0": " "})


def diffengine(before: Content, after: Content) -> bool:
    """Whether diffengine would keep a new version."""
    return any(_fingerprint(getattr(before, name)) != _fingerprint(getattr(after, name)) for name in ("title", "text"))


def _fingerprint(text: str | None) -> str:
    return re.sub(r"\s+", "", (text or "").translate(_QUOTES)).lower()


def changedetection(before: Content, after: Content) -> bool:
    """Whether changedetection.io would report a change, as it is installed."""
    return _page(before) != _page(after)


def changedetection_no_space(before: Content, after: Content) -> bool:
    """The same with white space ignored."""
    return re.sub(r"\s+", "", _page(before)) != re.sub(r"\s+", "", _page(after))


def _page(content: Content) -> str:
    published = content.published_at.strftime("%d %B %Y %H:%M") if content.published_at else ""
    parts = (content.title, content.subtitle, ", ".join(content.authors), published, content.text)
    return "\n".join(part or "" for part in parts)


PEERS = {
    "diffengine": diffengine,
    "changedetection.io": changedetection,
    "changedetection.io, no white space": changedetection_no_space,
}
