"""Pages with next to nothing on them: what stands in for a story is never taken for one, and a short story stays one."""

from datetime import UTC, datetime

import pytest

from crawler.understanding import understand

URL = "https://brant.example/2026/01/faehre-kehrt-zurueck.html"


def seen(lang: str, title: str, body: str, head: str = "") -> str:
    page = f'<!doctype html><html lang="{lang}"><head><title>{title}</title>{head}</head><body>{body}</body></html>'
    return understand(page.encode(), URL, {}, datetime(2026, 1, 10, tzinfo=UTC), status=200).kind


SPEAKING = {
    "de1": (
        "de",
        "Bote",
        "<h1>Ihre Entscheidung</h1><p>Um fortzufahren, wählen Sie bitte.</p><button>Zustimmen</button><button>Abonnieren</button>",
        "consent",
    ),
    "de2": (
        "de",
        "Brant Bote",
        "<div class=box><h2>Willkommen</h2><p>Lesen Sie wie gewohnt mit Werbung weiter oder nutzen Sie das Abo ohne Tracking.</p><form action=/c method=post><button>Einverstanden</button></form><a href=/abo>Zum Abo</a></div>",
        "consent",
    ),
    "de3": (
        "de",
        "Brant Bote",
        "<h1>Datenschutz-Einstellungen</h1><p>Wir verarbeiten Ihre Daten, um unser Angebot zu verbessern.</p><button>OK</button>",
        "consent",
    ),
    "de4": (
        "de",
        "Brant Bote",
        "<p>Bitte stimmen Sie zu, um diese Seite zu nutzen.</p><button>Akzeptieren</button>",
        "consent",
    ),
    "de5": (
        "de",
        "Brant Bote",
        "<iframe src='https://cmp.example/x'></iframe><p>Wir brauchen Ihre Einwilligung.</p>",
        "consent",
    ),
    "en1": (
        "en",
        "Brant Courier",
        "<h1>Before you continue</h1><p>We value your privacy.</p><button>Continue</button>",
        "consent",
    ),
    "en2": (
        "en",
        "Brant Courier",
        "<p>We and our partners use cookies.</p><button>OK</button><button>More</button>",
        "consent",
    ),
    "fr1": (
        "fr",
        "Le Brant",
        "<h1>Votre choix</h1><p>Acceptez les traceurs ou abonnez-vous pour poursuivre.</p><button>J'accepte</button><button>S'abonner</button>",
        "consent",
    ),
    "es1": (
        "es",
        "El Brant",
        "<h1>Su privacidad nos importa</h1><p>Elija una opción para continuar.</p><button>Aceptar</button><button>Suscribirse</button>",
        "consent",
    ),
    "it1": (
        "it",
        "Il Brant",
        "<p>Per proseguire scegli se accettare i cookie o abbonarti.</p><button>Accetta</button><button>Abbonati</button>",
        "consent",
    ),
    "nl1": (
        "nl",
        "De Brant",
        "<h1>Cookies</h1><p>Geef toestemming om verder te gaan.</p><button>Akkoord</button>",
        "consent",
    ),
    "sv1": ("sv", "Brant", "<p>Vi använder kakor.</p><button>Godkänn</button>", "consent"),
    "pl1": (
        "pl",
        "Brant",
        "<p>Szanujemy Twoją prywatność. Wybierz, jak chcesz korzystać z serwisu.</p><button>Akceptuję</button>",
        "consent",
    ),
    "cs1": ("cs", "Brant", "<p>Potřebujeme váš souhlas se zpracováním údajů.</p><button>Souhlasím</button>", "consent"),
    "ja1": (
        "ja",
        "ブラント",
        "<p>続行するには、クッキーの使用に同意してください。</p><button>同意する</button>",
        "consent",
    ),
    "ru1": (
        "ru",
        "Брант",
        "<p>Мы используем файлы cookie. Продолжая, вы соглашаетесь.</p><button>Принять</button>",
        "consent",
    ),
    "tr1": ("tr", "Brant", "<p>Çerez kullanımına izin verin.</p><button>Kabul et</button>", "consent"),
    "hu1": ("hu", "Brant", "<p>A folytatáshoz fogadja el a sütiket.</p><button>Elfogadom</button>", "consent"),
    "fi1": ("fi", "Brant", "<p>Tarvitsemme suostumuksesi jatkaaksemme.</p><button>Hyväksyn</button>", "consent"),
    "longer-de": (
        "de",
        "Brant Bote",
        "<h1>Willkommen beim Brant Bote</h1><p>Besuchen Sie unsere Seite wie gewohnt mit Werbung und üblichem Tracking. Sie können Ihre Entscheidung jederzeit ändern.</p><p>Oder lesen Sie für 2,99 Euro im Monat ohne Werbung.</p><button>Zustimmen und weiter</button><button>Jetzt abonnieren</button><p><a href=/impressum>Impressum</a> <a href=/datenschutz>Datenschutz</a> <a href=/agb>AGB</a></p>",
        "consent",
    ),
    "pw-de": (
        "de",
        "Bote",
        "<h1>Dieser Inhalt ist kostenpflichtig</h1><p>Bitte melden Sie sich an oder schließen Sie ein Abo ab.</p><button>Abo abschließen</button>",
        "login paywall shell",
    ),
    "pw-en": (
        "en",
        "Courier",
        "<h1>Premium content</h1><p>Please subscribe to view this page.</p><a href=/subscribe>Subscribe</a>",
        "login paywall shell",
    ),
    "pw-fr": (
        "fr",
        "Brant",
        "<p>Cet article est réservé à nos abonnés.</p><a href=/abo>S'abonner</a>",
        "login paywall shell",
    ),
    "lg-es": (
        "es",
        "Brant",
        "<h1>Acceda a su cuenta</h1><form><input name=u><input type=password name=p><button>Entrar</button></form>",
        "login paywall shell",
    ),
    "lg-nopw": (
        "de",
        "Brant",
        "<h1>Einloggen</h1><form><input type=email name=u><button>Weiter</button></form>",
        "login paywall shell",
    ),
    "ch-de": ("de", "Einen Moment", "<p>Wir prüfen, ob Sie ein Mensch sind.</p>", "challenge"),
    "ch-en": (
        "en",
        "brant.example",
        "<h1>One moment please</h1><p>Please wait while your request is being verified...</p>",
        "challenge",
    ),
    "ch-fr": ("fr", "Un instant", "<p>Vérification de votre navigateur en cours.</p>", "challenge"),
    "ch-es": ("es", "Espere", "<p>Comprobando su navegador. Espere un momento.</p>", "challenge"),
    "mt-de": ("de", "Wartung", "<h1>Wir sind gleich zurück</h1><p>Unsere Seite wird gerade gewartet.</p>", "error"),
    "mt-en": (
        "en",
        "Brant",
        "<h1>We'll be back soon</h1><p>Sorry for the inconvenience, we are performing some maintenance.</p>",
        "error",
    ),
    "mt-fr": ("fr", "Brant", "<h1>Site en travaux</h1><p>Nous serons bientôt de retour.</p>", "error"),
    "mt-nl": ("nl", "Brant", "<h1>Onderhoud</h1><p>We zijn zo terug.</p>", "error"),
    "mt-empty": (
        "de",
        "Brant",
        "<h1>Fehler</h1><p>Leider ist etwas schiefgelaufen. Versuchen Sie es später noch einmal.</p>",
        "error",
    ),
    "js-noscript-en": (
        "en",
        "Brant",
        "<noscript>Please enable JavaScript to view this page.</noscript><div id=x></div>",
        "error shell",
    ),
    "js-de": ("de", "Brant", "<p>Bitte schalten Sie JavaScript ein, um diese Seite zu sehen.</p>", "shell"),
    "js-en": ("en", "Brant", "<p>Please enable JavaScript to continue using this site.</p>", "shell"),
    "js-pt": ("pt", "Brant", "<p>Você precisa ativar o JavaScript para ver esta página.</p>", "shell"),
    "js-ja": ("ja", "ブラント", "<p>このページを表示するにはJavaScriptを有効にしてください。</p>", "shell"),
    "js-root": ("en", "Brant", "<div id=root></div><p>Loading...</p>", "shell"),
    "loading": ("en", "Brant", "<p>Loading…</p>", "shell"),
}

SAYING_LITTLE = (
    (
        "de",
        "Tagblatt",
        "<h1>Hallo!</h1><p>Schön, dass Sie da sind. Bitte treffen Sie eine Auswahl.</p><button>Alles klar</button><button>Einstellungen</button>",
    ),
    (
        "de",
        "Tagblatt",
        "<div><p>Unser Journalismus kostet Geld. Helfen Sie uns mit Ihrer Zusage zu personalisierter Werbung.</p><a class='btn' href='/ok'>Annehmen</a><a class='btn' href='/pur'>Pur-Variante</a></div>",
    ),
    ("en", "Gazette", "<h2>Hang on</h2><p>We need your OK first.</p><form><button>OK</button></form>"),
    ("fr", "Gazette", "<p>Bienvenue ! Faites votre sélection.</p><button>D'accord</button><button>Plus tard</button>"),
    ("it", "Gazzetta", "<h1>Ciao!</h1><p>Prima di andare avanti, una domanda.</p><button>Va bene</button>"),
    ("da", "Avis", "<p>Vi beder om din tilladelse.</p><button>Ja tak</button>"),
    ("no", "Avis", "<p>Du må ta et valg før du går videre.</p><button>OK</button>"),
    ("ro", "Ziar", "<p>Alege o opțiune pentru a merge mai departe.</p><button>De acord</button>"),
    ("el", "Εφημερίδα", "<p>Επιλέξτε πριν συνεχίσετε.</p><button>Εντάξει</button>"),
    ("hr", "List", "<p>Molimo odaberite prije nastavka.</p><button>U redu</button>"),
    ("ko", "신문", "<p>계속하려면 선택하세요.</p><button>확인</button>"),
    ("zh", "报纸", "<p>继续之前请选择。</p><button>好的</button>"),
    ("ar", "جريدة", "<p>يرجى الاختيار قبل المتابعة.</p><button>موافق</button>"),
    ("he", "עיתון", "<p>נא לבחור לפני שממשיכים.</p><button>בסדר</button>"),
    ("th", "ข่าว", "<p>โปรดเลือกก่อนดำเนินการต่อ</p><button>ตกลง</button>"),
    ("de", "Tagblatt", "<iframe src='https://x.example/m'></iframe>"),
    ("de", "Tagblatt", "<p>Sie werden weitergeleitet...</p>"),
    ("en", "Gazette", "<p>Redirecting you to the article, click here if nothing happens.</p>"),
    ("en", "Gazette", "<h1>Closed</h1><p>This service has ended. Thank you for reading us all these years.</p>"),
    (
        "de",
        "Tagblatt",
        "<h1>Weiter mit Tagblatt plus</h1><p>Testen Sie uns einen Monat lang für einen Euro. Danach 9,90 Euro.</p><button>Angebot ansehen</button>",
    ),
    ("pt", "Jornal", "<h1>Quase lá</h1><p>Escolha como quer ler.</p><button>Quero</button>"),
    (
        "de",
        "Tagblatt",
        "<h1>Willkommen</h1><p>Damit wir Ihnen unsere Inhalte zeigen können, benötigen wir und unsere 214 Geschäftspartner die Erlaubnis, Informationen auf Ihrem Gerät abzulegen und auszulesen, etwa um Reichweiten zu messen.</p><button>Ja</button><button>Nein</button>",
    ),
)

SHORT_STORIES = (
    (
        "de",
        "Zug entgleist - Bote",
        "<nav><a href=/a>A</a></nav><article><h1>Zug entgleist bei Altheim</h1><p class=meta>9. Januar 2026</p><p>Bei Altheim ist am Freitag ein Güterzug entgleist. Verletzt wurde niemand, die Strecke bleibt bis Sonntag gesperrt.</p></article>",
    ),
    (
        "en",
        "Train derails",
        "<h1>Train derails near Alder Quay</h1><p>9 January 2026</p><p>A goods train left the rails near Alder Quay on Friday morning. Nobody was hurt, the railway said.</p>",
    ),
    (
        "en",
        "Court rules on cookies - Courier",
        "<h1>Court rules on cookies</h1><p>By Ada Berg, 9 January 2026</p><p>A court in Brant ruled on Friday that websites need consent before they set cookies. The privacy office had sued three companies.</p><button>Accept all</button>",
    ),
    (
        "de",
        "Brand in Scheune - X",
        "<h1>Brand in Scheune</h1><p>9. Januar 2026</p><p>In Altheim ist am Abend eine Scheune abgebrannt. Die Polizei ermittelt.</p>",
    ),
    (
        "fr",
        "Incendie à Brant - X",
        "<h1>Incendie à Brant</h1><p>le 9 janvier 2026</p><p>Une grange a brûlé vendredi soir à Brant, sans faire de victime, selon les pompiers.</p>",
    ),
    (
        "ja",
        "ブラントで火事 - X",
        "<h1>ブラントで火事</h1><p>2026年1月9日</p><p>ブラント市で9日夜、納屋が全焼した。けが人はいなかった。警察が原因を調べている。</p>",
    ),
    (
        "ru",
        "Пожар в Бранте - X",
        "<h1>Пожар в Бранте</h1><p>9 января 2026</p><p>В Бранте вечером сгорел сарай. Пострадавших нет, сообщили спасатели.</p>",
    ),
    (
        "en",
        "Subscription scam hits Brant - X",
        "<h1>Subscription scam hits Brant</h1><p>9 Jan 2026, 14:00</p><p>Police warn of a subscription scam: victims log in on a false page and pay. Two cases are known.</p>",
    ),
)


@pytest.mark.parametrize("name", SPEAKING)
def test_a_sparse_page_is_what_it_says(name: str) -> None:
    lang, title, body, kinds = SPEAKING[name]
    assert seen(lang, title, body) in kinds.split()


@pytest.mark.parametrize("page", SAYING_LITTLE)
def test_a_sparse_page_in_words_unknown_is_no_article(page: tuple[str, str, str]) -> None:
    assert seen(*page) in ("consent", "shell", "paywall", "login", "challenge", "error")


@pytest.mark.parametrize("page", SHORT_STORIES)
def test_a_short_story_with_its_day_is_an_article(page: tuple[str, str, str]) -> None:
    assert seen(*page) == "article"


def test_a_wall_under_the_story_s_own_declarations_is_a_wall() -> None:
    head = '<meta property="og:title" content="Fähre kehrt zurück"><meta property="og:type" content="article">'
    wall = "<h1>Ihre Wahl</h1><p>Mit Werbung weiterlesen oder Abo abschließen.</p><button>Weiter</button>"
    assert seen("de", "Fähre kehrt zurück - Brant Bote", wall, head) == "consent"


def test_a_line_for_signing_in_makes_no_login_of_a_small_page() -> None:
    bar = "<div><span>Friday</span> <a href='/login'>Log in</a> <span>or</span> <a href='/abo'>buy one</a></div>"
    gone = f"{bar}<main><h1>Whoops!</h1><p>The page you tried to open could not be located.</p></main>"
    film = '<script type="application/ld+json">{"@type":"VideoObject","name":"x","contentUrl":"https://b.example/x"}</script>'
    assert seen("en", "Brant Bote", gone) == "soft_404"
    assert (
        seen("en", "The ferry returns", f"{bar}<h1>The ferry returns</h1><p>Seen from the quay.</p>", film) == "media"
    )
    assert (
        seen("en", "Brant Bote", f"{bar}<form><p>Please log in here to go on.</p><button>Go</button></form>") == "login"
    )


@pytest.mark.parametrize(
    ("title", "body", "kind"),
    [
        ("Brant Courier", "<h1>Are you over 18?</h1><button>Yes, I am</button><button>No</button>", "consent"),
        ("Dostęp", "<h1>Czy masz ukończone 18 lat?</h1><button>Tak</button><button>Nie</button>", "consent"),
        ("Account Suspended", "<h1>This account has been suspended.</h1><p>Ask your hosting provider.</p>", "error"),
        ("Welcome to nginx!", "<h1>Welcome to nginx!</h1><p>Further configuration is required.</p>", "error"),
        ("brant.example", "<h1>brant.example</h1><p>This domain is for sale.</p>", "error"),
        ("Brant", "<h1>Something broke on our side</h1><p>We have been told of it.</p>", "error"),
        ("Blocked", "<h1>Automated traffic detected</h1><p>Write to us if you are a person.</p>", "challenge"),
        (
            "Brant",
            "<p>Proof of work in progress</p><script src='/w.js'></script><script src='/x.js'></script>",
            "challenge",
        ),
    ],
)
def test_gates_parked_sites_and_defaults_are_no_shells(title: str, body: str, kind: str) -> None:
    assert seen("en", title, body) == kind
