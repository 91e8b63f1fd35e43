"""A diff as a picture (SVG) for sharing: what went and what came, with the address, the times and the digests.

Owns the drawing. Must not know SQL or requests. The widths of letters are estimated, generously, since the
server has no fonts; lines break between words, between characters in scripts without spaces.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from archive.web.render.text import plain_when, runs_leftwards

WIDTH, MARGIN, SIZE, LEADING = 1080, 56, 26, 38
_PARTS = 9  # changed paragraphs at most; the picture says how many more there are
_CONTEXT = 90  # characters of unchanged text kept beside a change
_COLOURS = {"delete": "#8a3b00", "insert": "#0b4f8a", "equal": "#1b1b18"}
_LINES = {"delete": ' text-decoration="line-through"', "insert": ' text-decoration="underline"'}
_GROUND = {"delete": "#fde8d3", "insert": "#d9ebfb"}
_PIECE = re.compile(
    r"\s+|[\u2e80-\u9fff\uac00-\ud7af\u0e00-\u0eff\uff00-\uffef]|[^\s\u2e80-\u9fff\uac00-\ud7af\u0e00-\u0eff\uff00-\uffef]+"
)
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
Run = tuple[str, str]


def picture(found: Mapping[str, Any], facts: Mapping[str, Any]) -> str:
    """The SVG document. `found` is what `difference.shown` gives; `facts` as for `document`."""
    drawing = _Drawing(mirrored=runs_leftwards(str(facts["title"])))
    drawing.note(str(facts["site"]))
    changed_title = next((field for field in found["fields"] if field["key"] == "title" and field["runs"]), None)
    title = _runs(changed_title["runs"]) if changed_title else [("equal", str(facts["title"]))]
    drawing.text(title, 40, 52)
    drawing.gap(10)
    for field in found["fields"]:
        if field["key"] in ("subtitle", "authors", "published_at"):
            drawing.text(
                [("equal", f"{field['name']}: "), ("delete", field["before"] or "—"), ("insert", field["after"] or "—")]
            )
    changed = [part for part in found["parts"] if part["fate"] not in ("equal", "moved_away")]
    for part in changed[:_PARTS]:
        if part["fate"] == "moved":
            drawing.note(f"Paragraph {part['old_number']} moved to {part['number']}")
            if all(kind == "equal" for kind, _, _ in part["runs"]):
                drawing.text(_cut([("equal", part["after"])]))
                continue
        drawing.text(_cut(_runs(part["runs"])))
        drawing.gap(8)
    if len(changed) > _PARTS:
        drawing.note(f"… and {len(changed) - _PARTS} more changed paragraphs")
    drawing.gap(14)
    drawing.rule()
    drawing.mirrored = False
    before, after = facts["before"], facts["after"]
    for line in (
        str(facts["url"]),
        f"Changed between {plain_when(before['last_seen_at'])} and {plain_when(after['first_seen_at'])}",
        f"+{facts['added']} −{facts['removed']} words, from revision {before['number']} to revision {after['number']}",
        f"SHA-256 of the texts {before['text_sha256'][:32]}… → {after['text_sha256'][:32]}…",
        f"Recorded by newstrail, drawn {plain_when(facts['made_at'])}",
    ):
        drawing.text([("equal", line)], 20, 28, "#5c5a52")
    return drawing.document(f"Changes of: {facts['title']}")


def _runs(runs: Iterable[tuple[str, str, str]]) -> list[Run]:
    shown: list[Run] = []
    for kind, before, after in runs:
        if kind in ("delete", "insert"):
            shown.append((kind, before or after))
        else:
            shown.append(("equal", after))
    return shown


def _cut(runs: Sequence[Run]) -> list[Run]:
    # Long unchanged stretches keep only their ends.
    shown: list[Run] = []
    for index, (kind, text) in enumerate(runs):
        if kind == "equal" and len(text) > 2 * _CONTEXT + 20:
            head = text[:_CONTEXT] if index or len(runs) == 1 else ""
            tail = text[-_CONTEXT:] if index + 1 < len(runs) else ""
            text = f"{head}{' … ' if head or tail else ''}{tail}"
        shown.append((kind, text))
    return shown


def _width(text: str, size: int) -> float:
    return sum(map(_units, text)) * size


def _units(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.02
    if character in " .,:;'!|iljtfI’‘":
        return 0.28
    return 0.68 if character.isupper() or character in "mwMW—" else 0.48


class _Piece(NamedTuple):
    x: float
    width: float
    kind: str
    text: str


class _Drawing:
    def __init__(self, mirrored: bool = False) -> None:
        self.mirrored = mirrored
        self.y = float(MARGIN)
        self.items: list[str] = []

    def gap(self, height: float) -> None:
        self.y += height

    def rule(self) -> None:
        self.items.append(f'<path d="M{MARGIN} {self.y:.0f}H{WIDTH - MARGIN}" stroke="#b9b5a7"/>')
        self.y += 12

    def note(self, text: str) -> None:
        """A line of our own words, which run rightwards."""
        mirrored, self.mirrored = self.mirrored, False
        self.line([("equal", text)], 20, "#5c5a52")
        self.mirrored = mirrored

    def line(self, runs: Sequence[Run], size: int = SIZE, colour: str | None = None) -> None:
        self.text(runs, size, round(size * 1.45), colour)

    def text(self, runs: Sequence[Run], size: int = SIZE, leading: int = LEADING, colour: str | None = None) -> None:
        """Runs of text, broken into lines."""
        x, line = float(MARGIN), list[_Piece]()
        for kind, text in runs:
            if kind == "insert" and line and line[-1].kind == "delete":
                x += size * 0.2  # what left and what came are two things
            for piece in _PIECE.findall(_UNFIT.sub("\ufffd", text)):
                for part in [piece] if _width(piece, size) < WIDTH - 2 * MARGIN else re.findall(".{1,40}", piece):
                    width = _width(part, size)
                    if x + width > WIDTH - MARGIN and line:
                        self._flush(line, size, leading, colour)
                        x, line = float(MARGIN), []
                    if part.isspace() and not line:
                        continue
                    line.append(_Piece(x, width, kind, part))
                    x += width
        if line:
            self._flush(line, size, leading, colour)

    def _flush(self, line: list[_Piece], size: int, leading: int, colour: str | None) -> None:
        self.y += leading
        for kind, pieces in groupby(line, key=lambda piece: piece.kind):
            run = list(pieces)
            left, width = run[0].x, run[-1].x + run[-1].width - run[0].x
            if self.mirrored:
                left = WIDTH - left - width
            text = "".join(piece.text for piece in run)
            if kind in _GROUND:
                self.items.append(
                    f'<rect x="{left - 2:.1f}" y="{self.y - size:.1f}" width="{width + 4:.1f}" '
                    f'height="{size * 1.3:.1f}" rx="3" fill="{_GROUND[kind]}"/>'
                )
            anchor, way = (left + width, ' direction="rtl"') if self.mirrored else (left, "")
            self.items.append(
                f'<text x="{anchor:.1f}" y="{self.y:.1f}" font-size="{size}" textLength="{width:.1f}" '
                f'lengthAdjust="spacingAndGlyphs" fill="{colour or _COLOURS[kind]}"{_LINES.get(kind, "")}{way} '
                f'xml:space="preserve">{escape(text)}</text>'
            )

    def document(self, title: str) -> str:
        """The whole SVG."""
        height = f"{self.y + MARGIN:.0f}"
        label = quoteattr(_UNFIT.sub("\ufffd", title))
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
            f'viewBox="0 0 {WIDTH} {height}" role="img" aria-label={label} '
            "font-family=\"Georgia, 'Noto Serif', 'Times New Roman', serif\">"
            f'<rect width="100%" height="100%" fill="#fbfaf5"/>{"".join(self.items)}</svg>\n'
        )
