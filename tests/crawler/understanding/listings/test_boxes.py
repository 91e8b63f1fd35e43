"""Boxes on story pages come out as entries, and what is theirs is told apart from the story to the letter."""

from datetime import UTC, datetime

import pytest

from crawler.understanding.dates.reader import page_reader
from crawler.understanding.document import Document
from crawler.understanding.listings import entries_of, find_boxes

from .pages import DATES, DAYS, END, STORY, TITLES, address, page, rows

NOW = datetime(2026, 1, 21, tzinfo=UTC)
FORMS = {
    "blocks": f"{END}<div class='head'>Latest news</div>{{}}<div>10.Jan.2026</div>".format(
        rows("<a href='{url}'>{title}</a><div>{date}</div>")
    ),
    "inline": f"<span>“It is a matter of national defense.”</span><span>Latest news</span>{rows('<a href={url}>{title}</a><span>{date}</span>')}<span>10.Jan.2026</span>",
    "one paragraph": f"<p>“It is a matter of national defense.”<b>Latest news</b>{rows('<a href={url}>{title}</a> {date} ')}</p>",
    "list": f"{END}<h3>Latest news</h3><ul>{rows('<li><a href={url}>{title}</a> <time datetime={iso}>{date}</time></li>')}</ul><p>10.Jan.2026</p>",
    "headings": f"{END}<h3>Latest news</h3>{rows('<h4><a href={url}>{title}</a></h4><p>{date}</p>')}<p>10.Jan.2026</p>",
    "dates first": f"{END}<h3>Latest news</h3>{rows('<p>{date}</p><h4><a href={url}>{title}</a></h4>')}",
}


def boxes_of(main, **given):
    doc = Document.parse(page(main, **given).encode(), "https://bay.example/news/999-a-story-of-ferries", {})
    reader = page_reader(doc, fetched_at=NOW)
    return doc, reader, find_boxes(doc, reader)


@pytest.mark.parametrize("form", FORMS)
def test_a_box_glued_to_the_end_of_a_story(form):
    _, reader, boxes = boxes_of(f"<div class='content'><h1>Ferries</h1>{STORY}{STORY}{FORMS[form]}</div>")
    (box,) = boxes
    entries = entries_of(box.records, reader)
    assert box.heading == "Latest news"
    assert tuple(entry.title for entry in entries) == TITLES
    assert [entry.published_at.date().isoformat() for entry in entries] == [f"2026-01-{day:02d}" for day in DAYS]
    assert tuple(entry.published_text for entry in entries) == DATES
    assert [entry.position for entry in entries] == list(range(1, 11))
    assert all(entry.url.startswith("https://bay.example/news/10") for entry in entries)


@pytest.mark.parametrize("form", FORMS)
def test_the_story_ends_where_the_box_begins_and_nothing_of_the_box_is_left(form):
    doc, _, boxes = boxes_of(f"<div class='content'><h1>Ferries</h1>{STORY}{STORY}{FORMS[form]}</div>")
    (box,) = boxes
    before = "".join(doc.texts[: box.first_run])
    behind = "".join(doc.texts[box.last_run :])
    assert before.rstrip().endswith("national defense.”")
    assert "Jan.2026" not in behind
    assert "2026" not in before
    inside = "\n".join(doc.block_texts[box.first_block : box.last_block + 1])
    assert all(title in inside for title in TITLES)


def test_menus_and_footers_are_no_boxes():
    _, _, boxes = boxes_of(f"<h1>Ferries</h1>{STORY}{STORY}")
    assert boxes == []


def test_links_in_running_text_are_no_box():
    prose = "".join(
        f"<p>In an earlier report, which was read widely at the time, we wrote about <a href='/news/{n}-some-older-story'>what the "
        f"harbour office said in year {n}</a>, and the office has since confirmed most of what we reported then.</p>"
        for n in range(6)
    )
    _, _, boxes = boxes_of(f"<h1>Ferries</h1>{prose}")
    assert boxes == []


def test_references_to_other_sites_are_no_box():
    sources = "".join(
        f"<li><a href='https://source{n}.example/paper-{n}'>A paper on tides and their tables {n}</a></li>"
        for n in range(8)
    )
    _, _, boxes = boxes_of(f"<h1>Ferries</h1>{STORY}<h2>Sources</h2><ul>{sources}</ul>")
    assert boxes == []


def test_several_boxes_come_in_page_order():
    first = f"<section class='related'><h3>Related</h3><ul>{rows('<li><a href={url}>{title}</a></li>', TITLES[:4])}</ul></section>"
    cards = "".join(
        f"<div class='card'><a href='/sport/{n}00-a-long-enough-title'>The team number {n} wins its game</a><span>0{n + 1}.01.2026</span></div>"
        for n in range(4)
    )
    _, _, boxes = boxes_of(f"<h1>Ferries</h1>{STORY}{first}{STORY}<section><h3>Sport</h3>{cards}</section>")
    assert [(box.heading, len(box.records)) for box in boxes] == [("Related", 4), ("Sport", 4)]
    assert boxes[0].last_run <= boxes[1].first_run


SENTENCES = (
    "The ferry, which had been <a href='{url}'>{title}</a>, was the last of its kind on this side of the bay.",
    "It was the harbour master who once said of the town that <a href='{url}'>{title}</a> was what it needed most.",
    "渡船公司表示，<a href='{url}'>{title}</a>，市民对此议论纷纷，并要求公开全部文件。",
)
PHRASES = ("Built in the old yard of the bay", "Paid for by three towns at once", "Left to the winter storms alone")


@pytest.mark.parametrize("sentence", SENTENCES)
def test_links_in_the_sentences_of_a_story_are_no_box(sentence):
    phrases = (
        PHRASES
        if sentence[0] < "z"
        else ("旧船厂建造的渡船已经停航", "三座城镇共同出资修建码头", "冬季风暴之后无人看管的灯塔")
    )
    told = "".join(f"<p>{sentence.format(url=address(n), title=phrases[n])}</p>" for n in range(3))
    _, _, boxes = boxes_of(f"<h1>Ferries</h1>{STORY}{told}{STORY}")
    assert boxes == []


@pytest.mark.parametrize(
    "form",
    [
        "<h3>{title}</h3>{story}<p><a href='{url}'>Read all that is known of it</a></p>",
        "<h3>{title}</h3>{story}<p><a href='{url}' title='{title}'>Read on</a></p>",
        "{story}<b><a href='{url}'>{title}</a></b><br>{story}",
    ],
)
def test_links_that_a_story_has_here_and_there_are_no_box(form):
    chapters = "".join(form.format(title=TITLES[n], url=address(n), story=STORY) for n in range(6))
    _, _, boxes = boxes_of(f"<h1>Ferries</h1>{STORY}<div>{chapters}</div>")
    assert boxes == []


def test_a_table_of_the_story_s_own_parts_is_no_box():
    parts = "".join(f"<li><a href='#part-{n}'>{TITLES[n]}</a></li>" for n in range(6))
    _, _, boxes = boxes_of(f"<h1>Ferries</h1><h3>In this story</h3><ul>{parts}</ul>{STORY}{STORY}")
    assert boxes == []


@pytest.mark.parametrize(
    "form",
    [
        "<li><a href='{url}'><span class='k'>Kicker {number}</span><span class='t'>{title}</span></a></li>",
        "<li><a href='{url}'><span class='t'>{title}</span><span class='s'>What it was about is told here.</span></a></li>",
        "<li><a href='{url}'><span><span class='n'>{number}</span><span class='t'>{title}</span></span></a></li>",
        "<h4><a href='{url}'><span class='k'>Seen from afar {number}</span> <span class='t'>{title}</span></a></h4>",
        "<li><a href='{url}'><span class='d'>{date}</span> <b>{title}</b> <i>Ada Berg and others of the bay</i></a></li>",
    ],
)
def test_the_entries_of_a_box_are_told_from_their_kickers_and_summaries(form):
    _, _, boxes = boxes_of(f"<h1>Ferries</h1>{STORY}{STORY}<h3>Related</h3><ul>{rows(form)}</ul>")
    assert [tuple(record.title for record in box.records) for box in boxes] == [TITLES]


def test_a_kicker_with_a_colon_is_a_part_of_its_headline():
    form = "<li><a href='{url}'><span class='k'>Bay No. {number}: </span><span class='t'>{title}</span></a></li>"
    _, _, (box,) = boxes_of(f"<h1>Ferries</h1>{STORY}{STORY}<h3>Related</h3><ul>{rows(form)}</ul>")
    assert [record.title for record in box.records] == [f"Bay No. {n}: {title}" for n, title in enumerate(TITLES)]


def test_a_box_that_comes_three_times_is_one():
    widget = "<div><h4>Most liked</h4>{}</div>".format(rows("<div><a href='{url}'>{title}</a></div>", TITLES[:3]))
    _, _, boxes = boxes_of(f"<h1>Ferries</h1>{STORY}{widget}{STORY}{widget}{STORY}{widget}")
    assert {record.title for box in boxes for record in box.records} == set(TITLES[:3])


def test_numbers_in_a_box_whose_first_records_have_no_dates_are_none():
    cards = "".join(
        f"<li><a href='/wine/{at}-{title.lower().replace(' ', '-')}'>{title}</a> {note}</li>"
        for at, (title, note) in enumerate(zip(TITLES, ["of the year"] * 4 + ["3.8.", "12 May"] * 3, strict=True))
    )
    _, _, boxes = boxes_of(f"<h1>Ferries</h1>{STORY}{STORY}<h3>From the cellar</h3><ul>{cards}</ul>")
    (box,) = boxes
    assert len(box.records) == len(TITLES)
    assert [record.moment for record in box.records] == [None] * len(TITLES)


@pytest.mark.parametrize("place", ["sidebar widget tags", "related author-more", "aside topics"])
def test_a_box_in_a_place_that_its_class_says_is_furniture(place):
    box = f"<aside class='{place}'><h4>Most read</h4><ul>{rows('<li><a href={url}>{title}</a></li>')}</ul></aside>"
    _, _, boxes = boxes_of(f"<div class='content'><h1>Ferries</h1>{STORY}{STORY}</div>{box}")
    assert [(one.heading, tuple(record.title for record in one.records)) for one in boxes] == [("Most read", TITLES)]


def test_what_a_story_tells_of_each_thing_that_it_links_is_no_box_wherever_it_stands():
    """A comparison in an element named like a sidebar: what is linked has paragraphs of its own."""
    told = (
        "<p>It crosses the sound in forty minutes, takes sixty cars, and sails in all but the worst of weather.</p>" * 6
    )
    parts = rows(f"<div><b><a href='{{url}}'>{{title}}</a></b>{told}</div>")
    _, _, boxes = boxes_of(f"<h1>Ferries</h1>{STORY}<div class='sidebar'>{parts}</div>{STORY}")
    assert boxes == []


def test_a_box_whose_stories_lie_on_hosts_of_the_sections():
    box = rows("<li><a href='https://{number}.bay.example{url}'>{title}</a></li>")
    _, _, boxes = boxes_of(f"<div class='content'><h1>Ferries</h1>{STORY}</div><h3>Latest</h3><ul>{box}</ul>")
    assert [tuple(record.title for record in one.records) for one in boxes] == [TITLES]


def test_a_menu_in_such_a_place_is_no_box():
    menu = "".join(
        f"<li><a href='/s/{word}'>{word} and more there</a></li>" for word in ("Bay", "Hill", "Town", "Mill")
    )
    _, _, boxes = boxes_of(
        f"<div class='content'><h1>Ferries</h1>{STORY}</div><aside class='sidebar topics'><ul>{menu}</ul></aside>"
    )
    assert boxes == []


def test_a_table_of_results_is_the_story_s():
    table = "<table>{}</table>".format(rows("<tr><td><a href='{url}'>{title}</a></td><td>{number}1 %</td></tr>"))
    _, _, boxes = boxes_of(f"<div class='content'><h1>Ferries</h1>{STORY}{table}{STORY}</div>")
    assert boxes == []


def test_a_ranked_table_of_stories_is_a_box():
    table = "<table>{}</table>".format(rows("<tr><td>{number}.</td><td><a href='{url}'>{title}</a></td></tr>"))
    _, _, boxes = boxes_of(f"<div class='content'><h1>Ferries</h1>{STORY}</div><h3>Most read</h3>{table}")
    assert [tuple(record.title for record in box.records) for box in boxes] == [TITLES]


CODED = [(title, f"/news/articles/c{n}qx8kd2n3lqo") for n, title in enumerate(TITLES[:4])]
ASIDE = {
    "ranked in a place of the most read": "<section class='most-read'><h2>Most read</h2><ol>{}</ol></section>".format(
        "".join(f"<li><b>{n}</b> <a href='{url}'>{title}</a></li>" for n, (title, url) in enumerate(CODED))
    ),
    "links over their cards": "<section><h2>More of this</h2><ul>{}</ul></section>".format(
        "".join(f"<li><a href='{url}' aria-label='{title}'></a><h3>{title}</h3></li>" for title, url in CODED)
    ),
    "headlines with summaries in a sidebar": "<aside><h2>Popular posts</h2><ul>{}</ul></aside>".format(
        "".join(
            f"<li><div><a href='{url}'>{title}</a></div><div>{'The council met in the rain and agreed to it. ' * 3}</div></li>"
            for title, url in CODED
        )
    ),
    "named pictures beside headlines": "<section><h2>More of this</h2>{}</section>".format(
        "".join(
            f"<div><a href='{url}' aria-label='Read the story: {title}'><img></a><h3><a href='{url}'>{title}</a></h3></div>"
            for title, url in CODED
        )
    ),
}


@pytest.mark.parametrize("form", ASIDE)
def test_boxes_whose_addresses_say_nothing(form):
    _, _, boxes = boxes_of(f"<article><h1>Ferries</h1>{STORY}{STORY}</article>{ASIDE[form]}")
    (box,) = boxes
    assert [record.title for record in box.records] == [title for title, _ in CODED]


def test_pages_of_the_site_are_no_box():
    pages = (
        ("subscribe", "Subscribe to the paper"),
        ("epaper", "Read the paper on a screen"),
        ("help", "Help and contact centre"),
    )
    links = "".join(f"<li><a href='/{path}'>{title}</a></li>" for path, title in pages)
    assert (
        boxes_of(f"<article><h1>Ferries</h1>{STORY}</article><div><h3>Our services</h3><ul>{links}</ul></div>")[2] == []
    )
