"""What says that a page is gone, or that the rest of a story is for sale, is known in words that no list has whole."""

import pytest

from crawler.understanding import understand

MENU = "<header><nav><ul><li><a href='/sport'>Sport</a></li><li><a href='/video'>Video</a></li></ul></nav></header>"
HEADLINES = "".join(
    f"<li><a href='/a/{at}'>Harbour board sells berth number {at} to a baker</a></li>" for at in range(6)
)
GONE = {
    "de": "Diesen Beitrag können wir leider nicht finden",
    "fr": "Le lien que vous avez suivi n'est plus disponible",
    "es": "La noticia ya no está en este sitio",
    "pl": "Materiał został usunięty z serwisu",
    "ru": "Публикация была удалена с сайта",
    "uk": "Матеріал видалено з сайту",
    "ar": "تم حذف المقال من الموقع",
    "ja": "ご指定の記事は削除されました",
    "zh": "该内容已被删除",
    "th": "ไม่พบบทความนี้ในเว็บไซต์",
    "vi": "Bài viết này đã bị gỡ khỏi trang",
    "hi": "यह लेख हटा दिया गया है",
}
WITHDRAWN = {
    "en": "This story has been withdrawn",
    "de": "Diese Adresse führt zu keiner Seite",
    "it": "A questo indirizzo non c'è nessun articolo",
    "pl": "Ten artykuł został wycofany z publikacji",
    "ru": "Статья снята с публикации",
    "hu": "A cikket visszavonták",
    "el": "Το άρθρο έχει αποσυρθεί",
    "zh": "该新闻已下架",
    "ko": "이 주소에는 기사가 없습니다",
    "bg": "Тази статия липсва",
    "cs": "Hledaný článek nebyl nalezen",
    "da": "Den side findes desværre ikke længere",
    "et": "Seda lehte ei ole olemas",
    "eu": "Orri hori ez da existitzen",
    "fi": "Emme löytäneet tätä juttua",
    "ka": "ეს გვერდი ვერ მოიძებნა",
    "az": "Bu səhifə mövcud deyil",
    "mk": "Оваа страница не постои",
    "sq": "Kjo faqja nuk ekziston",
    "sw": "Ukurasa huu haupatikani",
    "tl": "Hindi matagpuan ang pahina",
    "ta": "இந்தப் பக்கம் கிடைக்கவில்லை",
    "tr": "Bu habere artık ulaşılamıyor",
}
MONTHLY = {
    "en": ("Keep reading without limits", "£2 for the first month"),
    "de": ("Wie es weitergeht, lesen Sie hier", "1,99 € im Monat"),
    "sv": ("Vill du läsa hela artikeln?", "En månad för 1 krona"),
    "uk": ("Щоб дочитати статтю", "перший місяць за 1 грн"),
    "ja": ("続きを読む方法", "月額980円"),
    "tr": ("Haberin devamını oku", "ilk ay 1 TL"),
}
OFFERS = {
    "de": "Mit dem Abo lesen Sie den Artikel ab 1 €",
    "it": "Abbonati a 2 € e leggi tutto",
    "pl": "Ten artykuł mają tylko prenumeratorzy, od 4 zł",
    "sv": "Bli prenumerant och läs hela texten för 1 kr",
    "hu": "Az egész cikk előfizetőink számára olvasható 490 Ft-ért",
    "ko": "구독하고 기사 전체를 읽어보세요, 첫 달 100원",
    "id": "Berlangganan Rp10.000 untuk membaca artikel ini",
}
TEASER = (
    "<p>The ferry stays in port this week, the harbour office said on Monday, because the storm does not let up at all.</p>"
    "<p>Captains who wait at the quay were told to come back on Friday, when the wind is said to turn to the north.</p>"
)


def _kind(markup: str, path: str = "/a/ferry-stays-in-port-4711") -> str:
    return understand(markup.encode(), f"https://bote.example{path}", status=200).kind


@pytest.mark.parametrize("language", GONE)
def test_a_text_that_says_that_a_page_is_gone_is_no_story(language: str) -> None:
    heading = f"<title>Bote</title>{MENU}<main><h1>{GONE[language]}</h1><ul>{HEADLINES}</ul></main>"
    line = f"<title>Bote</title>{MENU}<main><p>{GONE[language]}.</p><a href='/'>Bote</a></main>"
    assert (_kind(heading), _kind(line)) == ("soft_404", "soft_404")


@pytest.mark.parametrize("language", GONE)
def test_a_teaser_that_speaks_of_something_gone_leaves_a_listing_one(language: str) -> None:
    cards = "".join(
        f"<div class='t'><h3><a href='/a/{at}'>Harbour board sells berth number {at} to a baker</a></h3>"
        f"<p>{GONE[language]}.</p></div>"
        for at in range(14)
    )
    assert _kind(f"<title>Harbour | Bote</title>{MENU}<main><h1>Harbour</h1>{cards}</main>", "/harbour") == "listing"


@pytest.mark.parametrize("language", OFFERS)
def test_an_offer_behind_a_teaser_is_known_by_its_price(language: str) -> None:
    title = "The ferry stays in port for a week"
    told = f"<title>{title} | Bote</title>{MENU}<article><h1>{title}</h1><time>12 May 2026</time>{TEASER}"
    assert _kind(f"{told}<div><h3>{OFFERS[language]}</h3><a class='btn' href='/abo'>+</a></div></article>") == "paywall"
    assert _kind(f"{told}</article>") == "article"


def test_a_newsletter_behind_a_brief_is_no_paywall() -> None:
    title = "The ferry stays in port for a week"
    told = f"<title>{title} | Bote</title>{MENU}<article><h1>{title}</h1><time>12 May 2026</time>{TEASER}"
    letter = "<div><h3>Subscribe to our newsletter and read the best articles of the week</h3></div>"
    assert _kind(f"{told}{letter}</article>") == "article"


@pytest.mark.parametrize("language", WITHDRAWN)
def test_what_was_withdrawn_is_gone(language: str) -> None:
    page = f"<title>Bote</title>{MENU}<main><h1>Bote</h1><p>{WITHDRAWN[language]}.</p></main>"
    assert _kind(page) == "soft_404"


@pytest.mark.parametrize("language", MONTHLY)
def test_a_price_for_a_month_below_a_teaser_offers_the_rest(language: str) -> None:
    ask, price = MONTHLY[language]
    head = "<title>Ferry stays in port for a week</title><h1>Ferry stays in port for a week</h1><p>9 January 2026</p>"
    assert _kind(f"{head}{TEASER}<div><b>{ask}</b><p>{price}</p></div>") == "paywall"
    told = f"<p>The captain said so: {price} is what the ferry's own paper costs now, and few on the quay read it.</p>"
    assert _kind(f"{head}{TEASER}{told}{TEASER}") == "article"
