"""Which judged blocks become the body."""

from crawler.understanding.body.choose import choose, tidied


def test_blocks_at_the_threshold_are_taken() -> None:
    assert choose([300, 300, 300], [0, 1, 2], [2.0, -0.1, -3.0], -0.1) == [0, 1]


def test_where_next_to_nothing_is_sure_the_likeliest_are_taken() -> None:
    assert choose([20, 300, 300], [0, 1, 2], [1.0, -1.0, -4.9], 0.0) == [0, 1]
    assert choose([], [], [], 0.0) == []


def test_clock_times_alone_are_left_out() -> None:
    texts = ["8:02PM", "The ferry sailed.", "At 8:02 it rained.", "20.15 Uhr", "7h30", "2026"]
    assert tidied(texts, range(len(texts))) == [1, 2, 5]


def test_tidying_never_leaves_nothing() -> None:
    assert tidied(["12:30"], [0]) == [0]
