"""The day that a page's own teaser shows: lists of a site's latest stories often stand on each of them.

Owns the search for it. Must not know which other dates the page has.
"""

from itertools import islice

from crawler.understanding.dates.declared import Witness
from crawler.understanding.dates.visible import DATE, Visible
from crawler.understanding.url_parts import path_of

_AROUND = 4  # elements around a link that may be the box of its teaser
_BLOCKS = 8  # text blocks of a teaser


def beside_own_link(visible: Visible) -> Witness | None:
    """The date of a teaser that leads to this very page, or None. A link to a part of the page is one to a comment."""
    doc = visible.doc
    here = path_of(doc.url)
    for link in doc.links if here else ():
        there = doc.href(link)
        if doc.text_to[link] <= doc.text_from[link] or "#" in there or path_of(there) != here:
            continue
        for box in (link, *islice(doc.ancestors(link), _AROUND)):
            first, last = visible.block_at(doc.text_from[box]), visible.block_at(doc.text_to[box] - 1)
            texts = doc.block_texts[first : last + 1] if last - first < _BLOCKS else []
            read = [visible.exact(text) for text in texts if len(text) <= DATE]
            days = {one.value.date(): one for one in read if one is not None}
            if len(days) == 1:
                return Witness(next(iter(days.values())), "text")
            if days or not texts:
                break
    return None
