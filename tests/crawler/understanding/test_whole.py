"""A page that was cut off on its way says so, for the archive not to take it for an edit; whole ones do not."""

import pytest

from crawler.understanding import understand

STORY = (
    "The ferry between Brant and Alder Quay will sail again from Monday, eleven years after the pier was closed.",
    "Mayor Ines Corvale said the council had bought a used vessel and would pay for its repair over three years.",
    "Fishermen had asked for a later first sailing, because the channel is narrow and they leave before dawn.",
    "Tickets will cost two crowns for adults; children and bicycles travel free until the end of the summer.",
)
PAGE = (
    "<!DOCTYPE html><html lang='en'><head><title>Ferry returns to Brant</title></head><body><div class='page'><article>"
    "<h1>Ferry returns to Brant</h1><p class='byline'>By Mara Holt, 9 January 2026</p><div class='story'>"
    f"{''.join(f'<p>{one}</p>' for one in STORY)}</div></article><footer>Brant Courier</footer></div></body></html>"
)


def truncated(page: str) -> object:
    seen = understand(page.encode(), "https://brant.example/2026/01/ferry.html", {})
    assert seen.kind == "article"
    return seen.evidence.get("truncated")


@pytest.mark.parametrize("mark", ["Fishermen had asked", "bought a used", "<p>Tickets", "/p><p>Tickets", "p>Fishermen"])
def test_a_page_cut_in_the_middle_of_its_story_is_truncated(mark: str) -> None:
    assert truncated(PAGE[: PAGE.index(mark) + 3])


@pytest.mark.parametrize(
    "page",
    [
        PAGE,
        PAGE.replace("</html>", ""),
        PAGE.replace("</body></html>", ""),
        PAGE.replace("</div></body></html>", "<script>var a = 1;</script>"),
        PAGE.replace("</body></html>", "\n<!-- made in 3 ms -->\n"),
        PAGE.replace("</p>", "").replace("</body></html>", ""),
    ],
)
def test_a_whole_page_is_not(page: str) -> None:
    assert truncated(page) is None


def test_a_fragment_without_a_document_is_not() -> None:
    assert (
        truncated("<h1>Ferry returns to Brant</h1><p>9 January 2026</p>" + "".join(f"<p>{one}</p>" for one in STORY))
        is None
    )
