"""The newsroom's own books are right: what it says was done is what was done."""

from datetime import UTC, datetime, timedelta

import pytest

from crawler.newsroom import Newsroom, Story

OPENING = datetime(2026, 3, 12, 8, 0, tzinfo=UTC)


@pytest.fixture
def quiet() -> Newsroom:
    """A newsroom that serves nobody and runs by a clock of its own."""
    return Newsroom(clock=lambda: OPENING)


def test_the_papers_open_with_forty_stories_of_some_length(quiet: Newsroom) -> None:
    stories = quiet.stories()
    assert len(stories) == 40
    assert {story.paper for story in stories} == {"courier", "anzeiger"}
    assert min(story.words for story in stories) > 100
    assert len({story.slug for story in stories}) == len({story.title for story in stories}) == 40


def test_every_story_stands_in_a_section_that_its_paper_has(quiet: Newsroom) -> None:
    for story in quiet.stories():
        assert story.section in quiet.paper(story).sections


def test_an_edit_is_noted_with_its_time_and_fields(quiet: Newsroom) -> None:
    at = quiet.advance(timedelta(hours=3))
    quiet.edit("night-bus-return", lambda story: story.with_words("640,000", "710,000"), title="Night buses are back")
    (edit,) = quiet.edits
    assert (edit.slug, edit.kind, edit.at, edit.fields) == ("night-bus-return", "edited", at, ("title", "text"))
    assert quiet.desk.story("night-bus-return").modified_at == at


def test_a_silent_edit_leaves_the_printed_time_alone(quiet: Newsroom) -> None:
    before = quiet.desk.story("night-bus-return").modified_at
    quiet.edit("night-bus-return", title="Night buses are back", silent=True)
    assert quiet.desk.story("night-bus-return").modified_at == before


def test_a_revert_brings_back_what_stood_before(quiet: Newsroom) -> None:
    before = quiet.desk.story("chess-title")
    quiet.edit("chess-title", lambda story: story.without_paragraph(2))
    quiet.revert("chess-title")
    after = quiet.desk.story("chess-title")
    assert (after.title, after.paragraphs) == (before.title, before.paragraphs)
    assert [edit.kind for edit in quiet.edits] == ["edited", "reverted"]


def test_an_edit_that_leads_back_by_chance_is_noted_as_a_revert(quiet: Newsroom) -> None:
    quiet.edit("chess-title", lambda story: story.with_paragraph("One more.", 2))
    quiet.edit("chess-title", lambda story: story.without_paragraph(2))
    assert [edit.kind for edit in quiet.edits] == ["edited", "reverted"]


def test_what_would_not_change_anything_is_refused(quiet: Newsroom) -> None:
    with pytest.raises(ValueError, match="would not change"):
        quiet.edit("chess-title", title=quiet.desk.story("chess-title").title)
    with pytest.raises(ValueError, match="does not say"):
        quiet.edit("chess-title", lambda story: story.with_words("nowhere in it", "x"))
    with pytest.raises(TypeError, match="headline"):
        quiet.edit("chess-title", headline="x")
    with pytest.raises(ValueError, match="one state"):
        quiet.revert("chess-title")
    assert quiet.edits == []


def test_deleting_and_restoring_take_a_story_out_and_back(quiet: Newsroom) -> None:
    quiet.delete("seal-hospital")
    assert "seal-hospital" not in {story.slug for story in quiet.stories()}
    quiet.restore("seal-hospital")
    assert "seal-hospital" in {story.slug for story in quiet.stories()}
    assert [edit.kind for edit in quiet.edits] == ["disappeared", "returned"]


def test_a_story_dated_ahead_waits_for_its_hour(quiet: Newsroom) -> None:
    tomorrow = quiet.now() + timedelta(days=1)
    quiet.publish(Story("early", "courier", "city", "Held until tomorrow", ("One.",), published_at=tomorrow))
    assert "early" not in {story.slug for story in quiet.stories("courier")}
    quiet.advance(timedelta(days=1))
    assert quiet.stories("courier")[0].slug == "early"


def test_a_burst_is_many_different_stories_in_order(quiet: Newsroom) -> None:
    burst = quiet.burst(200, over=timedelta(minutes=20))
    assert len({story.title for story in burst}) == len({story.paragraphs for story in burst}) == 200
    times = [story.published_at for story in burst if story.published_at]
    assert times == sorted(times)
    assert times[-1] <= quiet.now()
    assert times[0] > quiet.now() - timedelta(minutes=20)
    assert quiet.edits == []
