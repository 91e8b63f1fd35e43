"""The words of walls stand in headlines too, and walls stand above the headlines of others: what tells them apart."""

import json

import pytest

from crawler.understanding import understand

MENU = (
    "<header><form action='/search'><input type='search' name='q'><button>Search</button></form>"
    "<nav><ul><li><a href='/sport'>Sport</a></li><li><a href='/culture'>Culture</a></li></ul></nav></header>"
)
TEXT = (
    "<p>The harbour office said on Monday that the quay would stay closed until the divers have looked at the wall.</p>"
    "<p>Captains who wait outside were told to come back on Friday, when the wind is said to turn to the north.</p>"
    "<p>Nobody was hurt, the office said, and the ferry is to sail again as soon as the cranes have been seen to.</p>"
)
HEADLINES = [f"Harbour board sells berth number {at} to a baker from the old town" for at in range(18)]
REMOVED = {
    "en": "Statue of the founder has been removed from the square",
    "de": "Das Mittel ist in den Apotheken nicht mehr verfügbar",
    "pt": "Menina não foi encontrada após três dias de buscas",
    "nl": "Het oude kaartje is niet meer beschikbaar aan boord",
}
WORDED = (
    "Unusual activity at the volcano puts islanders on alert",
    "Forbidden City reopens after nine days of repairs",
    "Coast line service temporarily unavailable after the storm",
    "Page not found: a short history of the number 404",
)
MISSING = {
    "it": "Ci dispiace, il contenuto richiesto non è più disponibile",
    "bg": "Страницата не беше открита",
    "bn": "দুঃখিত, পাতাটি খুঁজে পাওয়া যায়নি",
    "bn, letters as one": "দুঃখিত, পাতাটি খুঁজে পাওয়া যায়নি".replace("\u09af\u09bc", "\u09df"),
}


def _kind(markup: str, path: str = "/a/quay-stays-closed-4711", head: str = "", status: int = 200) -> str:
    page = f"<!doctype html><html><head>{head}</head><body>{MENU}{markup}</body></html>"
    return understand(page.encode(), f"https://bote.example{path}", status=status).kind


def _cards(headlines: list[str], below: str = "") -> str:
    return "".join(
        f"<div class='card'><h3><a href='/a/{at}'>{one}</a></h3>{below}</div>" for at, one in enumerate(headlines)
    )


@pytest.mark.parametrize("language", REMOVED)
@pytest.mark.parametrize("path", ["/", "/harbour"])
def test_a_headline_about_something_gone_leaves_a_listing_one(language: str, path: str) -> None:
    told = [*HEADLINES[:7], REMOVED[language], *HEADLINES[7:]]
    head = "<title>Harbour | Bote</title>"
    assert _kind(f"<h1>Harbour</h1>{_cards(told)}", path, head) == "listing"
    assert _kind(f"<h1>Harbour</h1>{_cards(HEADLINES, f'<p>{REMOVED[language]}</p>')}", path, head) == "listing"


@pytest.mark.parametrize("headline", [*WORDED, *REMOVED.values()])
def test_a_dated_brief_about_what_walls_say_is_a_story(headline: str) -> None:
    head = f"<title>{headline} | Bote</title>"
    assert _kind(f"<h1>{headline}</h1><time>20 November 2026</time>{TEXT}", head=head) == "article"


@pytest.mark.parametrize("language", MISSING)
def test_a_missing_page_that_shows_other_stories_is_missing(language: str) -> None:
    shown = f"<h1>{MISSING[language]}</h1><h2>Bote</h2>{_cards(HEADLINES[:9])}"
    assert _kind(shown, head="<title>Il Bote - la voce del porto</title>") == "soft_404"


def test_a_page_from_a_script_that_tells_something_is_no_shell() -> None:
    headline = "The quay stays closed until the divers have been down"
    head = f"<title>{headline}</title><script src='/a.js'></script>"
    told = f"<div id=__next><h1>{headline}</h1><p>The office said on Monday that nobody may pass the wall for now.</p>"
    offer = "<div><h2>Unlock this article</h2><p>Bote for 29 kr a month</p><button>Subscribe</button></div></div>"
    assert _kind(told + offer, head=head) == "paywall"
    assert _kind("<div id=__next></div>", head=head) == "shell"


@pytest.mark.parametrize("said", ['"wordCount": 58', '"isAccessibleForFree": true'])
def test_an_offer_behind_a_text_that_is_declared_whole_is_no_paywall(said: str) -> None:
    headline = "The quay stays closed until the divers have been down"
    offer = "<div><h3>Subscribe to the Bote</h3><p>From 1 € a week you get every story, every day.</p></div>"
    told = f"<article><h1>{headline}</h1><time>20 November 2026</time>{TEXT}</article>{offer}"
    graph = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "%s", %s}</script>'
    head = f"<title>{headline} | Bote</title>"
    assert _kind(told, head=head + graph % (headline, said)) == "article"
    assert _kind(told, head=head + graph % (headline, '"wordCount": 610')) == "paywall"


def test_a_match_told_by_its_minutes_is_live() -> None:
    said = "The home side came out of their own half for the first time and had the bar to thank for it."
    rows = "".join(f"<li><span>{at * 7}'</span><p>{said}</p></li>" for at in range(12, 0, -1))
    title = "Velm 2-1 Sund: minute by minute"
    assert _kind(f"<h1>{title}</h1><ul>{rows}</ul>", "/live/velm-sund", f"<title>{title}</title>") == "live_blog"


def test_a_server_that_does_not_answer_the_service_before_it_is_an_error() -> None:
    shown = (
        "<div id='cf-error-details'><h1>Connection timed out <span>Error code 522</span></h1>"
        "<p>2026-11-20 07:31:00 UTC</p><p>As a result, the page can not be displayed.</p></div>"
    )
    assert _kind(shown, head="<title>bote.example | 522: Connection timed out</title>", status=522) == "error"
    refused = shown.replace("As a result", "This website is using a security service to protect itself. As a result")
    assert _kind(refused, head="<title>Attention Required! | Cloudflare</title>", status=403) == "challenge"


@pytest.mark.parametrize("said", ["security check", "temporarily unavailable", "geen robot", "доступ запрещён"])
def test_a_short_list_whose_headlines_say_what_walls_do_is_a_listing(said: str) -> None:
    told = [*HEADLINES[:4], f"Harbour master says {said} as the ferry waits", *HEADLINES[4:7]]
    assert _kind(f"<h1>Harbour</h1>{_cards(told)}", "/harbour", "<title>Harbour | Bote</title>") == "listing"


LABELS = (
    "Subscriber exclusive",
    "Nur für Abonnenten",
    "Réservé aux abonnés",
    "För prenumeranter",
    "会員限定",
    "Csak előfizetőknek",
)
CARDS = (
    "<div><span>{label}</span><h4><a href='/a/board-sells-berth-{at}'>{headline}</a></h4></div>",
    "<div><a href='/a/board-sells-berth-{at}'><span>{label}</span><h4>{headline}</h4></a></div>",
    "<li><a href='/a/board-sells-berth-{at}'>{headline}</a> <em>{label}</em></li>",
)


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("card", CARDS)
@pytest.mark.parametrize("many", [1, 4])
def test_the_label_of_another_story_says_nothing_of_this_one(label: str, card: str, many: int) -> None:
    headline = "The quay stays closed until the divers have been down"
    head = f"<title>{headline} | Bote</title>"
    told = f"<article><h1>{headline}</h1><time>20 November 2026</time>{TEXT}</article>"
    others = "".join(card.format(label=label, at=at, headline=HEADLINES[at]) for at in range(many))
    assert _kind(f"{told}<section>{others}</section>", head=head) == "article"
    assert _kind(f"{told}<section><p>{label}</p><a href='/abo'>OK</a></section>{others}", head=head) == "paywall"


def test_a_page_that_its_class_calls_missing_is_missing() -> None:
    said = "<section><h1>Oh dear</h1><p>There is only sea here, and some fog.</p></section>"
    page = (
        f"<html><head><title>Bote</title></head><body class='error404 theme'>{MENU}{said}{_cards(HEADLINES[:5])}</body>"
    )
    assert understand(page.encode(), "https://bote.example/a/quay-4711").kind == "soft_404"


def test_a_window_before_a_box_of_other_stories_is_still_a_paywall() -> None:
    headline = "The quay stays closed until the divers have been down"
    told = f"<article><h1>{headline}</h1><time>20 November 2026</time>{TEXT}"
    window = "<div><p>Already a subscriber? <a href='/login'>Log in</a></p></div></article>"
    assert _kind(f"{told}{window}{_cards(HEADLINES[:4])}", head=f"<title>{headline} | Bote</title>") == "paywall"


@pytest.mark.parametrize(
    ("behind", "counted", "kind"),
    [
        ("<div><h2>Kostenlos registrieren und weiterlesen</h2></div>", 1400, "paywall"),
        ("<p>And then the wind turned, and what the divers found below the wall was …</p>", 1400, "paywall"),
        ("<div><h2>Kostenlos registrieren und weiterlesen</h2></div>", 330, "article"),
        ("<p>And then the wind turned, and the divers went home.</p>", 1400, "article"),
    ],
)
def test_a_long_teaser_is_known_by_the_words_that_the_page_counts(behind: str, counted: int, kind: str) -> None:
    headline = "The quay stays closed until the divers have been down"
    said = json.dumps({"@type": "NewsArticle", "headline": headline, "wordCount": counted})
    head = f'<title>{headline} | Bote</title><script type="application/ld+json">{said}</script>'
    assert (
        _kind(f"<article><h1>{headline}</h1><time>20 November 2026</time>{TEXT * 5}{behind}</article>", head=head)
        == kind
    )


@pytest.mark.parametrize("where", ["below a first sentence", "at the end"])
def test_a_brief_with_a_day_and_no_other_story_is_no_list(where: str) -> None:
    headline = "Fishers of Velm open the season"
    day, said = (
        "<div>01.09.2026 - 09:00</div><div>Text: Ada Brim</div>",
        "The boats left at midnight, when the ban ended.",
    )
    rest = "<p>Fifty boats sailed as the siren of the mole was heard.</p><p>There is to be much mackerel this year.</p>"
    told = f"<div>{said}</div>{day}{rest}" if where != "at the end" else f"<p>{said}</p>{rest}{day}"
    head = f"<title>{headline} | Bote</title>"
    assert _kind(f"<h1>{headline}</h1>{told}", "/local/118", head) == "article"
    listed = f"<h1>{headline}</h1><p>{said}</p>{_cards(HEADLINES[:4], '<time>01.09.2026</time>')}"
    assert _kind(listed, "/local/118", head) == "listing"
