"""Tables of documents as HTML grids: headers of several levels, group rows that run over empty cells."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from corpus.document import Row, Table
from corpus.span import Joined
from web.marking import NoteMark, Overlay

_FIGURE = re.compile(r"[-+]?[\d.,/ ]*\d[\d.,/ ]*%?")
LEVEL = " > "
MIDDLING = 14
WIDTHS = ((150, "widest"), (60, "wide"), (MIDDLING, "middling"))
"""How many characters a column's cells have, over which it needs much, more or some room."""


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A header cell and how far it reaches; ``width`` says how much room the column needs (see :data:`WIDTHS`)."""

    text: str
    columns: int
    rows: int
    width: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A body cell: its HTML, how many columns it covers, whether it is a figure among figures."""

    html: Markup
    columns: int
    figure: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A body row with its anchor on the page."""

    anchor: str
    kind: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table ready for the page."""

    anchor: str
    caption: str
    head: tuple[tuple[HeadCell, ...], ...]
    lines: tuple[Line, ...]
    repairs: tuple[str, ...]
    page: int | None
    continued: bool = False


def grid(table: Table, overlay: Overlay, notes: Sequence[NoteMark], first: int = 0, last: int | None = None) -> Grid:
    """The rows ``[first, last)`` of a table with their overlay; ``notes`` are those of the page, for the marks that the table names.

    ``continued`` where they are not its first rows.
    """
    anchor = table.id.rsplit(".", 1)[-1]
    marks: dict[int, dict[int, str]] = defaultdict(dict)
    for place, marker in table.footnotes.items():
        line, column = place.split(",")
        marks[int(line)][int(column)] = marker
    figures = _figure_columns(table)
    lines = []
    for number, row in enumerate(table.rows[first:last], first):
        named = {column: note for column, marker in marks[number].items() if (note := _named(marker, row, notes))}
        lines.append(Line(f"{anchor}-{number + 1}", row.kind, _cells(row, overlay, named, figures)))
    own = f"{anchor}-{first + 1}-tiep" if first else anchor
    repairs = () if first else table.repairs
    return Grid(own, table.caption, head(table.columns, _widths(table)), tuple(lines), repairs, table.page, bool(first))


def _named(marker: str, row: Row, notes: Sequence[NoteMark]) -> NoteMark | None:
    """The note that a marker in a row means: the one marked in that row, else the only one with that marker."""
    same = [note for note in notes if note.marker == marker]
    near = [note for note in same if row.span.start <= note.at <= row.span.end]
    return near[0] if near else same[0] if len(same) == 1 else None


def _cells(row: Row, overlay: Overlay, named: dict[int, NoteMark], figures: Sequence[bool]) -> tuple[Cell, ...]:
    found: list[Cell] = []
    labelled = False
    for column, text in enumerate(row.cells):
        if row.kind == "group" and labelled and not text and column not in named:
            found[-1] = Cell(found[-1].html, found[-1].columns + 1, found[-1].figure)
            continue
        html = overlay.write(row.cell(column) if row.pieces else Joined(text, ()))
        note = named.get(column)
        if note and note.anchor not in overlay.placed:
            html += overlay.note(note)
        labelled = labelled or len(text) > len("XVIII.")
        found.append(Cell(html, 1, column < len(figures) and figures[column]))
    return tuple(found)


def _figure_columns(table: Table) -> list[bool]:
    """Which columns are mostly figures, and of short cells; those are set to the right, so that digits stand under digits."""
    cells = [[row.cells[i] for row in table.rows if i < len(row.cells) and row.cells[i]] for i in range(len(table.columns))]
    return [
        2 * sum(bool(_FIGURE.fullmatch(text)) for text in column) > len(column) and max(map(len, column)) <= MIDDLING
        for column in cells
    ]


def _widths(table: Table) -> tuple[str, ...]:
    """How much room each column needs: its longest cell counts once, the middle one three times."""
    found = []
    for column in range(len(table.columns)):
        lengths = sorted(len(row.cells[column]) for row in table.rows if column < len(row.cells) and row.cells[column]) or [0]
        room = (lengths[-1] + 3 * lengths[len(lengths) // 2]) / 4
        found.append(next((name for least, name in WIDTHS if room > least), ""))
    return tuple(found)


def head(columns: Sequence[str], widths: Sequence[str] = ()) -> tuple[tuple[HeadCell, ...], ...]:
    """Header rows from columns joined by " > ".

    >>> for line in head(["STT", "Năm > 2016", "Năm > 2017"]):
    ...     print([(cell.text, cell.columns, cell.rows) for cell in line])
    [('STT', 1, 2), ('Năm', 2, 1)]
    [('2016', 1, 1), ('2017', 1, 1)]
    """
    paths = [column.split(LEVEL) for column in columns]
    depth = max(map(len, paths), default=0)
    levels = []
    for level in range(depth):
        cells, i = [], 0
        while i < len(paths):
            if level >= len(paths[i]):
                i += 1
                continue
            last = level == len(paths[i]) - 1
            j = i + 1
            while not last and j < len(paths) and len(paths[j]) > level + 1 and paths[j][: level + 1] == paths[i][: level + 1]:
                j += 1
            cells.append(HeadCell(paths[i][level], j - i, depth - level if last else 1, widths[i] if last and widths else ""))
            i = j
        levels.append(tuple(cells))
    return tuple(levels)
