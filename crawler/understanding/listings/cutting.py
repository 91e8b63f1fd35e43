"""The cutting of a page into records: what of it belongs to each link of a group.

Owns where a record begins and ends. Must not know why links form a group (see `groups`), nor what a record says.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from crawler.understanding.document import Document
from crawler.understanding.listings.groups import Group
from crawler.understanding.listings.record import HEADINGS
from crawler.understanding.listings.titles import no_titles

_CELLS = ("td", "th")
_ITEMS = ("tr", "li", "article")
_LEAST_ROWS = 3
_MOST = 0.5  # of a list's links that say where they lead from which on its titles stand elsewhere
_FLAT = ("a", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "b", "strong", "span", "p", "em", "i", "font")


def cut(doc: Document, group: Group) -> None:
    """Find the records of a group: for each link the highest element around it that holds no other link of the group.

    Where that is hardly more than the link (titles and dates as siblings in a flat list), the record is the text up to
    the next link, or, when dates come first, from the link before.
    """
    parents, ends = doc.parents, doc.ends
    links = group.links
    for at, link in enumerate(links):
        before = links[at - 1] if at else -1
        behind = links[at + 1] if at + 1 < len(links) else len(doc.tags)
        root = link
        while True:
            above = parents[root]
            if above <= before or above < 0 or ends[above] > behind or _too_high(doc, links, above):
                break
            root = above
        group.roots.append(root)
    _lower(doc, group)
    group.parent = _around(doc, group.roots)
    last = max(1, len(links) - 1)
    rows = _rows(doc, group) if doc.tagged("tr") and not group.columns else {}
    flat = sum(
        root not in rows and (doc.tags[root] in _FLAT or doc.tags[root] in _CELLS) for root in group.roots[:last]
    )
    group.flat = flat * 2 > last
    limit = doc.text_to[group.parent]
    for at, root in enumerate(group.roots):
        start, end = doc.text_from[root], doc.text_to[root]
        if group.flat:
            end = doc.text_from[group.roots[at + 1]] if at + 1 < len(links) else limit
        elif root in rows:
            start, end = doc.text_from[rows[root]], doc.text_to[rows[root]]
        group.spans.append((start, max(end, doc.text_to[root])))
    if group.flat and len(links) > 2:
        group.spans[-1] = _ending_alike(doc, group.spans)
        if heads := _headings_before(doc, group):
            starts = [doc.text_from[head] for head in heads]
            group.spans = list(zip(starts, [*starts[1:], group.spans[-1][1]], strict=True))


def _headings_before(doc: Document, group: Group) -> list[int]:
    """The headings of a flat list whose links only say "read more": one before each link; [] where one has none."""
    if no_titles(list(map(doc.text_of, group.links))) <= _MOST:
        return []
    heads: list[int] = []
    behind = group.parent
    for link in group.links:
        head = next((e for e in range(link - 1, behind, -1) if doc.tags[e] in HEADINGS and doc.ends[e] <= link), -1)
        if head < 0 or doc.tags[head] != doc.tags[heads[0] if heads else head]:
            return []
        heads.append(head)
        behind = link
    return heads


def _ending_alike(doc: Document, spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The last record of a flat list with as many blocks as the longest of the others: the page goes on behind it."""
    starts = doc.block_from
    most = max(bisect_left(starts, last) - bisect_right(starts, first) for first, last in spans[:-1])
    first, last = spans[-1]
    end = bisect_right(starts, first) + most
    return first, min(last, max(starts[end], first + 1)) if end < len(starts) else last


def _lower(doc: Document, group: Group) -> None:
    """Take the records that are alone in their table or list, heading and all, as rows or items like the others."""
    tag, count = Counter(doc.tags[root] for root in group.roots).most_common(1)[0]
    if tag not in _ITEMS or count == len(group.roots) or count * 2 <= len(group.roots):
        return
    for at, (root, link) in enumerate(zip(group.roots, group.links, strict=True)):
        element = link
        while element > root and doc.tags[element] != tag:
            element = doc.parents[element]
        if element > root:
            group.roots[at] = element


def _rows(doc: Document, group: Group) -> dict[int, int]:
    """The table rows of those roots that share theirs, where the group has a link in most of a table's rows.

    What stands in the row's other cells then belongs to each of them (several documents of one case).
    """
    found: dict[int, int] = {}
    for root in group.roots:
        above = root
        while above >= 0 and doc.tags[above] != "tr":
            above = doc.parents[above]
        if above >= 0:
            found[root] = above
    if len(found) * 4 < 3 * len(group.roots) or len(set(found.values())) * 3 < max(_LEAST_ROWS * 3, len(found)):
        return {}
    return {root: row for root, row in found.items() if root != row}


def _too_high(doc: Document, links: list[int], element: int) -> bool:
    """Whether the element is one around the whole list (only possible for a group's first and last link)."""
    return doc.tags[element] in ("body", "main", "html") or (
        bisect_left(links, doc.ends[element]) - bisect_left(links, element) > 1
    )


def _around(doc: Document, roots: list[int]) -> int:
    first, last = roots[0], max(doc.ends[root] for root in roots)
    element = doc.parents[first]
    while element > 0 and doc.ends[element] < last:
        element = doc.parents[element]
    return max(0, element)
