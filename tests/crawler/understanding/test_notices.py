"""A window that asks to agree to cookies is no part of a page, in any language; a story about cookies is whole."""

import pytest

from crawler.understanding import understand
from crawler.understanding.document import Document

URL = "https://courier.example/2026/03/pier"
PIER = [
    "The council of Brant has put off the new pier by a year, because the steel now costs twice what it did last spring.",
    "Its chair, Ada Lindqvist, told the meeting on Monday that the town would not borrow for it.",
    "The ministry, which pays for half of the works, has until June to say whether the money can wait.",
    "Fishermen had asked for the old mole to be mended first, as it shelters the boats from the north wind.",
]
COOKIES = [
    "From next week the town of Brant will no longer use cookies on its website, the council said on Monday evening.",
    "The site had stored cookies on the devices of its visitors without their consent, as a privacy office had found.",
    "“We accept the decision,” said Ada Lindqvist, whose partners had put the cookies there to personalise advertising.",
    "Visitors had to press a button to accept all cookies, or leave; neither was easy to find, the office wrote.",
]
WINDOWS = {
    "en": ("We and our 812 partners use cookies and process personal data, such as what you read here.", "Accept all"),
    "de": ("Wir und unsere Partner nutzen Cookies, um Inhalte auf dieser Website zu personalisieren.", "Einverstanden"),
    "fr": ("Nos partenaires et nous utilisons des cookies pour mesurer la fréquentation de ce site.", "Tout accepter"),
    "es": ("Usamos cookies propias y de terceros para mejorar tu experiencia y mostrarte publicidad.", "Aceptar todas"),
    "pt": ("Usamos cookies e os dos nossos parceiros para melhorar a sua experiência de navegação aqui.", "Concordo"),
    "it": ("Noi e terze parti usiamo i cookie per trattare dati personali e mostrare annunci su misura.", "Accetta"),
    "nl": ("Wij en onze partners gebruiken cookies om je ervaring op deze website te verbeteren.", "Akkoord"),
    "sv": (
        "Vi använder cookies för att ge dig en bättre upplevelse på vår webbplats och visa annonser.",
        "Godkänn alla",
    ),
    "da": (
        "Vi bruger cookies på vores hjemmeside for at give dig en bedre oplevelse og vise annoncer.",
        "Accepter alle",
    ),
    "nb": ("Dette nettstedet bruker informasjonskapsler for at du skal få en bedre opplevelse hos oss.", "Godta alle"),
    "fi": (
        "Käytämme evästeitä, jotta tämän sivuston käyttökokemus olisi sinulle parempi kuin ennen.",
        "Hyväksy kaikki",
    ),
    "pl": ("My i nasi partnerzy używamy plików cookies; zgodę na to możesz wycofać w każdej chwili.", "Zgadzam się"),
    "cs": ("Na těchto stránkách používáme cookies a prosíme o souhlas se zpracováním osobních údajů.", "Souhlasím"),
    "sk": ("Na týchto stránkach používame cookies a prosíme o súhlas so spracovaním osobných údajov.", "Súhlasím"),
    "hu": (
        "Az oldal sütiket használ, hogy jobb élményt nyújtson, és hogy személyre szóló hirdetés jelenjen meg.",
        "Elfogadom",
    ),
    "ro": (
        "Folosim cookie-uri pe acest site pentru o experiență mai bună și cerem consimțământul tău.",
        "Accept toate",
    ),
    "hr": ("Ova stranica koristi kolačiće kako bi vaše korisničko iskustvo bilo bolje nego do sada.", "Prihvaćam"),
    "sl": ("Na teh straneh uporabljamo piškotke; s pritiskom na gumb soglašate, privolitev je prosta.", "Strinjam se"),
    "sr": ("Овај сајт користи колачиће, а притиском на дугме дајете сагласност да их користимо и даље.", "Слажем се"),
    "bg": ("Този сайт използва бисквитки, за да ви е по-удобно; с натискането на бутона сте съгласни.", "Приемам"),
    "ru": ("Мы используем файлы cookie; оставаясь на сайте, вы соглашаетесь с обработкой данных.", "Хорошо"),
    "uk": ("Ми використовуємо файли cookie; залишаючись на сайті, ви погоджуєтесь з обробкою даних.", "Погоджуюсь"),
    "el": ("Χρησιμοποιούμε cookies στον ιστότοπο για να έχετε καλύτερη εμπειρία όταν μας διαβάζετε.", "Αποδοχή"),
    "tr": ("Sitemizde daha iyi bir deneyim sunmak ve kişisel reklamlar için çerezler kullanılmaktadır.", "Kabul et"),
    "ar": ("يستخدم هذا الموقع ملفات تعريف الارتباط لكي تكون تجربة القراءة أفضل، وللحفاظ على الخصوصية.", "موافق"),
    "he": ("האתר משתמש בעוגיות כדי לשפר את השימוש שלכם, ופרטים על כך נמצאים במדיניות הפרטיות שלנו.", "אישור"),
    "fa": ("این سایت از کوکی استفاده می‌کند تا تجربه بهتری برای شما فراهم کند و آمار بازدید را بداند.", "موافقم"),
    "hi": ("यह वेबसाइट कुकी का उपयोग करती है ताकि आपका अनुभव बेहतर हो और हमें पता चले कि क्या पढ़ा जाता है।", "स्वीकार करें"),
    "th": ("เว็บไซต์นี้ใช้คุกกี้เพื่อให้คุณได้รับประสบการณ์ที่ดีขึ้นในการอ่านข่าวของเรา", "ยอมรับ"),
    "ja": ("当サイトではクッキーを利用しています。閲覧を続けると、その利用に同意したものとみなされます。", "同意する"),
    "ko": (
        "이 사이트는 더 나은 서비스를 위해 쿠키를 이용합니다. 계속 읽으시면 이에 동의하는 것으로 봅니다.",
        "모두 동의",
    ),
    "zh": ("本网站使用 cookie 来改善您的体验，继续浏览即表示您接受我们使用它们以及其他类似的技术。", "接受"),
}
SHAPES = {
    "a window": "<div class='css-q1'><div class='css-q2'><p>{0}</p><button>{1}</button></div></div>",
    "with links": "<section><h2>Courier</h2><div>{0} <a href='/p'>…</a></div><a href='#'>{1}</a></section>",
    "a line": "<div class='x'><span>{0}</span> <a role='button' href='#'>{1}</a></div>",
}


def page(paragraphs: list[str], above: str = "", below: str = "") -> bytes:
    told = "".join(f"<p>{one}</p>" for one in paragraphs)
    return (
        '<html><head><meta charset="utf-8"><title>What the council said on Monday | Courier</title></head>'
        f"<body>{above}<main><h1>What the council said on Monday</h1><div>{told}</div></main>{below}</body></html>"
    ).encode()


@pytest.mark.parametrize("language", WINDOWS)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_window_changes_nothing_of_a_page(language: str, shape: str) -> None:
    window = SHAPES[shape].format(*WINDOWS[language])
    alone = understand(page(PIER), URL)
    for seen in (understand(page(PIER, above=window), URL), understand(page(PIER, below=window), URL)):
        assert seen.article == alone.article
        assert seen.kind == alone.kind


@pytest.mark.parametrize("window", ["", SHAPES["a window"].format(*WINDOWS["en"])])
def test_a_story_about_cookies_is_whole(window: str) -> None:
    for seen in (understand(page(COOKIES, above=window), URL), understand(page(COOKIES, below=window), URL)):
        assert seen.article
        assert seen.article.text.split("\n\n") == COOKIES


def test_a_page_that_is_only_a_window_keeps_it() -> None:
    body = f"<html><body>{SHAPES['a window'].format(*WINDOWS['en'])}</body></html>".encode()
    assert Document.parse(body, URL).block_texts == list(WINDOWS["en"])


@pytest.mark.parametrize("label", ["Advertisement", "ANZEIGE", "Publicité:", "[Reklama]", "広告"])
def test_a_label_without_its_advertisement_is_no_block(label: str) -> None:
    between = f"<div class='css-1a'><span>{label}</span></div>"
    told = f"<div>{between.join(f'<p>{one}</p>' for one in PIER)}</div>".encode()
    assert Document.parse(b"<html><meta charset=utf-8><body>" + told, URL).block_texts == PIER


def test_a_label_stays_with_what_it_labels() -> None:
    told = f"<body><p>{PIER[0]}</p><div><b>Anzeige</b><p>Jetzt 30 Tage kostenlos lesen.</p></div>".encode()
    assert "Anzeige" in Document.parse(told, URL).block_texts
