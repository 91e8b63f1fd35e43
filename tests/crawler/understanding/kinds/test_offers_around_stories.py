"""A window that sells subscriptions makes no teaser of a whole story, wherever else than at its end it stands; forms,
notices and checks for comments make no wall of a page that has its story or its list."""

import pytest

from crawler.understanding import understand

HEADLINE = "Harbour board sells the old crane to a baker"
TEXT = "".join(
    f"<p>{sentence}</p>"
    for sentence in (
        "The board of the harbour decided on Monday to sell its last steam crane, which has stood idle for nine years.",
        "It goes to a baker from the lower town, who wants to lift flour with it and has paid four hundred crowns.",
        "The crane will be taken apart before Easter, said the harbour master, and no ship will have to wait for that.",
    )
)
WINDOW = (
    "<div class='m'><h3>Keep reading with a subscription</h3><p>Four weeks for a crown, then nine crowns a month.</p>"
    "<a href='/subscribe'>Subscribe now</a><p>Already a subscriber? <a href='/login'>Log in</a></p></div>"
)
OTHERS = (
    "<ul>"
    + "".join(f"<li><a href='/a/{at}'>Ferry number {at} leaves the quay late</a></li>" for at in range(12))
    + "</ul>"
)
COMMENTS = "".join(
    f"<div class='c'><b>Reader {at}</b><p>I saw it there as a child in {1950 + at}.</p></div>" for at in range(9)
)
ROWS = "".join(
    f"<tr><td>{at}.11.2026</td><td><a href='/c/{at}'>Pennick v. Ferry Board {at}</a></td><td>26-{at}</td></tr>"
    for at in range(1, 15)
)
SIGN_IN = "<form><input name='name'><input type='password' name='word'><button>Sign in</button></form>"
COOKIES = (
    "<div role='dialog'><h2>We value your privacy</h2><p>We and our partners store and/or access information on a device, "
    "such as cookies, and process personal data. You can withdraw your consent at any time.</p><p>Targeting cookies may be"
    " set by our advertising partners for personalised ads.</p><button>Accept all</button></div>"
)


def _kind(body: str, title: str = f"{HEADLINE} - Courier", path: str = "/a/crane-4711", head: str = "") -> str:
    page = f"<html lang='en'><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    return understand(page.encode(), f"https://courier.example{path}", status=200).kind


def _story(before: str = "", behind: str = "", text: str = TEXT, headline: str = HEADLINE) -> str:
    return f"<h1>{headline}</h1><p>By Mara Holt, 9 January 2026</p>{before}{text}{behind}"


@pytest.mark.parametrize("between", [OTHERS * 2, COMMENTS])
def test_a_window_far_below_a_whole_story_sells_other_stories(between: str) -> None:
    assert _kind(_story(behind=f"<aside>{between}</aside>{WINDOW}")) == "article"


def test_a_window_at_the_end_of_a_short_text_sells_its_rest() -> None:
    assert _kind(_story(behind=WINDOW)) == "paywall"


def test_a_window_far_below_a_text_that_breaks_off_sells_its_rest() -> None:
    text = TEXT.replace("for that.</p>", "for ...</p>")
    assert _kind(_story(text=text, behind=f"<aside>{OTHERS * 2}</aside>{WINDOW}")) == "paywall"


def test_a_window_above_a_whole_story_does_not_end_it() -> None:
    assert _kind(_story(before=WINDOW, text=TEXT * 2)) == "article"


@pytest.mark.parametrize(
    "offer",
    [
        "<p>Register for free to read this article</p>",
        "<h2>This post is for members only</h2><a>Join now</a>",
        "<b>Mit Plus weiterlesen</b><p>30 Tage für 0,99 €.</p>",
        "<p>To jest fragment artykułu. Pełna treść dostępna w prenumeracie.</p>",
        "<p>Pokračování článku je určeno předplatitelům</p>",
        "<p>A folytatáshoz előfizetés szükséges.</p>",
        "<p>残り820文字。続きは会員登録をしてお読みください。</p>",
        "<p>전체 내용은 구독 회원만 볼 수 있습니다.</p>",
    ],
)
def test_systems_word_their_offers_differently(offer: str) -> None:
    assert _kind(_story(text=TEXT[: TEXT.index("</p>") + 4], behind=f"<div>{offer}</div>")) == "paywall"


def test_a_form_to_sign_in_above_a_short_story_or_a_table_is_no_login() -> None:
    assert _kind(SIGN_IN + _story()) == "article"
    register = f"<h1>Decisions</h1><table>{ROWS}</table>"
    assert _kind(SIGN_IN + register, "Decisions", "/decisions") == "listing"
    assert _kind(SIGN_IN, "Members", "/members") == "login"


def test_a_cookie_window_over_a_table_is_no_consent_wall() -> None:
    assert _kind(f"{COOKIES}<h1>Decisions</h1><table>{ROWS}</table>", "Decisions", "/decisions") == "listing"
    assert _kind(COOKIES, "Courier") == "consent"


def test_a_check_that_guards_a_form_is_no_check_of_visitors() -> None:
    guard = (
        '<div class="cf-turnstile"></div><script src="https://challenges.cloudflare.com/turnstile/v0/api.js"></script>'
    )
    assert _kind(_story(behind=f"<form>{guard}<textarea></textarea></form>")) == "article"
    assert _kind(f"<h1>Decisions</h1><table>{ROWS}</table>{guard}", "Decisions", "/decisions") == "listing"


@pytest.mark.parametrize("title", ["Opinions - Court of Brant", "Archive - Courier"])
def test_a_register_that_declares_itself_an_article_is_looked_at_closely(title: str) -> None:
    rows = "".join(
        f"<p>{at}.11.2026 <a href='/o/{at}.pdf'>Pennick v. Ferry Board {at}</a>: the board may ask for its fees before a "
        "ship has left the quay, and need not say what it will do with them.</p>"
        for at in range(1, 25)
    )
    declared = (
        "<meta property='og:type' content='article'><meta property='article:published_time' content='2020-01-02'>"
    )
    assert _kind(f"<h1>{title.split(' - ')[0]}</h1>{rows}", title, "/o/recent", declared) == "listing"
