"""What is known of a block, where a rule of its own finds it out."""

from crawler.understanding.body.features import EARLY, FLAGS, NAMES, WHOLE, Given, rows, whole_rows
from crawler.understanding.body.sheet import Sheet
from crawler.understanding.body.weights import Weights
from crawler.understanding.document import Document

STORY = "The ferry left the harbour at noon, and half of the town stood on the pier to see it go. " * 3
PAGE = f"""<body><main><p>{STORY}</p>
<div><img src="/ferry.jpg"><p>The ferry at the pier. Photo: N. Lund</p></div>
<section><p>{STORY}</p><p>{STORY}</p></section></main></body>"""


def described(page: str, given: Given | None = None) -> list[dict[str, float]]:
    sheet = Sheet(Document.parse(page.encode(), "https://brant.example/ferry"), Weights({}, {}))
    return [dict(zip(NAMES, row, strict=True)) for row in whole_rows(sheet, given or Given())]


def test_a_caption_is_known_by_the_picture_that_it_has_for_itself() -> None:
    first, caption, second, third = described(PAGE)
    assert (caption["pictures"], caption["picture_blocks"]) == (1.0, 1)
    assert first["picture_blocks"] == second["picture_blocks"] == third["picture_blocks"] == 4
    assert second["pictures"] == 0.0


def test_a_page_without_pictures_has_none_beside_its_blocks() -> None:
    assert {one["picture_blocks"] for one in described(PAGE.replace("img", "hr"))} == {99}


def test_the_description_is_looked_for_at_the_head_alone() -> None:
    page = f"<body><main>{f'<p>{STORY}</p>' * 9}</main></body>"
    told = [one["told"] for one in described(page, Given(description=STORY[:90]))]
    assert told[0] == 1.0
    assert told[-1] == -1.0


def test_rows_carry_their_block_for_what_is_computed_late() -> None:
    sheet = Sheet(Document.parse(PAGE.encode(), "https://brant.example/ferry"), Weights({}, {}))
    early, late = rows(sheet, Given(), sheet.blocks)
    assert [row[-1] for row in early] == sheet.blocks
    assert all(len(row) == len(EARLY) + 1 and len(late(int(row[-1]))) == len(NAMES) - len(EARLY) for row in early)


def test_features_said_to_be_whole_are_whole_and_names_stand_for_their_numbers() -> None:
    links = "".join(f'<li><a href="/{at}">The ferry in its {at}th year</a> and the sea</li>' for at in range(9))
    found = described(PAGE.replace("</main>", f"<aside><h2>More</h2><ul>{links}</ul></aside></main>"))
    for one in found:
        assert {name for name in WHOLE if one[name] != int(one[name])} == set()
        assert all(isinstance(one[name], bool) for name in FLAGS)
    assert found[0]["chars"] == len(STORY.strip())
    assert found[0]["before"] == found[-1]["after"] == 0.0
    assert 0.3 < found[2]["before"] < 0.4
    assert [one["next"] for one in found[:-1]] == [one["chars"] for one in found[1:]]


def test_a_block_is_known_by_what_it_ends_in_and_by_how_often_it_stands_there() -> None:
    lines = ("Who sails?", "Two of them:", "The ferry (old)", "“Cast off”", "Cast off!", "Share", "Share", "Share")
    found = described(f"<body><main><p>{STORY}</p>{''.join(f'<p>{one}</p>' for one in lines)}</main></body>")
    story, question, colon, bracket, quote, call, *shares = [one["ending"] for one in found]
    assert len({question, colon, bracket, quote, call, *shares}) == 6
    assert call == story
    assert [one["repeated"] for one in found] == [1] * 6 + [3] * 3
