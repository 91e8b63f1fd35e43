"""What comes and goes around and in the records of a listing changes neither which they are nor what they say."""

import pytest

from crawler.understanding import understand

from .pages import TITLES, address, page, rows
from .test_listing import listing

CARD = "<div class='card'><h3><a href='{url}'>{title}</a></h3><time datetime='{iso}'>{date}</time></div>"
PAID = (
    "<div class='card'><h3><a href='https://shop.example/beds' rel='sponsored nofollow'>"
    "Why all the town sleeps on this bed</a></h3><time datetime='2026-01-08T09:00:00Z'>08.Jan.2026</time></div>"
)
EXPECTED = [(f"https://bay.example{address(n)}", title) for n, title in enumerate(TITLES)]


def read(main, **given):
    return [(entry.url, entry.title) for entry in listing(f"<h1>Latest</h1>{main}", **given)]


def amid(card, other):
    """The records with another card behind the third."""
    cards = [card.format(title=title, url=address(n), date="09.Jan.2026", iso="2026-01-09T07:00:00Z", number=n)
             for n, title in enumerate(TITLES)]  # fmt: skip
    return "".join([*cards[:3], other, *cards[3:]])


@pytest.mark.parametrize(
    "other",
    [
        PAID,
        "<form class='nl'><h3>The morning letter</h3><p>All that you must know.</p><input type='email'><button>Sign up</button></form>",
        "<div class='ad'><span>Advertisement</span><iframe src='about:blank'></iframe></div>",
        "<div class='card'><a href='/subscribe'><h3>Half the price for half a year</h3></a></div>",
    ],
)
def test_what_stands_amid_the_records(other):
    assert read(f"<div class='grid'>{amid(CARD, other)}</div>") == EXPECTED


@pytest.mark.parametrize("said", ["Sponsored", "ANZEIGE", "Contenu sponsorisé", "広告"])
def test_a_record_that_says_it_is_paid_for(said):
    card = (
        f"<div class='card'><span>{said}</span><h3><a href='https://shop.example/beds'>Why all the town sleeps on this bed</a></h3>"
        "<time datetime='2026-01-08T09:00:00Z'>08.Jan.2026</time></div>"
    )
    assert read(f"<div class='grid'>{amid(CARD, card)}</div>") == EXPECTED


def test_a_story_of_the_site_stays_whoever_paid_for_it():
    card = CARD.replace("<h3>", "<span>Sponsored</span><h3>")
    assert read(f"<div class='grid'>{rows(card, TITLES[:2])}{rows(CARD)}</div>") == EXPECTED


def test_an_advertisement_in_a_record_leaves_it_one():
    card = CARD.replace("</time>", "</time><div>Advertisement</div>")
    assert read(f"<div class='grid'>{rows(CARD, TITLES[:7])}{rows(card)}</div>") == EXPECTED


def test_a_letter_to_sign_up_for_leaves_a_short_list_a_listing():
    letter = "<form><h3>The morning letter</h3><input type='email'><button>Sign up</button><p>By signing up you agree to our <a href='/terms'>Terms of Use</a>.</p></form>"
    items = rows("<li><a href='{url}'>{title}</a></li>", TITLES[:6])
    body = page(f"<h1>Latest</h1><ul>{items}</ul>{letter}")
    seen = understand(body.encode(), "https://bay.example/latest", {})
    assert seen.kind == "listing"
    assert [entry.title for entry in seen.entries] == list(TITLES[:6])


def test_a_list_of_what_is_paid_for_is_read_as_any_other():
    paid = "<li><a rel='sponsored' href='{url}'>{title}</a> <i>{date}</i></li>"
    assert read(f"<ul>{rows(paid)}</ul>") == EXPECTED


def test_labels_in_the_form_of_headlines_are_no_records():
    labelled = "<div><div><a href='/category/{number}bay'>Bay</a></div><div><a href='{url}'>{title}</a></div><i>{date}</i></div>"
    few = "".join(
        labelled.format(title=title, url=address(n), date="09.Jan.2026", number="").replace(
            "<div><a href='/category/bay'>Bay</a></div>", "" if n % 3 else "<div><a href='/category/bay'>Bay</a></div>"
        )
        for n, title in enumerate(TITLES)
    )
    assert read(f"<section>{few}</section>") == EXPECTED


def test_one_title_without_the_label_of_the_others_leaves_theirs_cut():
    cards = rows("<li><a href='{url}'>Bay wire: {title}</a> <i>{date}</i></li>")
    other = "<li><a href='/news/2000-fog-on-the-bay'>Fog on the bay until noon</a> <i>09.Jan.2026</i></li>"
    titles = [title for _, title in read(f"<ul>{cards}{other}</ul>")]
    assert titles == [*TITLES, "Fog on the bay until noon"]


BESIDE = "".join(
    f"<li><a href='/guides/{word}-for-a-week-on-the-bay'>{word.title()} for a week on the bay</a></li>"
    for word in ("walks", "boats", "inns", "trails")
)


def test_two_dated_stories_stand_before_a_longer_list_beside_them():
    two = rows(CARD, TITLES[:2])
    assert read(f"<div class='grid'>{two}</div><section><h2>Guides</h2><ul>{BESIDE}</ul></section>") == EXPECTED[:2]


def test_a_table_of_two_stories_is_a_list():
    row = "<tr><td>{date}</td><td><a href='{url}'>{title}</a></td></tr>"
    assert read(f"<table>{rows(row, TITLES[:2])}</table>") == EXPECTED[:2]


def test_a_badge_is_no_part_of_a_title():
    cards = rows("<li><a href='{url}'><span class='hl'>{title}</span></a> <i>{date}</i></li>")
    live = cards.replace("<span class='hl'>", "<span class='live'>LIVE</span> <span class='hl'>", 1)
    assert read(f"<ul>{live}</ul>") == EXPECTED


def test_a_lead_story_of_the_smaller_section_is_found():
    def story(n, section, form="<div class='r'><h4><a href='{}'>{}</a></h4></div>"):
        return form.format(f"/2026/01/0{n % 9 + 1}/{section}/{TITLES[n].lower().replace(' ', '-')}", TITLES[n])

    lead = story(0, "city", "<section class='lead'><a href='{}'><h2>{}</h2></a><p>What there is to tell.</p></section>")
    lists = "".join(f"<div class='{s}'>{''.join(story(n, s) for n in many)}</div>" for s, many in
                    (("city", (1, 2, 3)), ("bay", (4, 5, 6, 7, 8, 9))))  # fmt: skip
    assert [title for _, title in read(lead + lists)] == list(TITLES)


def test_where_no_date_is_printed_addresses_tell_the_days():
    bare = "".join(
        f"<li><a href='/2026/01/{n + 1:02d}/{title.lower().replace(' ', '-')}'>{title}</a></li>"
        for n, title in enumerate(TITLES)
    )
    days = [entry.published_at.date().isoformat() for entry in listing(f"<ul>{bare}</ul>")]
    assert days == [f"2026-01-{n + 1:02d}" for n in range(10)]


def test_a_printed_date_keeps_addresses_from_telling_days():
    bare = "".join(
        f"<li><a href='/2026/01/{n + 1:02d}/{title.lower().replace(' ', '-')}'>{title}</a> <i>{'' if n else '05.Jan.2026'}</i></li>"
        for n, title in enumerate(TITLES)
    )
    dated = [entry.published_at for entry in listing(f"<ul>{bare}</ul>")]
    assert dated[0].day == 5
    assert not any(dated[1:])


@pytest.mark.parametrize("said", ["4.5 (120 reviews)", "2.5 (1,204)", "7/10 by 380 readers", "3-2 (after 120 minutes)"])
def test_a_figure_is_no_day(said):
    items = rows(f"<li><a href='{{url}}'>{{title}}</a> <span>{said}</span></li>", TITLES[:8])
    assert not any(entry.published_at for entry in listing(f"<ul>{items}</ul>"))


def test_a_day_without_its_year():
    items = rows("<li><a href='{url}'>{title}</a> <span>18/01 (120)</span></li>", TITLES[:8])
    days = {entry.published_at.date().isoformat() for entry in listing(f"<ul>{items}</ul>")}
    assert days == {"2026-01-18"}


def test_a_day_in_a_title_attribute():
    told = "".join(
        f"<li><a href='{address(n)}'>{title}</a> <span title='{n + 1:02d}/01/2026 10:15'>lately</span></li>"
        for n, title in enumerate(TITLES)
    )
    head = "<meta property='og:locale' content='en_GB'>"
    assert [entry.published_at.day for entry in listing(f"<ul>{told}</ul>", head=head)] == list(range(1, 11))
