"""Odds corrected by what the page's other blocks and its description say."""

import pytest

from crawler.understanding.body.agreement import agreed, introduced
from crawler.understanding.body.features import likeness_to
from crawler.understanding.body.sheet import Sheet
from crawler.understanding.body.weights import Weights
from crawler.understanding.document import Document

STANDFIRST = "The island's last ferry sails again after three years of repairs in the yard."
STORY = "The ferry left the harbour at noon, and half of the town stood on the pier to see it go. " * 3
PAGE = f"""<body><main><h1>Ferry sails again</h1><div class="kicker">{STANDFIRST}</div>
<article><p>{STORY}</p><p>{STORY}</p><ul><li>Noon, daily</li><li>Six in the evening</li><li>Not on Sundays</li></ul>
</article></main></body>"""


@pytest.fixture
def sheet() -> Sheet:
    return Sheet(Document.parse(PAGE.encode(), "https://brant.example/ferry"), Weights({}, {}))


def test_items_of_one_list_are_drawn_to_each_other_and_to_nothing_else(sheet: Sheet) -> None:
    odds = [-3.0, 1.0, 5.0, 5.0, 2.0, -1.0, 2.0]
    found = agreed(sheet, odds)
    assert found[:2] == pytest.approx(odds[:2])
    assert found[4] == found[6] < 2.0
    assert -1.0 < found[5] < found[4]
    assert found[5] == 0.0  # taken, as most of its list are


def test_items_of_a_list_of_links_are_not_taken_with_the_others() -> None:
    linked = PAGE.replace("Noon, daily", "<a href='/2026/tides'>Noon, daily</a>")
    sheet = Sheet(Document.parse(linked.encode(), "https://brant.example/ferry"), Weights({}, {}))
    assert agreed(sheet, [-3.0, 1.0, 5.0, 5.0, 2.0, -1.0, 2.0])[5] < -0.3


def test_headings_of_the_same_names_above_sure_paragraphs_are_taken() -> None:
    post = "<section><h3>{0}</h3><div>Nora Lund</div><p>" + STORY + "</p></section>"
    page = "<body><main>{}</main></body>"
    for titles, taken in ((("At noon", "At one"), True), (("At noon",), False)):
        html = page.format("".join(map(post.format, titles)))
        sheet = Sheet(Document.parse(html.encode(), "https://brant.example/ferry"), Weights({}, {}))
        odds = [5.0 if sheet.lengths[b] > 100 else -3.0 for b in sheet.blocks]
        found = dict(zip((sheet.texts[b] for b in sheet.blocks), agreed(sheet, odds), strict=True))
        assert (found["At noon"] > 1.0) is taken
    assert found["Nora Lund"] < 0


def test_a_paragraph_amid_sure_ones_of_the_same_names_is_taken_when_nearly_so() -> None:
    page = f"<body><main><p>{STORY}</p><p>{STORY}</p><p>{STORY}</p><p>{STORY}</p></main></body>"
    sheet = Sheet(Document.parse(page.encode(), "https://brant.example/ferry"), Weights({}, {}))
    assert agreed(sheet, [5.0, -2.0, 5.0, 5.0])[1] == 0.0
    assert agreed(sheet, [5.0, -4.0, 5.0, 5.0])[1] < -1.0
    assert agreed(sheet, [5.0, 5.0, 5.0, -2.0])[3] < -0.3  # below the last


def test_buttons_that_open_their_answers_are_headings() -> None:
    form = "<div><button aria-expanded='false'>{0}</button><div><p>" + STORY + "</p></div></div>"
    page = "<body><main>{}<button>Vote</button></main></body>".format(
        "".join(map(form.format, ("When?", "Where?", "Who?")))
    )
    sheet = Sheet(Document.parse(page.encode(), "https://brant.example/ferry"), Weights({}, {}))
    odds = [5.0 if sheet.lengths[b] > 100 else -2.0 for b in sheet.blocks]
    assert [sheet.texts[b] for b, one in zip(sheet.blocks, agreed(sheet, odds), strict=True) if one > 0][::2] == [
        "When?",
        "Where?",
        "Who?",
    ]


def test_questions_and_their_answers_are_taken_together() -> None:
    form = "<dt>When does ferry {0} sail?</dt><dd>At noon, from the old mole.</dd>"
    page = f"<body><main><p>{STORY}</p><dl>{form.format(1)}{form.format(2)}</dl></main></body>"
    for html, taken in ((page, True), (page.replace("the old mole", "<a href='/2026/mole'>the old mole</a>"), False)):
        sheet = Sheet(Document.parse(html.encode(), "https://brant.example/ferry"), Weights({}, {}))
        odds = [5.0 if sheet.lengths[b] > 100 else -1.0 for b in sheet.blocks]
        assert [one > -0.3 for one in agreed(sheet, odds)] == [True, *[taken] * 4]


def test_paragraphs_in_the_items_of_one_list_are_taken_together() -> None:
    page = PAGE.replace("<li>", "<li><p>").replace("</li>", "</p></li>")
    sheet = Sheet(Document.parse(page.encode(), "https://brant.example/ferry"), Weights({}, {}))
    assert agreed(sheet, [-3.0, 1.0, 5.0, 5.0, 2.0, -1.0, 2.0])[5] == 0.0


def test_one_block_that_is_very_sure_does_not_decide_for_its_kind(sheet: Sheet) -> None:
    bold, sober = (agreed(sheet, [-3.0, 1.0, 5.0, 5.0, one, -1.0, -1.0])[5] for one in (40.0, 4.0))
    assert bold == sober


def test_a_standfirst_that_the_description_repeats_begins_the_story(sheet: Sheet) -> None:
    odds = [-3.0, -1.0, 5.0, 5.0, 2.0, 2.0, 2.0]
    assert introduced(sheet, odds, STANDFIRST) == [-3.0, 1.0, *odds[2:]]
    assert introduced(sheet, odds, f"{STANDFIRST[:60]}...") == [-3.0, 1.0, *odds[2:]]
    assert introduced(sheet, odds, "News and tides from the islands, every day.") == odds
    assert introduced(sheet, odds, "") == odds


def test_nothing_below_the_first_sure_paragraph_is_a_standfirst(sheet: Sheet) -> None:
    assert introduced(sheet, [-3.0, -1.0, 5.0, -1.0, 2.0, 2.0, 2.0], STORY)[3] == -1.0


def test_without_a_sure_paragraph_nothing_stands_above_one(sheet: Sheet) -> None:
    odds = [-3.0, -1.0, 0.5, 0.5, -2.0, -2.0, -2.0]
    assert introduced(sheet, odds, STANDFIRST) == odds


def test_a_heading_between_two_sure_paragraphs_of_one_element_is_the_storys() -> None:
    page = f"""<body><article><p>{STORY}</p><h3>By night</h3><p>{STORY}</p><h3><a href="/tides">Tides</a></h3><p>{STORY}</p>
    </article><h3>More</h3><p>{STORY}</p></body>"""
    sheet = Sheet(Document.parse(page.encode(), "https://brant.example/ferry"), Weights({}, {}))
    texts = [sheet.texts[b] for b in sheet.blocks]
    found = dict(zip(texts, agreed(sheet, [-1.0 if len(text) < 20 else 5.0 for text in texts]), strict=True))
    assert found["By night"] > 1.0
    assert found["Tides"] < 0 > found["More"]


def test_likeness_is_a_common_beginning_or_the_share_of_longer_words() -> None:
    like = likeness_to("渡船三年后重新起航。全镇的人都站在码头上")
    assert like("渡船三年后，重新起航。全镇的人都站在码头上看。") == 1.0
    assert likeness_to("The ferry sails again today")("Today again that ferry moves") == pytest.approx(0.6)
    assert likeness_to("")("The ferry sails again") == -1.0
