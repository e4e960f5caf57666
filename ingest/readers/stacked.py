"""Tables that a conversion wrote one cell a line, each cell begun by a tab, a row ended by an empty line.

A cell may go on over lines without a tab, and may be followed by empty lines of its own (an empty
paragraph, a footnote mark that was lost), so an empty line alone does not say that a row ends: the
width that makes the most rows alike does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.span import Joined, Span
from ingest.reading import RawCell, RawTable

_HEADING = re.compile(r"\s*(phụ lục|phu lục|phụ biểu|biểu|mẫu|điều \d|chương |phần |mục |[IVX]+\.\s)", re.IGNORECASE)
_WIDEST = 60
_LONGEST_CELL = 12


@dataclass(slots=True)
class _Cell:
    """Lines ``first`` to ``last`` of the text, then ``empty`` empty ones."""

    first: int
    last: int
    empty: int = 0


def stacked(lines: list[tuple[int, str]], i: int) -> tuple[RawTable | None, int]:
    """The table whose first cell is line ``i``, and the line after it; where the lines make no table, None and the
    line before which no such table begins."""
    cells = list(_cells(lines, i))
    if not cells:
        return None, i
    end = cells[-1].last + 1
    if len(cells) < 4 or 2 * sum(c.empty == 0 for c in cells) < len(cells):
        return None, end
    rows = _rows(cells)
    if rows is None:
        return None, end
    cells[-1].empty = 0
    last = cells[-1].last
    span = Span(lines[i][0], lines[last][0] + len(lines[last][1].rstrip()))
    return RawTable(span, tuple(tuple(_cell(lines, c, c is row[-1]) for c in row) for row in rows)), end


def _cells(lines: list[tuple[int, str]], i: int) -> Iterator[_Cell]:
    cell: _Cell | None = None
    for j in range(i, len(lines)):
        line = lines[j][1]
        if line.startswith("\t"):
            if "\t" in line[1:]:
                break
            if cell is not None:
                yield cell
            cell = _Cell(j, j)
        elif cell is None:
            return
        elif not line.strip():
            cell.empty += 1
        elif cell.empty > 1 or not _goes_on(lines, j):
            break
        else:
            cell.last, cell.empty = j, 0
    if cell is not None:
        yield cell


def _goes_on(lines: list[tuple[int, str]], j: int) -> bool:
    """Whether another cell follows soon, so that line ``j`` belongs to the cell before it."""
    empty = 0
    for _, line in lines[j : j + _LONGEST_CELL]:
        if line.startswith("\t"):
            return True
        if _HEADING.match(line):
            return False
        empty = 0 if line.strip() else empty + 1
        if empty > 1:
            return False
    return False


def _rows(cells: list[_Cell]) -> list[list[_Cell]] | None:
    groups: list[list[_Cell]] = [[]]
    for cell in cells:
        groups[-1].append(cell)
        if cell.empty:
            groups.append([])
    groups = [g for g in groups if g]
    best: list[list[_Cell]] = []
    alike = 0
    for width in range(2, min(_WIDEST, len(cells)) + 1):
        rows = _filled(groups, width)
        count = sum(len(row) == width for row in rows)
        if count >= alike and any(len(g) > 1 for g in groups):
            best, alike = rows, count
    return best if len(best) > 1 and 2 * alike >= len(best) else None


def _filled(groups: list[list[_Cell]], width: int) -> list[list[_Cell]]:
    """Groups put together as long as they fit a row of ``width`` cells."""
    rows: list[list[_Cell]] = []
    row: list[_Cell] = []
    for group in groups:
        if row and len(row) + len(group) > width:
            rows.append(row)
            row = []
        row = row + group
        if len(row) >= width:
            rows.append(row)
            row = []
    return [*rows, row] if row else rows


def _cell(lines: list[tuple[int, str]], cell: _Cell, ends_row: bool) -> RawCell:
    """A cell with the line ends that are its own: one after it ends the cell, one more ends a row."""
    start = lines[cell.first][0] + 1
    last = cell.last + max(0, cell.empty - ends_row)
    text = "\n".join(line for _, line in lines[cell.first : last + 1])[1:]
    return RawCell(Joined.verbatim(text, start))
