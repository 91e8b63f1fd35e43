"""Visits of the past find their place; a clock that goes back does no harm."""

from collections.abc import Sequence
from itertools import permutations

import pytest

from archive import Outcome, clock, verify
from tests.archive.conftest import STORY, Paper, content

A = content(STORY)
B = content(STORY.replace("nine", "ten"))
C = content(STORY.replace("nine", "eleven"))
DAY = 24.0


def told(paper: Paper) -> list[tuple[str, int, int, str, str]]:
    rows = paper.archive.db.query(
        "SELECT c.kind, b.number AS b, n.number AS n, c.not_before, c.not_after FROM changes c"
        " JOIN revisions b ON b.id = c.from_revision_id JOIN revisions n ON n.id = c.to_revision_id"
        " ORDER BY c.not_after"
    )
    return [(row["kind"], row["b"], row["n"], row["not_before"][8:13], row["not_after"][8:13]) for row in rows]


def test_an_older_text_comes_before_the_first(paper: Paper) -> None:
    paper.visit(10 * DAY, B)
    recorded = paper.visit(0, A)
    assert (recorded.outcome, recorded.revision.number) == (Outcome.NEW, 1)
    assert told(paper) == [("edited", 1, 2, "02T09", "12T09")]
    assert paper.archive.revision("story").content == B or paper.archive.revision("story").number == 2
    assert paper.archive.changes()[0].announced_at is not None


def test_an_older_sight_narrows_the_interval_on_either_side(paper: Paper) -> None:
    paper.visit(0, A)
    paper.visit(10 * DAY, B)
    assert paper.visit(3 * DAY, A).outcome is Outcome.UNCHANGED
    assert paper.visit(6 * DAY, B).outcome is Outcome.UNCHANGED
    assert told(paper) == [("edited", 1, 2, "05T09", "08T09")]


def test_a_text_in_between_makes_two_of_one(paper: Paper) -> None:
    paper.visit(0, A)
    paper.visit(10 * DAY, C)
    paper.visit(5 * DAY, B)
    assert told(paper) == [("edited", 1, 2, "02T09", "07T09"), ("edited", 2, 3, "07T09", "12T09")]


def test_a_short_lived_text_is_an_edit_and_its_revert(paper: Paper) -> None:
    paper.visit(0, A)
    paper.visit(10 * DAY, A)
    paper.visit(5 * DAY, B)
    assert told(paper) == [("edited", 1, 2, "02T09", "07T09"), ("reverted", 2, 1, "07T09", "12T09")]


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_the_order_of_telling_does_not_matter(paper: Paper, order: Sequence[int]) -> None:
    visits = [(0.0, A), (4 * DAY, B), (8 * DAY, A), (9 * DAY, C)]
    for which in order:
        paper.visit(*visits[which])
    shown = [(begin, end) for _, _, _, begin, end in told(paper)]
    assert shown == [("02T09", "06T09"), ("06T09", "10T09"), ("10T09", "11T09")]
    texts = {one.content.text for one in paper.archive.history("story")}
    assert texts == {A.text, B.text, C.text}
    assert paper.archive.revision("story").content.text == C.text
    report = verify.check(paper.archive.path)
    assert report.sound, report.findings


def test_a_404_of_the_past_is_noted_and_nothing_more(paper: Paper) -> None:
    paper.visit(10 * DAY, A)
    paper.gone(0)
    paper.gone(1 * DAY)
    assert paper.kinds() == []
    assert paper.archive.db["articles"].get(1)["status"] == "live"


def test_a_clock_set_back_an_hour_keeps_the_order_of_what_was_seen(paper: Paper) -> None:
    paper.visit(2, A)
    change = paper.visit(1, B).changes[0]
    assert change.not_before <= change.not_after
    assert paper.archive.revision("story").content.text == B.text
    (row,) = paper.archive.db.query("SELECT evidence FROM fetches WHERE id = 2")
    assert "clock_suspect" in row["evidence"]
    assert clock.stamp(change.not_after)


def test_a_visit_that_is_there_is_known(paper: Paper) -> None:
    recorded = paper.visit(1, A)
    at = recorded.revision.first_seen_at
    assert paper.archive.knows_visit("https://harbour.example/story", at)
    assert not paper.archive.knows_visit("https://harbour.example/story", clock.now())
    assert not paper.archive.knows_visit("https://harbour.example/other", at)
