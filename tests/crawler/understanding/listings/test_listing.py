"""Records of listing pages in the forms that newspapers print them, without rules for a site."""

from datetime import UTC, datetime

import pytest

from crawler.understanding.dates.reader import page_reader
from crawler.understanding.document import Document
from crawler.understanding.listings import read_listing
from crawler.understanding.metadata.graph import read_graph

from .pages import DATES, DAYS, NAV, TITLES, address, page, rows

NOW = datetime(2026, 1, 21, 15, 30, tzinfo=UTC)
LAYOUTS = {
    "list": "<ul>{}</ul>".format(rows("<li><a href='{url}'>{title}</a> <span class='date'>{date}</span></li>")),
    "cards": "<div class='grid'>{}</div>".format(
        rows(
            "<article class='card c{number}'><a href='{url}'><img src='/i/{number}.jpg' alt=''></a><div><a class='tag' href='/topic/bay'>Bay</a>"
            "<h3><a href='{url}'>{title}</a></h3><p>What happened on the day and what the council had to say about it.</p>"
            "<a href='/people/ada-berg'>Ada Berg</a> <time datetime='{iso}'>{date}</time></div></article>"
        )
    ),
    "linked cards": "<div>{}</div>".format(
        rows(
            "<a class='card' href='{url}'><img src='x.jpg'><div><h3>{title}</h3><p>A summary of some ten words that tells what it is.</p><span>{date}</span></div></a>"
        )
    ),
    "table": "<table><tr><th>Date</th><th>Title</th><th>File</th></tr>{}</table>".format(
        rows("<tr><td>{date}</td><td><a href='{url}'>{title}</a></td><td>12 kB</td></tr>")
    ),
    "number links": "<table>{}</table>".format(
        rows("<tr><td><a href='{url}'>No. 26-{number}</a></td><td>{title}</td><td>{date}</td></tr>")
    ),
    "read more": "<div>{}</div>".format(
        rows("<div class='row'><h2>{title}</h2><p>{date}</p><p><a href='{url}'>Read more</a></p></div>")
    ),
    "flat": "<div>{}</div>".format(
        rows("<h3><a href='{url}'>{title}</a></h3><p>{date}</p><p>And some words that say what it is about.</p>")
    ),
    "headings before": "<div>{}</div>".format(
        rows("<h3>{title}</h3><p>It took months of talks. <a href='{url}'>more...</a><br><i>{date}</i></p>")
    ),
    "two rows each": "<table>{}</table>".format(
        rows(
            "<tr class='t'><td>{number}.</td><td><a href='{url}'>{title}</a></td></tr><tr><td></td><td>{date} by ada</td></tr>"
        )
    ),
    "definition list": "<dl>{}</dl>".format(rows("<dt>{date}</dt><dd><a href='{url}'>{title}</a></dd>")),
}


def listing(main, url="https://bay.example/latest", head="", **given):
    doc = Document.parse(page(main, head=head).encode(), url, {})
    given.setdefault("fetched_at", NOW)
    return read_listing(doc, read_graph(doc.head.json_ld, url), page_reader(doc, **given))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_record_with_its_address_title_and_day(layout):
    entries = listing(f"<h1>Latest</h1>{LAYOUTS[layout]}")
    assert [entry.url for entry in entries] == [f"https://bay.example{address(n)}" for n in range(10)]
    assert tuple(entry.title for entry in entries) == TITLES
    assert [entry.published_at.day for entry in entries] == list(DAYS)
    assert [entry.position for entry in entries] == list(range(1, 11))


def test_the_printed_date_and_the_summary_are_kept():
    entries = listing(LAYOUTS["linked cards"])
    assert tuple(entry.published_text for entry in entries) == DATES
    assert entries[0].summary == "A summary of some ten words that tells what it is."


def test_menus_tags_and_the_most_read_are_no_entries():
    tags = "<div class='tags'>" + "".join(f"<a href='/tag/{n}'>Tag {n}</a>" for n in range(12)) + "</div>"
    most = (
        "<aside class='most-read'><h3>Most read</h3><ol>"
        + "".join(
            f"<li><a href='/news/{n}-old-story-that-many-read'>An old story that many people read {n}</a></li>"
            for n in range(5)
        )
        + "</ol></aside>"
    )
    entries = listing(f"{LAYOUTS['cards']}{tags}{most}{NAV}")
    assert len(entries) == 10


def test_day_order_is_learned_from_the_page():
    form = (
        "<ul>"
        + "".join(f"<li><a href='{address(n)}'>{TITLES[n]}</a> <i>0{n + 1}/{20 - n}/2025</i></li>" for n in range(9))
        + "</ul>"
    )
    entries = listing(form)
    assert [(entry.published_at.month, entry.published_at.day) for entry in entries] == [
        (n + 1, 20 - n) for n in range(9)
    ]


def test_relative_dates_count_from_the_answer_and_numbers_of_minutes_do_not():
    form = (
        "<ul>"
        + "".join(
            f"<li><a href='{address(n)}'>{TITLES[n]}</a> <i>{n + 2} hours ago</i> <b>5 min read</b></li>"
            for n in range(5)
        )
        + "</ul>"
    )
    assert [entry.published_at.hour for entry in listing(form)] == [13, 12, 11, 10, 9]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("uk", ("сьогодні, 14:05", "вчора, 20:10", "17 січня, 12:00")),
        ("de", ("vor 20 Min.", "Gestern, 18.03 Uhr", "17. Januar 2026, 08.00 Uhr")),
        ("ar", ("منذ ساعتين", "أمس", "17 يناير 2026")),
        ("ja", ("1/21(水) 14:30", "昨日", "1/17(土) 8:00")),
    ],
)
def test_days_in_words_beside_days_in_numbers(language, words):
    form = "".join(
        f"<div class='s'><div class='w'>{words[n]}</div><a href='{address(n)}'>{TITLES[n]}</a></div>" for n in range(3)
    )
    doc = Document.parse(page(f"<div>{form}</div>", language=language).encode(), "https://bay.example/latest", {})
    entries = read_listing(doc, read_graph([], doc.url), page_reader(doc, fetched_at=NOW))
    assert [entry.published_at.day for entry in entries] == [21, 20, 17]


def test_records_under_a_heading_of_their_day_have_that_day():
    groups = "".join(
        f"<h3>{day} January 2026</h3><ul>"
        + "".join(f"<li><a href='{address(n)}'>{TITLES[n]}</a></li>" for n in range(first, first + 3))
        + "</ul>"
        for day, first in ((9, 0), (8, 3), (7, 6))
    )
    assert [entry.published_at.day for entry in listing(f"<div>{groups}</div>")] == [9, 9, 9, 8, 8, 8, 7, 7, 7]


@pytest.mark.parametrize(
    ("head", "record", "end"),
    [
        ("<h3>{}</h3><ul>", "<li><a href='{}'>{}</a></li>", "</ul>"),
        ("<h2>{}</h2>", "<div class='post'><h3><a href='{}'>{}</a></h3><p>at 10:15 by Ada Berg</p></div>", ""),
        ("<p><b>{}</b></p>", "<p><a href='{}'>{}</a></p>", ""),
        ("<div class='day'>{}</div>", "<div class='item'><span>18:40</span> <a href='{}'>{}</a></div>", ""),
        ("<section><h4>{}</h4>", "<p><a href='{}'>{}</a></p>", "</section>"),
    ],
)
@pytest.mark.parametrize("days", [(9, 8, 7, 6, 5, 4), (9, 9, 8, 7, 7, 6), (9, 8, 8, 8, 7, 7), (9, 9, 9, 8, 8, 8)])
def test_however_few_records_stand_under_a_heading_they_have_its_day(head, record, end, days):
    form, last = "", 0
    for n, day in enumerate(days):
        form += (end if last and day != last else "") + (
            head.format(f"Monday, {day} January 2026") if day != last else ""
        )
        form += record.format(address(n), TITLES[n])
        last = day
    assert [entry.published_at.day for entry in listing(f"<h1>Archive</h1><div>{form}{end}</div>")] == list(days)


def test_the_lead_story_in_a_form_of_its_own_is_an_entry():
    lead = "<section class='hero'><h2><a href='/news/2000-a-lead-story-of-the-day'>A lead story of the day</a></h2><p>20 January 2026</p></section>"
    entries = listing(f"{lead}{LAYOUTS['cards']}")
    assert (entries[0].title, entries[0].published_at.day, len(entries)) == ("A lead story of the day", 20, 11)


def test_a_list_that_scripts_draw_is_read_from_its_declaration():
    items = ", ".join(
        f'{{"@type": "ListItem", "position": {n + 1}, "item": {{"@type": "NewsArticle", "url": "{address(n)}", "headline": "{TITLES[n]}", "datePublished": "2026-01-0{n + 1}"}}}}'
        for n in range(5)
    )
    head = f'<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "ItemList", "itemListElement": [{items}]}}</script>'
    entries = listing("<div id='app'></div>", head=head)
    assert [entry.title for entry in entries] == list(TITLES[:5])
    assert [entry.published_at.day for entry in entries] == [1, 2, 3, 4, 5]


def test_no_entry_is_dated_in_the_future():
    form = (
        "<ul>"
        + "".join(f"<li><a href='{address(n)}'>{TITLES[n]}</a> <i>0{n + 2}.05.2026</i></li>" for n in range(5))
        + "</ul>"
    )
    assert [entry.published_at for entry in listing(form)] == [None] * 5


@pytest.mark.parametrize(
    "body", ["", "<p>Nothing here.</p>", "<a href='/x'>One link to a story</a>", "<a href='#'>a</a>" * 50]
)
def test_a_page_without_lists_has_no_entries(body):
    assert listing(body) == ()


def test_many_records_take_time_in_proportion_and_none_is_lost():
    rows_ = "".join(
        f"<li><a href='/news/{n}-a-story'>A story that has the number {n}</a> <i>09.01.2026</i></li>"
        for n in range(3000)
    )
    assert len(listing(f"<ul>{rows_}</ul>")) == 3000


def test_links_around_a_list_in_its_own_form_are_no_entries():
    form = rows("<p><a href='{url}'>{title}</a> {date}</p>")
    around = "<div><p><a href='/search'>New search for stories</a></p>{}<p><a href='/contact'>Contact the paper</a></p></div>"
    assert [entry.title for entry in listing(around.format(form))] == list(TITLES)
    pinned = "<p><a href='/news/7-a-story-that-stays-on-top'>A story that stays on top</a></p>"
    assert len(listing(around.format(pinned + form))) == 11


def test_links_that_say_the_same_at_every_record_are_no_entries():
    form = "".join(
        f"<li><a href='{address(n)}'>{TITLES[n]}</a> <a href='{address(n)}/comments'>Comments</a> <a href='/archive/201{n}'>201{n}</a> {DATES[n]}</li>"
        for n in range(9)
    )
    assert [entry.title for entry in listing(f"<ul>{form}</ul>")] == list(TITLES[:9])
