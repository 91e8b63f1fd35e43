"""Other stories that are shown with their beginnings stay out; the entries of a ranking stay in."""

from crawler.understanding import understand

PAGE = "https://brant.example/2026/03/ferry"
STORY = (
    "<p>The ferry between the two piers of Brant sails again from Monday, the mayor said at the landing on Friday.</p>"
    "<p>It had been out of service since the storm in January, when a beam of the eastern pier broke in the night.</p>"
    "<p>Repairs took eleven weeks and cost half of what the council had feared, according to its report in March.</p>"
)
HEADS = (
    "Bridge of the north closed",
    "School finds a new head",
    "Market moves to the quay",
    "Rain fills the old canal",
)
TEASERS = "".join(
    f'<li><a href="/2026/03/{n}">{head} for the time being</a> BRANT: The council met in the evening and heard that'
    f" it would be so for {n + 2} weeks, which did not please everybody who had come to the old town hall.</li>"
    for n, head in enumerate(HEADS)
)


def body_of(inside: str) -> str:
    page = f"<html><head><title>The ferry sails</title></head><body><article><h1>The ferry sails</h1>{inside}</article>"
    seen = understand(f"{page}</body></html>".encode(), PAGE)
    assert seen.article is not None, seen.evidence
    return seen.article.text


def test_beginnings_of_other_stories_at_the_foot_are_not_the_storys() -> None:
    text = body_of(f"<div>{STORY}{STORY.replace('ferry', 'boat')}</div><ul>{TEASERS}</ul>")
    assert "sails again from Monday" in text
    assert "half of what the council had feared" in text
    assert not any(head in text for head in HEADS)
    assert "The council met in the evening" not in text


def test_linked_entries_amid_the_story_are_its_own() -> None:
    behind = STORY.replace("ferry", "boat").replace("eleven", "twelve")
    text = body_of(f"<div>{STORY}<ul>{TEASERS}</ul>{behind}</div>")
    assert all(head in text for head in HEADS)


def test_linked_entries_that_are_most_of_the_page_are_the_story() -> None:
    text = body_of(f"<div><p>Four things to know about Brant this week, from our own desk.</p><ul>{TEASERS}</ul></div>")
    assert all(head in text for head in HEADS)
