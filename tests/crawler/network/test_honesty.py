"""Hosts whose 304 cannot be relied on are found out; honest ones are not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.network.honesty import DISTRUST, Answered, Honesty, tag

NOW = datetime(2026, 3, 10, tzinfo=UTC)
FULL = Answered(False, 200, True, True, ('"a"', None), ('"b"', None))
ASKED = Answered(True, 200, True, True, ('"a"', None), ('"b"', None))


def _after(*seen: Answered) -> Honesty:
    found = Honesty()
    for one in seen:
        found = found.observe(one, NOW)
    return found


def test_a_host_whose_changes_only_full_requests_find_is_not_believed() -> None:
    assert _after(FULL, FULL).trusted(NOW)
    found = _after(FULL, FULL, FULL)
    assert not found.trusted(NOW)
    assert "full requests" in found.reason


def test_a_host_whose_changes_conditional_requests_find_is_believed() -> None:
    assert _after(*[ASKED] * 7, FULL, *[ASKED] * 7, FULL, *[ASKED] * 7, FULL, FULL).trusted(NOW)


def test_another_text_under_the_same_etag_is_a_lie() -> None:
    same = replace(FULL, after=('"a"', None))
    assert _after(same).trusted(NOW)
    assert not _after(same, same).trusted(NOW)
    dated = replace(FULL, before=(None, "Tue, 10 Mar 2026 08:00:00 GMT"), after=(None, "Tue, 10 Mar 2026 08:00:00 GMT"))
    assert not _after(dated, dated).trusted(NOW)


def test_a_304_for_another_state_than_was_asked_about_is_a_lie() -> None:
    lie = Answered(True, 304, False, True, ('"a"', None), ('"b"', None))
    assert not _after(lie, lie).trusted(NOW)
    packed = replace(lie, after=('W/"a-gzip"', None))
    assert _after(*[packed] * 9).trusted(NOW)
    assert tag('W/"a-gzip"') == tag('"a"')


def test_what_was_asked_without_a_validator_says_nothing() -> None:
    nothing = replace(FULL, before=(None, None))
    assert _after(*[nothing] * 9) == Honesty()


def test_distrust_ends_after_a_while() -> None:
    found = _after(FULL, FULL, FULL)
    later = NOW + DISTRUST + timedelta(seconds=1)
    assert found.trusted(later)
    assert found.observe(ASKED, later) == Honesty(by_condition=1)


@given(st.lists(st.sampled_from([FULL, ASKED, replace(FULL, after=('"a"', None))]), max_size=12))
@settings(max_examples=60, deadline=None)
def test_what_is_kept_is_what_is_read(seen: list[Answered]) -> None:
    found = _after(*seen)
    assert Honesty.from_json(found.to_json()) == found
    assert Honesty.from_json("not json") == Honesty.from_json(None) == Honesty()
