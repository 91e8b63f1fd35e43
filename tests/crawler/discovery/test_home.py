"""What a home page hints at: its feeds, and the pages that list its latest stories, in the words of many languages."""

import pytest

from archive.model import ListingKind
from crawler.discovery.home import candidates

HOME = "https://bay.example/"


def found(body: str) -> dict[str, ListingKind]:
    return {one.url: one.kind for one in candidates(f"<html><body>{body}</body></html>".encode(), HOME)}


@pytest.mark.parametrize(
    "words",
    [
        "Latest news", "All stories", "Alle Meldungen", "Neueste Nachrichten", "Dernières infos", "Toute l’actualité",
        "Últimas noticias", "Últimas notícias", "Lo último", "Ultim'ora".replace("'", "e ") if False else "Ultime notizie",
        "Laatste nieuws", "Senaste nytt", "Tuoreimmat uutiset", "Ostatnie wiadomości", "Nejnovější zprávy",
        "Najnovije vijesti", "Friss hírek", "Ultimele știri", "Ροή ειδήσεων", "Последние новости", "Останні новини",
        "Tüm haberler", "آخر الأخبار", "آخرین اخبار", "מבזקים", "ข่าวล่าสุด", "Tin mới nhất", "Berita terbaru",
        "滚动新闻", "即時新聞", "新着情報", "ニュース一覧", "최신뉴스", "속보",
    ],
)  # fmt: skip
def test_a_link_to_the_latest_stories(words: str) -> None:
    assert found(f"<a href='/x1'>{words}</a>")["https://bay.example/x1"] is ListingKind.PAGE


@pytest.mark.parametrize(
    "words", ["Sport", "About us", "Latest news from the bay in pictures", "Noticias de sport", ""]
)
def test_other_links_are_no_hints(words: str) -> None:
    assert "https://bay.example/x1" not in found(f"<a href='/x1'>{words}</a>")


def test_feeds_further_pages_and_other_sites() -> None:
    shown = found(
        "<link rel='alternate' type='application/rss+xml' href='/all.xml'><a href='/feeds/bay'>RSS</a>"
        "<a href='/latest?page=2'>Latest</a><a rel='next' href='/older'>News</a><a href='https://far.example/news'>News</a>"
    )
    assert shown == {
        HOME: ListingKind.PAGE,
        "https://bay.example/all.xml": ListingKind.FEED,
        "https://bay.example/feeds/bay": ListingKind.FEED,
    }
