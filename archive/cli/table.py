"""How rows stand on a terminal: as a table, as a table with lines below each row, or as a line a value.

Owns the choice between the three by the terminal's width. Must not know what the rows mean, nor the other formats.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

Rows = Sequence[Sequence[Text]]

LEAST = 8  # characters a column, on average: a narrower terminal gets a line a value
FIRM = 20  # a column whose cells are no longer is never wrapped: numbers, names and times are read at a glance
READABLE = 24  # the least width of a column of running text
GAP = 2
INDENT = 4


@dataclass(frozen=True, slots=True)
class _Column:
    """A column's place among the others, its name, and how wide its widest cell is."""

    place: int
    name: str
    widest: int

    @property
    def firm(self) -> bool:
        return self.widest <= FIRM

    @property
    def heading(self) -> str:
        """The name on as many lines as it has parts, where the cells below are narrower than it."""
        parts = self.name.replace("_", "_\n").split("\n")
        lines = parts[:1]
        for part in parts[1:]:
            joined = lines[-1] + part
            lines = [*lines[:-1], joined] if len(joined) <= self.widest else [*lines, part]
        return "\n".join(lines)

    @property
    def width(self) -> int:
        """The least width at which nothing in it is cut or broken."""
        return max(self.widest, *(cell_len(line) for line in self.heading.split("\n")))


def show(out: Console, rows: Rows, names: Sequence[str]) -> None:
    """Print `rows` below `names` in the form that the width of `out` allows; no value is cut in any of them."""
    columns = [
        _Column(place, name, max((cell_len(row[place].plain) for row in rows), default=0))
        for place, name in enumerate(names)
    ]
    if _across([max(column.widest, cell_len(column.name)) for column in columns]) <= out.width:
        _print(out, rows, columns, [column.name for column in columns])
    elif out.width < LEAST * len(columns):
        _records(out, rows, columns)
    elif _across([column.width if column.firm else min(column.width, READABLE) for column in columns]) <= out.width:
        _print(out, rows, columns, [column.heading for column in columns])
    else:
        above = _that_fit([column for column in columns if column.firm], out.width)
        below = [column for column in columns if column not in above]
        _print(out, rows, above, [column.heading for column in above], below)


def _across(widths: Sequence[int]) -> int:
    return sum(widths) + GAP * (len(widths) - 1)


def _that_fit(columns: Sequence[_Column], width: int) -> list[_Column]:
    """As many of the first columns as stand side by side."""
    kept = list(columns)
    while kept and _across([column.width for column in kept]) > width:
        kept.pop()
    return kept


def _print(
    out: Console, rows: Rows, columns: Sequence[_Column], headings: Sequence[str], below: Sequence[_Column] = ()
) -> None:
    """The table of `columns`; the values of the columns `below` follow each row on lines of their own."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column, heading in zip(columns, headings, strict=True):
        table.add_column(heading, no_wrap=column.firm and "\n" not in heading, overflow="fold", min_width=0)
    for row in rows:
        table.add_row(*(row[column.place] for column in columns))
    if not below:
        out.print(table)
        return
    lines = out.render_lines(table, out.options.update(width=out.width), pad=False)
    head = max((heading.count("\n") for heading in headings), default=0) + 1
    for number, line in enumerate(lines):
        out.print(Text.assemble(*((part.text, part.style or "") for part in line)), soft_wrap=True)
        if number >= head:
            _further(out, rows[number - head], below, INDENT)


def _records(out: Console, rows: Rows, columns: Sequence[_Column]) -> None:
    for number, row in enumerate(rows):
        if number:
            out.print()
        _further(out, row, columns, 0)


def _further(out: Console, row: Sequence[Text], columns: Sequence[_Column], indent: int) -> None:
    """A line a value that is not empty, its column's name before it; long ones go on below themselves."""
    start = indent + max(cell_len(column.name) for column in columns) + GAP
    for column in columns:
        value = row[column.place]
        if not value.plain:
            continue
        name = Text(" " * indent + column.name.ljust(start - indent), "bold")
        # An address stays in one piece: so it can be taken as it is.
        address = "://" in value.plain and " " not in value.plain
        for line in [value] if address else value.wrap(out, max(out.width - start, READABLE), overflow="fold"):
            out.print(Text.assemble(name, line), soft_wrap=True)
            name = Text(" " * start)
