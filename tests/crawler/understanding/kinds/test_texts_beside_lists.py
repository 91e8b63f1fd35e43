"""A page that may be a listing is none where its text is most of it, and is one where it lists."""

import math
from collections.abc import Iterator

import pytest

from crawler.understanding.kinds import Signals, kind_of, score
from crawler.understanding.kinds.shape import Shape


@pytest.fixture
def likely() -> Iterator[None]:
    """Every page looks like a listing, to 85 %."""
    score.use({"bias": math.log(0.85 / 0.15)})
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
