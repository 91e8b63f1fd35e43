"""What a byline says of those who had another part in a story: photographers, editors, translators, sources.

Owns the words for them. Must not know who is left as an author (see `names`).
"""

import re

_OTHERS = re.compile(
    r"(?<=\w)[.,;|•·–—\s-]+(?:(?:medically |expert )?reviewed|fact[- ]checked|edit(?:ed|ing)|photographs?|"
    r"illustrations?|art) by\b.*",
    re.I,
)
_CREDITS = re.compile(
    r"(?<=\w)(?<!und)(?<!and)(?<!text)[,.;|\s]+(?:illustration(?:en|s)?|foto(?:s|grafie|graf)?|photos?|bilder|grafik(?:en)?)"
    r"\s?(?:von|by|par|:)\s.*",
    re.I,
)
# "文/陈小美 编辑/王大明", "作者:陈小美 来源:海港晚报": other parts of a line.
_LABELLED = re.compile(
    r"(?<=\w)(?<!und)(?<!och)(?<!and)(?<!\bja)(?<!\bog)(?<!\bet)(?<!\b[yeiи])[\s|;,]+"
    r"(?:责任编辑|責任編輯|编辑|編輯|编审|责编|校对|审核|摄影|攝影|图片?|圖片?|来源|來源|编译|出处|写真|撮影|編集|出典|사진|편집|출처|"
    r"foto(?:s|graf[ií]as?|grafie|graf)?|photos?|kuvat?|bild(?:er)?|фото|редактор|editor|redaktor|edición|zdjęcia|beeld|"
    r"sumber|source|quelle|fuente|fonte|источник|джерело|źródło|תמונות|צילום|تصوير|المصدر|عکس)\s?[:：/／].*",
    re.I,
)
_KOREAN_PICTURES = re.compile(r"(?<=\w)\s사진\s.*")
# "(Fotos)" behind a name: whoever took them.
_PICTURES = re.compile(
    r"(?:^|[,;&|]|\s(?:und|and|et|y|e|og|och|en|i|ja)\s)\s*[^,;&|()]{3,40}?\s*"
    r"\((?:fotos?|photos?|photographs?|photography|fotografie|fotografía|"
    r"bild(?:er)?|illustration(?:en|s)?|grafik|video|kamera|camera|kuvat?|editor|editing|redaktion)\)",
    re.I,
)
_OF_PICTURES = re.compile(
    r"(?:beeld|foto'?s?|fotografie|photos?|photography|bild(?:er)?|kuvat?|zdjęcia|фото|사진|图|摄影|攝影|撮影|写真)\s",
    re.I,
)


def without_others(text: str) -> str:
    """A byline up to what introduces other parts: ", photos by ...", " — Edited by: ...", " 编辑/..."."""
    text = _OTHERS.split(text, maxsplit=1)[0] or text
    text = _CREDITS.split(text, maxsplit=1)[0] or text
    if ":" in text or "/" in text or not text.isascii():  # one of these, or their wide forms, stands behind a label
        text = _LABELLED.split(text, maxsplit=1)[0] or text
    return _KOREAN_PICTURES.sub("", text) if "사진" in text else text


def without_pictured(text: str) -> str:
    """A byline without names that brackets call those of photographers or editors: "Ada Berg (Fotos)"."""
    return _PICTURES.sub(" ", text) if "(" in text else text


def is_of_pictures(part: str) -> bool:
    """Whether one part of a byline begins with a word for pictures: "beeld Ada Berg"."""
    return _OF_PICTURES.match(part) is not None
