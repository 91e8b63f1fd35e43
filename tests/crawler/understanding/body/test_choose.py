"""Which judged blocks become the body."""

from crawler.understanding.body.choose import begun, choose, ended, tidied


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


def test_a_story_ends_above_lines_that_only_lead_elsewhere() -> None:
    texts = ["The ferry sails.", "Where the ferry once sailed", "It was late.", "Storm closes the coast road", "More"]
    linked = [0, 27, 0, 27, 0]
    assert ended(texts, linked, [0, 1, 2, 3]) == [0, 1, 2]
    assert ended(texts, linked, [0, 1, 2, 3, 4]) == [0, 1, 2, 3, 4]
    assert ended(texts, linked, [1, 3]) == [1]
    assert ended(texts, linked, []) == []


def test_a_story_begins_below_the_line_that_names_its_authors() -> None:
    texts = ["By Nora Lund", "Nora Lund, who ran the ferry, has died.", "She was ninety."]
    assert begun(texts, ["p"] * 3, [0, 1, 2], (), ("Nora Lund",)) == [1, 2]
    assert begun(texts, ["p"] * 3, [0, 1, 2], (), ("Max Ahn",)) == [0, 1, 2]
    shared = ["Von Nora Lund und Max Ahn, Hafenstadt", "Die Fähre fährt wieder."]
    assert begun(shared, ["div", "p"], [0, 1], (), ("Nora Lund", "Max Ahn")) == [1]
    named = ["Nora Lund saves the last ferry of the northern islands", "It sails again."]
    assert begun(named, ["p", "p"], [0, 1], (), ("Nora Lund",)) == [0, 1]


def test_a_story_begins_below_counts_and_not_below_its_numbers() -> None:
    texts = ["1.2K", "37", "1.", "The ferry sails."]
    assert begun(texts, ["div"] * 4, [0, 1, 2, 3], ()) == [2, 3]
    assert begun(["2015", "The ferry sails."], ["h2", "p"], [0, 1], ()) == [0, 1]


def test_a_story_begins_below_what_the_page_calls_it_however_that_is_spelled() -> None:
    texts = ["“Ferry” returns to Alder Quay", "By Nora Lund", "The ferry sails again."]
    titles = ("Ferry returns to Alder Quay | Brant Courier", '"Ferry" returns to Alder Quay')
    assert begun(texts, ["h2", "p", "p"], [0, 1, 2], titles, ("Nora Lund",)) == [2]
    assert begun(texts, ["h2", "p", "p"], [0, 1, 2], titles[:1], ("Nora Lund",)) == [0, 2]
    assert begun(texts, ["p", "p", "p"], [0, 1, 2], titles, ("Nora Lund",)) == [0, 2]
