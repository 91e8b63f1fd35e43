"""Pages in scripts a character of which says as much as several letters: short in characters, whole as stories."""

import pytest

from crawler.understanding import understand

CHINESE = (
    "十月六日上午，澜江大桥在各界见证下正式通车，往返两岸只需十分钟。",
    "桥长一千二百米，双向六车道，两侧设有人行步道和观景平台。",
    "“以前要绕行四十公里，现在抬脚就到。”住在南岸的周女士说。",
    "据市交通局介绍，大桥首年不收取通行费。",
)
KOREAN = (
    "가람시 강변동의 옛 방앗간이 두 해에 걸친 공사를 마치고 사진 박물관으로 다시 문을 연다.",
    "전시장에는 마을 사람들이 지난 오십 년 동안 모은 흑백 사진 천여 점이 차례로 걸린다.",
    '관장은 "사진마다 찍은 사람의 이름과 그날의 사연을 함께 적어 두었다"고 말했다.',
    "개관일인 다음 달 이틀에는 예약하지 않아도 누구나 무료로 전시를 둘러볼 수 있다.",
)
FURNITURE = {
    "zh": ("澜江网>>社会", "小字号", "分享让更多人看到", "热门排行", "澜江网版权所有，未经书面授权禁止使用"),
    "ko": (
        "가람일보 > 문화",
        "글자 크기",
        "기사를 함께 나눠 주세요",
        "많이 본 기사",
        "가람일보의 모든 글은 저작권법의 보호를 받습니다",
    ),
}


@pytest.mark.parametrize(
    ("language", "title", "story"), [("zh", "澜江大桥正式通车", CHINESE), ("ko", "방앗간, 사진 박물관으로", KOREAN)]
)
def test_a_short_story_is_told_from_what_stands_around_it(language: str, title: str, story: tuple[str, ...]) -> None:
    trail, size, share, rank, rights = FURNITURE[language]
    page = f"""<html lang="{language}"><head><title>{title}</title></head><body>
    <div class="route">{trail}</div><div class="txt"><h1>{title}</h1><div class="channel">2026-10-06 09:20</div>
    <div class="fr"><a>{size}</a></div><div class="con">{"".join(f"<p>{one}</p>" for one in story)}</div>
    <div class="wb"><p>{share}</p></div></div>
    <div class="col"><h2>{rank}</h2><ul><li><a href="/n/1">{title[:6]} 1</a></li><li><a href="/n/2">{title[:6]} 2</a></li></ul></div>
    <div class="foot">{rights}</div></body></html>"""
    told = understand(page.encode(), "https://bote.example/n/2026-10-06/4411")
    assert told.kind == "article"
    assert told.article is not None
    assert told.article.text.split("\n\n") == list(story)


AMHARIC = (
    "በሐይቁ ላይ የነበረው ጀልባ ከረጅም ጊዜ በኋላ እንደገና ሥራ ጀመረ።",
    "ጀልባው በአንድ ጊዜ አምሳ መንገደኞችን ማጓጓዝ እንደሚችል ከንቲባው ተናግረዋል።",
    "«ከዚህ በፊት ዙሪያውን በእግር እንሄድ ነበር» ሲሉ የአካባቢው ነዋሪ ገለጹ።",
    "ጀልባው ከጠዋቱ ሁለት ሰዓት እስከ ምሽቱ አንድ ሰዓት ይሠራል።",
)


@pytest.mark.parametrize(("language", "story"), [("am", AMHARIC), ("ko", KOREAN)])
def test_a_short_story_in_a_dense_script_is_no_listing(language: str, story: tuple[str, ...]) -> None:
    page = f"""<html lang="{language}"><head><title>{story[1][:18]}</title></head><body><header><a href="/">{story[0][:6]}</a>
    <nav><a href="/n">{story[1][:4]}</a><a href="/s">{story[2][:4]}</a></nav></header><article><h1>{story[1][:18]}</h1>
    <div class="entry">{"".join(f"<p>{one}</p>" for one in story)}</div></article>
    <aside><h3>{story[3][:8]}</h3><a href="/1">{story[3][:20]}</a></aside></body></html>"""
    assert understand(page.encode(), "https://bote.example/a/4411").kind == "article"
