"""Which blocks of a page are worth judging."""

from crawler.understanding.body.sheet import Sheet
from crawler.understanding.body.weights import Weights
from crawler.understanding.document import Document

STORY = "The ferry left the harbour at noon, and half of the town stood on the pier to see it go. " * 3
PAGE = f"""<body><header><span>Brant Evening Mail</span></header>
<div class="promo"><b>Read us on paper</b></div>
<main><p>Ferry</p><p>{STORY}</p><p>{STORY}</p><p>Fin</p></main>
<div class="promo"><p>Our offices move to the old mill, and here is how you find us there, says the publisher.</p></div>
<div class="promo"><p>Have your paper brought home every day</p></div><p>Imprint</p></body>"""


def sheet_of(page: str) -> Sheet:
    return Sheet(Document.parse(page.encode(), "https://brant.example/ferry"), Weights({"promo": -4.0}, {}))


def hopeless(page: str) -> list[str]:
    sheet = sheet_of(page)
    return [sheet.texts[b] for b in sorted(sheet.hopeless)]


def test_short_texts_away_from_the_prose_are_given_up_where_they_are_named_so_or_stand_outside_of_it() -> None:
    assert hopeless(PAGE) == [
        "Brant Evening Mail",
        "Read us on paper",
        "Have your paper brought home every day",
        "Imprint",
    ]


def test_what_is_given_up_is_still_known_to_the_page() -> None:
    sheet = sheet_of(PAGE)
    assert sheet.hopeless < set(sheet.blocks)
    assert [sheet.texts[b] for b in sheet.blocks][1] == "Read us on paper"


def test_without_prose_nothing_is_given_up() -> None:
    assert hopeless('<body><div class="promo"><b>Read us on paper</b></div><p>Ferry</p><p>Gone.</p></body>') == []
