"""Which headings of a page may be its headline, and what of them is."""

import pytest

from crawler.understanding.document import Document
from crawler.understanding.metadata.read import read_metadata

STORY = "<p>" + "The ferry across the bay will run again in spring, the harbour office said. " * 6 + "</p>"


def title(body, *, og="", document="", head=""):
    declared = f"<meta property='og:title' content='{og}'>" if og else ""
    html = f"<html lang='en'><head><title>{document}</title>{declared}{head}</head><body>{body}{STORY}</body></html>"
    return read_metadata(Document.parse(html.encode(), "https://bote.example/ferry/story-of-a-ship")).title


def test_the_last_crumb_of_a_trail_is_no_headline():
    trail = "<div data-testid='breadcrumb'><div><a href='/bay'>Bay</a><h1>Ferry back in spring</h1></div></div>"
    shown = "<h2>Ferry is to sail again in spring</h2>"
    og = "Ferry is to sail again in spring"
    assert title(trail + shown, og=og, document="Ferry back in spring - Bote") == og
    assert title(trail, document="Ferry back in spring - Bote") == "Ferry back in spring"


def test_an_h2_that_says_a_declared_title_stands_in_where_there_is_no_h1():
    news = '{"@type": "NewsArticle", "headline": "Nobody asked the harbour"}'
    head = f'<script type="application/ld+json">{news}</script>'
    body = "<h2>Most read</h2><h2>Nobody asked the harbour</h2>"
    declared = "Ferry timetable: all that you must know"
    assert title(body, og=declared, document=declared, head=head) == "Nobody asked the harbour"


@pytest.mark.parametrize(
    ("boxes", "og"),
    [
        ("<span>Bay news</span><span>The ferry sails again in spring</span>", "The ferry sails again in spring"),
        ("<time>1 February 2026</time><span>The ferry sails again in spring</span>", "The ferry sails again in spring - Bote"),
        ("<span>The ferry sails</span> <span>again in spring</span><span>What the harbour knew</span>", "The ferry sails again in spring"),
        ("<a>The ferry sails again in spring</a> <a>(bote.example)</a> <a>87</a>", "The ferry sails again in spring | Bote"),
    ],
)  # fmt: skip
def test_kickers_dates_and_lines_below_in_a_heading_are_left_out(boxes, og):
    assert title(f"<h1>{boxes}</h1>", og=og, document=og) == "The ferry sails again in spring"


def test_a_kicker_stays_where_the_page_declares_it_and_so_does_the_colon():
    boxes = "<h1><span>Quiet bay</span><span>The ferry sails again in spring</span></h1>"
    assert title(boxes, og="Quiet bay: The ferry sails again in spring") == "Quiet bay: The ferry sails again in spring"
    kicker = "<h1><span>Quiet bay and harbour</span><span>The ferry sails again in spring</span></h1>"
    assert "ferry sails" in title(kicker, og="Quiet bay and harbour: a ship comes home")


def test_headings_of_a_storys_sections_are_no_headline():
    sections = "".join(f"<h1>{one}</h1>" for one in ("Why now?", "Who pays for it?", "What the bay needs now"))
    declared = "Quiet years of the bay ferry are over"
    assert title(sections, og=declared, document=f"{declared} | Bote") == declared


@pytest.mark.parametrize("idle", ["Home", "Detail", "News"])
def test_a_heading_that_any_page_may_have_is_no_headline(idle):
    page = f"<h1>{idle}</h1><h1>Councils in the north</h1>"
    assert title(page, og="Councils in the north", document=f"Bote - {idle}") == "Councils in the north"


def test_a_site_that_is_named_like_its_story_still_has_a_headline():
    name = "<meta property='og:site_name' content='Ships come home to the bay'>"
    assert title("<h1>Ships come home to the bay</h1>", document="Ships come home to the bay", head=name) is not None


@pytest.mark.parametrize(
    "boxes",
    [
        "{}<small>4 min read</small>",
        "{} <span class='badge'>Exclusive</span>",
        "<span class='kicker'>Storm watch</span> {}",
        "<span class='category-label'>Storm watch:</span> {}<a class='share-button' href='#s'>Share</a>",
    ],
)
def test_what_is_marked_as_a_kicker_or_a_badge_is_no_part_of_a_headline_that_no_title_says(boxes):
    own = "The ferry sails again in spring"
    assert title(f"<h1>{boxes.format(own)}</h1>", document="When will ferries sail in the spring? | Bote") == own


def test_news_that_a_tab_shows_are_no_part_of_the_title():
    assert title("", document="(12) The ferry sails again in spring | bote") == "The ferry sails again in spring"
    assert title("", document="\U0001f534 The ferry sails again in spring | bote") == "The ferry sails again in spring"


def test_capitals_of_a_heading_are_left_to_it_where_the_page_says_the_same_in_small_letters():
    own = "The ferry sails again in spring"
    assert title(f"<h1>{own.upper()}</h1>", og=own, document=f"{own} | Bote") == own


def test_a_kicker_in_the_heading_goes_where_one_declaration_has_none():
    heading = '<h1><span class="topline">Low water</span> <span>The river has fallen to its lowest mark</span></h1>'
    told = "The river has fallen to its lowest mark"
    graph = f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{told}"}}</script>'
    assert title(heading + graph, og=f"Low water: {told}", document=f"{told} | Bote") == told
    assert title(heading, og=f"Low water: {told}", document=f"Low water: {told} | Bote") == f"Low water: {told}"
    strange = f'<h1><span class="preTitle">Odd. </span>{told}</h1>'
    assert title(strange, og=told, document=f"Odd. {told}") == told


def test_a_headline_is_not_cut_to_a_shorter_declaration_where_the_heading_says_all_of_it():
    whole = "Nitrate in one in five wells – and nobody told the owners"
    graph = f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{whole}"}}</script>'
    assert title(f"<h1>{whole}</h1>{graph}", og="Nitrate in one in five wells", document=f"{whole} | Bote") == whole


def test_a_page_without_headings_is_not_called_by_its_sites_name():
    assert title("<b>Leave the lighthouse alone</b>", document="Bote: Leave the lighthouse alone") == (
        "Leave the lighthouse alone"
    )
    assert title("<b>Leave it</b>", document="Lighthouse: leave it alone") == "Lighthouse: leave it alone"
