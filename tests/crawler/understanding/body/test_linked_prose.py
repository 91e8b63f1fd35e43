"""Paragraphs that are mostly links are the story's when they are sentences; lists of links amid it are too."""

from crawler.understanding import understand

PAGE = "https://brant.example/2026/03/rally"


def link(at: int, text: str) -> str:
    return f'<a href="/2026/02/{at}">{text}</a>'


LEADS = (
    f"{link(1, 'The ferry between the two piers of Brant sailed again on Monday morning')} before a crowd at the quay.",
    f"{link(2, 'The mayor had closed the landing in January')} when a beam broke in the night.",
    f"{link(3, 'Repairs took eleven weeks and cost half of the sum')} that the council had once feared.",
    f"{link(4, 'A second landing in the north of the town')} is to be built by next year, she said.",
    f"{link(5, 'Fishermen had asked for a later first sailing')} as they leave before dawn.",
)
REST = (
    "Nobody on the quay could say how long the new beam would hold, though the builders promised thirty years.",
    "The first passengers were two children and a dog, who paid nothing, and a baker with a basket of rye bread.",
)


def read(*parts: str) -> str:
    page = f"<html><body><article><h1>The ferry sails</h1><div>{''.join(parts)}</div></article></body></html>"
    seen = understand(page.encode(), PAGE)
    assert seen.article is not None, seen.evidence
    return seen.article.text


def test_sentences_that_are_mostly_links_are_text() -> None:
    text = read(*(f"<p>{one}</p>" for one in LEADS + REST))
    assert text.startswith("The ferry between the two piers")
    assert "as they leave before dawn." in text
    assert text.count("\n\n") == len(LEADS) + len(REST) - 1
