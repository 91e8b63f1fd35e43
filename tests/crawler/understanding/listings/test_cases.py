"""Decisions of courts and papers of agencies: links that are numbers, pictures or scripts, days in headings and labels."""

from datetime import UTC, datetime

import pytest

from crawler.understanding.dates.reader import page_reader
from crawler.understanding.document import Document
from crawler.understanding.listings import read_listing
from crawler.understanding.metadata.graph import read_graph

from .pages import page

NOW = datetime(2026, 1, 30, 9, 0, tzinfo=UTC)
HERE = "https://court.example/opinions/recent.html"
CASES = (
    ("Ash Mills v. Harbour Board", "24-1187", 27),
    ("In re Marriage of Rowan", "25-93", 27),
    ("People v. Birch", "23-4410", 26),
    ("Estate of Linden", "25-2206", 22),
    ("J.R. v. S.T.", "24-318", 22),
    ("Town of Yew v. Alder & Sons", "25-7701", 19),
    ("Ex parte Hazel", "24-9052", 15),
)


def cell(*cells):
    return "<tr>" + "".join(f"<td>{one}</td>" for one in cells) + "</tr>"


FORMS = {
    "picture of a file": "<li><a href='{url}'><img src='p.gif' alt='PDF'></a> {us} {title} ({number})</li>",
    "picture without words": cell("{us}", "<a href='/show?no={number}'>{number}</a> <a href='{url}'><img src='p.gif'></a>", "{title}"),
    "glyph": "<div><span>{iso}</span><span>{title}</span><span><a href='{url}' aria-label='Download {number}'><i></i></a></span></div>",
    "script": cell("{us}", "<a href=\"javascript:show('{url}')\">{number}</a>", "{title}"),
    "script of a click": cell("{us}", "<a href='#' onclick=\"window.open('{url}','w')\">{number}</a>", "{title}"),
    "backslashes": cell("{us}", "<a href='..\\files\\{number}.pdf'>{number}</a>", "{title}"),
    "name in an attribute": "<li><a href='{url}' title='{title}'>{number}</a> <i>filed {us}</i></li>",
    "broken at its v.": cell("{us}", "<a href='{url}'>{number}</a>", "{broken}"),
    "argued and decided": "<tr><td>{number}</td><td>Argued {old}</td><td>Decided {long}</td><td><a href='{url}'>{title}</a></td></tr>",
    "no word alike": "<li>{title} ({number}), decided {long} [<a href='{url}'>opinion</a>]</li>",
    "bold beside a number": "<p><a href='{url}'>{number}</a> <b>{title}</b> {us} The judgment below is reversed, and the case"
    " is sent back for a new hearing on the question of the fees that are owed.</p>",
    "citation around": "<p><a href='{url}'>2026 BC 1{day}, No. {number} -- {title}</a>, {us}</p>",
    "day amid the link": "<p><a href='{url}'>2026 BC 1{day}, {us}, {title}</a></p>",
    "size of the file": "<li><a href='{url}'>{title}, No. {number}, {long} (PDF, 44 KB)</a></li>",
    "kind in brackets": cell("{us}", "{number}", "<a href='{url}'>{title} [OPINION]</a>"),
    "short citation": "<li><a href='{url}'>BC:2026:{day}</a> {title} (handed down {long})</li>",
    "day in a sentence": "<p><a href='{url}'>{title}</a>, 2026 Bay Reports {number}, for a court that was of one mind. Released for"
    " publication {long}. Alder, J., took no part.</p>",
    "document of a page": "<div><h3><a href='/item/{number}/index.do'>{title}</a> <span>2026 BC {day}</span></h3><p>{us}</p>"
    "<a href='{url}' title='Download the PDF version'><i></i></a></div>",
    "striped": "<tr class='stripe{odd}'><td>{us}</td><td><a href='{url}'>{number}</a></td><td>{title}</td></tr>",
    "day without bars": "<li><h4><a href='{url}'>Get the opinion</a></h4>No. {number}<br>Opinion Date: 01{day}2026<br>Case Title: {title}</li>",
    "day and number linked": "<li><a href='{url}'>Judgment of {long}, 2 A {day}/25</a><br>{title}</li>",
    "docket beside it": "<div><b>{title}</b> <i>{us}</i><br><a href='/docket/{number}'>Docket</a> | <a href='{url}'>Opinion</a></div>",
    "footnote marks": cell("{us}", "<a href='{url}'>{number}</a>", "* {title}"),
}  # fmt: skip


def told(form):
    """Each case in the form."""
    return "".join(
        form.format(
            title=title.replace("&", "&amp;"),
            broken=title.replace("&", "&amp;").replace(" v. ", "<br>v.<br>"),
            number=number,
            url=f"/files/{number}.pdf",
            us=f"01/{day}/2026",
            iso=f"2026-01-{day}",
            long=f"January {day}, 2026",
            old=f"October {day}, 2025",
            day=day,
            odd="AB"[n % 2],
        )
        for n, (title, number, day) in enumerate(CASES)
    )


def listing(main):
    doc = Document.parse(page(main).encode(), HERE, {})
    return read_listing(doc, read_graph([], HERE), page_reader(doc, fetched_at=NOW))


def shown(entries):
    return [
        (e.title, e.url.rpartition("/")[2].removesuffix(".pdf"), e.published_at and e.published_at.day) for e in entries
    ]


@pytest.mark.parametrize("form", FORMS)
def test_each_case_with_its_document_name_and_day(form):
    main = told(FORMS[form])
    entries = listing(f"<h1>Opinions</h1><table>{main}</table>" if main.startswith("<tr") else f"<div>{main}</div>")
    assert shown(entries) == list(CASES)
    assert {e.url.rpartition("/")[0] for e in entries} == {"https://court.example/files"}


HEADS = {
    "words in a heading": ("<h3>Opinions filed Friday, January {day}, 2026</h3><ul>", "<li><a href='{url}'>{number}</a> - {title}</li>", "</ul>"),
    "words in bold": ("<p><b>Published in the Bay Journal of 1/{day}/26:</b></p>", "<p><a href='{url}'>{number}</a> {title}</p>", ""),
    "bold lines": ("<strong>January {day}, 2026</strong><br>", "<a href='{url}'>{number}</a>, {title}<br>", "<br>"),
}  # fmt: skip


@pytest.mark.parametrize("form", HEADS)
def test_each_case_has_the_day_in_the_words_above_it(form):
    head, record, end = HEADS[form]
    main, last = "", 0
    for title, number, day in CASES:
        if day != last:
            main += (end if last else "") + head.format(day=day)
        main += record.format(url=f"/files/{number}.pdf", number=number, title=title.replace("&", "&amp;"))
        last = day
    assert shown(listing(f"<div>{main}{end}</div>")) == list(CASES)


def test_cases_of_one_name_are_several():
    rows = "".join(
        f"<li>January {20 - n}, 2026 <a href='/files/24-{100 + n}.pdf'>{CASES[n % 3][0]}</a></li>" for n in range(12)
    )
    assert len(listing(f"<ul>{rows}</ul>")) == 12


def test_one_label_at_many_records_is_no_case():
    rows = "".join(
        f"<li><a href='/files/{number}.pdf'>{title}</a> January {day}, 2026</li><li><a href='/memo/{number}.pdf'>Orders of the day</a></li>"
        for title, number, day in CASES
    )
    assert "Orders of the day" not in [entry.title for entry in listing(f"<ul>{rows}</ul>")]


def test_a_month_of_one_case_has_its_row_only():
    months = "".join(
        f"<table><tr><td><b>Month</b></td><td>Case</td><td>Title</td></tr>{told(FORMS['striped']) if n else ''}"
        f"<tr><td>12/0{n + 1}/2025</td><td><a href='/files/22-{n}.pdf'>22-{n}</a></td><td>Oak v. Fir {n}</td></tr></table>"
        for n in range(3)
    )
    alone = next(entry for entry in listing(months) if entry.url.endswith("22-0.pdf"))
    assert (alone.title, alone.published_at and alone.published_at.isoformat()[:10]) == ("Oak v. Fir 0", "2025-12-01")


def test_links_in_sentences_are_no_entries():
    notes = "".join(
        f"<p>Those who wish to read about {word} find what they need on <a href='/{word}'>the page of the clerk</a> of the court.</p>"
        for word in ("fees", "rules", "forms")
    )
    assert shown(listing(f"<table>{told(FORMS['striped'])}</table>{notes}")) == list(CASES)


@pytest.mark.parametrize("count", [1, 2])
def test_a_listing_of_a_story_or_two(count):
    main = "".join(
        f"<div><h2><a href='/files/{number}.pdf'>{title.replace('&', '&amp;')}, a case</a></h2><p>January {day}, 2026</p></div>"
        for title, number, day in CASES[:count]
    )
    assert [entry.published_at.day for entry in listing(f"<h1>Opinions</h1>{main}")] == [
        day for _, _, day in CASES[:count]
    ]
