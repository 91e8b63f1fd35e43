"""Two addresses, one article: when they are, and when they only claim to be."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from archive import ChangeKind, Outcome
from tests.archive.conftest import START, STORY, Paper, content

EDITED = content(STORY.replace("nine", "ten"))
OTHER = content(
    "A choir of forty retired ferry pilots sang in the old customs hall.\n\nTickets sold out before noon.",
    "Pilots sing",
)
NEW = "https://harbour.example/2026/bridge"


def redirected(paper: Paper, hour: float, said: Any, to: str, **fields: Any) -> Any:
    return paper.visit(hour, said, final_url=to, canonical_url=to, **fields)


def urls(paper: Paper) -> dict[str, str]:
    return {row["url"]: row["relation"] for row in paper.archive.db["urls"].rows}


def articles(paper: Paper) -> list[str]:
    return [row["url"] for row in paper.archive.db["articles"].rows]


def test_a_redirect_to_a_new_address_is_a_move(paper: Paper) -> None:
    paper.visit(0, content())
    recorded = redirected(paper, 3, content(), NEW)
    assert [change.kind for change in recorded.changes] == [ChangeKind.MOVED]
    assert recorded.changes[0].fields == ("url",)
    assert (recorded.changes[0].not_before, recorded.changes[0].not_after) == (START, START + timedelta(hours=3))
    assert articles(paper) == [NEW]
    assert urls(paper) == {"https://harbour.example/story": "redirect", NEW: "canonical"}
    assert paper.archive.find("https://harbour.example/story") == paper.archive.find(NEW)
    assert redirected(paper, 4, content(), NEW).changes == ()


def test_moved_then_edited_are_two_rows(paper: Paper) -> None:
    paper.visit(0, content())
    recorded = redirected(paper, 3, EDITED, NEW)
    assert [str(change.kind) for change in recorded.changes] == ["moved", "edited"]
    assert recorded.outcome is Outcome.CHANGED


def test_moved_and_edited_to_an_address_that_a_listing_showed_first(paper: Paper) -> None:
    paper.visit(0, content())
    paper.archive.ensure_article(paper.site, NEW)
    recorded = redirected(paper, 3, EDITED, NEW)
    assert [str(change.kind) for change in recorded.changes] == ["moved", "edited"]
    assert articles(paper) == [NEW]
    assert urls(paper) == {"https://harbour.example/story": "redirect", NEW: "canonical"}
    # The visit to the new address was due in its own right, and is made to the one article that there is now.
    again = paper.visit(3.1, EDITED, "2026/bridge", article_id=2)
    assert (again.article_id, again.outcome) == (1, Outcome.UNCHANGED)


def test_a_redirect_to_another_story_that_nobody_read_yet_mixes_nothing(paper: Paper) -> None:
    paper.visit(0, content())
    paper.archive.ensure_article(paper.site, "https://harbour.example/choir")
    recorded = redirected(paper, 3, OTHER, "https://harbour.example/choir")
    assert recorded.outcome is Outcome.MOVED
    assert paper.visit(4, OTHER, "choir").outcome is Outcome.NEW
    assert len(paper.archive.history(1)) == 1


@pytest.mark.parametrize(
    "to", ["https://harbour.example/", "https://harbour.example/index.html", "https://www.harbour.example/en/"]
)
def test_a_redirect_to_the_home_page_is_no_move(paper: Paper, to: str) -> None:
    paper.visit(0, content())
    assert redirected(paper, 1, OTHER, to).changes == ()
    assert redirected(paper, 2, None, to, kind="listing").outcome is Outcome.SOFT_GONE
    assert paper.kinds() == []
    redirected(paper, 9, None, to, kind="listing")
    assert paper.kinds() == ["disappeared"]
    assert len(paper.archive.history("story")) == 1


def test_a_redirect_to_a_section_page_is_neither_a_move_nor_gone(paper: Paper) -> None:
    paper.visit(0, content())
    for hour in (1, 9):
        recorded = redirected(paper, hour, None, "https://harbour.example/news/bridges", kind="listing")
        assert recorded.outcome is Outcome.NOT_ARTICLE
    assert paper.kinds() == []


@pytest.mark.parametrize("to", ["http://harbour.example/story", "https://www.harbour.example/story/"])
def test_another_scheme_or_www_is_no_move(paper: Paper, to: str) -> None:
    paper.visit(0, content())
    assert redirected(paper, 1, content(), to).changes == ()


def test_a_redirect_at_first_sight_names_the_article_by_where_it_is(paper: Paper) -> None:
    recorded = redirected(paper, 0, content(), NEW)
    assert recorded.changes == ()
    assert articles(paper) == [NEW]
    assert paper.archive.find("https://harbour.example/story") == recorded.article_id


def test_a_redirect_to_another_story_ends_the_old_one_and_mixes_nothing(paper: Paper) -> None:
    paper.visit(0, content())
    paper.visit(0, OTHER, "choir")
    recorded = redirected(paper, 3, OTHER, "https://harbour.example/choir")
    assert recorded.outcome is Outcome.MOVED
    assert [str(change.kind) for change in recorded.changes] == ["moved"]
    assert len(paper.archive.history(1)) == 1
    assert len(paper.archive.history(2)) == 1
    assert paper.archive.db["articles"].get(1)["status"] == "moved"


def test_moved_and_edited_to_an_address_that_was_read_before_the_old_one_led_there(paper: Paper) -> None:
    paper.visit(0, content())
    paper.visit(2.9, EDITED, "2026/bridge")
    recorded = redirected(paper, 3, EDITED, NEW)
    assert [str(change.kind) for change in recorded.changes] == ["moved", "edited"]
    assert [(one.number, one.content.text) for one in paper.archive.history(1)] == [(1, STORY), (2, EDITED.text)]
    assert articles(paper) == [NEW]


def test_a_story_that_moves_back_is_looked_for_where_it_is(paper: Paper) -> None:
    old = "https://harbour.example/story"
    paper.visit(0, content())
    redirected(paper, 1, content(), NEW)
    paper.visit(2, content(), "2026/bridge", article_id=1)
    recorded = paper.visit(3, content(), "2026/bridge", article_id=1, final_url=old, canonical_url=old)
    assert [str(change.kind) for change in recorded.changes] == ["moved"]
    assert (articles(paper), urls(paper)) == ([old], {old: "canonical", NEW: "redirect"})
    assert paper.visit(4, content()).outcome is Outcome.UNCHANGED
    assert paper.kinds() == ["moved", "moved"]


def test_two_stories_that_stood_side_by_side_stay_two_where_one_leads_to_the_other(paper: Paper) -> None:
    alike = content(STORY.replace("nine", "eleven"), "The bridge, once more")
    paper.visit(0, content())
    paper.visit(0, alike, "2026/bridge")
    paper.visit(1, content())
    recorded = redirected(paper, 3, alike, NEW)
    assert recorded.outcome is Outcome.MOVED
    assert [len(paper.archive.history(number)) for number in (1, 2)] == [1, 1]
    assert paper.visit(4, alike, "2026/bridge").changes == ()


def test_the_same_text_elsewhere_while_the_old_page_is_gone_is_a_move(paper: Paper) -> None:
    paper.visit(0, content())
    paper.gone(2)
    recorded = paper.visit(3, content(), "2026/bridge")
    assert recorded.article_id == 1
    assert [str(change.kind) for change in recorded.changes] == ["moved"]
    assert articles(paper) == [NEW]
    assert urls(paper)["https://harbour.example/story"] == "alias"


def test_the_new_address_found_before_the_old_page_went(paper: Paper) -> None:
    paper.visit(0, content())
    paper.archive.ensure_article(paper.site, NEW)
    paper.visit(1, content(), "2026/bridge")
    paper.gone(2)
    assert paper.gone(9).changes[0].kind is ChangeKind.MOVED
    assert articles(paper) == [NEW]
    assert paper.kinds() == ["moved"]
    assert len(paper.archive.history(NEW)) == 1
    assert not list(paper.archive.db["duplicates"].rows)


def test_every_change_names_the_two_visits_that_it_lies_between(paper: Paper) -> None:
    paper.visit(0, content())
    paper.archive.ensure_article(paper.site, NEW)
    paper.visit(1, content(), "2026/bridge")  # the new address, before it is known for the same story
    redirected(paper, 3, content(), NEW)
    paper.visit(4, EDITED, "2026/bridge")
    paper.gone(6, "2026/bridge")
    paper.gone(7, "2026/bridge")
    paper.gone(30, "2026/bridge")
    paper.gone(50, "2026/bridge")
    paper.visit(60, content(), "2026/bridge")
    assert paper.kinds() == ["moved", "edited", "disappeared", "returned"]
    between = paper.archive.db.query(
        "SELECT c.kind, c.not_before, f.fetched_at AS before, c.not_after, t.fetched_at AS after FROM changes c"
        " JOIN fetches f ON f.id = c.from_fetch_id JOIN fetches t ON t.id = c.to_fetch_id"
    )
    assert [(one["kind"], one["before"], one["after"]) for one in between] == [
        (row["kind"], row["not_before"], row["not_after"]) for row in paper.archive.db["changes"].rows
    ]


def test_an_amp_page_that_names_its_article_is_another_url_of_it(paper: Paper) -> None:
    paper.visit(0, content(subtitle="Cracks found"))
    recorded = paper.visit(1, content(), "story/amp", declared_canonical="https://harbour.example/story")
    assert recorded.article_id == 1
    assert recorded.changes == ()
    assert urls(paper)["https://harbour.example/story/amp"] == "amp"


@pytest.mark.parametrize("listed", [False, True])
def test_a_redirect_to_a_form_of_the_page_that_names_the_old_address_is_no_move(paper: Paper, listed: bool) -> None:
    own, amp = "https://harbour.example/story", "https://harbour.example/story/amp"
    paper.visit(0, content())
    if listed:
        paper.archive.ensure_article(paper.site, amp)
    for hour, said, outcome in ((1, content(), Outcome.UNCHANGED), (2, EDITED, Outcome.CHANGED)):
        recorded = redirected(paper, hour, said, amp, declared_canonical=own)
        assert (recorded.article_id, recorded.outcome) == (1, outcome)
    assert [row["kind"] for row in paper.archive.db["changes"].rows] == ["edited"]
    assert (articles(paper), urls(paper)) == ([own], {own: "canonical", amp: "amp"})


def test_a_page_read_at_first_sight_through_its_amp_form_goes_by_its_own_address(paper: Paper) -> None:
    own, amp = "https://harbour.example/story", "https://harbour.example/story/amp"
    redirected(paper, 0, content(), amp, declared_canonical=own)
    assert (articles(paper), urls(paper)) == ([own], {own: "canonical", amp: "amp"})


def test_another_story_cannot_pass_for_a_form_of_the_page_that_led_to_it(paper: Paper) -> None:
    paper.visit(0, content())
    recorded = redirected(
        paper, 1, OTHER, "https://harbour.example/choir", declared_canonical="https://harbour.example/story"
    )
    assert recorded.outcome is Outcome.MOVED


def test_an_amp_page_found_before_its_article_becomes_another_url_of_it(paper: Paper) -> None:
    paper.visit(0, content(), "story/amp", declared_canonical="https://harbour.example/story")
    recorded = paper.visit(1, content(), "story", declared_canonical="https://harbour.example/story")
    assert (recorded.article_id, recorded.changes) == (1, ())
    assert urls(paper) == {"https://harbour.example/story": "canonical", "https://harbour.example/story/amp": "amp"}
    assert articles(paper) == ["https://harbour.example/story"]


def test_a_canonical_is_not_believed_when_the_texts_differ(paper: Paper) -> None:
    paper.visit(0, content())
    recorded = paper.visit(1, OTHER, "choir", declared_canonical="https://harbour.example/story")
    assert recorded.article_id == 2
    assert paper.archive.revision("story").content.text == STORY


@pytest.mark.parametrize(
    "claim", ["http://[", "//", "javascript:alert(1)", "\x00", "https://harbour.example/" + "a" * 9000]
)
def test_a_canonical_that_is_no_address_is_only_evidence(paper: Paper, claim: str) -> None:
    paper.visit(0, content())
    assert paper.visit(1, content(), declared_canonical=claim).outcome is Outcome.UNCHANGED
    if len(claim) < 1000:
        assert redirected(paper, 2, content(), claim).changes == ()


def test_a_canonical_on_another_host_takes_nothing_over(paper: Paper, another: Callable[[str], Paper]) -> None:
    valley = another("valley")
    paper.visit(0, content())
    recorded = valley.visit(1, content(), "copy", declared_canonical="https://harbour.example/story")
    assert recorded.article_id == 2
    assert paper.archive.db["articles"].get(2)["url"] == "https://valley.example/copy"
    evil = valley.visit(2, OTHER, "evil", declared_canonical="https://harbour.example/story")
    assert evil.article_id == 3
    assert len(paper.archive.history("harbour.example/story")) == 1


def test_a_redirect_to_another_sites_page_leaves_both_as_they_were(
    paper: Paper, another: Callable[[str], Paper]
) -> None:
    valley = another("valley")
    paper.visit(0, content())
    valley.visit(0, OTHER, "choir")
    recorded = redirected(paper, 1, OTHER, "https://valley.example/choir")
    assert recorded.outcome is Outcome.NOT_ARTICLE
    assert recorded.changes == ()
    assert [len(paper.archive.history(number)) for number in (1, 2)] == [1, 1]


def test_a_visit_belongs_to_the_site_of_its_article(paper: Paper, another: Callable[[str], Paper]) -> None:
    valley = another("valley")
    paper.visit(0, content())
    valley.visit(1, EDITED, url="https://harbour.example/story")
    assert {row["site_id"] for row in paper.archive.db["fetches"].rows} == {paper.site}
    assert {row["site_id"] for row in paper.archive.db["changes"].rows} == {paper.site}


class TestFind:
    """An article by whatever a person has at hand."""

    def test_by_id_url_and_part(self, paper: Paper) -> None:
        paper.visit(0, content())
        paper.visit(0, OTHER, "choir")
        for name in (1, "1", "https://harbour.example/story", "stor", "example/story"):
            assert paper.archive.find(name) == 1

    @pytest.mark.parametrize("name", ["nothing", "", "99", 99, "%", "https://harbour.example/s_ory"])
    def test_what_is_not_there(self, paper: Paper, name: str | int) -> None:
        from archive.errors import NotFound

        paper.visit(0, content())
        with pytest.raises(NotFound):
            paper.archive.find(name)

    def test_what_is_not_unique_lists_candidates(self, paper: Paper) -> None:
        from archive.errors import NotFound

        paper.visit(0, content())
        paper.visit(0, OTHER, "choir")
        with pytest.raises(NotFound, match=r"harbour\.example/choir"):
            paper.archive.find("harbour")
