"""The address of a listing's next page, however the page names it."""

import pytest

from crawler.understanding.document import Document
from crawler.understanding.listings import next_page
from crawler.understanding.listings.numbers import page_number

from .pages import page

HERE = "https://bay.example/latest"


def following(main, url=HERE, head=""):
    return next_page(Document.parse(page(main, head=head).encode(), url, {}))


@pytest.mark.parametrize(
    "main",
    [
        "<a rel='next' href='/latest?page=2'>Go on</a>",
        "<a href='/latest?page=2'>Next</a>",
        "<a href='/latest?page=2'>Older posts →</a>",
        "<a href='/latest?page=2'>Nächste Seite</a>",
        "<a href='/latest?page=2'>Suivant »</a>",
        "<a href='/latest?page=2'>Следующая</a>",
        "<a href='/latest?page=2'>下一页</a>",
        "<a href='/latest?page=2'>›</a>",
        "<a class='pager-next' href='/latest?page=2'></a><a class='pager-next' href='/latest?page=2'>&gt;</a>",
        "<div class='pagination'><span class='current'>1</span> <a href='/latest?page=2'>2</a> <a href='/latest?page=3'>3</a></div>",
        "<nav class='navigation pagination'><a href='/latest?page=2'>Older posts</a></nav>",
        "<nav><a rel='next' href='/latest?page=2'>Go on</a></nav>",
        "<button class='load-more' data-url='/latest?page=2'>Load more</button>",
        "<a aria-label='Next page' href='/latest?page=2'><svg></svg></a>",
        "<a title='Weiter' href='/latest?page=2'><i class='icon'></i></a>",
        "<ul class='pager'><li class='next'><a href='/latest?page=2'>Page 2 of 9</a></li></ul>",
        "<ul class='pages'><li class='nav-next'><a href='/latest?page=2'>Forward</a></li></ul>",
        "<div class='show-more' data-href='/latest?page=2'>Show more</div>",
        "<button hx-get='/latest?page=2' hx-target='#list'>Load more</button>",
        "<turbo-frame id='p2' src='/latest?page=2' loading='lazy'></turbo-frame>",
        "<div id='list' data-next-page-url='/latest?page=2'></div>",
        "<p>[1] [<a href='?page=2'>2</a>] [<a href='?page=3'>3</a>]</p>",
        "<div class='pagination'><span class='current'>١</span><a href='/latest?page=2'>٢</a><a href='/latest?page=3'>٣</a></div>",
        "<a href='/latest?page=2'>次の20件</a>",
        "<a href='/latest?page=2'>« Previous Entries</a>",
        "<a href='/latest?page=2' aria-label='Ir a la página siguiente'><i></i></a>",
        "<a href='/latest?page=2'>See all of it</a>",
        "<div class='list-more' data-url='/latest?page=2'>Еще 20 материалов</div>",
        "<a href='/latest?page=2'>다음 페이지</a>",
        "<a href='/latest?page=2'>الصفحة التالية</a>",
        "<a href='/latest?page=2'>अगला पृष्ठ</a>",
        "<a href='/latest?page=2'>Sonraki sayfa</a>",
        "<a href='/latest?page=2'>Következő oldal</a>",
        "<a href='/latest?page=2'>Régebbi cikkek »</a>",
        "<a href='/latest?page=2'>Vis flere nyheder</a>",
        "<a href='/latest?page=2'>Afficher plus d’articles</a>",
        "<a href='/latest?page=2'>Entradas anteriores</a>",
        "<a href='/latest?page=2'>Articoli più vecchi</a>",
        "<a class='pagination__next' href='/latest?page=2'><i></i></a>",
        "<a href='/latest?page=2'>Vanemad uudised</a>",
        "<a href='/latest?page=2'>შემდეგი გვერდი</a>",
        "<a href='/latest?page=2'>Növbəti »</a>",
        "<a href='/latest?page=2'><img src='n.gif' alt='Siguiente'></a>",
        "<a href='/latest?page=2'>Äldre nyheter</a>",
        "<a href='/latest?page=2'>Postagens mais antigas</a>",
        "<a href='/latest?page=2'>Articles plus anciens</a>",
        "<a href='/latest?page=2'>Ältere Meldungen →</a>",
        "<a href='/latest?page=2'>Más noticias antiguas</a>",
        "<a href='/latest?page=2'>Περισσότερα νέα</a>",
        "<a href='/latest?page=2'>ดูเพิ่มเติม</a>",
        "<a href='/latest?page=2'>Načíst další</a>",
        "<a href='/latest?page=2'>Ранее</a>",
        "<a href='/latest?page=2'>לעמוד הבא</a>",
        "<nav class='navigation posts-navigation'><a href='/latest?page=2'>Older posts</a></nav>",
        "<nav id='below'><a href='/latest?page=2'>Further back</a><a href='/latest?page=2'>2</a></nav>",
    ],
)
def test_the_forms_of_going_on(main):
    assert following(main) == "https://bay.example/latest?page=2"


@pytest.mark.parametrize(
    ("main", "there"),
    [
        ("<a href='/latest?before=2026-01-05'>Earlier stories</a>", "/latest?before=2026-01-05"),
        ("<a class='next' href='/latest?cursor=abc123'>More</a>", "/latest?cursor=abc123"),
        ("<a href='/latest?offset=20'>Next 20</a>", "/latest?offset=20"),
        ("<nav><a href='/latest?Page=2'>Next</a></nav>", "/latest?Page=2"),
        ("<a href='/latest/2'>Більше новин</a>", "/latest/2"),
        ("<a href='/latest?side=2'>Vis flere</a>", "/latest?side=2"),
        ("<b>1</b><a href='/latest/2'>2</a><a href='/latest/3'>3</a>", "/latest/2"),
        ("<a href='/latest/index2.html'>Next page</a>", "/latest/index2.html"),
        ("<button class='js-load-more' data-ajax-url='/api/latest?page=2'>Meer laden</button>", "/api/latest?page=2"),
        (
            "<div class='nav-previous'><a href='/latest/page/2/'>← Older posts</a></div>"
            "<div class='nav-next'><a href='/latest/page/1/'>Newer posts</a></div>",
            "/latest/page/2/",
        ),
    ],
)
def test_places_to_go_on_from(main, there):
    assert following(main) == f"https://bay.example{there}"


@pytest.mark.parametrize(
    ("links", "there"),
    [
        ([(2, "?start=8"), (3, "?start=16"), (4, "?start=24")], "?start=8"),
        ([(2, "/2"), (3, "/3")], "/2"),
        ([(2, "_2.html"), (3, "_3.html")], "_2.html"),
        ([(2, "?cat=7&pi=1"), (3, "?cat=7&pi=2")], "?cat=7&pi=1"),
        ([(1, "?from=0"), (2, "?from=20"), (4, "?from=60")], "?from=60"),
        ([(2, "/results/offset/20"), (3, "/results/offset/40")], "/results/offset/20"),
    ],
)
def test_numbers_whose_addresses_keep_step_lead_on(links, there):
    pages = " ".join(f"<a href='/latest{end}'>{number}</a>" for number, end in links)
    assert following(f"<p>{pages}</p>") == f"https://bay.example/latest{there}"


def test_a_label_at_every_story_leads_to_the_stories():
    form = "".join(f"<h3>Story {n}</h3><a href='/news/{n}'>Weiter »</a>" for n in range(5))
    assert following(form) is None
    assert following(form + "<a href='/latest/from/5'>Ältere</a>") == "https://bay.example/latest/from/5"


def test_the_days_of_a_calendar_are_no_pages():
    days = "".join(f"<td><a href='/latest/2026/01/{n:02d}'>{n}</a></td>" for n in range(1, 20))
    months = "".join(f"<a href='/latest?month={n}'>{n}</a>" for n in range(1, 13))
    assert following(f"<table><tr>{days}</tr></table>{months}") is None


def test_a_declared_next_page_comes_first():
    assert (
        following("<a href='/latest?page=9'>Next</a>", head="<link rel='next' href='/latest/page/2/'>")
        == "https://bay.example/latest/page/2/"
    )


def test_a_nav_of_two_links_leads_on_from_the_second_page():
    nav = "<nav><a href='/latest/'>Newer posts</a> <a href='/latest/page/3/'>Older posts</a></nav>"
    assert following(nav, url="https://bay.example/latest/page/2/") == "https://bay.example/latest/page/3/"


def test_numbers_go_on_from_the_page_shown():
    pages = "".join(f"<a href='/latest/page/{n}/'>{n}</a>" for n in (1, 2, 4, 5))
    assert (
        following(f"<div>{pages}<b>3</b></div>", url="https://bay.example/latest/page/3/")
        == "https://bay.example/latest/page/4/"
    )


@pytest.mark.parametrize(
    ("here", "links", "there"),
    [
        ("/archive/2026/01", ("2026/02", "2025/12", "2025/11"), "2025/12"),
        ("/archive/2026-01-09", ("2026-01-10", "2026-01-08", "2026-01-02"), "2026-01-08"),
        ("/archive/20260301/", ("20260228/", "20260302/"), "20260228/"),
        ("/archive/2026/01", ("2026/02", "2024/12"), None),
        ("/archive/2026/01", ("2025/12/30", "2026"), None),
        ("/archive", ("2025/12", "2025/11"), None),
    ],
)
def test_from_an_archive_the_day_or_month_before_it_goes_on(here, links, there):
    main = "".join(f"<a href='/archive/{link}'>Stories of {link}</a> " for link in links)
    assert following(main, url=f"https://bay.example{here}") == (there and f"https://bay.example/archive/{there}")


@pytest.mark.parametrize(
    "main",
    [
        "",
        "<a href='/news/17-next-year-the-ferry'>Next year the ferry will run again</a>",
        "<a href='https://other.example/latest?page=2'>Next</a>",
        "<a href='/latest'>Next</a>",
        "<a href='/latest?page=1'>Previous</a>",
        "<a href='http://[bad?page=2'>Next</a><a href='http://[bad?page=2'>2</a><a href='http://[bad?page=3'>3</a>",
        "<p><a href='/room/2'>2</a> and <a href='/room/3'>3</a></p>",
        "<a rel='next' class='post-navigation' href='/news/another-story'>Next</a>",
        "<a class='next disabled' aria-disabled='true' href='/latest?page=2'>Next</a>",
        "<a class='next' href='/about?from=menu'>More</a>",
        "<div class='pagination'><a href='?page=1'>1</a><span class='current'>2</span></div>",
        "<a href='/older-people'>Older people and their houses</a>",
        "<a href='/news/plus'>Plus</a>",
        "<ol><li><a href='/latest/7000-fog'>1</a></li><li><a href='/latest/7011-gym'>2</a></li></ol>",
        "<a href='/latest?p=8812'>2</a>",
    ],
)
def test_other_links_do_not_go_on(main):
    assert following(main) is None


def test_the_number_in_an_address():
    assert page_number("https://bay.example/latest?page=3") == 3
    assert page_number("https://bay.example/latest/page/12/") == 12
    assert page_number("https://bay.example/latest") is None
