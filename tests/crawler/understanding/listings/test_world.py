"""Listings of the world: languages with their own days, themes with their own forms, and the way on."""

from datetime import UTC, datetime

import pytest

from crawler.understanding.dates.reader import page_reader
from crawler.understanding.document import Document
from crawler.understanding.listings import next_page, read_listing
from crawler.understanding.metadata.graph import read_graph

from .pages import page
from .world import WORLD

NOW = datetime(2026, 1, 21, 15, 30, tzinfo=UTC)
HERE = "https://bay.example/latest"
DAYS = (9, 8, 6, 5, 3, 2)
FORMS = {
    "cards": "<article class='card'><a href='{url}'><img src='{number}.jpg' alt=''></a><h3><a href='{url}'>{title}</a></h3>"
    "<p class='meta'>{date}</p></article>",
    "whole card linked": "<a class='card' href='{url}'><div><div class='meta'>{date}</div><div class='title'>{title}</div></div></a>",
    "days first": "<li><span class='when'>{date}</span> <a href='{url}'>{title}</a></li>",
    "kicker in the link": "<div><h2><a href='{url}'><span class='k'>2026</span><span class='t'>{title}</span></a></h2><i>{date}</i></div>",
    "table": "<tr><td>{number}</td><td><a href='{url}'>{title}</a></td><td>{date}</td><td>12</td></tr>",
    "terms": "<dt>{date}</dt><dd><a href='{url}'>{title}</a></dd>",
    "flat": "<h4><a href='{url}'>{title}</a></h4><p>{date}</p>",
}
AROUND = {"table": "<table>{}</table>", "terms": "<dl>{}</dl>", "days first": "<ul>{}</ul>"}


@pytest.mark.parametrize("language", WORLD)
@pytest.mark.parametrize("form", FORMS)
def test_titles_days_and_the_way_on(form, language):
    printed, older, titles = WORLD[language]
    told = "".join(
        FORMS[form].format(url=f"/{language}/{700 + n}", number=n, title=title, date=printed.format(d=DAYS[n]))
        for n, title in enumerate(titles)
    )
    body = f"{AROUND.get(form, '<div>{}</div>').format(told)}<p class='x'><a href='/latest/2'>{older}</a></p>"
    doc = Document.parse(page(body, language=language).encode(), HERE, {})
    entries = read_listing(doc, read_graph([], HERE), page_reader(doc, fetched_at=NOW))
    assert tuple(entry.title for entry in entries) == titles
    assert [entry.published_at and entry.published_at.day for entry in entries] == list(DAYS)
    assert next_page(doc) == "https://bay.example/latest/2"
