"""What a home page hints at: feeds that it names, pages that look like lists of the latest stories.

Owns the guesses from one page and the usual places. Pure. Whether a guess is any good shows when it is read.
"""

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import etree

from archive.model import ListingKind
from crawler.network.hosts import same_publisher

FEED_PATHS = ("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json", "/feeds/latest")
SITEMAP_PATHS = ("/news-sitemap.xml", "/sitemap-news.xml", "/sitemap.xml", "/sitemap_index.xml")
_FEED_TYPE = re.compile(r"application/(?:rss|atom|rdf)\+xml|application/feed\+json", re.I)
_FEED_LINK = re.compile(r"(?:^|[/._-])(?:rss|atom|feeds?)(?:[/._-]|$)|\.(?:rss|atom|rdf)$", re.I)
_LATEST = re.compile(
    r"^(?:(?:the )?latest(?: news| stories| headlines)?|all (?:news|stories|articles)|news(?: ticker| wire|wire)?"
    r"|newest|just in|breaking(?: news)?|live ticker|ticker|most recent|archive|aktuell(?:es)?|nachrichten"
    r"|(?:letzte|alle) meldungen|neueste(?: nachrichten)?|schlagzeilen|dernières (?:nouvelles|infos|actualités)"
    r"|à la une|en (?:continu|direct)|actualités|toute l['’]actualité"
    r"|[úu]ltimas? (?:not[ií]cias|hora)|not[ií]cias"
    r"|lo último|más recientes|mais recentes|darreres notícies|ultim[eo] (?:notizie|ora)|ultimissime|tutte le notizie"
    r"|laatste nieuws|net binnen|siste nytt|senaste nytt|seneste nyt|(?:tuoreimmat|uusimmat)(?: uutiset)?"
    r"|najnowsze|ostatnie wiadomości|nejnovější(?: zprávy)?|najnovšie(?: správy)?|aktuality|najnovije(?: vij?esti)?"
    r"|zadnje novice|(?:leg)?friss(?:ebb)?(?: hírek)?|ultimele (?:știri|stiri)|naujienos|jaunākās ziņas"
    r"|viimased uudised|τελευταία νέα|ροή ειδήσεων|последние новости|(?:все )?новости|лента новостей"
    r"|останні новини|усі новини"
    r"|последни новини|најновије(?: вести)?|son dakika|tüm haberler|آخر الأخبار|آخرین (?:اخبار|خبرها)|מבזקים"
    r"|חדשות אחרונות|ข่าวล่าสุด|tin mới(?: nhất)?|mới nhất|(?:berita )?terbaru|indeks(?: berita)?"
    r"|最新(?:消息|新闻|新聞|ニュース)?|滚动(?:新闻)?|快讯|即時新聞|即时新闻|新着(?:情報|ニュース|一覧)?|速報|ニュース一覧|최신\s?뉴스|전체\s?기사|속보)$",
    re.I,
)
# A further page of a list shows what was new once: the list's own first page is what tells of news.
_FURTHER = re.compile(
    r"[?&](?:page|paged|pg|p|seite|pagina|página|strona|sida|side|sayfa|start|offset|from)=\d+(?:[&#]|$)"
    r"|/(?:page|seite|pagina|strona)[/-]?\d+/?(?:[?#]|$)",
    re.I,
)
_LATEST_PATH = re.compile(r"/(?:latest|newest|all-news|news|ticker|breaking|archive|aktuell|nachrichten)/?$", re.I)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A URL that may list articles, what form it seems to have, and what pointed to it."""

    url: str
    kind: ListingKind
    found_by: str


def candidates(body: bytes, url: str) -> list[Candidate]:
    """What the page at `url` hints at, the likeliest first: named feeds, linked feeds, latest-news pages, itself."""
    found: dict[str, Candidate] = {}

    def add(target: str, kind: ListingKind, found_by: str) -> None:
        if target.startswith(("http://", "https://")) and target not in found:
            found[target] = Candidate(target, kind, found_by)

    try:
        tree = etree.fromstring(body, etree.HTMLParser(encoding=_encoding(body))) if body.strip() else None
    except (etree.XMLSyntaxError, ValueError):
        tree = None
    add(url, ListingKind.PAGE, "home page")
    if tree is None:
        return list(found.values())
    for link in tree.iter("link"):
        is_feed = "alternate" in (link.get("rel") or "").lower() and _FEED_TYPE.search(link.get("type") or "")
        if is_feed and (target := _join(url, link.get("href"))):
            add(target, ListingKind.FEED, "link rel=alternate")
    for anchor in tree.iter("a"):
        target = _join(url, anchor.get("href"))
        if target is None or not same_publisher(target, url):
            continue
        if _FURTHER.search(target) or {"next", "prev"} & set((anchor.get("rel") or "").lower().split()):
            continue
        path = urlsplit(target).path
        words = " ".join("".join(anchor.itertext()).split())
        if _FEED_LINK.search(path):
            add(target, ListingKind.FEED, "link in the page")
        elif _LATEST.match(words) or _LATEST_PATH.search(path):
            add(target, ListingKind.PAGE, "link in the page")
    return list(found.values())


def _encoding(body: bytes) -> str | None:
    """UTF-8 where the bytes are that, whatever the page says; else None: the page's own word counts."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def usual_places(home: str) -> list[Candidate]:
    """Where feeds and sitemaps often are, for a site that names none."""
    return [Candidate(urljoin(home, path), ListingKind.FEED, "usual place") for path in FEED_PATHS] + [
        Candidate(urljoin(home, path), ListingKind.SITEMAP, "usual place") for path in SITEMAP_PATHS
    ]


def _join(base: str, target: str | None) -> str | None:
    try:
        return urljoin(base, target.strip()).partition("#")[0] if target else None
    except ValueError:
        return None
