"""Listings in the layouts that papers, agencies, courts and shops have: every record with its address, title and day."""

import json
from datetime import UTC, datetime

import pytest

from crawler.understanding.dates.reader import page_reader
from crawler.understanding.document import Document
from crawler.understanding.listings import read_listing
from crawler.understanding.metadata.graph import read_graph

from .pages import DATES, DAYS, TITLES, address, page, rows

NOW = datetime(2026, 1, 21, 15, 30, tzinfo=UTC)
SUMMARY = "What happened on the day, who was there, and what the council had to say about it in the end."


def script_of(declared):
    return f'<script type="application/ld+json">{json.dumps(declared)}</script>'


LAYOUTS = {
    "date first": "<ul>{}</ul>".format(rows("<li><time datetime='{iso}'>{date}</time> <a href='{url}'>{title}</a></li>")),
    "flat, date before": "<div>{}</div>".format(rows("<span>{date}</span><a href='{url}'>{title}</a><br>")),
    "flat, date behind": "<div>{}</div>".format(rows("<a href='{url}'>{title}</a> <small>{date}</small><br>")),
    "paragraph each": "<div>{}</div>".format(rows("<p><b>{date}</b> – <a href='{url}'>{title}</a></p>")),
    "lines of one paragraph": "<p>{}</p>".format(rows("{date} <a href='{url}'>{title}</a><br>")),
    "picture link beside": "<div>{}</div>".format(
        rows(
            "<div class='row'><a href='{url}'><img src='{number}.jpg' alt=''></a><div class='t'><h4><a href='{url}'>{title}</a></h4>"
            "<span class='d'>{date}</span></div></div>"
        )
    ),
    "picture with a caption": "<div>{}</div>".format(
        rows(
            "<figure><a href='{url}'><img src='{number}.jpg' alt='{title}'></a><figcaption><a href='{url}'>{title}</a><br>{date}"
            "</figcaption></figure>"
        )
    ),
    "category and author links": "<section>{}</section>".format(
        rows(
            "<div class='item'><a class='cat' href='/category/bay'>Bay</a> <h3><a href='{url}'>{title}</a></h3><span>by <a "
            f"href='/authors/ada'>Ada Berg</a></span> <span>{{date}}</span><p>{SUMMARY}</p><a href='{{url}}#comments'>3 comments</a></div>"
        )
    ),
    "heading inside the link": "<div>{}</div>".format(
        rows("<div><a href='{url}'><h2>{title}</h2></a><div class='meta'>{date}</div></div>")
    ),
    "all of it in the link": "<ol>{}</ol>".format(
        rows(f"<li><a href='{{url}}'><time>{{date}}</time><strong>{{title}}</strong><span>{SUMMARY}</span></a></li>")
    ),
    "read on below": "<div>{}</div>".format(
        rows(f"<div class='post'><h3>{{title}}</h3><i>{{date}}</i><p>{SUMMARY} <a href='{{url}}'>Read more …</a></p></div>")
    ),
    "striped rows": "<table>{}</table>".format(
        rows("<tr class='row{number}'><td>{date}</td><td>{title}</td><td><a href='{url}'>PDF</a></td></tr>")
    ),
    "table with a download": "<table><thead><tr><th>No.</th><th>Subject</th><th>Issued</th><th></th></tr></thead>{}</table>".format(
        rows("<tr><td>26/{number}</td><td>{title}</td><td>{date}</td><td><a href='{url}'>Download</a></td></tr>")
    ),
    "table with a summary row": "<table>{}</table>".format(
        rows(
            f"<tr><td><a href='{{url}}'>{{title}}</a></td><td>{{date}}</td></tr><tr><td colspan='2'>{SUMMARY}</td></tr>"
        )
    ),
    "table of numbers": "<table>{}</table>".format(
        rows("<tr><td>{title}</td><td>{date}</td><td><a href='{url}'>2026 Slip 0144{number}</a></td></tr>")
    ),
    "nested boxes": "<div>{}</div>".format(
        rows(
            "<div><div><div><div class='k'>Bay</div><div><div><a href='{url}'><span>{title}</span></a></div></div></div>"
            "<div><div><span>{date}</span></div></div></div></div>"
        )
    ),
    "two columns of cards": "<div class='col'>{}</div>".format(
        rows("<article><h3><a href='{url}'>{title}</a></h3><footer>{date}</footer></article>").replace(
            "</article>", "</article></div><div class='col'>", 5
        )
    ),
    "icons and counts": "<div>{}</div>".format(
        rows(
            "<div class='story'><span class='n'>{number}</span><a href='{url}'>{title}</a><span class='i'>12</span><span class='i'>4"
            "</span><abbr title='{iso}'>{date}</abbr></div>"
        )
    ),
    "roles": "<div role='list'>{}</div>".format(
        rows("<div role='listitem'><a href='{url}' aria-label='{title}'>{title}</a><div>{date}</div></div>")
    ),
    "unknown elements": "<news-list>{}</news-list>".format(
        rows("<news-item><a slot='title' href='{url}'>{title}</a><news-date>{date}</news-date></news-item>")
    ),
    "dates in attributes": "<ul>{}</ul>".format(
        rows("<li data-published='{iso}'><a href='{url}'>{title}</a></li>")
    ),
    "labels": "<div>{}</div>".format(
        rows("<div class='r'>Title: <a href='{url}'>{title}</a><br>Published: {date}<br>Section: Bay</div>")
    ),
    "files of one preformatted text": "<pre>{}</pre>".format(
        rows("<a href='{url}'>26014{number}P.pdf</a>   {date}  {title}\n   Office No: 26-14{number}\n   Court of the Bay\n\n")
    ),
    "files behind their titles": "<p>{}</p>".format(rows("{title} ({date}) <a href='{url}'>PDF</a><br>")),
    "files before their titles": "<p>{}</p>".format(rows("<a href='{url}'>PDF</a> {date}: {title}<br>")),
    "addresses for links": "<div>{}</div>".format(
        rows("<div><div>{title}</div><div><a href='{url}'>https://bay.example{url}</a></div><div>{date}</div></div>")
    ),
    "date in the title, first": "<ul>{}</ul>".format(rows("<li><a href='{url}'>{date} – {title}</a></li>")),
    "date in the title, last": "<ul>{}</ul>".format(rows("<li><a href='{url}'>{title} ({date})</a></li>")),
    "numbers before the titles": "<div>{}</div>".format(
        rows("<div><a href='{url}'>26-104{number} {title}</a><span>{date}</span></div>")
    ),
    "ranks": "<ol>{}</ol>".format(rows("<li><a href='{url}'>{number}. {title}</a><span>{date}</span></li>")),
    "citations": "<div>{}</div>".format(rows("<p><a href='{url}'>{title}, 2026 B.C. 1{number}</a> {date}</p>")),
    "numbers in brackets": "<div>{}</div>".format(
        rows("<p><a href='{url}'>{title} (No. 08{number}/26) (Bay and Hill)</a><br>{date}</p>")
    ),
    "cards without headings": "<div>{}</div>".format(
        rows(
            f"<a href='{{url}}'><div><div>{{date}} | Bay</div><div>{{title}}</div><div>{SUMMARY} ({{number}})</div></div></a>"
        )
    ),
    "kickers in the headlines": "<div>{}</div>".format(
        rows(
            "<article><h2><a href='{url}'><span class='k'>From the bay</span><span>{title}</span></a></h2><i>{date}</i></article>"
        )
    ),
    "title and date in one link": "<div>{}</div>".format(
        rows("<a class='row' href='{url}'><span>{title}</span><span>{date}</span></a>")
    ),
    "wrapped in spans": "<ul>{}</ul>".format(
        rows(
            "<li><a href='{url}'><span><span><span>No. {number}</span><span>{title}</span></span></span></a><b>{date}</b></li>"
        )
    ),
    "a link over its card": "<div>{}</div>".format(
        rows("<div class='tile'><a href='{url}' aria-label='{title}'></a><div><h3>{title}</h3><i>{date}</i></div></div>")
    ),
    "a link over its card, and nothing else": "<div>{}</div>".format(
        rows("<div class='tile'><a href='{url}' title='{title}'><img src='{number}.jpg'></a><i>{date}</i></div>")
    ),
    "changed and published": "<div>{}</div>".format(
        rows(
            "<div><h3><a href='{url}'>{title}</a></h3><dl><dt>Updated</dt><dd><time datetime='2026-01-20T08:00Z'>20 Jan 2026</time>"
            "</dd><dt>Published</dt><dd><time datetime='{iso}'>{date}</time></dd></dl></div>"
        )
    ),
    "changed and published, in lines": "<div>{}</div>".format(
        rows(
            "<div><h3><a href='{url}'>{title}</a></h3><p>Aktualisiert: 20.01.2026</p><p>Veröffentlicht: {date}</p></div>"
        )
    ),
    "two stories in each row": "<table>{}</table>".format(
        rows("<td><b><a href='{url}'>{title}</a></b><br>{date}</td><!-- {number} -->")
        .replace("<!-- 1 -->", "</tr><tr>")
        .replace("<!-- 3 -->", "</tr><tr>")
        .replace("<!-- 5 -->", "</tr><tr>")
        .replace("<!-- 7 -->", "</tr><tr>")
    ),
    "the same two links at each": "<div>{}</div>".format(
        rows(
            "<div><i>{date}</i><p><b>{title}</b></p><p><a href='{url}'>Full story</a> | <a href='{url}/print'>Print</a></p></div>"
        )
    ),
    "counters and words for screen readers": "<ul>{}</ul>".format(
        rows(
            "<li><h3><a href='{url}'><span class='sr-only'>Article: </span>{title} <span class='count'>1{number}</span><span "
            "class='visually-hidden'>, opens in a new window</span></a></h3><i>{date}</i></li>"
        )
    ),
    "small print below the headline": "<div>{}</div>".format(
        rows("<div><h3><a href='{url}'>{title}<br><small>What the town says of it now</small></a></h3><i>{date}</i></div>")
    ),
    "seen by screen readers alone": "<div>{}</div>".format(
        rows("<div><a href='{url}'><span class='visually-hidden'>{title}</span></a><i>{date}</i></div>")
    ),
    "definitions": "<dl>{}</dl>".format(
        rows(f"<dt><a href='{{url}}'>{{title}}</a></dt><dd>{{date}}</dd><dd>{SUMMARY}</dd>")
    ),
    "shared by many": "<div>{}</div>".format(
        rows(
            "<div class='s'><a href='{url}'>{title}</a><span>{date}</span><a href='https://social.example/share?u={number}'>Share</a>"
            "<a href='mailto:?subject={number}'>Mail</a><a href='/save/{number}'>Save</a></div>"
        )
    ),
}  # fmt: skip


def listing(main, url="https://bay.example/latest", head=""):
    doc = Document.parse(page(main, head=head).encode(), url, {})
    return read_listing(doc, read_graph(doc.head.json_ld, url), page_reader(doc, fetched_at=NOW))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_record_with_its_address_title_and_day(layout):
    entries = listing(f"<h1>Latest</h1>{LAYOUTS[layout]}")
    assert [entry.url for entry in entries] == [f"https://bay.example{address(n)}" for n in range(10)]
    assert tuple(entry.title for entry in entries) == TITLES
    assert [entry.published_at and entry.published_at.day for entry in entries] == list(DAYS)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_rail_of_favourites_beside_it_changes_nothing(layout):
    rail = "<aside><h3>Most read</h3><ul>{}</ul></aside>".format(
        "".join(
            f"<li><a href='/news/9{n}-an-older-story'>An older story of the bay, part {n}</a></li>" for n in range(5)
        )
    )
    assert [entry.url for entry in listing(f"<h1>Latest</h1>{LAYOUTS[layout]}{rail}")] == [
        f"https://bay.example{address(n)}" for n in range(10)
    ]


def test_a_title_of_one_word_stands_where_the_others_do():
    short = ("Fog", *TITLES[1:])
    for form in (
        f"<a href='{{url}}'><div>{{date}}</div><div>{{title}}</div><div>{SUMMARY} ({{number}})</div></a>",
        f"<div><a href='{{url}}'>PDF</a> {{title}}<br>{SUMMARY}</div>",
        "<li><a href='{url}'>{date} - {title}</a></li>",
    ):
        assert [entry.title for entry in listing(f"<div>{rows(form, short)}</div>")] == list(short)


def test_a_title_that_was_cut_off_is_whole_in_the_attribute_of_its_link():
    cut = "".join(
        f"<li><a href='{address(n)}' title='{title}'>{title[:18]}...</a> {DATES[n]}</li>"
        for n, title in enumerate(TITLES)
    )
    assert tuple(entry.title for entry in listing(f"<ul>{cut}</ul>")) == TITLES
    beside = "".join(
        f"<li><a href='{address(n)}'><img src='{n}.jpg' alt='{title}'></a><a href='{address(n)}'>{title[:18]}…</a> {DATES[n]}</li>"
        for n, title in enumerate(TITLES)
    )
    assert tuple(entry.title for entry in listing(f"<ul>{beside}</ul>")) == TITLES


def test_sections_of_few_stories_are_entries_of_a_front_page():
    def link(n):
        return f"<a href='{address(n)}'>{TITLES[n]}</a>"

    first = "".join(f"<div class='a'><h3>{link(n)}</h3></div>" for n in range(6))
    second = "".join(f"<p class='b'>{link(n)}</p>" for n in (6, 7))
    entries = listing(f"<h1>Today</h1><section>{first}</section><section><h2>Sport</h2>{second}</section>")
    assert [entry.title for entry in entries] == list(TITLES[:8])


def test_badges_are_no_part_of_headlines():
    form = "".join(
        f"<li><h3><a href='{address(n)}'>{'<span class=badge>Video</span> ' if n % 2 else ''}<span class='icon head'>{title}</span></a>"
        f"</h3>{DATES[n]}</li>"
        for n, title in enumerate(TITLES)
    )
    assert tuple(entry.title for entry in listing(f"<ul>{form}</ul>")) == TITLES


def test_a_headline_that_begins_like_a_link_is_one():
    titles = ("Open letter to the mayor", "View from the hill", "More trains in May", "Full house at the fair")
    form = f"<div><h3>{{title}}</h3><p>{SUMMARY} {{date}}</p><a href='{{url}}'>Details</a></div>"
    assert tuple(entry.title for entry in listing(f"<div>{rows(form, titles)}</div>")) == titles


def test_several_documents_of_one_row_have_its_title_and_day():
    form = "".join(
        f"<tr><td>{DATES[n]}</td><td>{TITLES[n]}</td><td>No. <a href='/d/{n}-1'>{3 * n}</a> (order)<br>No. <a href='/d/{n}-2'>{3 * n + 1}"
        "</a> (opinion)</td></tr>"
        for n in range(8)
    )
    entries = listing(f"<table>{form}</table>")
    assert len(entries) == 16
    assert [entry.title for entry in entries] == [TITLES[n // 2] for n in range(16)]
    assert [entry.published_at.day for entry in entries] == [DAYS[n // 2] for n in range(16)]


def test_a_second_link_in_a_row_does_not_cut_it():
    form = rows("<tr><td>No. {number}</td><td><a href='{url}'>{title}</a></td><td>{date}</td></tr>").replace(
        "</a></td>", "</a> (<a href='/errata/4'>Errata sheet</a>)</td>", 1
    )
    entries = [entry for entry in listing(f"<table>{form}</table>") if entry.title in TITLES]
    assert [entry.published_at.day for entry in entries] == list(DAYS)


@pytest.mark.parametrize(
    ("other", "name"),
    [
        ("Hearing", "Decision issued"),
        ("Termin", "Veröffentlicht am"),
        ("Séance", "Date de publication"),
        ("开会", "发布日期"),
    ],
)
def test_of_two_columns_of_dates_that_of_publication_counts(other, name):
    head = f"<tr><th>{other}</th><th>{name}</th><th>Title</th></tr>"
    form = rows("<tr><td>03.Jan.2026</td><td>{date}</td><td><a href='{url}'>{title}</a></td></tr>")
    assert [entry.published_at.day for entry in listing(f"<table>{head}{form}</table>")] == list(DAYS)
    swapped = rows("<tr><td>{date}</td><td>03.Jan.2026</td><td><a href='{url}'>{title}</a></td></tr>")
    head = f"<tr><th>{name}</th><th>{other}</th><th>Title</th></tr>"
    assert [entry.published_at.day for entry in listing(f"<table>{head}{swapped}</table>")] == list(DAYS)


def test_a_document_is_preferred_to_the_page_of_its_file_card():
    form = "".join(
        f"<tr><td>{TITLES[n]}</td><td>{DATES[n]}</td><td><a href='/card.php?number=A26E004{n}'>View</a></td><td>"
        f"<a href='/download?fileId=f00{n}-77a2-44b1'>View</a></td></tr>"
        for n in range(8)
    )
    entries = listing(f"<table>{form}</table>")
    assert [entry.url for entry in entries] == [
        f"https://bay.example/download?fileId=f00{n}-77a2-44b1" for n in range(8)
    ]
    assert [entry.title for entry in entries] == list(TITLES[:8])


@pytest.mark.parametrize(
    "declared",
    [
        {"@type": "CollectionPage", "mainEntity": {"@type": "ItemList", "itemListElement": ...}},
        {"@graph": [{"@type": "WebSite", "name": "The Bay Post"}, {"@type": "ItemList", "itemListElement": ...}]},
        [{"@type": "ItemList", "itemListElement": ...}],
        {"@type": "Blog", "blogPost": ...},
        {"@type": "CollectionPage", "hasPart": ...},
    ],
    ids=["collection", "graph", "array", "blog", "parts"],
)
def test_lists_that_a_page_declares_in_any_shape(declared):
    items = [
        {"@type": "NewsArticle", "url": address(n), "headline": TITLES[n], "datePublished": f"2026-01-{DAYS[n]:02d}"}
        for n in range(6)
    ]
    elements = [{"@type": "ListItem", "position": n + 1, "item": item} for n, item in enumerate(items)]
    text = json.dumps(declared, default=lambda _: elements if "ItemList" in str(declared) else items)
    entries = listing("<div id='app'></div>", head=f'<script type="application/ld+json">{text}</script>')
    assert [entry.title for entry in entries] == list(TITLES[:6])
    assert [entry.published_at.day for entry in entries] == list(DAYS[:6])


def test_declared_dates_complete_visible_records():
    elements = [
        {"@type": "ListItem", "position": n + 1, "item": {"@type": "NewsArticle", "url": address(n), "name": TITLES[n], "datePublished": f"2026-01-{DAYS[n]:02d}"}}
        for n in range(10)
    ]  # fmt: skip
    bare = rows("<li><a href='{url}'>{title}</a></li>")
    entries = listing(f"<ul>{bare}</ul>", head=script_of({"@type": "ItemList", "itemListElement": elements}))
    assert [entry.published_at.day for entry in entries] == list(DAYS)
