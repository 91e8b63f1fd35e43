"""Rows are read at any width: no number, time or address is cut, and no name of a column."""

import io

import pytest
from rich.console import Console
from rich.text import Text

from archive.cli.table import show

NAMES = ("id", "started_at", "seconds", "status", "fetched", "new_articles", "changed_articles", "errors", "url", "why")
ROWS = (
    (
        "17",
        "2026-03-12 18:00:05",
        "212.7",
        "interrupted",
        "1250",
        "227",
        "13",
        "5",
        "https://quay.example/" + "a" * 90,
        "",
    ),
    (
        "16",
        "2026-03-12 06:00:00",
        "2",
        "finished",
        "3",
        "0",
        "0",
        "0",
        "https://quay.example/",
        "the newest of all runs, " * 4,
    ),
)


def _shown(width: int, rows: tuple[tuple[str, ...], ...] = ROWS, names: tuple[str, ...] = NAMES) -> str:
    out = Console(file=io.StringIO(), width=width, color_system=None)
    show(out, [[Text(cell) for cell in row] for row in rows], names)
    assert isinstance(out.file, io.StringIO)
    return out.file.getvalue()


@pytest.mark.parametrize("width", [30, 60, 80, 100, 140, 200, 400])
def test_nothing_is_cut_at_any_width(width: int) -> None:
    shown = _shown(width)
    assert "…" not in shown
    for cell in ("2026-03-12 18:00:05", "interrupted", "212.7", "1250"):
        assert cell in shown
    assert ROWS[0][8] in shown.replace("\n", "").replace(" ", "")
    words = " ".join(shown.split())
    for name in NAMES:
        assert name in words or all(part in words for part in name.replace("_", "_ ").split())


def test_what_fits_beside_each_other_stands_in_one_line_a_row() -> None:
    rows = (("1", "2026-03-12 18:00", "Cranes sold"), ("2", "2026-03-12 19:00", "Cranes bought"))
    lines = _shown(80, rows, ("article", "time", "title")).splitlines()
    assert [line.split()[0] for line in lines] == ["article", "1", "2"]


def test_running_text_stands_below_its_row_where_its_column_would_be_narrow() -> None:
    title = "Council approves the repair of a bridge that nobody had asked it to repair, and pays for all of it"
    row = ("2026-03-12 18:00", "courier", "17", "edited", "1..2", "+14 -20", "figure_changed, silent", title)
    names = ("time", "site", "article", "event", "revisions", "words", "labels", "title")
    lines = _shown(80, (row, row), names).splitlines()
    assert lines[0].split() == list(names[:6])
    assert lines[1].split() == ["2026-03-12", "18:00", "courier", "17", "edited", "1..2", "+14", "-20"]
    assert lines[2].strip() == "labels  figure_changed, silent"
    assert lines[3].strip().startswith("title   Council approves")
    assert lines[4].startswith(" " * lines[3].index("Council") + "repair, and")
    assert max(len(line.rstrip()) for line in lines) <= 80
    assert lines[1:5] == lines[5:9]


def test_an_address_stays_in_one_piece_below_its_row() -> None:
    assert f"url  {ROWS[0][8]}\n" in _shown(100)


def test_wide_characters_count_twice() -> None:
    row = ("2026-03-12 18:00", "港の新聞", "17", "市議会が橋の修理を承認、夜間は通行止めに" * 3)
    lines = _shown(60, (row,), ("time", "site", "article", "title")).splitlines()
    assert all(sum(2 if ord(one) > 0x2E80 else 1 for one in line.rstrip()) <= 60 for line in lines)
