"""The address of a listing's next page, however the page names it."""

import pytest

from crawler.understanding.document import Document
from crawler.understanding.listings import next_page
from crawler.understanding.listings.pagination import page_number

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
    ],
)
def test_the_forms_of_going_on(main):
    assert following(main) == "https://bay.example/latest?page=2"


def test_a_declared_next_page_comes_first():
    assert (
        following("<a href='/latest?page=9'>Next</a>", head="<link rel='next' href='/latest/page/2/'>")
        == "https://bay.example/latest/page/2/"
    )


def test_numbers_go_on_from_the_page_shown():
    pages = "".join(f"<a href='/latest/page/{n}/'>{n}</a>" for n in (1, 2, 4, 5))
    assert (
        following(f"<div>{pages}<b>3</b></div>", url="https://bay.example/latest/page/3/")
        == "https://bay.example/latest/page/4/"
    )


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
    ],
)
def test_other_links_do_not_go_on(main):
    assert following(main) is None


def test_the_number_in_an_address():
    assert page_number("https://bay.example/latest?page=3") == 3
    assert page_number("https://bay.example/latest/page/12/") == 12
    assert page_number("https://bay.example/latest") is None
