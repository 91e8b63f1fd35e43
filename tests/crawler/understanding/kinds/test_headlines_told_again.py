"""A headline that title or address say in other words or letters is the page's own, and what follows it its story."""

import pytest

from crawler.understanding import understand
from crawler.understanding.kinds.addresses import spells

TEXT = "<p>The board of the harbour decided on Monday to sell its last steam crane, which has stood idle for nine years.</p>"
CARDS = "".join(
    f"<div><h3><a href='/b/{at}'>Ferry number {at} leaves the quay late again</a></h3><p>Travellers who had come early were"
    f" told to wait in the hall, and given tea number {at} there.</p><time datetime='2026-01-{at:02d}'></time></div>"
    for at in range(1, 29)
)


def _kind(heading: str, title: str, text: str = TEXT, path: str = "/b/4711") -> str:
    page = (
        f"<html><head><title>{title}</title></head><body><h1>{heading}</h1><p>9 January 2026</p>{text}"
        f"<h2>More</h2>{CARDS}</body></html>"
    )
    return understand(page.encode(), f"https://courier.example{path}", status=200).kind


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Board sells the old crane…", "Board sells the old crane... - Courier"),
        ("Board (harbour) sells the old crane", "Board sells the old crane - Courier"),
        ("Harbour: Old crane sold to baker", "Courier | Old crane sold to baker"),
        ("港の古いクレーンをパン屋に売却 港湾局", "港の古いクレーンをパン屋に売却　港湾局：クーリエ"),
    ],
)
def test_a_title_says_a_headline_in_nearly_the_same_words(heading: str, title: str) -> None:
    assert _kind(heading, title) == "article"


def test_another_title_says_nothing_of_what_stands_first_on_a_page() -> None:
    assert _kind("Old crane sold to baker", "All that happens at the harbour of Brant, day by day") == "listing"


@pytest.mark.parametrize(
    ("path", "headline", "wanted"),
    [
        ("/2026/board-sells-old-crane", "Board sells its old crane", True),
        ("/b/kraene-fuer-den-baecker-4711.html", "Kräne für den Bäcker: der Hafen verkauft", True),
        ("/b/grua-del-puerto-se-vende", "La grúa del puerto se vende", True),
        ("/b/old-crane/photos", "Board sells its old crane", False),
        ("/news-from-the-harbour", "Board sells its old crane", False),
        ("", "Board sells its old crane", False),
    ],
)
def test_an_address_spells_a_headline(path: str, headline: str, wanted: bool) -> None:
    assert spells(f"https://courier.example{path}", headline) is wanted


def test_a_text_whose_address_spells_its_headline_is_one_story_among_many_others() -> None:
    lists = (
        "<ul>" + "".join(f"<li><a href='/b/{at}'>Ferry number {at} leaves late</a></li>" for at in range(5)) + "</ul>"
    )
    told = lists + "".join(TEXT.replace("nine", f"{at}{at}") for at in range(3, 16))
    assert (
        _kind("Board sells its old crane", "Board sells its old crane", told, "/b/board-sells-old-crane") == "article"
    )
