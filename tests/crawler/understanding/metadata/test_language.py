"""The language of a text: declared, checked against its script and words; words counted in any script."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.understanding.metadata.language import language_of, primary, script_of
from crawler.understanding.metadata.wordcount import count_words

TEXTS = {
    "en": "The ferry stays in the port this week, the harbour office said on Monday, because of the storm that is on its way.",
    "de": "Die Fähre bleibt diese Woche im Hafen, teilte das Hafenamt am Montag mit, weil der Sturm nicht nachlässt und die See zu hoch ist.",
    "fr": "Le ferry reste au port cette semaine, a annoncé la capitainerie lundi, car la tempête ne faiblit pas et les vagues sont hautes.",
    "es": "El ferry se queda en el puerto esta semana, según la autoridad portuaria, porque el temporal no afloja y las olas son altas.",
    "pt": "O barco fica no porto esta semana, disse a capitania na segunda-feira, porque a tempestade não abranda e as ondas são altas.",
    "it": "Il traghetto resta nel porto questa settimana, ha detto la capitaneria, perché la tempesta non si calma e le onde sono alte.",
    "nl": "De veerboot blijft deze week in de haven, zei het havenbedrijf maandag, omdat de storm niet gaat liggen en het water te hoog is.",
    "pl": "Prom zostaje w tym tygodniu w porcie, podał w poniedziałek kapitanat, bo sztorm nie słabnie i fale są zbyt wysokie dla tego statku.",
    "sv": "Färjan stannar i hamnen den här veckan, säger hamnkontoret, eftersom stormen inte avtar och vågorna är för höga för att gå ut.",
    "fi": "Lautta jää tällä viikolla satamaan, kertoo satama, koska myrsky ei hellitä ja aallot ovat liian korkeat, mutta se voi lähteä, kun sää on parempi.",
    "hu": "A komp ezen a héten a kikötőben marad, közölte a kapitányság, mert a vihar nem csillapodik, és a hullámok már túl magasak, de ez nem baj.",
    "tr": "Feribot bu hafta limanda kalacak, çünkü fırtına dinmiyor ve dalgalar çok yüksek, ama bu bir sorun değil, dedi liman yetkilisi.",
    "ru": "Паром на этой неделе остаётся в порту, сообщили в администрации, потому что шторм не стихает, и волны для него слишком высоки.",
    "uk": "Пором цього тижня залишається в порту, повідомили в адміністрації, тому що шторм не вщухає, та хвилі для нього ще зависокі.",
    "ar": "تبقى العبارة في الميناء هذا الأسبوع كما قالت إدارة الميناء، لأن العاصفة التي بدأت يوم الاثنين ما زالت على حالها",
    "fa": "کشتی این هفته در بندر می‌ماند و به گفته اداره بندر توفان که از دوشنبه آغاز شد هنوز آرام نشده است",
    "hi": "फेरी इस हफ्ते बंदरगाह में ही रहेगी, बंदरगाह कार्यालय ने कहा कि तूफान के कारण यह नहीं चल सकती और लहरें भी ऊँची हैं",
    "el": "Το πλοίο μένει αυτή την εβδομάδα στο λιμάνι λόγω καταιγίδας",
    "he": "המעבורת נשארת השבוע בנמל בגלל הסערה",
    "ja": "強い風のため、今週フェリーは港にとどまると港の事務所が発表した。",
    "zh": "由于风暴没有减弱，渡轮本周将留在港口。",
    "ko": "폭풍 때문에 이번 주 여객선은 항구에 머문다.",
    "th": "เรือข้ามฟากจะอยู่ที่ท่าเรือในสัปดาห์นี้เพราะพายุ",
    "ka": "ბორანი ამ კვირაში პორტში რჩება ქარიშხლის გამო",
    "hy": "Լաստանավը այս շաբաթ մնում է նավահանգստում",
}


@pytest.mark.parametrize("language", TEXTS)
def test_the_text_alone_tells(language):
    assert language_of(TEXTS[language], []) == (language, "text")


@pytest.mark.parametrize("language", TEXTS)
def test_a_right_declaration_stands(language):
    assert language_of(TEXTS[language], [("html", f"{language}-XX")]) == (language, "html")


@pytest.mark.parametrize("language", TEXTS)
def test_a_template_that_always_says_english_is_overruled(language):
    found, _ = language_of(TEXTS[language], [("html", "en-US"), ("og", "en_US")])
    assert found == language


def test_the_second_declaration_is_asked_when_the_first_is_wrong():
    assert language_of(TEXTS["de"], [("json-ld", "en"), ("og", "de_DE")]) == ("de", "og")


def test_a_language_without_word_list_is_believed():
    assert language_of("Kuna habari njema leo bandarini", [("html", "rw")]) == ("rw", "html")


def test_short_texts_and_none_follow_the_declaration():
    assert language_of("Kort", [("html", "sv")]) == ("sv", "html")
    assert language_of("", [("html", "pt-BR")]) == ("pt", "html")
    assert language_of("", []) == (None, None)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("de-AT", "de"),
        ("pt_BR", "pt"),
        ("EN", "en"),
        ("deu", "de"),
        ("und", None),
        ("", None),
        (None, None),
        ("english language", None),
    ],
)
def test_primary_subtags(tag, expected):
    assert primary(tag) == expected


def test_scripts():
    assert script_of("Fähre") == "latin"
    assert script_of("123 – 456") is None
    assert script_of("東京でフェリー") == "kana"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ferry stays in port.", 5),
        ("Don't panic – it's 9.30", 4),
        ("Die Fähre bleibt im Hafen", 5),
        ("", 0),
        ("Паром остаётся в порту", 4),
    ],
)
def test_words_between_spaces(text, words):
    assert count_words(text) == words


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="ab .'-’·, é_1—", max_size=16))
def test_a_word_in_other_letters_adds_one_and_changes_nothing_else(text: str) -> None:
    assert count_words(f"{text} порт") == count_words(text) + 1


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        (TEXTS["zh"], 8, 15),
        (TEXTS["ja"], 12, 24),
        (TEXTS["th"], 8, 15),
        ("渡轮 stays in 港口", 3, 6),
    ],
)
def test_words_of_scripts_without_spaces_are_estimated(text, least, most):
    assert least <= count_words(text) <= most


def test_letters_that_the_declared_language_has_not_refute_it():
    story = "Поромне сполучення через затоку відновиться навесні, що повідомили в порту. "
    story += "Її чекали дві зими поспіль мешканці містечка, які не мали іншої дороги до міста та на острів."
    assert language_of(story, [("html", "ru")]) == ("uk", "text")
