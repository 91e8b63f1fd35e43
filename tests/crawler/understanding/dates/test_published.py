"""Which of a page's dates is its publication: declarations, what readers see, the address; never the future."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from crawler.understanding.dates.published import page_dates
from crawler.understanding.dates.reader import page_reader
from crawler.understanding.document import Document
from crawler.understanding.listings import find_boxes
from crawler.understanding.metadata.graph import read_graph

NOW = datetime(2026, 1, 21, 15, 30, tzinfo=UTC)
STORY = "<p>" + "The ferry across the bay will run again in spring, the harbour office said. " * 6 + "</p>"


def dates(body, head="", url="https://n.example/story", language="en", **given):
    html = f'<html lang="{language}"><head><title>A ferry</title>{head}</head><body>{body}</body></html>'
    doc = Document.parse(html.encode(), url, {})
    given.setdefault("fetched_at", NOW)
    return page_dates(doc, read_graph(doc.head.json_ld, url), page_reader(doc, **given))


def ld(**fields):
    inner = ", ".join(
        f'"{key}": "{value}"' for key, value in {"@type": "NewsArticle", "headline": "A ferry", **fields}.items()
    )
    return f'<script type="application/ld+json">{{"@context": "https://schema.org", {inner}}}</script>'


def iso(moment):
    return moment.value.isoformat() if moment else None


def test_json_ld_gives_both_times_with_their_zone_and_source():
    found = dates(
        f"<h1>A ferry</h1>{STORY}",
        ld(datePublished="2026-01-09T08:05:30+01:00", dateModified="2026-01-10T09:00:00+01:00"),
    )
    assert iso(found.published) == "2026-01-09T08:05:30+01:00"
    assert iso(found.modified) == "2026-01-10T09:00:00+01:00"
    assert (found.published_source, found.modified_source, found.precision) == ("json-ld", "json-ld", "second")


def test_meta_elements_speak_where_json_ld_is_silent():
    head = '<meta property="article:published_time" content="2026-01-09T08:05:00Z"><meta name="lastmod" content="2026-01-10">'
    found = dates(f"<h1>A ferry</h1>{STORY}", head)
    assert (iso(found.published), found.published_source) == ("2026-01-09T08:05:00+00:00", "meta")
    assert iso(found.modified) == "2026-01-10T00:00:00+00:00"


def test_a_byline_is_read_where_nothing_is_declared():
    body = f"<h1>A ferry</h1><p class='byline'>By Ada Berg, 9. led. 2026</p>{STORY}<p>© 2026-01-15 The Bay Post</p>"
    found = dates(body, language="cs")
    assert (iso(found.published), found.precision, found.published_source) == (
        "2026-01-09T00:00:00+00:00",
        "day",
        "text",
    )


def test_a_time_element_near_the_title_beats_those_of_comments():
    comments = "".join(
        f"<div class='comment'><time datetime='2026-01-1{n}T10:00'>x</time><p>I agree.</p></div>" for n in range(6)
    )
    found = dates(f"<h1>A ferry</h1><time datetime='2026-01-09T08:05'>today</time>{STORY}{comments}")
    assert iso(found.published) == "2026-01-09T08:05:00+00:00"


def test_an_update_line_is_no_publication():
    body = f"<h1>A ferry</h1><p>Updated: 12 January 2026</p><p>Published: 9 January 2026</p>{STORY}"
    found = dates(body)
    assert iso(found.published) == "2026-01-09T00:00:00+00:00"
    assert iso(found.modified) == "2026-01-12T00:00:00+00:00"


def test_the_address_is_believed_against_a_declared_day_of_moving():
    found = dates(
        f"<h1>A ferry</h1>{STORY}", ld(datePublished="2025-11-02T10:00:00Z"), url="https://n.example/2019/07/12/a-ferry"
    )
    assert (iso(found.published), found.published_source) == ("2019-07-12T00:00:00+00:00", "url")


def test_no_date_lies_in_the_future():
    found = dates(f"<h1>A ferry</h1><p>9 January 2027</p>{STORY}", ld(datePublished="2027-01-09T08:00:00Z"))
    assert found.published is None


def test_a_numeric_date_that_would_be_in_the_future_is_read_in_the_other_order():
    found = dates(f"<h1>A ferry</h1><p class='date'>12/01/2026</p>{STORY}")
    assert iso(found.published) == "2026-01-12T00:00:00+00:00"


def test_a_clock_that_is_a_little_fast_is_forgiven():
    soon = (NOW + timedelta(minutes=30)).isoformat()
    assert iso(dates(f"<h1>A ferry</h1>{STORY}", ld(datePublished=soon)).published) == soon


def test_nothing_is_taken_from_the_time_of_fetching():
    assert dates(f"<h1>A ferry</h1>{STORY}").published is None
    assert dates(f"<h1>A ferry</h1><p>6 min read</p>{STORY}").published is None


def test_of_relative_bylines_the_day_is_kept_which_is_the_same_at_every_visit():
    for text, later in (("2 hours ago", "5 hours ago"), ("today", "today")):
        first = dates(f"<h1>A ferry</h1><p class='date'>{text}</p>{STORY}")
        again = dates(
            f"<h1>A ferry</h1><p class='date'>{later}</p>{STORY}", fetched_at=NOW + timedelta(hours=3, minutes=7)
        )
        assert iso(first.published) == iso(again.published) == "2026-01-21T00:00:00+00:00"
        assert first.precision == "day"
    exact = dates(f"<h1>A ferry</h1><p class='date'>yesterday, 10:30</p>{STORY}")
    assert (iso(exact.published), exact.precision) == ("2026-01-20T10:30:00+00:00", "minute")


def test_a_naive_time_is_read_in_the_zone_of_the_site():
    body = f"<h1>A ferry</h1><p class='date'>9 January 2026, 08:05</p>{STORY}"
    assert iso(dates(body, zone=ZoneInfo("Europe/Prague")).published) == "2026-01-09T08:05:00+01:00"
    assert iso(dates(body).published) == "2026-01-09T08:05:00+00:00"


def test_a_utc_instant_is_told_on_the_day_that_the_page_shows():
    body = f"<h1>A ferry</h1><p class='date'>January 8, 2026</p>{STORY}"
    found = dates(body, ld(datePublished="2026-01-09T02:05:00Z"))
    assert found.published.value == datetime(2026, 1, 9, 2, 5, tzinfo=UTC)
    assert found.published.value.date().isoformat() == "2026-01-08"


def test_dates_of_history_in_the_story_are_not_its_own():
    found = dates("<h1>A ferry</h1><p>Born on 28 January 1975 in the old town.</p>" + STORY)
    assert found.published is None


def test_microdata_and_scripts_are_read():
    found = dates(f"<h1>A ferry</h1><span itemprop='datePublished' content='2026-01-09'>Friday</span>{STORY}")
    assert (iso(found.published), found.published_source) == ("2026-01-09T00:00:00+00:00", "microdata")
    found = dates(f"<h1>A ferry</h1>{STORY}<script>var page = {{'publishDate': '2026-01-09T08:05:00Z'}};</script>")
    assert (iso(found.published), found.published_source) == ("2026-01-09T08:05:00+00:00", "script")


def test_declarations_that_are_no_dates_are_passed_over():
    for value in (
        "1e400",
        "-1",
        "true",
        '{"@value": ["2026"]}',
        "[[[]]]",
        '"2026-99-99"',
        '"9999-12-31T23:59:59-12:00"',
        '"0001-01-01T00:00:00+14:00"',
    ):
        script = f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "A ferry", "datePublished": {value}}}</script>'
        assert dates(f"<h1>A ferry</h1>{STORY}", script).published is None


def test_dates_of_other_stories_are_not_the_pages():
    box = (
        "<div><h3>Latest news</h3>"
        + "".join(
            f"<a href='/news/{n}-a-story-of-the-bay'>A story of the bay {n}</a> 0{n}.Jan.2026 " for n in range(1, 9)
        )
        + "</div>"
    )
    html = f"<html lang='en'><body><h1>A ferry</h1>{STORY}{box}</body></html>"
    doc = Document.parse(html.encode(), "https://n.example/story", {})
    reader = page_reader(doc, fetched_at=NOW)
    boxes = find_boxes(doc, reader)
    assert len(boxes) == 1
    apart = [(one.first_run, one.last_run) for one in boxes]
    assert page_dates(doc, read_graph((), ""), reader, apart=apart).published is None


def test_a_day_told_in_a_sentence_is_no_publication():
    body = "<h1>A ferry</h1><p>The minister said on 3 March 2019 that it had been planned for years and that nobody would lose by it.</p>"
    assert dates(body).published is None


def test_of_two_dates_in_one_line_the_one_that_is_not_the_change_counts():
    meta = "<div class='meta'><time class='posted'>April 26, 2024</time><span>Updated on:</span> <time>October 28, 2024</time></div>"
    found = dates(f"<h1>A ferry across the bay</h1>{meta}{STORY}")
    assert iso(found.published) == "2024-04-26T00:00:00+00:00"
    assert iso(found.modified) == "2024-10-28T00:00:00+00:00"


def test_a_date_in_an_element_of_its_own_counts_among_other_words():
    line = (
        "<div class='post-meta'><a class='post-date' href='/2024/04/26/'>26/04/2024</a><a href='/who'>by Mara Quill</a>"
        "<a href='/none'>No comments yet</a><a href='/bay'>The bay</a>, <a href='/ships'>Ships and ferries</a>, Harbours</div>"
    )
    teasers = "".join(f"<p class='teaser'>0{n}/06/2023</p>" for n in range(1, 4))
    assert iso(dates(f"{teasers}<h1>A ferry across the bay</h1>{line}{STORY}").published) == "2024-04-26T00:00:00+00:00"


def test_a_sentence_that_says_when_it_was_posted_is_believed_and_a_caption_is_not():
    note = "<p>A ferry across the bay was posted on 26 April 2024 at 23:03 and filed under Ships, Harbours and the quiet life of the coast.</p>"
    assert dates(f"<h1>A ferry across the bay</h1>{STORY}{note}").published is not None
    caption = "<div class='figure'>Map: a part of the image that the satellite took of the bay on 26 April 2024 (left), and what came of it.</div>"
    assert dates(f"<h1>A ferry across the bay</h1>{caption}{STORY}").published is None


@pytest.mark.parametrize("line", ["26 April 2024. The ferry", "HARBOUR, 26 April 2024 - The ferry"])
def test_a_dateline_dates_a_story_that_declares_nothing(line):
    top = "<div class='navtop'>Friday, 3 May 2024</div>" + "<p>Menu of the day</p>" * 4
    story = f"<p>{line} across the bay was to sail in the summer, and all the people of the harbour had waited for it for many years.</p>"
    page = f"{top}<h1>A ferry across the bay</h1>{story}"
    assert iso(dates(page).published) == "2024-04-26T00:00:00+00:00"
    assert iso(dates(page, head=ld(datePublished="2024-04-25")).published) == "2024-04-25T00:00:00+00:00"


def test_dates_are_measured_from_the_heading_that_says_most_of_the_title():
    head = "<meta property='og:title' content='Column: A ferry across the bay and back'>"
    teasers = "".join(f"<h2>Column: Ship</h2><div>0{n}.03.2024</div>" for n in range(1, 7))
    body = f"<h2>Column:</h2><h2>A ferry across the bay and back</h2><div>26.04.2024</div>{STORY}<h2>Column: A</h2>{teasers}"
    assert iso(dates(body, head=head).published) == "2024-04-26T00:00:00+00:00"


def test_the_day_of_reading_above_the_headline_is_not_the_storys():
    top = "<header><div class='date'>Tue, 14 Jan 2025</div></header>"
    story = f"<div class='banner'><h1>A ferry across the bay</h1><p>Harbour News<br>13 Jan 2025, 22:11 GMT+10</p>{STORY}</div>"
    assert iso(dates(top + story).published) == "2025-01-13T22:11:00+10:00"


def test_names_and_dates_in_elements_without_space_between_are_told_apart():
    line = "<div class='by'><span>maraquill</span><span><b>26.04.24</b><b>12:44</b></span></div>"
    assert iso(dates(f"<h1>A ferry across the bay</h1>{line}{STORY}").published) == "2024-04-26T12:44:00+00:00"


def test_the_day_in_the_address_of_an_image_dates_nothing():
    image = "<meta property='og:image' content='https://n.example/files/2024/05/04/ferry.jpg'>"
    assert dates(f"<h1>A ferry</h1>{STORY}", head=image).published is None


def test_a_later_date_on_the_page_counts_where_another_day_is_declared_as_that_of_the_change():
    body = f"<h1>A ferry</h1><div class='byline'><time datetime='2023-03-20'>March 20, 2023</time></div>{STORY}"
    moved = ld(datePublished="2013-03-11", dateModified="2025-02-18")
    assert iso(dates(body, head=moved).published) == "2023-03-20T00:00:00+00:00"
    changed = ld(datePublished="2013-03-11", dateModified="2023-03-20")
    assert iso(dates(body, head=changed).published) == "2013-03-11T00:00:00+00:00"


@pytest.mark.parametrize(
    "script",
    [
        'window.__STATE__ = {"changed": "2026-01-12T10:00:00Z", "published_at": "2026-01-09T08:05:00Z"}',
        'self.push([1, "{\\\\"datePublished\\\\":\\\\"2026-01-09T08:05:00Z\\\\"}"])',
        "page.firstPublishedAt = '2026-01-09T08:05:00Z'",
    ],
)
def test_the_state_that_a_page_keeps_in_scripts_is_read_by_its_names(script):
    found = dates(f"<h1>A ferry</h1>{STORY}<script>{script}</script>")
    assert (iso(found.published), found.published_source) == ("2026-01-09T08:05:00+00:00", "script")


@pytest.mark.parametrize(
    "span",
    [
        "9-23 Feb 2025",
        "9. bis 23. Februar 2025",
        "14 Oct 2024 - 10 Aug 2025",
        "3rd to 9th May 2025",
        "3. - 9. Mai 2025",
    ],
)
def test_the_days_of_an_event_are_not_the_pages(span):
    shown = f"<div class='when'>{span}</div><div class='date'>2.2.2025</div>"
    assert iso(dates(f"<h1>A ferry</h1>{shown}{STORY}", language="de").published) == "2025-02-02T00:00:00+00:00"


@pytest.mark.parametrize("line", ["10:30 - 12 May 2025", "12 May 2025 - 3 min read", "No. 12 - 12 May 2025"])
def test_a_time_a_length_or_a_number_beside_a_date_makes_no_event_of_it(line):
    found = dates(f"<h1>A ferry across the bay</h1><div>{line}</div>{STORY}")
    assert found.published.value.date().isoformat() == "2025-05-12"


@pytest.mark.parametrize(
    ("language", "published", "changed"),
    [
        ("en", "Published: 9 January 2025", "Updated: 12 January 2025"),
        ("de", "Veröffentlicht am 9.1.2025", "Geändert am 12.1.2025"),
        ("fr", "Publié le 9 janvier 2025", "Mis à jour le 12 janvier 2025"),
        ("cs", "Vydáno 9. ledna 2025", "Aktualizováno 12. ledna 2025"),
        ("sk", "Zverejnené 9. januára 2025", "Aktualizované 12. januára 2025"),
        ("hr", "Objavljeno 9. siječnja 2025.", "Ažurirano 12. siječnja 2025."),
        ("uk", "Опубліковано 9 січня 2025", "Оновлено 12 січня 2025"),
        ("bg", "Публикувано на 9 януари 2025", "Обновена на 12 януари 2025"),
        ("sr", "Објављено 9. јануар 2025.", "Ажурирано 12. јануар 2025."),
        ("lt", "Paskelbta 2025-01-09", "Atnaujinta 2025-01-12"),
        ("et", "Avaldatud 9. jaanuar 2025", "Uuendatud 12. jaanuar 2025"),
        ("is", "Birt 9. janúar 2025", "Uppfært 12. janúar 2025"),
        ("ca", "Publicat el 9 de gener de 2025", "Actualitzat el 12 de gener de 2025"),
        ("id", "Diterbitkan 9 Januari 2025", "Diperbarui 12 Januari 2025"),
        ("hi", "प्रकाशित: 9 जनवरी 2025", "अपडेट: 12 जनवरी 2025"),
        ("bn", "প্রকাশ: ৯ জানুয়ারি ২০২৫", "আপডেট: ১২ জানুয়ারি ২০২৫"),
        ("th", "เผยแพร่ 9 ม.ค. 2568", "อัปเดต 12 ม.ค. 2568"),
        ("ar", "تاريخ النشر 9 يناير 2025", "آخر تحديث 12 يناير 2025"),
        ("ko", "입력 2025.01.09", "수정 2025.01.12"),
        ("ja", "掲載 2025年1月9日", "更新 2025年1月12日"),
    ],
)
def test_the_words_for_publishing_and_changing_are_known_in_many_languages(language, published, changed):
    body = f"<h1>A ferry across the bay</h1><div>{changed}</div><div>{published}</div>{STORY}"
    found = dates(body, language=language)
    assert found.published.value.date().isoformat() == "2025-01-09"
    assert found.modified.value.date().isoformat() == "2025-01-12"


@pytest.mark.parametrize(
    "note", ["Retrieved 3 May 2024", "abgerufen am 3. Mai 2024", "© 3.5.2024", "引用日期2024-05-03"]
)
def test_the_days_on_which_sources_were_read_are_not_the_pages(note):
    sources = "".join(f"<li>{n}. The bay and its ships. {note}</li>" for n in range(1, 3))
    assert dates(f"<h1>A ferry</h1>{STORY}<ol>{sources}</ol>", language="de").published is None


@pytest.mark.parametrize(
    "leaf",
    [
        "<div>09</div><div>January</div><div>2026</div>",
        "<p>Jan</p><p>9</p><p>2026</p>",
        "<p><b>9</b><br>Jan<br>2026</p>",
    ],
)
def test_a_leaf_of_a_calendar_is_read_as_one_date(leaf):
    assert iso(dates(f"<h1>A ferry</h1>{leaf}{STORY}").published) == "2026-01-09T00:00:00+00:00"


def test_two_short_dates_of_a_line_are_told_apart():
    found = dates(f"<h1>A ferry</h1><p>Last modified: 9 Jan 2026 | Created: 4 Jan 2026</p>{STORY}")
    assert (iso(found.published), iso(found.modified)) == ("2026-01-04T00:00:00+00:00", "2026-01-09T00:00:00+00:00")


def test_a_last_change_told_by_a_noun_is_no_publication():
    line = "<p>venerdì 9 gennaio 2026 - 07:05 | Ultimo aggiornamento: 10 gennaio 2026</p>"
    found = dates(f"<h1>A ferry</h1>{line}{STORY}", language="it")
    assert (iso(found.published)[:10], iso(found.modified)[:10]) == ("2026-01-09", "2026-01-10")


def test_a_box_for_the_present_day_dates_no_story():
    assert dates(f'<div class="todays-date">Monday, 19 January 2026</div><h1>A ferry</h1>{STORY}').published is None


def test_the_date_of_a_teaser_in_a_list_is_that_of_another_story():
    item = '<li><a href="/other">The lighthouse gets a new lamp</a> <span>19 January 2026</span></li>'
    assert dates(f"<h1>A ferry</h1>{STORY * 6}<aside><h3>Latest</h3><ul>{item}</ul></aside>").published is None


def test_a_day_of_history_in_the_address_is_no_publication():
    assert dates(f"<h1>A ferry</h1>{STORY}", url="https://n.example/the-storm-of-1954-12-01").published is None


def test_an_instant_in_an_attribute_for_scripts_is_read():
    found = dates(f'<h1>A ferry</h1><span data-epoch="1767953100000">just a moment</span>{STORY}')
    assert iso(found.published) == "2026-01-09T10:05:00+00:00"


MAST = '<div class="c3"><span>Velm</span><span>12°</span><span>Wednesday, 21 January 2026</span></div>'


def test_the_day_of_the_visit_at_the_top_of_a_paper_is_no_storys():
    deep = f"<div><div><article><header><h1>A ferry</h1></header>{STORY}</article></div></div>"
    assert dates(MAST + deep).published is None
    found = dates(MAST + deep, ld(datePublished="2019-05-02T08:00:00Z"))
    assert iso(found.published) == "2019-05-02T08:00:00+00:00"
    shown = deep.replace("</header>", "<p>3 May 2019</p></header>")
    assert iso(dates(MAST + shown).published) == "2019-05-03T00:00:00+00:00"


def test_a_story_of_the_day_of_the_visit_has_its_date():
    for headed in (
        "<header><p>21 January 2026</p><h1>A ferry</h1></header>",
        "<header><h1>A ferry</h1><p>21 January 2026</p></header>",
    ):
        found = dates(f"{MAST}<div><div><article>{headed}{STORY}</article></div></div>")
        assert iso(found.published) == "2026-01-21T00:00:00+00:00"


def test_the_day_of_the_visit_at_the_foot_of_a_page_is_no_storys():
    foot = "<div>Velm 4 °C</div><div>Wednesday, 21 January 2026</div>"
    links = "".join(f"<li><a href='/{at}'>Harbour</a></li>" for at in range(20))
    assert dates(f"<main><h1>A ferry</h1>{STORY}</main><ul>{links}</ul>{foot}").published is None
    within = dates(f"<main><h1>A ferry</h1>{STORY}<ul>{links}</ul><p>21 January 2026</p></main>")
    assert iso(within.published) == "2026-01-21T00:00:00+00:00"


def test_no_day_overrules_a_declared_one_where_no_headline_is_found():
    weather, kicker = "<div>Wednesday, 21 January 2026, 4 °C</div>", "<div>Harbour</div>"
    head = ld(datePublished="2026-01-09T08:05:30Z", dateModified="2026-01-10T09:00:00Z")
    assert iso(dates(f"{weather}{kicker}{STORY}", head).published) == "2026-01-09T08:05:30+00:00"


def test_a_headline_is_known_by_its_words_where_the_title_says_it_otherwise():
    title = "<meta property='og:title' content='Ferry across the bay returns in spring'>"
    body = "<div>19 January 2026</div><nav-bar><p>News</p></nav-bar>" * 3
    story = f"<div><div><h2>Across the bay: a ferry returns in spring</h2><div>9 January 2026</div>{STORY}</div></div>"
    assert iso(dates(body + story, title).published) == "2026-01-09T00:00:00+00:00"


def test_the_day_of_a_picture_is_not_the_storys():
    picture = "<figure><img src='/i.jpg'><figcaption>The ferry. Photo: Ada Berg, 2 May 2011</figcaption></figure>"
    found = dates(f"<h1>A ferry</h1>{picture}{STORY}", ld(datePublished="2026-01-09T08:00:00Z"))
    assert iso(found.published) == "2026-01-09T08:00:00+00:00"
    assert iso(dates(f"<h1>A ferry</h1>{picture}{STORY}<p>9 January 2026</p>").published) == "2026-01-09T00:00:00+00:00"


@pytest.mark.parametrize(
    "other",
    [
        '{"@type": "Event", "name": "Harbour concert", "datePublished": "2025-05-12"}',
        '{"@type": "VideoObject", "name": "Ferries of the cold north sea", "uploadDate": "2025-05-12"}',
        '{"@type": "PodcastEpisode", "name": "Harbour hour", "datePublished": "2025-05-12"}',
        '{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "datePublished": "2025-05-12"}]}',
        '{"@type": "NewsArticle", "headline": "Cannery closes", "url": "https://n.example/9", "datePublished": "2025-05-12"}',
    ],
)
def test_what_is_said_of_other_things_beside_a_story_does_not_date_it(other: str) -> None:
    html = f"<title>Ferry runs again in spring</title><h1>Ferry runs again in spring</h1>{STORY}"
    doc = Document.parse(
        f'{html}<script type="application/ld+json">{other}</script>'.encode(), "https://n.example/1", {}
    )
    found = page_dates(doc, read_graph(doc.head.json_ld, doc.url, doc), page_reader(doc, fetched_at=NOW))
    assert found.published is None


@pytest.mark.parametrize(
    "card",
    [
        '<div><a href="/9">Cannery closes after forty winters</a> <span>12 May 2025</span></div>',
        '<div><time class="entry-date" datetime="2025-05-12">12 May 2025</time><a href="/9">Cannery closes after forty winters</a></div>',
        '<div itemscope><h4><a href="/9">Cannery closes after forty winters</a></h4><time itemprop="datePublished" datetime="2025-05-12">12 May 2025</time></div>',
    ],
)
def test_the_day_of_a_card_is_that_of_its_story(card: str) -> None:
    assert dates(f"<h1>A ferry</h1>{STORY}{card}").published is None
    assert dates(f"<h1>A ferry</h1>{STORY}{card}{STORY}").published is None


def test_a_day_that_the_first_sentence_begins_with_is_not_the_storys() -> None:
    told = (
        "<p>On 12 May 2025 the council had decided to build a new pier at the north end of the harbour of the town.</p>"
    )
    assert dates(f"<h1>A ferry</h1>{told}{STORY}").published is None


@pytest.mark.parametrize(
    ("shown", "teasers", "day"),
    [
        ("02.03.26", ("01.30.26", "01.28.26"), None),  # month first, but to come
        ("01.02.26", ("01.13.26", "12.30.25"), "2026-01-02"),
        ("01.02.26", (), "2026-02-01"),
        ("01.12.26", (), "2026-01-12"),  # 1 December is to come
    ],
)
def test_dates_with_dots_put_the_month_first_where_the_page_shows_it_or_nothing_else_can_be(shown, teasers, day):
    below = "".join(
        f"<div class='card'><a href='/{n}'>A story of the harbour</a><i>{one}</i></div>"
        for n, one in enumerate(teasers)
    )
    found = dates(
        f"<h1>A ferry</h1><p>{shown}</p>{STORY}{below}", language="en-US", fetched_at=NOW + timedelta(days=11)
    )
    assert (str(found.published.value.date()) if found.published else None) == day


@pytest.mark.parametrize("line", ["2 hours ago", "Today, 10:05", "yesterday at 8:07 am"])
def test_a_day_told_from_the_visit_never_outweighs_a_declared_one(line):
    found = dates(f"<h1>A ferry</h1><p>Published {line}</p>{STORY}", ld(datePublished="2025-11-09T08:00:00Z"))
    assert iso(found.published) == "2025-11-09T08:00:00+00:00"


@pytest.mark.parametrize(
    "line",
    ["<span>Velm</span><span>12°</span><span>Tuesday 10 March 2025</span>", "10 March 2025, 4 °C", "10 March 2025 -3℃"],
)
@pytest.mark.parametrize("place", ["{line}<h1>A ferry</h1>{story}", "<h1>A ferry</h1>{story}{line}"])
def test_the_day_of_the_weather_is_not_the_storys(place, line):
    assert dates(place.format(line=f"<div>{line}</div>", story=STORY)).published is None


def test_the_first_of_a_month_is_no_weather():
    assert (
        iso(dates(f"<h1>A ferry</h1><p>1° maggio 2025</p>{STORY}", language="it").published)
        == "2025-05-01T00:00:00+00:00"
    )


PARAGRAPHS = "".join(
    f"<p>{one}</p>"
    for one in ("The ferry across the bay will run again in spring, and the harbour office has said so to all.",) * 4
)


@pytest.mark.parametrize(
    "off",
    [
        "<section class='comments-area'><div class='comment'><b>Ada</b> <span class='comment-date'>12 Jan 2026, 10:12</span><p>Good.</p></div></section>",
        "<div class='side'><h3>The paper</h3><p>Tuesday 20 January 2026</p></div>",
        "<div class='stocks'><span>FTSE +0.3%</span><span>20 Jan 2026 16:35</span></div>",
    ],
)
def test_what_stands_off_the_story_does_not_date_it(off):
    page = f"<main><article><h1>A ferry</h1><p>By Mara Quill</p>{PARAGRAPHS}</article>{off}</main>"
    assert dates(page).published is None
    noted = page.replace("</article>", "<p class='note'>12 January 2026</p></article>")
    assert iso(dates(noted).published) == "2026-01-12T00:00:00+00:00"


def test_a_note_that_a_story_was_amended_tells_its_change():
    note = "<p>This story was amended on 12 January 2026. An earlier version of it misnamed the harbour.</p>"
    found = dates(f"<article><h1>A ferry</h1>{PARAGRAPHS}{note}<p>First published 9 January 2026.</p></article>")
    assert (iso(found.published), iso(found.modified)) == ("2026-01-09T00:00:00+00:00", "2026-01-12T00:00:00+00:00")


@pytest.mark.parametrize("zone", ["-03:00", "+05:30"])
def test_a_time_without_a_zone_is_one_of_the_zone_that_the_page_declares(zone):
    shown = "<time class='mod' datetime='2026-01-16 12:40'>Updated: 16 Jan 2026, 12:40</time>"
    found = dates(f"<h1>A ferry</h1>{shown}{STORY}", ld(datePublished=f"2026-01-16T10:15:00{zone}"))
    assert iso(found.modified) == f"2026-01-16T12:40:00{zone}"
    found = dates(f"<h1>A ferry</h1><p>16 Jan 2026, 10:15</p>{STORY}", ld(dateModified=f"2026-01-16T12:40:00{zone}"))
    assert iso(found.published) == f"2026-01-16T10:15:00{zone}"


def test_a_part_of_a_line_of_rights_that_is_a_date_is_the_storys():
    line = "<div>© Bay Wire | Photo: Port | 09.01.2026 08:03</div>"
    assert iso(dates(f"<article><h1>A ferry</h1>{PARAGRAPHS}{line}</article>").published) == "2026-01-09T08:03:00+00:00"


@pytest.mark.parametrize("clock", ["Wed 21 Jan 2026 16:31", "21.01.2026 | 15:30", "20 January 2026, 21:00"])
def test_a_clock_above_the_headline_tells_the_visit_alone(clock):
    page = f"<div class='bar'><span>{clock}</span></div><main><article><header><h1>A ferry</h1></header>{STORY}</article></main>"
    assert dates(page).published is None
    assert dates(page, fetched_at=NOW + timedelta(hours=3, minutes=11)).published is not None
