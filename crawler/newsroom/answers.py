"""Which answer a request gets: page, feed, redirect, refusal or trouble.

Owns the newspapers' addresses and the order in which troubles win. Must not know sockets.
"""

import gzip
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import format_datetime
from importlib import resources
from math import ceil
from urllib.parse import parse_qs, unquote, urlsplit

from crawler.newsroom import wire
from crawler.newsroom.desk import Desk
from crawler.newsroom.pages import Listing, Pages, advert
from crawler.newsroom.paper import Paper
from crawler.newsroom.pictures import banner, picture
from crawler.newsroom.story import Story
from crawler.newsroom.troubles import Kind, Trouble, Troubles

HTML, XML, TEXT = "text/html", "application/xml; charset=utf-8", "text/plain; charset=utf-8"
FEEDS = {"rss": "application/rss+xml; charset=utf-8", "atom": "application/atom+xml; charset=utf-8"}
MISSING = {
    "en": ("Page not found", "We looked for this page and could not find it. It may have been removed."),
    "de": ("Seite nicht gefunden", "Diese Seite gibt es nicht oder nicht mehr. Vielleicht hilft die Suche weiter."),
}
PLAIN = {
    "/about": ("About us", "The Courier is written by nineteen people above a chandler's shop."),
    "/impressum": ("Impressum", "Talbacher Anzeiger, Marktplatz 3, Talbach. Verantwortlich: die Redaktion."),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """One response before it goes over the wire; `pause` is the time between its pieces, for slow ones."""

    status: int
    body: bytes = b""
    content_type: str = HTML
    headers: Mapping[str, str] = field(default_factory=dict)
    pause: float = 0.0


@dataclass(frozen=True, slots=True)
class Settings:
    """How the newspapers are run: sizes of lists, and what robots.txt asks for."""

    page_size: int = 12
    feed_size: int = 20
    crawl_delay: float | None = None
    disallow: tuple[str, ...] = ()


class Answers:
    """Answers the requests to one paper."""

    def __init__(self, paper: Paper, desk: Desk, troubles: Troubles, settings: Settings) -> None:
        self.paper, self.desk, self.troubles, self.settings = paper, desk, troubles, settings

    def answer(self, target: str, asked: Mapping[str, str], *, origin: str, now: datetime, turn: int) -> Answer:
        """What `target` is answered with; `asked` are the request's headers, names in lower case."""
        parts = urlsplit(target)
        path = unquote(parts.path) or "/"
        if path.startswith(("/static/", "/pictures/", "/adverts/")):
            return _asset(path, self.paper)
        story = self._story_at(path)
        trouble = self._trouble(story)
        if trouble is not None and path != "/robots.txt":
            pages = Pages(self.paper, self.desk.stories(self.paper.name), origin=origin, now=now, turn=turn)
            return self._troubled(trouble, pages, path)
        given = self._page(path, parse_qs(parts.query), story, origin=origin, now=now, turn=turn)
        given = self._marred(given, story)
        return self._conditional(given, asked, story)

    def _story_at(self, path: str) -> Story | None:
        standing = self.desk.stories(self.paper.name)
        return next((story for story in standing if self.paper.story_path(story) == path), None)

    def _trouble(self, story: Story | None) -> Trouble | None:
        kinds: tuple[Kind, ...] = ("unavailable", "too_many", "challenge", "login", "consent", "blank")
        places = (story.slug if story else None, self.paper.name)
        found = (self.troubles.find(kind, *places) for kind in kinds)
        return next((trouble for trouble in found if trouble), None)

    def _troubled(self, trouble: Trouble, pages: Pages, path: str) -> Answer:
        kind = trouble.kind
        wait = {"Retry-After": f"{trouble.seconds:.0f}"} if trouble.seconds else {}
        if kind == "blank":
            return self._html("", 200)
        if kind == "too_many":
            return Answer(429, b"Too many requests.\n", TEXT, wait)
        if kind == "unavailable":
            return replace(self._html(pages.wall("unavailable", path), 503), headers=wait)
        if kind == "challenge":
            marks = {"Server": "cloudflare", "CF-Mitigated": "challenge", "CF-RAY": f"{pages.turn:016x}-PEL"}
            return replace(self._html(pages.wall("challenge", path), 403), headers=marks)
        return self._html(pages.wall(kind, path), 200)

    def _page(
        self,
        path: str,
        query: Mapping[str, Sequence[str]],
        story: Story | None,
        *,
        origin: str,
        now: datetime,
        turn: int,
    ) -> Answer:
        paper, standing = self.paper, self.desk.stories(self.paper.name)
        pages = Pages(paper, standing, origin=origin, now=now, turn=turn)
        if path == "/robots.txt":
            return self._robots(origin)
        if story is not None:
            teaser = self.troubles.find("paywall", story.slug, paper.name) is not None
            noarchive = self.troubles.find("noarchive", story.slug, paper.name) is not None
            page = self._html(pages.story(story, teaser=teaser, noarchive=noarchive))
            return replace(page, headers={"X-Robots-Tag": "noarchive"}) if noarchive else page
        if path == "/":
            return self._html(pages.front())
        if path == paper.feed:
            write = wire.rss if paper.feed_kind == "rss" else wire.atom
            feed = write(paper, standing[: self.settings.feed_size], origin, now)
            return Answer(200, feed.encode(), FEEDS[paper.feed_kind])
        if path.startswith("/sitemap"):
            return self._sitemap(path, standing, origin, now) or self._missing(pages)
        if path == "/account/login":
            return self._html(pages.wall("login", "/"))
        if path == "/go":
            return Answer(302, headers={"Location": "/"})
        if path in PLAIN:
            return self._html(pages.plain(PLAIN[path][0], PLAIN[path][1:]))
        if path.startswith((paper.search_path, paper.print_path)):
            return self._html(pages.plain("Search" if paper.language == "en" else "Suche", ()))
        listing = self._listing(path, query)
        if listing is not None:
            return self._html(pages.listing(listing))
        return self._moved(path, origin) or self._missing(pages)

    def _robots(self, origin: str) -> Answer:
        if self.troubles.find("robots_unavailable", self.paper.name):
            return Answer(503, b"Service unavailable.\n", TEXT)
        delay, disallow = self.settings.crawl_delay, self.settings.disallow
        return Answer(200, wire.robots(self.paper, origin, crawl_delay=delay, disallow=disallow).encode(), TEXT)

    def _sitemap(self, path: str, standing: Sequence[Story], origin: str, now: datetime) -> Answer | None:
        if path == "/sitemap.xml":
            text = wire.sitemap_index(origin, ("/sitemap-stories.xml", "/sitemap-news.xml"))
        elif path == "/sitemap-stories.xml":
            text = wire.sitemap(self.paper, standing, origin)
        elif path == "/sitemap-news.xml":
            text = wire.news_sitemap(self.paper, standing, origin, now)
        else:
            return None
        return Answer(200, text.encode(), XML)

    def _listing(self, path: str, query: Mapping[str, Sequence[str]]) -> Listing | None:
        paper, page, base = self.paper, (query.get("page") or ["1"])[0], path
        if paper.name == "anzeiger" and "/seite-" in path:
            base, _, rest = path.partition("seite-")
            page = rest.removesuffix(".html")
        places: dict[str, tuple[str | None, str]] = {
            paper.latest: (None, "Latest" if paper.language == "en" else "Aktuell")
        }
        places |= {paper.section_path(slug): (slug, name) for slug, name in paper.sections.items()}
        if base not in places or not page.isdigit():
            return None
        section, title = places[base]
        stories, size = self.desk.stories(paper.name, section), self.settings.page_size
        pages, number = max(1, ceil(len(stories) / size)), int(page)
        if not 1 <= number <= pages:
            return None
        return Listing(title, base, stories[(number - 1) * size : number * size], number, pages)

    def _moved(self, path: str, origin: str) -> Answer | None:
        for old, story in self.desk.former(self.paper.name):
            if self.paper.story_path(old) == path:
                return Answer(301, headers={"Location": origin + self.paper.story_path(story)})
        if path.startswith("/s/"):
            for story in self.desk.stories(self.paper.name):
                if path == f"/s/{story.number}":
                    return Answer(302, headers={"Location": self.paper.story_path(story)})
        return None

    def _missing(self, pages: Pages) -> Answer:
        title, *text = MISSING[self.paper.language]
        if self.troubles.find("home_redirect", self.paper.name):
            return Answer(302, headers={"Location": "/"})
        soft = self.troubles.find("soft_404", self.paper.name) is not None
        return self._html(pages.plain(title, text), 200 if soft else 404)

    def _marred(self, given: Answer, story: Story | None) -> Answer:
        places = (story.slug if story else None, self.paper.name)
        if story is not None and self.troubles.find("half", *places):
            given = replace(given, body=given.body[: given.body.find(b"</p>", len(given.body) // 3)])
        drip = self.troubles.find("drip", *places)
        return replace(given, pause=drip.seconds) if drip else given

    def _conditional(self, given: Answer, asked: Mapping[str, str], story: Story | None) -> Answer:
        """The Anzeiger names its stories' states by ETag and Last-Modified; the Courier its feeds only."""
        if given.status != 200 or given.pause:
            return given
        if story is not None and self.paper.name == "anzeiger":
            tag = hashlib.sha256(repr(story).encode()).hexdigest()[:20]
        elif given.content_type != HTML and "rss" not in given.content_type:
            tag = hashlib.sha256(given.body).hexdigest()[:20]
        else:
            return replace(given, headers={**given.headers, "Cache-Control": "no-cache"})
        marks = {"ETag": f'"{tag}"', "Cache-Control": "max-age=0"}
        if story is not None and story.modified_at is not None:
            marks["Last-Modified"] = format_datetime(story.modified_at.astimezone(UTC), usegmt=True)
        liar = self.troubles.find("liar", self.paper.name) and "if-none-match" in asked
        if liar or f'"{tag}"' in asked.get("if-none-match", ""):
            return Answer(304, headers=marks)
        return replace(given, headers={**given.headers, **marks})

    def _html(self, text: str, status: int = 200) -> Answer:
        return Answer(status, text.encode(self.paper.charset, "xmlcharrefreplace"))


def _asset(path: str, paper: Paper) -> Answer:
    number = path.removeprefix("/adverts/").removesuffix(".svg")
    if number.isdigit():
        return Answer(200, banner(*advert(paper, int(number))).encode(), "image/svg+xml")
    if path.startswith("/pictures/"):
        drawn = picture(path.removeprefix("/pictures/").removesuffix(".svg"))
        return Answer(200, drawn.encode(), "image/svg+xml", {"Cache-Control": "max-age=3600"})
    if path != "/static/press.css":
        return Answer(404, b"Not found.\n", TEXT)
    sheet = resources.files(__package__).joinpath("static", "press.css").read_bytes()
    return Answer(200, sheet, "text/css; charset=utf-8", {"Cache-Control": "max-age=60"})


def compressed(answer: Answer, accepted: str) -> Answer:
    """`answer` under gzip where the asker takes it and it is worth it."""
    if "gzip" not in accepted or len(answer.body) < 500:
        return answer
    body = gzip.compress(answer.body, compresslevel=5, mtime=0)
    return replace(answer, body=body, headers={**answer.headers, "Content-Encoding": "gzip", "Vary": "Accept-Encoding"})
