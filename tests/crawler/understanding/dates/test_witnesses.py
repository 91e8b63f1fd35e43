"""Rarer witnesses of a publication's day: labelled lines, odd names of meta elements, scripts, teasers of the page."""

from datetime import UTC, datetime

import pytest

from crawler.understanding.dates.published import PageDates, page_dates
from crawler.understanding.dates.reader import page_reader
from crawler.understanding.dates.teaser import beside_own_link
from crawler.understanding.dates.visible import Visible
from crawler.understanding.document import Document
from crawler.understanding.metadata.graph import read_graph

NOW = datetime(2026, 1, 21, 15, 30, tzinfo=UTC)
STORY = "<p>" + "The ferry across the bay will run again in spring, the harbour office said. " * 6 + "</p>"
NOTE = "住民は2011年3月3日の嵐のあと、路線の復活を求めていた。港湾事務所は来週時刻表を発表する。"


def dates(body: str, head: str = "", url: str = "https://n.example/story", language: str = "en") -> PageDates:
    html = f'<html lang="{language}"><head><title>A ferry</title>{head}</head><body>{body}</body></html>'
    doc = Document.parse(html.encode(), url, {})
    return page_dates(doc, read_graph(doc.head.json_ld, url), page_reader(doc, fetched_at=NOW))


def day(found: PageDates) -> str | None:
    return found.published.value.date().isoformat() if found.published else None


@pytest.mark.parametrize(
    "line",
    [
        "<p>Updated 14 May 2019, 09:00. First published 12 May 2019, 10:14</p>",
        "<p>Published 12 May 2019 10:14 Updated 14 May 2019 09:00</p>",
        "<div><span>Veröffentlicht am 12.05.2019</span><span>Aktualisiert am 14.05.2019 um 11:02 Uhr</span></div>",
        "<p>12/05/2019 10:14h | Actualizado a 14/05/2019 18:20h</p>",
        "<p>2019年5月12日 公開 2019年5月14日 更新</p>",
        "<p>2019-05-12 10:14 (uppdaterad 2019-05-14 07:00)</p>",
        "<p>Giriş Tarihi: 12.05.2019 10:14 Güncelleme Tarihi: 14.05.2019 08:00</p>",
    ],
)
def test_each_date_of_a_line_is_what_its_label_says(line):
    found = dates(f"<h1>A ferry</h1>{line}{STORY}")
    assert day(found) == "2019-05-12"
    assert found.modified is not None
    assert found.modified.value.date().isoformat() == "2019-05-14"


@pytest.mark.parametrize("line", ["2019年5月12日 10時14分", "令和元年5月12日"])
def test_a_day_told_in_a_short_sentence_without_spaces_is_not_the_pages(line):
    assert day(dates(f"<h1>渡し船が再開</h1><p>{line}</p><p>{NOTE}</p>", language="ja")) == "2019-05-12"
    assert day(dates(f"<h1>渡し船が再開</h1><p>{NOTE}</p>", language="ja")) != "2019-05-12"


@pytest.mark.parametrize(
    "meta",
    [
        '<meta name="DCTERMS.available" content="2019-05-12">',
        '<meta name="article.created" content="2019-05-12T08:00:00Z">',
        '<meta name="vr:published-at" content="12 May 2019 08:00">',
        '<meta property="story:firstPublishDate" content="2019-05-12">',
    ],
)
def test_a_meta_element_of_any_name_that_speaks_of_publishing_is_read(meta):
    found = dates(f"<h1>A ferry</h1>{STORY}", meta)
    assert (day(found), found.published_source) == ("2019-05-12", "meta")


@pytest.mark.parametrize("name", ["expiry-date", "event-date", "build-date", "date-of-birth", "publisher-since"])
def test_a_meta_element_of_another_day_is_not(name):
    assert dates(f"<h1>A ferry</h1>{STORY}", f'<meta name="{name}" content="2019-05-12">').published is None


@pytest.mark.parametrize(
    "script",
    [
        'var page = {"publishDate": 1557648840000, "section": "harbour"}',
        "window.page = {published_at: 1557648840}",
        'showDate("2019/05/12 08:14:00")',
    ],
)
def test_numbers_and_calls_in_scripts_tell_the_day(script):
    found = dates(f"<h1>A ferry</h1>{STORY}<script>{script}</script>")
    assert (day(found), found.published_source) == ("2019-05-12", "script")


def test_the_teaser_of_the_page_itself_dates_it():
    teaser = "<li><a href='{0}'><span>{1}</span> <b>{2}</b></a></li>"
    items = [("/storm", "13.05.2019", "A storm"), ("/story", "12.05.2019", "A ferry"), ("/tax", "11.05.2019", "A tax")]
    body = (
        f"<h1>A ferry</h1>{STORY * 3}<div class='latest'><ul>{''.join(teaser.format(*one) for one in items)}</ul></div>"
    )
    assert day(dates(body, language="de")) == "2019-05-12"


def test_a_link_to_a_comment_on_the_page_is_no_teaser():
    html = "<h1>A ferry</h1><p><a href='/story#c7'>#7</a> <i>2019-05-12</i></p>"
    doc = Document.parse(html.encode(), "https://n.example/story", {})
    assert beside_own_link(Visible(doc, page_reader(doc, fetched_at=NOW))) is None
    doc = Document.parse(html.replace("#c7", "").encode(), "https://n.example/story", {})
    assert beside_own_link(Visible(doc, page_reader(doc, fetched_at=NOW))) is not None


def test_a_title_attribute_with_a_day_says_when_six_years_ago_was():
    line = '<span class="ago" title="2019-05-12 10:14:00">6 years ago</span>'
    assert day(dates(f"<h1>A ferry</h1>{line}{STORY}")) == "2019-05-12"


@pytest.mark.parametrize(
    ("language", "url", "declared", "expected"),
    [
        ("de", "https://n.example/story", "2022-11-06T23:00:00Z", "2022-11-07"),
        ("de", "https://n.example/story", "2022-06-06T22:00:00Z", "2022-06-07"),
        ("de", "https://n.example/story", "2022-11-06T22:00:00Z", "2022-11-06"),
        ("en", "https://n.jp/story", "2022-11-06T15:00:00Z", "2022-11-07"),
        ("en", "https://n.example/story", "2022-11-06T23:00:00Z", "2022-11-06"),
        ("es", "https://n.example/story", "2022-11-06T23:00:00Z", "2022-11-06"),
        ("de-AT", "https://n.example/story", "2022-11-06T23:00:00Z", "2022-11-07"),
    ],
)
def test_an_instant_that_is_midnight_at_home_is_a_day(language, url, declared, expected):
    head = f'<meta property="article:published_time" content="{declared}">'
    assert day(dates(f"<h1>A ferry</h1>{STORY}", head, url, language)) == expected


@pytest.mark.parametrize(
    ("language", "url", "instant"),
    [
        ("ja", "https://n.example/story", "2025-01-13T11:01:00+00:00"),
        ("de", "https://n.example/story", "2025-01-13T19:01:00+00:00"),
        ("en", "https://n.in/story", "2025-01-13T14:31:00+00:00"),
        ("en", "https://n.example/story", "2025-01-13T20:01:00+00:00"),
    ],
)
def test_a_time_without_a_zone_is_that_of_the_country(language, url, instant):
    found = dates(f"<h1>A ferry</h1><p>2025-01-13 20:01</p>{STORY}", url=url, language=language)
    assert found.published is not None
    assert found.published.value.astimezone(UTC).isoformat() == instant
    assert day(dates(f"<h1>A ferry</h1><p>2025-01-13</p>{STORY}", url=url, language=language)) == "2025-01-13"


def test_the_day_of_a_capture_is_not_that_of_the_copied_page():
    copy = "https://web.archive.org/web/20110106023242/https://n.example/"
    assert dates(f"<h1>A ferry</h1>{STORY}", url=copy + "story").published is None
    assert day(dates(f"<h1>A ferry</h1>{STORY}", url=copy + "2009/05/12/story")) == "2009-05-12"


@pytest.mark.parametrize(
    "none", ["1970-01-01T00:00:00+00:00", "1969-12-31T23:00:00-01:00", "0001-01-01", "{{date}}", "0"]
)
def test_a_declared_day_that_means_none_is_passed_over(none):
    head = f'<meta property="article:published_time" content="{none}">'
    assert day(dates(f"<h1>A ferry</h1><p>12 May 2019</p>{STORY}", head)) == "2019-05-12"
    assert dates(f"<h1>A ferry</h1>{STORY}", head).published is None


@pytest.mark.parametrize(
    ("title", "expected"), [("The ferry of the bay will sail again", "2019-05-12"), ("A ferry", None)]
)
def test_what_a_script_only_calls_date_is_that_of_the_story_whose_title_stands_beside(title, expected):
    state = f'{{"post":{{"title":"{title}","date":"2019-05-12T10:14:00","slug":"x"}}}}'
    other = '<script>{"weather":{"date":"2019-06-03T10:14:00"}}</script>'
    script = f'<script id="__NEXT_DATA__" type="application/json">{state}</script>'
    assert day(dates(f"<h1>{title}</h1>{STORY}" + other + " " * 3000 + script)) == expected
