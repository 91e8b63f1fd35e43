"""What a listing says of each story below its title, and which of two links or headings is the title."""

from datetime import UTC, datetime

import pytest

from crawler.understanding.dates.reader import page_reader
from crawler.understanding.document import Document
from crawler.understanding.listings import read_listing
from crawler.understanding.metadata.graph import read_graph

from .pages import page

NOW = datetime(2026, 1, 21, 15, 30, tzinfo=UTC)
STORIES = (
    ("mill-fire", "Old mill burns down", "Nobody was hurt.", "19 January 2026"),
    (
        "tram-vote",
        "Council puts off the vote on the tram",
        "The mayor wants to see other plans first.",
        "18 January 2026",
    ),
    ("seal-pup", "Seal pup found in a car park", "It has been given fish and a name.", "18 January 2026"),
    ("ferry-fare", "Ferry fares go up in the spring", "A crossing will cost four crowns.", "16 January 2026"),
    ("clock-back", "Museum buys back its clock", "It had stood in a pub for years.", "15 January 2026"),
)


def entries_of(told, language="en"):
    doc = Document.parse(page(told, language=language).encode(), "https://bay.example/latest", {})
    return read_listing(doc, read_graph(doc.head.json_ld, doc.url), page_reader(doc, fetched_at=NOW))


def listing(form, language="en", **more):
    told = "".join(
        form.format(url=f"/news/{slug}-20260{n}", title=title, said=said, day=day, number=n, **more)
        for n, (slug, title, said, day) in enumerate(STORIES)
    )
    return entries_of(f"<div>{told}</div>", language)


FORMS = {
    "paragraph": "<article><h2><a href='{url}'>{title}</a></h2><i>{day}</i><p>{said}</p></article>",
    "kicker and byline": "<article><p>Bay</p><h2><a href='{url}'>{title}</a></h2><p>{said}</p><p>By Ada Berg and Ole Lind</p>"
    "<time datetime='2026-01-1{number}'>{day}</time></article>",
    "glued byline": "<article><h2><a href='{url}'>{title}</a></h2><p>{said}</p>"
    "<div><b>By Ada Berg</b><span>{day}</span><span>4 min read</span></div></article>",
    "title and day in one line": "<div><a href='{url}'><h3><small>{day}</small> {title}</h3><p>{said}</p></a></div>",
    "read more behind it": "<li><h3><a href='{url}'>{title}</a></h3><i>{day}</i><p>{said} <a href='{url}'>Read more</a></p></li>",
    "read more with the title": "<li><h3><a href='{url}'>{title}</a></h3><i>{day}</i>"
    "<p>{said} <a href='{url}'>Continue reading <span>“{title}”</span> →</a></p></li>",
    "link to the story": "<div><div><a href='{url}'>{title}</a></div><div><a href='{url}'>{said}</a></div><b>{day}</b></div>",
    "lesser heading": "<div><a href='{url}'><h3>{title}</h3><h4>{said}</h4></a><i>{day}</i></div>",
}


@pytest.mark.parametrize("form", FORMS)
def test_titles_and_summaries(form):
    entries = listing(FORMS[form])
    assert [(entry.title, entry.summary) for entry in entries] == [(title, said) for _, title, said, _ in STORIES]
    assert [entry.published_at.day for entry in entries if entry.published_at] == (
        [10, 11, 12, 13, 14] if "datetime" in FORMS[form] else [19, 18, 18, 16, 15]
    )


@pytest.mark.parametrize(
    "form",
    [
        "<li><h3><a href='{url}'>{title}</a></h3><i>{day}</i></li>",
        "<li><b>{day}</b><em>Notice</em> <a href='{url}'>{title}</a></li>",
        "<li><div><a href='{url}'>{title}</a></div><div>Last changed: {day} at 16:10</div></li>",
        "<li><h3><a href='{url}'>{title}</a></h3><i>{day}</i><p><a href='{url}'>Read more<span>about {title}</span></a>"
        "<a href='/files/{number}.pdf'>Download<span>(opens in a new window)</span></a></p></li>",
    ],
)
def test_title_day_and_links_are_no_summary(form):
    entries = listing(form)
    assert [entry.title for entry in entries] == [title for _, title, _, _ in STORIES]
    assert [entry.summary for entry in entries] == [None] * 5


def test_a_day_before_a_summary_is_none_of_it():
    said = "which the harbour office had asked for in the spring of last year, and again in the autumn"
    entries = listing(
        "<li><h3><a href='{url}'>{title}</a></h3><p><b>{day}</b> — … {said}, {about} …</p></li>", about=said
    )
    assert [entry.summary for entry in entries] == [f"… {one[2]}, {said} …" for one in STORIES]


def test_a_heading_beside_a_link_that_is_named_after_it_is_the_title():
    entries = listing(
        "<article><header><h2>{title}</h2></header><p>{said}</p><i>{day}</i>"
        "<a class='whole' aria-label='post link to {title}' href='{url}'></a></article>"
    )
    assert [entry.title for entry in entries] == [title for _, title, _, _ in STORIES]


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("fr", "Publié hier à 19h30"),
        ("de", "Veröffentlicht gestern, 19:30 Uhr"),
        ("ru", "Опубликовано вчера в 22:15"),
        ("en", "Published yesterday at 19:30"),
    ],
)
def test_days_told_from_today_behind_a_word_for_publication(language, printed):
    entries = listing("<li><h3><a href='{url}'>{title}</a></h3><i>{printed}</i></li>", language, printed=printed)
    assert [entry.published_at.date().isoformat() for entry in entries if entry.published_at] == ["2026-01-20"] * 5
    assert all(entry.published_text and entry.published_text in printed for entry in entries)


def test_times_of_day_before_the_first_day_are_of_today():
    times = ("10:24", "09:58", "Yesterday, 22:15", "18 January, 16:30", "17 January, 08:00")
    told = "".join(
        f"<div><a href='/news/{slug}-1'>{title}</a><div>{time}</div></div>"
        for (slug, title, _, _), time in zip(STORIES, times, strict=True)
    )
    entries = entries_of(told)
    assert [entry.published_at.day for entry in entries if entry.published_at] == [21, 21, 20, 18, 17]
    assert entries[2].published_text == "Yesterday, 22:15"


@pytest.mark.parametrize(
    ("language", "printed"), [("vi", "{:02d}/01"), ("zh", "[01-{:02d}]"), ("de", "{}.1."), ("en", "(01/{:02d})")]
)
def test_a_day_and_a_month_alone(language, printed):
    told = "".join(
        f"<li><a href='/news/{slug}-1'>{title}</a><span>{printed.format(day)}</span></li>"
        for (slug, title, _, _), day in zip(STORIES, (20, 19, 19, 17, 16), strict=True)
    )
    entries = entries_of(f"<ul>{told}</ul>", language)
    assert [entry.published_at.day for entry in entries if entry.published_at] == [20, 19, 19, 17, 16]


def test_days_of_some_stories_are_not_those_of_the_next():
    days = ("at sea", "at sea", "19 January 2026", "at sea", "16 January 2026")
    told = "".join(
        f"<article><h3><a href='/news/{slug}-1'>{title}</a></h3><p>{day}</p></article>"
        for (slug, title, _, _), day in zip(STORIES, days, strict=True)
    )
    entries = entries_of(told)
    assert [entry.published_at and entry.published_at.day for entry in entries] == [None, None, 19, None, 16]


def test_what_begins_with_one_word_at_all_stories_is_a_label_and_no_summary():
    form = "<li><h3><a href='{url}'>{title}</a></h3><i>{day}</i><p>House of origin {number}: the House of the Quay</p></li>"
    assert [entry.summary for entry in listing(form)] == [None] * 5
    form = "<li><h3><a href='{url}'>{title}</a></h3><i>{day}</i><p>{short}</p></li>"
    short = (
        "No one was hurt there",
        "Mayor wants another plan",
        "It was given fish",
        "Four crowns to cross",
        "It hung in a pub",
    )
    told = "".join(
        form.format(url=f"/news/{slug}-1", title=title, day=day, short=said)
        for (slug, title, _, day), said in zip(STORIES, short, strict=True)
    )
    entries = entries_of(f"<ul>{told}</ul>")
    assert tuple(entry.summary for entry in entries) == short
