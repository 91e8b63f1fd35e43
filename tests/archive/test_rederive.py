"""A newer extractor rewrites what was read, and no reader is told of an edit."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from archive import Archive, Content, rederive, verify
from archive.rederive import Source
from archive.search import search
from tests.archive.conftest import STORY, Paper, content

GLUED = STORY + "\n\nLatest news The choir sings tonight"
LATER = STORY + "\n\nLatest news A barge sank on Friday"


def without_box(source: Source, body: bytes) -> Content | None:
    """An extractor that leaves the box out."""
    text = body.decode().partition("<p>")[2].partition("</p>")[0].partition("\n\nLatest news")[0]
    return content(text)


@pytest.fixture
def glued(paper: Paper) -> Paper:
    paper.visit(0, content(GLUED))
    paper.visit(5, content(LATER))
    paper.visit(10, content(LATER.replace("nine weeks", "ten weeks")))
    paper.visit(15, content(GLUED))
    return paper


def changes_of(paper: Paper) -> list[tuple[str, int | None, int | None]]:
    return [(str(c.kind), c.from_revision_id, c.to_revision_id) for c in reversed(paper.archive.changes())]


def test_edits_that_only_the_old_code_saw_are_withdrawn_and_true_ones_stay(glued: Paper) -> None:
    assert glued.kinds() == ["edited", "edited", "reverted"]
    report = rederive.rederive(glued.archive, 1, without_box, "test/2")
    glued.archive.commit()
    assert (report.revisions, report.rewritten, report.merged, report.changes_withdrawn) == (3, 3, 1, 1)
    assert changes_of(glued) == [("edited", 1, 3), ("reverted", 3, 1)]
    history = glued.archive.history(1)
    assert [one.number for one in history] == [1, 3]
    assert [one.extractor for one in history] == ["test/2"] * 2
    assert "Latest" not in history[0].content.text
    assert glued.archive.changes()[0].words_added == 1
    assert verify.check(glued.archive.path).sound


def test_the_differences_are_shown_and_search_follows(glued: Paper) -> None:
    report = rederive.rederive(glued.archive, 1, without_box, "test/2")
    assert {difference.fields for difference in report.differences} == {("text",)}
    assert search(glued.archive, "choir") == []


def test_a_dry_run_writes_nothing_and_reports_the_same(glued: Paper) -> None:
    dry = rederive.rederive(glued.archive, 1, without_box, "test/2", dry_run=True)
    assert glued.kinds() == ["edited", "edited", "reverted"]
    assert len(glued.archive.history(1)) == 3
    assert rederive.waiting(glued.archive, "test/2") == [1]
    assert replace_lists(dry) == replace_lists(rederive.rederive(glued.archive, 1, without_box, "test/2"))


def replace_lists(report: rederive.Report) -> Mapping[str, int]:
    return {name: getattr(report, name) for name in report.__slots__ if name != "differences"}


def test_it_goes_on_where_it_was_stopped(glued: Paper) -> None:
    glued.visit(0, content("The ferry sails at dawn."), "ferry")
    assert rederive.waiting(glued.archive, "test/2") == [1, 2]
    rederive.rederive(glued.archive, 1, without_box, "test/2")
    assert rederive.waiting(glued.archive, "test/2") == [2]
    rederive.rederive(glued.archive, 2, without_box, "test/2")
    assert rederive.waiting(glued.archive, "test/2", site="harbour") == []


def test_an_extractor_that_finds_nothing_loses_nothing(glued: Paper) -> None:
    report = rederive.rederive(glued.archive, 1, lambda source, body: None, "test/2")
    assert report.kept == 3
    assert glued.kinds() == ["edited", "edited", "reverted"]
    assert rederive.waiting(glued.archive, "test/2") == []


def test_the_same_extractor_changes_nothing(archive: Archive, glued: Paper) -> None:
    before = [replace(one, extractor="") for one in archive.history(1)]

    def same(source: Source, body: bytes) -> Content:
        return content(body.decode().partition("<p>")[2].partition("</p>")[0])

    assert rederive.rederive(archive, 1, same, "test/2").rewritten == 0
    assert [replace(one, extractor="") for one in archive.history(1)] == before


def test_the_next_visit_is_compared_with_what_was_rewritten(glued: Paper) -> None:
    rederive.rederive(glued.archive, 1, without_box, "test/2")
    assert glued.visit(20, content(STORY)).outcome == "unchanged"
