"""Turn what markup and scripts carry into one clean line of text.

Owns entities, spaces and characters that are not seen. Must not know which field a text is for.
"""

import re
from html import unescape

_TAG = re.compile(r"<(?:[a-zA-Z][^<>]{0,300}|/[a-zA-Z][^<>]{0,40}|br ?/?)>")
_UNSEEN = dict.fromkeys(
    [
        *range(9),
        *range(14, 28),
        127,
        173,
        8203,
        8204,
        8206,
        8207,
        8288,
        65279,
        *list(range(8234, 8239)),
        *list(range(8294, 8298)),
    ]
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_JOINING = re.compile("[\u0600-\u06ff\u0900-\u0dff]")  # scripts in which a zero-width non-joiner is spelling


def clean(value: object, limit: int = 2000) -> str:
    """`value` as one line without tags, entities, control characters and soft hyphens; "" when it is not a text.

    Texts longer than `limit` characters are cut there: no headline or name is that long.
    """
    if not isinstance(value, str) or not value:
        return ""
    if len(value) > limit:
        value = value[:limit]
    if "&" in value:
        value = unescape(value)
        if "&" in value and ";" in value:
            value = unescape(value)
    if "<" in value:
        value = _TAG.sub(" ", value)
    if not value.isprintable():
        value = _unseen(value)
    return " ".join(value.split())


def plain(text: str, limit: int = 2000) -> str:
    """The text of an element as one line: `clean` for what a parser has already freed of entities and tags."""
    if len(text) > limit:
        text = text[:limit]
    if not text.isprintable():
        text = _unseen(text)
    return " ".join(text.split())


def _unseen(value: str) -> str:
    if "\u200c" in value and _JOINING.search(value):
        value = value.replace("\u200c", "\ue000").translate(_UNSEEN).replace("\ue000", "\u200c")
    else:
        value = value.translate(_UNSEEN)
    if _SURROGATE.search(value):
        value = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return value
