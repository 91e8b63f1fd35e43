"""Bylines, days and languages of pages in tongues that few sites are written in."""

from datetime import UTC, datetime

import pytest

from crawler.items import Article
from crawler.understanding import understand

# language: a headline, two paragraphs, a line with the author, his name, the word for "changed"
PAGES = {
    "ka": (
        "ბორანი ორშაბათს დაბრუნდება",
        "ბორანი ბრანტსა და ალდერს შორის ორშაბათს კვლავ გავა, თერთმეტი წლის შემდეგ, რაც ნავმისადგომი დაიხურა.",
        "მერმა თქვა, რომ საბჭომ იყიდა ნახმარი გემი და მალე შეაკეთებს.",
        "ავტორი: ლანა მერაბიძე",
        "ლანა მერაბიძე",
        "განახლდა:",
    ),
    "ta": (
        "படகு திங்கட்கிழமை திரும்புகிறது",
        "பதினொரு ஆண்டுகளுக்கு முன்பு மூடப்பட்ட துறைக்கு படகு திங்கட்கிழமை முதல் மீண்டும் செல்லும் என்று நகர சபை தெரிவித்தது.",
        "பழைய கப்பல் ஒன்றை வாங்கிச் சரிசெய்ய உள்ளதாக மேயர் கூறினார்.",
        "எழுதியவர்: மாலதி குமரன்",
        "மாலதி குமரன்",
        "புதுப்பிக்கப்பட்டது:",
    ),
    "lo": (
        "ເຮືອຂ້າມຟາກກັບມາວັນຈັນ",
        "ເຮືອຂ້າມຟາກຈະແລ່ນອີກຄັ້ງໃນວັນຈັນ ຫຼັງຈາກທ່າເຮືອຖືກປິດມາເປັນເວລາສິບເອັດປີ ສະພາເມືອງກ່າວໃນວັນອັງຄານນີ້.",
        "ເຈົ້າເມືອງເວົ້າວ່າ ສະພາໄດ້ຊື້ເຮືອເກົ່າລຳໜຶ່ງ ແລະ ຈະສ້ອມແປງມັນໃນໄວໆນີ້.",
        "ໂດຍ: ບຸນມີ ແກ້ວ",
        "ບຸນມີ ແກ້ວ",
        "ປັບປຸງ:",
    ),
    "sw": (
        "Feri yarudi Jumatatu",
        "Feri kati ya Brant na Alder itasafiri tena kuanzia Jumatatu, miaka kumi na moja baada ya gati kufungwa.",
        "Meya alisema kuwa baraza lilinunua meli iliyotumika na kwamba itatengenezwa hivi karibuni na mafundi wa mji.",
        "Na Zawadi Mrisho",
        "Zawadi Mrisho",
        "Imesasishwa:",
    ),
    "cy": (
        "Y fferi yn dychwelyd ddydd Llun",
        "Bydd y fferi rhwng Brant ac Alder yn hwylio eto o ddydd Llun, un mlynedd ar ddeg ar ôl cau’r pier.",
        "Dywedodd y maer fod y cyngor wedi prynu llong ac y bydd yn ei hatgyweirio yn y gwanwyn.",
        "Gan Nia Prydderch",
        "Nia Prydderch",
        "Diweddarwyd:",
    ),
    "mn": (
        "Гатлага даваа гарагт буцаж ирнэ",
        "Зогсоолыг хаасны дараа арван нэгэн жил болоод гатлага онгоц даваа гарагаас дахин явна гэж зөвлөл мэдэгдэв.",
        "Зөвлөл хуучин онгоц худалдаж авсан бөгөөд түүнийг засна гэж хотын дарга хэлсэн байна.",
        "Сэтгүүлч: Оюун Мөнхбат",
        "Оюун Мөнхбат",
        "Шинэчилсэн:",
    ),
    "ps": (
        "کښتۍ د دوشنبې په ورځ راګرځي",
        "کښتۍ به د دوشنبې له ورځې بیا ځي، یوولس کاله وروسته له هغه چې بارانداز وتړل شو، د ښار شورا د سې شنبې په ورځ وویل.",
        "ښاروال وویل چې شورا یوه زړه کښتۍ اخیستې ده او ژر به یې ورغوي.",
        "لیکوال: ګلالۍ ستانکزۍ",
        "ګلالۍ ستانکزۍ",
        "تازه شوی:",
    ),
}


def read(language: str, below: str, declared: str = "") -> Article:
    title, first, second, *_ = PAGES[language]
    story = f"<p>{first}</p><p>{second}</p><p>{second} {first}</p><p>{first} {second} {first}</p>"
    page = f"<html lang={declared or language}><title>{title}</title><h1>{title}</h1>{below}{story}</html>"
    seen = understand(page.encode(), "https://brant.example/2026/ferry", {}, datetime(2026, 11, 20, tzinfo=UTC))
    assert seen.article is not None
    return seen.article


@pytest.mark.parametrize("language", PAGES)
def test_the_words_of_a_language_name_the_author_and_the_days(language: str) -> None:
    line, name, changed = PAGES[language][3:]
    story = read(language, f"<div>{line}</div><div><span>12.05.2026</span> <span>{changed} 14.05.2026</span></div>")
    assert story.authors == (name,)
    assert story.published_at is not None
    assert story.published_at.date().isoformat() == "2026-05-12"
    assert story.modified_at is not None
    assert story.modified_at.date().isoformat() == "2026-05-14"


@pytest.mark.parametrize("language", PAGES)
def test_a_template_that_says_english_does_not_hide_the_language(language: str) -> None:
    assert read(language, "", declared="en").language == language


def test_a_line_of_little_words_beside_a_day_is_no_name_where_letters_have_no_capitals() -> None:
    text = "फेरी सोमवार से फिर चलेगी और इसके लिए परिषद ने एक पुराना जहाज खरीदा है जिसकी मरम्मत की जाएगी।"
    page = f"<h1>फेरी सोमवार से फिर चलेगी</h1><div>कुछ ही क्षण पहले</div><div>12 मई 2026</div><p>{text}</p><p>{text}</p>"
    seen = understand(page.encode(), "https://brant.example/2026/ferry", {}, datetime(2026, 11, 20, tzinfo=UTC))
    assert seen.article is not None
    assert seen.article.authors == ()


@pytest.mark.parametrize("label", ["Muallif:", "Автору:", "Autors:", "लेखक:", "ავტორი"])
def test_a_label_in_a_cell_of_its_own_names_whom_the_next_one_does(label: str) -> None:
    title, first, second, *_ = PAGES["mn"]
    rows = f"<tr><td>{label}</td><td>Mara Holtova</td></tr><tr><td colspan=2><p>{first}</p><p>{second}</p><p>{second} {first}</p></td></tr>"
    page = f"<title>{title}</title><table><tr><td colspan=2><h1>{title}</h1></td></tr>{rows}</table>"
    seen = understand(page.encode(), "https://brant.example/2026/ferry", {}, datetime(2026, 11, 20, tzinfo=UTC))
    assert seen.article is not None
    assert seen.article.authors == ("Mara Holtova",)
