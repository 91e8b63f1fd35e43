"""One parse lays a page out flat: elements, runs, blocks, links, declarations; hostile markup costs no more."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.understanding.decode import decode
from crawler.understanding.document import Document
from crawler.understanding.tame import SIZE_LIMIT, OverBudget, tame

PAGE = b"""<html lang="en" class="story-page"><head><title> Ferry &amp; pier </title>
<meta property="og:title" content="Ferry"><meta name="Author" content="Mara Holt"><link rel="canonical" href="/ferry">
<base href="https://brant.example/2026/"><script type="application/ld+json">{"@type":"NewsArticle"}</script></head>
<body><nav><a href="/">Home</a></nav><div id="story"><h1>Ferry</h1><p>It sails <b>again</b> on <a href="day?a=1&amp;b=2">
Monday</a>.<br>Early.</p><ul><li>one</li><li>two</li></ul></div><!-- <p>not seen</p> --><style>p{}</style></body></html>"""


def test_blocks_are_runs_between_block_level_tags() -> None:
    doc = Document.parse(PAGE, "https://brant.example/x")
    assert doc.block_texts == ["Ferry", "It sails again on Monday.\nEarly.", "one", "two"]
    assert [doc.tags[box] for box in doc.block_box] == ["h1", "p", "li", "li"]
    assert doc.block_linked[1] >= len("Monday")
    assert not doc.block_linked[0]


def test_elements_know_their_subtree_and_texts() -> None:
    doc = Document.parse(PAGE, "https://brant.example/x")
    story = next(e for e in doc.elements("div") if doc.attr(e, "id") == "story")
    assert doc.text_of(story) == "FerryIt sails again on Monday. Early.onetwo"
    assert [doc.tags[e] for e in range(story, doc.ends[story])] == ["div", "h1", "p", "b", "a", "ul", "li", "li"]
    assert all(doc.parents[e] < e for e in range(len(doc.tags)))


def test_links_are_absolute_or_nothing() -> None:
    doc = Document.parse(PAGE, "https://brant.example/x")
    assert [doc.href(link) for link in doc.links] == ["https://brant.example/2026/day?a=1&b=2"]
    assert doc.resolve("//cdn.example/a") == "https://cdn.example/a"
    assert [doc.resolve(a) for a in ("#top", "javascript:x()", "mailto:a@b.example", "http://[broken")][:3] == [
        "",
        "",
        "",
    ]


def test_declarations_are_kept_though_not_visible() -> None:
    head = Document.parse(PAGE, "https://brant.example/x").head
    assert head.title == "Ferry & pier"
    assert head.first("author") == "Mara Holt"
    assert (head.language, head.attributes["class"]) == ("en", "story-page")
    assert head.json_ld == ['{"@type":"NewsArticle"}']


def test_menus_are_left_out_but_an_articles_footer_stays() -> None:
    page = b"<body><nav>Menu</nav><article><p>Text</p><footer>By Mara Holt</footer></article><footer>Imprint</footer>"
    assert Document.parse(page).block_texts == ["Text", "By Mara Holt"]


@pytest.mark.parametrize("tag", ["textarea", "select", "noscript", "template", "nav"])
def test_text_swallowed_by_an_unclosed_element_is_given_back(tag: str) -> None:
    story = "".join(f"<p>Sentence number {i} of the story that the page is there for.</p>" for i in range(60))
    doc = Document.parse(f"<body><h1>Ferry</h1><{tag}>{story}".encode())
    assert sum("story that the page" in text for text in doc.block_texts) == 60
    assert doc.swallowed == tag


HOSTILE = {
    "deep": b"<div>" * 50_000 + b"end",
    "deep and closed": b"<div>" * 50_000 + b"end" + b"</div>" * 50_000,
    "formatting": b"<p>" + b"".join(b"<b a=%d>" % i for i in range(5000)) + b"</p>" + b"<p>x</p>" * 5000,
    "attributes": b"<div " + b" ".join(b"a%d=x" % i for i in range(50_000)) + b">end</div>",
    "one line": b"<p>" + b"word " * 400_000,
    "zeros": b"<p>a\0b</p>" * 5000,
    "tables": b"<table><tr><td>" * 5000,
    "entities": b"&amp;" * 200_000,
    "unclosed comment": b"<p>a<!--" + b"<p>b" * 5000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markup_is_laid_out_in_bounded_time(name: str) -> None:
    start = time.monotonic()
    doc = Document.parse(HOSTILE[name])
    assert time.monotonic() - start < 20  # quadratic growth takes minutes
    assert len(doc.tags) < 60_000


def test_a_page_over_the_budget_says_so() -> None:
    with pytest.raises(OverBudget, match="more than the"):
        tame("x" * (SIZE_LIMIT + 1))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div>",
                "</div>",
                "<a",
                "href=x>",
                "</a>",
                "<b>",
                "text",
                "<br>",
                "<!--",
                "-->",
                "<",
                ">",
                "&",
                "<li",
                "<td>",
            ]
        )
    )
)
def test_any_soup_gives_lists_that_belong_together(pieces: list[str]) -> None:
    doc = Document.parse("".join(pieces).encode())
    assert len(doc.tags) == len(doc.attrs) == len(doc.parents) == len(doc.ends) == len(doc.text_from)
    assert len(doc.texts) == len(doc.owners) == len(doc.text_links)
    for block, text in enumerate(doc.block_texts):
        assert text.strip()
        assert doc.block_from[block] < doc.block_to[block] <= len(doc.texts)
    for element, end in enumerate(doc.ends):
        assert element < end <= len(doc.tags)


STORY = "".join(
    f"<p>The council met on day {n} and heard that the bridge stays closed until repairs are paid for.</p>"
    for n in range(6)
)


def test_a_story_kept_in_a_script_as_a_template_is_read() -> None:
    page = f"<body><h1>Bridge</h1><div><script type='text/template'>{STORY}</script></div><p>Imprint</p></body>"
    texts = Document.parse(page.encode()).block_texts
    assert texts[0] == "Bridge"
    assert texts[-1] == "Imprint"
    assert len(texts) == 8


@pytest.mark.parametrize("blank", ["{{title}}", "<%= title %>", "${title}"])
def test_a_template_with_blanks_is_no_story(blank: str) -> None:
    page = f"<body><h1>Bridge</h1><script type='text/template'><p>{blank}</p>{STORY}</script></body>"
    assert Document.parse(page.encode()).block_texts == ["Bridge"]


def test_templates_without_an_end_are_no_story() -> None:
    assert Document.parse(b"<p>Bridge</p>" + b"<script type=text/template><p>" * 20_000).block_texts == ["Bridge"]


def test_readings_above_characters_are_no_text() -> None:
    page = "<p><ruby>渡<rp>(</rp><rt>わた</rt><rp>)</rp></ruby>し<ruby>船<rt>ぶね</rt></ruby>が出る。</p>"
    assert Document.parse(page.encode()).block_texts == ["渡し船が出る。"]


SELDOM = "<dialog>Accept?</dialog><menu><li>Print</li></menu><math><mi>x</mi></math><canvas>No drawing</canvas>"


@pytest.mark.parametrize(("menus", "texts"), [(True, ["Bridge", "It is open."]), (False, ["Accept?", "Print"])])
def test_seldom_elements_are_left_out_as_menus_are(menus: bool, texts: list[str]) -> None:
    page = f"<h1>Bridge</h1><template>Never</template>{SELDOM}<p>It is open.</p>"
    doc = Document.of_text(decode(page.encode()), menus=menus)
    assert [text for text in doc.block_texts if menus or text not in ("Bridge", "It is open.")] == texts
    assert "x" not in doc.block_texts


def test_code_that_a_server_left_in_the_page_is_no_text() -> None:
    assert Document.parse(b"<p>Bridge</p><?php echo $tags; ?><p>Pier</p>").block_texts == ["Bridge", "Pier"]


@pytest.mark.parametrize("kind", ["text/template", "TEXT/X-TEMPLATE"])
def test_a_story_kept_in_a_template_is_shown_whatever_else_the_page_says_of_templates(kind: str) -> None:
    page = f"<body><h1>Bridge</h1><!-- text/template --><script type='{kind}'>{STORY}</script></body>"
    assert len(Document.parse(page.encode()).block_texts) > 2


def test_a_meta_element_of_two_names_is_under_both() -> None:
    head = Document.parse(b'<meta content="Ferry" name="title" property="og:title"><link rel=next hidden>').head
    assert (head.first("title"), head.first("og:title")) == ("Ferry", "Ferry")
    assert head.links == [{"rel": "next", "hidden": ""}]


@pytest.mark.parametrize(
    ("markup", "blocks"),
    [
        ("<p>Sleep helps (<x-source><a href='/s'>1</a></x-source>).</p>", ["Sleep helps (1)."]),
        ("<p>It is <noindex><a href='/s'>here</a></noindex> now.</p>", ["It is here now."]),
        ("<h2>Ferries <x-mark>sail</x-mark> on</h2>", ["Ferries sail on"]),
        ("<p>Shares of <span>Brant<button></button></span>, a firm, fell.</p>", ["Shares of Brant, a firm, fell."]),
        ("<p>Shares fell.</p><button></button><p>They rose.</p>", ["Shares fell.", "They rose."]),
        ("<p>Shares of Brant <button>Watch</button> fell.</p>", ["Shares of Brant", "Watch", "fell."]),
        ("<x-card>One card.</x-card><x-card>Another.</x-card>", ["One card.", "Another."]),
        ("<div>Before<div></div>behind</div>", ["Before", "behind"]),
        ("<h2>Over<div>under</div></h2>", ["Over", "under"]),
    ],
)
def test_what_html_does_not_know_parts_no_paragraph(markup: str, blocks: list[str]) -> None:
    doc = Document.parse(f"<body>{markup}</body>".encode())
    assert doc.block_texts == blocks


def test_preformatted_text_keeps_its_lines() -> None:
    doc = Document.parse(b"<body><pre>Harbour  office\n  12 March\n\nThe pier is shut.</pre><p>a\nb</p></body>")
    assert doc.block_texts == ["Harbour office\n12 March\n\nThe pier is shut.", "a b"]
