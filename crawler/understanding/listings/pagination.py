"""The next page of a listing: rel=next, "Next" links, numbered pages, the address behind "Load more".

Owns the recognising of such links. Must not know the listing's entries.
"""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawler.understanding.document import Document

_NEXT_WORDS = (
    r"next(?: page| posts?| articles?| \d+)?|older(?: posts?| entries| articles?| news| stories)?",
    r"more (?:stories|news|articles|posts)|(?:load|show|view|see) more(?: \w+){0,2}",
    r"nächste(?: seite)?|weiter|ältere(?: beiträge| artikel)?|mehr (?:laden|anzeigen)",
    r"suivante?s?|page suivante|articles plus anciens|voir plus|siguiente|página siguiente|entradas antiguas",
    r"cargar más|ver más|próxim[ao]|página seguinte|mais notícias|carregar mais|ver mais",
    r"successiv[ao]|pagina successiva|avanti|carica altro|volgende|oudere berichten|meer laden",
    r"nästa|äldre inlägg|visa fler|neste|næste|eldre|ældre|vis flere|seuraava|vanhemmat|näytä lisää",
    r"następna|starsze(?: wpisy)?|pokaż więcej|další|starší|zobrazit další|ďalšie|ďalšia|staršie",
    r"naslednja|sljedeća|starije|următoarea|mai vechi|következő|régebbi|επόμενη|παλαιότερα|sonraki|daha fazla",
    r"следующая|вперёд|вперед|далее|показать ещё|показать еще|загрузить ещё|наступна|далі|показати ще",
    r"следваща|по-стари|التالي|הבא|بعدی|अगला|পরবর্তী|ถัดไป|tiếp|xem thêm|selanjutnya|berikutnya",
    r"下一页|下一頁|次へ|次の(?:ページ|\d+件)|もっと見る|加载更多|다음|더보기",
    r"earlier(?: posts| stories| news| entries)?",
    r"الصفحة التالية|העמוד הבא|صفحه بعد|หน้าถัดไป|trang sau|halaman berikutnya",
)
_PAGE_WORDS = (
    r"page|seite|página|pagina|sida|side|sivu|strona|stránka|strana|stran|oldal|σελίδα|sayfa|"
    r"страница|сторінка|पृष्ठ|페이지"
)
_NEXT = re.compile(rf"^\W{{0,3}}(?:{'|'.join(_NEXT_WORDS)})(?: (?:{_PAGE_WORDS}))?\W{{0,4}}$", re.I)
_ONLY_MORE = re.compile(
    r"more|mehr|plus|más|mais|altro|meer|fler|lisää|více|další|więcej|ещё|еще|ще|fazla|thêm|もっと|更多|더보기|^$", re.I
)
_ARROWS = frozenset(("›", "»", "→", "⟩", ">", ">>", "❯", "▶"))
_NEXT_CLASS = re.compile(
    r'(?:class|id)="[^"]*\b(?:next(?!-?gen)|pager-next|nextpostslink|load-?more|show-?more)\b', re.I
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
_PAGE_KEYS = ("page", "p", "paged", "pg", "seite", "pagina", "strana", "offset", "start")
_PAGE_PATH = re.compile(r"(?<=/)(?:page|seite|pagina|p|strana|s)[/-]?(\d{1,4})/?$", re.I)


def next_page(doc: Document) -> str | None:
    """The absolute address of the next page, on the same host, or None when the page names none."""
    for url in _candidates(doc):
        try:
            if url and _differs(doc.url, url) and _same_host(doc.url, url):
                return url
        except ValueError:  # an address that cannot be taken apart leads nowhere
            continue
    return None


def page_number(url: str) -> int | None:
    """The number of a page of a listing, as its address has it (?page=3, /page/3/), or None."""
    try:
        parts = urlsplit(url)
        fields = parse_qsl(parts.query)
    except ValueError:
        return None
    for key, value in fields:
        if key.lower() in _PAGE_KEYS[:-2] and value.isdecimal():
            return int(value)
    match = _PAGE_PATH.search(parts.path)
    return int(match[1]) if match else None


def _candidates(doc: Document) -> Iterator[str]:
    for declared in doc.head.links:
        if "next" in declared.get("rel", "").lower().split():
            yield doc.resolve(declared.get("href", ""))
    named: list[str] = []
    certain: list[str] = []  # that say "next" or "older" and not only "more"
    numbered: list[tuple[int, str]] = []
    for link in doc.links:
        raw = doc.attrs[link]
        if ("disabled" in raw and _OFF.search(raw)) or _crosses(doc, link):
            continue
        if "rel=" in raw and "next" in doc.attr(link, "rel").lower().split():
            yield doc.href(link)
        if doc.text_to[link] - doc.text_from[link] > 6:
            continue
        text = doc.text_of(link)
        if len(text) > 40:
            continue
        label = text or doc.attr(link, "aria-label") or doc.attr(link, "title")
        if text.isdecimal() and len(text) <= 4:
            numbered.append((int(text), doc.href(link)))
        elif (
            _NEXT.match(label)
            or (label in _ARROWS and not _PREVIOUS.search(raw))
            or (len(label) < 20 and _is_called_next(doc, link))
        ):
            named.append(doc.href(link))
            if not _ONLY_MORE.search(label) or _goes_on_here(doc, named[-1]):
                certain.append(named[-1])
    following = _following(doc, numbered)
    if following:
        yield following
    yield from (url for url in named if page_number(url) is not None)
    yield from _load_more(doc)
    yield from certain


def _is_called_next(doc: Document, link: int) -> bool:
    """Whether the classes of the link, or of the item or box that holds nothing else, name it the next one."""
    above = doc.parents[link]
    alone = above >= 0 and doc.tags[above] in ("li", "div", "span") and doc.text_of(above) == doc.text_of(link)
    for raw in (doc.attrs[link], doc.attrs[above] if alone else ""):
        if _NEXT_CLASS.search(raw):
            return not _PREVIOUS.search(raw)
    return False


def _goes_on_here(doc: Document, url: str) -> bool:
    """Whether an address is the page's own with a place from which to go on (?cursor=...)."""
    return _CURSOR.search(url) is not None and url.split("?", 1)[0].rstrip("/") == doc.url.split("?", 1)[0].rstrip("/")


def _crosses(doc: Document, link: int) -> bool:
    """Whether a link leads to the next article, or to newer ones, and not to the next page of the list."""
    raw = "".join(doc.attrs[above] for above in (link, doc.parents[link], doc.parents[doc.parents[link]]))
    if "nav-next" not in raw and "post-navigation" not in raw:
        return False
    return (page_number(doc.href(link)) or 0) <= (page_number(doc.url) or 1)


def _following(doc: Document, numbered: list[tuple[int, str]]) -> str:
    """The link with the number after this page's, where at least two numbers are linked in the manner of pages."""
    base = re.sub(r"/\d{1,4}$", "", doc.url.split("?", 1)[0].rstrip("/"))
    pages = [
        (n, url) for n, url in numbered if url and (page_number(url) is not None or url.rstrip("/") == f"{base}/{n}")
    ]
    if not pages or (len(numbered) < 2 and not any(number == 2 for number, _ in pages)):
        return ""
    here = page_number(doc.url)
    if here is None:
        here = next((number for number in _current(doc)), 1)
    zero = any(page_number(url) == number - 1 for number, url in pages)
    wanted = here + 2 if zero and page_number(doc.url) is not None else here + 1
    return next((url for number, url in pages if number == wanted), "")


def _current(doc: Document) -> Iterator[int]:
    """The numbers that a list of pages marks as the one shown."""
    for element, raw in enumerate(doc.attrs):
        if raw and ("current" in raw or "active" in raw or "selected" in raw) and _HERE.search(raw):
            text = doc.text_of(element) if doc.ends[element] - element < 5 else ""
            if text.isdecimal() and len(text) <= 4:
                yield int(text)


def _load_more(doc: Document) -> Iterator[str]:
    """The addresses that "load more" elements carry in their data, and those of frames that are loaded when seen."""
    for element, raw in enumerate(doc.attrs):
        if not raw:
            continue
        if doc.tags[element] == "turbo-frame" and page_number(doc.resolve(doc.attr(element, "src"))) is not None:
            yield doc.resolve(doc.attr(element, "src"))
        elif ("data-" in raw or "hx-get" in raw) and doc.tags[element] in _LOADERS:
            match = _MORE.search(raw)
            if not (match and (_NEXT_CLASS.search(raw) or _NEXT.match(doc.text_of(element)[:40]))):
                match = _NEXT_DATA.search(raw)
            value = match[1].replace("&amp;", "&") if match else ""
            if "/" in value or "?" in value:
                yield doc.resolve(value)


def _same_host(here: str, there: str) -> bool:
    mine, other = urlsplit(here).netloc.removeprefix("www."), urlsplit(there).netloc.removeprefix("www.")
    return not mine or mine == other


def _differs(here: str, there: str) -> bool:
    def bare(url: str) -> str:
        parts = urlsplit(url)
        return urlunsplit(("", parts.netloc, parts.path.rstrip("/"), urlencode(sorted(parse_qsl(parts.query))), ""))

    return bare(here) != bare(there)
