"""Find the reporters that a story's beginning names, as East Asian papers do: "〔記者陳小美／海港報導〕",
"(나루=통신) 김하나 기자 =".

Owns those forms. Must not know lines that hold nothing else (see `spoken`).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from crawler.understanding.document import Document
from crawler.understanding.metadata.bylines import Byline
from crawler.understanding.metadata.standing import Standing

_NEAR = 12  # blocks behind the headline in which the story begins
_BEGINNING = 80  # characters of a paragraph
_OPEN, _CLOSE, _INSIDE = r"[（(〔【\[]", r"[）)〕】\]]", r"[^（()）〔〕【】\[\]]"
_HAN, _HANGUL = "[\u3400-\u9fff]", "[가-힣]"
_REPORTERS = re.compile(
    f"{_OPEN}{_INSIDE}{{0,12}}?(?:記者|记者|通讯员|通訊員|特派員)[ :：]{{0,2}}"
    rf"(?:({_HAN}{{3}}){_HAN}{{2,8}}\d{{1,2}}日[電电]|"
    rf"([\u3400-\u9fff、，, ]{{2,30}}?)(?:[／/]{_INSIDE}{{1,14}})?){_CLOSE}"
    f"|^記者({_HAN}{{2,4}}(?:、{_HAN}{{2,4}})*)[／/]{_HAN}{{1,8}}報[導道]$"
    f"|{_OPEN}{_INSIDE}{{1,20}}[=＝]{_INSIDE}{{1,15}}{_CLOSE} ?"
    f"({_HANGUL}{{2,4}}(?:[·,] ?{_HANGUL}{{2,4}})*) (?:{_HANGUL}{{2,4}} ?)?(?:기자|특파원)",
    re.M,
)
_OF_PICTURES = ("攝", "摄", "影", "供")


def dateline_bylines(doc: Document, standing: Standing) -> Iterator[Byline]:
    """The names in the first paragraph that begins so."""
    if standing.headline < 0:
        return
    first = bisect_right(doc.block_from, doc.text_to[standing.headline] - 1)
    for block, text in enumerate(doc.block_texts[first : first + _NEAR], first):
        start = text[:_BEGINNING]
        if start.isascii() or not ("者" in start or "기자" in start or "員" in start or "특파원" in start):
            continue
        found = _REPORTERS.search(start)
        names = next(filter(None, found.groups()), "") if found else ""
        if names and not names.endswith(_OF_PICTURES):
            yield Byline("、".join(names.split()), 1.51, doc.block_box[block], "byline")
            return
