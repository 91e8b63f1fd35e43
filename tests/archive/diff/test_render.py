"""Renderings: all of the later content is in each, nothing of it can run or steer the terminal."""

import html
import re
from html.parser import HTMLParser

from hypothesis import given, settings
from rich.cells import cell_len

from archive.diff import diff
from archive.diff.render import fragment, page, side_by_side, stat, unified, worded
from archive.display import safe
from archive.model import Content
from tests.archive.diff.texts import edited

BEFORE = Content(
    "Board approves repair",
    text="It will take 12 weeks of hard work.\n\nThe ferry company fears for its season this year.\n\nThe end.",
    language="en",
)
AFTER = Content(
    "Board delays repair",
    text="The ferry company fears for its season this year.\n\nIt will take 14 weeks of hard work.\n\nThe end.",
    language="en",
)
HOSTILE = "<script>alert(1)</script> \x1b[31mred\x1b[0m \u202eback\u202c {{7*7}} \"'>"


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def without_marks(text: str) -> str:
    text = re.sub(r"\[-.*?-\]", "", text, flags=re.DOTALL)
    return re.sub(r"\{\+|\+\}", "", text)


class Shown(HTMLParser):
    """The text of a page's last `section`, without what was deleted."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if "section" in self.open and not {"del", "a", "s"} & set(self.open):
            self.text += data


@given(edited())
@settings(max_examples=60, deadline=None)
def test_every_rendering_holds_all_of_the_later_text(pair: tuple[Content, Content]) -> None:
    before, after = pair
    difference = diff(before, after)
    paragraphs = [squeezed(safe(part)) for part in after.text.split("\n\n") if part.strip()]
    plain = squeezed(without_marks(worded(difference)))
    added = "".join(line[1:] for line in unified(difference).split("\n") if line[:1] in " +") or after.text
    shown = Shown()
    shown.feed(fragment(difference))
    for paragraph in paragraphs:
        if not any(mark in paragraph for mark in ("[-", "-]", "{+", "+}")):
            assert paragraph in plain
        assert paragraph in squeezed(safe(added))
        assert squeezed(safe(html.unescape(paragraph))) in squeezed(safe(html.unescape(shown.text)))


def test_words_are_marked_without_colour() -> None:
    text = worded(diff(BEFORE, AFTER))
    assert "title: Board [-approves-]{+delays+} repair" in text
    assert "It will take [-12-]{+14+} weeks of hard work." in text
    assert "moved" in text


def test_colour_is_never_the_only_sign() -> None:
    text = worded(diff(BEFORE, AFTER), colour=True)
    assert "\x1b[31;9m" in text  # struck through
    assert "\x1b[32;1;4m" in text  # underlined


def test_unified_names_both_sides() -> None:
    lines = unified(diff(BEFORE, AFTER), before="a@1", after="a@2").split("\n")
    assert lines[:2] == ["--- a@1", "+++ a@2"]
    assert "-Board approves repair" in lines
    assert "+It will take 14 weeks of hard work." in lines


def test_context_leaves_out_what_is_far_from_edits() -> None:
    before = Content(None, text="\n\n".join(f"Paragraph {k}." for k in range(20)))
    after = Content(None, text=before.text.replace("Paragraph 10.", "Paragraph ten."))
    text = worded(diff(before, after), context=1)
    assert "Paragraph 9." in text
    assert "Paragraph 5." not in text
    assert "9 unchanged paragraphs" in text


def test_columns_are_of_equal_width_with_wide_characters_too() -> None:
    before = Content(None, text="港湾評議会は古い旋回橋を修理することを決めた。橋は一月から通行止めになっている。")
    after = Content(None, text=before.text.replace("一月", "二月"))
    rows = side_by_side(diff(before, after), width=41).split("\n")[1:]
    assert {cell_len(row.split(" | ")[0]) for row in rows if " | " in row} == {19}
    assert all(cell_len(row) <= 41 for row in rows)


def test_stat_counts_words_and_paragraphs() -> None:
    text = stat(diff(BEFORE, AFTER))
    assert "1 moved" in text
    assert "2 words added(+), 2 removed(-)" in text
    assert stat(diff(AFTER, AFTER)) == ""


def test_nothing_scraped_reaches_the_terminal_raw() -> None:
    before, after = Content("x", text="plain words here"), Content(HOSTILE, text=f"plain words here {HOSTILE}")
    difference = diff(before, after)
    for text in (worded(difference), unified(difference, after=HOSTILE), side_by_side(difference, after=HOSTILE)):
        assert "\x1b" not in text
        assert "\u202e" not in text


def test_the_page_stands_alone_and_runs_nothing() -> None:
    before, after = Content("x", text="a <b> c"), Content(HOSTILE, text=HOSTILE, language='"><script>')
    text = page(diff(before, after), title=HOSTILE, before=HOSTILE, after=HOSTILE)
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert "{{7*7}}" in text
    assert "\x1b" not in text
    assert not re.search(r"(?:src|href)=\"(?!#)", text)
    assert "http://" not in text
    assert "https://" not in text


def test_the_page_names_insertions_language_and_moves() -> None:
    text = page(diff(BEFORE, AFTER), title="Board")
    assert "<ins>14</ins>" in text
    assert "<del>12</del>" in text
    assert 'lang="en"' in text
    assert 'dir="auto"' in text
    assert "prefers-color-scheme: dark" in text
    targets = set(re.findall(r'href="#([^"]+)"', text))
    assert targets
    assert targets <= set(re.findall(r'id="([^"]+)"', text))
