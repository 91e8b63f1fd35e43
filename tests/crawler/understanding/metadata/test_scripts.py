"""Who wrote, as pages in scripts without capital letters, and in those with other ones than ours, print it."""

import pytest

from crawler.understanding import understand
from crawler.understanding.metadata.language import language_of
from crawler.understanding.metadata.names import split_names
from crawler.understanding.metadata.persons import is_house
from crawler.understanding.metadata.spoken import is_bare_name

UKRAINIAN = (
    "<p>" + "Пором знову ходить щодня, і квитки на нього можна купити просто на пристані у касира. " * 3 + "</p>"
)
RUSSIAN = "Паром снова ходит каждый день, и билеты на него можно купить прямо на пристани у кассира. " * 2


def credited(language: str, story: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    page = f"""<html lang="{language}"><head><title>Пором | Причал</title></head><body><main><article>
    <h1>Пором</h1><time datetime="2026-05-04T08:00:00Z">04.05.2026</time><div class="text">{story}</div></article></main></body></html>"""
    article = understand(page.encode(), "https://prichal.example/2026/05/04/porom").article
    assert article is not None
    return article.authors, article.agencies


@pytest.mark.parametrize(
    ("language", "foot"),
    [
        ("uk", "<p><em>Олена Гай</em></p><p><b>Підписуйтесь на наш <a href='https://t.me/p'>канал</a></b></p>"),
        ("uk", "<p>- Олена Гай</p>"),
        ("uk", "<p>Де: <a href='/m'>мапа</a></p><p>Автор: Олена Гай</p>"),
    ],
)
def test_a_story_is_signed_below_its_last_paragraph(language: str, foot: str) -> None:
    assert credited(language, UKRAINIAN * 3 + foot)[0] == ("Олена Гай",)


def test_a_line_among_breaks_is_signed_though_a_link_follows_it() -> None:
    story = "<br><br>".join([RUSSIAN] * 3) + "<br><br><b>Автор:</b> Анна Рудь<br><a href='https://t.me/p'>Наш канал</a>"
    assert credited("ru", story)[0] == ("Анна Рудь",)


@pytest.mark.parametrize(
    "line",
    [
        "ໃນປີຕໍ່ໄປ ຈະຂະຫຍາຍເສັ້ນທາງໄປຮອດ ບ້ານນາທອງ.",
        "ນັກທ່ອງທ່ຽວເຊົ່າລົດຖີບໄດ້ທຸກມື້ຈາກຈຸດບໍລິການ ຫ້າແຫ່ງ",
    ],
)
def test_a_sentence_without_capitals_is_no_name(line: str) -> None:
    assert not is_bare_name(line)


@pytest.mark.parametrize("line", ["สมชาย ใจดี", "ವೆಂಕಟೇಶ ಜಿ.ಎಚ್.", "สุดารัตน์ ศรีสุวรรณวงศ์"])
def test_a_name_without_capitals_is_one(line: str) -> None:
    assert is_bare_name(line)


def test_an_initial_behind_a_name_keeps_its_point() -> None:
    assert split_names("ವೆಂಕಟೇಶ ಜಿ.ಎಚ್.").people == ("ವೆಂಕಟೇಶ ಜಿ.ಎಚ್.",)


def test_names_in_han_characters_stand_apart_by_a_space() -> None:
    assert split_names("小玉重隆 高橋友佳理").people == ("小玉重隆", "高橋友佳理")
    assert split_names("王小明 李大华").people == ("王小明", "李大华")
    assert split_names("小玉 重隆").people == ("小玉 重隆",)


@pytest.mark.parametrize("name", ["가람일보", "晨江晚报", "港灣新聞", "岬放送局"])
def test_a_paper_is_a_house_in_east_asian_writing(name: str) -> None:
    assert is_house(name)


def test_what_a_portal_declares_beside_the_paper_is_no_part_of_a_name() -> None:
    assert "가람일보 나루" not in split_names("가람일보 | 나루").people


def test_serbian_in_latin_letters_stays_what_the_page_says() -> None:
    text = (
        "Proizvođači su zatražili da se višak otkupi za robne rezerve, a ne da ostane na njivama kao prošle godine." * 2
    )
    assert language_of(text, [("html", "sr-Latn-RS")]) == ("sr", "html")


def test_a_full_stop_of_han_writing_ends_a_sentence_and_no_byline() -> None:
    story = "".join(
        f"<p>{one}</p>"
        for one in ("渡口今日恢复通航，居民往返两岸更加方便。" * 3, "东湾、西湾等地渡口增开班次，方便居民出行。（完）")
    )
    assert credited("zh", story)[0] == ()


@pytest.mark.parametrize(
    ("language", "beginning", "names"),
    [
        ("zh", "〔記者陳小美／海港報導〕", ("陳小美",)),
        ("zh", "（記者陳小美、林大山／海港報導）", ("陳小美", "林大山")),
        ("zh", "（某某社記者陳小美海港縣15日電）", ("陳小美",)),
        ("zh", "某某社海港5月5日电（记者 陈小美 林大山）", ("陈小美", "林大山")),
        ("ko", "(나루=가람통신) 김하나 기자 = ", ("김하나",)),
        ("ko", "[나루=가람통신]김하나·박두리 기자 = ", ("김하나", "박두리")),
    ],
)
def test_a_story_begins_with_its_reporters(language: str, beginning: str, names: tuple[str, ...]) -> None:
    story = {
        "zh": "渡口今日恢復通航，居民往返兩岸更加方便。" * 3,
        "ko": "나루터의 배가 오늘부터 다시 강을 건넌다. " * 3,
    }[language]
    assert credited(language, f"<p>{beginning}{story}</p><p>{story}</p>")[0] == names


def test_who_took_a_picture_is_no_reporter_of_the_story() -> None:
    story = "渡口今日恢復通航，居民往返兩岸更加方便。" * 3
    assert credited("zh", f"<p>渡口今日通航。（記者陳小美攝）</p><p>{story}</p><p>{story}</p>")[0] == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("澜江晚报记者 陈悦 周航", ("陈悦", "周航")),
        ("記者許淑惠／台中報導", ("許淑惠",)),
        ("本报记者　王小山", ("王小山",)),
        ("通讯员：林大山、陈小美", ("林大山", "陈小美")),
    ],
)
def test_a_reporter_is_called_so_in_front_of_the_name(line: str, names: tuple[str, ...]) -> None:
    assert split_names(line).people == names


def test_a_day_and_a_time_is_no_subtitle() -> None:
    page = f"""<html lang="uk"><head><title>Пором</title></head><body><article><h1>Пором знову ходить</h1>
    <div class="post__subtitle">— середа, 17 червня 2026, 12:48</div>{UKRAINIAN * 3}</article></body></html>"""
    article = understand(page.encode(), "https://prichal.example/2026/06/17/porom").article
    assert article is not None
    assert article.subtitle is None


@pytest.mark.parametrize(
    ("title", "above"),
    [
        (
            "海港新聞網 - 渡口今日恢復通航",
            "<font size=2>2026.05.04</font><br><font size=5><b>渡口今日恢復通航</b></font><br>",
        ),
        ("Приморский вестник - Паром снова ходит через пролив", "<div class=zag>Паром снова ходит через пролив</div>"),
    ],
)
def test_a_line_that_one_end_of_the_title_says_is_the_headline_of_a_page_without_headings(
    title: str, above: str
) -> None:
    page = f"""<html><head><title>{title}</title></head><body><a href="/">{title.split(" - ")[0]}</a>
    <table><tr><td>{above}{"<br><br>".join([RUSSIAN] * 3)}</td></tr></table></body></html>"""
    article = understand(page.encode(), "https://b.example/2026/05/04/a12.htm").article
    assert article is not None
    assert article.title == title.split(" - ")[1]


def test_the_paper_that_a_portal_names_in_brackets_is_no_part_of_the_title() -> None:
    page = f"""<html lang="ja"><head><title>渡し船、春から再開（海港新報） - 港ニュース</title>
    <meta property="og:title" content="渡し船、春から再開（海港新報） - 港ニュース"></head><body><article><h1>渡し船、春から再開</h1>
    <p>{"渡し船は春から毎日運航し、切符は桟橋の窓口で買うことができる。" * 4}</p></article></body></html>"""
    article = understand(page.encode(), "https://news.example/articles/8f1e2d").article
    assert article is not None
    assert article.title == "渡し船、春から再開"


def test_an_author_in_the_same_line_as_the_source_is_named() -> None:
    page = f"""<html lang="sr"><head><title>Пором</title></head><body><article><h1>Пором поново вози</h1>
    <div class="m"><span>Извор: Пристан</span> <span>Аутор: Ана Рудић</span></div>{UKRAINIAN * 3}</article></body></html>"""
    article = understand(page.encode(), "https://pristan.example/2026/06/17/porom").article
    assert article is not None
    assert article.authors == ("Ана Рудић",)


@pytest.mark.parametrize(("beside", "names"), [("Олена Гай", ("Олена Гай",)), ("Нова Пристань", ())])
def test_a_name_stands_behind_the_day_in_an_element_of_its_own(beside: str, names: tuple[str, ...]) -> None:
    story = UKRAINIAN.replace("Пором", "У місті Нова Пристань пором")
    page = f"""<html lang="uk"><head><title>Пором</title></head><body><div class="page"><h1>Пором знову ходить</h1>
    <div class="info">19 жовтня 2026, 17:22 <span>{beside}</span></div>{story * 3}</div></body></html>"""
    article = understand(page.encode(), "https://prichal.example/2026/10/19/porom").article
    assert article is not None
    assert article.authors == names
