"""Stories that are plainly told: declared, dated or signed, and long enough that no wall and no list looks like them.

Owns what is plain, from facts that are known before a page's shape is looked at. Must not know the signs that all other
pages are judged by (see `decide`): a page that is not plain may still be a story.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from crawler.understanding.document import Document
from crawler.understanding.kinds.addresses import address_of
from crawler.understanding.kinds.signals import counted_words, density, is_published
from crawler.understanding.kinds.stories import is_live
from crawler.understanding.kinds.titles import first_part, says_it_is_live, says_it_lists
from crawler.understanding.kinds.vendors import service_in_headers
from crawler.understanding.metadata.read import Metadata

_WORDS = 300  # of a body that is no teaser, notice or introduction
_DENSE = 0.5  # share of the blocks from its first to its last that are its own: those of a list have others between
_MISSING = ("40", "41")  # in titles of pages that are not there
_SHORT = 5  # words from which a title is a headline
_ROWS, _FILES = 20, 8  # of tables and of PDF files, as registers have them


def plain_story(
    doc: Document,
    metadata: Metadata,
    *,
    status: int | None,
    headers: Mapping[str, str],
    body_words: int,
    chosen: Sequence[int],
) -> dict[str, Any] | None:
    """The evidence that a page is an article and of no other kind, None where that takes a closer look.

    `chosen` are the blocks of the body, `body_words` its words.
    """
    if body_words < _WORDS or status not in (None, 200) or density(chosen) < _DENSE or metadata.free is False:
        return None
    head, graph = doc.head, metadata.graph
    typed = head.first("og:type").lower() == "article"
    if not (typed or graph.articles == 1) or any(mark in head.title for mark in _MISSING):
        return None
    if _is_called_a_list(head.title) or (graph.articles != 1 and _is_register(doc)):
        return None
    if counted_words(graph) >= 2 * body_words:  # it may be a teaser
        return None
    address = address_of(doc.url)
    if address.root or address.listing or address.search or address.paged:
        return None
    if graph.articles != 1 and not (metadata.authors or address.dated or is_published(head, graph)):
        return None
    if is_live(doc.url, graph.types, head.named) or says_it_is_live(head.title) or service_in_headers(headers):
        return None
    return {"declared": True, "words": body_words}


def _is_called_a_list(title: str) -> bool:
    name = first_part(title)
    return name.count(" ") < _SHORT and says_it_lists(name, "")


def _is_register(doc: Document) -> bool:
    attrs = doc.attrs
    return len(doc.tagged("tr")) >= _ROWS or sum([".pdf" in attrs[link] for link in doc.links]) >= _FILES
