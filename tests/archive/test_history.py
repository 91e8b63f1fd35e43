"""What a stream of visits becomes: revisions, changes, intervals."""

from datetime import timedelta
from typing import Any

import pytest

from archive import Archive, ChangeKind, Outcome
from archive.errors import NotFound
from tests.archive.conftest import START, STORY, Paper, body, content

EDITED = content(STORY.replace("nine", "ten"))
THIRD = content(STORY.replace("twelve", "eleven"))
LONG = content(
    "\n\n".join(f"Paragraph {n} tells of the tides and of the {n} boats that waited for them." for n in range(30))
)


def hours(after: float) -> Any:
    return START + timedelta(hours=after)


def test_first_visit_makes_the_first_revision_and_no_change(paper: Paper) -> None:
    recorded = paper.visit(0, content())
    assert recorded.outcome is Outcome.NEW
    assert recorded.revision.number == 1
    assert recorded.changes == ()
    assert paper.archive.history("story")[0].content.text == STORY


def test_looking_again_at_the_same_text_makes_nothing_but_moves_last_seen(paper: Paper) -> None:
    paper.visit(0, content())
    assert paper.visit(1, content()).outcome is Outcome.UNCHANGED
    assert paper.visit(2, None, status=304).outcome is Outcome.NOT_MODIFIED
    revisions = paper.archive.history("story")
    assert len(revisions) == 1
    assert revisions[0].last_seen_at == hours(2)
    assert paper.kinds() == []


def test_an_edit_lies_between_the_last_sight_of_the_old_and_the_first_of_the_new(paper: Paper) -> None:
    paper.visit(0, content())
    paper.visit(1, None, status=304)
    paper.visit(2, None, status=503, kind="error")
    change = paper.visit(3, EDITED).changes[0]
    assert change.kind is ChangeKind.EDITED
    assert (change.not_before, change.not_after) == (hours(1), hours(3))
    assert change.fields == ("text",)
    assert (change.words_added, change.words_removed) == (1, 1)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "Swing bridge shuts"),
        ("subtitle", "Cracks found"),
        ("authors", ("Ada Lindqvist",)),
        ("published_at", START),
    ],
)
def test_each_field_that_counts_makes_a_revision(paper: Paper, field: str, value: Any) -> None:
    paper.visit(0, content())
    recorded = paper.visit(1, content(**{field: value}))
    assert recorded.outcome is Outcome.CHANGED
    assert recorded.changes[0].fields == (field,)


def test_a_new_modified_time_alone_makes_no_revision(paper: Paper) -> None:
    paper.visit(0, content(modified_at=START))
    assert paper.visit(1, content(modified_at=hours(1))).outcome is Outcome.UNCHANGED


def test_noise_is_no_edit_and_stays_queryable(paper: Paper) -> None:
    paper.visit(0, content(STORY + "\n\nUpdated 5 minutes ago"))
    assert paper.visit(1, content(STORY + "\n\nUpdated 65 minutes ago")).outcome is Outcome.UNCHANGED
    rows = list(paper.archive.db["suppressed"].rows)
    assert [row["field"] for row in rows] == ["text"]
    assert rows[0]["rule"]


def test_a_revert_is_a_change_and_no_third_revision(paper: Paper) -> None:
    paper.visit(0, content())
    paper.visit(2, EDITED)
    recorded = paper.visit(5, content())
    assert recorded.outcome is Outcome.CHANGED
    assert recorded.revision.number == 1
    assert paper.kinds() == ["edited", "reverted"]
    change = recorded.changes[0]
    assert (change.not_before, change.not_after) == (hours(2), hours(5))
    assert paper.archive.revision("story").number == 1
    assert len(paper.archive.history("story")) == 2


def test_back_and_forth_within_minutes_is_a_variant_and_not_four_edits(paper: Paper) -> None:
    for minute, said in enumerate([content(), EDITED, content(), EDITED, content(), EDITED]):
        paper.visit(minute / 60, said)
    assert paper.kinds() == []
    variants = paper.archive.changes(variants=True)
    assert len(variants) == 2
    assert all("variant" in [label.name for label in change.labels] for change in variants)


def test_a_variant_that_stays_becomes_an_edit(paper: Paper) -> None:
    for minute, said in enumerate([content(), EDITED, content(), EDITED]):
        paper.visit(minute / 60, said)
    assert paper.visit(1, EDITED).outcome in (Outcome.UNCHANGED, Outcome.CHANGED)
    paper.visit(5, EDITED)
    now = paper.archive.revision("story")
    assert now.content.text == EDITED.text
    assert len(paper.kinds()) == 1


def test_back_and_forth_over_days_is_kept_whole(paper: Paper) -> None:
    for day, said in enumerate([content(), EDITED, content(), EDITED]):
        paper.visit(24 * day, said)
    assert paper.kinds() == ["edited", "reverted", "reverted"]


class TestUnreadable:
    """Visits that show nothing of the article."""

    CASES = (
        ({"kind": "consent"}, "consent"),
        ({"kind": "challenge", "status": 403}, "challenge"),
        ({"kind": "challenge", "status": 200}, "challenge"),
        ({"kind": "login"}, "paywall"),
        ({"kind": "paywall"}, "paywall"),
        ({"kind": "shell"}, "empty"),
        ({"kind": "error"}, "failed"),
        ({"kind": "error", "status": 500}, "failed"),
        ({"kind": "error", "status": 503}, "failed"),
        ({"kind": "error", "status": 429}, "failed"),
        ({"kind": "listing"}, "not_article"),
        ({"kind": "not_html"}, "not_article"),
        ({"problem": "failed", "status": None}, "failed"),
        ({"problem": "refused", "status": None}, "refused"),
        ({"problem": "unreadable"}, "unreadable"),
    )

    @pytest.mark.parametrize(("seen", "outcome"), CASES)
    def test_is_recorded_as_what_it_is_and_changes_nothing(
        self, paper: Paper, seen: dict[str, Any], outcome: str
    ) -> None:
        paper.visit(0, content())
        for hour in (1, 10, 20, 40):
            recorded = paper.visit(hour, None, everything=True, **seen)
            assert recorded.outcome == outcome
            assert recorded.revision is None
        assert paper.kinds() == []
        assert len(paper.archive.history("story")) == 1
        assert paper.archive.history("story")[0].last_seen_at == START

    @pytest.mark.parametrize(("seen", "outcome"), CASES)
    def test_makes_no_article_readable_at_first_sight(self, paper: Paper, seen: dict[str, Any], outcome: str) -> None:
        assert paper.visit(0, None, **seen).outcome == outcome
        with pytest.raises(NotFound):
            paper.archive.revision("story")
        assert paper.visit(1, content()).outcome is Outcome.NEW

    @pytest.mark.parametrize("text", ["", "  \n\n "])
    def test_a_blank_text_is_empty(self, paper: Paper, text: str) -> None:
        paper.visit(0, content())
        assert paper.visit(1, content(text)).outcome is Outcome.EMPTY
        assert paper.kinds() == []

    def test_a_page_that_breaks_off_is_unreadable(self, paper: Paper) -> None:
        paper.visit(0, LONG, body=body(f"<html><p>{LONG.text}</p></html>"))
        half = LONG.text[: len(LONG.text) // 2]
        recorded = paper.visit(1, content(half), body=body(f"<html><p>{half}"))
        assert recorded.outcome is Outcome.UNREADABLE
        assert paper.visit(2, LONG).outcome is Outcome.UNCHANGED

    def test_a_page_that_breaks_off_behind_its_text_loses_nothing(self, paper: Paper) -> None:
        whole = content(authors=("Ada Lindqvist",), published_at=START)
        paper.visit(0, whole, body=body(f"<html><p>{STORY}</p><i>Ada Lindqvist</i></html>"))
        assert paper.visit(1, content(), body=body(f"<html><p>{STORY}</p>")).outcome is Outcome.UNREADABLE
        assert paper.visit(2, content(), body=body(f"<html><p>{STORY}</p></html>")).outcome is Outcome.CHANGED

    def test_a_body_known_to_be_cut_is_unreadable(self, paper: Paper) -> None:
        paper.visit(0, content())
        assert paper.visit(1, EDITED, evidence={"truncated": True}).outcome is Outcome.UNREADABLE


class TestTeasers:
    """A full text is never followed by its teaser."""

    def test_a_teaser_that_says_so(self, paper: Paper) -> None:
        paper.visit(0, LONG)
        assert paper.visit(1, content("Boats wait."), paywalled=True).outcome is Outcome.PAYWALL
        assert paper.visit(2, content("Boats wait."), kind="paywall").outcome is Outcome.PAYWALL
        assert paper.kinds() == []

    def test_a_teaser_that_does_not_say_so(self, paper: Paper) -> None:
        paper.visit(0, LONG)
        beginning = "\n\n".join(LONG.text.split("\n\n")[:2])
        assert paper.visit(1, content(beginning)).outcome is Outcome.PAYWALL
        assert paper.visit(2, content(LONG.text[:500] + " ...")).outcome is Outcome.PAYWALL

    def test_an_article_that_was_only_ever_a_teaser_is_kept_as_one(self, paper: Paper) -> None:
        recorded = paper.visit(0, content("Boats wait for the tide."), kind="paywall", paywalled=True)
        assert recorded.outcome is Outcome.NEW
        assert paper.archive.db["articles"].get(1)["paywalled"] == 1
        assert paper.visit(1, content("Boats wait for a tide."), kind="paywall", paywalled=True).changes

    def test_a_metered_page_that_shows_its_whole_text_may_be_edited(self, paper: Paper) -> None:
        paper.visit(0, LONG)
        longer = content(LONG.text + "\n\nOne boat sank.")
        assert paper.visit(1, longer, paywalled=True).outcome is Outcome.CHANGED

    @pytest.mark.parametrize("kept", [0.9, 0.75, 0.6, 0.5])
    def test_an_end_that_editors_cut_at_a_sentence_is_an_edit(self, paper: Paper, kept: float) -> None:
        sentences = [f"The tide of day {n} came at {n} past eight. It took {n} boats." for n in range(20)]
        paper.visit(0, content("\n\n".join(sentences)))
        shorter = "\n\n".join(sentences[: int(20 * kept)]) + "\n\nThe tide of day " + f"{int(20 * kept)} came at "
        shorter += f"{int(20 * kept)} past eight."
        assert paper.visit(1, content(shorter)).outcome is Outcome.CHANGED

    def test_a_paragraph_that_editors_took_out_is_an_edit(self, paper: Paper) -> None:
        paper.visit(0, content())
        shorter = content("\n\n".join(STORY.split("\n\n")[:2]))
        assert paper.visit(1, shorter).outcome is Outcome.CHANGED


class TestDisappearance:
    """Gone needs two looks, hours apart."""

    @pytest.mark.parametrize("seen", [{"status": 404}, {"status": 410}, {"status": 200, "kind": "soft_404"}])
    def test_two_looks_hours_apart(self, paper: Paper, seen: dict[str, Any]) -> None:
        paper.visit(0, content())
        paper.visit(1, content())
        for hour in (2, 3, 4):
            recorded = paper.visit(hour, None, **{"kind": "error", **seen})
            assert recorded.outcome in (Outcome.GONE, Outcome.SOFT_GONE)
            assert recorded.changes == ()
        change = paper.visit(7, None, **{"kind": "error", **seen}).changes[0]
        assert change.kind is ChangeKind.DISAPPEARED
        assert (change.not_before, change.not_after, change.detected_at) == (hours(1), hours(2), hours(7))
        assert change.to_revision_id is None
        assert paper.archive.db["articles"].get(1)["status"] == "gone"

    def test_is_told_once(self, paper: Paper) -> None:
        paper.visit(0, content())
        for hour in (2, 8, 20, 40):
            paper.gone(hour)
        assert paper.kinds() == ["disappeared"]

    def test_one_404_between_two_good_answers_is_nothing(self, paper: Paper) -> None:
        paper.visit(0, content())
        paper.gone(1)
        paper.visit(2, content())
        paper.gone(10)
        paper.visit(11, None, status=304)
        paper.gone(20)
        assert paper.kinds() == []

    def test_trouble_between_two_looks_neither_confirms_nor_clears(self, paper: Paper) -> None:
        paper.visit(0, content())
        paper.gone(1)
        paper.visit(8, None, status=503, kind="error")
        assert paper.kinds() == []
        paper.gone(9)
        assert paper.kinds() == ["disappeared"]

    def test_when_everything_is_asked_for_the_next_visit_counts(self, paper: Paper) -> None:
        paper.visit(0, content())
        paper.gone(1, everything=True)
        assert paper.kinds() == []
        paper.gone(1.1, everything=True)
        assert paper.kinds() == ["disappeared"]

    def test_when_everything_is_asked_for_a_clock_that_stood_still_does_not_matter(self, paper: Paper) -> None:
        paper.visit(0, content())
        paper.gone(1, everything=True)
        paper.gone(0.999, everything=True)
        assert paper.kinds() == ["disappeared"]
        change = paper.archive.changes()[0]
        assert change.not_before < change.not_after <= change.detected_at

    def test_returned_counts_from_the_last_visit_that_found_it_gone(self, paper: Paper) -> None:
        paper.visit(0, content())
        for hour in (1, 10, 20):
            paper.gone(hour)
        recorded = paper.visit(30, content())
        change = recorded.changes[0]
        assert change.kind is ChangeKind.RETURNED
        assert (change.not_before, change.not_after) == (hours(20), hours(30))
        assert recorded.outcome is Outcome.UNCHANGED
        assert change.from_revision_id == change.to_revision_id

    def test_back_with_another_text_is_one_row(self, paper: Paper) -> None:
        paper.visit(0, content())
        paper.gone(1)
        paper.gone(10)
        recorded = paper.visit(30, EDITED)
        assert recorded.outcome is Outcome.CHANGED
        assert paper.kinds() == ["disappeared", "returned"]
        change = recorded.changes[0]
        assert (change.from_revision_id, change.to_revision_id) == (1, 2)
        assert change.fields == ("text",)

    def test_a_page_never_seen_has_nothing_to_lose(self, paper: Paper) -> None:
        assert paper.gone(0).outcome is Outcome.GONE
        paper.gone(10)
        assert paper.kinds() == []
        assert paper.archive.db["articles"].get(1)["status"] == "gone"
        assert paper.visit(20, content()).outcome is Outcome.NEW
        assert paper.kinds() == []

    def test_a_bot_check_with_status_404_is_no_disappearance(self, paper: Paper) -> None:
        paper.visit(0, content())
        for hour in (1, 10):
            assert paper.visit(hour, None, status=404, kind="challenge").outcome is Outcome.CHALLENGE

    def test_the_second_look_is_not_put_off_by_the_plan(self, paper: Paper) -> None:
        paper.visit(0, content())
        paper.gone(1)
        paper.archive.plan(article_id=1, at=hours(240), reason="old story")
        due = paper.archive.due(now=hours(5.01))
        assert [item.article_id for item in due] == [1]
        assert due[0].confirming
        assert not paper.archive.due(now=hours(4.9))


class TestConfirmation:
    """With `confirm`, a change waits for a second visit."""

    @pytest.fixture
    def careful(self, archive: Archive) -> Paper:
        archive.confirm = True
        return Paper(archive)

    @staticmethod
    def state(paper: Paper) -> list[str]:
        return [row["confirmation"] for row in paper.archive.db.query("SELECT confirmation FROM changes ORDER BY id")]

    def test_a_change_waits_and_is_confirmed(self, careful: Paper) -> None:
        careful.visit(0, content())
        careful.visit(1, EDITED)
        assert self.state(careful) == ["pending"]
        careful.archive.plan(article_id=1, at=hours(30), reason="later")
        due = careful.archive.due(now=hours(1.2))
        assert [item.confirming for item in due] == [True]
        careful.visit(1.1, EDITED, confirming=True)
        assert self.state(careful) == ["confirmed"]
        careful.archive.plan(article_id=1, at=hours(30), reason="later")
        assert not careful.archive.due(now=hours(20))

    def test_a_304_confirms(self, careful: Paper) -> None:
        careful.visit(0, content())
        careful.visit(1, EDITED)
        careful.visit(1.1, None, status=304)
        assert self.state(careful) == ["confirmed"]

    def test_a_page_that_is_back_minutes_later_was_a_variant(self, careful: Paper) -> None:
        careful.visit(0, content())
        careful.visit(1, EDITED)
        careful.visit(1.1, content(), confirming=True)
        assert self.state(careful) == ["variant"]
        assert careful.kinds() == []
        assert careful.archive.revision("story").content.text == STORY
        careful.visit(1.2, EDITED)
        careful.visit(1.3, content())
        assert careful.kinds() == []

    def test_a_second_change_settles_the_first(self, careful: Paper) -> None:
        careful.visit(0, content())
        careful.visit(1, EDITED)
        careful.visit(1.1, THIRD)
        assert self.state(careful) == ["confirmed", "pending"]

    def test_a_revert_hours_later_is_a_revert(self, careful: Paper) -> None:
        careful.visit(0, content())
        careful.visit(1, EDITED)
        careful.visit(9, content())
        careful.visit(9.1, content())
        assert careful.kinds() == ["edited", "reverted"]
        assert self.state(careful) == ["confirmed", "confirmed"]

    def test_trouble_at_the_second_look_does_not_hold_a_change_for_ever(self, careful: Paper) -> None:
        careful.visit(0, content())
        careful.visit(1, EDITED)
        for step in range(12):
            careful.visit(2 + 5 * step, None, status=503, kind="error")
        assert self.state(careful) == ["confirmed"]
