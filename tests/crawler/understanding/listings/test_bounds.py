"""What a page without end may cost: its first links are read, the rest is left out."""

from crawler.understanding.document import Document
from crawler.understanding.listings.forms import Forms
from crawler.understanding.listings.groups import groups_of


def test_links_beyond_the_first_twenty_thousand_are_left_out() -> None:
    rows = "".join(f'<li><a href="/{number}">Story {number}</a></li>' for number in range(21_000))
    doc = Document.parse(f"<ul>{rows}</ul>".encode(), "https://bote.example/alles")
    (group,) = groups_of(doc, Forms(doc))
    assert len(doc.links) == 21_000
    assert len(group.links) == 20_000
    assert group.urls[-1] == "https://bote.example/19999"
