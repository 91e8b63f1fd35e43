"""What interrupts a story leaves no trace in its text: advertisements, labels, lines and boxes that lead elsewhere."""

from datetime import UTC, datetime

import pytest

from crawler.understanding import understand

STORY = (
    "The ferry between Brant and Alder Quay will sail again from Monday, eleven years after the pier was closed.",
    "Mayor Ines Corvale said the council had bought a used vessel and would pay for its repair over three years.",
    "Fishermen had asked for a later first sailing, because the channel is narrow and they leave before dawn.",
    "Tickets will cost two crowns for adults; children and bicycles travel free until the end of the summer.",
    "The harbour master expects up to four hundred passengers a day, most of them pupils of the school on the quay.",
    "“We have waited long enough,” said the owner of the inn by the pier, who plans to open in the mornings too.",
)
WRAPS = (
    "<article><h1>Ferry returns to Brant</h1><p class='by'>By Mara Holt, 9 January 2026</p><div>{}</div></article>",
    "<div><div><h1>Ferry returns to Brant</h1><div>9 January 2026</div>{}</div></div>",
)
LABELS = {
    "en": "Advertisement",
    "de": "Anzeige",
    "fr": "Publicité",
    "es": "PUBLICIDAD",
    "it": "Pubblicità",
    "nl": "Advertentie",
    "pl": "Reklama",
    "cs": "Inzerce",
    "fi": "Mainos",
    "hu": "Hirdetés",
    "ru": "Реклама",
    "el": "Διαφήμιση",
    "ar": "إعلان",
    "ja": "広告",
    "ko": "광고",
}
LABELLED = {
    "boxes": "<div><div>{label}</div><div>{text}</div></div>",
    "box": "<div><span>{label}</span><p>{text}</p></div>",
    "aside": "<aside><small>{label}</small><p>{text}</p></aside>",
    "colon": "<p>{label}: {text}</p>",
    "link": '<p>{label}: <a href="https://ads.example/c?i=1">{text}</a></p>',
    "strong": "<p><strong>{label}</strong> {text}</p>",
    "alone": "<p>{label}</p>",
    "lines": "<div>{label}<br>{text}</div>",
}
BARE = {
    "box": "<div>{text}</div>",
    "linked box": '<div><a href="https://ads.example/c?i=1">{text}</a></div>',
    "linked paragraph": '<p><a href="https://ads.example/c?i=1">{text}</a></p>',
    "named box": '<div class="ad-slot"><p>{text}</p></div>',
    "deep": '<div class="x7"><span>{text}</span></div>',
}
ALSO = {
    "en": "Read also",
    "de": "Lesen Sie auch",
    "fr": "À lire aussi",
    "es": "Le puede interesar",
    "it": "Leggi anche",
    "nl": "Lees ook",
    "pl": "Czytaj także",
    "cs": "Čtěte také",
    "pt": "Leia também",
    "sv": "Läs också",
    "no": "Les også",
    "fi": "Lue myös",
    "ru": "Читайте также",
    "tr": "Bunu da oku",
    "tr-capitals": "İLGİLİ HABERLER",
    "el": "Διαβάστε επίσης",
    "hr": "Pročitajte još",
    "id": "Baca juga",
    "ja": "関連記事",
    "ar": "اقرأ أيضا",
    "ur": "مزید پڑھیں",
    "kk": "Сондай-ақ оқыңыз",
    "kn": "ಇದನ್ನೂ ಓದಿ",
    "zh": "相关阅读",
}
LINK = '<a href="/2026/01/council-buys-mill.html">Council buys old mill for a crown</a>'
OTHER = '<a href="/2026/01/storm-closes-road.html">Storm closes the coast road again</a>'
LEADING = {
    "line": "<p>{0}: {1}</p>",
    "bold": "<p><strong>{0}:</strong> {1}</p>",
    "italic": "<p><em>{0} {1}</em></p>",
    "heading": "<h4>{0}: {1}</h4>",
    "arrow": "<p>► {0}: {1}</p>",
    "box": "<div><h3>{0}</h3>{1}</div>",
    "list": "<p>{0}:</p><ul><li>{1}</li><li>{2}</li></ul>",
    "lines": "<p>{0}:<br>{1}<br>{2}</p>",
    "quote": "<blockquote>{0}: {1}</blockquote>",
    "alone": "<p>{0}:</p>",
    "paragraphs": "<p><strong>{0}</strong></p><p>{1}</p><p>{2}</p>",
}


def text_of(insert: str, at: int = 3, wrap: str = WRAPS[0], lang: str = "en") -> str:
    parts = [f"<p>{one}</p>" for one in STORY]
    parts[at:at] = [insert]
    page = (
        f'<html lang="{lang}"><head><title>Ferry returns to Brant - Courier</title></head><body><nav><a href="/">Home</a>'
        f"</nav>{wrap.format(''.join(parts))}<footer>Brant Courier</footer></body></html>"
    )
    seen = understand(page.encode(), "https://brant.example/2026/01/ferry.html", {}, datetime(2026, 1, 10, tzinfo=UTC))
    assert seen.article is not None
    return seen.article.text


@pytest.mark.parametrize("shape", LABELLED)
@pytest.mark.parametrize("lang", LABELS)
def test_a_labelled_advertisement_is_no_text(lang: str, shape: str) -> None:
    for wrap, at, text in ((WRAPS[0], 3, "Cheap boots for winter"), (WRAPS[1], 1, "Save 30% on insurance. Order now!")):
        insert = LABELLED[shape].format(label=LABELS[lang], text=text)
        assert text_of(insert, at, wrap, lang) == "\n\n".join(STORY)


@pytest.mark.parametrize("shape", BARE)
def test_an_advertisement_in_a_box_between_paragraphs_is_no_text(shape: str) -> None:
    for text in ("Save 30% on car insurance today", "Top 10 stocks to buy now before they explode"):
        assert text_of(BARE[shape].format(text=text)) == "\n\n".join(STORY)


@pytest.mark.parametrize("shape", LEADING)
@pytest.mark.parametrize("lang", ALSO)
def test_what_leads_to_other_stories_is_no_text(lang: str, shape: str) -> None:
    for wrap, at in ((WRAPS[0], 3), (WRAPS[1], 6)):
        assert text_of(LEADING[shape].format(ALSO[lang], LINK, OTHER), at, wrap, lang) == "\n\n".join(STORY)


@pytest.mark.parametrize(
    "own",
    [
        "<p>Advertisements for the ferry will hang in every school from Friday, the council said in a statement.</p>",
        "<p>Read more slowly, the contract tells another tale: the vessel must be paid for by the end of May.</p>",
        '<p>The <a href="/mill.html">mill</a> by the river was sold last year, and nobody has moved in since.</p>',
        "<div>“Nobody asked the fishermen what they thought of it.”</div>",
        "<h2>What comes next</h2>",
    ],
)
def test_a_story_s_own_parts_stay(own: str) -> None:
    assert text_of(own) != "\n\n".join(STORY)


@pytest.mark.parametrize(
    "heading", ["You may also like", "Das könnte Sie auch interessieren", "Você pode gostar...", "関連記事"]
)
def test_whole_stories_under_a_heading_that_announces_others_are_no_text(heading: str) -> None:
    others = "".join(
        f"<article><p>In another town the swans came back to pond {n}, and the keeper of the castle fed them bread"
        f" until the evening, as he had done in each of the {n + 3} years before.</p></article>"
        for n in range(4)
    )
    story = "".join(f"<p>{one}</p>" for one in STORY)
    page = (
        f"<body><div><article><h1>Ferry returns to Brant</h1>{story}</article>"
        f"<section><h3>{heading}</h3>{others}</section></div></body>"
    )
    seen = understand(page.encode(), "https://brant.example/2026/01/ferry.html")
    assert seen.article is not None
    assert seen.article.text == "\n\n".join(STORY)


def test_a_story_goes_on_behind_such_a_heading_amid_it() -> None:
    text = text_of("<h3>Read also</h3>", at=2)
    assert text.endswith(STORY[-1])
    assert STORY[1] in text


def test_what_only_a_screen_reader_says_is_no_text() -> None:
    assert text_of("<div class='u-visually-hidden'>Article content</div>") == "\n\n".join(STORY)
    assert STORY[4] in text_of(f"<p class='sr-only'>{STORY[4]}</p>").replace(STORY[4], "", 1)
