"""Due work is handed out fairly, each piece once a run, and little of it is held in memory."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import Archive, Due, ListingKind
from crawler.session.frontier import Done, Frontier, key_of


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "a.db") as opened:
        yield opened


def _site(archive: Archive, name: str, articles: int) -> int:
    site = archive.ensure_site(name, f"https://{name}.example/")
    for number in range(articles):
        archive.ensure_article(site, f"https://{name}.example/{number}")
    return site


def _drain(frontier: Frontier) -> list[Due]:
    out = []
    while True:
        piece, wait = frontier.next()
        if piece is None:
            assert wait is None
            return out
        out.append(piece)
        frontier.landed(piece)


def test_a_large_site_does_not_keep_a_small_one_waiting(archive: Archive) -> None:
    large, small = _site(archive, "large", 40), _site(archive, "small", 3)
    frontier = Frontier(archive, 1)
    frontier.add_site(large)
    frontier.add_site(small)
    order = [due.site for due in _drain(frontier)]
    assert order.count("large") == 40
    assert order[:6].count("small") == 3


def test_each_piece_is_handed_out_once_although_it_stays_due(archive: Archive) -> None:
    site = _site(archive, "paper", 30)
    archive.ensure_listing(site, "https://paper.example/latest", ListingKind.PAGE)
    frontier = Frontier(archive, 1)
    frontier.add_site(site)
    keys = [key_of(due) for due in _drain(frontier)]
    assert keys[0][0] == "listing"
    assert len(keys) == len(set(keys)) == 31


def test_what_a_visit_leads_to_is_handed_out_in_the_same_run(archive: Archive) -> None:
    site = _site(archive, "paper", 1)
    frontier = Frontier(archive, 1)
    frontier.add_site(site)
    first, _ = frontier.next()
    assert first is not None
    assert frontier.next() == (None, None)
    archive.ensure_article(site, "https://paper.example/found")
    frontier.landed(first)
    assert [due.url for due in _drain(frontier)] == ["https://paper.example/found"]


def test_no_more_than_asked_for_is_under_way_and_the_limit_holds(archive: Archive) -> None:
    site = _site(archive, "paper", 10)
    frontier = Frontier(archive, 1, limit=3, per_site=2)
    frontier.add_site(site)
    first, second, third = (frontier.next()[0] for _ in range(3))
    assert first is not None
    assert second is not None
    assert third is None
    assert frontier.in_flight == 2
    frontier.landed(first)
    frontier.landed(second)
    assert len(_drain(frontier)) == 1


def test_a_host_that_is_not_ready_is_passed_over(archive: Archive) -> None:
    slow, quick = _site(archive, "slow", 2), _site(archive, "quick", 2)
    frontier = Frontier(archive, 1, ready=lambda site: 7.0 if site == slow else 0.0)
    for site in (slow, quick):
        frontier.add_site(site)
    for _ in range(2):
        piece, _ = frontier.next()
        assert piece is not None
        assert piece.site == "quick"
        frontier.landed(piece)
    assert frontier.next() == (None, 7.0)


@given(st.sets(st.integers(1, 100_000), max_size=50), st.integers(1, 100_000))
@settings(max_examples=50, deadline=None)
def test_done_remembers_exactly_what_was_added(numbers: set[int], other: int) -> None:
    done = Done()
    for number in numbers:
        done.add(number)
    assert all(number in done for number in numbers)
    assert (other in done) == (other in numbers)
