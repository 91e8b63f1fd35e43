"""What the address of a page gives away about its kind.

Owns the reading of paths. Must not know the page behind the address.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

_LISTING = re.compile(
    r"/(?:tags?|topics?|themen?|thema|categor(?:y|ies|ia|ias|ie)|kategorie|rubrik|rubrique|seccion|sezione|sections?|archiv(?:e|es|o)?|authors?|autor(?:en)?"
    r"|page|seite|search|suche|recherche|buscar|cerca|zoeken|latest|newest|ticker|index|blogs?|news|nachrichten|actualites?|noticias|notizie|aktuell(?:es)?)"
    r"(?:/\d+(?:/\d\d?){0,2}|/[\w%+-]{1,32})?/?$",
    re.I,
)
_SEARCH = re.compile(r"(?:^|&)(?:q|s|query|search|suche|keywords?|wd)=", re.I)
_PAGED = re.compile(r"(?:^|&)(?:page|p|seite|offset|start|paged)=\d+|/page/\d+|/seite-?\d+|/p\d+/?$", re.I)
_FIRST = re.compile(r"(?:^|&)page=[01]?(?:&|$)", re.I)
_POST = re.compile(r"(?:p=\d{3,}|page_id=\d+)\b", re.I)  # of a blog without names for its posts
_ITEM = re.compile(r"(?:^|&)(?!page=|paged=|seite=|start=|offset=|lang)[\w-]+=\d{2,}(?:&|$)", re.I)  # one thing of many
_DATED = re.compile(r"/(?:19|20)\d\d[/-]?(?:0?[1-9]|1[0-2]|[a-z]{3,9})[/-]?(?:\d\d?)?(?:/|-|_|$)", re.I)
_NUMBER = re.compile(r"(?:^|[^\d])\d{5,}(?:[^\d]|$)")
_SPLIT = re.compile(r"[-_+]|%20")
_LIVE = re.compile(
    r"/(?:live-?blogs?|live-?ticker|live-?updates?|liveblogg|newsticker|minute-?by-?minute|en-direct|en-vivo|minuto-a-minuto|diretta|direct|directo|ao-minuto|ao-vivo|canli|na-zywo|online-relacja|live-?text)(?:[/-]|$)|[-/](?:live-?blog|live-?ticker|live-?updates)\b|/live/",
    re.I,
)

_SPELLED, _MOST = 4, 0.6  # words of a headline in an address, and the share of its words that the headline has
_WORD = re.compile(r"[^\W_]+")
_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "ı": "i"}
)
_TAGS = ("/tag/", "/tags/", "/topic", "/thema/", "/themen/", "/keyword")
_LATEST = (
    *("latest", "newest", "ticker", "neueste", "dernieres", "ultimas"),
    *("ultime-notizie", "aktuell", "archiv", "breaking", "recent"),
)


@dataclass(frozen=True, slots=True)
class Address:
    """Traits of a page's address; all neutral when there is none."""

    root: bool = False  # the home page, or a home page of one language or edition
    words: int = 0  # in the last segment of the path that is no file name like "index"
    dated: bool = False
    numbered: bool = False  # an id of five or more digits
    listing: bool = False  # /tag/x, /news, /category/y, ...
    search: bool = False
    paged: bool = False
    known: bool = False


def named_live(url: str) -> bool:
    """Whether an address is one of a story that is told while it happens."""
    return _LIVE.search(url) is not None


def spells(url: str, headline: str) -> bool:
    """Whether one of the last three segments of an address is made of the words of a headline."""
    said = set(_plain(headline)) | set(_WORD.findall(headline.lower()))
    for segment in url.split("?", 1)[0].split("/")[3:][-3:]:
        words = [word for word in _plain(segment) if len(word) > 1 and not word.isdigit()]
        if len(words) >= _SPELLED and sum(word in said for word in words) >= _MOST * len(words):
            return True
    return False


def _plain(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    return _WORD.findall("".join(letter for letter in folded if not unicodedata.combining(letter)))


@lru_cache(64)  # asked for again where a page is not plainly a story
def address_of(url: str) -> Address:
    """The traits of `url`; `Address()` when it is empty or cannot be split."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return Address()
    if not parts.netloc:
        return Address()
    segments = [one for one in parts.path.split("/") if one]
    last = segments[-1] if segments else ""
    stem = re.sub(r"\.\w{2,5}$", "", last)
    short = len(segments) == 1 and (len(stem) <= 3 or stem.lower() in ("index", "home", "default"))
    item = _ITEM.search(parts.query) is not None
    first = item and _FIRST.search(parts.query) is not None  # page 1 of whatever led to one thing of many
    post = not segments and _POST.match(parts.query) is not None
    front = (not segments or short) and not post and not item
    return Address(
        root=front,
        words=max((len([word for word in _SPLIT.split(one) if word]) for one in segments[-2:]), default=0),
        dated=_DATED.search(parts.path) is not None,
        numbered=post or _NUMBER.search(parts.path + "?" + parts.query) is not None,
        listing=_LISTING.search(parts.path) is not None,
        search=_SEARCH.search(parts.query) is not None or "/search" in parts.path,
        paged=_PAGED.search(parts.path) is not None or (_PAGED.search(parts.query) is not None and not (post or first)),
        known=True,
    )


def sort_of(url: str, address: Address) -> str:
    """Which sort of listing is at an address: home, search, tag, latest or section."""
    if address.search:
        return "search"
    if address.root:
        return "home"
    path = url.split("?", 1)[0].lower()
    if any(mark in path for mark in _TAGS):
        return "tag"
    return "latest" if any(mark in path for mark in _LATEST) else "section"
