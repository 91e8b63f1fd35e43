"""Markup that would make an HTML5 parser slow, made harmless before it is parsed.

Owns the limits on size, depth, attributes and open formatting elements, past which parsing takes quadratic time.
Everything here is linear, and costs nothing worth measuring on ordinary pages. Must not know what the page says.
"""

import re

SIZE_LIMIT = 20_000_000  # characters: a page beyond is unreadable
DEPTH_LIMIT = 400
_OPEN_LIMIT = 100
_ATTRIBUTE_LIMIT = 400
_PORTION = 20_000  # characters looked through at a time

_FORMATTING = ("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u")
_UNNESTED = (
    "area base br col embed hr img input link meta source track wbr param p li dd dt option optgroup thead tbody tfoot"
    " rp rt colgroup body html head"
)
_VOID = frozenset(_UNNESTED.split())
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_WHOLE_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)[^>]*>")
_FORMATTING_TAG = re.compile(rf"</?(?:{'|'.join(_FORMATTING[1:])})(?:\s[^>]*)?>", re.IGNORECASE)
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{8000,}>")


class OverBudget(ValueError):
    """The page is larger than newstrail reads; the message says by how much."""


def tame(html: str) -> str:
    """`html`, or an equivalent that parses in linear time. Raises OverBudget for a page past `SIZE_LIMIT`."""
    if len(html) > SIZE_LIMIT:
        raise OverBudget(f"the page has {len(html):,} characters, more than the {SIZE_LIMIT:,} that are read")
    tags = html.count("<")
    if len(html) > 1_500_000 or len(html) > 2500 * tags:
        html = _LONG_TAG.sub(_few_attributes, html)
    if tags > 4000 and _many_formatting(html, tags, 16_000_000 // tags) and _most_open(html) > _OPEN_LIMIT:
        html = _FORMATTING_TAG.sub("", html)
    if tags > 12_000 and _depth(html) > DEPTH_LIMIT:
        html = _flattened(html)
    return html


def _few_attributes(tag: re.Match[str]) -> str:
    whole = tag[0]
    if whole.count("=") + whole.count(" ") + whole.count("/") < _ATTRIBUTE_LIMIT:
        return whole
    return re.split(r"[\s/>]", whole, maxsplit=1)[0] + ">"


def _many_formatting(html: str, tags: int, most: int) -> bool:
    """Whether more than `most` of the tags are formatting ones; ordinary pages are not read to their end for that."""
    found, at = 0, 0
    while at < len(html):
        end = html.find("<", at + _PORTION)
        end = end if end >= 0 else len(html)
        formatting = len(_FORMATTING_TAG.findall(html, at, end))
        found += formatting
        tags -= html.count("<", at, end) - formatting
        if found > most or tags <= most:
            break
        at = end
    return found > most


def _most_open(html: str) -> int:
    """How many formatting elements are ever open at once."""
    names = frozenset(_FORMATTING[1:])
    still = most = 0
    for close, name in _TAG.findall(html):
        if name in names or name.lower() in names:
            still = max(0, still - 1) if close else still + 1
            most = max(most, still)
    return most


def _depth(html: str) -> int:
    """The greatest depth of nesting, optional end tags left out of account."""
    depth = most = 0
    for close, name in _TAG.findall(html):
        if name not in _VOID:
            depth = max(0, depth - 1) if close else depth + 1
            if depth > most:
                most = depth
    return most


def _flattened(html: str) -> str:
    """Without the tags that nest deeper than the limit; their text stays, each piece on a line of its own."""
    depth = 0

    def keep(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag[2].lower() in _VOID:
            return tag[0]
        if not tag[1]:
            depth += 1
            return tag[0] if depth <= DEPTH_LIMIT else "<br>"
        deep = depth > DEPTH_LIMIT
        depth = max(0, depth - 1)
        return "<br>" if deep else tag[0]

    return _WHOLE_TAG.sub(keep, html)
