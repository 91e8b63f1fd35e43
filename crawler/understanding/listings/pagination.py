"""The next page of a listing: rel=next, "Next" links, numbered pages, the address behind "Load more".

Owns the recognising of such links. Must not know the listing's entries, the words of labels (see `labels`), nor how
pages are counted (see `numbers`).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawler.understanding.document import Document
from crawler.understanding.listings.archives import day_before
from crawler.understanding.listings.labels import sense_of
from crawler.understanding.listings.numbers import following, marked_numbers, page_number
from crawler.understanding.url_parts import site_of

_ARROWS = frozenset(("›", "»", "→", "⟩", ">", ">>", "❯", "▶", "››"))
_NEXT_CLASS = re.compile(
    r'(?:class|id)="[^"]*(?<![^\W_])(?:next(?!-?gen)|pager-next|nextpostslink|(?:load|show|list)-?more)\b', re.I
)
_PREVIOUS = re.compile(r"prev|newer|zurück|précéd|anterior|back", re.I)
_HERE = re.compile(r'aria-current="(?!false)|class="[^"]*\b(?:current|active|selected|is-active|page-current)\b', re.I)
_MORE = re.compile(
    r'(?:hx-get|data-(?:[\w-]*-)?(?:url|href|next|next-url|endpoint|load-more|src|ajax))="([^"]+)"', re.I
)
_NEXT_DATA = re.compile(r'data-next-?(?:page)?-?(?:url|href|link)?="([^"]*[/?][^"]*)"', re.I)
_OFF = re.compile(r'aria-disabled="true"|class="[^"]*\bdisabled\b', re.I)
_CURSOR = re.compile(r"[?&](?:cursor|after|before|until|max_id|page_?token|from)=[^&]", re.I)
_LOADERS = frozenset(("a", "button", "div", "span", "nav", "section", "ul", "ol"))
_RUNS = 6  # text runs of a link at most
_LONGEST = 40  # characters of its text
_DIGITS = 3  # of the number of a page
_TEASERS = 2  # a label with more addresses than this stands at every story


def next_page(doc: Document) -> str | None:
    """The absolute address of the next page, on the same host, or None when the page names none."""
    return leading_on(doc.url, _candidates(doc))


def leading_on(here: str, addresses: Iterable[str]) -> str | None:
    """The first of the addresses that is another one than `here`, on the same host; None when none is."""
    for url in addresses:
        try:
            if url and _differs(here, url) and _same_host(here, url):
                return url
        except ValueError:  # an address that cannot be taken apart leads nowhere
            continue
    return None


def _candidates(doc: Document) -> Iterator[str]:
    for declared in doc.head.links:
        if "next" in declared.get("rel", "").lower().split():
            yield doc.resolve(declared.get("href", ""))
    named: list[tuple[str, str, bool]] = []  # label, address, and whether it says "next" or "older", not only "more"
    numbered: list[tuple[int, str]] = []
    for link in doc.links:
        raw = doc.attrs[link]
        if ("disabled" in raw and _OFF.search(raw)) or _crosses(doc, link):
            continue
        if "rel=" in raw and "next" in doc.attr(link, "rel").lower().split():
            yield doc.href(link)
        if doc.text_to[link] - doc.text_from[link] > _RUNS:
            continue
        text = doc.text_of(link)
        if len(text) > _LONGEST:
            continue
        if text.isdecimal() and len(text) <= 4:
            numbered.append((int(text), doc.href(link)))
            continue
        label = text or doc.attr(link, "aria-label") or doc.attr(link, "title") or _alternative(doc, link)
        sense = sense_of(label)
        pointed = label in _ARROWS and not _PREVIOUS.search(raw)
        if sense or pointed or (len(label) < 20 and _is_called_next(doc, link)):
            url = doc.href(link)
            certain = sense == "next" or pointed or (sense is None and label != "")
            named.append((label, url, certain or _goes_on_here(doc, url)))
    yield following(doc.url, numbered, marked_numbers(_marked(doc)))
    alone = _without_teasers(named)
    yield from (url for _, url, _ in alone if page_number(url) is not None)
    yield from _load_more(doc)
    yield from (url for _, url, certain in alone if certain)
    yield day_before(doc.url, map(doc.href, doc.links))
    yield from _second(doc)


def _second(doc: Document) -> Iterator[str]:
    """The second page of the list at the page's own address, whatever the link to it says ("See all")."""
    here = doc.url.split("?", 1)[0].rstrip("/")
    if page_number(doc.url) is None:
        for link in doc.links:
            url = doc.href(link)
            if "2" not in url[len(here) :] or not url.startswith((here + "/", here + "?")) or page_number(url) != 2:
                continue
            if not _OFF.search(doc.attrs[link]):
                yield url


def _without_teasers(named: list[tuple[str, str, bool]]) -> list[tuple[str, str, bool]]:
    """The named links without those whose label leads to ever other addresses: "more" at the end of every summary."""
    leads: dict[str, set[str]] = defaultdict(set)
    for label, url, _ in named:
        leads[label.lower()].add(url)
    return [one for one in named if len(leads[one[0].lower()]) <= _TEASERS]


def _is_called_next(doc: Document, link: int) -> bool:
    """Whether the classes of the link, or of the item or box that holds nothing else, name it the next one."""
    above = doc.parents[link]
    alone = above >= 0 and doc.tags[above] in ("li", "div", "span") and doc.text_of(above) == doc.text_of(link)
    for raw in (doc.attrs[link], doc.attrs[above] if alone else ""):
        if _NEXT_CLASS.search(raw):
            return not _PREVIOUS.search(raw)
    return False


def _goes_on_here(doc: Document, url: str) -> bool:
    """Whether an address is the page's own with a place from which to go on (?cursor=..., /2)."""
    here, there = (address.split("?", 1)[0].rstrip("/") for address in (doc.url, url))
    if here == there:
        return _CURSOR.search(url) is not None
    stem, _, number = there.rpartition("/")
    return stem == here and number.isdecimal() and len(number) <= _DIGITS


def _alternative(doc: Document, link: int) -> str:
    """What stands for the picture that a link consists of."""
    return next((doc.attr(e, "alt") for e in range(link + 1, doc.ends[link]) if doc.tags[e] == "img"), "")


def _crosses(doc: Document, link: int) -> bool:
    """Whether a link leads to the next article, or to newer ones, and not to the next page of the list."""
    raw = "".join(doc.attrs[above] for above in (link, doc.parents[link], doc.parents[doc.parents[link]]))
    if "nav-next" not in raw and "post-navigation" not in raw:
        return False
    return (page_number(doc.href(link)) or 0) <= (page_number(doc.url) or 1)


def _marked(doc: Document) -> Iterator[str]:
    """The texts that a list of pages marks as the one shown."""
    for element, raw in enumerate(doc.attrs):
        if raw and ("current" in raw or "active" in raw or "selected" in raw) and _HERE.search(raw):
            yield doc.text_of(element) if doc.ends[element] - element < 5 else ""


def _load_more(doc: Document) -> Iterator[str]:
    """The addresses that "load more" elements carry in their data, and those of frames that are loaded when seen."""
    for element, raw in enumerate(doc.attrs):
        if not raw:
            continue
        if doc.tags[element] == "turbo-frame" and page_number(doc.resolve(doc.attr(element, "src"))) is not None:
            yield doc.resolve(doc.attr(element, "src"))
        elif ("data-" in raw or "hx-get" in raw) and doc.tags[element] in _LOADERS:
            match = _MORE.search(raw)
            if not (match and (_NEXT_CLASS.search(raw) or sense_of(doc.text_of(element)[: _LONGEST + 1]))):
                match = _NEXT_DATA.search(raw)
            value = match[1].replace("&amp;", "&") if match else ""
            if "/" in value or "?" in value:
                yield doc.resolve(value)


def _same_host(here: str, there: str) -> bool:
    return site_of(here) in ("", site_of(there))


def _differs(here: str, there: str) -> bool:
    def bare(url: str) -> str:
        parts = urlsplit(url)
        return urlunsplit(("", parts.netloc, parts.path.rstrip("/"), urlencode(sorted(parse_qsl(parts.query))), ""))

    return bare(here) != bare(there)
