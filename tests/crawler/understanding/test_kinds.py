"""Every kind of page is told from the others, in many languages, and a listing never comes out as an article."""

import json

import pytest

from crawler.understanding.document import Document
from crawler.understanding.kinds import gather, kind_of, not_html, score
from crawler.understanding.metadata.read import read_metadata

SENTENCE = {
    "en": "The ferry stays in port this week, the harbour office said on Monday, because the storm is not letting up. ",
    "de": "Die Fähre bleibt diese Woche im Hafen, teilte das Hafenamt am Montag mit, weil der Sturm nicht nachlässt. ",
    "ru": "Паром на этой неделе остаётся в порту, сообщили в администрации, потому что шторм не стихает совсем. ",
    "ja": "強い風のため、今週フェリーは港にとどまると港の事務所が月曜日に発表した。乗客は空の便を待っている。",
    "ar": "تبقى العبارة في الميناء هذا الأسبوع كما قالت إدارة الميناء لأن العاصفة التي بدأت يوم الاثنين ما زالت على حالها. ",
}
MENU = (
    "<nav><ul>"
    + "".join(f'<li><a href="/{name}">{name.title()}</a></li>' for name in ("news", "sport", "culture", "harbour"))
    + "</ul></nav>"
)
FOOTER = '<footer><a href="/imprint">Imprint</a> <a href="/privacy">Privacy</a> © Der Bote</footer>'


def verdict(
    html,
    url="https://bote.example/harbour/the-ferry-stays-in-port-4711.html",
    status=200,
    headers=None,
    body_words=None,
):
    doc = Document.parse(html.encode(), url)
    return kind_of(gather(doc, read_metadata(doc), status=status, headers=headers or {}, body_words=body_words))


def page(body, title="Der Bote", head=""):
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{MENU}{body}{FOOTER}</body></html>"


def story(language="en", paragraphs=7, extra="", head=""):
    text = "".join(f"<p>{SENTENCE[language] * 3}</p>" for _ in range(paragraphs))
    return page(
        f"<main><article><h1>The ferry stays in port</h1>{text}</article>{extra}</main>",
        "The ferry stays in port | Der Bote",
        head,
    )


def teasers(count, summaries=False, heading="h3"):
    text = f"<p>{SENTENCE['en']}</p>"
    return "".join(
        f'<div class="teaser"><{heading}><a href="/harbour/story-number-{n}-of-the-day">Story number {n} of a long and windy day</a></{heading}>'
        f"{text if summaries else ''}<time>12 May 2026</time></div>"
        for n in range(count)
    )


@pytest.mark.parametrize("language", SENTENCE)
def test_a_story_is_an_article(language):
    assert verdict(story(language)).kind == "article"


@pytest.mark.parametrize("count", [4, 12, 30, 60])
def test_a_story_with_a_big_related_section_is_still_an_article(count):
    related = f'<section class="related"><h2>More from the harbour</h2>{teasers(count)}</section>'
    assert verdict(story(extra=related)).kind == "article"


def test_a_declared_story_with_more_teasers_than_text_is_still_an_article():
    declared = {"@type": "NewsArticle", "headline": "The ferry stays in port", "datePublished": "2026-05-12T10:00:00Z"}
    head = f'<script type="application/ld+json">{json.dumps(declared)}</script>'
    assert verdict(story(paragraphs=4, extra=teasers(60, summaries=True), head=head)).kind == "article"


@pytest.mark.parametrize(
    ("url", "sort"),
    [
        ("https://bote.example/", "home"),
        ("https://bote.example/de/", "home"),
        ("https://bote.example/harbour", "section"),
        ("https://bote.example/latest", "latest"),
        ("https://bote.example/tag/ferry", "tag"),
        ("https://bote.example/search?q=ferry", "search"),
    ],
)
@pytest.mark.parametrize("summaries", [False, True])
def test_listings(url, sort, summaries):
    found = verdict(page(f"<main><h1>Harbour</h1>{teasers(15, summaries)}</main>"), url)
    assert (found.kind, found.listing) == ("listing", sort)
    assert found.evidence["listing"] == sort


FORMS = {
    "headings": '<h2><a href="{url}">{title}</a></h2><p>{day} May 2026</p><p>{text}</p>',
    "paragraphs": '<p class="t"><a href="{url}">{title}</a></p><p>{text}</p>',
    "boxes": '<div class="t"><a href="{url}">{title}</a></div><p>{text}</p>',
    "bold": '<p><strong><a href="{url}">{title}</a></strong><br>{text}</p>',
    "read more": '<h3>{title}</h3><p>{text}</p><p><a href="{url}">Read more</a></p>',
    "read more inside": '<h3>{title}</h3><p>{text} <a href="{url}">Read more</a></p>',
    "cards": '<a href="{url}"><h3>{title}</h3><p>{text}</p></a>',
    "definitions": '<dt><a href="{url}">{title}</a></dt><dd>{text}</dd>',
    "items": '<li><a href="{url}">{title}</a> {text}</li>',
    "rows": '<tr><td>{day}.05.2026</td><td><a href="{url}">{title}</a><p>{text}</p></td></tr>',
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("count", [6, 25])
@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("long", [1, 3])
def test_listings_with_long_summaries_in_any_form(form, count, language, long):
    rows = "".join(
        FORMS[form].format(
            url=f"/harbour/story-{n}-of-the-long-day",
            title=f"Story number {n} of a long and windy day",
            day=n + 1,
            text=SENTENCE[language] * long,
        )
        for n in range(count)
    )
    body = f"<table>{rows}</table>" if form == "rows" else f"<dl>{rows}</dl>" if form == "definitions" else rows
    assert verdict(page(f"<main><h1>Harbour</h1>{body}</main>"), "https://bote.example/harbour").kind == "listing"


def test_a_story_in_which_links_abound_is_an_article():
    linked = "".join(
        f"<p>{SENTENCE['en']} <a href='/harbour/earlier-{n}'>An earlier story</a> told of it. {SENTENCE['en']}</p>"
        for n in range(12)
    )
    assert verdict(page(f"<main><article><h1>The ferry stays in port</h1>{linked}</article></main>")).kind == "article"
    also = "".join(
        f"<p>{SENTENCE['en'] * 2}</p>" * 3 + f'<p><a href="/n/{n}">Read also: the story of the day before</a></p>'
        for n in range(5)
    )
    assert verdict(page(f"<main><article><h1>The ferry stays in port</h1>{also}</article></main>")).kind == "article"
    ways = "".join(f"<h2>{n}. Way number {n}</h2><p>{SENTENCE['en'] * 3}</p>" for n in range(1, 11))
    assert (
        verdict(
            page(f"<main><h1>Ten ways to cross the strait</h1>{ways}</main>"),
            "https://bote.example/ten-ways-to-cross-the-strait",
        ).kind
        == "article"
    )


def test_a_table_of_dated_documents_is_a_listing():
    rows = "".join(
        f'<tr><td>{n}.05.2026</td><td><a href="/d/{n}.pdf">Permit {n}/26</a></td><td>Quay {n}</td></tr>'
        for n in range(1, 25)
    )
    assert verdict(page(f"<h1>Permits</h1><table>{rows}</table>"), "https://port.example/permits").kind == "listing"


def test_a_flat_list_of_headlines_is_a_listing():
    rows = "".join(
        f'<li>10:{n:02} <a href="/n/{n}">Story number {n} of a long and windy day</a></li>' for n in range(40)
    )
    assert (
        verdict(page(f"<h1>Ticker</h1><ul class='ticker-list'>{rows}</ul>"), "https://bote.example/ticker").kind
        == "listing"
    )


CHALLENGES = {
    "cloudflare": "<title>Just a moment...</title><script>window._cf_chl_opt={cvId:'3'};</script><div id='c'></div>",
    "datadome": "<title>bote.example</title><p id='cmsg'>Please enable JS and disable any ad blocker</p><script>var dd={'rt':'c'}</script>"
    "<script src='https://ct.captcha-delivery.com/c.js'></script>",
    "akamai": "<title>Access Denied</title><h1>Access Denied</h1>You don't have permission. Reference #18.1 <a>https://errors.edgesuite.net/18.1</a>",
    "aws waf": "<title></title><script>window.awsWafCookieDomainList=[];window.gokuProps={}</script><div id='challenge-container'></div>",
    "perimeterx": "<title>Access to this page has been denied</title><div id='px-captcha'></div><p>Press &amp; Hold to confirm you are a human</p>",
    "imperva": "<script src='/_Incapsula_Resource?SWJIYLWA=1'></script><iframe>Request unsuccessful. Incapsula incident ID: 1-2</iframe>",
    "anubis": "<title>Making sure you're not a bot!</title><script id='anubis_challenge' type='application/json'>{}</script>",
    "unknown": "<title>Vérification de sécurité</title><p>Merci de confirmer que vous êtes humain.</p>",
}


@pytest.mark.parametrize("service", CHALLENGES)
@pytest.mark.parametrize("status", [200, 403])
def test_bot_checks(service, status):
    found = verdict(f"<html><head></head><body>{CHALLENGES[service]}</body></html>", status=status)
    assert found.kind == "challenge"
    assert found.evidence["service"] == service


@pytest.mark.parametrize(
    ("headers", "status", "service"),
    [
        ({"cf-mitigated": "challenge"}, 403, "cloudflare"),
        ({"x-amzn-waf-action": "challenge"}, 202, "aws waf"),
        ({"server": "AkamaiGHost"}, 403, "akamai"),
        ({"x-datadome": "1"}, 403, "datadome"),
        ({"server": "cloudflare"}, 429, "cloudflare"),
    ],
)
def test_bot_checks_by_their_headers(headers, status, service):
    found = verdict("<html><body><p>No.</p></body></html>", status=status, headers=headers)
    assert (found.kind, found.evidence["service"]) == ("challenge", service)


def test_a_check_may_come_behind_a_long_program():
    program = "function step(n){return n*7%1001;}" * 3000
    found = verdict(
        f'<html><head><script>{program}window.rbzns={{seed:"x"}};winsocks();</script></head><body></body></html>'
    )
    assert (found.kind, found.evidence["service"]) == ("challenge", "reblaze")


def test_a_story_behind_a_guarding_service_or_about_one_is_an_article():
    mark = '<script src="https://www.google.com/recaptcha/api.js"></script><script src="/cdn-cgi/challenge-platform/h/b.js"></script>'
    assert verdict(story(head=mark), headers={"server": "cloudflare", "x-datadome": "protected"}).kind == "article"
    about = story().replace("The ferry stays in port", "Are you a robot? How sites check that you are human")
    assert verdict(about).kind == "article"


CONSENTS = {
    "en": ("We value your privacy", "We and our partners store and/or access information on a device, such as cookies, with your consent, "
           "for personalised ads and tracking. You can withdraw your consent in our privacy policy.", "Accept all"),
    "de": ("Weiter mit Werbung", "Besuchen Sie uns mit Werbung und Tracking. Mit Ihrer Zustimmung verarbeiten wir und unsere Partner "
           "personenbezogene Daten über Cookies und Nutzungsprofile. Details im Datenschutz.", "Zustimmen und weiter"),
    "fr": ("Vos données", "Avec votre consentement, nos partenaires et nous utilisons des cookies et traceurs pour des publicités "
           "personnalisées. Voir notre politique de confidentialité.", "Tout accepter"),
    "es": ("Tu privacidad", "Con tu consentimiento, nosotros y nuestros socios usamos cookies para publicidad personalizada y tratar "
           "datos personales. Más en la política de privacidad.", "Aceptar todo"),
    "it": ("La tua privacy", "Con il tuo consenso noi e i fornitori usiamo cookie per pubblicità personalizzata e trattare dati personali. "
           "Leggi la informativa.", "Accetta tutto"),
    "nl": ("Jouw privacy", "Met jouw toestemming gebruiken wij en advertentiepartners cookies om gegevens te verwerken. Wijzig je voorkeuren.",
           "Alles accepteren"),
    "pl": ("Twoja prywatność", "Za Twoją zgodą (zgoda dobrowolna) my i nasi partnerzy używamy plików cookie. Więcej w polityce prywatności.",
           "Przejdź do serwisu"),
    "sv": ("Din integritet", "Med ditt samtycke använder vi cookies och delar uppgifter. Läs om integritet och cookies.", "Godkänn alla"),
}  # fmt: skip


@pytest.mark.parametrize("language", CONSENTS)
def test_consent_walls(language):
    title, text, button = CONSENTS[language]
    body = f"<div class='wall'><h1>{title}</h1><p>{text}</p><p>{text}</p><button>{button}</button><a href='#'>{button}</a></div>"
    assert verdict(f"<html><head><title>{title}</title></head><body>{body}</body></html>").kind == "consent"


@pytest.mark.parametrize("language", CONSENTS)
def test_a_story_under_a_cookie_banner_is_an_article(language):
    title, text, button = CONSENTS[language]
    banner = f"<div id='banner'><h2>{title}</h2><p>{text}</p><a href='#'>{button}</a></div>"
    assert verdict(story(extra=banner)).kind == "article"


NOT_FOUND = [
    "Page not found", "404 – Not Found", "Sorry, the page you were looking for doesn't exist", "Seite nicht gefunden", "Diese Seite existiert nicht mehr: Artikel nicht gefunden",
    "Page introuvable", "Página no encontrada", "Página não encontrada", "Pagina non trovata", "Pagina niet gevonden", "Sidan hittades inte", "Siden blev ikke fundet",
    "Siden finnes ikke", "Sivua ei löytynyt", "Strona nie istnieje", "Stránka nenalezena", "Stránka nebola nájdená", "Stranica nije pronađena", "Az oldal nem található",
    "Pagina nu a fost găsită", "Sayfa bulunamadı", "Halaman tidak ditemukan", "Không tìm thấy trang", "Страница не найдена", "Сторінку не знайдено",
    "Страницата не е намерена", "Η σελίδα δεν βρέθηκε", "הדף לא נמצא", "الصفحة غير موجودة", "صفحه یافت نشد", "ไม่พบหน้า", "页面不存在", "找不到網頁",
    "お探しのページは見つかりませんでした", "페이지를 찾을 수 없습니다",
]  # fmt: skip


@pytest.mark.parametrize("words", NOT_FOUND)
def test_soft_404_in_many_languages(words):
    assert verdict(page(f"<main><h1>{words}</h1><p>…</p></main>", f"{words} | Der Bote")).kind == "soft_404"
    below = page(f"<main><h2>Oh!</h2><p>{words}.</p>{teasers(6)}</main>")
    assert verdict(below).kind == "soft_404"


def test_a_story_about_missing_pages_is_an_article():
    assert (
        verdict(story().replace("The ferry stays in port", "Page not found: how an archive vanished")).kind == "article"
    )
    assert verdict(story().replace("The ferry stays in port", "The 404 bus is back")).kind == "article"


@pytest.mark.parametrize(
    "title", ["Log in", "Anmelden", "Se connecter", "Iniciar sesión", "Logga in", "Войти", "ログイン", "تسجيل الدخول"]
)
def test_logins(title):
    form = '<form><input type="text" name="u"><input type="password" name="p"><button>OK</button></form>'
    assert verdict(page(f"<h1>{title}</h1>{form}", title), "https://bote.example/account/login").kind == "login"


def test_a_story_with_a_login_form_in_its_header_is_an_article():
    form = '<form id="login"><input type="text"><input type="password"></form>'
    assert verdict(story(extra=form)).kind == "article"


@pytest.mark.parametrize(
    "body",
    [
        '<div id="root"></div><script src="/app.js"></script>',
        '<div id="__next"></div><script>1</script><script src="/b.js"></script>',
        "<noscript>You need to enable JavaScript to run this app.</noscript><script src='/a.js'></script><p>Loading…</p>",
        "<noscript>Bitte aktivieren Sie JavaScript.</noscript><script src='/a.js'></script>",
        "<app-root></app-root><script src='/main.js'></script>",
    ],
)
def test_shells_that_need_scripts(body):
    assert verdict(f"<html><head><title>Der Bote</title></head><body>{body}</body></html>").kind == "shell"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("<h1>500 Internal Server Error</h1>", 200),
        ("<h1>Error establishing a database connection</h1>", 200),
        ("<title>503 Service Unavailable</title><p>Try again later.</p>", 503),
        ("<h1>Wartungsarbeiten</h1><p>Wir sind gleich zurück.</p>", 200),
        ("<h1>Gone</h1>", 410),
        ("", 200),
    ],
)
def test_errors(body, status):
    assert verdict(f"<html><body>{body}</body></html>", status=status).kind == "error"


def test_any_page_with_a_refusing_status_is_no_article():
    assert verdict(story(), status=404).kind == "error"


def test_live_blogs():
    live = {"@type": "LiveBlogPosting", "headline": "Storm: live", "liveBlogUpdate": []}
    head = f'<script type="application/ld+json">{json.dumps(live)}</script>'
    assert verdict(story(head=head)).kind == "live_blog"
    updates = "".join(
        f"<section><time>10:{n:02}</time><h2>Update {n}</h2><p>{SENTENCE['en'] * 2}</p></section>" for n in range(12)
    )
    assert (
        verdict(
            page(f"<h1>Storm: live</h1>{updates}"), "https://bote.example/harbour/liveblog/storm-on-the-coast-4711"
        ).kind
        == "live_blog"
    )


@pytest.mark.parametrize(
    ("head", "body", "url"),
    [
        ('<meta property="og:type" content="video.other">', "<video src='/a.mp4'></video>", "https://bote.example/a/storm-at-the-harbour-in-pictures-4711"),
        ('<script type="application/ld+json">{"@type":"VideoObject","name":"Storm"}</script>', "", "https://bote.example/video/storm-at-the-harbour-wall-4711"),
        ("", "<iframe src='https://player.vimeo.com/video/1'></iframe>", "https://bote.example/videos/storm-at-the-harbour-wall-4711"),
    ],
)  # fmt: skip
def test_media(head, body, url):
    assert (
        verdict(page(f"<h1>Storm at the harbour wall</h1>{body}<p>{SENTENCE['en']}</p>", "Storm", head), url).kind
        == "media"
    )


@pytest.mark.parametrize(
    "prompt",
    [
        "Subscribe to continue reading", "Already a subscriber? Log in", "Jetzt weiterlesen mit Bote plus", "Il vous reste 80 % de cet article à lire",
        "Contenido exclusivo para suscriptores", "Sei già abbonato?", "Exclusivo para assinantes", "Alleen voor abonnees", "Dostęp dla prenumeratorów",
        "Только для подписчиков", "この記事は有料会員記事です",
    ],
)  # fmt: skip
def test_teasers_before_a_paywall(prompt):
    body = f"<article><h1>The ferry stays in port</h1><p>{SENTENCE['en'] * 2}</p><p>{SENTENCE['en']}</p></article><div class='offer'><h2>{prompt}</h2></div>"
    found = verdict(page(body, "The ferry stays in port", '<meta property="og:type" content="article">'))
    assert found.kind == "paywall"
    assert found.evidence["prompt"] in prompt.lower()


def test_a_whole_story_with_a_subscription_offer_is_an_article():
    head = (
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","isAccessibleForFree":false}</script>'
    )
    assert verdict(story(extra="<div><h2>Subscribe to continue reading</h2></div>", head=head)).kind == "article"


@pytest.mark.parametrize(
    ("body", "headers", "kind"),
    [
        (b"%PDF-1.7 ...", {"content-type": "text/html"}, "application/pdf"),
        (b"\x89PNG\r\n\x1a\n", {}, "image/png"),
        (b'{"a": 1}', {"content-type": "application/json"}, "application/json"),
        (b'{"a": 1}', {}, "application/json"),
        (b'<?xml version="1.0"?><rss version="2.0"></rss>', {"content-type": "text/html"}, "text/html"),
        (b"<urlset></urlset>", {}, "application/xml"),
        (b"just words", {"Content-Type": "text/plain; charset=utf-8"}, "text/plain"),
        (b"\x00\x01\x02\x00\x00\x00\x00" * 100, {}, "application/octet-stream"),
    ],
)  # fmt: skip
def test_what_is_no_page(body, headers, kind):
    evidence = not_html(body, headers)
    assert evidence is not None
    assert evidence["type"] == kind


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"<!DOCTYPE html><p>x", {}),
        (b"\xef\xbb\xbf  <html>", {"content-type": "text/plain"}),
        ("<html><p>x</p>".encode("utf-16"), {"content-type": "text/html"}),
        (b'<?xml version="1.0"?><!DOCTYPE html><html>', {"content-type": "application/xhtml+xml"}),
        (b"Plain beginning <p>then tags", {"content-type": "text/html; charset=utf-8"}),
        (b"", {"content-type": "text/html"}),
    ],
)
def test_what_may_be_a_page(body, headers):
    assert not_html(body, headers) is None


@pytest.fixture
def doubt():
    """A way to make every page as likely a listing as `bias` says."""
    yield lambda bias: score.use({"bias": bias})
    score.use(None)


@pytest.mark.parametrize(
    ("bias", "counted", "kind"),
    [
        (0.5, (0, 0), "article"),
        (0.5, (20, 0), "listing"),
        (-0.5, (20, 20), "listing"),
        (-0.5, (20, 3), "listing"),
        (-0.5, (7, 3), "article"),
        (-0.5, (0, 0), "article"),
        (4.0, (0, 0), "listing"),
        (-4.0, (40, 40), "article"),
    ],
)
def test_in_doubt_the_entries_are_counted(doubt, bias, counted, kind):
    doubt(bias)
    doc = Document.parse(
        page(f"<h1>Harbour</h1><p>{SENTENCE['en']}</p><p>{SENTENCE['en']}</p>").encode(), "https://bote.example/harbour"
    )
    assert kind_of(gather(doc, read_metadata(doc)), lambda: counted).kind == kind
