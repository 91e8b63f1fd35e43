"""Search: every revision, every script, any text as a query."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import Archive
from archive.errors import UsageError
from archive.querying import read_query
from archive.search import phrase_history, search
from tests.archive.conftest import START, STORY, Paper, content

NINE = content(STORY, "Swing bridge to close")
TEN = content(STORY.replace("nine weeks", "ten weeks"), "Swing bridge to close")


def found(paper: Paper, query: str, **options: bool) -> list[int]:
    return sorted(hit.article_id for hit in search(paper.archive, query, **options))


@pytest.fixture
def library(paper: Paper) -> Paper:
    paper.visit(0, NINE)
    paper.visit(5, TEN)
    paper.visit(0, content("A Zürich café sells 4.2 tonnes of naïve cakes.", "Cakes"), "cakes")
    paper.visit(0, content("東京の港で古い橋が閉鎖された。修理には九週間かかる。", "東京の橋"), "tokyo")
    paper.visit(0, content("สะพานเก่าที่ท่าเรือจะปิดซ่อมเก้าสัปดาห์", "สะพาน"), "thai")
    paper.visit(0, content("항구의 오래된 다리가 구주 동안 폐쇄된다.", "다리 폐쇄"), "seoul")
    return paper


def test_words_phrases_exclusion_completion_and_either(library: Paper) -> None:
    assert found(library, "bridge repairs") == [1]
    assert found(library, '"swing bridge"') == [1]
    assert found(library, '"bridge swing"') == []
    assert found(library, "cakes -naive") == []
    assert found(library, "bear*") == [1]
    assert found(library, "bear") == []
    assert found(library, "cakes OR bearings") == [1, 2]
    assert found(library, "zurich CAFÉ") == [2]
    assert found(library, "4.2") == [1, 2]


@pytest.mark.parametrize(
    ("query", "article"),
    [("東京", 3), ("古い橋", 3), ("橋", 3), ("東京の橋", 3), ("ท่าเรือ", 4), ("สะพาน", 4), ("다리", 5), ("오래된", 5)],
)
def test_scripts_without_spaces(library: Paper, query: str, article: int) -> None:
    assert found(library, query) == [article]
    hit = search(library.archive, query)[0]
    assert f"«{query}»" in hit.passage


def test_scripts_together(library: Paper) -> None:
    assert found(library, "東京 OR cakes") == [2, 3]
    assert found(library, "東京 -修理") == []
    assert found(library, "東京 cakes") == []
    assert found(library, "東京 -cakes") == [3]


def test_words_that_are_gone_are_found_and_said_to_be_gone(library: Paper) -> None:
    (hit,) = search(library.archive, '"nine weeks"')
    assert (hit.article_id, hit.number, hit.stands) == (1, 1, False)
    assert "«nine weeks»" in hit.passage
    (hit,) = search(library.archive, '"ten weeks"')
    assert (hit.number, hit.stands) == (2, True)
    (hit,) = search(library.archive, "bearings")
    assert (hit.numbers, hit.stands) == ((1, 2), True)
    assert found(library, "weeks", gone=True) == []
    assert found(library, '"nine weeks"', gone=True) == [1]


def test_a_page_that_is_gone_no_longer_says_anything(library: Paper) -> None:
    library.gone(6)
    library.gone(12)
    assert not search(library.archive, "bearings")[0].stands


def test_only_one_site(library: Paper, archive: Archive) -> None:
    other = Paper(archive, "valley", "https://valley.example/")
    other.visit(0, content("A bridge too far for the goats of the valley."))
    assert [hit.site for hit in search(archive, "bridge", site="valley")] == ["valley"]


@pytest.mark.parametrize("query", ["", "  ", '"', "-", '""', "-bridge", "*", "!?"])
def test_a_query_without_words_says_so(library: Paper, query: str) -> None:
    with pytest.raises(UsageError):
        search(library.archive, query)


@pytest.mark.parametrize(
    "query", ["a AND", '"x', "-x y", "title:x", "x NEAR(y", "^x", "{x}", "x + y", "(x", "NOT x", "x:y"]
)
def test_nothing_a_person_types_is_an_error(library: Paper, query: str) -> None:
    search(library.archive, query)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=30))
def test_every_text_is_a_query(query: str) -> None:
    import sqlite3

    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE revisions_fts USING fts5(t)")
    terms = read_query(query)
    if terms.words:
        db.execute(
            "SELECT * FROM revisions_fts WHERE revisions_fts MATCH ?",
            (terms.words.encode("utf-8", "replace").decode(),),
        )
    terms.passage(query, query)
    db.close()


class TestPhraseHistory:
    """Since when an article said something, and until when."""

    def test_there_from_the_start_and_removed(self, library: Paper) -> None:
        (span,) = phrase_history(library.archive, "nine weeks")
        assert (span.first_revision, span.last_revision, span.removed_revision) == (1, 1, 2)
        assert span.appeared == (None, START)
        assert span.removed is not None
        assert span.removed[0] == START

    def test_added_later_and_standing(self, library: Paper) -> None:
        (span,) = phrase_history(library.archive, "Ten  weeks")
        assert span.appeared[0] == START
        assert span.removed is None

    def test_a_phrase_that_came_back_has_two_spans(self, library: Paper) -> None:
        library.visit(9, NINE)
        first, second = phrase_history(library.archive, "nine weeks")
        assert first.removed is not None
        assert second.removed is None
        assert second.appeared[0] is not None

    def test_it_goes_with_its_page_and_returns_with_it(self, library: Paper) -> None:
        library.gone(6)
        library.gone(12)
        (span,) = phrase_history(library.archive, "ten weeks")
        assert span.removed_revision is None
        assert span.removed is not None
        library.visit(30, TEN)
        assert len(phrase_history(library.archive, "ten weeks")) == 2

    def test_in_characters(self, library: Paper) -> None:
        (span,) = phrase_history(library.archive, "九週間")
        assert span.article_id == 3
