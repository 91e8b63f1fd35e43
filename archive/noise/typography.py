"""Rules for how the same words may be written: normal forms, spaces, invisible characters, the shape of marks.

Owns the character tables and the rules over them. Must not know paragraphs or articles. Case is no matter of shape: a
change of case is an edit.
"""

import html
import re
import unicodedata

from archive.noise.rule import TextRule

_HIDDEN_RANGES = ((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFE00, 0xFE0F))
_HIDDEN = "\u00ad\u034f\u061c\u180e\ufeff" + "".join(
    chr(code) for first, last in _HIDDEN_RANGES for code in range(first, last + 1)
)
_INVISIBLE = dict.fromkeys(map(ord, _HIDDEN))
_QUOTES = dict.fromkeys(map(ord, '“”„‟«»‹›"〝〞〟＂「」『』'), '"') | dict.fromkeys(map(ord, "‘’‚‛`´ʼʹ′＇"), "'")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－⸺⸻"), "-")
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {0x3000: " "} | _LIGATURES

_SPACES = re.compile(r"\s+")
# Scripts that write no spaces between words: a space beside their letters is layout.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u303f\u3040-\u30ff\u3100-\u312f\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
)
_LAYOUT_SPACE = re.compile(
    rf" (?:(?<=[-\"'{_UNSPACED}«(\[{{¿¡] )|(?=[-\"'{_UNSPACED}!?;:»%)\]}}…،؛؟।])|(?<!\d )(?=[.,])|(?=[.,](?!\d)))"
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def composed(text: str) -> str:
    """`text` in Unicode's normal form C (UAX #15)."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def visible(text: str) -> str:
    """`text` without soft hyphens, zero-width characters, variation selectors and direction marks."""
    return text.translate(_INVISIBLE)


def straight(text: str) -> str:
    """`text` with every shape of quotation mark and apostrophe as the typewriter's."""
    return text.replace("''", '"').translate(_QUOTES).replace("''", '"')


def dashed(text: str) -> str:
    """`text` with every hyphen, dash and minus as one hyphen; a double hyphen between words is a dash."""
    text = text.translate(_DASHES)
    return re.sub(r"(?<!-)--(?!-)", "-", text) if "--" in text else text


def dotted(text: str) -> str:
    """`text` with the ellipsis as three full stops."""
    return text.replace("…", "...").replace(". . .", "...")


def halfwidth(text: str) -> str:
    """`text` with full-width forms and ligatures as their plain letters."""
    return text.translate(_WIDTH)


def spaced(text: str) -> str:
    """`text` on one line: runs of white space are one space, spaces that are only layout are none."""
    line = _SPACES.sub(" ", text).strip()
    return _LAYOUT_SPACE.sub("", line)


def unescaped(text: str) -> str:
    """`text` with character references read, twice where they were escaped twice."""
    for _ in range(2):
        if not _ENTITY.search(text):
            break
        text = html.unescape(text)
    return text


def fold(text: str) -> str:
    """The shape-free form of a few characters of text: what two spellings of one word or mark share."""
    if text.isascii():
        return text.replace("`", "'") if "`" in text else text
    return halfwidth(dotted(straight(visible(composed(text)).translate(_DASHES))))


ENTITIES = TextRule("entities", 1, "character references left in the text (&amp;)", unescaped)
NORMAL_FORM = TextRule("normal_form", 1, "composed or decomposed letters (NFC)", composed)
INVISIBLE = TextRule("invisible", 1, "soft hyphens, zero-width characters, direction marks", visible)
QUOTES = TextRule("quotes", 1, "the shape of quotation marks and apostrophes", straight)
DASHES = TextRule("dashes", 1, "the shape of hyphens and dashes", dashed)
ELLIPSIS = TextRule("ellipsis", 1, "an ellipsis or three full stops", dotted)
WIDTH = TextRule("width", 1, "full-width forms and ligatures", halfwidth)
WHITE_SPACE = TextRule("white_space", 1, "white space and where paragraphs break", spaced)
