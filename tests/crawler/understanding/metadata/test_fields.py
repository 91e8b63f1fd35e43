"""Section, image and standfirst where a page declares none: its trail of crumbs, the picture at its headline, its marks."""

import pytest

from crawler.understanding.document import Document
from crawler.understanding.metadata.read import Metadata, read_metadata

TITLE = "Fähre zum Erlenkai fährt wieder"
PROSE = (
    "<p>Die Fähre zwischen Brant und Erlenkai fährt ab Montag wieder, elf Jahre nach der Sperrung des Anlegers.</p>" * 3
)
URL = "https://brant.example/hafen/faehre"


def page(body: str, head: str = "") -> Metadata:
    html = f"<html lang='de'><head><title>{TITLE}</title>{head}</head><body>{body}</body></html>"
    return read_metadata(Document.parse(html.encode(), URL, {}))


@pytest.mark.parametrize(
    ("trail", "section", "source"),
    [
        (f'<ol class="breadcrumb"><li><a href="/">Start</a></li><li><a href="/hafen">Hafen</a></li><li>{TITLE}</li></ol>', "Hafen", "breadcrumb"),
        (f'<div id="breadcrumbs"><a href="/de/">Home</a> » <a href="/stadt">Stadt</a> » <a href="/stadt/hafen">Hafen</a> » <a href="{URL}">{TITLE}</a></div>', "Hafen", "breadcrumb"),
        (f'<nav aria-label="Breadcrumb"><a href="/">Start</a><a href="/stadt">Stadt</a><a href="/stadt/hafen">Hafen</a><a href="{URL}">{TITLE}</a></nav>', "Hafen", "breadcrumb"),
        ('<nav class="breadcrumbs"><a href="/magazin">Zurück zum Magazin</a></nav>', None, None),
        ('<nav class="hauptmenue"><a href="/stadt">Stadt</a><a href="/sport">Sport</a></nav>', None, None),
        ('<p class="crumbs"><a href="/2026/stadt/markt">Markt</a> » <a href="/stadt/hafen">Hafen</a></p>', None, None),
        ('<div class="page has-breadcrumb-bar">' + "".join(f'<a href="/{n}">Teil {n}</a>' for n in range(12)) + "</div>", None, None),
        ('<span itemprop="articleSection">Hafen</span>', "Hafen", "microdata"),
        ('<meta itemprop="articleSection" content="Hafen &amp; See">', "Hafen & See", "meta"),
    ],
)  # fmt: skip
def test_the_section_is_the_crumb_before_the_page_in_a_trail_from_home(trail, section, source):
    meta = page(f"{trail}<h1>{TITLE}</h1>{PROSE}")
    assert (meta.section, meta.sources.get("section")) == (section, source)


@pytest.mark.parametrize(
    ("picture", "image"),
    [
        ('<figure><img src="/i/boot.jpg" width="800"><figcaption>Das Schiff</figcaption></figure>', "https://brant.example/i/boot.jpg"),
        ('<figure><img src="data:image/gif;base64,R0" data-src="/i/boot.webp"></figure>', "https://brant.example/i/boot.webp"),
        ('<div class="featured-image"><img src="/i/boot.jpg"></div>', "https://brant.example/i/boot.jpg"),
        ('<img src="/i/boot.jpg">', None),
        ('<figure><img src="/i/site-logo.png"></figure>', None),
    ],
)  # fmt: skip
def test_the_picture_at_the_headline_is_the_image_where_none_is_declared(picture, image):
    assert page(f"<h1>{TITLE}</h1>{picture}{PROSE}").image == image
    assert page(f"<h1>{TITLE}</h1>{PROSE * 20}{picture}").image is None


def test_a_link_element_names_the_image():
    assert (
        page(f"<h1>{TITLE}</h1>{PROSE}", '<link rel="image_src" href="/i/a.jpg">').image
        == "https://brant.example/i/a.jpg"
    )


@pytest.mark.parametrize(
    "name", ["article__lead", "lead", "c-lede", "story_dek", "standfirst", "chapo", "lid", "article-lid"]
)
def test_marks_of_a_standfirst_are_known_in_names_of_parts(name):
    lead = "Nach elf Jahren gibt es wieder ein Schiff, und es fährt jede Stunde."
    assert page(f'<h1>{TITLE}</h1><p class="{name}">{lead}</p>{PROSE}').subtitle == lead
    assert page(f'<h1>{TITLE}</h1><p class="mis{name}ing">{lead}</p>{PROSE}').subtitle is None or name in (
        "standfirst",
        "chapo",
    )


def test_a_trail_that_ends_above_the_page_ends_with_its_section():
    trail = """<script type="application/ld+json">{"@type": "BreadcrumbList", "itemListElement": [
        {"@type": "ListItem", "position": 1, "name": "Home"}, {"@type": "ListItem", "position": 2, "name": "Harbour"}]}</script>"""
    assert page("<h1>A ferry runs again</h1>", trail).section == "Harbour"


def test_the_only_h2_right_below_the_headline_is_its_standfirst():
    story = "<p>The ferry across the bay will run again in spring, the harbour office said.</p>"
    line = "<h2>After two winters the boats cross the bay again</h2>"
    assert (
        page(f"<h1>A ferry runs again</h1>{line}{story}").subtitle == "After two winters the boats cross the bay again"
    )
    assert page(f"<h1>A ferry runs again</h1>{line}{story}<h2>What it costs</h2>{story}").subtitle is None


@pytest.mark.parametrize(
    "shared", ["/img/logo.svg", "/i/brant-logo.png?v=2", "/placeholder.jpg", "data:image/gif;base64,R0"]
)
def test_a_logo_or_a_placeholder_is_no_lead_image(shared):
    figure = '<figure><img src="/i/boot.jpg" width="800"></figure>'
    head = f'<meta property="og:image" content="{shared}">'
    assert page(f"<h1>{TITLE}</h1>{figure}{PROSE}", head).image == "https://brant.example/i/boot.jpg"
    assert page(f"<h1>{TITLE}</h1>{PROSE}", head).image is None


def test_the_logo_of_another_is_one_where_an_agency_took_the_picture():
    head = '<meta property="og:image" content="https://brant.example/2026/alder-logo-getty-1024.jpg">'
    assert page(f"<h1>{TITLE}</h1>{PROSE}", head).image == "https://brant.example/2026/alder-logo-getty-1024.jpg"


@pytest.mark.parametrize(
    "other",
    [
        '<figure><img class="author-image" src="/people/mara.jpg"></figure>',
        '<picture><img width="1" height="1" src="/t.png"></picture>',
    ],
)
def test_a_portrait_of_the_author_or_a_counter_is_no_lead_image(other):
    assert page(f"<h1>{TITLE}</h1>{other}{PROSE}").image is None


@pytest.mark.parametrize(
    ("around", "section"),
    [
        (f'<p class="label"><a href="/hafen">Hafen</a></p><h1>{TITLE}</h1>', "Hafen"),
        (f'<h1>{TITLE}</h1><span class="cat-links"><a href="/ressort/leute" rel="category tag">Leute</a></span>', "Leute"),
        (f'<ul class="breadcrumb"><li><a href="/seefahrt">Seefahrt</a></li></ul><h1>{TITLE}</h1>', "Seefahrt"),
        (f'<div class="entry-crumbs"><a href="/">Start</a> <a href="/seefahrt">Seefahrt</a></div><h1>{TITLE}</h1>', "Seefahrt"),
        (f'<p class="crumbs"><a href="/">Start</a> &gt; <a href="/leute">Leute</a> &gt; <a href="/leute/2026">2026</a></p><h1>{TITLE}</h1>', "Leute"),
        (f'<span class="story__section"><a href="/themen/markt">Markt</a></span><h1>{TITLE}</h1>', "Markt"),
        (f'<li class="menu-item menu-category"><a href="/themen/markt">Markt</a></li><h1>{TITLE}</h1>', None),
        (f'<h1>{TITLE}</h1><a href="/hafen?author=5">Ada Berg</a>', None),
        (f'<ul class="breadcrumb"><li><a href="/hafen">Zurück</a></li></ul><h1>{TITLE}</h1>', None),
        (f'<h1>{TITLE}</h1>{PROSE * 4}<p>In: <a href="/thema/leute" rel="category tag">Leute</a></p>', "Leute"),
        (f'<h1>{TITLE}</h1>{PROSE * 4}<p>In: <a href="/thema/alles" rel="category tag">Allgemein</a></p>', None),
        (f'<h1>{TITLE}</h1>{PROSE * 4}' + '<p>In: <a href="/thema/leute" rel="category tag">Leute</a></p>' * 6, None),
        (f'<p><a href="/">Start</a> <a href="/hafenbecken">Becken</a></p><h1>{TITLE}</h1>', None),
    ],
)  # fmt: skip
def test_a_label_at_the_headline_that_leads_to_the_pages_folder_or_category_is_the_section(around, section):
    assert page(f"{around}{PROSE}").section == section


def test_neither_points_nor_the_text_itself_nor_a_later_heading_are_a_standfirst():
    points = (
        '<div class="summary"><ul><li>Fähre fährt ab Montag wieder</li><li>Anleger war lange gesperrt</li></ul></div>'
    )
    assert page(f"<h1>{TITLE}</h1>{points}{PROSE}").subtitle is None
    body = f'<div itemprop="description articleBody">{"Die Fähre fährt ab Montag wieder.<br><br>" * 6}</div>'
    assert page(f"<h1>{TITLE}</h1>{body}").subtitle is None
    later = '<h2 class="story__subhead">Der Anleger war gesperrt</h2>'
    assert page(f"<h1>{TITLE}</h1>{PROSE}{later}{PROSE}").subtitle is None
    caption = '<div class="lead-image"><p class="image-caption">Die Fähre am neuen Anleger</p></div>'
    assert page(f"<h1>{TITLE}</h1>{caption}{PROSE}").subtitle is None


@pytest.mark.parametrize("behind", ["<p>Von Ada Berg</p>", "<div>12. Mai 2026, 10:05 Uhr</div>"])
def test_a_sentence_between_the_headline_and_a_byline_or_date_is_the_standfirst(behind):
    line = "Elf Jahre lang war der Anleger gesperrt, nun fährt die Fähre wieder über die Bucht."
    assert page(f"<h1>{TITLE}</h1><div>{line}</div>{behind}{PROSE}").subtitle == line
    assert page(f"<h1>{TITLE}</h1><div>{line}</div>{PROSE}").subtitle is None
    assert page(f'<h1>{TITLE}</h1><img src="/a.jpg"><div>{line}</div>{behind}{PROSE}').subtitle is None
    assert page(f"<h1>{TITLE}</h1><div>12. Mai 2026</div>{behind}{PROSE}").subtitle is None
    assert page(f"<h1>{TITLE}</h1><div>{line}</div>{behind}<p>Leuchtturmweg 3</p>").subtitle is None


@pytest.mark.parametrize("name", ["arbo", "fil-ariane", "breadcrumb"])
def test_a_french_trail_may_be_called_after_ariadne_or_a_tree(name):
    trail = f'<p class="{name}"><a href="/">Accueil</a> &gt; <a href="/-Port-">Port</a> &gt; Le bac repart</p>'
    html = f"<html lang='fr'><title>Le bac repart</title><body>{trail}<h1>Le bac repart</h1>{PROSE}"
    assert read_metadata(Document.parse(html.encode(), "https://brant.example/Le-bac-repart.html")).section == "Port"
