"""What a paper says of itself and its people around a story is not in the text; a story that speaks so stays whole."""

import pytest

from crawler.understanding import understand

STORY = (
    "The lighthouse at Orrin Head was lit again on Friday night, twenty-six years after its lamp was switched off by the coast guard.",
    "Volunteers had carried the new lens up the 144 steps by hand, because the old lift could not bear more than two people.",
    "The lamp can be seen for nineteen miles, which is four fewer than before; its beam has been narrowed to spare the sea birds.",
    "Keeper Talia Brandreth said the first night had been quiet, apart from a fishing boat that hooted for almost an hour.",
    "From May the tower will be open on Sundays. Children under ten have to stay on the lower gallery with an adult.",
)
PAGE = """<html lang="en"><head><title>Light returns to Orrin Head</title><meta name="author" content="{author}">
</head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav><div class="x1"><h1>Light returns to Orrin Head</h1>
<div>{above}{story}{below}</div></div><div class="x9">© The Orrin Gazette</div></body></html>"""
CALLS = {
    "ar": "تابعونا على فيسبوك لمعرفة آخر الأخبار",
    "bg": "Последвайте ни във Фейсбук и научете първи новините от града.",
    "cs": "Sledujte nás na Facebooku, ať vám neunikne žádná zpráva z regionu.",
    "da": "Tilmeld dig vores nyhedsbrev og få dagens vigtigste historier i din indbakke.",
    "de": "Haben Sie Hinweise für uns? Schreiben Sie an redaktion@leuchtturm.example.",
    "el": "Ακολουθήστε μας στο Facebook για όλα τα νέα της περιοχής.",
    "en": "Do you have a story to tell? Email: newsdesk@orringazette.example",
    "es": "Síguenos en Facebook y no te pierdas ninguna noticia de la costa.",
    "fa": "ما را در تلگرام دنبال کنید",
    "fi": "Tilaa uutiskirje ja saat päivän uutiset sähköpostiisi joka aamu.",
    "fr": "Suivez-nous sur Facebook pour ne rien manquer de l’actualité de la côte.",
    "hi": "ताज़ा खबरों के लिए हमें फेसबुक पर फॉलो करें",
    "hu": "Kövessen minket a Facebookon is, hogy mindenről elsőként értesüljön.",
    "id": "Ikuti kami di WhatsApp untuk berita terbaru dari pesisir.",
    "it": "Iscriviti alla newsletter: ogni mattina le notizie nella tua casella di posta.",
    "ja": "公式アカウントをフォローして最新ニュースをチェック",
    "ko": "제보는 이메일 jebo@deungdae.example 로 보내주세요.",
    "nl": "Meld je aan voor onze nieuwsbrief en mis niets van de kust.",
    "no": "Meld deg på nyhetsbrevet vårt og få sakene rett i innboksen.",
    "pl": "Polub nas na Facebooku i bądź na bieżąco z wiadomościami z wybrzeża.",
    "pt": "Siga-nos no Instagram e fique a par de tudo o que se passa na costa.",
    "ro": "Urmărește-ne pe Facebook pentru cele mai noi știri de pe coastă.",
    "ru": "Подписывайтесь на наш телеграм-канал, чтобы первыми узнавать новости.",
    "sv": "Följ oss på Facebook för fler nyheter från kusten.",
    "tr": "Bizi Instagram'da takip edin",
    "uk": "Підписуйтесь на наш канал у Telegram, щоб знати більше.",
    "vi": "Theo dõi chúng tôi trên Facebook để cập nhật tin tức.",
    "zh": "扫描二维码，关注我们的微信公众号",
}
NOTES = (
    "Edwin Sallow",
    "(Edwin Sallow)",
    "— Edwin Sallow",
    "Odette Farrow",
    "(dpa/es)",
    "es/kl",
    "Photos by Mae Trent",
    "Edwin Sallow is the Gazette's coast editor. Before, he spent nine years on a lightship.",
    "Our correspondent Edwin Sallow has written about the coast since 2011.",
    "Perpetua Lindholm is a reporter who covers harbours and the weather for the Gazette.",
    "Friedrun Halkett ist Redakteurin im Ressort Küste und lebt in Orrin.",
    "Catarina Vilalva é jornalista e escreve sobre o mar.",
    "Like this story? Share it with a friend!",
    "Sharing is caring!",
    "© The Orrin Gazette. All rights reserved.",
    "More news and pictures on our Telegram channel",
    "Der Autor ist Redakteur im Ressort Küste.",
    "Seen something odd from the shore? Let the desk know: coast@orrin.example",
    "Print | E-mail",
    "If you buy something through a link in this story, we may earn a commission at no cost to you.",
    "Kaufen Sie über einen Link ein, erhalten wir eine Provision.",
    "Copyright 2026 Orrin Public Radio",
    "© Orrin Public Radio",
    "(Borítókép: A torony pénteken. Fotó: Sallow Jem / Orrin Futár)",
    "Dieses Thema im Programm: Küste am Abend, 20. März 2026, 19:30 Uhr",
    "Tags: <a href='/t/1'>lighthouse</a>, <a href='/t/2'>Orrin Head</a>",
)


def text(*, story=STORY, above="", below="", form="<p>{}</p>", author="Edwin Sallow"):
    page = PAGE.format(author=author, above=above, story="".join(form.format(one) for one in story), below=below)
    article = understand(page.encode(), "https://gazette.example/light").article
    return article.text.split("\n\n") if article else []


@pytest.mark.parametrize("language", CALLS)
def test_a_call_to_the_readers_below_a_story_is_not_its_last_paragraph(language):
    assert text(below=f"<p>{CALLS[language]}</p>") == list(STORY)


@pytest.mark.parametrize("note", NOTES)
def test_names_and_notes_about_authors_below_a_story_are_not_in_its_text(note):
    assert text(below=f"<p>{note}</p>") == list(STORY)


@pytest.mark.parametrize(
    "line",
    [
        "Quelle: Leuchtturm-Bote",
        "Źródło: Latarnia",
        "Источник: Маяк",
        "Джерело: orrin.example",
        "Фото: прес-служба маяка",
        "Извор: Маяк",
        "Πηγή: Ο Φάρος",
        "المصدر: المنارة",
        "انتهى / 25ن",
        "منبع: فانوس",
        "स्रोत: दीपस्तंभ",
        "প্রতিবেদক: দীপ",
        "Эх сурвалж: ГЭРЭЛ",
        "责任编辑：林小山",
        "（来源：海港日报）",
        "《海港日报》（2026年5月4日 04版）",
        "（責任編輯:林小山）",
        "文・写真／港太郎",
        "海港日报记者 林小山 编辑 陈悦",
    ],
)
def test_the_line_of_who_made_a_story_or_where_it_comes_from_is_not_its_last(line):
    assert text(below=f"<p>{line}</p>") == list(STORY)
    assert text(story=("<br><br>".join((*STORY, line)),), form="<div>{}</div>") == list(STORY)


def test_several_of_them_are_taken_away_and_the_heading_above_them():
    below = f"<h3>Keep in touch</h3><p>{CALLS['en']}</p><p>{CALLS['es']}</p><p>{NOTES[3]}</p>"
    assert text(below=below) == list(STORY)


def test_the_last_lines_of_a_text_parted_by_breaks_are_told_alike():
    body = "<br><br>".join((*STORY, CALLS["en"], "Edwin Sallow"))
    assert text(story=(body,), form="<div>{}</div>") == list(STORY)


def test_a_notice_of_rights_ends_with_the_last_paragraph():
    below = f"{STORY[4][:-1]}. © RIPRODUZIONE RISERVATA"
    assert text(story=(*STORY[:4], below)) == list(STORY)


def test_a_line_that_says_what_the_picture_above_it_shows_is_its_caption():
    caption = "The lens on its way up the stairs on Thursday"
    image = f"<img src='/lens.jpg' alt='{caption}'>"
    assert text(story=(*STORY[:2], f"{image}</p><p>{caption}", *STORY[2:])) == list(STORY)
    assert caption in text(story=(*STORY[:2], caption, *STORY[2:]))


def test_a_byline_below_the_standfirst_is_no_paragraph():
    above = "<p>Nearly thirty years after it went dark, the tower has a lamp again.</p>"
    assert text(above=f"{above}<p>By Edwin Sallow</p><p>21 March 2026</p>")[1:] == list(STORY)


def test_the_first_lines_of_a_text_parted_by_breaks_are_told_alike():
    body = "<br><br>".join(("21.03.2026  E. Sallow", *STORY, "Print | E-mail"))
    assert text(story=(body,), form="<div>{}</div>") == list(STORY)


@pytest.mark.parametrize(
    "box",
    [
        "<div class='q7'><h3>Subscribe to our newsletter</h3><p>One good story, every Sunday.</p></div>",
        "<div class='q7'><p>Uutiskirje</p><p>Tilaa uutiskirje ja saat päivän uutiset sähköpostiisi.</p></div>",
    ],
)
def test_a_box_amid_the_story_that_asks_readers_to_subscribe_is_taken_away_whole(box):
    story = "".join(f"<p>{one}</p>" + box * (n == 1) for n, one in enumerate(STORY))
    assert text(story=(f"<section>{story}</section>",), form="{}") == list(STORY)


@pytest.mark.parametrize(
    "caption",
    [
        "The tower on Friday. Photo: Jem Sallow",
        "La torre divendres (fotografia: Jem Sallow).",
        "Der Turm am Freitag. Foto: Jem Sallow/Archiv",
        "© Jem Sallow",
    ],
)
def test_a_caption_alone_above_the_story_is_not_its_first_paragraph(caption):
    assert text(above=f"<p>{caption}</p>") == list(STORY)


@pytest.mark.parametrize("line", ["Tempo de leitura: 2 minutos", "4 min read", "Lesezeit: 3 Minuten", "読了時間：2分"])
def test_the_time_that_it_takes_to_read_a_story_does_not_begin_it(line):
    assert text(above=f"<p>{line}</p>") == list(STORY)


def test_links_to_share_a_story_above_it_do_not_begin_it():
    names = "".join(f"<li>{one}</li>" for one in ("Facebook", "X", "WhatsApp", "E-mail", "Copy link"))
    assert text(above=f"<ul>{names}</ul>") == list(STORY)


def test_the_names_above_the_posts_of_a_live_blog_are_not_paragraphs():
    posts = "".join(f"<div>1{n}:30 Edwin Sallow</div><p>{one}</p>" for n, one in enumerate(STORY))
    assert text(story=(posts,), form="{}") == list(STORY)


@pytest.mark.parametrize(
    "last",
    [
        "“Follow the money,” the auditor said. “Follow it on Facebook, on Instagram, and into the car park.”",
        "“Write to the editor at nobody@orrin.example,” the receipt said, and nobody ever has, so far as is known.",
        "Subscribers to the lighthouse newsletter had paid for a third of the lens, the treasurer told the meeting.",
        "The reporters had come from as far as Edinburgh, and two of them slept on the stairs of the tower that night.",
        "Brandreth's daughter posted a film of the lamp on Facebook, where it was seen by forty thousand people.",
        "Companies like Google and Facebook had been asked for money, said the treasurer, and neither had answered.",
        "What will the birds make of it?",
        "Talia Brandreth is also a columnist for the island's school paper, which she prints herself on Sundays.",
        "The council will follow the debate on YouTube, where the last session drew nine viewers and a cat.",
        "Our planet has never had so many Google accounts, the professor added, and never so few lighthouses.",
        "John Mallory, a reporter for the Star, was among the first who climbed the stairs.",
        "Facebook äußerte sich auf Anfrage nicht zu unserem Bericht, auch das Ministerium schwieg bis zum Abend.",
        "Der Autor des Gutachtens war am Freitag nicht zu erreichen.",
        "Hinweise nimmt die Polizei unter 0555/110110 oder hinweise@polizei.example entgegen.",
        "Министр написал об этом в своём Telegram-канале поздно вечером.",
        "Tickets cost ten crowns and can be ordered from box@orrin.example or at the door of the tower.",
        "镇长在微信上表示，他将关注老人的要求，并在下周作出答复。",
        "Источник в правительстве подтвердил: линзу заменят до осени.",
        "编辑部的来源证实：镜片将在秋天之前更换，灯塔届时关闭三周，岛民可以在网上预约参观。",
        "Her followers on Instagram had asked for a picture of the lens; she promised them one for the summer fair.",
        "He signed the contract for the tower on Monday, wrote the Signal newsletter, and left the island the same night.",
        "Подписчики рассылки оплатили треть новой линзы, сообщил казначей на собрании островитян.",
        "Edwin Sallow, said the keeper, reading the name off my ticket, and stamped it for the last time.",
    ],
)
def test_a_story_that_speaks_of_such_things_keeps_its_last_paragraph(last):
    assert text(story=(*STORY, last)) == [*STORY, last]


@pytest.mark.parametrize("author", ["Orrin News", "The Lantern", "Reuters"])
def test_a_story_may_end_with_what_the_paper_asked(author):
    last = f"{author} has asked the coast guard for comment."
    assert text(story=(*STORY, last), author=author) == [*STORY, last]
    assert text(below=f"<p>{author}</p>", author=author) == list(STORY)


def test_a_list_of_names_that_ends_a_story_stays():
    names = ("Perpetua Lindholm", "Osric Vane", "Hedda Bruun")
    assert text(story=(*STORY, *names)) == [*STORY, *names]


@pytest.mark.parametrize(
    "first",
    [
        "Follow the money.",
        "Share this with your dentist.",
        "Photo: a village under water.",
        "Already 40 people had queued by noon.",
        "Never miss a light again: that is the promise of the new lens.",
        "Our Facebook generation has discovered lighthouses.",
        "Foto di gruppo: c'erano tutti, anche il vescovo.",
        "阅读的村庄：300人，4000本书。",
    ],
)
def test_a_story_may_begin_with_a_short_line_in_such_words(first):
    assert text(story=(first, *STORY)) == [first, *STORY]


def test_a_story_about_newsletters_stays_whole():
    story = (
        "Subscribe to our newsletter. The words have become so common that the museum of Orrin has given them a room, with "
        "four hundred examples on napkins, tickets and the soles of shoes.",
        *STORY[1:],
        "Follow the blue arrows to the exit, where visitors may leave their own address. Nothing is ever sent, and that, says "
        "the curator, is the art of it, and the reason why so many people come back with friends the next Sunday.",
    )
    assert text(story=story) == list(story)


@pytest.mark.parametrize("line", ["\u200d", "\u200b \u200b", "\ufeff"])
def test_what_nobody_sees_is_no_paragraph(line):
    assert text(below=f"<p>{line}</p>") == list(STORY)


def test_a_short_story_in_one_block_that_names_its_author_and_their_address_is_no_note_about_them():
    story = (
        "[나루=가람통신] 김하나 기자 = 나루터의 배가 오늘부터 다시 강을 건넌다.",
        "표는 아침 여덟 시부터 선착장에서 살 수 있으며, 값은 작년과 같다.",
        "시 관계자는 봄에 배 두 척을 더 띄우겠다고 말했다.",
    )
    block = "<br><br>".join((*story, "◎가람통신 hana@garam.example"))
    assert text(story=(block,), form="<div>{}</div>", author="김하나") == list(story)
