"""What the newspapers send: pages, feeds and bad habits, asked for over real sockets."""

import gzip
import html
import http.client
import re
from datetime import timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import feedparser
import pytest
from bs4 import BeautifulSoup

from crawler.newsroom import Newsroom, Settings


class Reply:
    """One response, read to its end."""

    def __init__(self, url: str, headers: dict[str, str] | None = None) -> None:
        parts = urlsplit(url)
        connection = http.client.HTTPConnection(parts.netloc, timeout=10)
        connection.request("GET", parts.path + (f"?{parts.query}" if parts.query else ""), headers=headers or {})
        response = connection.getresponse()
        self.status, self.headers, self.body = response.status, response.headers, response.read()
        connection.close()

    @property
    def text(self) -> str:
        return html.unescape(self.body.decode())

    @property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.body, "lxml")


def test_a_story_page_holds_the_story_in_the_papers_own_letters(newsroom: Newsroom) -> None:
    for slug, charset in (("skerrow-ferry-bridge", "utf-8"), ("freibad-sanierung", "windows-1252")):
        story, reply = newsroom.desk.story(slug), Reply(newsroom.story_url(slug))
        assert reply.headers["Content-Type"] == f"text/html; charset={charset}"
        text = " ".join(reply.body.decode(charset).split())
        assert story.title in text
        for paragraph in story.paragraphs:
            assert paragraph in text.replace("&#39;", "'")


def test_the_date_header_is_the_newsrooms_clock(newsroom: Newsroom) -> None:
    newsroom.advance(timedelta(days=400))
    sent = parsedate_to_datetime(Reply(newsroom.url()).headers["Date"])
    assert abs(sent - newsroom.now()) < timedelta(seconds=5)


def test_the_box_of_latest_news_is_glued_to_the_story(newsroom: Newsroom) -> None:
    reply = Reply(newsroom.story_url("harbour-defence-budget"))
    text = reply.body.decode()
    assert re.search(
        r"national defense\.”</p>\s*<h4>Latest news</h4><a [^>]+>[^<]+</a><span>\d\d\.\w{3}\.2026</span><a", text
    )
    heading = reply.soup.find("h4")
    assert heading is not None
    links, dates = heading.find_next_siblings("a"), heading.find_next_siblings("span")
    assert (len(links), len(dates)) == (10, 11)


def test_the_box_changes_when_something_is_published_and_the_ads_at_every_request(newsroom: Newsroom) -> None:
    url = newsroom.story_url("chess-title")
    first, second = Reply(url).soup, Reply(url).soup
    for place in (".leaderboard a", ".rail .ad a", ".copy .ad"):
        assert str(first.select_one(place)) != str(second.select_one(place))
    assert first.find("h4").find_next("a") == second.find("h4").find_next("a")  # type: ignore[union-attr]
    (brief,) = newsroom.burst(1)
    assert brief.title in Reply(url).soup.find("h4").find_next("a").get_text()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("paper", "path", "date"),
    [
        ("courier", "/", r"^(\d+ (hours?|minutes?) ago|\d{1,2} \w{3} 20\d\d)$"),
        ("courier", "/latest", r"^\d{1,2} \w{3} 20\d\d$"),
        ("courier", "/section/city", r"^\d\d\.\w{3}\.20\d\d$"),
        ("anzeiger", "/", r"^(vor \d+ (Stunden?|Minuten?)|\d\d\.\d\d\.20\d\d)$"),
        ("anzeiger", "/aktuell/", r"^\d\d\.\d\d\.20\d\d$"),
        ("anzeiger", "/lokales/", r"^\d{1,2}\. \w+ 20\d\d$"),
    ],
)
def test_listings_print_their_dates_each_in_its_way(newsroom: Newsroom, paper: str, path: str, date: str) -> None:
    soup = Reply(newsroom.url(paper, path)).soup
    printed = [node.get_text(strip=True) for node in soup.select(".when, .datum")]
    assert len(printed) >= 3
    assert all(re.match(date, text) for text in printed), printed


@pytest.mark.parametrize(("paper", "start"), [("courier", "/latest"), ("anzeiger", "/aktuell/")])
def test_turning_pages_leads_past_every_story_once(newsroom: Newsroom, paper: str, start: str) -> None:
    newsroom.burst(40, paper=paper)
    seen: list[str] = []
    path: str | None = start
    while path:
        soup = Reply(newsroom.url(paper, path)).soup
        seen += [a["href"] for a in soup.select("main h2 a, table.liste a")]  # type: ignore[misc]
        onward = soup.find("a", string=re.compile("Older stories|weiter"))
        path = onward["href"] if onward else None  # type: ignore[assignment]
    expected = [newsroom.paper(paper).story_path(story) for story in newsroom.stories(paper)]
    assert seen == expected


@pytest.mark.parametrize(("paper", "feed"), [("courier", "/feed.xml"), ("anzeiger", "/atom.xml")])
def test_the_feeds_are_sound_and_newest_first(newsroom: Newsroom, paper: str, feed: str) -> None:
    read = feedparser.parse(Reply(newsroom.url(paper, feed)).body)
    assert not read.bozo
    assert [entry.title for entry in read.entries] == [story.title for story in newsroom.stories(paper)][:20]
    assert Reply(read.entries[0].link).status == 200


def test_sitemaps_and_robots_lead_to_every_story(newsroom: Newsroom) -> None:
    for paper in ("courier", "anzeiger"):
        robots = Reply(newsroom.url(paper, "/robots.txt")).body.decode()
        index = BeautifulSoup(Reply(robots.split("Sitemap: ")[1].strip()).body, "xml")
        stories, news = (BeautifulSoup(Reply(loc.text).body, "xml") for loc in index.find_all("loc"))
        assert {loc.text for loc in stories.select("url > loc")} == {
            newsroom.story_url(story) for story in newsroom.stories(paper)
        }
        assert 3 <= len(news.find_all("news:title")) < len(stories.find_all("url"))


def test_robots_asks_for_what_it_is_told_to() -> None:
    with Newsroom(settings=Settings(crawl_delay=2.5, disallow=("/section/sport",))) as newsroom:
        robots = Reply(newsroom.url("courier", "/robots.txt")).body.decode()
    assert "Crawl-delay: 2.5" in robots
    assert "Disallow: /section/sport" in robots


def test_the_anzeiger_answers_304_until_the_story_changes(newsroom: Newsroom) -> None:
    url = newsroom.story_url("wolf-nachweis")
    tag = Reply(url).headers["ETag"]
    assert Reply(url, {"If-None-Match": tag}).status == 304
    newsroom.edit("wolf-nachweis", title="Es war doch ein Hund")
    changed = Reply(url, {"If-None-Match": tag})
    assert (changed.status, changed.headers["ETag"] != tag) == (200, True)
    newsroom.trouble("anzeiger", "liar")
    assert Reply(url, {"If-None-Match": '"whatever"'}).status == 304


def test_moved_deleted_and_unknown_pages(newsroom: Newsroom) -> None:
    old = newsroom.story_url("chess-title")
    newsroom.move("chess-title", "girl-wins-chess-title")
    reply = Reply(old)
    assert (reply.status, reply.headers["Location"]) == (301, newsroom.story_url("chess-title"))
    newsroom.delete("chess-title")
    assert Reply(newsroom.story_url("chess-title")).status == Reply(newsroom.url("courier", "/nope")).status == 404
    newsroom.trouble("courier", "soft_404")
    soft = Reply(newsroom.story_url("chess-title"))
    assert (soft.status, "could not find it" in soft.body.decode()) == (200, True)
    newsroom.trouble("courier", "home_redirect")
    assert Reply(newsroom.story_url("chess-title")).headers["Location"] == "/"
    newsroom.calm()
    newsroom.restore("chess-title")
    assert Reply(newsroom.story_url("chess-title")).status == 200


@pytest.mark.parametrize(
    ("kind", "status", "sign"),
    [
        ("consent", 200, "614 partners"),
        ("challenge", 403, "Just a moment"),
        ("login", 200, "Sign in to continue"),
        ("unavailable", 503, "maintenance"),
        ("too_many", 429, "Too many"),
        ("blank", 200, ""),
        ("paywall", 200, "Keep reading"),
    ],
)
def test_troubles_hide_the_story_until_they_end(newsroom: Newsroom, kind: str, status: int, sign: str) -> None:
    url, last = newsroom.story_url("library-fines"), newsroom.desk.story("library-fines").paragraphs[-1]
    newsroom.trouble("library-fines", kind, seconds=7)  # type: ignore[arg-type]
    reply = Reply(url)
    assert reply.status == status
    assert sign in reply.text
    assert last not in reply.text
    if status in (429, 503):
        assert reply.headers["Retry-After"] == "7"
    assert Reply(newsroom.story_url("poet-laureate")).status == 200
    newsroom.calm("library-fines")
    assert last in Reply(url).text


def test_half_a_page_and_a_dripping_one(newsroom: Newsroom) -> None:
    url = newsroom.story_url("library-fines")
    whole = Reply(url).body
    newsroom.trouble("library-fines", "half")
    assert 0 < len(Reply(url).body) < len(whole) * 0.9
    newsroom.calm()
    newsroom.trouble("library-fines", "drip", seconds=0.001)
    assert newsroom.desk.story("library-fines").paragraphs[-1] in Reply(url).text


def test_robots_can_be_unavailable_while_the_paper_is_not(newsroom: Newsroom) -> None:
    newsroom.trouble("courier", "robots_unavailable")
    assert Reply(newsroom.url("courier", "/robots.txt")).status == 503
    assert Reply(newsroom.url("courier", "/")).status == 200
    assert Reply(newsroom.url("anzeiger", "/robots.txt")).status == 200


def test_pages_come_compressed_to_those_who_take_it(newsroom: Newsroom) -> None:
    reply = Reply(newsroom.story_url("library-fines"), {"Accept-Encoding": "gzip"})
    assert reply.headers["Content-Encoding"] == "gzip"
    assert "pigs" in gzip.decompress(reply.body).decode()


def test_the_ledger_holds_every_request(newsroom: Newsroom) -> None:
    Reply(newsroom.url("courier", "/latest?page=2"), {"User-Agent": "test/1", "If-None-Match": '"x"'})
    Reply(newsroom.url("anzeiger", "/nope"))
    first, second = newsroom.log.all()
    assert (first.paper, first.path, first.target) == ("courier", "/latest", "/latest?page=2")
    assert (first.user_agent, first.conditional, first.status) == ("test/1", True, 200)
    assert (second.paper, second.status, second.conditional) == ("anzeiger", 404, False)
    assert newsroom.log.all(paper="anzeiger") == [second]
    assert newsroom.log.pauses("courier") == []
