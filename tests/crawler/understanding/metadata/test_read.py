"""What a page declares of its article is read, field by field, with where it was read."""

import json

import pytest

from crawler.understanding.document import Document
from crawler.understanding.metadata.read import read_language, read_metadata

URL = "https://www.bote.example/hafen/faehre-bleibt-im-hafen-4711.html"
PROSE = "<p>" + "Die Fähre bleibt diese Woche im Hafen, teilte das Hafenamt am Montag mit. " * 4 + "</p>"


def page(head="", body="", lang="de"):
    html = f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>'
    return read_metadata(Document.parse(html.encode(), URL))


def json_ld(**fields):
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def test_json_ld_gives_all_fields():
    meta = page(
        json_ld(
            headline="Fähre bleibt im Hafen",
            author=[
                {"@type": "Person", "name": "Ada Berg"},
                {"@type": "Person", "givenName": "Tom", "familyName": "Lind"},
            ],
            articleSection="Hafen",
            image={"@type": "ImageObject", "url": "/bild.jpg"},
            isAccessibleForFree="False",
            url="/hafen/faehre-bleibt-im-hafen-4711.html",
        ),
        f"<h1>Fähre bleibt im Hafen</h1>{PROSE}",
    )
    assert meta.title == "Fähre bleibt im Hafen"
    assert meta.authors == ("Ada Berg", "Tom Lind")
    assert meta.section == "Hafen"
    assert meta.image == "https://www.bote.example/bild.jpg"
    assert meta.free is False
    assert meta.sources["authors"] == "json-ld"
    assert meta.sources["section"] == "json-ld"


def test_what_is_not_said_is_unknown():
    meta = page("", PROSE)
    assert (meta.title, meta.subtitle, meta.authors, meta.section, meta.image) == (None, None, (), None, None)
    assert meta.canonical_url is None
    assert meta.free is None
    assert meta.sources == {}


def test_meta_elements_are_asked_next():
    meta = page(
        '<title>Fähre bleibt im Hafen | Der Bote</title><meta property="og:site_name" content="Der Bote">'
        '<meta property="og:title" content="Fähre bleibt im Hafen - Der Bote"><meta name="author" content="Ada Berg">'
        '<meta property="article:author" content="https://social.example/derbote">'
        '<meta property="article:section" content="Hafen"><meta property="og:image" content="//img.bote.example/a.jpg">'
        '<link rel="canonical" href="/hafen/faehre-4711.html">',
        PROSE,
    )
    assert meta.title == "Fähre bleibt im Hafen"
    assert meta.authors == ("Ada Berg",)
    assert meta.section == "Hafen"
    assert meta.image == "https://img.bote.example/a.jpg"
    assert meta.canonical_url == "https://www.bote.example/hafen/faehre-4711.html"
    assert meta.sources["authors"] == "meta"
    assert meta.sources["canonical_url"] == "link"


@pytest.mark.parametrize(
    ("byline", "source"),
    [
        (
            '<p class="byline">Von <a href="/autor/ada-berg">Ada Berg</a> und <a href="/autor/tom-lind">Tom Lind</a></p>',
            "byline",
        ),
        ('<span itemprop="author">Ada Berg, Tom Lind</span>', "microdata"),
        ('<a rel="author" href="/x">Ada Berg</a>, <a rel="author" href="/y">Tom Lind</a>', "rel=author"),
        ("<div>Von Ada Berg und Tom Lind</div>", "byline"),
        (
            '<div class="meta-author">Autoren<span>Ada Berg</span><span>Tom Lind</span> 12.05.2026, 14:30</div>',
            "byline",
        ),
    ],
)
def test_bylines_on_the_page(byline, source):
    meta = page(
        "", f"<header><nav><a href='/'>Start</a></nav></header><h1>Fähre bleibt im Hafen</h1>{byline}{PROSE * 3}"
    )
    assert meta.authors == ("Ada Berg", "Tom Lind")
    assert meta.sources["authors"] == source


def test_authors_of_other_stories_and_comments_are_not_ours():
    body = (
        f"<h1>Fähre bleibt im Hafen</h1>{PROSE * 4}"
        '<aside class="related-teaser"><h3>Mehr</h3><span class="author">Von Uwe Fremd</span></aside>'
        '<ul class="comments"><li class="comment"><span class="comment-author">gast77</span> Soso.</li></ul>'
    )
    assert page("", body).authors == ()


@pytest.mark.parametrize(
    "line",
    [
        '<div class="infos">Datum: 19.11.2021<br>Autorin: Ada Berg<br>Quelle: Bote</div>',
        "<p>Autorin: Ada Berg, Leiterin des Hafenamts in Brant</p>",
        "<p>Written by Ada Berg (guest) in Harbour</p>",
        '<div class="author-box"><b>Written By</b><span>Ada Berg</span></div>',
        '<div class="author-meta"><em class="author-name">Ada Berg</em> <b>Reviewed by</b> '
        '<em class="author-name">Tom Lind</em></div>',
        '<address itemprop="author" class="bio">Ada Berg</address>',
        '<p class="meta">Posted in Harbour by Ada Berg on August 3, 2019</p>',
    ],
)
def test_a_line_that_tells_the_author_anywhere_on_the_page(line):
    assert page("", f"<h1>Fähre bleibt im Hafen</h1>{line}{PROSE * 3}").authors == ("Ada Berg",)
    if "Posted" not in line:
        assert page("", f"<h1>Fähre bleibt im Hafen</h1>{PROSE * 3}{line}").authors == ("Ada Berg",)


@pytest.mark.parametrize(
    "line",
    [
        "<p class='meta'>May 12, 2019 · 4 min · Ada Berg</p>",
        "<p>Ada Berg • 12.05.2019</p>",
        "<div class='author'><span>Ada Berg</span> <span>Tom Lind</span></div>",
        "<div class='author-name'>Ada Berg</div><div class='author-role'>VP - Harbour</div>",
    ],
)
def test_names_in_elements_or_between_dots_are_told_from_what_stands_beside(line):
    wanted = ("Ada Berg", "Tom Lind") if "Tom" in line else ("Ada Berg",)
    assert page("", f"<h1>Fähre bleibt im Hafen</h1>{line}{PROSE * 3}").authors == wanted


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("<p>Autoren Ada Berg und Tom Lind</p>", ("Ada Berg", "Tom Lind")),
        ("<p>Text von Ada Berg Illustration von Tom Lind</p>", ("Ada Berg",)),
        ("<p>Von Ada Berg am 07.08.2013 um 09:07 Uhr gespeichert</p>", ("Ada Berg",)),
        ("<p>Por Ada Berg</p>", ("Ada Berg",)),
        ("<p>Von Ada Berg</p><p>Von Tom Lind</p>", ()),
        ("<p>Von Netzen</p>", ()),
    ],
)
def test_a_line_far_below_names_the_author_when_it_is_the_only_one(line, authors):
    assert page("", f"<h1>Fähre bleibt im Hafen</h1>{PROSE * 30}{line}").authors == authors


@pytest.mark.parametrize(
    "line",
    [
        "Ada Berg Zuletzt geändert am 06.11.2023",
        "Ada Berg Last updated 6 November 2023",
        "4 min · by Ada Berg · 6 May 2023",
    ],
)
def test_a_name_stands_before_words_that_introduce_a_date(line):
    assert page("", f"<h1>Fähre bleibt im Hafen</h1><p>{line}</p>{PROSE * 3}").authors == ("Ada Berg",)


def test_rules_of_a_publication_are_no_byline():
    line = '<p class="byline-policy author">Boats + Leisure Editorial Guidelines</p><p>By Ada Berg</p>'
    assert page("", f"<h1>Fähre bleibt im Hafen</h1>{line}{PROSE * 3}").authors == ("Ada Berg",)


def test_names_of_the_whole_page_say_nothing_of_its_byline():
    body = f"<h1>Fähre bleibt im Hafen</h1><div>Von Ada Berg</div>{PROSE * 3}"
    html = f"<html><head><title>Fähre</title></head><body class='sticky-footer more-menu'>{body}</body></html>"
    assert read_metadata(Document.parse(html.encode(), "https://www.bote.example/hafen", {})).authors == ("Ada Berg",)


def test_an_account_that_a_line_says_to_have_posted_is_the_author():
    line = '<td class="itemInfo">Geschrieben von cooper am 25.08.2015 22:30 (1599 x gelesen)</td>'
    body = f"<h1>Fähre bleibt im Hafen</h1><table><tr>{line}</tr></table>{PROSE * 3}"
    assert page("", body).authors == ("cooper",)


def test_authors_of_many_teasers_are_not_ours():
    teaser = (
        "<div><a href='/{0}'>Story number {0} of the week</a><p>Sea, wind, rain and ice</p><p>More</p><p>{0} min</p>"
    )
    teaser += "<p>Harbour</p><p>Bote</p><p>Free</p><p class='author'>Von {1}</p></div>"
    names = ("Uwe Fremd", "Ute Fern", "Kai Anders", "Eva Weit")
    body = f"<h1>Fähre bleibt im Hafen</h1>{PROSE * 90}" + "".join(map(teaser.format, range(4), names))
    assert page("", body).authors == ()


@pytest.mark.parametrize(
    "below",
    [
        '<div class="c1"><h3>Unser Team</h3><ul><li><a href="/autor/mara-quill" rel="author">Mara Quill</a></li>'
        '<li><a href="/autor/jon-aske" rel="author">Jon Aske</a></li></ul></div>',
        '<div class="c1"><div><h4><a href="/hafen/sturm-4712.html">Sturm schließt den Hafen von Velm</a></h4>'
        '<span class="author">Mara Quill</span></div><div><h4><a href="/hafen/steg-4713.html">Der Steg kommt ein Jahr'
        ' später</a></h4><span class="author">Jon Aske</span></div></div>',
    ],
)
def test_people_in_lists_and_boxes_of_other_stories_below_are_not_its_authors(below):
    story = f"<article><h1>Fähre bleibt im Hafen</h1>{PROSE * 12}</article>"
    assert page("", story + below).authors == ()
    signed = story.replace("</h1>", '</h1><p class="byline">Von Ada Berg</p>')
    assert page("", signed + below).authors == ("Ada Berg",)
    boxed = story + '<div class="author-box"><a href="/autor/ada-berg" rel="author">Ada Berg</a></div>'
    assert page("", boxed + below).authors == ("Ada Berg",)


def test_a_headline_that_sounds_like_a_byline_is_none():
    body = f'<h1 class="entry-title author">Von Netzen und Booten</h1>{PROSE * 3}<p>Autor: Ada Berg</p>'
    assert page("", body).authors == ("Ada Berg",)


def test_a_paper_is_told_from_the_works_it_cites():
    cited = "".join(f'<meta name="author" content="Other Writer{i}">' for i in "ABC")
    assert page(f'{cited}<meta name="citation_author" content="Ada Berg">', PROSE).authors == ("Ada Berg",)


def test_a_person_in_the_byline_beats_the_house_that_is_declared():
    head = json_ld(
        headline="Fähre bleibt im Hafen",
        author={"@type": "Organization", "name": "Der Bote"},
        publisher={"name": "Der Bote"},
    )
    body = f'<h1>Fähre bleibt im Hafen</h1><div class="article-author">Von Ada Berg</div>{PROSE}'
    assert page(head, body).authors == ("Ada Berg",)
    assert page(head, f"<h1>Fähre bleibt im Hafen</h1>{PROSE}").authors == ("Der Bote",)


def test_agencies_are_apart_from_people():
    head = json_ld(headline="Fähre bleibt", author=[{"name": "Ada Berg"}, {"name": "dpa"}])
    meta = page(head, PROSE)
    assert (meta.authors, meta.agencies) == (("Ada Berg",), ("dpa",))


def test_agencies_of_a_printed_byline_are_kept_and_sign_where_no_person_does():
    line = '<h1>Fähre bleibt</h1><p class="byline">{}</p>' + PROSE
    meta = page("", line.format("Von Ada Berg, dpa"))
    assert (meta.authors, meta.agencies) == (("Ada Berg",), ("dpa",))
    meta = page("", line.format("dpa/AFP"))
    assert (meta.authors, meta.agencies) == (("dpa", "AFP"), ("dpa", "AFP"))


def test_a_first_name_is_filled_up_from_the_byline():
    body = f'<h1>Fähre bleibt</h1><p class="byline">Von Ada Berg</p>{PROSE}'
    assert page('<meta name="author" content="Ada">', body).authors == ("Ada Berg",)


def test_the_standfirst_is_the_subtitle_and_a_description_off_the_page_is_not():
    lead = "Der Sturm hält an, die Insel bekommt Post nur noch aus der Luft."
    body = f'<h1>Fähre bleibt im Hafen</h1><p class="article__standfirst">{lead}</p>{PROSE}'
    assert page("", body).subtitle == lead
    described = page(
        f'<meta name="description" content="{lead}">', f"<h1>Fähre bleibt im Hafen</h1><div>{lead}</div>{PROSE}"
    )
    assert (described.subtitle, described.sources["subtitle"]) == (lead, "description")
    assert (
        page(f'<meta name="description" content="{lead}">', f"<h1>Fähre bleibt im Hafen</h1>{PROSE}").subtitle is None
    )


def test_the_breadcrumb_gives_the_section():
    names = ["Start", "Hafen", "Fähre bleibt im Hafen"]
    trail = {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "name": name} for name in names]}
    head = f'<script type="application/ld+json">{json.dumps(trail)}</script>'
    meta = page(head, f"<h1>Fähre bleibt im Hafen</h1>{PROSE}")
    assert (meta.section, meta.sources["section"]) == ("Hafen", "breadcrumb")


def test_a_logo_heading_is_no_headline_and_a_kicker_is_cut():
    head = '<meta property="og:title" content="Fähre bleibt im Hafen">'
    logo = '<h1><a href="/">Der Bote von der Küste</a></h1>'
    assert (
        page(head, f"{logo}<h1><span>Sturm</span> <span>Fähre bleibt im Hafen</span></h1>{PROSE}").title
        == "Fähre bleibt im Hafen"
    )


def test_entities_and_unseen_characters_go_from_every_field():
    meta = page(
        json_ld(headline="Hafen &amp;amp; F\u00e4hre:\u00a0 \u201eBleib\u00adt\u201c", author="Ada &#66;erg"), PROSE
    )
    assert meta.title == "Hafen & Fähre: „Bleibt“"
    assert meta.authors == ("Ada Berg",)


def test_the_language_of_the_page_is_checked_against_its_text():
    html = '<html lang="en"><head><meta property="og:locale" content="de_DE"></head><body></body></html>'
    doc = Document.parse(html.encode(), URL)
    graph = read_metadata(doc).graph
    assert read_language(doc, graph, "Die Fähre bleibt diese Woche im Hafen, weil der Sturm nicht nachlässt.") == (
        "de",
        "og",
    )


def test_odd_types_in_json_ld_break_nothing():
    for author in (
        5,
        [None, 7, {"name": ["Ada Berg"]}],
        {"name": {"@value": "x"}},
        {"@id": "#nobody"},
        [[["Ada Berg"]]],
        True,
    ):
        meta = page(
            json_ld(headline=["Fähre bleibt im Hafen"], author=author, image=[[]], articleSection={"x": 1}), PROSE
        )
        assert meta.title == "Fähre bleibt im Hafen"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", f"<h1>{'ä' * 3_000_000}</h1>"),
        ("", "<h1>x</h1>" * 40_000),
        (f"<title>{'| ' * 500_000}</title>", "<h1>x</h1>"),
        (f'<meta name="author" content="{"Ada Berg and " * 100_000}">', "<h1>x</h1>"),
        ("", "<h1>x</h1>" + '<span class="author">Ada Berg</span>' * 40_000),
        ("", f'<h1>x</h1><span class="{"author " * 200_000}">Ada</span>'),
        ("", f'<h1>x</h1><p class="byline">{"von " * 300_000}</p>'),
        ('<meta property="og:title" content="&amp;amp;amp;lt;' + "&lt;" * 300_000 + '">', "<h1>x</h1>"),
        ('<script type="application/ld+json">' + '{"@graph":[' * 100_000 + "</script>", "<h1>x</h1>"),
        (
            '<script type="application/ld+json">[' + '{"@type":"NewsArticle","headline":"x"},' * 50_000 + "]</script>",
            "<h1>x</h1>",
        ),
    ],
    ids=["h1", "h1s", "title", "author", "bylines", "class", "byline", "entities", "deep", "many"],
)
@pytest.mark.timeout(60)  # what takes more than linear time runs into it
def test_hostile_pages_cost_no_more_than_their_size(head, body):
    doc = Document.parse(f"<html><head>{head}</head><body>{body}</body></html>".encode(), URL)
    meta = read_metadata(doc)
    assert meta.title is None or len(meta.title) <= 2000
    assert len(meta.authors) <= 100


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("<ul><li>Autorin/Autor Ada Berg</li></ul>", ("Ada Berg",)),
        ("<p>Written by Ada K. Berg</p>", ("Ada K. Berg",)),
        ("<p>Author guidelines and submissions</p>", ()),
        ("<div class='comment'><p>Written by Ada Berg</p></div>", ()),
    ],
)
def test_a_label_and_a_name_far_below_the_story_are_a_byline(line, authors):
    story = "<p>Die Fähre fährt im Frühling wieder, sagte das Amt am Hafen, und alle waren darüber sehr froh.</p>" * 20
    assert page(body=f"<h1>Die Fähre fährt wieder</h1>{story}{line}").authors == authors


def test_a_date_before_a_name_in_one_line_leaves_the_name():
    story = "<p>Die Fähre fährt im Frühling wieder, sagte das Amt am Hafen, und alle waren darüber sehr froh.</p>" * 20
    line = "<div><span>17.12.2025</span><span>Ada K. Berg</span></div>"
    assert page(body=f"<h1>Die Fähre fährt wieder</h1>{line}{story}").authors == ("Ada K. Berg",)


def test_the_h2_with_the_title_in_a_box_is_the_headline():
    body = "<h1>Der Bote</h1><p>Menü</p><h2><span>Hafen</span><span>Die Fähre fährt wieder</span></h2><p>Text.</p>"
    html = f"<html><head><meta property='og:title' content='Die Fähre fährt wieder'></head><body>{body}</body></html>"
    doc = Document.parse(html.encode(), URL)
    assert doc.tags[read_metadata(doc).headline] == "h2"


@pytest.mark.parametrize(
    "last",
    [
        "<p><em>Ada Berg</em></p>",
        "<p>— Reporting by Ada Berg; editing by Tom Lind</p>",
        "<p>May 4, 2020 / Ada Berg / Leave a comment</p>",
    ],
)
def test_a_story_may_be_signed_below(last):
    story = "<p>" + "The ferry across the bay will run again in spring, the harbour office said. " * 3 + "</p>"
    inside = f"<article><h1>A ferry runs again</h1>{story}{last}</article><footer><p>Imprint of the Bote</p></footer>"
    assert page(body=inside, lang="en").authors == ("Ada Berg",)


def test_an_h3_that_the_title_begins_with_is_the_headline():
    found = page(
        head="<title>A ferry runs again – Bay Union Bulletin</title>", body="<h3>A ferry runs again</h3><p>So.</p>"
    )
    assert found.title == "A ferry runs again"


@pytest.mark.parametrize(
    "below",
    [
        "<div>Ada Berg</div><div>12 May 2020</div>",
        "<p>12 May 2020</p><p>Ada Berg</p>",
        "<p>Ada Berg</p><p>Harbour Correspondent</p><p>12 May 2020</p>",
        "<div><span>Ada Berg</span><span>Harbour Correspondent</span></div>",
        '<ul><li><a href="/autoren/77/ada-berg">Ada Berg</a></li><li>12 May 2020</li></ul>',
        "<dt>By</dt><dd>Ada Berg</dd>",
        "<h4>Author:</h4><p>Ada Berg,</p>",
        '<div data-part="author-names">Ada Berg</div>',
        '<div class="BlogAuthor_x"><span>Ada Berg</span></div>',
        '<div class="author-social"><a>Share</a></div><h6 class="autor">Ada Berg | 3 hours ago</h6>',
        '<div class="elementor-widget-container">by Ada Berg</div>',
    ],
)
def test_a_name_in_a_line_of_its_own_below_the_headline_is_the_author(below):
    story = "<p>" + "The ferry across the bay will run again in spring, the harbour office said. " * 3 + "</p>"
    assert page(body=f"<main><h1>A ferry runs again</h1>{below}{story}</main>", lang="en").authors == ("Ada Berg",)


@pytest.mark.parametrize(
    "below",
    [
        '<p><a href="/topics/harbour-life">Harbour Life</a></p><p>12 May 2020</p>',
        "<p>Harbour Life</p><p>12 May 2020</p><p>Home › Harbour Life › A ferry runs again</p>",
        "<p>Senior Moderator</p><p>12 May 2020</p>",
        "<p>Press Release</p><p>12 May 2020</p>",
        "<p>Last Updated</p><p>12 May 2020</p>",
        "<p>Ostatnia Aktualizacja</p><p>12 May 2020</p>",
        "<p>Harbour Office</p><p>12 May 2020</p>",
        "<p>Port Maren</p><p>12 May 2020</p><p>Port Maren: The boats are back.</p>",
        "<dt>Photo by</dt><dd>Tom Lind</dd>",
        "<dt>Edited by</dt><dd>Tom Lind</dd>",
        "<h2>Harbour Life</h2><p>12 May 2020</p>",
    ],
)
def test_a_section_a_place_or_a_label_beside_the_date_is_nobody(below):
    story = "<p>" + "The ferry across the bay will run again in spring, the harbour office said. " * 3 + "</p>"
    assert page(body=f"<main><h1>A ferry runs again</h1>{below}{story}</main>", lang="en").authors == ()


def test_links_in_a_story_to_the_stories_of_columnists_are_no_bylines():
    link = '<a href="https://other.example/autoren/tom-lind/the-long-winter">Long Winter</a>'
    assert page(body=f"<h1>A ferry runs again</h1><p>So it was in the {link}, a text of last year.</p>").authors == ()


@pytest.mark.parametrize(
    ("declared", "printed", "expected"),
    [
        ('{"@type":"Organization","name":"Bucht Funk"}', "Von Ada Berg", ("Ada Berg",)),
        ('{"@type":"Organization","name":"Bucht Funk"}', "", ("Bucht Funk",)),
        ('{"@type":"Organization","name":"Ada Berg, Bote"}', "", ("Ada Berg",)),
        ('{"@type":"Person","name":"AB"}', "Von Ada Berg", ("Ada Berg",)),
        ('{"@type":"Person","name":"AB"}', "Von Tove Lund", ("AB",)),
    ],
)
def test_a_printed_name_goes_before_an_organisation_and_initials(declared, printed, expected):
    graph = f'{{"@type":"NewsArticle","headline":"Fähre bleibt im Hafen","author":{declared}}}'
    head = f'<script type="application/ld+json">{graph}</script>'
    assert page(head, f'<h1>Fähre bleibt im Hafen</h1><p class="byline">{printed}</p>{PROSE}').authors == expected


def test_names_are_freed_of_the_house_behind_a_comma():
    head = '<meta name="author" content="Ada Berg, CNN">'
    assert page(head, f"<h1>Fähre bleibt im Hafen</h1>{PROSE}").authors == ("Ada Berg",)


def test_a_weekday_before_a_date_is_no_part_of_a_name():
    body = f'<h1>Fähre bleibt im Hafen</h1><div class="author">Ada Berg petak, 12.06.2026. | 10:05</div>{PROSE}'
    assert page("", body).authors == ("Ada Berg",)


@pytest.mark.parametrize(
    ("printed", "people", "agencies"),
    [
        ("Ada Berg, com Agência Brasil", ("Ada Berg",), ("Agência Brasil",)),
        ("Ada Berg avec AFP", ("Ada Berg",), ("AFP",)),
        ("Oprac. Ada Berg (PAP)", ("Ada Berg",), ("PAP",)),
        ("(sda/mfr)", ("sda",), ("sda",)),
        ("Ada Berg (Hafen)", ("Ada Berg",), ()),
    ],
)
def test_agencies_that_a_person_wrote_with_are_kept_apart(printed, people, agencies):
    meta = page("", f'<h1>Fähre bleibt im Hafen</h1><div class="author">{printed}</div>{PROSE}')
    assert (meta.authors, meta.agencies) == (people, agencies)


def test_the_name_behind_the_headline_in_the_title_is_that_of_the_house():
    title = "Fähre bleibt im Hafen"
    head = f'<title>{title} - Meer | Küste Heute</title><meta property="og:title" content="{title}">'
    named = head + '<meta name="article:author" content="Küste Heute"><meta name="author" content="Küste Heute">'
    body = f'<h1>{title}</h1><p class="author">{{}}</p>{PROSE}'
    assert page(named, body.format("Ada Berg")).authors == ("Ada Berg",)
    assert page(head + '<meta name="author" content="Ada Berg">', body.format("")).authors == ("Ada Berg",)


def test_credits_below_a_headline_name_whose_words_they_are():
    line = '<p class="credits">Words by Ada Berg. Photographs by Tove Lund. Edited by Ida Roth.</p>'
    assert page("", f"<h1>Fähre bleibt im Hafen</h1>{line}{PROSE}").authors == ("Ada Berg",)
    assert page("", f'<h1>Fähre bleibt im Hafen</h1><p class="credit">By Tove Lund</p>{PROSE}').authors == ()
