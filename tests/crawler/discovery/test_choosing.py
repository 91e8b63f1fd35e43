"""What a home page hints at, and which of the listings that were tried are kept."""

from archive.model import ListingKind
from crawler.discovery.choose import Offer, choose, witnesses
from crawler.discovery.home import candidates, usual_places
from crawler.items import Entry

HOME = "https://quay.example/"
PAGE = b"""<html><head><link rel="alternate" type="application/rss+xml" href="/news.rss">
<link rel="alternate" hreflang="de" href="/de/"><link rel="stylesheet" href="/feed.css"></head><body>
<a href="/latest/">Latest news</a><a href="/aktuell">Mehr</a><a href="/rss/sport.xml">RSS sport</a>
<a href="https://elsewhere.example/feed">Their feed</a><a href="/2026/ice">Ice closes the harbour</a>
<a href="mailto:desk@quay.example">Write</a><a>nothing</a></body></html>"""


def _offer(url: str, kind: ListingKind, numbers: range) -> Offer:
    return Offer(url, kind, "test", tuple(Entry(f"{HOME}{number}") for number in numbers))


def test_named_feeds_come_first_and_other_sites_never() -> None:
    found = {one.url: one.kind for one in candidates(PAGE, HOME)}
    assert found == {
        HOME: ListingKind.PAGE,
        "https://quay.example/news.rss": ListingKind.FEED,
        "https://quay.example/latest/": ListingKind.PAGE,
        "https://quay.example/aktuell": ListingKind.PAGE,
        "https://quay.example/rss/sport.xml": ListingKind.FEED,
    }


def test_a_further_page_of_a_list_is_no_listing_of_its_own() -> None:
    page = b"""<html><body><a href="/latest">Latest</a><a rel="next" href="/latest/older">Latest news</a>
<a href="/latest?page=2">Archive</a><a href="/news/page/3/">News</a><a href="/aktuell?seite=2&x=1">Nachrichten</a>
<a href="/latest?pagename=all">All stories</a></body></html>"""
    found = [one.url for one in candidates(page, HOME)]
    assert found == [HOME, HOME + "latest", HOME + "latest?pagename=all"]


def test_a_page_that_cannot_be_parsed_hints_at_nothing_but_itself() -> None:
    for body in (b"", b"\x00\xff", b"<"):
        assert [one.url for one in candidates(body, HOME)] == [HOME]


def test_the_usual_places_are_on_the_same_site() -> None:
    assert all(one.url.startswith(HOME) for one in usual_places(HOME + "news/"))


def test_the_listing_that_shows_most_is_kept_and_repeats_are_witnesses() -> None:
    feed = _offer(HOME + "feed", ListingKind.FEED, range(20))
    page = _offer(HOME + "latest", ListingKind.PAGE, range(5, 20))
    sport = _offer(HOME + "sport", ListingKind.PAGE, range(18, 30))
    whole = _offer(HOME + "sitemap.xml", ListingKind.SITEMAP, range(500))
    empty = Offer(HOME + "rss", ListingKind.FEED, "test", (), "answered 404")
    offers = [page, empty, whole, sport, feed]
    chosen = choose(offers, lambda url: True)
    assert chosen == [feed, sport]
    assert witnesses(offers, chosen, lambda url: True) == [page, whole]


def test_a_plain_sitemap_is_kept_when_there_is_nothing_better() -> None:
    whole = _offer(HOME + "sitemap.xml", ListingKind.SITEMAP, range(50))
    assert choose([Offer(HOME, ListingKind.PAGE, "home page"), whole], lambda url: True) == [whole]


def test_stories_of_other_sites_do_not_count() -> None:
    foreign = _offer(HOME + "feed", ListingKind.FEED, range(20))
    assert choose([foreign], lambda url: False) == []
