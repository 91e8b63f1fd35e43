"""What a verdict on a page's kind is made from: plain values, gathered in one place.

Owns `Signals` and how they are gathered from a parsed page. Must not know what is concluded from them (see `decide`).
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from crawler.understanding.document import Document
from crawler.understanding.head import Head
from crawler.understanding.kinds.addresses import Address, address_of, named_live
from crawler.understanding.kinds.lead import Lead, lead_of, texts_behind
from crawler.understanding.kinds.shape import Shape, count_clocks, shape_of
from crawler.understanding.kinds.titles import says_it_is_live
from crawler.understanding.listings.boxes import Box
from crawler.understanding.metadata.graph import Graph
from crawler.understanding.metadata.read import Metadata

MOST_BELOW = 150
_BEFORE, _BEHIND, _ENDING = 3, 8, 3  # last blocks of a body and blocks behind it, characters at its end
_DENSE = 0.7  # the density of a body that is not known
_DESCRIPTION = 50  # characters of a page's description that are looked for in its texts
_SEARCH = re.compile(r'search|name="[qs]"', re.I)
LOOKED_AT, LAST = 60_000, 4_000  # characters of markup searched for the marks of a wall; walls are small pages


@dataclass(frozen=True, slots=True)
class Signals:
    """Everything `kind_of` looks at.

    `headers` have names in lower case. `text` is the page's visible text where there is little of it (under
    `SMALL_PAGE` words), "" otherwise; `markup` both ends of its source, likewise. `body_words` are the words of the
    body that was chosen, None when none was looked for. `records` counts the entries of its best listing.
    """

    url: str = ""
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    shape: Shape = field(default_factory=Shape)
    address: Address = field(default_factory=Address)
    lead: Lead = field(default_factory=Lead)
    title: str = ""  # the headline that was chosen
    document_title: str = ""  # <title>
    heading: str = ""  # text of the first h1
    heading_leads: bool = False  # it is a link
    og_type: str = ""
    types: frozenset[str] = frozenset()  # of the JSON-LD nodes that speak of the page
    ld_articles: int = 0
    ld_listed: int = 0
    published: bool = False  # a meta element or JSON-LD gives a publication time
    authors: int = 0
    free: bool | None = None
    counted: int = 0  # words of the whole text by the page's own count
    page_class: str = ""  # class and id of html and body, lower case
    embeds: tuple[str, ...] = ()
    scripts: int = 0
    text: str = ""
    blocks: Sequence[str] = ()  # of `text`
    linked: Sequence[int] = ()  # how many characters of each block are in links
    below: tuple[str, ...] = ()  # the shorter text blocks after the headline
    behind: tuple[str, ...] = ()  # text blocks around the body's end, where a paywall puts its offer
    ending: str = ""  # the last characters of the body
    markup: str = ""
    plain: tuple[str, ...] = ()  # blocks that are not links, lower case, of a page with little text
    buttons: tuple[str, ...] = ()  # labels, of a page with little text
    forms: int = 0  # forms and frames of such a page
    body_words: int | None = None
    body_dense: float = _DENSE  # share of the blocks from the body's first to its last that are the body's
    records: int = 0
    described: bool = False  # the page's description is how a text on it begins, or is part of one
    clocks: int = 0  # texts that begin with a time of day, where the address or the title says that it is told live
    marked: bool = False  # JSON-LD or microdata speak of the text of an article ("articleBody")


SMALL_PAGE = 1500  # words
LITTLE = 400


def gather(
    doc: Document,
    metadata: Metadata,
    *,
    status: int | None = None,
    headers: Mapping[str, str] | None = None,
    body_words: int | None = None,
    chosen: Sequence[int] | None = None,
    records: int = 0,
    boxes: Sequence[Box] = (),
) -> Signals:
    """The signals of a parsed page. `body_words` and `records` come from whoever cut the body and the entries.

    `chosen` are the blocks of the body, `boxes` those that `find_boxes` found.
    """
    head, graph = doc.head, metadata.graph
    shape = shape_of(doc)
    small, little = shape.words < SMALL_PAGE, shape.words < LITTLE
    others = [doc.blocks_of(box.records[0].root)[0] for box in boxes]
    named = metadata.headline >= 0 and doc.tags[metadata.headline] == "h1"
    heading = metadata.headline if named else next(iter(doc.tagged("h1")), -1)
    return Signals(
        url=doc.url,
        status=status,
        headers=headers or {},
        shape=shape,
        address=address_of(doc.url),
        lead=lead_of(
            doc,
            metadata.headline,
            " ".join(f"{head.title} | {head.first('og:title')}".lower().split()),
            [box.first_run for box in boxes if box.heading or box.first_run > doc.block_from[box.first_block]],
            others,
        ),
        title=metadata.title or "",
        document_title=head.title[:2000],
        heading=doc.text_of(heading)[:2000] if heading >= 0 else "",
        heading_leads=heading >= 0 and _is_linked(doc, heading),
        og_type=head.first("og:type").lower(),
        types=graph.types,
        ld_articles=graph.articles,
        ld_listed=graph.listed,
        published=is_published(head, graph),
        authors=len([name for name in metadata.authors if name != head.first("og:site_name")]),
        free=metadata.free,
        counted=counted_words(graph),
        page_class=head.named,
        embeds=tuple(source for tag, source in head.embeds if tag in ("iframe", "video") and source),
        scripts=head.scripts,
        text="\n".join(doc.block_texts) if small else "",
        blocks=doc.block_texts if small else (),
        linked=doc.block_linked if small else (),
        below=_below(doc, metadata.headline),
        behind=texts_behind(doc, max(chosen) + 1, _BEHIND, others, before=_BEFORE) if chosen else (),
        ending=doc.block_texts[max(chosen)][-_ENDING:] if chosen else "",
        markup=_both_ends(doc.decoded.text) if little else "",
        plain=_plain(doc) if little else (),
        buttons=_buttons(doc) if little else (),
        forms=_forms(doc) + sum(tag == "iframe" for tag, _ in head.embeds) if little else 0,
        body_words=body_words,
        body_dense=density(chosen),
        records=records,
        described=_is_described(doc),
        clocks=count_clocks(doc) if named_live(doc.url) or says_it_is_live(head.title) else 0,
        marked=_is_marked(doc),
    )


def _both_ends(source: str) -> str:
    """A page's source without its middle, where a check keeps the program that it runs."""
    return source if len(source) <= LOOKED_AT else f"{source[: LOOKED_AT - LAST]}\n{source[-LAST:]}"


def _is_marked(doc: Document) -> bool:
    return any("articleBody" in raw for raw in doc.head.json_ld) or "articleBody" in " ".join(doc.attrs)


def is_published(head: Head, graph: Graph) -> bool:
    """Whether a meta element or JSON-LD gives a publication time."""
    return "article:published_time" in head.meta or bool(graph.article and graph.article.get("datePublished"))


def _is_linked(doc: Document, heading: int) -> bool:
    within = range(heading + 1, doc.ends[heading])
    return doc.tags[doc.parents[heading]] == "a" or any(doc.tags[element] == "a" for element in within)


def counted_words(graph: Graph) -> int:
    """How many words the whole text has by the page's own count, 0 where it gives none."""
    count = graph.article.get("wordCount") if graph.article else None
    return int(count) if isinstance(count, int) or (isinstance(count, str) and count.isdecimal()) else 0


def _forms(doc: Document) -> int:
    """How many forms ask for something else than a word to search for."""
    fields = doc.tagged("input")
    spans = [(form, bisect_left(fields, form), bisect_left(fields, doc.ends[form])) for form in doc.tagged("form")]
    asking = [_SEARCH.search(" ".join([doc.attrs[one] for one in (form, *fields[at:to])])) for form, at, to in spans]
    return asking.count(None)


def density(chosen: Sequence[int] | None) -> float:
    """Share of the blocks from a body's first to its last that are its own."""
    if chosen is None:
        return _DENSE
    return len(chosen) / (max(chosen) - min(chosen) + 1) if chosen else 0.0


def _is_described(doc: Document) -> bool:
    said = " ".join((doc.head.first("description") or doc.head.first("og:description"))[:200].split())[:_DESCRIPTION]
    return len(said) > _DESCRIPTION // 2 and said in "\n".join(doc.block_texts)  # it has no line break itself


def _below(doc: Document, headline: int) -> tuple[str, ...]:
    first = bisect_left(doc.block_from, doc.text_to[headline]) if headline >= 0 else 0
    return tuple(text for text in doc.block_texts[first : first + MOST_BELOW] if 8 < len(text) < 400)


def _buttons(doc: Document) -> tuple[str, ...]:
    """The labels of the page's buttons, and of links that are dressed as one."""
    found = [doc.text_of(element) for element in doc.elements("button")]
    for element in doc.elements("input", "a"):
        raw = doc.attrs[element]
        if doc.tags[element] == "a" and ("button" in raw or "btn" in raw):
            found.append(doc.text_of(element))
        elif 'type="submit"' in raw or 'type="button"' in raw:
            found.append(doc.attr(element, "value"))
    return tuple(label for label in found[:20] if label)


def _plain(doc: Document) -> tuple[str, ...]:
    pairs = zip(doc.block_texts, doc.block_linked, strict=True)
    return tuple(text.lower() for text, linked in pairs if linked * 2 < len(text))
