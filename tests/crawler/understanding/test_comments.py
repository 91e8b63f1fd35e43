"""Readers' comments are no part of a story, and a story reads the same however many there are."""

import pytest

from crawler.understanding import understand
from crawler.understanding.document import Document

URL = "https://courier.example/2026/03/pier"
STORY = [
    "The council of Brant has put off the new pier by a year, because the steel now costs twice what it did last spring.",
    "Its chair, Ada Lindqvist, told the meeting on Monday that the town would not borrow for it.",
    "Comments from the harbour office were not to be had; the ferry will sail from the old quay until then.",
    "The ministry, which pays for half of the works, has until June to say whether the money can wait.",
]
SAID = "I have lived by the quay for forty years and nobody has ever asked us what we think about any of this."


def wordpress(count: int) -> str:
    one = (
        '<li class="comment" id="comment-{0}"><div class="comment-author"><cite>Bram {0}</cite> says:</div>'
        '<div class="comment-meta"><a href="#comment-{0}">March {0}, 2026 at 10:1{0} am</a></div><p>{1}</p>'
        '<div class="reply"><a href="?replytocom={0}">Reply</a></div></li>'
    )
    inside = "".join(one.format(at, SAID * at) for at in range(1, count + 1))
    return f'<div id="comments"><h3>{count} thoughts on the pier</h3><ol class="commentlist">{inside}</ol></div>'


def unnamed(count: int) -> str:
    one = '<div class="x9f"><b>Cleo {0}</b><i>vor {0} Stunden</i><div>{1}</div><button>Antworten</button></div>'
    return f'<div class="q2"><div>Kommentare ({count})</div>{"".join(one.format(at, SAID) for at in range(1, count + 1))}</div>'


def beside_the_story(count: int) -> str:
    one = "<article><h4>Dunja {0}</h4><time datetime='2026-03-1{0}'>1{0} March</time><p>{1}</p><a href='#r'>Répondre</a></article>"
    return "<h2>Commentaires</h2>" + "".join(one.format(at, SAID) for at in range(1, count + 1))


def page(below: str, story: list[str] = STORY) -> bytes:
    told = "".join(f"<p>{paragraph}</p>" for paragraph in story)
    return (
        '<html lang="en"><head><title>Pier put off</title></head><body><article><h1>Pier put off by a year</h1>'
        f'<p class="byline">By Emil Sund</p><time datetime="2026-03-09T08:00:00Z">9 March 2026</time>{told}</article>'
        f"{below}<footer>Courier of Brant</footer></body></html>"
    ).encode()


@pytest.mark.parametrize("below", [wordpress, unnamed, beside_the_story])
def test_a_story_reads_the_same_with_and_without_comments(below: object) -> None:
    assert callable(below)
    alone = understand(page(""), URL)
    assert alone.article
    assert alone.article.text.split("\n\n") == STORY
    for count in (2, 3, 9):
        seen = understand(page(below(count)), URL)
        assert seen.article == alone.article
        assert seen.kind == alone.kind
        assert seen.evidence["apart"] > count


def test_comments_inside_the_storys_own_element_are_found_too() -> None:
    told = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    doc = Document.parse(f"<body><main><h1>Pier</h1>{told}{wordpress(3)}</main></body>".encode())
    assert doc.block_texts == ["Pier", *STORY]


@pytest.mark.parametrize(
    "markup",
    [
        # the pages of a forum: no story comes first
        "<h1>Old quay</h1>" + wordpress(4),
        # a section of the story that is headed like comments, and goes on
        f"<h1>Pier</h1><p>{STORY[0]}</p><h2>Reader comments</h2><p>{STORY[1]}</p><p>{STORY[2]}</p><p>{STORY[3]}</p>",
        # a class of the whole page
        f'<div class="has-comments open-comments"><h1>Pier</h1><time>9 March</time><p>{"</p><p>".join(STORY)}</p></div>',
        # counts beside teasers
        "".join(
            f"<div><h2><a href='/{at}'>{one}</a></h2><p>{one}</p><b>{at} Comments</b></div>"
            for at, one in enumerate(STORY)
        ),
        # an expert's word amid the story
        f"<h1>Pier</h1><p>{STORY[0]}</p><p>{STORY[1]}</p><div class='comments'><p>{SAID}</p><i>2026</i></div>"
        f"<p>{STORY[2]}</p><p>{STORY[3]}</p><p>{STORY[0]}</p>",
    ],
)
def test_what_only_looks_like_comments_stays(markup: str) -> None:
    doc = Document.parse(f"<body>{markup}</body>".encode())
    assert doc.apart == 0
