"""A page that may be a listing is none where its text is most of it, and is one where it lists."""

import math
from collections.abc import Iterator

import pytest

from crawler.understanding.document import Document
from crawler.understanding.kinds import Signals, kind_of, score
from crawler.understanding.kinds.shape import Shape, shape_of


@pytest.fixture
def likely() -> Iterator[None]:
    """Every page looks like a listing, to 80 %."""
    score.use({"bias": math.log(0.8 / 0.2)})
    yield
    score.use(None)


def _kind(words: int, body: int, entries: int, dated: int = 0, **shape: int) -> str:
    signals = Signals(
        url="https://bote.example/wissen/bruecken", shape=Shape(words=words, prose=body, **shape), body_words=body
    )
    return kind_of(signals, lambda: (entries, dated)).kind


@pytest.mark.usefixtures("likely")
def test_a_text_with_a_few_undated_links_beside_it_is_no_listing() -> None:
    assert _kind(words=500, body=290, entries=9) == "article"


@pytest.mark.usefixtures("likely")
@pytest.mark.parametrize(
    ("words", "body", "entries", "dated", "shape"),
    [
        (500, 290, 30, 0, {}),
        (500, 290, 9, 7, {}),
        (900, 290, 9, 0, {}),
        (500, 120, 9, 0, {}),
        (500, 290, 9, 0, {"rows": 12}),
        (500, 290, 0, 0, {"documents": 12}),
    ],
    ids=["many entries", "dated", "text is the lesser part", "little text", "a table", "files"],
)
def test_it_is_a_listing_where_it_lists(words: int, body: int, entries: int, dated: int, shape: dict[str, int]) -> None:
    assert _kind(words, body, entries, dated, **shape) == "listing"


@pytest.mark.usefixtures("likely")
def test_a_page_that_lists_next_to_nothing_is_no_listing() -> None:
    assert _kind(words=380, body=120, entries=2) == "article"


def test_a_long_text_in_doubt_is_one_whatever_it_lists() -> None:
    score.use({"bias": math.log(0.65 / 0.35)})
    try:
        assert _kind(words=1300, body=900, entries=14) == "article"
        assert _kind(words=2600, body=900, entries=14, dated=14) == "listing"
    finally:
        score.use(None)


def test_the_texts_of_many_entries_are_no_text() -> None:
    score.use({"bias": math.log(0.65 / 0.35)})
    try:
        assert _kind(words=9000, body=8000, entries=400, dated=400) == "listing"
    finally:
        score.use(None)


@pytest.mark.usefixtures("likely")
def test_one_long_text_is_one_whatever_files_and_links_stand_beside_it() -> None:
    assert _kind(words=3200, body=1950, together=1900, entries=20, documents=9) == "article"
    assert _kind(words=3200, body=1950, together=200, entries=20, documents=9) == "listing"


def test_a_story_among_teasers_is_no_blog() -> None:
    score.use({"bias": math.log(0.2 / 0.8)})
    try:
        posts = {"teased": 9, "words": 3400, "body": 2000, "entries": 36, "dated": 36}
        assert _kind(**posts, together=200, streak=690) == "article"
        assert _kind(**posts, together=200, streak=240) == "listing"
    finally:
        score.use(None)


def test_a_link_to_a_page_is_no_document() -> None:
    link = '<p><a href="https://blog.docu.example/p{0}.document.html">What the harbour office said on day {0}</a></p>'
    file = '<p><a href="/files/day-{0}.pdf?v=2">What the harbour office said on day {0}</a></p>'
    page = "<html><body>{}</body></html>"
    pages = (
        page.format("".join(link.format(n) for n in range(9))),
        page.format("".join(file.format(n) for n in range(9))),
    )
    shapes = [shape_of(Document.parse(one.encode(), "https://bote.example/x")) for one in pages]
    assert [shape.documents for shape in shapes] == [0, 9]


def test_a_flood_of_dated_entries_is_a_listing_and_many_files_with_days_are_one() -> None:
    score.use({"bias": math.log(0.1 / 0.9)})
    try:
        assert _kind(words=2000, body=70, entries=140, dated=140, dates=140) == "listing"
        assert _kind(words=2000, body=900, entries=140, dated=140, dates=140, together=900) == "article"
        assert _kind(words=2400, body=2000, entries=12, dated=12, documents=14, together=390) == "listing"
        assert _kind(words=2400, body=2000, entries=12, dated=0, documents=14, together=390) == "article"
    finally:
        score.use(None)


@pytest.mark.parametrize(
    ("link", "paged"),
    [
        ("/wissen?page=2", True),
        ("?page=12", True),
        ("/wissen/page/3/", True),
        ("/wissen/page/2", True),
        ("/wissen?page=1", False),
        ("/sport?page=2", False),
        ("/wissen/homepage", False),
    ],
)
def test_a_link_to_a_further_page_of_the_page_itself_is_known(link: str, paged: bool) -> None:
    markup = f'<h1>Wissen</h1><p>Alles.</p><a href="{link}">weiter</a>'
    assert shape_of(Document.parse(markup.encode(), "https://bote.example/wissen")).paged is paged
